"""What leads through a page: the link to its title, its sections on small screens, folded mentions; and on paper."""

import pytest
from playwright.sync_api import expect

from visiting import Visitor

PAGES = ["", "dictionary/", "dictionary/mentor/", "topics/", "contribute/", "search/", "articles/", "embed/", "api/"]


@pytest.mark.parametrize("path", PAGES)
def test_the_first_stop_leads_to_the_title(path: str, visit: Visitor) -> None:
    page = visit(path)
    page.keyboard.press("Tab")
    skip = page.locator(":focus")
    expect(skip).to_have_text("Skip to content")
    target = str(skip.get_attribute("href")).removeprefix("#")
    assert page.locator("h1").get_attribute("id") == target


def test_the_sections_of_a_page_are_one_tap_away_on_a_phone(visit: Visitor) -> None:
    page = visit("dictionary/informational-interview/", width=390)
    sections = page.get_by_role("navigation", name="On this page")
    expect(sections).to_be_visible()
    order = page.evaluate(
        "() => [...document.querySelectorAll('.definition, .sections, .explanation')].map((each) => each.className)"
    )
    assert order == ["definition", "sections", "explanation"]
    link = sections.get_by_role("link").last
    target = str(link.get_attribute("href"))
    link.click()
    expect(page.locator(target)).to_be_in_viewport()
    wide = visit("dictionary/informational-interview/", width=1280)
    expect(wide.locator(".sections")).to_be_hidden()
    expect(wide.get_by_role("navigation", name="Table of contents")).to_be_visible()


def test_topics_of_an_entry_stand_beside_each_other(visit: Visitor) -> None:
    page = visit("dictionary/informational-interview/")
    crumbs = page.locator(".crumbs > *")
    expect(crumbs).to_have_count(2)
    assert page.locator(".crumb-topics a").count() >= 1


def test_copy_buttons_say_what_they_copy(visit: Visitor) -> None:
    page = visit("dictionary/informational-interview/")
    names = page.locator(".script .copy").evaluate_all(
        "(buttons) => buttons.map((button) => button.getAttribute('aria-label'))"
    )
    assert names and len(set(names)) == len(names)
    assert all(name.startswith("Copy: ") for name in names)


def test_paper_names_the_page_and_leaves_out_where_it_is_mentioned(visit: Visitor) -> None:
    page = visit("dictionary/mentor/")
    page.emulate_media(media="print")
    expect(page.locator(".print-source")).to_contain_text("/dictionary/mentor/")
    expect(page.locator(".backlinks").first).to_be_hidden()
    expect(page.locator(".sections")).to_be_hidden()
