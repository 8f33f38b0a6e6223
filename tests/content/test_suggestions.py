"""Every field of every entry of this dictionary can be changed through its form, whatever language it is in."""

import pytest

from builds import PROJECT, configuration, dictionary_settings
from suggesting import Chain

CHAIN = Chain(
    PROJECT,
    dictionary_settings(PROJECT).get("glossary", "glossary"),
    configuration(PROJECT).get("theme", {}).get("language", "en"),
)


@pytest.mark.parametrize("slug", CHAIN.slugs)
def test_a_change_of_any_field_changes_that_field_and_keeps_every_other_byte(slug: str) -> None:
    CHAIN.check_fields(slug)


@pytest.mark.parametrize("slug", CHAIN.slugs)
def test_a_whole_entry_comes_back_equal_and_in_canonical_form(slug: str) -> None:
    CHAIN.check_whole(slug)
