"""The form by which readers write: from the entry to the host, drafts, what is said meanwhile, other ways."""

import json
import re
from urllib.parse import parse_qs, parse_qsl, urlsplit

import pytest
from playwright.sync_api import Dialog, Page, Route, expect

from axe import findings
from dictionary.contributing import suggest
from dictionary.contributing.hosts import Repository
from dictionary.model.entry import Entry
from forms import READY, form
from visiting import Visitor

DEFINITION = "A mentor is somebody who has been there before and helps you with it."
URL = "https://github.com/example/career-dictionary"


def host_address(page: Page) -> dict[str, str]:
    """The query with which "Continue on GitHub" opens the host's form."""
    expect(page.locator("[data-continue]")).to_have_attribute("href", re.compile("^https://github"))
    address = page.locator("[data-continue]").get_attribute("href") or ""
    parts = urlsplit(address)
    if parts.path == "/login":
        parts = urlsplit(parse_qs(parts.query)["return_to"][0])
    assert parts.path == "/example/career-dictionary/issues/new"
    return dict(parse_qsl(parts.query, strict_parsing=True, keep_blank_values=True))


def settle(page: Page) -> None:
    """Wait for what follows typing."""
    page.wait_for_timeout(350)


def test_from_the_entry_to_the_host_in_four_clicks(visit: Visitor) -> None:
    page = visit.empty(width=390, height=844)
    opened: list[str] = []

    def github(route: Route) -> None:
        opened.append(route.request.url)
        route.fulfill(body="<h1>New issue</h1>", content_type="text/html")

    page.route("https://github.com/**", github)
    page.goto(f"{visit.url}dictionary/mentor/")
    clicks = 0
    page.get_by_role("link", name="Suggest a change").click()
    clicks += 1
    page.locator(READY).wait_for()
    expect(page.get_by_role("heading", level=1)).to_have_text("Change “mentor”")
    box = page.locator("#field-definition")
    says = page.locator("#says-definition")
    expect(box).not_to_have_value("")
    box.fill("A mentor is a **friend**")
    settle(page)
    expect(says).to_be_hidden()
    page.keyboard.press("Tab")
    expect(says).to_contain_text("The definition does not end with a period.")
    expect(box).to_have_attribute("aria-invalid", "true")
    expect(page.locator("[data-live]")).to_contain_text("does not end with a period")
    box.fill(DEFINITION)
    expect(says).to_be_hidden()
    expect(box).not_to_have_attribute("aria-invalid", "true")
    expect(page.locator("[data-live]")).to_contain_text("nothing more to mend")
    expect(page.locator("[data-summary]")).to_have_text("You will send: Definition.")
    page.get_by_role("link", name="Continue on GitHub").click()
    clicks += 1
    expect(page.get_by_role("heading", name="New issue")).to_be_visible()
    assert clicks <= 4
    query = dict(parse_qsl(urlsplit(opened[0]).query, strict_parsing=True))
    assert query == {
        "template": "suggest-change.yml",
        "title": "Change: mentor",
        "entry": "mentor",
        "page": "http://localhost/repo/dictionary/mentor/",
        "definition": DEFINITION,
    }
    # Back again, everything is still there, and the page says so.
    page.go_back()
    page.locator(READY).wait_for()
    expect(page.locator("#field-definition")).to_have_value(DEFINITION)
    expect(page.locator("[data-draft-text]")).to_contain_text("what you took to GitHub")
    visit.faults[:] = [fault for fault in visit.faults if "asked for https://github.com/" not in fault]


def test_a_new_word_with_everything(visit: Visitor) -> None:
    page = form(visit, "?word=garden+leave&topic=leaving-job")
    expect(page.get_by_label("Word", exact=False).first).to_have_value("garden leave")
    expect(page.get_by_role("checkbox", name="Leaving a job")).to_be_checked()
    page.get_by_role("checkbox", name="Offers and pay").check()
    page.locator("#field-definition").fill("Garden leave is time at the end of a job that you spend at home.")
    names = page.locator("[data-field=aliases]")
    names.get_by_role("button", name="Add another").click()
    page.keyboard.type("gardening leave")
    names.get_by_label("What kind of name").select_option("spelling")
    names.get_by_text("More about this").click()
    names.get_by_role("checkbox", name="United Kingdom").check()
    sources = page.locator("[data-field=sources]")
    sources.get_by_role("button", name="Add another").click()
    page.keyboard.type("Notice periods")
    sources.get_by_label("Web address").fill("acas")
    page.keyboard.press("Tab")
    page.get_by_role("textbox", name="Your name").fill("Dana K.")
    says = page.locator("#says-sources")
    expect(says).to_contain_text('Sources 1: "acas" is not a web address.')
    expect(sources.get_by_label("Web address")).to_have_attribute("aria-invalid", "true")
    expect(says).to_contain_text('The field "Who published it" is missing.')
    sources.get_by_label("Web address").fill("https://www.acas/notice")
    sources.get_by_label("Who published it").fill("Acas")
    sources.get_by_label("What kind of publisher").select_option("official")
    expect(says).to_be_hidden()
    page.locator(".more > summary").click()
    page.get_by_text("What to do and say").click()
    page.get_by_role("textbox", name="Tips").fill("- Ask first.\n- Stay calm.")
    settle(page)
    assert host_address(page) == {
        "template": "new-entry.yml",
        "title": "New entry: garden leave",
        "headword": "garden leave",
        "topics": "leaving-job, offers-pay",
        "definition": "Garden leave is time at the end of a job that you spend at home.",
        "aliases": "gardening leave (spelling, UK)",
        "sources": ("title: Notice periods\npublisher: Acas\nurl: https://www.acas/notice\nauthority: official"),
        "contributors": "Dana K.",
        "more": "tips:\n  Ask first.\n  Stay calm.",
    }
    page.locator(".whole-text summary").click()
    text = page.locator("[data-text]").inner_text()
    assert text.startswith("### Word\n\ngarden leave\n\n### Definition\n\nGarden leave is")
    page.locator(".look-page summary").click()
    expect(page.locator("[data-page-preview]")).to_contain_text("gardening leave")
    names.get_by_role("button", name="Remove").click()
    settle(page)
    assert "aliases" not in host_address(page)


def test_nothing_is_sent_without_a_word_and_a_definition(visit: Visitor) -> None:
    page = form(visit)
    page.get_by_role("link", name="Continue on GitHub").click()
    expect(page.get_by_label("Word", exact=False).first).to_be_focused()
    expect(page.locator("#says-headword")).to_contain_text('The field "Word" is missing.')
    assert page.url.endswith("/contribute/")
    page = form(visit, "?entry=mentor")
    page.get_by_role("link", name="Continue on GitHub").click()
    expect(page.locator("[data-sent]")).to_have_text("You have changed nothing yet.")


def test_words_that_the_dictionary_has(visit: Visitor) -> None:
    page = form(visit)
    box, says = page.locator("#field-headword"), page.locator("#says-headword")
    box.fill("Mentor")
    page.keyboard.press("Tab")
    expect(says).to_contain_text("“Mentor” has an entry already: mentor.")
    expect(says.get_by_role("link", name="Suggest a change")).to_have_attribute("href", re.compile(r"\?entry=mentor$"))
    box.fill("info interview")
    expect(says).to_contain_text("“info interview” is explained inside informational interview.")
    box.fill("mentr")
    expect(says).to_contain_text("Did you mean one of these? mentor")
    box.fill("garden leave")
    expect(says).to_be_hidden()


def test_an_entry_that_is_not_there(visit: Visitor) -> None:
    page = visit.empty(may_be_missing=True)
    page.goto(f"{visit.url}contribute/?entry=no-such")
    page.locator(READY).wait_for()
    expect(page.locator("[data-missing]")).to_have_text("There is no entry at “no-such”. You can write it here.")


@pytest.mark.parametrize("slug", ["informational-interview", "job-search", "visa-sponsorship"])
def test_nothing_is_changed_by_looking(slug: str, visit: Visitor) -> None:
    page = form(visit, f"?entry={slug}")
    expect(page.locator("[data-summary]")).to_have_text("You have changed nothing yet.")
    expect(page.locator("[data-says]:visible")).to_have_count(0)
    assert host_address(page).keys() == {"template", "title", "entry", "page"}


def test_what_is_taken_away_is_said(visit: Visitor) -> None:
    page = form(visit, "?entry=informational-interview")
    page.locator(".more > summary").click()
    page.get_by_text("What to do and say").click()
    page.get_by_role("textbox", name="Tips").fill("")
    settle(page)
    expect(page.locator("[data-summary]")).to_have_text("You will send: Tips.")
    assert host_address(page)["more"] == "tips: -"


# ---- Drafts ----------------------------------------------------------------------------------------


def test_a_draft_survives_reloading_going_away_and_closing(visit: Visitor) -> None:
    page = form(visit, "?word=garden+leave")
    page.locator("#field-definition").fill("Garden leave is")
    page.reload()
    page.locator(READY).wait_for()
    expect(page.locator("#field-definition")).to_have_value("Garden leave is")
    expect(page.locator("[data-draft-text]")).to_contain_text("It was never sent.")
    page.goto(f"{visit.url}about/")
    other = page.context.new_page()
    page.close()
    other.goto(f"{visit.url}contribute/")
    other.locator(READY).wait_for()
    other.locator("[data-drafts]").get_by_role("link", name="garden leave").click()
    other.locator(READY).wait_for()
    expect(other.locator("#field-definition")).to_have_value("Garden leave is")
    # Each entry and each word has a draft of its own.
    other.goto(f"{visit.url}contribute/?entry=mentor")
    other.locator(READY).wait_for()
    expect(other.locator("[data-draft]")).to_be_hidden()
    other.goto(f"{visit.url}contribute/?word=garden+leave")
    other.get_by_role("button", name="Delete and start over").click()
    expect(other.locator("#field-definition")).to_have_value("")
    expect(other.locator("#field-headword")).to_have_value("garden leave")
    other.reload()
    other.locator(READY).wait_for()
    expect(other.locator("[data-draft]")).to_be_hidden()


STORAGE = {
    "forbidden": "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('', 'Security'); } })",
    "full": "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }",
    "lost at once": "Storage.prototype.setItem = () => undefined",
}


@pytest.mark.parametrize("how", STORAGE)
def test_where_nothing_can_be_kept_the_page_says_so_and_keeps_it_in_its_history(how: str, visit: Visitor) -> None:
    visit("contribute/")
    # The visitor lets no page ask anything; this one has to.
    page = visit.browser.new_context().new_page()
    asked: list[str] = []

    def leave(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.accept()

    page.on("dialog", leave)
    page.add_init_script(STORAGE[how])
    page.goto(f"{visit.url}contribute/?entry=mentor")
    page.locator(READY).wait_for()
    expect(page.locator("[data-unkept]")).to_be_hidden()
    page.locator("#field-definition").click()
    page.locator("#field-definition").fill(DEFINITION)
    expect(page.locator("[data-unkept]")).to_be_visible()
    page.reload()
    page.locator(READY).wait_for()
    assert asked == ["beforeunload"]
    expect(page.locator("#field-definition")).to_have_value(DEFINITION)
    page.context.close()


@pytest.mark.parametrize("kept", ["{", "5", '{"texts": 5}', '{"texts": {"definition": 7}}', '{"texts": {"nope": "x"}}'])
def test_a_draft_of_another_shape_does_no_harm(kept: str, visit: Visitor) -> None:
    page = form(visit)
    page.evaluate("kept => localStorage.setItem(`draft ${location.pathname} new`, kept)", kept)
    page.reload()
    page.locator(READY).wait_for()
    expect(page.locator("#field-definition")).to_have_value("")


# ---- Other ways ------------------------------------------------------------------------------------


def test_a_text_too_long_for_an_address_is_copied(visit: Visitor) -> None:
    page = visit.empty(fresh=True, permissions=["clipboard-read", "clipboard-write"])
    page.goto(f"{visit.url}contribute/?entry=mentor")
    page.locator(READY).wait_for()
    long = "Ask, and listen. " * 500
    page.locator("#field-explanation").fill(long)
    expect(page.locator("[data-long]")).to_be_visible()
    assert host_address(page).keys() == {"template", "title", "entry", "page"}
    page.get_by_role("button", name="Copy the text").click()
    expect(page.locator("[data-sent]")).to_contain_text("Copied.")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("### Entry\n\nmentor\n\n### Page\n\nhttp://localhost/repo/dictionary/mentor/\n\n### ")
    assert long.strip() in copied


ADDRESSES = [
    {"definition": "One (1) *star*: it's ~100 % & more? é 導師 🎉"},
    {"definition": "x" * 1500, "explanation": "a b\n\nc"},
    {"definition": "x" * 2500},
    {"definition": "x" * 9000},
]


def test_addresses_are_those_of_python(visit: Visitor) -> None:
    page = form(visit)
    found = page.evaluate(
        """async ([root, cases]) => {
          const { hostAddress } = await import(`${root}assets/contribute-sending.js`);
          const { sending } = (await (await fetch(`${root}api/v1/form.json`)).json()).result;
          const base = { entry: "mentor", page: "https://example.org/m/" };
          const address = (fields) => hostAddress("suggest-change", "Change: mentor", { ...base, ...fields }, sending);
          return cases.map(address);
        }""",
        [visit.url, ADDRESSES],
    )
    entry = Entry(slug="mentor", path="glossary/mentor.yml", headword="mentor", topics=())
    expected = [
        suggest.suggest_change(Repository(url=URL), entry, "https://example.org/m/", "Change: mentor", fields)
        for fields in ADDRESSES
    ]
    assert [each["address"] for each in found] == expected
    assert [each["isWhole"] for each in found] == [True, True, True, False]


def test_a_host_whose_forms_take_no_fields_gets_the_text_of_an_issue(visit: Visitor) -> None:
    page = form(visit)
    found = page.evaluate(
        """async ([root, cases]) => {
          const { hostAddress } = await import(`${root}assets/contribute-sending.js`);
          const { sending } = (await (await fetch(`${root}api/v1/form.json`)).json()).result;
          const issue = { issue: "https://gitlab.example/x/-/issues/new?", title: "issue[title]" };
          sending.host = { ...sending.host, ...issue, body: "issue[description]", forms: {} };
          const base = { entry: "mentor", page: "https://example.org/m/" };
          const address = (fields) => hostAddress("suggest-change", "Change: mentor", { ...base, ...fields }, sending);
          return cases.map(address);
        }""",
        [visit.url, ADDRESSES[:1] + ADDRESSES[-1:]],
    )
    whole, cut = (dict(parse_qsl(urlsplit(each["address"]).query)) for each in found)
    assert [each["isWhole"] for each in found] == [True, False]
    assert whole["issue[title]"] == cut["issue[title]"] == "Change: mentor"
    entry = "### Entry\n\nmentor\n\n### Page\n\nhttps://example.org/m/\n"
    assert whole["issue[description]"] == f"{entry}\n### New definition\n\n{ADDRESSES[0]['definition']}\n"
    assert cut["issue[description]"] == entry


def test_contributed_text_stays_text(visit: Visitor) -> None:
    page = form(visit, "?word=%3Cimg+src%3Dx+onerror%3Dalert(1)%3E&definition=%3Cscript%3Ealert(2)%3C/script%3E")
    hostile = "<img src=x onerror=alert(3)> [a](javascript:alert(4)) **<b>x</b>** `<i>` [[<u>]]\n\n- <iframe>\n> <svg>"
    page.locator("#field-explanation").fill(hostile)
    page.keyboard.press("Tab")
    page.locator(".look-page summary").click()
    preview = page.locator("[data-page-preview]")
    expect(preview).to_contain_text("<img src=x onerror=alert(3)> [a](javascript:alert(4))")
    assert preview.locator("img, script, iframe, svg, b:not(.aliases b), i, u, a[href^=javascript]").count() == 0


def test_what_word_pastes_is_cleaned(visit: Visitor) -> None:
    page = form(visit)
    page.locator("#field-explanation").focus()
    page.evaluate(
        """() => {
          const data = new DataTransfer();
          data.setData("text/plain", "•\\t“One”\\u00a0two\\n•\\tthree");
          document.activeElement.dispatchEvent(
            new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }),
          );
        }"""
    )
    expect(page.locator("#field-explanation")).to_have_value('- "One" two\n- three')


def test_bullets_that_are_typed_are_made_bullets_and_what_was_there_stays(visit: Visitor) -> None:
    page = form(visit, "?entry=job-search")
    before = page.locator("#field-explanation").input_value()
    page.locator("#field-explanation").focus()
    page.keyboard.press("Tab")
    expect(page.locator("#field-explanation")).to_have_value(before)
    page.locator("#field-explanation").fill("Bring:\n• a pen\n• time")
    page.keyboard.press("Tab")
    expect(page.locator("#field-explanation")).to_have_value("Bring:\n\n- a pen\n- time")


@pytest.mark.parametrize("data", ["null", "{}", '{"result": {}}', "<!doctype html>"])
def test_without_its_data_the_page_stays_as_it_is(data: str, visit: Visitor) -> None:
    page = visit.empty()
    page.route("**/api/v1/form.json", lambda route: route.fulfill(body=data))
    page.goto(f"{visit.url}contribute/")
    page.locator(READY).wait_for()
    expect(page.get_by_role("heading", name="Other ways")).to_be_visible()


def test_without_javascript_two_routes_lead_on(visit: Visitor) -> None:
    page = visit.empty(java_script_enabled=False, width=390)
    opened: list[str] = []

    def github(route: Route) -> None:
        opened.append(route.request.url)
        route.fulfill(body="<h1>New issue</h1>", content_type="text/html")

    page.route("https://github.com/**", github)
    page.goto(f"{visit.url}dictionary/mentor/")
    direct = page.get_by_role("link", name="Suggest a change on GitHub").get_attribute("href") or ""
    assert parse_qs(urlsplit(direct).query)["entry"] == ["mentor"]
    page.get_by_role("link", name="Suggest a change", exact=True).click()
    expect(page.get_by_text("send it with the button below them")).to_be_visible()
    for name in ("Propose a word on GitHub", "Suggest a change on GitHub"):
        expect(page.get_by_role("link", name=name)).to_be_visible()
    page.get_by_role("textbox", name="Word needed").fill("garden leave")
    page.get_by_role("textbox", name="Definition needed").fill("Garden leave is time at home.")
    page.get_by_role("textbox", name="Other names").fill("gardening leave")
    page.get_by_role("button", name="Continue on GitHub").click()
    expect(page.get_by_role("heading", name="New issue")).to_be_visible()
    query = dict(parse_qsl(urlsplit(opened[0]).query))
    assert query == {
        "template": "new-entry.yml",
        "title": "New entry:",
        "headword": "garden leave",
        "definition": "Garden leave is time at home.",
        "aliases": "gardening leave",
    }
    visit.faults[:] = [fault for fault in visit.faults if "asked for https://github.com/" not in fault]


# ---- Manners ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_axe_finds_nothing_when_everything_is_open_and_wrong(scheme: str, width: int, visit: Visitor) -> None:
    page = form(visit, "?entry=informational-interview", scheme=scheme, width=width, reduced_motion="reduce")
    page.evaluate("() => document.querySelectorAll('.contribute details').forEach((each) => { each.open = true; })")
    page.locator("#field-definition").fill("It is a **talk**. You")
    page.keyboard.press("Tab")
    expect(page.locator("#says-definition")).to_be_visible()
    assert findings(page) == []
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")


def test_from_right_to_left_and_in_forced_colors(visit: Visitor) -> None:
    page = form(visit, "?entry=mentor", width=390, forced_colors="active", fresh=True)
    page.evaluate("() => { document.documentElement.dir = 'rtl'; }")
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
    assert findings(page) == []


def test_other_pages_load_none_of_it(visit: Visitor) -> None:
    visit.settle(visit("dictionary/mentor/"))
    assert not [address for address in visit.requests if "contribute" in address or "form" in address]


def test_by_keyboard_alone(visit: Visitor) -> None:
    page = form(visit, "?entry=mentor")
    page.locator("#field-definition").focus()
    page.keyboard.press("Control+a")
    page.keyboard.type(DEFINITION)
    for _ in range(200):
        page.keyboard.press("Tab")
        if page.evaluate("() => document.activeElement.matches('[data-continue]')"):
            break
    else:
        pytest.fail("the link to the host is no stop")
    settle(page)
    assert host_address(page)["definition"] == DEFINITION
    assert json.loads(page.evaluate("() => localStorage.getItem('draft /repo/contribute/ entry mentor')"))["texts"]
