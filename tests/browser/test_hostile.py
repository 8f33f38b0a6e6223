"""Hostile texts in every text field: nothing runs, no page breaks, no field swallows the next.

Pages are looked at in two ways. Read as a browser reads them, each must consist of the same
elements as the page of the control, with every text in its own place. Opened, none may run
anything, ask for anything or hide anything.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from difflib import unified_diff
from pathlib import Path
from urllib.parse import quote

import pytest
from markdown import Markdown
from playwright.sync_api import Page, expect

import hostile
from dictionary.assembly import assemble
from dictionary.language.slugs import is_page_name, slug_of
from dictionary.linking.fields import FieldRenderer
from dictionary.linking.former_addresses import FormerAddress, parse
from dictionary.model.entry import Entry
from dictionary.model.problems import FieldPath
from dictionary.model.walking import texts
from dictionary.pages.finished_html import FinishedHtml
from dictionary.pages.pages import entry_page
from dictionary.reading.loading import VOCABULARIES, load_entry
from dictionary.site import Settings, Site
from hostile import Carrier, Case, HostileSite, place
from visiting import Visitor

SCRIPT = Path(__file__).with_name("inspect.js").read_text(encoding="utf-8")
SECTIONS = (
    "meanings",
    "covered",
    "steps",
    "what-to-say",
    "tips",
    "mistakes",
    "examples",
    "not-to-be-confused",
    "in-other-countries",
    "origin",
    "see-also",
    "more-on",
    "sources",
)
"""All sections of the text of an entry's page, in order."""
PLACES: Mapping[str, str | None] = {
    "headword": "h1.headword",
    "definition": ".definition > p",
    "in_short.0.label": ".in-short dt",
    "in_short.0.value": ".in-short dd",
    "in_short.0.source": None,  # the title of a source, shown there
    "senses.0.id": None,  # in an address only
    "senses.0.label": ".senses > li > p > .sense-label",
    "senses.0.definition": ".senses > li > p",
    "senses.0.examples": ".senses > li > .example",
    "explanation": ".explanation",
    "examples": ".examples > li",
    "aliases": ".aliases b",
    "covers.0.text": ".covered > li > b",
    "forms": None,  # for the linker
    "pattern": ".pattern i",
    "pronunciation.0.form": ".pronunciation > .pron-form",
    "pronunciation.0.ipa": ".pronunciation > .ipa",
    "pronunciation.0.respelling": ".pronunciation > .respelling",
    "pronunciation.0.note": ".pronunciation > .note",
    "steps": ".steps > li",
    "tips": ".tips > li",
    "mistakes": ".mistakes > li",
    "scripts.0.situation": ".script > figcaption",
    "scripts.0.text": ".script > blockquote > p",
    "confusables.1.term": ".confusables > dt",
    "confusables": ".confusables > dd",
    "region_notes": ".region-notes > dd",
    "origin": ".origin > p",
    "sources.0.title": ".sources > li cite",
    "sources.0.publisher": ".sources > li",
    "sources.0.url": None,  # in an address only
    "sources.0.note": ".sources > li > .source-note",
    "contributors": ".facts > span",
    "not_in": None,  # for the linker
    "redirect_from": None,  # addresses
}
"""Beginning of a text field's place → where on its entry's page it must stand. The longest counts."""

# Up and down again, a frame for each, so that the theme notices.
SCROLL_TO_THE_END = """async box => {
  for (const top of [0, box.scrollHeight]) {
    box.scrollTo(0, top);
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  }
}"""

Place = tuple[str, str]
"""Selector of elements, and what one of them must say."""


@pytest.fixture
def inspector(look: Visitor) -> Page:
    """A page that reads other pages without running them."""
    page = look(f"dictionary/{hostile.MENTIONED}/")
    page.evaluate(f"() => {{ {SCRIPT}; Object.assign(window, {{ inspect, inspectText, inspectItems }}); }}")
    return page


# ---- The cases themselves -------------------------------------------------------------------------


def test_there_are_enough_of_them_and_no_two_are_the_same() -> None:
    cases = [*hostile.cases(), *hostile.unloadable()]
    assert len(cases) >= 60
    assert len({case.text for case in cases}) == len(cases)


def test_every_text_field_of_the_model_carries_the_text(hostile_site: HostileSite) -> None:
    control = hostile_site.carriers[0]
    path = f"glossary/{control.case.slug}.yml"
    source = (hostile_site.project.folder / path).read_bytes()
    entry, problems = load_entry(path, source, {key: [control.case.slug] for key in VOCABULARIES})
    assert problems == []
    read = {path: text for path, text, _ in texts(entry) if "shared" not in text}
    assert read == {path: text for path, text in control.texts.items() if path[-1] != "url"}
    assert [place(path) for path in read if not any(place(path).startswith(start) for start in PLACES)] == []


def test_what_the_loader_refuses_is_a_problem(hostile_site: HostileSite) -> None:
    refused = [found for one in hostile_site.carriers for found in one.refused.values()]
    assert refused
    assert {problem.severity for found in refused for problem in found} == {"error"}
    assert all(found for found in refused)


def test_no_text_becomes_a_name_of_its_own_in_the_file_system(hostile_site: HostileSite) -> None:
    """Labels and former addresses are names of folders: slugs, and what a former address may hold."""
    around = hostile_site.folder.parent
    assert sorted(path.name for path in around.iterdir()) == ["project", "site"]
    folders = [path.name for path in (hostile_site.folder / "dictionary").rglob("*") if path.is_dir()]
    assert len(folders) > len(hostile_site.carriers)
    former = {name for name in folders if slug_of(name) != name or not is_page_name(name)}
    assert [name for name in sorted(former) if not isinstance(parse(quote(name)), FormerAddress)] == []


@pytest.mark.parametrize("value", hostile.written(), ids=lambda value: value["name"])
def test_what_only_yaml_can_say_is_refused_in_every_field(value: Mapping[str, str]) -> None:
    case = hostile.cases()[0]
    for only in hostile.texts_of(case):
        data = hostile.entry_data(
            case, lambda path, _, only=only: "PLACEHOLDER" if path == only else "https://example.org/"
        )
        source = hostile.dumped(data).replace("PLACEHOLDER", value["yaml"])
        _, problems = load_entry("glossary/x.yml", source.encode(), {key: [case.slug] for key in VOCABULARIES})
        assert value["code"] in {problem.code for problem in problems}, (place(only), problems)


# ---- Pages, read ----------------------------------------------------------------------------------


def _entry_places(one: Carrier) -> Iterator[Place]:
    for path, text in one.texts.items():
        if path[-1] == 1:
            continue  # no mark, so it could be anywhere
        if selector := _selector(path):
            yield selector, one.case.mark(place(path)) if _is_markdown(selector) else text
    yield "title", one.texts["headword",]
    yield 'meta[property="og:title"]', one.texts["headword",]
    yield "meta[name=description]", one.texts["definition",]
    yield 'meta[property="og:description"]', one.texts["definition",]
    yield ".crumbs a", one.plain("topicsname")
    yield ".grammar > .region", one.plain("regionsname")
    yield ".region-notes > dt", one.plain("regionsname")
    yield ".more-on > li > a", one.plain("articletitle")
    yield ".more-on > li > span", one.plain("articledescription")
    yield "h2#more-on", one.texts["headword",]
    yield ".contents", one.texts["headword",]


def _selector(path: FieldPath) -> str | None:
    starts = [start for start in PLACES if place(path).startswith(start)]
    return PLACES[max(starts, key=len)]


def _is_markdown(selector: str) -> bool:
    """Whether what stands there need not be read as it was written."""
    fields = (".explanation", ".steps", ".tips", ".mistakes", ".confusables > dd", ".region-notes", ".origin")
    return selector.startswith(fields) or selector.endswith(".source-note")


def _article_places(one: Carrier) -> Iterator[Place]:
    yield "title", one.plain("articletitle")
    yield 'meta[property="og:title"]', one.plain("articletitle")
    yield "meta[name=description]", one.plain("articledescription")
    yield 'meta[property="og:description"]', one.plain("articledescription")
    yield "meta[name=author]", one.plain("articleauthor")
    yield ".sources > li cite", one.plain("articlesourcetitle")
    yield ".sources > li", one.plain("articlesourcepublisher")
    yield ".sources > li > .source-note", one.plain("articlesourcenote")


def _topic_places(one: Carrier) -> Iterator[Place]:
    yield "title", one.plain("topicsname")
    yield "h1", one.plain("topicsname")
    yield ".lead", one.plain("topicsdescription")
    yield "meta[name=description]", one.plain("topicsdescription")
    yield ".topic-list dt", one.texts["headword",]
    yield ".topic-list dd", one.texts["definition",]


def _signpost_places(one: Carrier) -> Iterator[Place]:
    for selector in ("title", "h1", ".lead", "meta[name=description]"):
        yield selector, one.plain("shared")
    yield ".signpost-list dt", one.texts["headword",]
    yield ".signpost-list dd", one.texts["definition",]


def _redirect_places(*path: str | int) -> Callable[[Carrier], Iterator[Place]]:
    def places(one: Carrier) -> Iterator[Place]:
        for selector in ("title", "a"):
            yield selector, one.texts[path]
            yield selector, one.texts["headword",]

    return places


@pytest.mark.parametrize(
    ("address", "places"),
    [
        pytest.param(HostileSite.entry, _entry_places, id="entry"),
        pytest.param(HostileSite.article, _article_places, id="article"),
        pytest.param(HostileSite.topic, _topic_places, id="topic"),
        pytest.param(lambda site, one: site.label(one, "shared"), _signpost_places, id="signpost"),
        pytest.param(
            lambda site, one: site.label(one, "aliases0text"), _redirect_places("aliases", 0, "text"), id="alias"
        ),
        pytest.param(
            lambda site, one: site.label(one, "covers0text"), _redirect_places("covers", 0, "text"), id="covered"
        ),
    ],
)
def test_no_text_changes_its_page(
    address: Callable[[HostileSite, Carrier], str | None],
    places: Callable[[Carrier], Iterator[Place]],
    hostile_site: HostileSite,
    inspector: Page,
) -> None:
    faults: list[str] = []
    control = None
    for one in hostile_site.carriers:
        page = address(hostile_site, one)
        if page is None:
            continue
        expected = [(selector, _one_line(text)) for selector, text in places(one)]
        found = inspector.evaluate("([address, places]) => inspect(address, places)", [page, expected])
        control = control or found["skeleton"]
        faults += _faults(one.case, control, found)
    assert not faults, "\n".join(faults)


def test_the_page_of_an_entry_has_all_its_sections(hostile_site: HostileSite, inspector: Page) -> None:
    """The page that all others are compared with is itself whole."""
    address = hostile_site.entry(hostile_site.carriers[0])
    found = inspector.evaluate("address => inspect(address, [])", address)
    headings = [line.strip() for line in found["skeleton"] if line.strip().startswith("h2[id=")]
    assert headings == [f"h2[id={section}]" for section in SECTIONS]


@pytest.mark.parametrize(
    ("path", "item", "places"),
    [
        ("dictionary/", ".browse-list > div", {"dt > a": "headword", "dd": "definition"}),
        ("articles/", ".articles-list > div", {"dt > a": "articletitle", "dd": "articledescription"}),
        ("topics/", ".topics-list > div", {"dt > a": "topicsname", "dd": "topicsdescription"}),
        ("", ".articles-list > div", {"dt > a": "articletitle", "dd": "articledescription"}),
        ("", ".topic-cards > li", {"a": "topicsname"}),
        ("about/", ".md-content__inner li", {}),
        ("about/", ".preview-notes > dl > div", {"dt": "headword", "dd": "definition"}),
        (f"dictionary/{hostile.MENTIONED}/", ".backlinks > li:has(.label)", {"a": "articletitle"}),
        (f"dictionary/{hostile.MENTIONED}/", ".backlinks > li:not(:has(.label))", {"a": "headword"}),
    ],
)
def test_every_item_of_a_list_is_like_the_others(
    path: str, item: str, places: Mapping[str, str], hostile_site: HostileSite, inspector: Page
) -> None:
    items = inspector.evaluate(
        "([address, item, selectors]) => inspectItems(address, item, selectors)",
        [hostile_site.url + path, item, list(places)],
    )
    assert items
    assert {item["skeleton"] for item in items} == {items[0]["skeleton"]}
    for number, field in enumerate(places.values()):
        said = {item["texts"][number] for item in items}
        expected = {_one_line(_text(one, field)) for one in hostile_site.carriers}
        assert expected - said == set()


def test_quoted_sentences_are_texts(hostile_site: HostileSite, inspector: Page) -> None:
    """Each entry mentions another one in its explanation, and is quoted on its page."""
    items = inspector.evaluate(
        "([address, item]) => inspectItems(address, item, ['.quoted'])",
        [f"{hostile_site.url}dictionary/{hostile.QUOTED}/", ".backlinks > li"],
    )
    # Where a text makes code of what follows it, nothing is linked.
    assert len(items) > len(hostile_site.carriers) * 0.9
    assert {item["skeleton"] for item in items} == {items[0]["skeleton"]}
    assert [item["texts"] for item in items if "quoted entry" not in item["texts"][0]] == []


def test_records_that_no_file_could_give_do_no_harm(hostile_site: HostileSite, look: Visitor, inspector: Page) -> None:
    """The page is safe by itself, whatever the loader lets through."""
    folder = hostile_site.project.folder
    site = assemble(folder, Settings(name="Hostile")).site
    assert site is not None
    control = hostile_site.carriers[0].case
    renderer = FieldRenderer(site.index)
    faults: list[str] = []
    skeleton = None
    for case in [control, *hostile.cases()[1:], *hostile.unloadable()]:
        as_control = Case(control.number, hostile.CONTROL, case.text)
        document = _document(as_control, site, renderer)
        expected = [
            (selector, control.mark(place(path)))
            for path in hostile.texts_of(control)
            if path[-1] != 1 and (selector := _selector(path)) and selector != ".facts > span"
        ]
        found = inspector.evaluate("([html, places]) => inspectText(html, places)", [document, expected])
        skeleton = skeleton or found["skeleton"]
        faults += _faults(case, skeleton, found)
    assert not faults, "\n".join(faults)


def _document(case: Case, site: Site, renderer: FieldRenderer) -> str:
    """The page of an entry made from a record, as the builder would make it."""
    data = hostile.entry_data(case, lambda path, scalar: hostile.value_of(case, path, scalar))
    entry = hostile.record_of(Entry, {"slug": case.slug, "path": f"glossary/{case.slug}.yml", **data})
    text, _ = entry_page(entry, site, lambda path: f"../{path}", renderer)
    extensions = ["toc", "tables", "fenced_code", "attr_list", "sane_lists", FinishedHtml()]
    return Markdown(extensions=extensions).convert(text)


def _text(one: Carrier, field: str) -> str:
    return one.texts[field,] if (field,) in one.texts else one.plain(field)


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _faults(case: Case, control: list[str], found: Mapping[str, list[str]]) -> Iterator[str]:
    """What is wrong with an inspected page."""
    if found["skeleton"] != control:
        lines = list(unified_diff(control, found["skeleton"], "control", case.name, lineterm="", n=2))
        yield "\n".join([f"{case.name}: other elements than the control", *lines[:30]])
    for kind in ("misplaced", "strangers", "addresses"):
        yield from (f"{case.name}: {kind}: {fault}" for fault in found[kind])


# ---- Pages, opened --------------------------------------------------------------------------------


def test_nothing_runs_and_nothing_is_hidden(hostile_site: HostileSite, look: Visitor) -> None:
    page = look("about/")
    faults: list[str] = []
    for one in hostile_site.carriers:
        page.goto(hostile_site.entry(one))
        seen = page.inner_text("body")
        marks = [one.case.mark(place(path)) for path in one.texts if path[-1] != 1 and _selector(path)]
        faults += [f"{one.case.name}: {mark} cannot be seen" for mark in marks if mark not in seen]
        faults += _happened(page)
    lists = ("", "dictionary/", "articles/", "topics/", "about/")
    for path in (*lists, *(f"dictionary/{slug}/" for slug in hostile.OTHERS)):
        page.goto(hostile_site.url + path)
        faults += _happened(page)
    assert not faults, "\n".join(faults)


def test_nothing_runs_in_passages(hostile_site: HostileSite, look: Visitor) -> None:
    page = look("about/")
    page.goto(f"{hostile_site.url}search/?word=quoted%20entry")
    passages = page.locator(".passages li")
    expect(passages).not_to_have_count(0)
    more = page.get_by_role("button", name="Show more passages")
    while more.is_visible():
        count = passages.count()
        more.click()
        page.wait_for_function("count => document.querySelectorAll('.passages li').length > count", arg=count)
    shown = " ".join(passages.all_inner_texts())
    assert [one.case.name for one in hostile_site.carriers if one.case.mark("headword") not in shown] == []
    assert set(passages.locator("*").evaluate_all("all => all.map((each) => each.localName)")) <= {
        "a",
        "p",
        "span",
        "mark",
    }
    assert list(_happened(page)) == []


def test_nothing_runs_in_results_of_the_themes_search(hostile_themed_site: HostileSite, look_themed: Visitor) -> None:
    hostile_site = hostile_themed_site
    page = look_themed("about/")
    faults: list[str] = []
    for path in ("", f"dictionary/{hostile.MENTIONED}/", f"dictionary/{hostile_site.carriers[1].case.slug}/"):
        page.goto(hostile_site.url + path)
        faults += _happened(page)
    assert faults == []
    page.get_by_role("textbox", name="Search").fill("quoted entry")
    # The theme shows a few results, and more whenever one scrolls to the end of them.
    results = page.locator(".md-search-result__item")
    # The theme makes its index in the browser, of pages that are large on purpose.
    expect(results).not_to_have_count(0, timeout=60_000)
    while (count := results.count()) < len(hostile_site.carriers):
        page.locator(".md-search__scrollwrap").evaluate(SCROLL_TO_THE_END)
        page.wait_for_function(
            "count => document.querySelectorAll('.md-search-result__item').length > count", arg=count
        )
    shown = " ".join(results.all_inner_texts())
    assert [one.case.name for one in hostile_site.carriers if one.case.mark("headword") not in shown] == []
    faults += results.evaluate_all(f"results => {{ {SCRIPT}; return results.flatMap(strangersInResults); }}")
    assert faults == []
    assert list(_happened(page)) == []


def test_html_of_the_data_files_is_safe_in_another_page(hostile_site: HostileSite, look: Visitor) -> None:
    page = look("about/")
    page.set_content("<iframe sandbox='allow-scripts' srcdoc='<body></body>'></iframe>")
    frame = page.frames[1]
    frame.evaluate(f"() => {{ {SCRIPT}; Object.assign(window, {{ insert }}); }}")
    faults: list[str] = []
    for one in hostile_site.carriers:
        file = hostile_site.folder / f"api/v1/entries/{one.case.slug}.json"
        result = json.loads(file.read_text(encoding="utf-8"))["result"]
        assert result["headword"] == _one_line(one.texts["headword",])
        assert result["definition"] == _one_line(one.texts["definition",])
        pieces = list(_html_in(result))
        assert len(pieces) >= 10
        for piece in pieces:
            strangers = frame.evaluate("html => insert(html)", piece)
            faults += [f"{one.case.name}: {stranger}" for stranger in strangers]
        faults += [f"{one.case.name}: it ran"] if frame.evaluate("() => '__hit' in window") else []
    assert not faults, "\n".join(faults)


def _html_in(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        if set(value) == {"text", "html"}:
            yield value["html"]
        for member in value.values():
            yield from _html_in(member)
    elif isinstance(value, list):
        for member in value:
            yield from _html_in(member)


def _happened(page: Page) -> Iterator[str]:
    """What a text did on a page that is open."""
    if page.evaluate("() => '__hit' in window"):
        yield f"{page.url}: it ran"
