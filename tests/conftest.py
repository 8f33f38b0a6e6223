"""Finished sites that many tests look at: each is built once in a run of the tests."""

from pathlib import Path

import hypothesis
import pytest

from builds import Built, build_strictly, copy_project, copy_second_dictionary

# Speed is measured in benchmarks, never asserted in a test.
hypothesis.settings.register_profile("project", deadline=None)
hypothesis.settings.load_profile("project")


@pytest.fixture(scope="session")
def project_copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project. Tests that change something make one of their own."""
    return copy_project(tmp_path_factory.mktemp("project") / "career")


@pytest.fixture(scope="session")
def built_site(project_copy: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of this project, built strictly for `builds.SITE_URL`."""
    return build_strictly(project_copy, tmp_path_factory.mktemp("site") / "repo")


@pytest.fixture(scope="session")
def with_directory_urls(built_site: Path, project_copy: Path) -> Built:
    """`built_site` together with the project that it was made from."""
    return Built(built_site, project_copy)


@pytest.fixture(scope="session")
def without_directory_urls(project_copy: Path, tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The same project with `use_directory_urls: false`."""
    site = build_strictly(project_copy, tmp_path_factory.mktemp("flat") / "repo", "--no-directory-urls")
    return Built(site, project_copy, directory_urls=False)


@pytest.fixture(scope="session")
def by_properdocs(project_copy: Path, tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The same project, unchanged, built with ProperDocs (which finds mkdocs.yml by itself)."""
    site = build_strictly(project_copy, tmp_path_factory.mktemp("properdocs") / "repo", builder="properdocs")
    return Built(site, project_copy)


@pytest.fixture(scope="session")
def second_dictionary(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Another dictionary, in German, with this project's hooks and templates as they are."""
    project = copy_second_dictionary(tmp_path_factory.mktemp("second") / "brot")
    site = build_strictly(project, tmp_path_factory.mktemp("second_site") / "repo")
    return Built(site, project, glossary="eintraege", entries="woerterbuch")
