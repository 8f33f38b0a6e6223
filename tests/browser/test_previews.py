"""Previews of linked entries: hover, focus, tap; closing them; switching them off."""

import pytest
from playwright.sync_api import Locator, Page, expect

from conftest import Visitor

ENTRY = "dictionary/mentor/"
LINK = ".explanation a.entry-link"


def card(page: Page) -> Locator:
    return page.locator("#entry-preview")


def definition_of(page: Page, link: Locator) -> str:
    """The definition that the linked entry's own page gives."""
    other = page.context.new_page()
    href = link.evaluate("link => link.href")
    other.goto(href)
    text = other.locator(".definition").inner_text().strip()
    other.close()
    return text


def test_hover_shows_the_definition_and_the_pointer_may_enter(visit: Visitor) -> None:
    page = visit(ENTRY)
    link = page.locator(LINK).first
    expected = definition_of(page, link)
    asked = len(visit.requests)
    link.hover()
    expect(card(page)).to_be_visible()
    expect(card(page).locator(".preview-definition")).to_have_text(expected)
    card(page).locator(".preview-definition").hover()
    page.wait_for_timeout(600)
    expect(card(page)).to_be_visible()
    page.mouse.move(2, 2)
    expect(card(page)).to_be_hidden()
    assert len(visit.requests) == asked, "nothing is asked for while reading"


def test_focus_shows_it_escape_closes_it_and_focus_stays(visit: Visitor) -> None:
    page = visit(ENTRY)
    link = page.locator(LINK).first
    link.focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Shift+Tab")
    expect(card(page)).to_be_visible()
    expect(link).to_have_attribute("aria-describedby", "entry-preview-definition")
    page.keyboard.press("Escape")
    expect(card(page)).to_be_hidden()
    expect(link).to_be_focused()
    assert link.get_attribute("aria-describedby") is None
    start = page.url
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: url != start)


def test_only_one_shows_at_a_time(visit: Visitor) -> None:
    page = visit(ENTRY)
    links = page.locator(LINK)
    for number in (0, 1):
        links.nth(number).focus()
        page.keyboard.press("Shift+Tab")
        page.keyboard.press("Tab")
        expect(card(page).locator(".preview-headword")).not_to_be_empty()
    assert page.locator("[aria-describedby=entry-preview-definition]").count() == 1


@pytest.mark.parametrize("width", [360, 390])
def test_first_tap_shows_it_inside_the_window_with_a_way_on(visit: Visitor, width: int) -> None:
    page = visit(ENTRY, width=width, height=740, has_touch=True, is_mobile=True)
    start = page.url
    for number in range(page.locator(LINK).count()):
        link = page.locator(LINK).nth(number)
        link.tap()
        expect(card(page)).to_be_visible()
        assert page.url == start
        box = card(page).bounding_box()
        assert box and box["x"] >= 0 and box["x"] + box["width"] <= width
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        page.locator("h1").tap()
        expect(card(page)).to_be_hidden()
    page.locator(LINK).first.tap()
    page.get_by_role("link", name="Open the entry").tap()
    page.wait_for_url(lambda url: url != start)


def test_a_second_tap_follows_the_link(visit: Visitor) -> None:
    page = visit(ENTRY, width=390, height=844, has_touch=True, is_mobile=True)
    start = page.url
    page.locator(LINK).first.tap()
    expect(card(page)).to_be_visible()
    page.locator(LINK).first.tap()
    page.wait_for_url(lambda url: url != start)


def test_the_off_switch_is_remembered_and_can_be_turned_back(visit: Visitor) -> None:
    page = visit(ENTRY)
    page.locator(LINK).first.hover()
    page.get_by_role("button", name="Turn previews off").click()
    expect(card(page)).to_be_hidden()
    page.reload()
    page.locator(LINK).first.hover()
    page.wait_for_timeout(700)
    expect(card(page)).to_be_hidden()
    switch = page.get_by_role("button", name="Previews of linked words")
    expect(switch).to_have_attribute("aria-pressed", "false")
    switch.click()
    expect(switch).to_have_attribute("aria-pressed", "true")
    page.locator(LINK).first.hover()
    expect(card(page)).to_be_visible()


def test_with_reduced_motion_and_forced_colors_it_still_shows(visit: Visitor) -> None:
    page = visit(ENTRY, reduced_motion="reduce", forced_colors="active")
    page.locator(LINK).first.hover()
    expect(card(page)).to_be_visible()
    assert card(page).evaluate("card => getComputedStyle(card).borderTopWidth") != "0px"


def test_without_javascript_a_link_is_a_link_and_nothing_is_lost(visit: Visitor) -> None:
    page = visit(ENTRY, java_script_enabled=False)
    assert page.locator("#entry-preview").count() == 0
    expect(page.locator("[data-preview-switch]")).to_be_hidden()
    start = page.url
    page.locator(LINK).first.click()
    page.wait_for_url(lambda url: url != start)


def test_in_print_the_definitions_stand_as_notes(visit: Visitor) -> None:
    page = visit(ENTRY)
    notes = page.locator("[data-preview-notes]")
    expect(notes).to_be_hidden()
    page.emulate_media(media="print")
    expect(notes).to_be_visible()
    slugs = set(page.locator("article a.entry-link").evaluate_all("links => links.map(link => link.dataset.entry)"))
    noted = set(notes.locator("[data-entry]").evaluate_all("notes => notes.map(note => note.dataset.entry)"))
    assert slugs == noted
