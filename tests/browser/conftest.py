"""The sites that Chromium looks at. A test asks for `visit` (or `look`) and opens pages with it."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser

import builds
import hostile
from builds import SITE_URL
from hostile import HostileSite
from serving import served
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
def visit(browser: Browser, site_url: str) -> Iterator[Visitor]:
    """Opens pages of the first dictionary's site."""
    yield from visitor_of(browser, site_url)


@pytest.fixture(scope="session")
def hostile_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[HostileSite]:
    folder = tmp_path_factory.mktemp("hostile")
    project = hostile.make_project(folder / "project")
    done = builds.build(project.folder, folder / "site", strict=False)
    assert done.returncode == 0, done.stdout[-3000:]
    with served(folder / "site", PREFIX) as url:
        yield HostileSite(project, folder / "site", url)


@pytest.fixture
def look(browser: Browser, hostile_site: HostileSite) -> Iterator[Visitor]:
    """Opens pages of the hostile site."""
    yield from visitor_of(browser, hostile_site.url)
