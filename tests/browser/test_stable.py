"""Nothing moves while a page comes: what scripts add has its place from the start."""

import pytest

from visiting import Visitor

PATHS = (
    "",
    "dictionary/",
    "dictionary/#letter-m",
    "dictionary/?word=interview",
    "dictionary/informational-interview/",
    "articles/make-twenty-minutes-count/",
    "topics/networking/",
    "about/",
)
_WATCH = """
  window.shifts = [];
  new PerformanceObserver((list) => {
    for (const shift of list.getEntries()) {
      const moved = shift.sources.map(({ node }) => (node?.outerHTML ?? node?.data ?? "").slice(0, 80));
      window.shifts.push(`${shift.value}: ${moved.join(" | ")}`);
    }
  }).observe({ type: "layout-shift", buffered: true });
"""


@pytest.mark.parametrize("width", [320, 390, 768, 1280])
def test_nothing_moves_while_a_page_comes(width: int, visit: Visitor) -> None:
    page = visit.empty(width=width, fresh=True)
    page.add_init_script(_WATCH)
    # Scripts and data come after the first picture of the page.
    page.route("**/assets/*.js", lambda route: (page.wait_for_timeout(30), route.continue_()))
    page.route("**/api/**", lambda route: (page.wait_for_timeout(60), route.continue_()))
    found = {}
    for path in PATHS:
        page.goto("about:blank")
        page.goto(visit.url + path)
        visit.settle(page)
        if path == "":
            page.locator("[data-entry-of-the-day] a").wait_for()
        if shifts := page.evaluate("() => window.shifts"):
            found[path] = shifts
    assert found == {}
