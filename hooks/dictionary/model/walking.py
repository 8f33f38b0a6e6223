"""All texts of an entry, whatever field they stand in."""

from functools import cache
from typing import Any

from dictionary.model.entry import Text
from dictionary.model.problems import FieldPath
from dictionary.model.shapes import ListOf, MapOf, RecordOf, Scalar, Shape, fields_of

Placed = tuple[FieldPath, str, Text]
"""Place, text and way of writing."""


def texts(record: Any) -> list[Placed]:
    """Every text field that is filled in, in the order of the model."""
    found: list[Placed] = []
    _in_record(record, (), found)
    return found


def _in_record(record: Any, path: FieldPath, found: list[Placed]) -> None:
    kind: type = type(record)
    for name, shape in _with_texts(kind):
        value = getattr(record, name)
        if value:
            _in_value(value, shape, (*path, name), found)


def _in_value(value: Any, shape: Shape, path: FieldPath, found: list[Placed]) -> None:
    match shape:
        case Scalar():
            assert shape.text
            found.append((path, value, shape.text))
        case ListOf(Scalar(text=Text() as written)):
            found += (((*path, number), member, written) for number, member in enumerate(value))
        case ListOf():
            for number, member in enumerate(value):
                _in_value(member, shape.item, (*path, number), found)
        case MapOf():
            for key, member in value.items():
                _in_value(member, shape.value, (*path, key), found)
        case RecordOf():
            _in_record(value, path, found)


@cache
def _with_texts(record: type) -> tuple[tuple[str, Shape], ...]:
    """The fields of a record that hold texts."""
    shapes = ((name, spec.shape) for name, spec in fields_of(record).items())
    return tuple((name, shape) for name, shape in shapes if _holds_text(shape))


def _holds_text(shape: Shape) -> bool:
    match shape:
        case Scalar():
            return shape.text is not None
        case ListOf():
            return _holds_text(shape.item)
        case MapOf():
            return _holds_text(shape.value)
        case RecordOf():
            return any(_holds_text(spec.shape) for spec in fields_of(shape.record).values())
