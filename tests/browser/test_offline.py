"""With `offline: kept`, readers have the dictionary without a network, and with one always the newest.

The network is off when nobody answers at the site's address: its server is gone. It comes back at the same address.
"""

import json
import re
import shutil
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from builds import SITE_URL, build_strictly, copy_project
from chromium import PATIENCE
from serving import served
from sharing import Shared

Network = Callable[[], AbstractContextManager[str]]
PREFIX = urlsplit(SITE_URL).path
# A connection that stays open would outlive its server.
HEADERS = {"Connection": "close", "Content-Security-Policy": "default-src 'self'; script-src 'self'; style-src 'self'"}
READY = """async () => {
  const registration = await navigator.serviceWorker.ready;
  while (registration.installing || registration.waiting || registration.active.state !== "activated") {
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return registration.scope;
}"""
MADE = """() => [location.href, ...performance.getEntriesByType("resource").map((entry) => entry.name)]"""
KEPT = """async () => {
  const names = await caches.keys();
  const all = await Promise.all(names.map(async (name) => (await (await caches.open(name)).keys())));
  return { names, urls: all.flat().map((request) => request.url) };
}"""


def make(shared: Shared, setting: str) -> Path:
    """A finished site with this setting."""

    def made(folder: Path) -> Path:
        project = copy_project(folder / "project")
        config = project / "mkdocs.yml"
        text = config.read_text("utf-8").replace("  dictionary:\n", f"  dictionary:\n    offline: {setting}\n", 1)
        config.write_text(text, "utf-8")
        return build_strictly(project, folder / "site")

    return shared(f"offline_{setting}", made)


@pytest.fixture
def site(shared: Shared, tmp_path: Path) -> Path:
    """A copy that a test may change."""
    return Path(shutil.copytree(make(shared, "kept"), tmp_path / "site"))


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port: int = taken.getsockname()[1]
        return port


@pytest.fixture
def network(site: Path) -> Iterator[Network]:
    """Serves the site, again and again at one place."""
    port = free_port()
    yield lambda: served(site, PREFIX, port, HEADERS)


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context()
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    page.faults = []  # type: ignore[attr-defined]
    page.on("pageerror", lambda error: page.faults.append(error.message))  # type: ignore[attr-defined]
    yield page
    context.close()
    assert page.faults == []  # type: ignore[attr-defined]


def until(page: Page, is_so: Callable[[dict[str, list[str]]], bool]) -> None:
    """Wait for what the browser keeps to be so."""
    for _ in range(PATIENCE // 100):
        if is_so(page.evaluate(KEPT)):
            return
        page.wait_for_timeout(100)
    pytest.fail(f"never so: {page.evaluate(KEPT)}")


def first_visit(page: Page, url: str, path: str = "dictionary/mentor/") -> None:
    """Open a page and wait until the worker has what it needs, and what the page is made with."""
    page.goto(url + path)
    assert page.evaluate(READY) == url
    made = set(page.evaluate(MADE))
    until(page, lambda kept: made <= set(kept["urls"]))


def test_after_a_first_visit_everything_can_be_read(page: Page, network: Network, site: Path) -> None:
    with network() as url:
        first_visit(page, url)
    page.reload()
    expect(page.get_by_role("heading", level=1)).to_have_text("mentor")
    assert page.locator("[role=status].entry-note").count() == 0, "the page itself was kept"
    # An entry that nobody has opened, by a link, with its links.
    page.goto(f"{url}dictionary/informational-interview/#tips")
    expect(page.get_by_role("heading", level=1)).to_have_text("informational interview")
    expect(page.locator("p.entry-note[role=status]")).to_contain_text("No network")
    expect(page).to_have_title(re.compile("informational interview – Career Dictionary"))
    assert (
        page.evaluate("() => getComputedStyle(document.querySelector('.definition')).borderInlineStartStyle") == "solid"
    )
    page.locator(".explanation a.entry-link").first.click()
    page.wait_for_load_state()
    assert page.url.startswith(f"{url}dictionary/") and "informational-interview" not in page.url
    # An article, another name of an entry, an address without its last slash.
    page.goto(f"{url}articles/{next((site / 'articles').glob('*/index.html')).parent.name}/")
    expect(page.locator("p.entry-note[role=status]")).to_be_visible()
    page.goto(f"{url}dictionary/info-interview/")
    page.wait_for_url(f"{url}dictionary/informational-interview/*")
    page.goto(f"{url}dictionary/coffee-chat")
    page.wait_for_url(f"{url}dictionary/coffee-chat/")
    # Home and the list are there as they are; what is asked of them is no other page.
    page.goto(f"{url}?from=home")
    expect(page.get_by_role("heading", level=1)).to_have_text("Career Dictionary")
    page.goto(f"{url}dictionary/?word=mentor")
    expect(page.locator("#browse-q")).to_have_value("mentor")


def test_words_are_looked_up_without_a_network(page: Page, network: Network) -> None:
    with network() as url:
        first_visit(page, url)
    page.goto(f"{url}dictionary/informational-interview/")
    page.keyboard.press("/")
    page.keyboard.type("coffee chat")
    page.get_by_role("option").first.click()
    page.wait_for_url(f"{url}dictionary/coffee-chat/")
    expect(page.get_by_role("heading", level=1)).to_have_text("coffee chat")


def test_a_page_that_was_never_opened_says_that_it_needs_a_network(page: Page, network: Network) -> None:
    with network() as url:
        first_visit(page, url)
    page.goto(f"{url}contribute/")
    expect(page.get_by_role("heading", level=1)).to_have_text("This page needs a network")
    page.get_by_role("main").get_by_role("link").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Career Dictionary")


def release(site: Path, before: str, after: str) -> None:
    """A new release of the site: another text, and so another version of the worker."""
    for path in (site / "dictionary/mentor/index.html", site / "api/v1/offline.json"):
        text = path.read_text("utf-8")
        assert before in text, path
        path.write_text(text.replace(before, after), "utf-8")
    worker = site / "worker.js"
    worker.write_text(re.sub('VERSION = "[^"]*"', 'VERSION = "another"', worker.read_text("utf-8")), "utf-8")


def test_after_a_release_the_first_page_is_the_new_one(page: Page, network: Network, site: Path) -> None:
    with network() as url:
        first_visit(page, url)
        page.reload()
        before = page.evaluate(KEPT)["names"]
        release(site, "A mentor is", "A mentor now is")
        page.goto(f"{url}dictionary/mentor/")
        assert "A mentor now is" in page.locator(".definition").inner_text(), "at the first load"
        until(page, lambda kept: all("another" in name for name in kept["names"]))
        assert before and not set(before) & set(page.evaluate(KEPT)["names"]), "old copies are gone"
        until(page, lambda kept: any(url.endswith("/dictionary.css") for url in kept["urls"]))
    page.goto(f"{url}dictionary/mentor/")
    assert "A mentor now is" in page.locator(".definition").inner_text()


def test_other_sites_on_the_same_host_keep_what_is_theirs(page: Page, network: Network, site: Path) -> None:
    with network() as url:
        page.goto(f"{url}about/")
        page.evaluate("() => caches.open('somebody else')")
        first_visit(page, url)
        release(site, "A mentor is", "A mentor now is")
        page.goto(url)
        until(page, lambda kept: any("another" in name for name in kept["names"]))
        assert "somebody else" in page.evaluate(KEPT)["names"]


@contextmanager
def silent(port: int) -> Iterator[None]:
    """A server that takes every connection and says nothing."""
    with socket.create_server(("127.0.0.1", port), reuse_port=False) as server:
        held: list[socket.socket] = []
        server.settimeout(0.1)
        done = threading.Event()

        def take() -> None:
            while not done.is_set():
                try:
                    held.append(server.accept()[0])
                except TimeoutError:
                    continue

        thread = threading.Thread(target=take)
        thread.start()
        yield
        done.set()
        thread.join()
        for each in held:
            each.close()


def test_a_network_that_says_nothing_is_not_waited_for(page: Page, network: Network) -> None:
    with network() as url:
        first_visit(page, url)
    with silent(urlsplit(url).port or 0):
        page.goto(f"{url}dictionary/mentor/", wait_until="domcontentloaded")
        expect(page.get_by_role("heading", level=1)).to_have_text("mentor")


def test_a_server_with_a_fault_is_covered_and_what_is_not_there_is_said(
    page: Page, network: Network, site: Path
) -> None:
    with network() as url:
        first_visit(page, url)
        answer = page.goto(f"{url}no/such/page/")
        assert answer and answer.status == 404
        assert not [address for address in page.evaluate(KEPT)["urls"] if "/no/such/" in address]


def test_what_is_for_others_is_not_kept(page: Page, network: Network) -> None:
    with network() as url:
        first_visit(page, url)
        for path in ("embed/mentor/", "print/"):
            page.goto(url + path)
        assert not [address for address in page.evaluate(KEPT)["urls"] if "/embed/" in address or "/print/" in address]


def test_a_site_that_had_it_takes_it_back(page: Page, network: Network, site: Path, shared: Shared) -> None:
    ended = make(shared, "ended")
    with network() as url:
        first_visit(page, url)
        for path in site.iterdir():
            shutil.rmtree(path) if path.is_dir() else path.unlink()
        shutil.copytree(ended, site, dirs_exist_ok=True)
        page.goto(f"{url}dictionary/mentor/")
        page.evaluate("async () => { await (await navigator.serviceWorker.getRegistration())?.update(); }")
        until(page, lambda kept: not kept["names"])
        page.goto(f"{url}dictionary/mentor/")
        assert not page.evaluate("() => Boolean(navigator.serviceWorker.controller)")
    assert not (ended / "manifest.webmanifest").exists()
    assert "offline.js" not in (ended / "index.html").read_text("utf-8")


def test_the_site_can_be_installed(site: Path) -> None:
    home = (site / "index.html").read_text("utf-8")
    link = re.search(r'<link rel="manifest" href="([^"]+)"', home)
    assert link
    told = json.loads((site / link[1]).read_text("utf-8"))
    assert {"name", "start_url", "scope", "display", "icons", "lang", "dir"} <= told.keys()
    assert all((site / icon["src"]).is_file() for icon in told["icons"])


def test_nothing_of_it_is_there_where_nobody_asks(built_site: Path) -> None:
    assert not (built_site / "worker.js").exists()
    assert "offline.js" not in (built_site / "index.html").read_text("utf-8")
    assert "manifest" not in (built_site / "index.html").read_text("utf-8")
