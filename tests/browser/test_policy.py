"""Where a host forbids scripts and styles inside of pages, and everything from elsewhere, the whole site works.

What a policy refuses is an error in the console, and so a fault of the visit.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from conftest import PREFIX
from page_types import PAGE_TYPES, PageType
from serving import served
from visiting import Visitor, visitor_of

POLICY = "default-src 'self'; script-src 'self'; style-src 'self'"
ENTRY = "dictionary/informational-interview/"


@pytest.fixture(scope="module")
def guarded(built_site: Path) -> Iterator[str]:
    with served(built_site, PREFIX, headers={"Content-Security-Policy": POLICY}) as url:
        yield url


@pytest.fixture
def visit(browser: Browser, guarded: str, idle_pages: list[Page]) -> Iterator[Visitor]:
    yield from visitor_of(browser, guarded, idle_pages)


@pytest.mark.parametrize("page_type", PAGE_TYPES, ids=lambda page_type: page_type.name)
def test_no_type_of_page_holds_what_is_forbidden(page_type: PageType, visit: Visitor) -> None:
    page = page_type.open(visit)
    visit.settle(page)
    assert page.locator("style, [style], script:not([src], [type='application/ld+json'])").count() == 0
    assert page.evaluate("() => document.styleSheets.length") or page_type.is_redirect


@pytest.mark.parametrize("path", ["embed/mentor/", f"embed/{ENTRY.split('/')[1]}/?theme=dark"])
def test_a_card_is_drawn(path: str, visit: Visitor) -> None:
    page = visit(path)
    assert page.evaluate("() => getComputedStyle(document.body).paddingTop") == "16px"
    visit.settle(page)


def test_a_redirect_leads_on_with_its_section(visit: Visitor) -> None:
    page = visit("dictionary/info-interview/#steps")
    page.wait_for_url(f"**/{ENTRY}#steps")


def test_what_scripts_do_they_do(visit: Visitor) -> None:
    page = visit(ENTRY)
    page.get_by_title("Switch to light colors").click()
    page.get_by_title("Switch to dark colors").click()
    assert page.locator("html").get_attribute("data-md-color-scheme") == "slate"
    page.locator("article .explanation a.entry-link").first.hover()
    expect(page.locator(".preview")).to_be_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    page.keyboard.type("coffe chat")
    page.get_by_role("option").first.click()
    page.wait_for_url("**/dictionary/coffee-chat/")


def test_a_preview_on_the_page_about_embedding(visit: Visitor) -> None:
    page = visit("embed/")
    page.locator("[data-way=preview] a[data-entry-link]").first.hover()
    expect(page.locator("[popover]:popover-open")).to_be_visible()


def test_a_refused_script_would_be_noticed(visit: Visitor) -> None:
    page = visit("about/")
    page.evaluate("() => document.body.append(Object.assign(document.createElement('script'), { text: '1' }))")
    page.wait_for_function("() => true")
    assert any("Content Security Policy" in fault for fault in visit.faults)
    visit.faults.clear()
