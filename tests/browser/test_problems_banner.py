"""The banner with problems that stands on pages while somebody writes: can be read, closed, and hides nothing."""

from playwright.sync_api import Page, expect

from axe import findings_everywhere
from dictionary.model.problems import Position, Problem
from dictionary.running.banner import banner
from visiting import Visitor

NOTES = [
    Problem(
        path="glossary/a-file-with-a-rather-long-name-without-any-space-in-it-that-goes-on-and-on.yml",
        position=Position(12, 3),
        code="E201",
        name="field-unknown",
        message='There is no field "<img src=x onerror=alert(1)>" here.',
        fix="did you mean topics?",
    ),
    *[f"articles/page-{number}.md: a link leads nowhere." for number in range(40)],
]


def with_banner(visit: Visitor) -> Page:
    page = visit("dictionary/mentor/", width=390, reduced_motion="reduce")
    page.evaluate("html => document.body.insertAdjacentHTML('afterbegin', html)", banner(NOTES))
    return page


def test_axe_finds_nothing(visit: Visitor) -> None:
    assert findings_everywhere(with_banner(visit)) == []


def test_it_is_text_and_leaves_room_for_the_page(visit: Visitor) -> None:
    page = with_banner(visit)
    region = page.get_by_role("region", name="Problems to mend")
    expect(region).to_contain_text('There is no field "<img src=x onerror=alert(1)>" here.')
    expect(region.locator("img")).to_have_count(0)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    box = region.bounding_box()
    assert box
    assert box["y"] == 0
    assert box["height"] < 700


def test_it_can_be_closed_with_the_keyboard(visit: Visitor) -> None:
    page = with_banner(visit)
    summary = page.locator(".problems-to-mend summary")
    summary.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".problems-to-mend ul")).to_be_hidden()
    expect(summary).to_be_visible()
