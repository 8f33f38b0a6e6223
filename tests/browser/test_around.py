"""What stands around entries: related ones, maps, sharing; and what readers noted about pages."""

import pytest
from playwright.sync_api import Page, expect

from visiting import Visitor

SIZE = "a => parseFloat(getComputedStyle(a.querySelector('text')).fontSize) * a.getScreenCTM().a"


@pytest.mark.parametrize("path", ["dictionary/networking/", "topics/networking/"])
@pytest.mark.parametrize("width", [320, 1280])
def test_the_words_of_a_map_are_links_that_can_be_read_and_met(path: str, width: int, visit: Visitor) -> None:
    page = visit(path, width=width)
    drawing = page.get_by_role("group", name="The words around")
    words = drawing.get_by_role("link")
    assert words.count() >= 3
    for word in words.all():
        box = word.bounding_box()
        assert box
        assert min(box["width"], box["height"]) >= 24
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width
        assert word.evaluate(SIZE) >= 12
    name = words.first.text_content()
    words.first.focus()
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text(str(name))


def test_related_entries_repeat_nothing_of_see_also(visit: Visitor) -> None:
    page = visit("dictionary/networking/")
    related = page.get_by_role("region", name="Related entries").get_by_role("listitem").all_inner_texts()
    assert 0 < len(related) <= 5
    assert not set(related) & set(page.locator(".see-also-list dt, .confusables dt").all_inner_texts())
    assert page.locator(".contents").get_by_role("link", name="Related entries").count() == 1


def test_an_article_says_how_long_it_takes_and_what_to_know_first(visit: Visitor) -> None:
    page = visit("articles/make-twenty-minutes-count/")
    expect(page.get_by_text("minutes to read")).to_be_visible()
    word = page.get_by_text("Words to know first").get_by_role("link").first
    word.hover()
    expect(page.locator(".preview-headword")).to_have_text(word.inner_text())


def _shared(page: Page, how: str) -> object:
    page.add_init_script(f"window.shared = []; {how}")
    page.reload()
    page.get_by_role("button", name="Share").click()
    page.wait_for_function("() => window.shared.length")
    return page.evaluate("() => window.shared[0]")


SHARES = "navigator.share = (given) => { window.shared.push([given.url, 'Share']); return Promise.resolve(); };"
COPIES = """navigator.share = undefined;
const said = () => document.querySelector("[data-share]").textContent;
const writeText = async (text) => { setTimeout(() => window.shared.push([text, said()])); };
Object.defineProperty(navigator, "clipboard", { value: { writeText } });"""


@pytest.mark.parametrize("how", [SHARES, COPIES], ids=["shared", "copied"])
def test_an_entry_is_shared_by_its_address(how: str, visit: Visitor) -> None:
    page = visit("dictionary/networking/?from=mail#sources")
    said = "Share" if how == SHARES else "Address copied"
    assert _shared(page, how) == [visit.url + "dictionary/networking/", said]


def test_the_link_of_a_heading_never_stands_alone_on_a_line(visit: Visitor) -> None:
    page = visit("articles/make-twenty-minutes-count/", width=320)
    alone = """() => [...document.querySelectorAll(".headerlink")].filter((link) => {
      const words = document.createRange();
      words.selectNodeContents(link.previousSibling);
      return link.getBoundingClientRect().top > [...words.getClientRects()].at(-1).bottom - 2;
    }).length"""
    for width in range(300, 420, 7):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate(alone) == 0, width
