"""What is written in several windows, put back, typed while it is sent, and where a browser keeps old files."""

import re

import pytest
from playwright.sync_api import Page, Route, expect

from dictionary.contributing.form_page import MADE_FOR
from forms import READY, form
from visiting import Visitor

HEADWORD = "#field-headword"
DEFINITION = "#field-definition"


def kept(page: Page) -> None:
    """Waits until what was typed has been kept."""
    page.wait_for_timeout(400)


def test_two_new_words_in_two_windows_are_two_drafts(visit: Visitor) -> None:
    one = form(visit)
    other = form(visit, "", one.context.new_page())
    one.locator(HEADWORD).fill("tutor")
    kept(one)
    other.locator(HEADWORD).fill("coach")
    kept(other)
    one.locator(DEFINITION).fill("A tutor teaches.")
    kept(one)
    for page, word in ((one, "tutor"), (other, "coach")):
        expect(page.locator(HEADWORD)).to_have_value(word)
        page.reload()
        page.locator(READY).wait_for()
        expect(page.locator(HEADWORD)).to_have_value(word)
    expect(one.locator(DEFINITION)).to_have_value("A tutor teaches.")
    third = form(visit, "?word=guru", one.context.new_page())
    expect(third.locator("[data-drafts] a")).to_have_text(["coach", "tutor"], use_inner_text=True)
    third.get_by_role("link", name="coach").click()
    third.locator(READY).wait_for()
    expect(third.locator(HEADWORD)).to_have_value("coach")


def test_both_windows_write_at_the_same_moment(visit: Visitor) -> None:
    one = form(visit)
    other = form(visit, "", one.context.new_page())
    for page, word in ((one, "tutor"), (other, "coach")):
        page.evaluate("word => { document.querySelector('#field-headword').value = word; }", word)
    for page in (one, other):
        page.evaluate(
            "() => document.querySelector('#field-headword').dispatchEvent(new Event('input', { bubbles: true }))"
        )
    kept(other)
    drafts = one.evaluate("() => Object.values(localStorage).map((text) => JSON.parse(text).texts?.headword)")
    assert sorted(filter(None, drafts)) == ["coach", "tutor"]


def test_one_draft_of_a_new_word_in_two_windows_goes_on_in_both(visit: Visitor) -> None:
    one = form(visit)
    one.locator(HEADWORD).fill("tutor")
    kept(one)
    other = form(visit, "", one.context.new_page())
    expect(other.locator(HEADWORD)).to_have_value("tutor")
    other.locator(DEFINITION).fill("A tutor teaches.")
    expect(one.locator(DEFINITION)).to_have_value("A tutor teaches.")


def test_what_was_deleted_can_be_put_back(visit: Visitor) -> None:
    page = form(visit, "?word=tutor")
    page.locator(DEFINITION).fill("A tutor teaches.")
    kept(page)
    page.reload()
    page.locator(READY).wait_for()
    page.get_by_role("button", name="Delete and start over").click()
    expect(page.locator(DEFINITION)).to_have_value("")
    page.get_by_role("button", name="Put it back").click()
    expect(page.locator(DEFINITION)).to_have_value("A tutor teaches.")
    page.reload()
    page.locator(READY).wait_for()
    expect(page.locator(DEFINITION)).to_have_value("A tutor teaches.")


def test_what_is_written_after_deleting_is_no_longer_in_danger(visit: Visitor) -> None:
    page = form(visit, "?entry=mentor")
    before = page.locator(DEFINITION).input_value()
    page.locator(DEFINITION).fill("A mentor teaches.")
    kept(page)
    page.reload()
    page.locator(READY).wait_for()
    page.get_by_role("button", name="Delete and start over").click()
    expect(page.locator(DEFINITION)).to_have_value(before)
    page.locator(DEFINITION).fill("A mentor helps.")
    expect(page.get_by_role("button", name="Put it back")).to_be_hidden()
    kept(page)
    page.reload()
    page.locator(READY).wait_for()
    expect(page.locator(DEFINITION)).to_have_value("A mentor helps.")


def test_one_of_several_that_was_removed_can_be_put_back(visit: Visitor) -> None:
    page = form(visit)
    field = page.locator('[data-field="aliases"]')
    for name in ("guide", "coach"):
        field.locator("[data-add]").click()
        field.locator('[data-part="text"]').last.fill(name)
    field.get_by_role("button", name="Remove").first.click()
    expect(page.locator("#field-aliases")).to_have_value("coach")
    field.get_by_role("button", name="Put it back").click()
    expect(page.locator("#field-aliases")).to_have_value("guide\ncoach")
    expect(field.get_by_role("button", name="Put it back")).to_have_count(0)
    kept(page)
    page.reload()
    page.locator(READY).wait_for()
    expect(page.locator("#field-aliases")).to_have_value("guide\ncoach")


def test_nothing_is_offered_for_an_empty_one(visit: Visitor) -> None:
    page = form(visit)
    field = page.locator('[data-field="aliases"]')
    field.locator("[data-add]").click()
    field.get_by_role("button", name="Remove").click()
    expect(field.get_by_role("button", name="Put it back")).to_have_count(0)


@pytest.mark.parametrize(
    ("query", "topics"),
    [
        ("?topic=Networking", "networking"),
        ("?topics=NETWORKING,networking", "networking"),
        ("?topic=cooking", ""),
        ("?topic=cooking,networking", "networking"),
    ],
)
def test_topics_in_an_address_are_those_that_one_sees(visit: Visitor, query: str, topics: str) -> None:
    page = form(visit, query)
    expect(page.locator("#field-topics")).to_have_value(topics)
    ticked = page.locator('[data-field="topics"] input:checked')
    expect(ticked).to_have_count(1 if topics else 0)


def test_an_entry_in_an_address_may_be_called_by_its_name(visit: Visitor) -> None:
    page = form(visit, "?see_also=Job+offer")
    expect(page.locator("#field-see_also")).to_have_value("job-offer")


def test_where_storage_is_full_the_younger_draft_comes_back(visit: Visitor) -> None:
    visit("contribute/")
    # The visitor lets no page ask anything; this one has to.
    page = visit.browser.new_context().new_page()
    page.on("dialog", lambda dialog: dialog.accept())
    form(visit, "?word=tutor", page)
    page.locator(DEFINITION).fill("An old one.")
    kept(page)
    page.evaluate("() => { Storage.prototype.setItem = () => { throw new Error('full'); }; }")
    page.locator(DEFINITION).fill("A younger one.")
    expect(page.locator("[data-unkept]")).to_be_visible()
    page.reload()
    page.locator(READY).wait_for()
    expect(page.locator(DEFINITION)).to_have_value("A younger one.")
    page.context.close()


def test_a_tap_is_not_lost_when_something_is_said_above(visit: Visitor) -> None:
    page = visit.empty(width=390, height=800, has_touch=True)
    form(visit, "?word=tutor", page)
    # Not every browser keeps its place when something above it grows.
    page.add_style_tag(content="* { overflow-anchor: none !important; }")
    page.locator(DEFINITION).tap()
    page.keyboard.type("Somebody")
    page.get_by_role("button", name="Copy the text").tap()
    expect(page.locator("[data-sent]")).not_to_be_empty()
    expect(page.locator("#says-definition")).to_be_visible()


def test_enter_on_a_topic_sends_nothing(visit: Visitor) -> None:
    page = form(visit, "?word=tutor")
    page.locator(DEFINITION).fill("A tutor teaches.")
    before = page.url
    topics = page.locator('[data-field="topics"] [data-ticks] input')
    topics.first.focus()
    page.keyboard.press("Enter")
    expect(topics.nth(1)).to_be_focused()
    kept(page)
    assert page.url == before
    expect(page.locator("[data-sent]")).to_be_hidden()


def loaded_anew(page: Page) -> None:
    """It says that something has not arrived, until it has been asked for once more."""
    late = page.get_by_text("A part of this page has not arrived yet")
    page.locator(READY).wait_for()
    expect(late).to_be_visible()
    page.unroute_all()
    page.get_by_role("button", name="Try again").click()
    page.locator(f"{READY}[data-made-for='{MADE_FOR}']").wait_for()
    expect(late).to_be_hidden()


@pytest.mark.parametrize("attribute", ["", 'data-made-for="1" '])
def test_an_older_page_stays_as_it_is_without_scripts(visit: Visitor, attribute: str) -> None:
    page = visit.empty(fresh=True)

    def older(route: Route) -> None:
        answer = route.fetch()
        body = re.sub(r'data-made-for="\d+" ', attribute, answer.text()).replace("data-discard", "data-before")
        route.fulfill(response=answer, body=body)

    page.route("**/contribute/", older)
    page.goto(f"{visit.url}contribute/")
    loaded_anew(page)


def test_older_data_is_asked_for_anew(visit: Visitor) -> None:
    page = visit.empty(fresh=True)

    def older(route: Route) -> None:
        answer = route.fetch()
        data = answer.json()
        del data["result"]["made_for"]
        route.fulfill(response=answer, json=data)

    page.route("**/form.json", older)
    page.goto(f"{visit.url}contribute/")
    loaded_anew(page)
    expect(page.locator('[data-field="topics"] [data-ticks]')).to_be_visible()


def test_what_stands_in_the_way_leads_to_its_field(visit: Visitor) -> None:
    page = form(visit, "?word=mentor")
    page.locator(DEFINITION).fill("A mentor is somebody who teaches.")
    problems = page.locator("[data-problems]")
    expect(problems.get_by_role("link")).to_have_text(["Word", "Topics"], use_inner_text=True)
    problems.get_by_role("link", name="Topics").click()
    expect(page.locator('[data-field="topics"] [data-ticks] input').first).to_be_focused()
    page.keyboard.press("Space")
    expect(problems.get_by_role("link")).to_have_text(["Word"])
    page.goto(f"{visit.url}contribute/?word=guru#field-topics")
    page.locator(READY).wait_for()
    expect(page.locator('[data-field="topics"] [data-ticks] input').first).to_be_focused()


def test_a_word_that_is_explained_is_told_once_and_with_links(visit: Visitor) -> None:
    page = form(visit, "?word=mentor")
    page.locator(HEADWORD).focus()
    page.locator(DEFINITION).focus()
    told = page.locator("#says-headword")
    expect(told.locator("p")).to_have_count(1)
    expect(told.get_by_role("link", name="Suggest a change")).to_be_visible()
    expect(page.locator(HEADWORD)).to_have_attribute("aria-invalid", "true")
