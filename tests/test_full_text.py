"""The files of the search of texts: what is in them and what is not, how they are cut, and how to read them."""

import json
from pathlib import Path
from typing import Any

import pytest

from builds import Built
from dictionary.assembly import assemble
from dictionary.exports import full_text
from dictionary.exports.passages import plain
from dictionary.exports.web import Web
from dictionary.language.text_words import text_words
from dictionary.site import Build, RenderedPage, Settings

WEB = Web("https://x.example/", lambda path: path)
ENTRY = """\
headword: nest box
topics: [birds]
aliases: [birdhouse]
covers: [roosting box]
status: published
definition: A nest box is a box for birds.
in_short:
  - label: Height
    value: three meters
senses:
  - id: garden
    label: in gardens
    definition: A nest box is made of wood.
    examples: [It hangs there.]
explanation: Clean the *box* in autumn.
pattern: put up a box
steps: [Saw the boards.]
scripts:
  - situation: Asking a neighbor
    text: May I use your ladder?
tips: [Face it north.]
mistakes: [Paint inside.]
examples: [Tits moved in.]
confusables:
  - term: feeder
    difference: A feeder holds seeds.
region_notes:
  uk: Robins take open ones.
origin: Gilbert White wrote of it.
see_also: [nest]
sources:
  - title: A book of sources
    publisher: Secret press
    authority: press
    note: Whispered.
contributors: [somebody]
"""
ARTICLE = """\
<h1 id="top">Boxes</h1><p>All about <em>box</em>es.</p>
<h2 id="where">Where to hang<a class="headerlink" href="#where">¶</a></h2>
<p>Near a hedge.</p><blockquote><p>Quoted words of others.</p></blockquote><ul><li>high</li><li>low</li></ul>
<script>secret()</script>
"""


def build_of(folder: Path, entries: dict[str, str], article: str = "") -> Build:
    glossary = folder / "glossary"
    glossary.mkdir(parents=True)
    source = Path(__file__).parent / "cases" / "first_dictionary" / "glossary"
    for name in ("strings", "audiences"):
        (glossary / f"_{name}.yml").write_bytes((source / f"_{name}.yml").read_bytes())
    (glossary / "_regions.yml").write_text("uk: the islands\n", "utf-8")
    (glossary / "_topics.yml").write_text("birds:\n  name: Birds\n  description: All about birds.\n", "utf-8")
    for slug, text in entries.items():
        (glossary / f"{slug}.yml").write_text(text, "utf-8")
    if article:
        (folder / "docs" / "articles").mkdir(parents=True)
        (folder / "docs" / "articles" / "boxes.md").write_text("---\ntitle: Boxes\ndescription: D.\n---\n", "utf-8")
    assembly = assemble(folder, Settings(name="Birds"))
    assert assembly.site, assembly.problems
    build = Build(assembly.site)
    build.rendered["articles/boxes.md"] = RenderedPage((), content=article)
    return build


def read(build: Build) -> dict[str, Any]:
    """Path → what the file holds."""
    return {path.removeprefix("api/v1/"): json.loads(text)["result"] for path, text in full_text.files(build, WEB)}


def answering(found: dict[str, Any], word: str) -> list[tuple[str, int]]:
    """Address of each text that has a word, with its weight, as the browser reads them."""
    parts = found["texts.json"]["parts"]
    part = max((part for part in parts if word.startswith(part)), key=len)
    _, *places = found[f"words/{parts.index(part)}.json"]["words"].get(word, [0])
    answers, number = [], 0
    for step, weight in zip(places[::2], places[1::2], strict=True):
        number += step
        text = found[f"texts/{number // full_text.TEXTS_IN_FILE}.json"]["texts"][number % full_text.TEXTS_IN_FILE]
        answers.append((text["path"], weight))
    return answers


NEST = "headword: nest\ntopics: [birds]\nstatus: stub\ndefinition: A nest is a home for birds.\n"


@pytest.fixture
def birds(tmp_path: Path) -> dict[str, Any]:
    return read(build_of(tmp_path, {"nest-box": ENTRY, "nest": NEST}, ARTICLE))


@pytest.mark.parametrize(
    ("anchor", "word"),
    [
        ("", "birds"),
        ("", "meters"),
        ("sense-garden", "wood"),
        ("sense-garden", "hangs"),
        ("", "autumn"),
        ("steps", "boards"),
        ("what-to-say", "neighbor"),
        ("what-to-say", "ladder"),
        ("tips", "north"),
        ("mistakes", "paint"),
        ("examples", "tits"),
        ("not-to-be-confused", "seeds"),
        ("in-other-countries", "islands"),
        ("in-other-countries", "robins"),
        ("origin", "gilbert"),
    ],
)
def test_what_an_entry_says_is_found_in_its_section(anchor: str, word: str, birds: dict[str, Any]) -> None:
    assert "dictionary/nest-box.md" in dict(answering(birds, word))
    texts = [text for path, file in birds.items() if path.startswith("texts/") for text in file["texts"]]
    (box,) = (text for text in texts if text["title"] == "nest box")
    assert anchor in [anchor for anchor, _, text in box["passages"] if word in text_words(text)]


def test_what_stands_around_it_is_not_found(birds: dict[str, Any]) -> None:
    for word in ("secret", "press", "whispered", "somebody", "quoted", "others", "stub", "published"):
        assert answering(birds, word) == [], word
    # Words by which people only ask are in every text.
    assert answering(birds, "the") == answering(birds, "for") == []
    assert {"the", "for"} < set(birds["texts.json"]["fillers"])


def test_names_are_found_though_no_passage_has_them(birds: dict[str, Any]) -> None:
    for name in ("birdhouse", "roosting"):
        assert [path for path, _ in answering(birds, name)] == ["dictionary/nest-box.md"]
    weights = dict(answering(birds, "nest"))
    assert weights["dictionary/nest.md"] >= weights["dictionary/nest-box.md"]


def test_articles_are_cut_at_their_headings(birds: dict[str, Any]) -> None:
    texts = [text for path, file in birds.items() if path.startswith("texts/") for text in file["texts"]]
    passages = [text["passages"] for text in texts if text["path"] == "articles/boxes.md"]
    assert passages == [[["", "", "All about boxes."]], [["where", "Where to hang", "Near a hedge. high low"]]]


def test_an_entry_that_is_kept_no_longer_is_not_found(tmp_path: Path) -> None:
    retired = NEST.replace("stub", "retired\nreplaced_by: nest").replace("nest\n", "nook\n", 1)
    found = read(build_of(tmp_path, {"nest": NEST, "nook": retired}))
    assert found["texts.json"]["count"] == 1


def test_a_filler_that_is_a_name_is_found(tmp_path: Path) -> None:
    will = "headword: will\ntopics: [birds]\nstatus: stub\ndefinition: A will is a text.\n"
    found = read(build_of(tmp_path, {"will": will, "nest": NEST}))
    assert [path for path, _ in answering(found, "will")] == ["dictionary/will.md"]


def test_a_large_dictionary_comes_in_parts_that_are_small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(full_text, "MOST_IN_PART", 2_000)
    monkeypatch.setattr(full_text, "MOST_PLACES", 50)
    entries = {}
    for number in range(200):
        word = f"{'abcdefghij'[number % 10]}{'aeiou'[number // 10 % 5]}x{number}"
        text = NEST.replace("nest\n", f"{word}\n", 1).replace("A nest", f"{word} bird{' bird' * (number == 150)}")
        entries[f"bird-{number}"] = text
    found = read(build_of(tmp_path, entries))
    parts = found["texts.json"]["parts"]
    assert parts == sorted(parts) and len(parts) > 3
    assert len([path for path in found if path.startswith("words/")]) == len(parts)
    for number in (0, 77, 199):
        word = f"{'abcdefghij'[number % 10]}{'aeiou'[number // 10 % 5]}x{number}"
        assert [path for path, _ in answering(found, word)] == [f"dictionary/bird-{number}.md"]
    # Of a word that all have, those that are most about it are kept, and how many there are.
    places = answering(found, "bird")
    assert len(places) == 50
    assert max(places, key=lambda place: place[1])[0] == "dictionary/bird-150.md"
    words = {word: file for path, file in found.items() if path.startswith("words/") for word in file["words"]}
    assert words["bird"]["words"]["bird"][0] == 200
    for path, file in found.items():
        if path.startswith("words/") and len(file["words"]) > 1:
            assert len(json.dumps(file)) < 3 * 2_000


def test_the_version_is_another_one_when_anything_is(tmp_path: Path) -> None:
    one = read(build_of(tmp_path / "one", {"nest": NEST}))
    same = read(build_of(tmp_path / "same", {"nest": NEST}))
    other = read(build_of(tmp_path / "other", {"nest": NEST.replace("home", "place")}))
    assert one == same
    assert one["texts.json"]["version"] != other["texts.json"]["version"]


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("plain  text", "plain text"),
        ("<p>One <em>word</em>.</p><p>Two &amp; three</p>", "One word. Two & three"),
        ("a<br>b", "a b"),
        ("<ul><li>x</li><li>y</li></ul>", "x y"),
        ("1 &lt; 2", "1 < 2"),
    ],
)
def test_the_text_of_a_field(html: str, text: str) -> None:
    assert plain(html) == text


@pytest.mark.parametrize("built", ["with_directory_urls", "without_directory_urls", "second_dictionary"])
def test_every_text_of_a_site_is_at_its_address(built: str, request: pytest.FixtureRequest) -> None:
    made: Built = request.getfixturevalue(built)
    folder = made.site / "api/v1"
    index = json.loads((folder / "texts.json").read_text("utf-8"))["result"]
    texts = [
        text
        for path in sorted((folder / "texts").iterdir())
        for text in json.loads(path.read_text("utf-8"))["result"]["texts"]
    ]
    assert len(texts) == index["count"] > len(made.slugs) / 2
    for text in texts:
        page = made.site / text["path"]
        html = (page / "index.html" if page.is_dir() else page).read_text("utf-8")
        for anchor, _, _ in text["passages"]:
            assert not anchor or f'id="{anchor}"' in html, (text["path"], anchor)
