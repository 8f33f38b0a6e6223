"""Which frame pages stand in, what a host is asked to forbid, and how columns are set to one side without a style."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from markdown import Markdown

from builds import build_strictly, copy_project
from crawl import Page
from dictionary.exports.headers import policy_of
from dictionary.pages.cell_alignment import CellAlignment
from dictionary.reading.frame import OWN_FRAME, THEMED_FRAME, frame_of, origins
from dictionary.site import Settings

NOTHING: Mapping[str, Any] = {"plugins": (), "features": (), "extra": (), "extensions": ()}


@pytest.mark.parametrize(
    ("given", "frame"),
    [
        ({}, OWN_FRAME),
        ({"features": ["navigation.tabs", "navigation.top", "toc.follow"]}, OWN_FRAME),
        ({"extra": ["dictionary", "generator"], "extensions": ["tables", "attr_list", "footnotes"]}, OWN_FRAME),
        ({"plugins": ["redirects"]}, OWN_FRAME),
        ({"plugins": ["search"]}, THEMED_FRAME),
        ({"plugins": ["material/search"]}, THEMED_FRAME),
        ({"features": ["navigation.instant.progress"]}, THEMED_FRAME),
        ({"features": ["content.code.copy"]}, THEMED_FRAME),
        ({"extra": ["version"]}, THEMED_FRAME),
        ({"extensions": ["pymdownx.tabbed"]}, THEMED_FRAME),
    ],
)
def test_the_themes_frame_is_for_what_only_it_has(given: Mapping[str, Any], frame: str) -> None:
    assert frame_of(**{**NOTHING, **given}) == frame


def test_origins_of_other_hosts() -> None:
    assert origins(
        ["assets/a.js", "/b.css", "https://one.example/x.js", "//two.example:8/y.js", "https://one.example/z"]
    ) == ("https://one.example", "https://two.example:8")


def test_a_policy_allows_what_the_site_is_set_to_load() -> None:
    policy = policy_of(Settings(name="x"))
    assert policy.startswith("default-src 'self'; script-src 'self'; style-src 'self'; ")
    assert "connect-src 'self';" in policy
    settings = Settings(name="x", endpoint="https://forms.example/f/1", elsewhere=("https://one.example",))
    policy = policy_of(settings)
    assert "script-src 'self' https://one.example; style-src 'self' https://one.example" in policy
    assert "connect-src 'self' https://forms.example;" in policy


@pytest.mark.parametrize("plugins", ["[]", "[search]"])
def test_only_our_own_frame_has_a_policy(plugins: str, tmp_path: Path) -> None:
    project = copy_project(tmp_path / "project")
    config = project / "mkdocs.yml"
    config.write_text(config.read_text("utf-8").replace("plugins: []", f"plugins: {plugins}"), "utf-8")
    site = build_strictly(project, tmp_path / "site")
    page = (site / "about" / "index.html").read_text("utf-8")
    is_own = plugins == "[]"
    assert ("Content-Security-Policy: " in (site / "_headers").read_text("utf-8")) is is_own
    assert ("bundle." in page) is not is_own
    assert ("assets/frame.css" in page) is is_own


def test_columns_are_set_to_one_side_by_a_class() -> None:
    text = "| a | b | c | d |\n|---|:--|:-:|--:|\n| 1 | 2 | 3 | 4 |\n"
    html = Markdown(extensions=["tables", CellAlignment()]).convert(text)
    assert "style" not in html
    page = Page("", html)
    for tag in ("th", "td"):
        assert [cell.attributes.get("class") for cell in page.all(tag)] == [
            None,
            "align-left",
            "align-center",
            "align-right",
        ]


def test_other_styles_are_left_to_their_author() -> None:
    html = Markdown(extensions=["tables", "md_in_html", CellAlignment()]).convert('<p style="color: red">x</p>')
    assert 'style="color: red"' in html
