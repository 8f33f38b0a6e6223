"""The cases that the form in a browser must pass as well (`tests/browser/test_form_checks.py`)."""

import dataclasses
import datetime
from pathlib import Path
from typing import Any

import pytest
import yaml

from dictionary.checking.prose_checks import ProseChecks
from dictionary.checking.rules import DEFAULTS, rules_from
from dictionary.checking.style_checks import check_style
from dictionary.checking.word_checks import check_words
from dictionary.exports.form_data import fields_as_written, messages
from dictionary.language.languages import ENGLISH
from dictionary.model.entry import Entry
from dictionary.model.walking import texts
from dictionary.model.wordings import STRINGS, WORDINGS
from dictionary.reading.interface import Strings
from dictionary.reading.loading import load_entry

CASES: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "cases" / "live_checks.yml").read_text("utf-8"))
TODAY = datetime.date(2026, 11, 26)
STRICT = {name: {"published": "error"} for name in DEFAULTS}


def entry_of(fields: dict[str, Any]) -> Entry:
    days = {n: datetime.date.fromisoformat(v) for n, v in fields.items() if n in ("added", "reviewed")}
    text = yaml.safe_dump(fields | days, allow_unicode=True, sort_keys=False)
    entry, problems = load_entry("glossary/x.yml", text.encode(), {"topics": {"t"}})
    assert entry, problems
    return entry


@pytest.mark.parametrize("case", CASES, ids=[str(number) for number in range(len(CASES))])
def test_what_is_found(case: dict[str, Any]) -> None:
    rules, _ = rules_from(STRICT if case.get("strict") else None)
    entry = entry_of(case["fields"])
    prose = ProseChecks(ENGLISH, rules).of_entry(entry, texts(entry))
    found = [*check_style(entry, ENGLISH, rules, TODAY, texts(entry)), *check_words(entry, ENGLISH, rules), *prose]
    named = {"retired-successor": "replaced_by", "required-fields": ""}
    said = [
        f"{named.get(each.name) or (each.field or each.needs)[0]} {each.name} {each.level}: {each.message}"
        for each in found
    ]
    assert sorted(said) == sorted(case["finds"])


def test_every_wording_can_be_filled_in() -> None:
    values = dict.fromkeys("words most least text excerpt mean status field_name day better years entry".split(), 5)
    for wording in WORDINGS.values():
        assert "{" not in "".join(wording.said(**values))


def test_a_site_says_it_in_its_own_words_as_far_as_it_has_them() -> None:
    own = Strings({"check_definition_period": "Am Ende fehlt der Punkt."}, "de")
    said = messages(own)
    assert said.keys() == WORDINGS.keys()
    assert said["definition-period"]["message"] == "Am Ende fehlt der Punkt."
    assert said["definition-length"]["message"] == WORDINGS["definition-length"].message
    assert "autolink: false" not in "".join(STRINGS.values())


def test_an_entry_is_given_as_it_was_written() -> None:
    fields = {
        "headword": "CV",
        "topics": ["t"],
        "definition": "A CV is a page.",
        "aliases": [{"text": "vita", "kind": "former", "autolink": False}, {"text": "résumé"}],
        "autolink": False,
    }
    entry = entry_of(fields)
    assert fields_as_written(entry) == fields
    dated = dataclasses.replace(entry, reviewed=datetime.date(2026, 11, 1))
    assert fields_as_written(dated)["reviewed"] == "2026-11-01"
