"""On paper, for readers who want no motion, and in colors that the system chooses."""

import re

import pytest
from playwright.sync_api import Page, expect

from axe import SCHEMES
from page_types import PAGE_TYPES, PageType
from visiting import Visitor

ENTRY = "dictionary/informational-interview/"
THEMED = [page_type for page_type in PAGE_TYPES if not page_type.is_redirect]

# Colors of everything that shows a text of its own, against the nearest background.
_COLORS = """() => {
  const parts = (color) => color.match(/[\\d.]+/g).map(Number);
  const luminance = (color) => {
    const linear = (part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
    const [r, g, b] = parts(color).map((part) => linear(part / 255));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const found = [];
  for (const element of document.querySelectorAll("body *")) {
    const own = [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
    if (!own || !element.checkVisibility({ visibilityProperty: true })) {
      continue;
    }
    let under = element;
    while (under && (parts(getComputedStyle(under).backgroundColor)[3] ?? 1) === 0) {
      under = under.parentElement;
    }
    found.push({
      text: element.textContent.trim().slice(0, 40),
      ink: luminance(getComputedStyle(element).color),
      paper: under ? luminance(getComputedStyle(under).backgroundColor) : 1,
    });
  }
  return found;
}"""


@pytest.mark.parametrize("page_type", THEMED, ids=lambda page_type: page_type.name)
def test_print_is_dark_on_white_and_has_only_the_text(page_type: PageType, visit: Visitor) -> None:
    # Without motion, for colors would be on their way from one to the other.
    page = page_type.open(visit, reduced_motion="reduce")
    for scheme, name in SCHEMES.items():
        page.emulate_media(media="print", color_scheme=scheme)  # type: ignore[arg-type]
        page.locator(f":root[data-md-color-scheme={name}]").wait_for()
        for chrome in (".skip", ".site-head", ".site-tabs", ".site-menu", ".contents", ".site-foot", ".crumbs"):
            for element in page.locator(chrome).all():
                expect(element).to_be_hidden()
        page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
        found = page.evaluate(_COLORS)
        assert len(found) > 5
        # Dark enough for contrast of 7 to 1 on white.
        assert [item for item in found if item["ink"] > 0.1 or item["paper"] < 0.99] == []


def test_an_entry_on_paper_is_whole_and_not_too_long(visit: Visitor) -> None:
    page = visit(ENTRY, scheme="dark")
    page.emulate_media(media="print")
    for selector in ("h1", ".definition", ".explanation", ".steps", ".script blockquote", ".sources"):
        expect(page.locator(selector).first).to_be_visible()
    expect(page.get_by_role("button", name="Copy")).to_have_count(0)
    pdf = page.pdf(format="A4")
    pages = len(re.findall(rb"/Type\s*/Page\b", pdf))
    assert pdf.startswith(b"%PDF")
    assert 1 <= pages <= 8


@pytest.mark.parametrize("page_type", THEMED, ids=lambda page_type: page_type.name)
def test_nothing_moves_for_those_who_want_no_motion(page_type: PageType, visit: Visitor) -> None:
    page = page_type.open(visit, reduced_motion="reduce")
    moving = page.evaluate(
        """() => {
          const second = (text) => parseFloat(text) * (text.includes("ms") ? 0.001 : 1);
          const seconds = (list) => Math.max(...list.split(",").map(second));
          return [...document.querySelectorAll("*")]
            .filter((element) => {
              const style = getComputedStyle(element);
              return style.scrollBehavior !== "auto" || seconds(style.transitionDuration) > 0.001
                || (style.animationName !== "none" && seconds(style.animationDuration) > 0.001);
            })
            .map((element) => `${element.localName}.${element.className}`);
        }"""
    )
    assert moving == []


@pytest.mark.parametrize("page_type", THEMED, ids=lambda page_type: page_type.name)
def test_links_are_told_apart_in_forced_colors(page_type: PageType, visit: Visitor) -> None:
    page = page_type.open(visit, forced_colors="active")
    assert page.evaluate("() => matchMedia('(forced-colors: active)').matches")
    assert _plain_links(page) == []


def _plain_links(page: Page) -> list[str]:
    """Links of the content without a line under them or around them."""
    found: list[str] = page.evaluate(
        """() => [...document.querySelectorAll("main article a[href], main form button")]
          .filter((link) => link.checkVisibility() && !link.matches(".headerlink"))
          .filter((link) => {
            const style = getComputedStyle(link);
            return !style.textDecorationLine.includes("underline")
              && (style.borderTopStyle === "none" || parseFloat(style.borderTopWidth) === 0);
          })
          .map((link) => link.outerHTML.slice(0, 120))"""
    )
    return found


def test_the_definition_and_the_focus_stand_out_in_forced_colors(visit: Visitor) -> None:
    page = visit(ENTRY, forced_colors="active")
    style = page.locator(".definition").evaluate("e => getComputedStyle(e).borderInlineStart")
    assert re.match(r"[3-9]px solid", style), style
    page.keyboard.press("Tab")
    assert page.locator(":focus").evaluate("e => getComputedStyle(e).outlineStyle") != "none"
