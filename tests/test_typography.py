"""Quotes and dashes on finished pages: printed ones for those that were typed, and nothing else is touched."""

import re
from collections.abc import Mapping
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from builds import build_strictly, copy_project
from dictionary.language.typography import typeset, typeset_text

CASES = yaml.safe_load((Path(__file__).parent / "cases" / "typography.yml").read_text("utf-8"))
_PIECES = (
    '"',
    "'",
    "&quot;",
    "&#39;",
    " - ",
    " -- ",
    "a",
    "6",
    " ",
    "(",
    "<b>",
    "</b>",
    "<p>",
    "</p>",
    "<code>",
    "</code>",
    "é",
    "<a href='x'>",
)
_BACK = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "–": "-", "—": "-"})


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["typed"][:40])
def test_how_it_is_printed(case: Mapping[str, str]) -> None:
    page = f"<html><p>{case['typed']}</p></html>"
    assert typeset(page) == f"<html><p>{case['printed']}</p></html>"


@given(st.lists(st.sampled_from(_PIECES), max_size=30).map("".join))
def test_nothing_but_quotes_and_dashes_changes(text: str) -> None:
    page = f"<p>{text}</p>"
    made = typeset(page)
    assert _plain(made) == _plain(page)
    assert re.findall(r"<[^<>]*>", made) == re.findall(r"<[^<>]*>", page)
    assert typeset(made) == typeset(typeset(made))


def _plain(html: str) -> str:
    text = re.sub("&quot;|&#34;", '"', re.sub("&#39;", "'", html)).translate(_BACK)
    return re.sub("-+", "-", text)


@pytest.mark.parametrize("piece", ["'", '"', "<code>", "<b>", ">", " - ", '<b>"</b>', "a'", '"a" ', "<code>'</code>"])
def test_long_pages_are_set(piece: str) -> None:
    """What takes a step for each step before it would not come to an end here."""
    page = f"<p>{piece * 100_000}</p>"
    assert len(typeset(page)) == len(page)


def test_text_alone() -> None:
    assert typeset_text('"so"') == "“so”"
    assert typeset_text('"', "a") == "”"


def test_pages_have_them_and_files_keep_what_was_typed(tmp_path: Path) -> None:
    project = copy_project(tmp_path / "project")
    config = project / "mkdocs.yml"
    config.write_text(
        config.read_text("utf-8").replace("  dictionary:\n", "  dictionary:\n    quotes: printed\n", 1), "utf-8"
    )
    entry = project / "glossary" / "mentor.yml"
    text = entry.read_text("utf-8")
    assert '"Will you\n  be my mentor?"' in text
    site = build_strictly(project, tmp_path / "site")
    assert "“Will you\nbe my mentor?”" in (site / "dictionary" / "mentor" / "index.html").read_text("utf-8")
    assert "“" not in (site / "api" / "v1" / "entries" / "mentor.json").read_text("utf-8")
