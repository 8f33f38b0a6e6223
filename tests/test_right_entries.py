"""Right entries: nothing is said of them, whatever their language and subject."""

import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest
import yaml

from dictionary.assembly import assemble
from dictionary.checking.rules import rules_from
from dictionary.site import Settings

CASES = yaml.safe_load((Path(__file__).parent / "cases" / "right_entries.yml").read_text(encoding="utf-8"))["cases"]
STRINGS = Path(__file__).parent / "cases" / "second_dictionary" / "eintraege" / "_strings.yml"

# Some headwords are everyday words; whether they link is not asked here.
RULES, _ = rules_from({"everyday-words": "off"})


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_nothing_is_said_of_a_right_entry(case: Mapping[str, str], tmp_path: Path) -> None:
    glossary = tmp_path / "glossary"
    glossary.mkdir()
    shutil.copy(STRINGS, glossary)
    (glossary / "_topics.yml").write_text("t: Topic\n", encoding="utf-8")
    (glossary / "x.yml").write_bytes(case["text"].encode())
    found = assemble(tmp_path, Settings(name="Test", language=case.get("language", "en"), rules=RULES)).problems
    assert found == []


def test_names_of_cases_are_unique() -> None:
    names = [case["name"] for case in CASES]
    assert sorted(set(names)) == sorted(names)
