"""Another dictionary from the same code: bread instead of careers, German instead of English.

Everything that these pages say must come from `cases/second_dictionary/` or from the theme's own
translation. What does not is hard-coded in `hooks/` or `overrides/`.
"""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from jinja2 import Environment

from builds import CODE, FIRST_DICTIONARY, PROJECT, SECOND_DICTIONARY, Built
from crawl import Crawl, Page
from dictionary.model.wordings import STRINGS as WORDINGS
from words import strange, words_of_files, words_of_theme

STRINGS = FIRST_DICTIONARY / "glossary" / "_strings.yml"
ENGLISH = "contribute/errors/index.html"
"""The page of which most is English in every dictionary."""
TRANSLATED = SECOND_DICTIONARY / "eintraege" / "_strings.yml"

# The subject of the first dictionary, in both languages.
CAREERS = (
    "career|careers|job|jobs|job-search|résumé|resume|cv|interview|interviews|employer|employers|employee|employment"
    "|hiring|recruiter|salary|linkedin|networking|mentor|coffee chat|cover letter|karriere|lebenslauf|bewerbung"
    "|arbeitgeber|gehalt|vorstellungsgespräch"
)
SAME_IN_BOTH = {
    *("license_name", "field_definition", "part_senses_definition", "part_aliases_text", "register_neutral"),
    *(f"field_{name}_example" for name in ("added", "reviewed", "review_by", "contributors")),
}
"""The same word, a day or a name, in both languages."""
PLACEHOLDER = re.compile(r"\{\w+\}")


@pytest.fixture(scope="module")
def site(second_dictionary: Built) -> Crawl:
    return Crawl(second_dictionary)


def strings(path: Path) -> dict[str, str]:
    """The words of an interface."""
    loaded = yaml.safe_load(path.read_text(encoding="utf-8"))
    return {key: str(text) for key, text in loaded.items()}


def test_every_word_of_the_interface_is_translated() -> None:
    english, german = strings(STRINGS), strings(TRANSLATED)
    assert german.keys() - WORDINGS.keys() == english.keys()
    assert {key for key in english if english[key] == german[key]} == SAME_IN_BOTH
    # What the checks say is English where a dictionary does not say it itself.
    assert WORDINGS.keys() <= german.keys()
    english = {**WORDINGS, **english}
    for key, text in german.items():
        # German questions need no indefinite article in front of the headword.
        assert set(PLACEHOLDER.findall(text)) <= {*PLACEHOLDER.findall(english[key]), "{headword}"}, key
    assert len(german["months"].split()) == len(english["months"].split()) == 12


def test_nothing_is_said_about_careers(site: Crawl) -> None:
    """In no file: not in pages, data, the search index, style sheets or scripts (the theme's own left out)."""
    of_the_theme = ("assets/javascripts/", "assets/stylesheets/", "assets/images/")
    careers = re.compile(rf"\b(?:{CAREERS})\b", re.IGNORECASE)
    texts = {
        path: site.text(path)
        for path in site.files
        if not path.startswith(of_the_theme) and not path.endswith((".gz", ".inv", ".apkg", ".epub"))
    }
    assert len(texts) > len(site.pages)
    found = {path: sorted(set(careers.findall(text))) for path, text in texts.items()}
    assert {path: words for path, words in found.items() if words} == {}


def test_addresses_are_its_own(site: Crawl) -> None:
    folders = {path.partition("/")[0] for path in site.files if "/" in path}
    assert {"woerterbuch", "artikel", "themen"} <= folders
    assert not {"dictionary", "articles", "topics", "glossary"} & folders
    for page in site.pages.values():
        for element in page.elements:
            for address in element.addresses():
                assert not re.search(r"(?:^|/)(?:dictionary|articles|topics|glossary)/", address), (page.path, address)


def test_no_word_of_the_english_interface_is_left(site: Crawl) -> None:
    """What this project's own strings say, cut at the places that are filled in."""
    german = " ".join(strings(TRANSLATED).values())
    english = strings(STRINGS)
    pieces = {
        piece.strip(' \t:,.“”"?')
        for key, text in english.items()
        for piece in (text.split() if key == "months" else PLACEHOLDER.split(text))
    }
    # Some words are the same in both languages: April.
    pieces = {piece for piece in pieces if len(piece) > 2 and not re.search(rf"\b{re.escape(piece)}\b", german)}
    assert len(pieces) > len(english) / 2
    words = re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, sorted(pieces))) + r")(?!\w)")
    assert list(_shown(site, words)) == []


def test_every_word_that_is_shown_stands_in_its_files(site: Crawl) -> None:
    """Or in the theme's own translation. The name of the repository's host is made from its address."""
    files = [path for path in SECOND_DICTIONARY.rglob("*.*") if path.is_file()]
    assert strange(site, words_of_files(files) | words_of_theme("de")) == set()


def test_what_is_english_says_so(site: Crawl) -> None:
    """The checks speak English in every dictionary, and so does the page about them."""
    page = site.pages[ENGLISH]
    (codes,) = (element for element in page.elements if "codes" in element.classes)
    assert codes.attributes["lang"] == "en"
    labels = [element for element in page.elements if "label" in element.classes and element.line > codes.line]
    assert {element.attributes["lang"] for element in labels} == {"de"}
    assert {"Falsch", "Richtig"} <= set(page.shown)
    assert "eintraege/swift.yml" in page.shown


def test_every_page_says_its_language(site: Crawl) -> None:
    assert {path: [e.attributes.get("lang") for e in page.all("html")] for path, page in site.pages.items()} == {
        path: ["de"] for path in site.pages
    }


def test_letters_fold_umlauts(site: Crawl) -> None:
    page = site.pages["woerterbuch/index.html"]
    order = [id for id in page.ids if id.startswith(("letter-", "entry-"))]
    assert order == [
        *("letter-b", "entry-berliner", "entry-broetchen", "letter-e", "entry-eierkuchen"),
        *("letter-g", "entry-gare", "entry-graubrot", "letter-m", "entry-mischbrot"),
        *("letter-s", "entry-sauerteig", "letter-u", "entry-uebernachtgare"),
    ]


@pytest.mark.parametrize(
    ("address", "entry"),
    [
        ("semmel", "broetchen"),  # an alias
        ("stuckgare", "gare#covers-stuckgare"),  # a covered term, its umlaut folded
        ("weissgeback", "broetchen#covers-weissgeback"),  # ß is two letters, not a gap
        ("graues-brot", "mischbrot"),  # a former address
        ("kalte-gare", "uebernachtgare"),
    ],
)
def test_addresses_of_labels_lead_to_their_entry(site: Crawl, address: str, entry: str) -> None:
    page = site.pages[f"woerterbuch/{address}/index.html"]
    slug, _, anchor = entry.partition("#")
    assert page.is_redirect
    assert [e.attributes["href"] for e in page.all("a")] == [f"../{slug}/" + (f"#{anchor}" if anchor else "")]


def test_an_ambiguous_label_has_a_signpost_and_no_links(site: Crawl) -> None:
    signpost = site.pages["woerterbuch/pfannkuchen/index.html"]
    assert {"entry-berliner", "entry-eierkuchen"} <= signpost.ids.keys()
    assert links(site, "eierkuchen") >= {("Berliner", "berliner")}
    for path, page in site.pages.items():
        is_chosen_by_its_author = path.startswith("artikel/sonntagsbroetchen/")
        assert is_chosen_by_its_author or "Pfannkuchen" not in {text for text, _ in _links(page)}, path


def test_mentions_are_linked_in_german(site: Crawl) -> None:
    """Listed forms, aliases and headwords with umlauts; no English plural is made up."""
    article = site.pages["artikel/sonntagsbroetchen/index.html"]
    assert _links(article) == {
        ("Brötchen", "broetchen"),
        ("Übernachtgare", "uebernachtgare"),
        ("Sauerteig", "sauerteig"),
        ("Gare", "gare"),
        ("Pfannkuchen", "eierkuchen"),
    }
    assert links(site, "mischbrot") >= {("Sauerteig", "sauerteig")}
    # `not_in`: a Berliner Landbrot is not a Berliner.
    labels = json.loads(site.text("api/v1/labels.json"))["result"]
    assert labels["berliner landbrot"] is None
    assert {label for label, slug in labels.items() if slug == "berliner"} == {"berliner", "berlinern", "krapfen"}


def test_entries_of_every_kind_say_what_they_are(site: Crawl) -> None:
    translated = strings(TRANSLATED)
    pages = {slug: site.pages[f"woerterbuch/{slug}/index.html"] for slug in site.built.slugs}
    assert translated["stub_note"] in pages["uebernachtgare"].texts
    assert translated["retired_note"] in " ".join(pages["graubrot"].texts)
    assert "../mischbrot/" in {e.attributes["href"] for e in pages["graubrot"].all("a") if e.in_article}
    assert pages["graubrot"].is_hidden
    assert {"sense-ruhe", "sense-reife", "meanings", "covers-stockgare"} <= pages["gare"].ids.keys()
    assert translated["legal_note"] in pages["mischbrot"].texts
    assert any("9. März 2025" in text for text in pages["broetchen"].texts)
    assert "Was bedeutet „Gare“?" in site.text("woerterbuch/gare/index.html")


def test_templates_hold_no_words() -> None:
    """Texts, read-out attributes and quoted sentences: all of them belong into `_strings.yml`."""
    assert list(_words_in_templates()) == []


def links(site: Crawl, slug: str) -> set[tuple[str, str]]:
    """Shown text and target of the links in the prose of an entry."""
    return _links(site.pages[f"woerterbuch/{slug}/index.html"])


def _links(page: Page) -> set[tuple[str, str]]:
    found = set()
    for number, piece in enumerate(page.article):
        if piece.startswith("<a ") and (match := re.search(r"\('data-entry', '([^']+)'\)", piece)):
            found.add((page.article[number + 1], match[1]))
    return found


def _shown(site: Crawl, words: re.Pattern[str]) -> Iterator[tuple[str, str, str]]:
    for path, page in site.pages.items():
        if path == ENGLISH:
            continue
        title = re.findall(r"<title>(.*?)</title>", site.text(path), re.DOTALL)
        for text in (*page.shown, *title):
            for match in words.finditer(text):
                yield path, match[0], text


def _words_in_templates() -> Iterator[str]:
    environment = Environment()
    for folder in CODE:
        for path in sorted((PROJECT / folder).rglob("*")):
            if path.suffix not in (".html", ".j2", ".xml"):
                continue
            name = path.relative_to(PROJECT).as_posix()
            literal = ""
            for line, kind, value in environment.lex(path.read_text(encoding="utf-8"), name):
                if kind == "data":
                    literal += value
                elif kind == "variable_begin":
                    literal += "\ufffc"
                elif kind == "string" and re.search(r"[A-Za-z]{2,} [A-Za-z]{2,}|^.[A-Z][a-z]+.$", value):
                    yield f"{name}:{line}: {value}"
            page = Page(name, literal)
            for text in page.shown:
                if re.search(r"[A-Za-z]{2,}", text):
                    yield f"{name}: {text}"
