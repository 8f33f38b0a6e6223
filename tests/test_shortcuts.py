"""What is done in a shorter way where a text allows it comes out as the long way would have it."""

import re
from urllib.parse import urljoin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dictionary.exports import json_api
from dictionary.linking import fields
from dictionary.linking.fields import FieldRenderer
from dictionary.linking.markdown_extension import LinkContext
from linking_cases import cases

NEVER, ALWAYS = re.compile(r"(?!)"), re.compile("")
INDEX = next(case for case in cases("marked") if case.id.startswith("paragraphs: ")).index
SIGNS = [
    "*",
    "**",
    "_",
    "`",
    "[",
    "]",
    "[[",
    "]]",
    "<b>",
    "&",
    "&amp;",
    "\\",
    "!",
    "~~",
    "|",
    "#",
    "<https://a.example>",
]
SPACES = [" ", "  ", "\n", "  \n", "\n\n", "\n- ", "\n1. ", "\n> ", "\n    ", "\t", "\u00a0"]
WORDS = [
    "job interview",
    "mentor",
    "it's",
    '"so"',
    "C*",
    "a > b",
    "é",
    "[tax return](https://a.example/?b=c&d)",
    "x\n---",
]
texts = st.lists(st.sampled_from([*WORDS, *SPACES, *SIGNS]) | st.text(max_size=3), max_size=12).map("".join)


def _rendered(text: str) -> tuple[list[str], list[object]]:
    found = []
    mentions: list[object] = []
    for name in ("block", "inline"):
        context = LinkContext(INDEX, lambda slug: f"../{slug}/")
        found.append(str(getattr(FieldRenderer(INDEX), name)(text, context)))
        mentions += context.mentions
    return found, mentions


@given(texts)
def test_text_without_signs_of_markdown(text: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(fields, "_INLINE_SIGN", ALWAYS)
        expected = _rendered(text)
    assert _rendered(text) == expected


@given(texts)
def test_fields_in_files_for_programs(text: str) -> None:
    page = "https://host.example/dictionary/mentor/"
    for html in _rendered(text)[0]:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(json_api, "_SIMPLE", NEVER)
            expected = json_api._rich(text, {text: html}, page)
        assert json_api._rich(text, {text: html}, page) == expected


def test_fields_with_links_take_the_short_way() -> None:
    html = '<p>Ask a <a class="entry-link" data-entry="mentor" href="../mentor/">mentor</a>.<br>\nSoon.</p>'
    assert json_api._SIMPLE.fullmatch(html)


@pytest.mark.parametrize(
    "page", ["https://a.example/b/c/", "https://a.example/", "/b/c/", "/", "https://a.example/b.html"]
)
@pytest.mark.parametrize(
    "href", ["../x/", "../../x/#y", "../../../x", "..", "x", "#y", "/x", "https://b.example/", "../?a"]
)
def test_addresses_become_absolute(page: str, href: str) -> None:
    assert json_api._absolute(page, href) == urljoin(page, href)


@pytest.mark.parametrize("day", [None, "2026-11-28"])
def test_a_file_around_what_is_json_already(day: str | None) -> None:
    result = {"b": ["<", '"result":null', None], "a": "é\u2028"}
    line = json_api.to_json(result, sort_keys=True)
    assert json_api._around(line, day) == json_api.envelope(result, day)
