"""The guide for people who show entries on pages of their own: picked, copied, pasted into pages of others."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from axe import SCHEMES, WIDTHS, findings_everywhere
from serving import served
from visiting import Visitor

CODES = """() => Object.fromEntries(
  [...document.querySelectorAll("[data-template]")].map((code) => [code.dataset.template, code.textContent]),
)"""
PAGE = """<!doctype html><html lang="en"><meta name="viewport" content="width=device-width"><title>A page</title>
<style>:root {{ color-scheme: light dark }}</style><main><h1>A page</h1>{text}</main>"""
SYSTEMS = ("WordPress", "Drupal", "Ghost", "Notion", "Google Sites", "Canvas", "Moodle", "HTML", "Sphinx", "MkDocs")


def codes(page: Page) -> dict[str, str]:
    found: dict[str, str] = page.evaluate(CODES)
    return found


def test_a_word_is_picked_by_keyboard_and_everything_follows(visit: Visitor) -> None:
    page = visit("embed/")
    before = codes(page)
    box = page.get_by_role("combobox", name="Which word?")
    box.fill("coffe chat")
    expect(page.get_by_role("option").first).to_contain_text("coffee chat")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/embed/?entry=coffee-chat")
    expect(page.locator("[data-live-quotation]")).to_contain_text("coffee chat")
    after = codes(page)
    assert after.keys() == before.keys()
    for template, text in after.items():
        assert text != before[template]
        assert "coffee" in text
        assert "{" not in text
    assert page.locator("[data-live-card]").get_attribute("src") == f"{visit.url}embed/coffee-chat/"
    expect(page.frame_locator("[data-live-card]").get_by_role("heading")).to_have_text("coffee chat")
    # The same texts as on the entry's own page.
    entry = visit("dictionary/coffee-chat/")
    own = {text.strip() for text in entry.locator(".to-copy pre code").all_text_contents()}
    assert {text for text in after.values() if text.startswith("<")} <= own


def test_the_entry_page_leads_here_with_its_entry(visit: Visitor) -> None:
    page = visit("dictionary/mentor/")
    page.get_by_text("Show this entry on your page").click()
    page.get_by_role("link", name="Other ways, with a live preview").click()
    page.wait_for_url("**/embed/?entry=mentor")
    expect(page.get_by_role("combobox")).to_have_value("mentor")
    assert any("dictionary/mentor/" in text for text in codes(page).values())


@pytest.mark.parametrize("query", ["entry=no-such-entry", "entry=../../x", "entry=%3Cb%3E", "entry="])
def test_an_entry_that_is_none_leaves_everything_as_it_is(query: str, visit: Visitor) -> None:
    before = codes(visit("embed/"))
    page = visit(f"embed/?{query}", may_be_missing=True)
    page.locator("[data-live]").first.wait_for()
    page.wait_for_timeout(200)
    assert codes(page) == before


def test_readers_see_a_preview_and_a_card_that_fits(visit: Visitor) -> None:
    page = visit("embed/?entry=mentor")
    expect(page.get_by_role("combobox")).to_have_value("mentor")
    page.locator("[data-live] [data-live-link]").hover()
    page.locator("#term-card:popover-open").wait_for()
    page.wait_for_function("document.querySelector('[data-live-card]').height < 400")


def test_colors_are_tried_and_copied(visit: Visitor) -> None:
    page = visit("embed/")
    page.get_by_role("button", name="On a dark page").click()
    page.get_by_label("Background").fill("#112233")
    page.get_by_label("Largest width").fill("240")
    css = page.locator("#embedding-css").inner_text()
    assert "--term-card-background: #112233;" in css
    assert "--term-card-width: 240px;" in css
    page.get_by_role("link", name="Point here").hover()
    page.locator("#term-card:popover-open").wait_for()
    look = page.evaluate("""() => {
      const card = document.querySelector("#term-card").shadowRoot.querySelector("div");
      return [getComputedStyle(card).backgroundColor, card.getBoundingClientRect().width];
    }""")
    assert look[0] == "rgb(17, 34, 51)"
    assert look[1] <= 240


def test_every_snippet_says_what_its_button_copies(visit: Visitor) -> None:
    page = visit("embed/", permissions=["clipboard-read", "clipboard-write"])
    buttons = page.locator(".copied-text .copy")
    assert buttons.count() == page.locator(".copied-text").count()
    names = buttons.all_inner_texts()
    assert len(set(names)) == len(names)
    buttons.first.click()
    expect(buttons.first).to_have_text("Copied")
    assert page.evaluate("navigator.clipboard.readText()") == page.locator(".copied-text code").first.inner_text()


@pytest.fixture
def pasted(visit: Visitor, tmp_path: Path) -> Iterator[Any]:
    """Opens a page of another site with snippets in it; the site's address is the one it is served at here."""
    with served(tmp_path) as address:
        local = address.replace("127.0.0.1", "localhost")

        def paste(snippets: list[str], **how: Any) -> Page:
            text = "".join(snippets)
            page = PAGE.format(text=text)
            (tmp_path / "index.html").write_text(page, "utf-8")
            opened = visit.empty(**how)
            opened.goto(local)
            return opened

        yield paste
    visit.faults[:] = [fault for fault in visit.faults if not fault.partition(" asked for ")[2].startswith(local)]


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", WIDTHS)
def test_every_snippet_in_a_page_of_others(scheme: str, width: int, visit: Visitor, pasted: Any) -> None:
    guide = visit("embed/?entry=mentor")
    expect(guide.get_by_role("combobox")).to_have_value("mentor")
    said = [text for text in guide.locator(".copied-text code").all_text_contents() if text.startswith("<")]
    published = guide.evaluate("document.querySelector('[data-embedding]').dataset.site")
    here = [text.replace(published.rstrip("/"), visit.url.rstrip("/")) for text in said]
    released = [text for text in here if "integrity" in text]
    assert released
    linking = next(text for text in here if "data-autolink" in text)
    rest = [text for text in here if text not in released and text != linking]
    # One script is enough: the released one, whose hash the browser checks.
    rest = [text for text in rest if not text.startswith("<script")]
    page = pasted([*rest, "<article>Some networking.</article>", *released], scheme=scheme, width=width)
    page.locator("main > a").hover()
    page.locator("#term-card:popover-open").wait_for()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    expect(page.frame_locator("iframe").get_by_role("heading", name="mentor")).to_be_visible()
    page.wait_for_function("document.querySelector('iframe').height < 400")
    assert page.locator("blockquote p").inner_text().startswith("A mentor is")
    assert page.locator("article a").count() == 0
    linked = pasted(["<article>Some networking.</article>", linking], scheme=scheme, width=width)
    linked.locator("article a").wait_for()
    assert linked.locator("article").inner_text() == "Some networking."


def test_axe_has_nothing_to_say(visit: Visitor) -> None:
    assert findings_everywhere(visit("embed/?entry=mentor")) == []
    assert findings_everywhere(visit("api/")) == []


def test_without_scripts_the_snippets_of_one_entry_stand_there(visit: Visitor) -> None:
    page = visit("embed/", java_script_enabled=False)
    assert page.locator("main form:not([hidden])").count() == 0
    assert page.locator(".copied-text code").first.inner_text().startswith("<a href=")
    assert page.locator(".embedding-systems dt").all_inner_texts() == [*SYSTEMS]


def test_examples_on_the_page_about_data_are_the_files(visit: Visitor, built_site: Path) -> None:
    page = visit("api/")
    examples = page.locator("[data-example]")
    assert examples.count() >= 3
    for number in range(examples.count()):
        path = examples.nth(number).get_attribute("data-example") or ""
        assert examples.nth(number).text_content() == (built_site / path).read_text("utf-8"), path
