"""Brackets in raw HTML: told, with the mend that the site's extensions allow."""

import pytest

from dictionary.checking.link_checks import EXTENSIONS, check_document
from dictionary.linking.term_index import build_index
from linking_cases import entry

INDEX = build_index([entry({"slug": "mentor", "headword": "mentor"})])


@pytest.mark.parametrize(
    ("extensions", "text", "fixes"),
    [
        ([], "<div>See [[mentor]].</div>", ['write only the words: "mentor"']),
        (["md_in_html"], "<div>See [[mentor|him]].</div>", ['write markdown="1" in the tag around it']),
        (["md_in_html"], '<div markdown="1">See [[mentor]].</div>', []),
        (["extra"], "<div>See [[mentor]].</div>", ['write markdown="1" in the tag around it']),
        ([], "<div>See [[nobody]], [[ -f x ]] and [[mentor</div>", []),
        ([], '<div title="[[mentor]]"><!-- [[mentor]] --><kbd>[[mentor]]</kbd></div>', []),
        ([], "<script>\nx = [[mentor]];\n</script>\n\n<pre>[[mentor]]</pre>", []),
        ([], "```html\n<div>[[mentor]]</div>\n```", []),
    ],
)
def test_what_is_said_of_brackets_in_raw_html(extensions: list[str], text: str, fixes: list[str]) -> None:
    found = list(check_document("a.md", text, INDEX, extensions={**EXTENSIONS, **{name: {} for name in extensions}}))
    assert [problem.code for problem in found] == ["E314"] * len(fixes)
    assert all(problem.fix.startswith(fix) for problem, fix in zip(found, fixes, strict=True)), found


def test_the_mend_with_an_attribute_works() -> None:
    text = '<div markdown="1">See [[mentor]].</div>'
    assert not list(check_document("a.md", text, INDEX, extensions={**EXTENSIONS, "md_in_html": {}}))
