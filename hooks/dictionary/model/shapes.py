"""The shape of each record, derived once from the annotations in `entry.py`.

`reading/reader.py` (YAML → records) and `exports/schema.py` (records → JSON Schema) both walk these
shapes, so a field is described in one place only.
"""

import dataclasses
import datetime
import types
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from dictionary.model.entry import KeyOf, Text, WebAddress


@dataclass(frozen=True, slots=True)
class Scalar:
    """One value. `of` says how it is written in YAML."""

    of: Literal["text", "flag", "number", "date"]
    choices: tuple[str, ...] = ()
    text: Text | None = None
    key_of: str | None = None
    web_address: bool = False


@dataclass(frozen=True, slots=True)
class ListOf:
    """A list of one shape."""

    item: "Shape"


@dataclass(frozen=True, slots=True)
class MapOf:
    """Keys of a vocabulary with a value each."""

    key: Scalar
    value: "Shape"


@dataclass(frozen=True, slots=True)
class RecordOf:
    """A record; `shorthand` is the field that may be written alone, as plain text."""

    record: type
    shorthand: str | None


Shape = Scalar | ListOf | MapOf | RecordOf


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a record."""

    name: str
    shape: Shape
    required: bool


@cache
def fields_of(record: type) -> Mapping[str, Field]:
    """Field name → field, in the order of the class, without those that come from the file's name."""
    hints = get_type_hints(record, include_extras=True)
    return {
        item.name: Field(item.name, _shape(hints[item.name]), _is_required(item))
        for item in dataclasses.fields(record)
        if not item.metadata.get("from_file")
    }


def choices_of(record: type) -> frozenset[str]:
    """Every value of the fields, at any depth, that can only have one of a few."""
    found: set[str] = set()
    waiting: list[Shape] = [field.shape for field in fields_of(record).values()]
    while waiting:
        match waiting.pop():
            case Scalar(choices=choices):
                found |= set(choices)
            case ListOf(item) | MapOf(_, item):
                waiting.append(item)
            case RecordOf(inner):
                waiting += (field.shape for field in fields_of(inner).values())
    return frozenset(found)


def _is_required(item: "dataclasses.Field[Any]") -> bool:
    return item.default is dataclasses.MISSING and item.default_factory is dataclasses.MISSING


def _shape(hint: Any) -> Shape:
    origin, arguments = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        (hint,) = (argument for argument in arguments if argument is not type(None))
        return _shape(hint)
    if origin is Annotated:
        return _annotated(arguments[1:])
    if origin is Literal:
        return Scalar("text", choices=arguments)
    if origin is tuple:
        return ListOf(_shape(arguments[0]))
    if origin is Mapping:
        key = _shape(arguments[0])
        assert isinstance(key, Scalar)
        return MapOf(key, _shape(arguments[1]))
    if isinstance(hint, type) and dataclasses.is_dataclass(hint):
        return RecordOf(hint, getattr(hint, "SHORTHAND", None))
    return Scalar({str: "text", bool: "flag", int: "number", datetime.date: "date"}[hint])  # type: ignore[arg-type]


def _annotated(marks: tuple[Any, ...]) -> Scalar:
    return Scalar(
        "text",
        text=next((mark for mark in marks if isinstance(mark, Text)), None),
        key_of=next((mark.vocabulary for mark in marks if isinstance(mark, KeyOf)), None),
        web_address=any(isinstance(mark, WebAddress) for mark in marks),
    )
