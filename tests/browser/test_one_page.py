"""The page with all entries: on a screen, and printed."""

import re
from pathlib import Path

import pytest

from axe import SCHEMES, WIDTHS, findings
from visiting import Visitor

PATH = "print/"


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", WIDTHS)
def test_it_can_be_read_by_everybody(scheme: str, width: int, visit: Visitor) -> None:
    page = visit(PATH, scheme=scheme, width=width, reduced_motion="reduce")
    assert findings(page) == []


def test_nothing_is_wider_than_a_small_phone(visit: Visitor) -> None:
    page = visit(PATH, width=320)
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 320


def test_links_lead_to_entries_on_the_same_page(visit: Visitor) -> None:
    page = visit(PATH)
    page.locator("#e-informational-interview .explanation a.entry-link").first.click()
    assert re.search(r"/print/#e-[\w-]+$", page.url)
    assert page.evaluate("() => document.querySelector(':target').className") == "one-entry"


def test_on_paper_it_has_a_sheet_for_each_letter_whose_head_names_its_words(visit: Visitor, built_site: Path) -> None:
    page = visit(PATH)
    letters = page.locator(".sheet").count()
    pdf = page.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type /Page\b", pdf)) > letters > 5
    heads = (built_site / "print/letters.css").read_text("utf-8")
    assert heads.count("@top-left") == letters
    assert 'content: "I: informational interview' in heads or "informational interview" in heads
    page.emulate_media(media="print")
    assert not page.locator("nav.letters").is_visible()
    assert page.locator(".entry-head").first.evaluate("(head) => getComputedStyle(head).breakAfter") == "avoid"
    assert page.locator(".definition").first.evaluate("(text) => getComputedStyle(text).breakInside") == "avoid"
