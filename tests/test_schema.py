"""The JSON Schema of entry files: sound, and of one mind with the checks."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

import yaml_of_editors
from bad_entry_cases import MAIN, Case, cases
from builds import FIRST_DICTIONARY
from dictionary.assembly import assemble
from dictionary.checking.rules import DEFAULTS, rules_from
from dictionary.exports.entry_schema import schema_file
from dictionary.exports.schema import DRAFT, descriptions, schema
from dictionary.model import entry
from dictionary.model.shapes import fields_of
from dictionary.site import Settings

GLOSSARY = FIRST_DICTIONARY / "glossary"
ENTRIES = sorted(GLOSSARY.glob("[!_]*.yml"))
CASES = [case for case in cases() if case.files.get(f"glossary/{MAIN}")]
RECORDS = (entry.Entry, entry.Alias, entry.CoveredTerm, entry.Pronunciation, entry.Sense, entry.Script, entry.Source)


STRICT, _ = rules_from(dict.fromkeys(DEFAULTS, "error"))


@pytest.fixture(scope="module")
def validator() -> jsonschema.Draft7Validator:
    """With the vocabularies of the first dictionary, and every rule of house style an error."""
    made = schema(
        *(yaml_of_editors.load((GLOSSARY / f"_{name}.yml").read_bytes()) for name in ("topics", "regions")),
        [*yaml_of_editors.load((GLOSSARY / "_audiences.yml").read_bytes())],
        STRICT,
    )
    return jsonschema.Draft7Validator(made)


def faults(validator: jsonschema.Draft7Validator, text: bytes) -> list[str]:
    return [f"{error.json_path}: {error.message}" for error in validator.iter_errors(yaml_of_editors.load(text))]


def test_it_is_a_schema(validator: jsonschema.Draft7Validator) -> None:
    assert validator.schema["$schema"] == DRAFT
    jsonschema.Draft7Validator.check_schema(validator.schema)


@pytest.mark.parametrize("path", ENTRIES, ids=lambda path: path.stem)
def test_good_entries_fit(path: Path, validator: jsonschema.Draft7Validator) -> None:
    assert faults(validator, path.read_bytes()) == []


@pytest.mark.parametrize("case", [c for c in CASES if c.schema == "rejects"], ids=lambda case: case.id)
def test_what_the_checks_find_in_the_form_of_an_entry_does_not_fit(
    case: Case, validator: jsonschema.Draft7Validator
) -> None:
    text = case.files[f"glossary/{MAIN}"]
    assert text
    assert faults(validator, text) != []


@pytest.mark.parametrize("case", [c for c in CASES if not c.expected], ids=lambda case: case.id)
def test_what_the_checks_let_pass_fits(case: Case, validator: jsonschema.Draft7Validator) -> None:
    text = case.files[f"glossary/{MAIN}"]
    assert text
    assert faults(validator, text) == []


def test_most_kinds_of_trouble_with_fields_have_a_case() -> None:
    rejected = {line[-4:] for case in CASES if case.schema == "rejects" for line in case.expected}
    assert rejected >= {*(f"E2{number:02}" for number in range(1, 11) if number != 9), "S409", "S410", "S411", "S408"}


def test_no_other_field_fits_anywhere(validator: jsonschema.Draft7Validator) -> None:
    for part in (validator.schema, *validator.schema["definitions"].values()):
        assert part["additionalProperties"] is False


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.__name__)
def test_every_field_is_described_by_its_string_in_the_model(
    record: type, validator: jsonschema.Draft7Validator
) -> None:
    described = descriptions(record)
    part = validator.schema["definitions"].get(record.__name__, validator.schema)
    assert list(part["properties"]) == list(fields_of(record))
    for name, field in part["properties"].items():
        assert field["description"] == described[name] != ""


def test_the_description_is_the_string_below_the_field() -> None:
    assert descriptions(entry.Alias)["autolink"] == (
        "`false` when the form often means something else: found by search, never linked by itself."
    )
    assert descriptions(entry.Sense)["id"].startswith("Short stable name")


def test_keys_come_from_the_vocabularies() -> None:
    made = schema(["bread"], ["DE", "AT"], ["bakers"])
    properties = made["properties"]
    assert properties["topics"]["items"] == {"enum": ["bread"]}
    assert properties["region"]["items"] == {"enum": ["DE", "AT"]}
    assert properties["audience"]["items"] == {"enum": ["bakers"]}
    assert list(properties["region_notes"]["properties"]) == ["DE", "AT"]
    assert made["definitions"]["Alias"]["properties"]["region"]["items"] == {"enum": ["DE", "AT"]}


def test_an_empty_vocabulary_allows_no_key() -> None:
    made = schema(["bread"], [], [])
    jsonschema.Draft7Validator.check_schema(made)
    validator = jsonschema.Draft7Validator(made)
    stub: dict[str, Any] = {"headword": "bun", "topics": ["bread"], "definition": "A bun is small."}
    assert validator.is_valid(stub)
    assert not validator.is_valid(stub | {"region": ["DE"]})
    assert not validator.is_valid(stub | {"region_notes": {"DE": "Small."}})


def test_the_file_holds_the_schema_of_the_dictionary(validator: jsonschema.Draft7Validator) -> None:
    site = assemble(FIRST_DICTIONARY, Settings(name="Test", rules=STRICT)).site
    assert site
    text = schema_file(site)
    assert json.loads(text) == validator.schema
    assert text.endswith("}\n")


def test_editors_read_yaml_otherwise() -> None:
    assert yaml_of_editors.load("[no, 2026-11-23, 1099, true, ~, 1:1]") == ["no", "2026-11-23", 1099, True, None, "1:1"]
    assert yaml.safe_load("[no, 1:1]") == [False, 61]
