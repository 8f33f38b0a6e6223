"""What people do with forms without meaning to: Enter, two windows, half an address, too long a text."""

import re

import pytest
from playwright.sync_api import expect

from forms import READY, form
from visiting import Visitor

DEFINITION = "A tutor is somebody who teaches one person at a time."


def test_enter_in_a_line_goes_on_and_sends_nothing(visit: Visitor) -> None:
    page = form(visit)
    before = page.url
    page.locator("#field-headword").press_sequentially("tutor")
    page.keyboard.press("Enter")
    expect(page.locator("#field-definition")).to_be_focused()
    page.keyboard.type("A tutor")
    page.keyboard.press("Enter")
    expect(page.locator("#field-definition")).to_have_value("A tutor\n")
    assert page.url == before
    expect(page.locator("[data-sent]")).to_be_hidden()


def test_two_windows_of_one_entry_write_one_draft(visit: Visitor) -> None:
    one = form(visit, "?entry=mentor")
    other = form(visit, "?entry=mentor", one.context.new_page())
    other.locator("#field-definition").fill("A mentor is a guide.")
    expect(one.locator("#field-definition")).to_have_value("A mentor is a guide.")
    one.locator("[data-group] > summary, .more > summary").first.click()
    one.locator("#field-what").fill("The second step is wrong.")
    expect(other.locator("#field-what")).to_have_value("The second step is wrong.")
    other.reload()
    other.locator(READY).wait_for()
    expect(other.locator("#field-definition")).to_have_value("A mentor is a guide.")
    expect(other.locator("#field-what")).to_have_value("The second step is wrong.")


def test_what_was_taken_to_the_host_is_told_apart_from_what_was_begun(visit: Visitor) -> None:
    page = form(visit, "?word=tutor")
    page.route(
        "https://github.com/**", lambda route: route.fulfill(body="<h1>New issue</h1>", content_type="text/html")
    )
    page.locator("#field-definition").fill(DEFINITION)
    page.get_by_role("link", name="Continue on GitHub").click()
    expect(page.get_by_role("heading", name="New issue")).to_be_visible()
    form(visit, "?word=coach", page)
    expect(page.locator("[data-drafts]")).to_have_text(
        re.compile(r"You have written these here before:\s*tutor \(taken to GitHub\)")
    )
    visit.faults[:] = [fault for fault in visit.faults if "asked for https://github.com/" not in fault]


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("acas.org.uk/holidays", "https://acas.org.uk/holidays"),
        ("www.example.org", "https://www.example.org"),
        ("http://example.org/", "http://example.org/"),
        ("page 7", "page 7"),
        ("ana@example.org", "ana@example.org"),
        ("javascript:alert(1)", "javascript:alert(1)"),
    ],
)
def test_the_beginning_of_an_address_may_be_left_off(visit: Visitor, typed: str, kept: str) -> None:
    page = form(visit)
    field = page.locator('[data-field="sources"]')
    field.locator("[data-add]").click()
    box = field.locator('[data-part="url"]')
    box.fill(typed)
    page.keyboard.press("Tab")
    expect(box).to_have_value(kept)
    assert kept in page.locator("#field-sources").input_value()


def test_an_item_of_a_list_becomes_a_definition(visit: Visitor) -> None:
    page = form(visit)
    page.locator("#field-definition").fill("- A tutor is one.")
    page.keyboard.press("Tab")
    expect(page.locator("#field-definition")).to_have_value("A tutor is one.")


def test_a_link_may_lead_to_a_field_that_is_folded_away(visit: Visitor) -> None:
    page = form(visit, "?entry=mentor#field-origin")
    expect(page.locator("#field-origin")).to_be_focused()


def test_a_text_too_long_for_a_link_is_copied_on_the_way(visit: Visitor) -> None:
    page = form(visit, "?word=tutor")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.route(
        "https://github.com/**", lambda route: route.fulfill(body="<h1>New issue</h1>", content_type="text/html")
    )
    page.locator("#field-definition").fill(DEFINITION)
    page.locator("#field-explanation").fill("A tutor may cost you something. " * 600)
    expect(page.locator("[data-long]")).to_be_visible()
    page.get_by_role("link", name="Continue on GitHub").click()
    expect(page.get_by_role("heading", name="New issue")).to_be_visible()
    page.go_back()
    page.locator(READY).wait_for()
    copied = page.evaluate("() => navigator.clipboard.readText()")
    assert DEFINITION in copied
    assert copied.count("A tutor may cost you something.") == 600
    visit.faults[:] = [fault for fault in visit.faults if "asked for https://github.com/" not in fault]


def test_where_the_page_may_not_copy_it_says_so_before_it_goes_on(visit: Visitor) -> None:
    page = form(visit, "?word=tutor")
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('no')); }")
    page.locator("#field-definition").fill(DEFINITION)
    page.locator("#field-explanation").fill("A tutor may cost you something. " * 600)
    before = page.url
    page.get_by_role("link", name="Continue on GitHub").click()
    expect(page.locator("[data-sent]")).to_contain_text("copy it yourself")
    assert page.url == before


def test_a_button_stays_under_the_finger_that_presses_it(visit: Visitor) -> None:
    page = form(visit, "?word=tutor")
    page.locator("#field-definition").fill("Somebody")
    page.get_by_role("button", name="Copy the text").hover()
    page.mouse.down()
    page.wait_for_timeout(400)
    expect(page.locator("#says-definition")).to_be_hidden()
    page.mouse.up()
    expect(page.locator("#says-definition")).to_be_visible()
    expect(page.locator("[data-sent]")).not_to_be_empty()


def test_notes_by_region_are_told_by_their_country(visit: Visitor) -> None:
    page = form(visit, "?entry=mentor#field-region_notes")
    field = page.locator('[data-field="region_notes"]')
    field.locator("[data-add]").click()
    field.locator('[data-part="key"]').last.select_option("UK")
    field.locator('[data-part="value"]').last.fill("Ask [[nobody here]].")
    page.locator("#field-definition").focus()
    expect(page.locator("#says-region_notes")).to_contain_text("United Kingdom: [[nobody here]] leads nowhere")
