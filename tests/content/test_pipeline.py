"""The site is made as the sites are that tests look at; what it has besides is its own affair."""

from pathlib import Path

import pytest

from builds import FIRST_DICTIONARY, PROJECT, SECOND_DICTIONARY, configuration

LISTS = ("plugins", "markdown_extensions", "extra_css", "extra_javascript")


@pytest.mark.parametrize("dictionary", [FIRST_DICTIONARY, SECOND_DICTIONARY], ids=lambda path: path.name)
def test_the_same_hooks_run_in_the_same_order(dictionary: Path) -> None:
    """A hook that is new in mkdocs.yml must also run in the tests."""
    assert configuration(dictionary)["hooks"] == configuration(PROJECT)["hooks"] != []


@pytest.mark.parametrize("name", LISTS)
def test_what_tests_build_with_is_in_mkdocs_yml(name: str) -> None:
    tested, own = configuration(FIRST_DICTIONARY)[name], configuration(PROJECT)[name]
    assert [item for item in own if item in tested] == tested


def test_dead_links_are_looked_for_as_in_the_tests() -> None:
    assert configuration(PROJECT)["validation"] == configuration(FIRST_DICTIONARY)["validation"]
