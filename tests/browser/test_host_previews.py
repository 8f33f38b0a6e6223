"""Previews on sites of somebody else, in each theme of which it is promised."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from hosts import HOSTS, built, host, with_glossary
from serving import served

pytestmark = pytest.mark.browser
LINK = 'a.entry-link[data-entry="mentor"]'
DEFINITION = "A mentor is a person who gives advice to somebody who wants to learn."


@contextmanager
def visited(site: Path, browser: Browser, path: str) -> Iterator[tuple[Page, str]]:
    """A page of a host, and the address of its site. Nothing is asked of the network, as themes would do."""
    with served(site, "/host/") as address:
        sitemap = site / "sitemap.xml"
        sitemap.write_text(sitemap.read_text().replace("http://localhost/host/", address))
        page = browser.new_page()
        page.route(lambda url: not url.startswith(address), lambda route: route.abort())
        page.goto(f"{address}{path}")
        yield page, address
        page.close()


def shows(page: Page, link: str = LINK) -> None:
    page.locator(link).first.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    expect(page.locator("#entry-preview")).to_be_visible()
    expect(page.locator("#entry-preview .preview-definition")).to_have_text(DEFINITION)


@pytest.mark.parametrize("name", HOSTS)
def test_a_link_shows_the_definition(name: str, browser: Browser, tmp_path: Path, wheel: Path) -> None:
    site = built(with_glossary(host(tmp_path / name, HOSTS[name].replace("{plugin}", "dictionary"))), wheel)
    with visited(site, browser, "mentions.html" if name == "mkdocs" else "mentions/") as (page, _):
        faults: list[str] = []
        page.on("pageerror", lambda error: faults.append(str(error)))
        expect(page.locator("[data-preview-switch]")).to_be_hidden()
        shows(page)
        card = page.locator("#entry-preview")
        look = card.evaluate("card => [getComputedStyle(card).backgroundColor, getComputedStyle(card).position]")
        assert look[0] != "rgba(0, 0, 0, 0)"
        assert look[1] == "absolute"
        page.keyboard.press("Escape")
        expect(card).to_be_hidden()
        shows(page)
        card.locator(".preview-off").click()
        expect(card).to_be_hidden()
        page.locator("[data-preview-switch]").click()
        shows(page)
        assert faults == []


def test_pages_that_a_theme_loads_by_itself_have_previews_too(browser: Browser, tmp_path: Path, wheel: Path) -> None:
    """With instant loading the document stays, and the script runs in it once."""
    project = with_glossary(host(tmp_path / "instant", HOSTS["material"].replace("{plugin}", "dictionary")))
    (project / "docs" / "mentions.md").write_text("# First\n\nA mentor. [On](second.md) [Plain](plain.md)\n")
    (project / "docs" / "second.md").write_text("# Second\n\nA mentor, once more.\n")
    (project / "docs" / "plain.md").write_text("# Plain\n\n[Back](second.md)\n")
    with visited(built(project, wheel), browser, "mentions/") as (page, address):
        shows(page)
        page.evaluate("window.isTheSame = true")
        for link, end, title in (
            ("On", "second/", "Second"),
            ("", "mentions/", "First"),
            ("Plain", "plain/", "Plain"),
            ("Back", "second/", "Second"),
        ):
            if link:
                page.locator("article").get_by_text(link, exact=True).click()
            else:
                page.go_back()
            page.wait_for_url(f"{address}{end}")
            expect(page.locator("h1")).to_contain_text(title)
            if end != "plain/":
                shows(page)
        assert page.evaluate("window.isTheSame")
        assert page.locator("#entry-preview").count() == 1
