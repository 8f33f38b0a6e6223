"""Cards on other people's pages: in a frame without an origin, as WordPress makes it, and in a plain one."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from axe import findings_everywhere
from serving import served
from visiting import Visitor

SECRET = "aB3dE6gH9k"
# Browsers ask for one where a page names none.
_ICON = '<link rel="icon" href="data:,">'
_PAGE = """<!doctype html><link rel="icon" href="data:,"><title>A blog</title>
<style>iframe {{ width: {width}px; height: 100px; border: 0 }}</style>
<script>
  window.said = [];
  addEventListener("message", (event) => {{
    said.push({{ ...event.data, origin: event.origin }});
    if (event.data.message === "height") document.querySelector("iframe").style.height = `${{event.data.value}}px`;
  }});
</script>
<h1>A blog</h1><iframe {attributes} src="{source}" title="A card"></iframe>"""


@pytest.fixture
def framed(visit: Visitor, tmp_path: Path) -> Iterator[Any]:
    """Opens a page of another site with a card in it."""
    with served(tmp_path, "/") as host:

        def open_page(source: str, attributes: str = "", width: int = 600) -> Page:
            text = _PAGE.format(source=f"{visit.url}{source}", attributes=attributes, width=width)
            (tmp_path / "index.html").write_text(text, "utf-8")
            page = visit.empty()
            page.goto(host.replace("127.0.0.1", "localhost"))
            return page

        yield open_page
    visit.faults[:] = [fault for fault in visit.faults if "localhost" not in fault]


def said(page: Page, message: str) -> list[dict[str, Any]]:
    return [each for each in page.evaluate("said") if each["message"] == message]


def test_a_frame_without_an_origin_tells_its_height_and_its_links(framed: Any, visit: Visitor) -> None:
    page = framed(f"embed/mentor/#?secret={SECRET}", 'sandbox="allow-scripts"')
    page.wait_for_function("said.some(({ message }) => message === 'height')")
    card = page.frame_locator("iframe")
    expect(card.get_by_role("heading", name="mentor")).to_be_visible()
    height = said(page, "height")[-1]
    assert height["secret"] == SECRET
    assert isinstance(height["value"], int)
    assert 100 < height["value"] < 1000
    assert height["origin"] == "null"
    card.get_by_role("link", name="Read the whole entry").click()
    page.wait_for_function("said.some(({ message }) => message === 'link')")
    (link,) = said(page, "link")
    assert link["secret"] == SECRET
    assert link["value"].endswith("/dictionary/mentor/")
    assert page.locator("h1").inner_text() == "A blog"


def test_it_tells_its_height_again_when_it_changes_and_when_it_is_asked(framed: Any) -> None:
    page = framed(f"embed/mentor/#?secret={SECRET}", 'sandbox="allow-scripts"')
    page.wait_for_function("said.length > 0")
    wide = said(page, "height")[-1]["value"]
    page.evaluate("document.querySelector('iframe').style.width = '220px'")
    page.wait_for_function(f"said.at(-1).value > {wide}")
    count = len(said(page, "height"))
    asking = {"message": "ready", "secret": SECRET}
    page.evaluate(f"document.querySelector('iframe').contentWindow.postMessage({json.dumps(asking)}, '*')")
    page.wait_for_function(f"said.length > {count}")
    wrong = {"message": "ready", "secret": "0000000000"}
    count = len(said(page, "height"))
    page.evaluate(f"document.querySelector('iframe').contentWindow.postMessage({json.dumps(wrong)}, '*')")
    page.wait_for_timeout(200)
    assert len(said(page, "height")) == count


def test_in_a_plain_frame_a_link_opens_a_page_of_its_own(framed: Any) -> None:
    page = framed("embed/mentor/")
    link = page.frame_locator("iframe").get_by_role("link", name="mentor", exact=True)
    expect(link).to_have_attribute("target", "_blank")
    expect(link).to_have_attribute("rel", "noopener")


@pytest.mark.parametrize("width", [200, 390, 1280])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_card_by_itself(width: int, theme: str, visit: Visitor) -> None:
    """In the scheme that the frame asks for, whatever the reader's; nothing to object to, nothing cut off."""
    other = {"light": "dark", "dark": "light"}[theme]
    page = visit(f"embed/visa-sponsorship/?theme={theme}", width=width, scheme=other, bypass_csp=True)
    paper = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert paper == {"light": "rgb(253, 252, 249)", "dark": "rgb(18, 23, 21)"}[theme]
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert findings_everywhere(page) == []


def test_a_card_shows_what_is_said_in_short_and_fits_its_frame(framed: Any, visit: Visitor) -> None:
    answer = json.loads(visit.empty().request.get(f"{visit.url}oembed/visa-sponsorship.json").text())
    page = framed("embed/visa-sponsorship/", width=answer["width"])
    card = page.frame_locator("iframe")
    expect(card.locator("dt").first).to_have_text("May the sponsor pass its costs on to you? United Kingdom")
    expect(card.locator("dd").first).to_have_text("No, since April 2025")
    page.wait_for_function("said.some(({ message }) => message === 'height')")
    assert said(page, "height")[-1]["value"] <= answer["height"]


def test_a_card_can_be_read_without_its_script(visit: Visitor) -> None:
    page = visit("embed/mentor/", java_script_enabled=False)
    expect(page.get_by_role("heading", name="mentor")).to_be_visible()
    expect(page.locator(".definition")).to_contain_text("A mentor is")
    expect(page.get_by_role("link", name="CC BY")).to_be_visible()


# ---- The boxes on an entry's page ---------------------------------------------------------------


def test_a_citation_is_copied(visit: Visitor) -> None:
    page = visit("dictionary/mentor/", permissions=["clipboard-read", "clipboard-write"])
    page.locator("summary", has_text="Cite this entry").click()
    page.get_by_role("button", name="Copy: APA").click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()").startswith("Mentor. (2026, ")


@pytest.mark.parametrize("name", ["A link", "A card", "The definition, quoted"])
@pytest.mark.parametrize("width", [390, 1280])
def test_each_snippet_shows_the_entry_on_another_page(name: str, width: int, visit: Visitor, tmp_path: Path) -> None:
    page = visit("dictionary/mentor/")
    page.locator("summary", has_text="Show this entry on your page").click()
    snippet = (
        page.locator("[data-copied-text]").filter(has=page.get_by_text(name, exact=True)).locator("code").inner_text()
    )
    # The site of the tests is served at another address than it was built for.
    snippet = snippet.replace("http://localhost/repo/", visit.url)
    (tmp_path / "index.html").write_text(f"<!doctype html>{_ICON}<title>A blog</title><h1>Blog</h1>{snippet}", "utf-8")
    with served(tmp_path, "/") as host:
        other = visit.empty(width=width)
        other.goto(host.replace("127.0.0.1", "localhost"))
        there = other.frame_locator("iframe").locator("body") if name == "A card" else other.locator("body")
        expect(there.get_by_role("link", name="mentor", exact=True)).to_be_visible()
        if name != "A link":
            expect(there).to_contain_text("A mentor is")
        assert other.evaluate("document.documentElement.scrollWidth <= innerWidth")
    visit.faults[:] = [fault for fault in visit.faults if "localhost" not in fault]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_open_boxes_are_without_fault(scheme: str, visit: Visitor) -> None:
    page = visit("dictionary/mentor/", scheme=scheme, reduced_motion="reduce")
    for summary in page.locator("details.to-copy summary").all():
        summary.click()
    assert findings_everywhere(page) == []
