"""Opening pages, and what every page has to answer for.

When a test is over, none of its pages may have asked another host for anything, written an error
to the console, failed in a script, or opened a dialog.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, ConsoleMessage, Dialog, Error, Page, Request

from chromium import PATIENCE

_MISSING = "the server responded with a status of 404"


@dataclass
class Visitor:
    """Opens pages of one site, each as in a fresh profile, and keeps what they did."""

    browser: Browser
    url: str
    idle: list[Page] = field(default_factory=list)
    """Cleaned pages that other tests have left: a new one costs twice the work of showing something in it."""
    pages: list[Page] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    """What pages did that none may do."""
    requests: list[str] = field(default_factory=list)
    """Addresses of everything that was asked for."""
    _kept: list[Page] = field(default_factory=list)
    """Those that other tests may have afterwards."""
    _listeners: list[tuple[Page, str, Callable[[Any], None]]] = field(default_factory=list)

    def __call__(self, path: str = "", **how: Any) -> Page:
        """A new page at a path below the site's root, settled; `how` as for `empty`."""
        page = self.empty(**how)
        page.goto(self.url + path)
        return page

    def empty(
        self,
        *,
        scheme: str = "light",
        width: int = 1280,
        height: int = 900,
        reduced_motion: str = "no-preference",
        forced_colors: str = "none",
        may_be_missing: bool = False,
        fresh: bool = False,
        **given: Any,
    ) -> Page:
        """A new page that shows nothing yet. What is `given` goes to the browser context.

        `fresh` is for tests that change a page for good: its clock, or scripts that it always runs.
        """
        is_shared = not fresh and not given
        page = self.idle.pop() if is_shared and self.idle else self._new_page(scheme, width, height, given)
        page.set_viewport_size({"width": width, "height": height})
        page.emulate_media(
            media="null",
            color_scheme=scheme,  # type: ignore[arg-type]
            reduced_motion=reduced_motion,  # type: ignore[arg-type]
            forced_colors=forced_colors,  # type: ignore[arg-type]
        )
        self.pages.append(page)
        if is_shared:
            self._kept.append(page)
        self.watch(page, may_be_missing=may_be_missing)
        return page

    def settle(self, page: Page) -> Page:
        """Wait until a page is there and has asked for nothing for half a second.

        The driver's own "networkidle" may never come, where the end of a request was not seen.
        """
        page.wait_for_load_state("load")
        asked = -1
        while asked != len(self.requests):
            asked = len(self.requests)
            page.wait_for_timeout(500)
        return page

    def _new_page(self, scheme: str, width: int, height: int, given: Mapping[str, Any]) -> Page:
        context = self.browser.new_context(
            color_scheme=scheme,  # type: ignore[arg-type]
            viewport={"width": width, "height": height},
            **given,
        )
        context.set_default_timeout(PATIENCE)
        return context.new_page()

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

        def on_popup(popup: Page) -> None:
            self.faults.append(f"{page.url}: opened {popup.url}")

        listeners: dict[str, Callable[[Any], None]] = {
            "console": on_console,
            "pageerror": on_error,
            "request": on_request,
            "dialog": on_dialog,
            "popup": on_popup,
        }
        for event, listener in listeners.items():
            page.on(event, listener)  # type: ignore[call-overload]
            self._listeners.append((page, event, listener))

    def close(self) -> None:
        """End the visit: pages are cleaned for others, or closed."""
        for page in self.pages:
            if page in self._kept and self._is_as_new(page):
                self.idle.append(page)
            else:
                page.context.close()

    def _is_as_new(self, page: Page) -> bool:
        """Take from a page all that a site and a test can leave in it, if that can be done."""
        if page.is_closed() or page.context.pages != [page] or not page.url.startswith(self.url):
            return False
        for listened, event, listener in self._listeners:
            if listened == page:
                page.remove_listener(event, listener)
        try:
            page.unroute_all(behavior="ignoreErrors")
            page.mouse.move(0, 0)
            # What a page would keep when it is left, it keeps now.
            page.evaluate(
                "() => { dispatchEvent(new Event('pagehide')); localStorage.clear(); sessionStorage.clear(); }"
            )
            page.context.clear_cookies()
            page.goto("about:blank")
        except Error:
            return False
        return True


def visitor_of(browser: Browser, url: str, idle: list[Page]) -> Iterator[Visitor]:
    """A visitor of any site, for fixtures; `idle` lasts as long as the browser."""
    visitor = Visitor(browser, url, idle)
    yield visitor
    visitor.close()
    assert visitor.requests, "the test opened no page"
    assert visitor.faults == [], "\n".join(visitor.faults)
