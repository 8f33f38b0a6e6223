"""Values of fields and the texts that people write for them: the golden cases, and what holds for all."""

import dataclasses
import datetime
from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dictionary.contributing.field_texts import FieldTextError, text_of, usual_value, value_of
from dictionary.model.entry import Entry
from dictionary.model.shapes import fields_of
from entry_values import CASES, LETTERS, REGIONS, values

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
    assert case.get("mend", "") in error.fix
    assert error.line == case.get("line", 1)
    assert error.message.endswith(".")
    assert error.fix.endswith((".", "?"))
    assert not [word for word in JARGON if word in f"{error.message} {error.fix}".lower().split()]


# ---- Whatever a value or a text holds --------------------------------------------------------------


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
    for text in (part * 5_000, f"text: {part * 5_000}", f"x {part * 5_000})"):
        try:
            text_of(name, value_of(name, text))
        except FieldTextError as error:
            assert len(error.message) < 500
