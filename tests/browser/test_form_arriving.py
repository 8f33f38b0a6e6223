"""The form on a connection that is slow or breaks: what is written meanwhile stays, and the page says what it lacks."""

import pytest
from playwright.sync_api import Page, Route, expect

from forms import READY
from visiting import Visitor

LATE = "A part of this page has not arrived yet."


def expect_broken(visit: Visitor) -> None:
    """Of what the page could not load, the browser itself says so; that is what the test asked for."""
    visit.faults[:] = [fault for fault in visit.faults if "Failed to load resource" not in fault]


def held(page: Page, address: str) -> list[Route]:
    """The requests for a file, which wait until somebody answers them."""
    waiting: list[Route] = []
    page.route(address, lambda route: waiting.append(route))
    return waiting


def values(page: Page, *names: str) -> list[str]:
    return [page.locator(f"[name={name}]").input_value() for name in names]


@pytest.mark.parametrize("query", ["", "?word=zebra"])
def test_what_is_written_early_stays(query: str, visit: Visitor) -> None:
    page = visit.empty(width=390)
    waiting = held(page, "**/api/v1/form.json")
    page.goto(f"{visit.url}contribute/{query}")
    written = {"headword": "alpha", "definition": "An alpha is", "sources": "A book, Acas", "contributors": "Kim"}
    for name, text in written.items():
        page.locator(f"[name={name}]").fill(text)
    page.locator("[name=definition]").press_sequentially(" a letter")
    expect(page.get_by_text(LATE)).to_be_visible()
    waiting[0].continue_()
    page.locator(READY).wait_for()
    expect(page.get_by_text(LATE)).to_be_hidden()
    assert values(page, *written) == ["alpha", "An alpha is a letter", "A book, Acas", "Kim"]
    # What was one line is the title of a source.
    assert page.locator("[data-field=sources] [data-part=title]").first.input_value() == "A book, Acas"
    expect(page.locator("#field-definition")).to_be_focused()
    page.keyboard.type(".")
    expect(page.locator("[data-summary]")).to_have_text("You will send: Word, Definition, Sources, Your name.")
    page.unroute_all()
    page.reload()
    page.locator(READY).wait_for()
    assert values(page, *written) == ["alpha", "An alpha is a letter.", "title: A book, Acas", "Kim"]
    page.get_by_role("button", name="Delete and start over").click()
    page.reload()
    page.locator(READY).wait_for()
    # The browser puts nothing back either.
    assert values(page, "definition", "sources", "contributors") == ["", "", ""]
    expect(page.locator("[data-draft]")).to_be_hidden()


def test_what_is_written_early_does_not_push_out_a_draft(visit: Visitor) -> None:
    page = visit("contribute/?word=zebra", width=390)
    page.locator(READY).wait_for()
    page.locator("#field-explanation").fill("Yesterday.")
    page.locator("#field-headword").focus()
    page.goto("about:blank")
    waiting = held(page, "**/api/v1/form.json")
    page.goto(f"{visit.url}contribute/?word=zebra")
    page.locator("#field-explanation").fill("Today.")
    expect(page.get_by_text(LATE)).to_be_visible()
    waiting[0].continue_()
    page.locator(READY).wait_for()
    expect(page.locator("#field-explanation")).to_have_value("Yesterday.\nToday.")


def test_what_does_not_arrive_is_asked_for_again(visit: Visitor) -> None:
    page = visit.empty(width=390)
    page.route("**/api/v1/form.json", lambda route: route.abort())
    page.goto(f"{visit.url}contribute/")
    expect(page.get_by_text(LATE)).to_be_visible()
    # As without scripts, it can be sent.
    expect(page.get_by_role("button", name="Continue on GitHub")).to_be_visible()
    page.locator("#field-definition").fill("An alpha is a letter.")
    page.unroute_all()
    page.get_by_role("button", name="Try again").click()
    expect(page.get_by_role("link", name="Continue on GitHub")).to_be_visible()
    expect(page.get_by_role("button", name="Continue on GitHub")).to_be_hidden()
    expect(page.get_by_text(LATE)).to_be_hidden()
    expect(page.locator("#field-definition")).to_have_value("An alpha is a letter.")
    expect(page.locator("#field-headword")).to_be_focused()
    expect_broken(visit)


@pytest.mark.parametrize("file", ["form.json", "form/mentor.json"])
def test_a_change_waits_for_its_entry(file: str, visit: Visitor) -> None:
    page = visit.empty(width=390)
    page.route(f"**/api/v1/{file}", lambda route: route.fulfill(status=503))
    page.goto(f"{visit.url}contribute/?entry=mentor")
    expect(page.get_by_text(LATE)).to_be_visible()
    expect(page.get_by_text("There is no entry")).to_be_hidden()
    expect(page.locator("#field-definition")).to_be_hidden()
    expect(page.locator(".send")).to_be_hidden()
    page.get_by_role("link", name="Other ways").click()
    expect(page.get_by_role("link", name="Suggest a change on GitHub")).to_be_in_viewport()
    page.unroute_all()
    page.get_by_role("button", name="Try again").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Change “mentor”")
    expect(page.locator("#field-what")).to_be_focused()
    expect_broken(visit)


def test_what_stands_below_a_change_does_not_jump_while_it_is_waited_for(visit: Visitor) -> None:
    page = visit("contribute/?entry=mentor", width=390)
    page.locator(READY).wait_for()

    def top(**has: bool) -> float:
        """Where the other ways stand in a form that has these attributes."""
        found = page.evaluate(
            """(has) => {
              const form = document.querySelector("[data-contribute]");
              Object.entries(has).forEach(([name, is]) => form.toggleAttribute(`data-${name}`, is));
              return document.querySelector(".other-ways").getBoundingClientRect().top;
            }""",
            has,
        )
        return float(found)

    ready = top()
    assert top(waiting=True) == ready
    expect(page.locator("#field-definition")).to_be_hidden()
    # When it takes long, the ways that are open come near.
    assert top(unfinished=True) < ready
