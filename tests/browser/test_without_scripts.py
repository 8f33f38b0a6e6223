"""Complete without JavaScript: everything can be read and reached."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from page_types import PAGE_TYPES, PageType
from visiting import Visitor


@pytest.fixture
def page(visit: Visitor) -> Page:
    return visit("dictionary/", java_script_enabled=False, width=390)


def test_browse_shows_every_entry_with_its_definition(page: Page, built_site: Path) -> None:
    files = sorted((built_site / "api/v1/entries").glob("*.json"))
    entries = [json.loads(file.read_text(encoding="utf-8"))["result"] for file in files]
    expected = {(entry["headword"], entry["definition"]) for entry in entries if "redirect_to" not in entry}
    items = page.locator(".browse-list > div:visible")
    terms = items.locator("dt").all_inner_texts()
    definitions = items.locator("dd").all_inner_texts()
    assert set(zip(terms, definitions, strict=True)) == expected
    assert len(terms) == len(expected) >= 24


def test_letters_lead_to_their_headings(page: Page) -> None:
    letters = page.get_by_role("navigation", name="Letters").get_by_role("link")
    for number in range(letters.count()):
        letter = letters.nth(number).inner_text()
        letters.nth(number).click()
        expect(page.locator(":target")).to_have_text(letter)
        expect(page.locator(":target")).to_be_in_viewport()


def test_an_entry_can_be_read(page: Page) -> None:
    page.get_by_role("main").get_by_role("link", name="informational interview", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("informational interview")
    expect(page.locator(".definition")).to_contain_text("An informational interview is a short conversation")
    for heading in page.locator("article h2").all():
        expect(heading).to_be_visible()
        following = heading.locator("xpath=following::*[self::p or self::li or self::dd][1]")
        assert following.inner_text().strip()
    # Nothing that would do nothing.
    assert page.get_by_role("button", name="Copy").count() == 0


@pytest.mark.parametrize("page_type", PAGE_TYPES, ids=lambda page_type: page_type.name)
def test_every_page_has_its_text_and_its_way_on(page_type: PageType, visit: Visitor) -> None:
    page = visit.empty(java_script_enabled=False, may_be_missing=page_type.is_missing)
    page.goto(visit.url + page_type.path)
    if page_type.is_redirect:
        page.wait_for_url("**/dictionary/informational-interview/")
        return
    if not page_type.heading_by_script:
        expect(page.get_by_role("heading", level=1)).to_contain_text(page_type.heading)
    assert len(page.get_by_role("main").inner_text().split()) > 20
    assert page.get_by_role("main").get_by_role("link").count() > 1
