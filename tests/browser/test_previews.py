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


def test_of_an_entry_on_law_it_shows_what_is_said_in_short(visit: Visitor) -> None:
    page = visit("dictionary/visa-sponsorship/")
    page.locator(f'{LINK}[data-entry="job-offer"]').first.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    facts = card(page).locator(".preview-facts")
    expect(facts.locator("dt")).to_have_text(["When to hand in your notice United Kingdom", "Must it be in writing?"])
    expect(facts.locator("dd")).to_have_text(["When the offer has no conditions left", "No, but ask for it"])
    others = page.locator(f'{LINK}:not([data-entry="job-offer"])')
    others.first.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    expect(card(page).locator(".preview-definition")).not_to_have_text("")
    expect(facts.locator("dt")).to_have_count(0)


def test_it_shows_as_many_facts_as_there_is_room_for(visit: Visitor) -> None:
    page = visit("dictionary/visa-sponsorship/", width=390, height=900)
    link = page.locator(f'{LINK}[data-entry="job-offer"]').first
    link.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    facts = card(page).locator(".preview-facts dt")
    expect(facts).to_have_count(2)
    assert [fact.is_visible() for fact in facts.all()] == [True, True]
    shown = []
    for height in (560, 480, 400):
        page.set_viewport_size({"width": 390, "height": height})
        link.evaluate("link => scrollBy(0, link.getBoundingClientRect().bottom - innerHeight / 2)")
        page.evaluate("dispatchEvent(new Event('resize'))")
        shown.append(sum(fact.is_visible() for fact in facts.all()))
        if shown[-1]:
            box = card(page).bounding_box()
            assert box
            assert box["y"] >= 0
            assert box["y"] + box["height"] <= height
    assert shown[-1] < 2
    assert shown == sorted(shown, reverse=True)
    page.set_viewport_size({"width": 390, "height": 900})
    expect(facts.last).to_be_visible()


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


def test_in_print_the_notes_are_definitions_only(visit: Visitor) -> None:
    page = visit("dictionary/visa-sponsorship/")
    page.emulate_media(media="print")
    notes = page.locator("[data-preview-notes]")
    expect(notes.locator('[data-entry="job-offer"] > dd').first).to_be_visible()
    expect(notes.locator(".facts")).not_to_have_count(0)
    for facts in notes.locator(".facts").all():
        expect(facts).to_be_hidden()


def test_at_400_percent_it_scrolls_by_itself_and_stays_in_the_window(visit: Visitor) -> None:
    """A window of 1280 by 1024, four times as large."""
    page = visit("dictionary/informational-interview/", width=320, height=256)
    page.add_style_tag(content=".preview-definition { height: 1000px }")  # a definition without end
    link = page.locator(".explanation a.entry-link").first
    link.scroll_into_view_if_needed()
    link.hover()
    page.locator(".preview").wait_for()
    top, bottom, inside, whole = page.locator(".preview").evaluate(
        "e => [e.getBoundingClientRect().top, e.getBoundingClientRect().bottom, e.clientHeight, e.scrollHeight]"
    )
    assert 0 <= top < bottom <= 256
    assert inside < whole


def test_its_link_leads_somewhere_before_it_is_seen(visit: Visitor) -> None:
    page = visit("dictionary/informational-interview/")
    assert "/dictionary/" in str(page.locator(".preview-open").get_attribute("href"))
