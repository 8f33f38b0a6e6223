"""An address that takes what readers write: told where it goes, kept until it has arrived, used without scripts too."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

import builds
from axe import findings_everywhere
from builds import SITE_URL, copy_project
from conftest import PREFIX
from forms import READY
from receiver import Receiver, receiving
from serving import served
from visiting import Visitor, visitor_of

DEFINITION = "Garden leave is time at the end of a job that you spend at home."


@pytest.fixture(scope="module")
def running() -> Iterator[Receiver]:
    with receiving() as receiver:
        yield receiver


@pytest.fixture
def receiver(running: Receiver) -> Receiver:
    """The receiver, as if nobody had sent anything."""
    running.how = "accept"
    running.received.clear()
    running.accepts.clear()
    return running


@pytest.fixture(scope="module")
def site(running: Receiver, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A site that names the receiver. Its address is known only now, so the site is not shared."""
    folder = tmp_path_factory.mktemp("with_endpoint")
    project = copy_project(folder / "project")
    config = project / "mkdocs.yml"
    text = config.read_text(encoding="utf-8")
    endpoint = f"    topics: topics\n    contribute:\n      endpoint: {running.url}\n"
    config.write_text(text.replace("    topics: topics\n", endpoint), encoding="utf-8")
    with served(builds.build_strictly(project, folder / "site"), PREFIX) as url:
        yield url


@pytest.fixture
def visit(browser: Browser, site: str, receiver: Receiver) -> Iterator[Visitor]:
    """A visitor whose pages may send something to the receiver."""
    for visitor in visitor_of(browser, site, []):
        yield visitor
        told = (
            "Failed to load resource",
            f"asked for {receiver.url}",
            f"Access to fetch at '{receiver.url}'",
            receiver.url.replace("/take", "/thanks"),
        )
        visitor.faults[:] = [fault for fault in visitor.faults if not any(part in fault for part in told)]


def opened(visit: Visitor, query: str = "?word=garden+leave", **how: object) -> Page:
    """The form, for the receiver."""
    return visit(f"contribute/{query}", **how)


def send(page: Page) -> None:
    page.locator(READY).wait_for()
    page.locator("#field-definition").fill(DEFINITION)
    page.get_by_role("button", name="Send", exact=True).click()


def has_draft(page: Page) -> bool:
    return bool(page.evaluate("() => Object.keys(localStorage).some((name) => name.startsWith('draft '))"))


def test_what_is_accepted_is_no_draft_any_more(visit: Visitor, receiver: Receiver) -> None:
    page = opened(visit)
    expect(page.get_by_text(f"Your text goes to {urlsplit(receiver.url).netloc}")).to_be_visible()
    send(page)
    expect(page.locator("[data-sent]")).to_have_text("Thank you. Your text has arrived, and the editors will read it.")
    (received,) = receiver.received
    text = received.pop("text")
    assert text.startswith("### Word\n\ngarden leave\n\n")
    assert received == {
        "form": "new-entry",
        "subject": "New entry: garden leave",
        "headword": "garden leave",
        "definition": DEFINITION,
        "_gotcha": "",
    }
    assert receiver.accepts == ["application/json"]
    page.wait_for_timeout(400)
    assert not has_draft(page)
    # What is written after that is a draft again.
    page.locator("#field-explanation").fill("More.")
    page.wait_for_timeout(400)
    assert has_draft(page)


def test_a_change_is_sent_with_its_entry_and_nothing_else(visit: Visitor, receiver: Receiver) -> None:
    page = opened(visit, "?entry=mentor")
    page.locator(READY).wait_for()
    page.locator("#field-what").fill("It is too short.")
    page.keyboard.press("Tab")
    page.get_by_role("button", name="Send", exact=True).click()
    expect(page.locator("[data-sent]")).to_contain_text("Thank you.")
    (received,) = receiver.received
    assert received.pop("text").startswith("### Entry\n\nmentor\n\n")
    assert received == {
        "form": "suggest-change",
        "subject": "Change: mentor",
        "entry": "mentor",
        "page": f"{SITE_URL}dictionary/mentor/",
        "what": "It is too short.",
        "_gotcha": "",
    }


SAID = {
    "refuse": "It was not accepted. Please <b>sign</b> it. Your text is still here",
    "refuse kindly": "It was not accepted. Activate this form first. Your text is still here",
    "refuse with an error": "It was not accepted. Bad captcha. Your text is still here",
    "refuse with errors": "It was not accepted. The quota is used up. Your text is still here",
    "refuse by status": "It was not accepted. No such form. Your text is still here",
    "refuse by number": "It was not accepted.",
    "refuse in half a sentence": "It was not accepted. No such form. Your text is still here",
    "refuse as a problem": "It was not accepted. Email is needed. Your text is still here",
    "refuse with hidden signs": "It was not accepted. No such form. Your text is still here",
    "break off in a yes": "This page cannot read an answer. Perhaps your text has arrived, perhaps not.",
    "break off in a no": "It was not accepted. Your text is still here",
    "fail": "The other side has a fault or too much to do. Perhaps your text has arrived, perhaps not.",
    "fail at the gateway": "The other side has a fault or too much to do. Perhaps your text has arrived, perhaps not.",
    "be busy": "The other side has a fault or too much to do. Perhaps your text has arrived, perhaps not.",
    "stall": "There is no answer. Perhaps it has arrived, perhaps not.",
    "answer without leave": "This page cannot read an answer. Perhaps your text has arrived, perhaps not.",
    "redirect without leave": "This page cannot read an answer. Perhaps your text has arrived, perhaps not.",
}


@pytest.mark.parametrize("how", SAID)
def test_what_did_not_arrive_is_kept(how: str, visit: Visitor, receiver: Receiver) -> None:
    receiver.how = how
    page = opened(visit)
    page.locator(READY).wait_for()
    page.evaluate("() => { document.querySelector('[data-contribute]').dataset.patience = '1000'; }")
    send(page)
    expect(page.locator("[data-sent]")).to_contain_text(SAID[how])
    assert has_draft(page)
    page.reload()
    page.locator(READY).wait_for()
    expect(page.locator("#field-definition")).to_have_value(DEFINITION)
    receiver.how = "accept"
    page.get_by_role("button", name="Send", exact=True).click()
    expect(page.locator("[data-sent]")).to_contain_text("Thank you.")


def test_what_is_typed_while_it_is_sent_is_kept_and_not_taken_for_sent(visit: Visitor, receiver: Receiver) -> None:
    receiver.how = "slow"
    page = opened(visit)
    send(page)
    expect(page.locator("[data-sent]")).to_contain_text("Sending")
    page.locator("#field-explanation").fill("One thing more.")
    expect(page.locator("[data-sent]")).to_contain_text("What you wrote since then has not been sent.")
    assert "explanation" not in receiver.received[0]
    assert has_draft(page)
    page.reload()
    page.locator(READY).wait_for()
    expect(page.locator("#field-explanation")).to_have_value("One thing more.")
    receiver.how = "accept"
    page.get_by_role("button", name="Send", exact=True).click()
    expect(page.locator("[data-sent]")).to_have_text("Thank you. Your text has arrived, and the editors will read it.")
    assert receiver.received[1]["explanation"] == "One thing more."
    page.wait_for_timeout(400)
    assert not has_draft(page)


def test_a_receiver_that_leads_elsewhere(visit: Visitor, receiver: Receiver) -> None:
    receiver.how = "redirect"
    page = opened(visit)
    send(page)
    expect(page.locator("[data-sent]")).to_contain_text("The editors will read it. See you soon.", ignore_case=True)


def test_a_receiver_that_is_not_there(visit: Visitor, receiver: Receiver) -> None:
    page = opened(visit)
    page.route(receiver.url, lambda route: route.abort())
    send(page)
    expect(page.locator("[data-sent]")).to_contain_text(
        "This page cannot read an answer. Perhaps your text has arrived, perhaps not."
    )
    assert has_draft(page)


def test_without_scripts_a_plain_form_sends_the_same(visit: Visitor, receiver: Receiver) -> None:
    page = opened(visit, java_script_enabled=False)
    expect(page.get_by_text("send it with the button below them")).to_be_visible()
    expect(page.get_by_text("GitHub shows what you wrote once more")).to_be_hidden()
    page.get_by_role("textbox", name="Word needed").fill("garden leave")
    page.get_by_role("textbox", name="Definition needed").fill(DEFINITION)
    page.get_by_role("button", name="Send", exact=True).click()
    page.wait_for_url("**/take")
    (received,) = receiver.received
    filled = {name: text for name, text in received.items() if text}
    assert filled == {
        "form": "new-entry",
        "subject": "New entry:",
        "headword": "garden leave",
        "definition": DEFINITION,
    }
    assert received["_gotcha"] == ""


def test_the_trap_is_out_of_the_way(visit: Visitor, receiver: Receiver) -> None:
    page = opened(visit, width=390)
    page.locator(READY).wait_for()
    trap = page.locator("[name=_gotcha]")
    expect(trap).not_to_be_in_viewport()
    assert trap.get_attribute("tabindex") == "-1"
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
    assert findings_everywhere(page) == []


def test_without_the_setting_nothing_of_it_is_in_the_page(built_site: Path) -> None:
    text = (built_site / "contribute" / "index.html").read_text(encoding="utf-8")
    assert not [word for word in ("_gotcha", "data-endpoint", 'method="post"', "data-send>") if word in text]


def test_what_has_arrived_is_not_sent_again_until_it_is_changed(visit: Visitor, receiver: Receiver) -> None:
    page = opened(visit)
    send(page)
    expect(page.locator("[data-sent]")).to_contain_text("has arrived")
    page.get_by_role("button", name="Send", exact=True).click()
    expect(page.locator("[data-sent]")).to_have_text("This has arrived already. Change it if there is more to say.")
    assert len(receiver.received) == 1
    page.locator("#field-definition").fill(f"{DEFINITION[:-1]}, and paid.")
    page.get_by_role("button", name="Send", exact=True).click()
    expect(page.locator("[data-sent]")).to_contain_text("Thank you.")
    assert len(receiver.received) == 2
