"""What a browser may refuse, and what addresses, storage and data files may hold: no script ends with an error."""

import re
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from playwright.sync_api import Page, Route, expect

from visiting import Visitor

EMOJI = "\U0001f469\u200d\U0001f3eb"
NETWORK = re.compile(r"console error: Failed to load resource")


def headword_proposed(page: Page) -> str:
    """The word with which the link opens the form."""
    propose = page.get_by_role("main").get_by_role("link", name="Propose this word")
    return parse_qs(urlsplit(propose.get_attribute("href") or "").query)["word"][0]


@pytest.mark.parametrize(
    ("path", "word"),
    [
        ("dictionary/r%E9f%E9rence/", "référence"),
        ("dictionary/r%C3%A9f%C3%A9rence/", "référence"),
        ("%", "%"),
        ("dictionary/50%/", "50%"),
        ("dictionary/%C3%28/", "Ã("),
        ("dictionary/%F0%9F%91/", "\xf0\x9f\x91"),
        ("dictionary/%ED%A0%80/", "\xed\xa0\x80"),
        ("dictionary/%zz%2/", "%zz%2"),
        (f"dictionary/{'x' * 99}{quote(EMOJI)}/", "x" * 99 + EMOJI[0]),
    ],
)
def test_page_not_found_helps_whatever_the_address_holds(path: str, word: str, visit: Visitor) -> None:
    page = visit(path, may_be_missing=True)
    expect(page.locator("[data-not-found]")).to_be_visible()
    assert headword_proposed(page) == word


@pytest.mark.parametrize(
    "path", ["%", "dictionary/%/", "%E2%80%8B", "dictionary/%80%81/", "---", "a" * 300, "%20+", "%F0%9F%98%80"]
)
def test_nothing_is_suggested_for_what_is_no_word(path: str, visit: Visitor) -> None:
    page = visit(path, may_be_missing=True)
    expect(page.locator("[data-not-found]")).to_be_visible()
    expect(page.locator("[data-closest]")).to_be_hidden()


def test_an_address_in_an_older_encoding_finds_its_entry(visit: Visitor) -> None:
    page = visit("dictionary/r%E9f%E9rence/", may_be_missing=True)
    expect(page.get_by_role("main").get_by_role("link", name="reference", exact=True)).to_be_visible()


@pytest.mark.parametrize(
    "piece", [f"{'x' * 93}{quote(EMOJI)}", "%E9", "%", "%F0%9F%91", "%ED%A0%80", "%00", "%7Bword%7D$$"]
)
def test_the_filter_takes_whatever_the_address_holds(piece: str, visit: Visitor) -> None:
    page = visit(f"dictionary/?word=zzqqvv{piece}")
    expect(page.get_by_role("status")).to_have_text("0 entries")
    assert headword_proposed(page).startswith("zzqqvv")


def test_a_word_is_cut_between_characters(visit: Visitor) -> None:
    page = visit("search/")
    page.get_by_role("searchbox", name="Search all texts").fill("x" * 99 + EMOJI)
    propose = page.get_by_role("link", name="Not found? Propose this word")
    expect(propose).to_have_attribute("href", re.compile(rf"word=x{{99}}{quote(EMOJI[0])}(&|$)"))


STORAGE = {
    "forbidden": "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('', 'Security'); } })",
    "missing": "Object.defineProperty(window, 'localStorage', { value: null })",
    "full": "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }",
    "unreadable": "Storage.prototype.getItem = () => '{not JSON'",
    "of another shape": 'Storage.prototype.getItem = () => \'{"color": {"a b": 5, "media": []}}\'',
    "a number": "Storage.prototype.getItem = () => '7'",
}


@pytest.mark.parametrize("how", STORAGE)
def test_pages_work_whatever_storage_does(how: str, visit: Visitor) -> None:
    page = visit.empty()
    page.add_init_script(STORAGE[how])
    page.goto(f"{visit.url}dictionary/mentor/")
    switch = page.get_by_role("button", name="Previews of linked words")
    expect(switch).to_have_attribute("aria-pressed", "true")
    page.locator(".explanation a.entry-link").first.hover()
    expect(page.locator("#entry-preview")).to_be_visible()
    switch.click()
    expect(switch).to_have_attribute("aria-pressed", "false")
    page.get_by_title("Switch to light colors").click()
    page.goto(f"{visit.url}dictionary/networking/")
    expect(page.locator("h1.headword")).to_be_visible()


ANSWERS = {
    "nothing": None,
    "an error": "",
    "no JSON": "<!doctype html><title>Sign in to the network</title>",
    "null": "null",
    "a list": "[]",
    "no result": "{}",
    "a result of another kind": '{"result": {"headword": 5}}',
    "items of another kind": '{"result": [null, 5, {"path": 1}, {"headword": "x", "path": "x/", "labels": 1}]}',
}


@pytest.mark.parametrize("what", ANSWERS)
def test_pages_work_whatever_data_files_hold(what: str, visit: Visitor) -> None:
    def answer(route: Route) -> None:
        body = ANSWERS[what]
        if body is None:
            route.abort()
        else:
            route.fulfill(body=body, status=200 if body else 500)

    page = visit.empty(may_be_missing=True)
    page.route("**/api/v1/**", answer)
    page.goto(f"{visit.url}no/such/mentr/")
    expect(page.locator("[data-not-found]")).to_be_visible()
    page.goto(visit.url)
    box = page.get_by_role("combobox", name="Look up a career term")
    box.fill("mentor")
    box.press("Enter")
    page.wait_for_url("**/dictionary/?word=mentor")
    # The browser says of its own that a file could not be had; that is what the test asked for.
    visit.faults[:] = [fault for fault in visit.faults if not NETWORK.search(fault)]


def test_a_data_file_that_failed_once_is_asked_for_again(visit: Visitor) -> None:
    page = visit.empty()
    page.route("**/lookup.json", lambda route: route.abort(), times=1)
    page.goto(visit.url)
    box = page.get_by_role("combobox", name="Look up a career term")
    box.fill("coffe")
    page.wait_for_timeout(300)
    box.fill("coffee")
    expect(page.get_by_role("option", name="coffee chat")).to_be_visible()
    visit.faults[:] = [fault for fault in visit.faults if not NETWORK.search(fault)]


def test_copying_that_is_refused_selects_the_words(visit: Visitor) -> None:
    page = visit.empty()
    page.add_init_script(
        "navigator.clipboard.writeText = () => Promise.reject(new DOMException('no', 'NotAllowedError'))"
    )
    page.goto(f"{visit.url}dictionary/informational-interview/")
    script = page.locator("figure.script").first
    script.get_by_role("button", name="Copy").click()
    selected = page.wait_for_function("() => getSelection().toString().trim()").json_value()
    assert selected == script.locator("blockquote").inner_text().strip()
