"""Where a site has the plugin of the theme's search, that stands in the header too, beside the look-up box."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from builds import build_strictly, copy_project
from conftest import PREFIX
from serving import served
from sharing import Shared
from visiting import Visitor, visitor_of

SIGNS = {"<", ">", "&", "\u2028", "\u2029"}


@pytest.fixture(scope="module")
def themed(shared: Shared) -> Iterator[tuple[Path, str]]:
    """The site of the first dictionary with the plugin, and its address."""
    site = shared("themed", _themed)
    with served(site, PREFIX) as url:
        yield site, url


def _themed(folder: Path) -> Path:
    project = copy_project(folder / "project")
    config = project / "mkdocs.yml"
    config.write_text(config.read_text("utf-8").replace("plugins: []", "plugins: [search]"), "utf-8")
    return build_strictly(project, folder / "repo")


@pytest.fixture
def visit(browser: Browser, themed: tuple[Path, str], idle_pages: list[Page]) -> Iterator[Visitor]:
    yield from visitor_of(browser, themed[1], idle_pages)


@pytest.mark.parametrize("width", [390, 1280])
def test_it_finds_a_headword(width: int, visit: Visitor) -> None:
    page = visit("about/", width=width)
    page.keyboard.press("/")
    page.keyboard.type("transferable skills")
    result = page.locator(".md-search-result__link").first
    expect(result).to_contain_text("transferable skills")
    result.click()
    page.wait_for_url("**/dictionary/transferable-skills/**")
    expect(page.get_by_role("heading", level=1)).to_have_text("transferable skills")


def test_by_keyboard(visit: Visitor) -> None:
    """Arrow keys reach the results, Tab what stands below them; behind that, the search is closed."""
    page = visit("about/")
    page.keyboard.press("/")
    page.keyboard.type("transferable skills")
    page.locator(".md-search-result__link").first.wait_for()
    page.keyboard.press("ArrowDown")
    expect(page.locator(":focus")).to_contain_text("transferable skills")
    expect(page.locator(":focus")).to_be_in_viewport()
    # The page's own script puts it there; a reader sees it before going on to it.
    expect(page.get_by_role("link", name="Not found? Propose this word")).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_text("Not found? Propose this word")
    expect(page.locator(":focus")).to_be_in_viewport()
    page.keyboard.press("Tab")
    expect(page.locator(".md-search__output")).to_be_hidden()
    expect(page.locator(":focus")).to_be_in_viewport()


def test_it_proposes_what_it_does_not_find(visit: Visitor) -> None:
    page = visit()
    search = page.locator(".md-search__input")
    search.click()
    search.press_sequentially("zibzab")
    expect(page.get_by_text("No matching documents")).to_be_visible()
    propose = page.get_by_role("link", name="Not found? Propose this word")
    expect(propose).to_be_visible()
    assert "contribute/?word=zibzab" in (propose.get_attribute("href") or "")


def test_the_look_up_box_is_there_as_well(visit: Visitor) -> None:
    page = visit("about/")
    page.keyboard.press("Control+k")
    expect(page.get_by_role("combobox", name="Look up a career term")).to_be_focused()
    page.keyboard.type("coffe chat")
    expect(page.get_by_role("option").first).to_contain_text("coffee chat")


def test_its_index_holds_no_sign_that_means_something_to_a_page(themed: tuple[Path, str], visit: Visitor) -> None:
    visit()
    text = (themed[0] / "search" / "search_index.json").read_text("utf-8")
    assert not SIGNS & set(text)
    assert json.loads(text)["docs"]
