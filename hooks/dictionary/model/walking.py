"""All texts of an entry, whatever field they stand in."""

import dataclasses
from collections.abc import Iterator, Mapping
from typing import Any

from dictionary.model.entry import Text
from dictionary.model.problems import FieldPath
from dictionary.model.shapes import ListOf, MapOf, RecordOf, Scalar, Shape, fields_of


def texts(record: Any, path: FieldPath = ()) -> Iterator[tuple[FieldPath, str, Text]]:
    """Place, text and way of writing of every text field that is filled in, in the order of the model."""
    kind: type = type(record)
    for name, spec in fields_of(kind).items():
        yield from _in_value(getattr(record, name), spec.shape, (*path, name))


def _in_value(value: object, shape: Shape, path: FieldPath) -> Iterator[tuple[FieldPath, str, Text]]:
    match shape:
        case Scalar(text=Text() as written) if isinstance(value, str):
            yield path, value, written
        case ListOf(item) if isinstance(value, tuple):
            for number, member in enumerate(value):
                yield from _in_value(member, item, (*path, number))
        case MapOf(_, item) if isinstance(value, Mapping):
            for key, member in value.items():
                yield from _in_value(member, item, (*path, key))
        case RecordOf() if dataclasses.is_dataclass(value):
            yield from texts(value, path)
