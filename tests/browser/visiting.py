"""Opening pages, and what every page has to answer for.

When a test is over, none of its pages may have asked another host for anything, written an error
to the console, failed in a script, or opened a dialog.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Dialog, Error, Page, Request

from chromium import PATIENCE

_MISSING = "the server responded with a status of 404"


@dataclass
class Visitor:
    """Opens pages of one site, each in a fresh profile, and keeps what they did."""

    browser: Browser
    url: str
    contexts: list[BrowserContext] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    """What pages did that none may do."""
    requests: list[str] = field(default_factory=list)
    """Addresses of everything that was asked for."""

    def __call__(
        self,
        path: str = "",
        *,
        scheme: str = "light",
        width: int = 1280,
        height: int = 900,
        may_be_missing: bool = False,
        **context: Any,
    ) -> Page:
        """A new page at a path below the site's root, settled."""
        page = self.empty(scheme=scheme, width=width, height=height, may_be_missing=may_be_missing, **context)
        page.goto(self.url + path)
        return page

    def empty(
        self, *, scheme: str = "light", width: int = 1280, height: int = 900, may_be_missing: bool = False, **given: Any
    ) -> Page:
        """A new page that shows nothing yet."""
        context = self.browser.new_context(
            color_scheme=scheme,  # type: ignore[arg-type]
            viewport={"width": width, "height": height},
            **given,
        )
        context.set_default_timeout(PATIENCE)
        self.contexts.append(context)
        page = context.new_page()
        self.watch(page, may_be_missing=may_be_missing)
        return page

    def watch(self, page: Page, *, may_be_missing: bool = False) -> None:
        """Notice every fault of a page."""

        def on_console(message: ConsoleMessage) -> None:
            # The browser itself says so of an address without a page; that is what a test asked for.
            expected = may_be_missing and _MISSING in message.text
            if message.type in ("error", "warning") and not expected:
                self.faults.append(f"{page.url}: console {message.type}: {message.text} ({message.location['url']})")

        def on_error(error: Error) -> None:
            self.faults.append(f"{page.url}: script failed: {error.message}")

        def on_request(request: Request) -> None:
            self.requests.append(request.url)
            parts = urlsplit(request.url)
            if parts.scheme not in ("data", "blob", "about") and not request.url.startswith(self.url):
                self.faults.append(f"{page.url}: asked for {request.url}")

        def on_dialog(dialog: Dialog) -> None:
            self.faults.append(f"{page.url}: dialog: {dialog.message}")
            dialog.dismiss()

        page.on("console", on_console)
        page.on("pageerror", on_error)
        page.on("request", on_request)
        page.on("dialog", on_dialog)
        page.on("popup", lambda popup: self.faults.append(f"{page.url}: opened {popup.url}"))

    def close(self) -> None:
        for context in self.contexts:
            context.close()


def visitor_of(browser: Browser, url: str) -> Iterator[Visitor]:
    """A visitor of any site, for fixtures."""
    visitor = Visitor(browser, url)
    yield visitor
    visitor.close()
    assert visitor.requests, "the test opened no page"
    assert visitor.faults == []
