"""Finished sites that many tests look at: each is built once in a run of the tests, for all its processes.

They are made from dictionaries in `tests/cases/`, never from the one that is checked out: whoever starts
another dictionary from this project keeps its tests, and they must pass there as they do here. A test that
reads the content of the checkout fails at once, unless it stands in `tests/content/`.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import hypothesis
import pytest

from builds import (
    PROJECT,
    Built,
    build_strictly,
    copy_checkout,
    copy_project,
    copy_second_dictionary,
    dictionary_settings,
    unpacked_wheel,
)
from sharing import Shared

pytest_plugins = ["chromium"]

# Speed is measured in benchmarks, never asserted in a test.
# The same examples each time: what passes here passes there. HYPOTHESIS_PROFILE=explore looks for new ones.
hypothesis.settings.register_profile("project", deadline=None, derandomize=True, database=None)
hypothesis.settings.register_profile("explore", deadline=None, max_examples=1000)
hypothesis.settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "project"))


# ---- The content of the checkout is for tests/content/ alone --------------------------------------

_CONTENT = (".github", "README.md", "docs", "glossary", "mkdocs.yml")
_LOOKS = PROJECT / "docs" / "assets"
_MAY_READ = [True]


def _refuse_content(event: str, arguments: tuple[object, ...]) -> None:
    if event not in ("open", "os.listdir", "os.scandir") or _MAY_READ[0]:
        return
    name = arguments[0]
    if not isinstance(name, (str, bytes, os.PathLike)):  # a number of an open file
        return
    path = Path(os.fsdecode(name)).resolve()
    inside = path.relative_to(PROJECT) if path.is_relative_to(PROJECT) else Path()
    if inside.parts[:1] and inside.parts[0] in _CONTENT and not path.is_relative_to(_LOOKS):
        raise AssertionError(
            f"{inside} belongs to the dictionary that is checked out: read tests/cases/first_dictionary/ "
            "(`builds.FIRST_DICTIONARY`), so that the test passes in any dictionary, or move it to tests/content/."
        )


sys.addaudithook(_refuse_content)


@contextmanager
def _reading(path: Path) -> Iterator[None]:
    """While a test file is collected or one of its tests runs."""
    _MAY_READ[0] = not path.is_relative_to(PROJECT / "tests") or path.is_relative_to(PROJECT / "tests" / "content")
    try:
        yield
    finally:
        _MAY_READ[0] = True


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(collector: pytest.Collector) -> Iterator[None]:
    with _reading(getattr(collector, "path", PROJECT)):
        return (yield)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    with _reading(item.path):
        return (yield)


# ---- Sites ----------------------------------------------------------------------------------------


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Shared:
    """Makes what all processes of this run look at and none changes."""
    own = tmp_path_factory.getbasetemp()
    folder = (own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / "shared"
    folder.mkdir(exist_ok=True)
    return Shared(folder)


@pytest.fixture(scope="session")
def project_copy(shared: Shared) -> Path:
    """The first dictionary with the code of this project. Tests that change something make one of their own."""
    return shared("project", lambda folder: copy_project(folder / "career"))


@pytest.fixture(scope="session")
def built_site(project_copy: Path, shared: Shared) -> Path:
    """The site of the first dictionary, built strictly for `builds.SITE_URL`."""
    return shared("site", lambda folder: build_strictly(project_copy, folder / "repo"))


@pytest.fixture(scope="session")
def with_directory_urls(built_site: Path, project_copy: Path) -> Built:
    """`built_site` together with the project that it was made from."""
    return Built(built_site, project_copy)


@pytest.fixture(scope="session")
def without_directory_urls(project_copy: Path, shared: Shared) -> Built:
    """The same project with `use_directory_urls: false`."""
    site = shared("flat", lambda folder: build_strictly(project_copy, folder / "repo", "--no-directory-urls"))
    return Built(site, project_copy, directory_urls=False)


@pytest.fixture(scope="session")
def by_properdocs(project_copy: Path, shared: Shared) -> Built:
    """The same project, unchanged, built with ProperDocs (which finds mkdocs.yml by itself)."""
    site = shared("properdocs", lambda folder: build_strictly(project_copy, folder / "repo", builder="properdocs"))
    return Built(site, project_copy)


@pytest.fixture(scope="session")
def second_dictionary(shared: Shared) -> Built:
    """Another dictionary, in German, with this project's hooks and templates as they are."""
    project = shared("second", lambda folder: copy_second_dictionary(folder / "brot"))
    site = shared("second_site", lambda folder: build_strictly(project, folder / "repo"))
    return Built(site, project, glossary="eintraege", entries="woerterbuch")


@pytest.fixture(scope="session")
def wheel(shared: Shared) -> Path:
    """What the wheel of this project holds."""
    return shared("wheel", unpacked_wheel)


@pytest.fixture(scope="session")
def checkout(shared: Shared) -> Built:
    """The dictionary that is checked out here, whatever it is; for `tests/content/`."""
    project = shared("checkout", lambda folder: copy_checkout(folder / "project"))
    settings = dictionary_settings(project)
    names = {name: settings[name] for name in ("glossary", "entries") if name in settings}
    return Built(shared("checkout_site", lambda folder: build_strictly(project, folder / "repo")), project, **names)
