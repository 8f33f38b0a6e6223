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
USUAL_WORDS = {
    word: name
    for name, words in {
        "headword": "title term name word label",
        "aliases": "synonym synonyms alias also_called other_names alternatives alt variants aka",
        "topics": "category categories topic tag tags subject subjects",
        "definition": "description meaning gloss def",
        "in_short": "summary short tldr",
        "explanation": "body text content details explanations long",
        "examples": "example usage",
        "sources": "source references reference citations links bibliography",
        "see_also": "related related_terms related_entries see similar",
        "contributors": "author authors contributor by",
        "pos": "part_of_speech word_class kind",
        "pronunciation": "ipa",
        "origin": "etymology",
        "review_by": "expires",
    }.items()
    for word in words.split()
}
"""What other dictionaries call a field → its name here."""
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
