"""Pasted text becomes what was meant, and stays so."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from dictionary.contributing.names_for_keys import without_label
from dictionary.contributing.pasted import cleaned
from dictionary.language import hidden

_FILE = yaml.safe_load((Path(__file__).parent / "cases" / "pasted.yml").read_text("utf-8"))
CASES, LABELS = _FILE["cases"], _FILE["labels"]
SIGNS = (
    "\u00a0\u2009\u202f\u2028\u2029\u200b\u200c\u200d\u00ad\ufeff\ufe0f\u200e\u2011\u3000“”‘’„‚«»•·–—o§ﬁ\t\r\n -*1.)é#:"
    + "👩ا"
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_pasted_text_becomes_what_was_meant(case: Mapping[str, str]) -> None:
    language = case.get("language", "en")
    assert cleaned(case["pasted"], language) == case["cleaned"]
    assert cleaned(case["cleaned"], language) == case["cleaned"]


@pytest.mark.parametrize("case", LABELS, ids=lambda case: case["name"])
def test_the_name_of_a_field_is_taken_off_its_text(case: Mapping[str, Any]) -> None:
    labels = case.get("labels", ["Definition", "definition"])
    assert without_label(case["text"], labels) == case["cleaned"]
    assert without_label(case["cleaned"], labels) == case["cleaned"]


@given(
    st.text(st.one_of(st.sampled_from(SIGNS), st.characters(exclude_categories=["Cs"]))), st.sampled_from(["en", "de"])
)
def test_what_is_cleaned_stays_as_it_is(text: str, language: str) -> None:
    clean = cleaned(text, language)
    assert cleaned(clean, language) == clean
    assert hidden.first(clean) is None
    assert not set(clean) & set("\r\t\u2028\u2029\u2009")


@pytest.mark.parametrize("sign", SIGNS)
def test_long_texts_are_cleaned(sign: str) -> None:
    for text in (sign * 50_000, f"{sign} " * 20_000, f"a{sign}" * 20_000, f"{sign}\n" * 20_000, f"1{sign}\t" * 20_000):
        assert cleaned(cleaned(text)) == cleaned(text)
    inside = f"a{sign}{' ' * 50_000}b"
    assert cleaned(cleaned(inside)) == cleaned(inside)
