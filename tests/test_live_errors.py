"""What is surely wrong, by Python; the form in a browser must find the same (`tests/browser/test_form_checks.py`)."""

import dataclasses
from pathlib import Path
from typing import Any

import pytest
import yaml

from builds import FIRST_DICTIONARY
from dictionary.checking import checks
from dictionary.linking import addresses
from dictionary.linking.term_index import build_index
from dictionary.model.entry import Dictionary
from dictionary.model.wordings import WORDINGS
from dictionary.reading import loading
from dictionary.reading.loading import Files, load_entry

CASES: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "cases" / "live_errors.yml").read_text("utf-8"))


@pytest.fixture(scope="module")
def first() -> Dictionary:
    folder = FIRST_DICTIONARY / "glossary"
    entries = {f"glossary/{path.name}": path.read_bytes() for path in sorted(folder.glob("[!_]*.yml"))}
    vocabularies = {name: (folder / f"_{name}.yml").read_bytes() for name in ("topics", "regions", "audiences")}
    dictionary, _ = loading.load(Files(entries=entries, vocabularies=vocabularies, pages={}))
    return dictionary


@pytest.mark.parametrize("case", CASES, ids=[str(number) for number in range(len(CASES))])
def test_what_is_found(case: dict[str, Any], first: Dictionary) -> None:
    fields = {"topics": ["networking"], "definition": "It is a tutor or so."} | case["fields"]
    slug = fields.pop("slug", "new-one")
    text = yaml.safe_dump(fields, allow_unicode=True, sort_keys=False)
    known = {name: set(getattr(first, name)) for name in ("topics", "regions", "audiences")}
    entry, problems = load_entry(f"glossary/{slug}.yml", text.encode(), known)
    assert entry, problems
    dictionary = dataclasses.replace(first, entries={**first.entries, entry.slug: entry})
    index = build_index(dictionary.entries.values())
    found = [
        finding
        for finding in checks.check(dictionary, index, addresses.assign(dictionary, index))
        if finding.entry is entry and finding.code.startswith("E")
    ]
    assert sorted(f"{finding.field[0]} {named(finding)}" for finding in found) == sorted(case["finds"])


def named(finding: Any) -> str:
    """What the form calls it."""
    is_reference = finding.field[0] in ("see_also", "replaced_by", "confusables")
    if finding.code == "E301" and finding.field[0] == "in_short":
        return "source-unknown"
    if finding.code == "E301":
        return "entry-unknown" if is_reference else "brackets-unknown"
    if finding.name == "not-an-address":
        return "former-address"
    if finding.code == "E305":
        return "label-elsewhere"
    if finding.code == "E303" and finding.field[0] in ("aliases", "covers"):
        return "label-twice"
    if finding.name == "sense-id" and "another" in finding.message:
        return "sense-id-twice"
    assert finding.name in WORDINGS
    return str(finding.name)
