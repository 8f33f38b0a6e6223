"""Prose that people linked by hand comes back as they linked it: `cases/hand_linked/`, in our own words."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from dictionary.language.folding import fold_label
from dictionary.linking.term_index import claims_of
from hand_linked import MARK, Agreement, Text, compare
from linking_cases import entry

CASES = Path(__file__).parent / "cases" / "hand_linked" / "kitchen-harbor-garden.yml"
CLOSED = {"lame", "tack-corner"}
"""Entries that are there to be mistaken for something else."""


@pytest.fixture(scope="module")
def content() -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load(CASES.read_text(encoding="utf-8"))
    return found


@pytest.fixture(scope="module")
def agreement(content: dict[str, Any]) -> Agreement:
    return compare(map(entry, content["entries"]), [Text(**text) for text in content["texts"]])


def test_at_least_97_of_100_links_come_back(agreement: Agreement) -> None:
    assert agreement.recall >= 0.97, str(agreement)


def test_at_least_97_of_100_links_are_wanted(agreement: Agreement) -> None:
    assert agreement.precision >= 0.97, str(agreement)


def test_the_set_is_large_and_each_link_is_a_form_of_its_entry(content: dict[str, Any]) -> None:
    """Otherwise the mistake would be ours."""
    entries = {fields["slug"]: entry(fields) for fields in content["entries"]}
    marks = [(shown, slug) for text in content["texts"] for shown, slug in MARK.findall(text["marked"])]
    assert len(marks) >= 120
    assert len(content["texts"]) >= 40
    assert {slug for _, slug in marks} == entries.keys() - CLOSED
    forms = {slug: {fold_label(claim.label).lower() for claim in claims_of(entries[slug])} for slug in entries}
    assert [(shown, slug) for shown, slug in marks if fold_label(shown).lower() not in forms[slug]] == []


@pytest.mark.parametrize(
    ("marked", "missed", "added"),
    [
        ("She set the ⟦jib|jib⟧.", [], []),
        ("She set the ⟦sail|jib⟧.", ["x: sail -> jib"], []),
        ("She set the jib.", [], ["x: jib -> jib"]),
        ("She set the jib, a small ⟦jib|jib⟧.", ["x: jib -> jib"], ["x: jib -> jib"]),
        ("She set the ⟦jib|boom⟧.", ["x: jib -> boom"], ["x: jib -> jib"]),
    ],
)
def test_each_kind_of_disagreement_is_counted(marked: str, missed: list[str], added: list[str]) -> None:
    agreement = compare([entry({"slug": "jib", "headword": "jib"})], [Text("x", marked)])
    assert (agreement.missed, agreement.added) == (missed, added)
