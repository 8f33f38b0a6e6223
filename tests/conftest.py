"""Finished sites that many tests look at: each is built once in a run of the tests, for all its processes."""

import os
from pathlib import Path

import hypothesis
import pytest

from builds import Built, build_strictly, copy_project, copy_second_dictionary
from sharing import Shared

# Speed is measured in benchmarks, never asserted in a test.
hypothesis.settings.register_profile("project", deadline=None)
hypothesis.settings.load_profile("project")


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Shared:
    """Makes what all processes of this run look at and none changes."""
    own = tmp_path_factory.getbasetemp()
    folder = (own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / "shared"
    folder.mkdir(exist_ok=True)
    return Shared(folder)


@pytest.fixture(scope="session")
def project_copy(shared: Shared) -> Path:
    """A copy of the project. Tests that change something make one of their own."""
    return shared("project", lambda folder: copy_project(folder / "career"))


@pytest.fixture(scope="session")
def built_site(project_copy: Path, shared: Shared) -> Path:
    """The site of this project, built strictly for `builds.SITE_URL`."""
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
