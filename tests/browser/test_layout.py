"""No page is wider than the window, on any screen, at twice the size of the text."""

import pytest
from playwright.sync_api import Page

from page_types import PAGE_TYPES, PageType
from visiting import Visitor

WIDTHS = (360, 390, 768, 1280)
SIZES = (100, 200)
"""Size of the text in percent of the browser's own."""

# What sticks out, so that a failure says where to look. What scrolls by itself may.
_TOO_WIDE = """() => {
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= width) {
    return [];
  }
  return [...document.querySelectorAll("body *")]
    .filter((e) => e.getBoundingClientRect().right > width + 1)
    .map((e) => `${e.tagName}.${e.className} reaches ${Math.round(e.getBoundingClientRect().right)} of ${width}`)
    .slice(-5);
}"""


@pytest.mark.parametrize("page_type", PAGE_TYPES, ids=lambda page_type: page_type.name)
def test_nothing_scrolls_sideways(page_type: PageType, visit: Visitor) -> None:
    page = page_type.open(visit, width=WIDTHS[0])
    found = []
    for size in SIZES:
        # As a reader's own setting does: all sizes of the theme follow that of the root element.
        own = page.evaluate("() => parseFloat(getComputedStyle(document.documentElement).fontSize)")
        style = page.add_style_tag(content=f":root {{ font-size: {own * size / 100}px !important; }}")
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            found += [f"{size} % at {width}: {fault}" for fault in _sticking_out(page)]
        style.evaluate("element => element.remove()")
    assert found == []


def _sticking_out(page: Page) -> list[str]:
    found: list[str] = page.evaluate(_TOO_WIDE)
    page.evaluate("() => scrollTo(1000, 0)")
    return found + (["the page can be scrolled"] if page.evaluate("() => scrollX") else [])


@pytest.mark.parametrize("width", WIDTHS)
def test_a_word_without_end_does_not_scroll_the_page(width: int, look: Visitor) -> None:
    page = look("dictionary/", width=width)
    item = page.locator(".browse-list dt a", has_text="Donaudampfschifffahrt")
    page.goto(str(item.evaluate("link => link.href")))
    assert _sticking_out(page) == []
