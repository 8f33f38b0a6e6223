"""No page asks another host for anything, complains, or leaves something in the browser.

That no page does the first two is asked after every test (see `visiting.py`); here, of each type
of page on its own, until nothing more happens.
"""

import pytest

from page_types import PAGE_TYPES, PageType
from visiting import Visitor


@pytest.mark.parametrize("page_type", PAGE_TYPES, ids=lambda page_type: page_type.name)
def test_every_type_of_page(page_type: PageType, visit: Visitor) -> None:
    page = page_type.open(visit)
    page.evaluate("() => scrollTo(0, document.body.scrollHeight)")
    visit.settle(page)
    assert visit.faults == []
    assert visit.url + page_type.path in visit.requests
    assert [address for address in visit.requests if not address.startswith((visit.url, "data:"))] == []
    assert page.context.cookies() == []


def test_a_fault_would_be_noticed(visit: Visitor) -> None:
    """The watch itself works: of each kind of fault, one."""
    page = visit("about/")
    page.evaluate("() => console.error('said so')")
    page.evaluate("() => setTimeout(() => { throw new Error('failed so') })")
    page.evaluate("() => fetch('http://elsewhere.invalid/').catch(() => 0)")
    page.evaluate("() => alert('asked so')")
    expected = ("said so", "failed so", "asked for http://elsewhere.invalid/", "dialog: asked so")
    for _ in range(100):
        if all(any(part in fault for fault in visit.faults) for part in expected):
            break
        page.wait_for_timeout(100)
    else:
        pytest.fail(f"not noticed: {visit.faults}")
    visit.faults.clear()


def test_the_feed_can_be_found_in_a_browser_and_the_theme_asks_for_nothing_beside_it(visit: Visitor) -> None:
    """For the theme an alternate is a page in another language; what looks for feeds finds it when all is loaded."""
    page = visit("dictionary/mentor/")
    visit.settle(page)
    found = page.locator('head link[rel="alternate"]').evaluate_all("links => links.map((link) => link.type)")
    assert sorted(found) == ["application/atom+xml", "application/json+oembed"]
    assert [address for address in visit.requests if "sitemap" in address or "feed" in address] == []
