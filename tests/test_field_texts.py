"""Values of fields and the texts that people write for them: the golden cases, and what holds for all."""

import dataclasses
import datetime
import string
import unicodedata
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from dictionary.contributing.field_texts import FieldTextError, text_of, usual_value, value_of
from dictionary.language import hidden
from dictionary.model.entry import Entry
from dictionary.model.shapes import ListOf, MapOf, RecordOf, Scalar, Shape, fields_of

CASES = yaml.safe_load((Path(__file__).parent / "cases" / "field_texts.yml").read_text("utf-8"))
REGIONS = CASES["regions"]
FIELDS = fields_of(Entry)
JARGON = ("mapping", "scalar", "token", "schema", "regex", "null", "none")


def plain(value: Any) -> Any:
    """A value as the cases give it: records by their fields that are not as usual, dates as texts."""
    if dataclasses.is_dataclass(value):
        return {
            item.name: plain(getattr(value, item.name))
            for item in dataclasses.fields(value)
            if getattr(value, item.name) != item.default
        }
    if isinstance(value, tuple):
        return [plain(item) for item in value]
    return str(value) if isinstance(value, datetime.date) else value


def named(kind: str) -> list[Any]:
    return [pytest.param(case, id=f"{case['field']}: {case['text'][:40]!r}") for case in CASES[kind]]


@pytest.mark.parametrize("case", [*named("both"), *named("read")])
def test_a_text_becomes_the_value_that_it_stands_for(case: Mapping[str, Any]) -> None:
    assert plain(value_of(case["field"], case["text"], REGIONS)) == case["value"]


@pytest.mark.parametrize("case", named("both"))
def test_a_value_becomes_the_text_that_people_write(case: Mapping[str, Any]) -> None:
    value = value_of(case["field"], case["text"], REGIONS)
    assert text_of(case["field"], value, REGIONS) == case["text"]


@pytest.mark.parametrize("case", named("refused"))
def test_a_text_that_is_no_value_is_refused_in_plain_words(case: Mapping[str, Any]) -> None:
    with pytest.raises(FieldTextError) as refused:
        value_of(case["field"], case["text"], REGIONS)
    error = refused.value
    assert case["says"] in f"{error.message} {error.fix}", (error.message, error.fix)
    assert error.line == case.get("line", 1)
    assert error.message.endswith(".")
    assert error.fix.endswith((".", "?"))
    assert not [word for word in JARGON if word in f"{error.message} {error.fix}".lower().split()]


# ---- Whatever a value or a text holds --------------------------------------------------------------

SIGNS = st.sampled_from([*"-*•()[]{},:#'\"|>&!%@`\\ 12.aUKé", "kind: ", " (UK)", "\n", "text:", "- ", "1. ", "  "])
LETTERS = st.one_of(SIGNS, st.characters(exclude_categories=("Cs", "Cn")))


def _one_line(text: str) -> str:
    shown = "".join(char for place, char in enumerate(text) if place not in set(hidden.found(text)))
    return " ".join(unicodedata.normalize("NFC", shown).split())


def is_kept(text: str) -> bool:
    return bool(text) and hidden.first(text) is None and text == _one_line(text)


LINES = st.lists(LETTERS, min_size=1, max_size=12).map("".join).map(_one_line).filter(is_kept)
BLOCKS = st.lists(LINES, min_size=1, max_size=4).map("\n\n".join)
KEYS = st.text(string.ascii_letters + string.digits + "- _é", min_size=1, max_size=6).map(_one_line).filter(is_kept)


def values(shape: Shape) -> st.SearchStrategy[Any]:
    match shape:
        case Scalar(of="flag"):
            return st.booleans()
        case Scalar(of="number"):
            return st.integers(1000, 9999)
        case Scalar(of="date"):
            return st.dates()
        case Scalar(choices=choices) if choices:
            return st.sampled_from(choices)
        case Scalar(key_of="regions"):
            return st.one_of(st.sampled_from(REGIONS), KEYS.filter(lambda key: key.lower() not in _FOLDED))
        case Scalar(key_of=str()):
            return KEYS
        case Scalar(web_address=True):
            return st.sampled_from(["https://example.com/", "http://a.b/c?d=e#f: g".replace(" ", "")])
        case Scalar(text=text) if text and text.written == "block":
            return BLOCKS
        case Scalar():
            return LINES
        case ListOf(item):
            return st.lists(values(item), min_size=1, max_size=4).map(tuple)
        case MapOf(key, value):
            return st.dictionaries(values(key).filter(lambda key: ":" not in key), values(value), min_size=1, max_size=3)
        case RecordOf(record):
            return _records(record)
    raise AssertionError(shape)


_FOLDED = {key.lower() for key in REGIONS}


def _records(record: type) -> st.SearchStrategy[Any]:
    specs = fields_of(record)
    needed = {name: values(spec.shape) for name, spec in specs.items() if spec.required}
    optional = {name: values(spec.shape) for name, spec in specs.items() if not spec.required}
    # A record in which nothing is said has no text; the check refuses it (E210).
    return st.fixed_dictionaries(needed, optional=optional).filter(bool).map(lambda given: record(**given))


def field_and_value(name: str) -> st.SearchStrategy[tuple[str, Any]]:
    return values(FIELDS[name].shape).map(lambda value: (name, value))


ANY_FIELD = st.sampled_from(list(FIELDS)).flatmap(field_and_value)


@given(ANY_FIELD, st.sampled_from([None, REGIONS]))
def test_a_value_comes_back_from_its_text(given: tuple[str, Any], regions: list[str] | None) -> None:
    name, value = given
    assert value_of(name, text_of(name, value, regions), regions) == value


@pytest.mark.parametrize("name", FIELDS)
def test_every_field_has_texts(name: str) -> None:
    @given(values(FIELDS[name].shape))
    def comes_back(value: Any) -> None:
        assert value_of(name, text_of(name, value, REGIONS), REGIONS) == value

    comes_back()
    if not FIELDS[name].required:
        assert value_of(name, "") == usual_value(name)
        assert value_of(name, text_of(name, usual_value(name))) == usual_value(name)


@given(st.sampled_from(list(FIELDS)), st.lists(LETTERS, max_size=30).map("".join))
def test_no_text_is_more_than_refused(name: str, text: str) -> None:
    try:
        value = value_of(name, text, REGIONS)
    except FieldTextError as error:
        assert 1 <= error.line <= text.replace("\r\n", "\n").replace("\r", "\n").count("\n") + 1
    else:
        assert value_of(name, text_of(name, value, REGIONS), REGIONS) == value


@pytest.mark.parametrize("name", FIELDS)
@pytest.mark.parametrize("part", ["(", " (", "a: ", "- ", "\n", ",", "text: x\n\n", " ", "1. ", "[", ")", "U", ", UK"])
def test_long_texts_are_read_or_refused(name: str, part: str) -> None:
    for text in (part * 20_000, f"text: {part * 20_000}", f"x {part * 20_000})"):
        try:
            text_of(name, value_of(name, text))
        except FieldTextError as error:
            assert len(error.message) < 500
