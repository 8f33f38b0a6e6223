"""The file of words that have no entry yet: `_wanted.yml` → records, or problems with line and column."""

from collections.abc import Collection, Mapping
from dataclasses import replace

import yaml

from dictionary.model.entry import Wanted
from dictionary.model.problems import Position, Problem
from dictionary.reading.decoding import decode
from dictionary.reading.positions import position_of
from dictionary.reading.reader import Reader
from dictionary.reading.yaml_faults import compose

FILE = "_wanted.yml"


def load_wanted(
    path: str, data: bytes, vocabularies: Mapping[str, Collection[str]]
) -> tuple[tuple[Wanted, ...], list[Problem]]:
    """What is wanted, in the order of the file; without the words that cannot be read."""
    text, problems = decode(path, data)
    if text is None:
        return (), problems
    node, problems = compose(text, path)
    if node is None or problems:
        return (), problems
    reader = Reader(path, vocabularies)
    found: tuple[Wanted | None, ...] = reader.listed(node, Wanted, "wanted words")
    placed = zip(found, node.value, strict=True) if found else ()
    return tuple(replace(each, position=_place(item)) for each, item in placed if each), reader.problems


def _place(item: yaml.MappingNode) -> Position:
    """Where the word itself stands."""
    return position_of(next(value for key, value in item.value if key.value == "headword"))
