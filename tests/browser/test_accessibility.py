"""axe-core finds nothing to object to, on any type of page, in any scheme, at any width, in any state."""

import pytest

from axe import SCHEMES, WIDTHS, findings, findings_everywhere
from page_types import PAGE_TYPES, PageType
from visiting import Visitor

PHONE = WIDTHS[0]
in_both_schemes = pytest.mark.parametrize("scheme", SCHEMES)
at_both_widths = pytest.mark.parametrize("width", WIDTHS)


@pytest.mark.parametrize("page_type", PAGE_TYPES, ids=lambda page_type: page_type.name)
def test_every_type_of_page(page_type: PageType, visit: Visitor) -> None:
    page = page_type.open(visit, reduced_motion="reduce")
    assert findings_everywhere(page) == []


@pytest.mark.parametrize("slug", ["control-000", "first-entry", "retired-entry"], ids=["full", "stub", "retired"])
def test_an_entry_with_every_field_a_stub_and_a_retired_entry(slug: str, look: Visitor) -> None:
    page = look(f"dictionary/{slug}/", reduced_motion="reduce")
    assert findings_everywhere(page) == []


@in_both_schemes
def test_the_open_menu(scheme: str, visit: Visitor) -> None:
    page = visit("dictionary/mentor/", scheme=scheme, width=PHONE, reduced_motion="reduce")
    page.get_by_role("button", name="Navigation").click()
    page.get_by_role("navigation", name="Navigation").get_by_role("link", name="Topics").wait_for()
    assert findings(page) == []


@in_both_schemes
@at_both_widths
@pytest.mark.parametrize("word", ["interview", "zibzab"])
def test_the_search_of_texts(word: str, scheme: str, width: int, visit: Visitor) -> None:
    page = visit(f"search/?word={word}", scheme=scheme, width=width)
    page.locator("[role=status]:not(:empty)").last.wait_for()
    assert findings(page) == []


@in_both_schemes
@at_both_widths
def test_the_open_box_in_the_header(scheme: str, width: int, visit: Visitor) -> None:
    page = visit("dictionary/mentor/", scheme=scheme, width=width)
    page.keyboard.press("/")
    page.keyboard.type("inter")
    page.get_by_role("option").first.wait_for()
    page.keyboard.press("ArrowDown")
    assert findings(page) == []


@in_both_schemes
def test_the_open_list_of_the_look_up_box(scheme: str, visit: Visitor) -> None:
    page = visit(scheme=scheme, width=PHONE)
    page.get_by_role("combobox").fill("inter")
    page.get_by_role("option").first.wait_for()
    page.keyboard.press("ArrowDown")
    assert findings(page) == []


@in_both_schemes
@pytest.mark.parametrize("word", ["interview", "no such word here"])
def test_the_filtered_browse_page(word: str, scheme: str, visit: Visitor) -> None:
    page = visit(f"dictionary/?word={word}", scheme=scheme, width=PHONE)
    assert page.get_by_label("Find a word").input_value() == word
    assert findings(page) == []


@in_both_schemes
def test_the_preview_of_an_entry(scheme: str, visit: Visitor) -> None:
    page = visit("dictionary/informational-interview/", scheme=scheme, width=PHONE)
    page.locator("article a.entry-link").first.hover()
    page.locator(".preview").wait_for()
    assert findings(page) == []
