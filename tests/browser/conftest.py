"""The sites that Chromium looks at. A test asks for `visit` (or `look`) and opens pages with it."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page

import builds
import hostile
from builds import SITE_URL
from hostile import HostileProject, HostileSite
from serving import served
from sharing import Shared
from visiting import Visitor, visitor_of

PREFIX = urlsplit(SITE_URL).path


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def site_url(built_site: Path) -> Iterator[str]:
    """Address of the first dictionary's site while it is served, under the sub-path it was built for."""
    with served(built_site, PREFIX) as url:
        yield url


@pytest.fixture
def visit(browser: Browser, site_url: str, idle_pages: list[Page]) -> Iterator[Visitor]:
    """Opens pages of the first dictionary's site."""
    yield from visitor_of(browser, site_url, idle_pages)


@pytest.fixture(scope="session")
def hostile_site(shared: Shared) -> Iterator[HostileSite]:
    project, site = shared("hostile", _hostile_site)
    with served(site, PREFIX) as url:
        yield HostileSite(project, site, url)


@pytest.fixture(scope="session")
def hostile_themed_site(shared: Shared) -> Iterator[HostileSite]:
    """In the theme's own frame, with its search, which puts pieces of pages into its results."""
    project, site = shared("hostile_themed", lambda folder: _hostile_site(folder, "[search]"))
    with served(site, PREFIX) as url:
        yield HostileSite(project, site, url)


def _hostile_site(folder: Path, plugins: str = "[]") -> tuple[HostileProject, Path]:
    project = hostile.make_project(folder / "project", plugins)
    done = builds.build(project.folder, folder / "site", strict=False)
    assert done.returncode == 0, done.stdout[-3000:]
    return project, folder / "site"


@pytest.fixture
def look_themed(browser: Browser, hostile_themed_site: HostileSite, idle_pages: list[Page]) -> Iterator[Visitor]:
    yield from visitor_of(browser, hostile_themed_site.url, idle_pages)


@pytest.fixture
def look(browser: Browser, hostile_site: HostileSite, idle_pages: list[Page]) -> Iterator[Visitor]:
    """Opens pages of the hostile site."""
    yield from visitor_of(browser, hostile_site.url, idle_pages)
