"""The names of all fields that an entry can hold, those of its records among them; and lines that hold several."""

import re

from dictionary.model.entry import Entry
from dictionary.model.shapes import ListOf, MapOf, RecordOf, Scalar, Shape, fields_of


def _record_of(shape: Shape) -> type | None:
    if isinstance(shape, ListOf):
        return _record_of(shape.item)
    if isinstance(shape, MapOf):
        return _record_of(shape.value)
    return shape.record if isinstance(shape, RecordOf) else None


def _records(record: type, known: dict[type, frozenset[str]]) -> dict[type, frozenset[str]]:
    """A record and all records in it, each with the names of its fields."""
    known[record] = frozenset(fields_of(record))
    for spec in fields_of(record).values():
        inner = _record_of(spec.shape)
        if inner and inner not in known:
            _records(inner, known)
    return known


_BY_RECORD = _records(Entry, {})
NAMES = frozenset().union(*_BY_RECORD.values())
TEXTS = frozenset(
    name
    for record in _BY_RECORD
    for name, spec in fields_of(record).items()
    if isinstance(spec.shape, Scalar) and spec.shape.text is not None
)
"""Those that hold a text of the writer's own in some record, and no list, day, number, or one of a few words."""
ENTRY = _BY_RECORD[Entry]
_INNER = [names for record, names in _BY_RECORD.items() if record is not Entry]


def are_of_one_record(name: str, other: str) -> bool:
    """Whether one record has both of these fields."""
    return any({name, other} <= names for names in _BY_RECORD.values())


_FIRST = re.compile(r"\s*(?:- +)*(\w+):\s")
_BEHIND = re.compile(r",\s+(\w+):\s")


def second_field(line: str) -> int | None:
    """The column of the second field on a line that begins with one of the same record: `- text: a, region: b`."""
    first = _FIRST.match(line)
    for behind in _BEHIND.finditer(line) if first else ():
        if first and any({first[1], behind[1]} <= names for names in _INNER):
            return behind.start(1)
    return None


_JOINED = re.compile(r"[ \t](\w+):(?=[ \t]|$)")


def joined_field(line: str) -> int | None:
    """The column of a second field of an entry on a line that begins with one: `headword: guide pos: noun`.

    Where quotes come first, what is in them ends before it.
    """
    first = _FIRST.match(line)
    if not first or not {first[1]} <= ENTRY or line[first.end() : first.end() + 1] in "\"'[{":
        return None
    found = (behind for behind in _JOINED.finditer(line, first.end()) if behind[1] in ENTRY and behind[1] != first[1])
    return next((behind.start(1) for behind in found), None)
