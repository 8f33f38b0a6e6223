"""`terms.js` on other people's pages: those of `tests/cases/hosts/`, each of another origin than the site."""

import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect

from axe import SCHEMES, WIDTHS, findings
from dictionary.exports import terms_script
from serving import served
from visiting import Visitor

GALLERY = Path(__file__).parent.parent / "cases" / "hosts"
CARD = "#term-card"
OPEN = f"{CARD}:popover-open"
DEFINITION = "A mentor is"
MANY = "".join(f'<p><a href="ROOT/dictionary/mentor/">link {number}</a></p>' for number in range(499))
Open = Callable[..., Page]


@pytest.fixture
def host(visit: Visitor, tmp_path: Path) -> Iterator[Open]:
    """Opens a page of the gallery; what is `given` goes to the visitor."""
    with served(tmp_path) as address:
        local = address.replace("127.0.0.1", "localhost")

        def open_page(name: str, text: str | None = None, root: str = visit.url, **given: Any) -> Page:
            text = text or (GALLERY / f"{name}.html").read_text("utf-8")
            text = text.replace("VERSION", terms_script.address(terms_script.newest()))
            (tmp_path / f"{name}.html").write_text(text.replace("ROOT", root.rstrip("/")), "utf-8")
            page = visit.empty(**given)
            page.goto(f"{local}{name}.html")
            return page

        yield open_page
    visit.faults[:] = [fault for fault in visit.faults if not fault.partition(" asked for ")[2].startswith(local)]


def answer(body: str, route: Route) -> None:
    route.fulfill(body=body, headers={"Access-Control-Allow-Origin": "*"})


def closes(page: Page) -> None:
    page.mouse.move(5, 690, steps=4)
    page.locator(OPEN).wait_for(state="detached")


def is_open(page: Page) -> bool:
    return bool(page.evaluate("document.querySelector('#term-card')?.matches(':popover-open') ?? false"))


def text_of_card(page: Page) -> str:
    return str(page.evaluate("document.querySelector('#term-card').shadowRoot.querySelector('div').innerText"))


def shows(page: Page, locator: str = "#first") -> dict[str, Any]:
    """Point at a link, and wait for its card; where it stands and what it looks like."""
    page.locator(locator).hover()
    page.locator(OPEN).wait_for()
    found: dict[str, Any] = page.evaluate("""() => {
      const host = document.querySelector("#term-card");
      const card = host.shadowRoot.querySelector("div");
      const { left, top, right, bottom, width, height } = card.getBoundingClientRect();
      const { fontSize, backgroundColor, color, visibility, opacity, transform } = getComputedStyle(card);
      const text = [...card.children].map((part) => part.textContent);
      const at = document.elementFromPoint(left + width / 2, top + height / 2);
      const around = getComputedStyle(host);
      return { left, top, right, bottom, width, height, fontSize, backgroundColor, color, text, isOnTop: at === host,
        visibility: around.visibility, opacity: around.opacity, transform: around.transform };
    }""")
    return found


def test_pointing_opens_one_card_and_asks_for_one_file(host: Open, visit: Visitor) -> None:
    page = host("plain")
    before = page.locator("main").inner_html()
    assert not [each for each in visit.requests if "/api/" in each]
    card = shows(page)
    assert card["text"][0] == "mentor"
    assert card["text"][1].startswith(DEFINITION)
    assert card["isOnTop"]
    asked = [each.removeprefix(visit.url) for each in visit.requests if "/api/" in each]
    assert asked == ["api/v1/cards/mentor.json"]
    expect(page.locator("#first")).to_have_accessible_description(f"mentor {card['text'][1]} {card['text'][2]}")
    # Onto the card and away again: it stays while the pointer is on it.
    page.mouse.move(card["left"] + 20, card["top"] + 20, steps=4)
    page.wait_for_timeout(500)
    assert is_open(page)
    closes(page)
    assert page.locator("main").inner_html() == before
    shows(page)
    closes(page)
    shows(page, "#second")
    assert "coffee chat" in text_of_card(page)
    assert page.locator(CARD).count() == 1
    asked = [each.removeprefix(visit.url) for each in visit.requests if "/api/" in each]
    assert asked == ["api/v1/cards/mentor.json", "api/v1/cards/coffee-chat.json"]


def test_a_pointer_that_only_passes_opens_nothing(host: Open, visit: Visitor) -> None:
    page = host("plain")
    page.locator("#first").hover()
    page.mouse.move(5, 700)
    page.wait_for_timeout(600)
    page.locator("#elsewhere").hover()
    page.wait_for_timeout(600)
    assert page.locator(CARD).count() == 0
    assert not [each for each in visit.requests if "/api/" in each]


def test_the_keyboard_opens_and_closes_it(host: Open) -> None:
    page = host("plain")
    page.keyboard.press("Tab")
    page.locator(OPEN).wait_for()
    page.keyboard.press("Escape")
    assert not is_open(page)
    assert page.evaluate("document.activeElement.id") == "first"
    assert page.locator("#first").get_attribute("aria-describedby") is None
    for _ in range(3):
        page.keyboard.press("Tab")
    page.locator(OPEN).wait_for()
    assert page.locator("#described").get_attribute("aria-describedby") == "note term-card"
    # A pointer that lies on the page does not close what the keyboard has opened.
    page.mouse.move(300, 600)
    page.wait_for_timeout(500)
    assert is_open(page)
    page.keyboard.press("Tab")
    page.wait_for_function("document.querySelector('#described').getAttribute('aria-describedby') === 'note'")
    page.wait_for_function("document.querySelector('#term-card').shadowRoot.textContent.startsWith('mentor')")
    page.keyboard.press("Enter")
    page.wait_for_url("**/dictionary/mentor/")


def test_a_pointer_on_its_way_does_not_keep_the_keyboard_from_opening_it(host: Open) -> None:
    page = host("plain", fresh=True)
    page.route("**/api/**", lambda route: (time.sleep(0.5), route.continue_()))
    page.keyboard.press("Tab")
    for place in (100, 200, 300):
        page.mouse.move(place, 650)
    page.locator(OPEN).wait_for()


def test_a_finger_follows_the_link_at_once_and_opens_the_card_when_it_stays(host: Open) -> None:
    page = host("plain", has_touch=True, is_mobile=True)
    box = page.locator("#first").bounding_box()
    assert box
    session = page.context.new_cdp_session(page)
    point = {"x": box["x"] + 5, "y": box["y"] + 5}
    session.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [point]})
    page.locator(OPEN).wait_for()
    session.send("Input.dispatchTouchEvent", {"type": "touchCancel", "touchPoints": []})
    assert page.url.endswith("/plain.html")
    page.touchscreen.tap(300, 600)
    page.locator(OPEN).wait_for(state="detached")
    page.locator("#second").tap()
    page.wait_for_url("**/dictionary/coffee-chat/**")


@pytest.mark.parametrize("width", [200, *WIDTHS])
@pytest.mark.parametrize("name", ["plain", "hostile", "dark", "themed", "right-to-left"])
def test_a_card_is_whole_and_readable_on_every_page(name: str, width: int, host: Open) -> None:
    page = host(name, width=width, height=700)
    card = shows(page)
    assert card["text"][1].startswith(DEFINITION)
    assert card["isOnTop"]
    assert 0 <= card["left"] < card["right"] <= width
    assert 0 <= card["top"] < card["bottom"] <= 700
    assert card["fontSize"] == "16px"
    assert (card["visibility"], card["opacity"], card["transform"]) == ("visible", "1", "none")
    link = page.locator("#first").bounding_box()
    assert link
    if name == "right-to-left" and width > 600:
        assert card["right"] == pytest.approx(link["x"] + link["width"], abs=1)
    if name == "themed":
        assert card["backgroundColor"] == "rgb(43, 27, 77)"
        assert card["width"] <= 200
    if name == "dark":
        assert card["backgroundColor"] == "rgb(18, 18, 18)"
        assert card["color"] == "rgb(255, 255, 255)"


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("name", ["plain", "dark", "themed", "right-to-left", "text"])
def test_axe_has_nothing_to_say(name: str, scheme: str, host: Open) -> None:
    page = host(name, scheme=scheme)
    if name == "text":
        page.locator("#one a").first.wait_for()
        page.locator("#one a").first.hover()
        page.locator(OPEN).wait_for()
    else:
        shows(page)
    assert findings(page) == []


def test_it_keeps_to_the_strictest_policy(visit: Visitor, built_site: Path, tmp_path: Path) -> None:
    """The page and the script have one origin, as the policy asks."""
    page = visit.empty(fresh=True)
    violations: list[str] = []
    page.on("console", lambda message: violations.append(message.text) if message.type == "error" else None)
    page.add_init_script(
        "addEventListener('securitypolicyviolation', (event) => console.error(event.violatedDirective))"
    )
    text = (GALLERY / "strict.html").read_text("utf-8").replace("ROOT", visit.url.rstrip("/"))
    page.route(f"{visit.url}strict.html", lambda route: route.fulfill(content_type="text/html", body=text))
    page.goto(f"{visit.url}strict.html")
    page.locator("#text a").first.wait_for()
    assert page.locator("#text a").all_inner_texts() == ["networking", "coffee chat"]
    shows(page)
    assert violations == []


def test_the_script_twice_makes_one_card_and_each_link_once(host: Open) -> None:
    page = host("twice")
    shows(page)
    assert page.locator(CARD).count() == 1
    assert page.locator("#text").inner_html() == "After some networking there may be a coffee chat."


def test_five_hundred_links(host: Open, visit: Visitor) -> None:
    text = (GALLERY / "plain.html").read_text("utf-8").replace("<h1>", f"{MANY}<h1>", 1)
    page = host("many", text)
    assert page.evaluate("document.links.length") > 500
    assert not [each for each in visit.requests if "/api/" in each]
    for number in (0, 250, 498):
        page.get_by_text(f"link {number}", exact=True).hover()
        page.locator(OPEN).wait_for()
        closes(page)
    assert len([each for each in visit.requests if "/api/" in each]) == 1


def test_a_link_in_an_open_dialog_has_a_card_that_can_be_pointed_at(host: Open) -> None:
    page = host("dialog")
    card = shows(page)
    assert card["isOnTop"]
    page.mouse.move(card["left"] + 20, card["top"] + 20, steps=4)
    page.wait_for_timeout(500)
    assert is_open(page)
    page.keyboard.press("Escape")


def test_links_in_a_shadow_have_cards_by_pointer_and_by_keyboard(host: Open) -> None:
    page = host("shadow")
    # Within a shadow, a pointer that comes from beside the link is told to nobody outside.
    page.locator("#around").hover(position={"x": 10, "y": 10})
    card = shows(page)
    assert card["text"][0] == "mentor"
    page.mouse.move(card["left"] + 20, card["top"] + 20, steps=4)
    page.wait_for_timeout(500)
    assert is_open(page)
    shows(page, "#second")
    page.wait_for_function("document.querySelector('#term-card').shadowRoot.textContent.startsWith('coffee')")
    page.locator("#around").hover(position={"x": 10, "y": 10})
    page.locator(OPEN).wait_for(state="detached")
    for word in ("mentor", "coffee chat"):
        page.keyboard.press("Tab")
        page.wait_for_function(
            "(word) => document.querySelector('#term-card')?.shadowRoot.textContent.startsWith(word)", arg=word
        )
    page.keyboard.press("Tab")
    page.locator(OPEN).wait_for(state="detached")


def test_a_script_that_was_made_a_module_and_got_a_version_works(host: Open) -> None:
    text = (GALLERY / "plain.html").read_text("utf-8")
    assert "/terms.js" in text
    text = text.replace("<script defer", '<script type="module"').replace("/terms.js", "/terms.js?ver=6.1")
    assert shows(host("module", text))["text"][0] == "mentor"


def test_links_that_come_later_have_cards_and_links_that_go_leave_none(host: Open, visit: Visitor) -> None:
    page = host("changing")
    page.evaluate(
        "(root) => { place.innerHTML = "
        """`<a id="first" href="${root}dictionary/mentor/">a <b id="inside">mentor</b></a>`; }""",
        visit.url,
    )
    shows(page, "#inside")
    page.evaluate("place.replaceChildren('gone')")
    closes(page)
    # A page that builds itself anew takes the card away; the next link brings it back.
    page.evaluate(
        "(root) => { document.body.innerHTML = "
        """`<main><a id="first" href="${root}dictionary/networking/">N</a></main>`; }""",
        visit.url,
    )
    assert shows(page)["text"][0] == "networking"


def test_a_link_that_is_gone_before_its_card_comes_opens_nothing(host: Open) -> None:
    page = host("plain")
    page.locator("#first").hover()
    page.evaluate("document.querySelector('#first').remove()")
    page.wait_for_timeout(800)
    assert not is_open(page)


def test_plain_text_is_linked_where_the_page_asks_for_it(host: Open, visit: Visitor) -> None:
    page = host("text")
    page.locator("#one a").first.wait_for()
    text = page.evaluate("document.body.innerText")
    assert page.locator("article a").all_inner_texts() == [
        *("networking", "mentor", "coffee chat", "This", "job offer", "résumés")
    ]
    assert page.locator("h1 a, header a, code a, pre a, button a, [contenteditable] a, rt a, option a").count() == 0
    # What nobody sees neither changes nor takes the first mention away.
    assert "<a" not in str(page.locator("noscript").text_content())
    assert page.locator("#one a").first.get_attribute("href") == f"{visit.url}dictionary/networking/"
    page.evaluate("document.querySelectorAll('article a').forEach((link) => link.replaceWith(...link.childNodes))")
    assert page.evaluate("document.body.innerText") == text
    asked = [each.removeprefix(visit.url) for each in visit.requests if "/api/" in each]
    assert asked == ["api/v1/labels.json"]


def test_our_frames_get_their_height_and_no_others(host: Open) -> None:
    page = host("frames")
    page.wait_for_function(
        "document.querySelector('#ours').height < 500 && document.querySelector('#sandboxed').height < 500"
    )
    for name in ("#ours", "#sandboxed"):
        assert int(page.locator(name).get_attribute("height") or 0) >= 100
    page.wait_for_timeout(200)
    assert page.locator("#another").get_attribute("height") == "333"


def test_a_dictionary_that_cannot_be_reached_leaves_the_page_as_it_is(host: Open, visit: Visitor) -> None:
    page = host("text", fresh=True)
    page.route("**/api/**", lambda route: route.abort())
    page.reload()
    before = (GALLERY / "text.html").read_text("utf-8").count("<a ")
    page.wait_for_timeout(300)
    assert page.evaluate("document.links.length") == before
    page.locator("#two a").hover()
    page.wait_for_timeout(600)
    assert page.locator(CARD).count() == 0
    page.locator("#two a").click()
    page.wait_for_url("**/dictionary/informational-interview/")
    visit.faults[:] = [fault for fault in visit.faults if "ERR_FAILED" not in fault]


def test_an_answer_that_is_none_leaves_the_page_as_it_is(host: Open, visit: Visitor) -> None:
    page = host("text", fresh=True)
    for body in ("<!doctype html>", "null", "[]", '{"result": {"headword": 7}}', '{"result": null}'):
        page.unroute_all()

        page.route("**/api/**", partial(answer, body))
        page.reload()
        page.locator("#two a").hover()
        page.wait_for_timeout(500)
        assert page.locator(CARD).count() == 0, body


def test_what_a_card_says_is_text(host: Open, visit: Visitor) -> None:
    page = host("plain", fresh=True)
    told = (
        '{"result": {"headword": "<img src=x onerror=alert(1)>", "definition": "<b>x</b>", "name": "n", '
        '"language": "en"}}'
    )
    page.route("**/api/**", partial(answer, told))
    card = shows(page)
    assert card["text"] == ["<img src=x onerror=alert(1)>", "<b>x</b>", "n"]


def test_nothing_of_it_is_printed(host: Open) -> None:
    page = host("plain")
    shows(page)
    page.emulate_media(media="print")
    assert page.evaluate("getComputedStyle(document.querySelector('#term-card')).display") == "none"


def test_links_of_a_site_without_folders_have_cards_too(host: Open, visit: Visitor) -> None:
    text = (GALLERY / "plain.html").read_text("utf-8").replace("/dictionary/mentor/", "/dictionary/mentor.html")
    assert shows(host("plain-html", text))["text"][0] == "mentor"


def test_another_part_of_addresses_is_named_by_the_page(host: Open, visit: Visitor) -> None:
    text = (GALLERY / "plain.html").read_text("utf-8").replace("/dictionary/", "/woerter/")
    page = host("other", text.replace("<script defer", '<script defer data-entries="woerter"'))
    assert shows(page)["text"][0] == "mentor"
