"""A few pages of the dictionary that is checked out, in a browser: nothing to object to, nothing asked of others."""

from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page

from axe import findings_everywhere
from builds import Built, dictionary_settings
from crawl import site_url
from serving import served
from visiting import Visitor, visitor_of

pytestmark = pytest.mark.browser


@pytest.fixture
def visit(browser: Browser, checkout: Built, idle_pages: list[Page]) -> Iterator[Visitor]:
    prefix = urlsplit(site_url(checkout)).path
    with served(checkout.site, prefix) as url:
        yield from visitor_of(browser, url, idle_pages)


@pytest.mark.parametrize("kind", ["home", "browse", "entry", "article", "guide"])
def test_a_page_of_this_kind(kind: str, visit: Visitor, checkout: Built) -> None:
    """Colors and words are the dictionary's own: contrast, names and headings are asked of them here."""
    page = visit(_first(kind, checkout), reduced_motion="reduce")
    assert page.locator("h1").inner_text().strip()
    assert findings_everywhere(page) == []


def contribute_folder(built: Built) -> str:
    """First part of the addresses by which readers take part: the setting itself, or `path` below it."""
    given = dictionary_settings(built.project).get("contribute", "contribute")
    return str(given.get("path", "contribute") if isinstance(given, dict) else given)


def test_the_form_leads_to_the_guide(visit: Visitor, checkout: Built) -> None:
    guide = _first("guide", checkout)
    page = visit(f"{contribute_folder(checkout)}/")
    links = page.locator(".guide a").evaluate_all("links => links.map((link) => link.href)")
    assert links == ([visit.url + guide] if guide.endswith("/guide/") else [])


def _first(kind: str, built: Built) -> str:
    """Address of a page; the browse page where there is no article, or no guide for people who write."""
    settings = dictionary_settings(built.project)
    articles = settings.get("articles", "articles")
    written = sorted((built.project / "docs" / articles).glob("*.md"))
    browse = f"{built.entries}/"
    guide = f"{contribute_folder(built)}/guide/"
    return {
        "home": "",
        "browse": browse,
        "entry": f"{browse}{built.slugs[0]}/",
        "article": f"{articles}/{written[0].stem}/" if written else browse,
        "guide": guide if (built.project / "docs" / guide.rstrip("/")).with_suffix(".md").is_file() else browse,
    }[kind]
