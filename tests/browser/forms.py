"""The form by which readers write, opened and ready."""

from playwright.sync_api import Page

from visiting import Visitor

READY = "[data-contribute][data-ready]"


def form(visit: Visitor, query: str = "", page: Page | None = None, **how: object) -> Page:
    """The form for a query, in a new page or in one that is open; `how` as for `visit`."""
    if page:
        page.goto(f"{visit.url}contribute/{query}")
    else:
        page = visit(f"contribute/{query}", **how)
    page.locator(READY).wait_for()
    return page
