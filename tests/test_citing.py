"""Texts to be copied: how to cite an entry, and how to show it elsewhere."""

import datetime
import html
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from dictionary.exports.web import Web
from dictionary.model.entry import Entry
from dictionary.pages import citing
from dictionary.reading.interface import Strings, load_strings
from dictionary.site import Settings

WEB = Web("https://birds.example/", lambda source: source.removesuffix(".md") + "/")
DAY = datetime.date(2026, 3, 9)
FIRST = Path(__file__).parent / "cases" / "first_dictionary" / "glossary" / "_strings.yml"


@pytest.fixture
def site() -> Any:
    strings, _ = load_strings("_strings.yml", FIRST.read_bytes(), "en", None)
    assert isinstance(strings, Strings)
    return SimpleNamespace(settings=Settings(name="Birds & Words"), strings=strings)


def entry(**fields: Any) -> Entry:
    given = {"slug": "nest", "path": "", "headword": "nest", "topics": (), "definition": "A nest is <b>home</b>."}
    return Entry(**given | fields)


def test_an_entry_is_cited_in_every_style(site: Any) -> None:
    found = {each.name: each.text for each in citing.citations(entry(reviewed=DAY), site, WEB)}
    assert found["Permanent address"] == "https://birds.example/dictionary/nest/"
    assert found["APA"] == "Nest. (2026, March 9). In Birds & Words. https://birds.example/dictionary/nest/"
    assert found["MLA"] == "“Nest.” Birds & Words, March 9, 2026, https://birds.example/dictionary/nest/."
    assert found["BibTeX"] == (
        "@misc{birds-and-words-nest,\n  title = {{nest}},\n  howpublished = {Birds \\& Words},\n  year = {2026},\n"
        "  url = {https://birds.example/dictionary/nest/},\n  note = {CC BY 4.0}\n}"
    )


def test_an_entry_without_a_day_is_cited_without_one(site: Any) -> None:
    found = {each.name: each.text for each in citing.citations(entry(), site, WEB)}
    assert found["APA"] == "Nest. In Birds & Words. https://birds.example/dictionary/nest/"
    assert found["MLA"] == "“Nest.” Birds & Words, https://birds.example/dictionary/nest/."
    assert "year" not in found["BibTeX"]


@pytest.mark.parametrize(
    ("headword", "written"),
    [
        ("50% off", r"50\% off"),
        ("C#", r"C\#"),
        ("a_b {c}", r"a\_b \{c\}"),
        ("x\\y~z^", r"x\textbackslash{}y\textasciitilde{}z\textasciicircum{}"),
    ],
)
def test_signs_that_mean_something_to_bibtex_are_escaped(headword: str, written: str, site: Any) -> None:
    (bibtex,) = [each.text for each in citing.citations(entry(headword=headword), site, WEB) if each.name == "BibTeX"]
    assert f"title = {{{{{written}}}}}" in bibtex


def test_snippets_hold_nothing_but_what_is_meant(site: Any) -> None:
    made = {each.name: each.text for each in citing.snippets(entry(headword='"nest" <i>'), site, WEB)}
    shown = html.escape('"nest" <i>')
    assert made["A link"] == f'<a href="https://birds.example/dictionary/nest/">{shown}</a>'
    assert f'title="{shown} &ndash; Birds &amp; Words"' in made["A card"]
    assert 'src="https://birds.example/embed/nest/"' in made["A card"]
    assert 'lang="en"><p dir="auto">A nest is &lt;b&gt;home&lt;/b&gt;.</p>' in made["The definition, quoted"]
    assert "CC BY 4.0" in made["The definition, quoted"]


def test_snippets_say_the_same_on_a_page_of_any_encoding(site: Any) -> None:
    made = {
        each.name: each.text
        for each in citing.snippets(entry(headword="résumé 履歴書 😀", definition="“Ça” – tout."), site, WEB)
    }
    assert all(text.isascii() for text in made.values())
    assert ">résumé 履歴書 😀</a>" in html.unescape(made["A link"])
    assert 'title="résumé 履歴書 😀 – Birds' in html.unescape(made["A card"])
    assert '<p dir="auto">“Ça” – tout.</p>' in html.unescape(made["The definition, quoted"])


def test_what_has_no_definition_cannot_be_quoted(site: Any) -> None:
    assert [each.name for each in citing.snippets(entry(definition=""), site, WEB)] == ["A link", "A card"]
