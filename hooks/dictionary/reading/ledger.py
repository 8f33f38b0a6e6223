"""The file of what has been published: `_ledger.yml` → records, or problems with line and column."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

import yaml

from dictionary.language.alphabet import is_address
from dictionary.language.nearness import Near
from dictionary.model.ledger import Ledger, Published, followed
from dictionary.model.problems import Position, Problem, shown
from dictionary.model.shapes import RecordOf
from dictionary.reading.decoding import decode
from dictionary.reading.positions import position_of
from dictionary.reading.reader import Reader
from dictionary.reading.yaml_faults import compose

FILE = "_ledger.yml"
_UNMADE = "take back what was changed in this file; scripts/publish.py keeps it."


def load_ledger(path: str, data: bytes) -> tuple[Ledger, list[Problem]]:
    """What was published, without the records that cannot be read."""
    text, problems = decode(path, data)
    if text is None:
        return {}, _told(problems)
    node, problems = compose(text, path)
    if node is None or problems:
        return {}, _told(problems)
    if not isinstance(node, yaml.MappingNode):
        message = "This should be addresses of entries, each with what was published there below it."
        return {}, [_problem(path, position_of(node), "E105", "not-fields", message, _UNMADE)]
    reader = Reader(path)
    read = reader.keyed(node, RecordOf(Published, None), "addresses of entries")
    places = _places(node)
    ledger = {
        slug: replace(record, position=places[slug]) for slug, record in read.items() if slug in places and record
    }
    told = {problem.position for problem in reader.problems}
    wrong = _wrong(path, ledger, places, _moves(node))
    reader.problems += (each for each in wrong if each.position not in told)
    return {slug: record for slug, record in ledger.items() if is_address(slug)}, reader.problems


def _told(problems: list[Problem]) -> list[Problem]:
    """Nobody writes this file anew: what an empty one lacks was there before."""
    return [replace(each, fix=_UNMADE) if each.code == "E101" else each for each in problems]


def _places(node: yaml.MappingNode) -> dict[str, Position]:
    """Address → where it stands."""
    return {key.value: position_of(key) for key, _ in reversed(node.value) if isinstance(key, yaml.ScalarNode)}


def _moves(node: yaml.MappingNode) -> dict[str, Position]:
    """Address → where the file says to which one its entry moved."""
    found = {}
    for key, record in node.value:
        for name, value in record.value if isinstance(record, yaml.MappingNode) else ():
            if name.value == "moved_to":
                found[key.value] = position_of(value)
    return found


def _wrong(
    path: str, ledger: Ledger, known: Mapping[str, Position], moves: Mapping[str, Position]
) -> Iterator[Problem]:
    near = Near(known)
    targets = {record.moved_to for record in ledger.values() if record.moved_to is not None}
    ends = followed(ledger, {slug for slug in targets if slug not in ledger or ledger[slug].moved_to is None})
    for slug, record in ledger.items():
        if not is_address(slug):
            message = f'"{shown(slug)}" cannot be an address.'
            yield _problem(path, record.position, "E210", "not-an-address", message, _UNMADE)
        target, place = record.moved_to, moves.get(slug, record.position)
        if target is None:
            continue
        if target not in known:
            close = near.closest(target)
            message = f'Nothing was published at "{shown(target)}".'
            fix = f"did you mean {close[0]}?" if close else _UNMADE
            yield _problem(path, place, "E301", "dead-reference", message, fix)
        elif ends[slug] is None:
            message = f'From "{shown(slug)}" one comes back to it, and to no entry.'
            yield _problem(path, place, "E302", "self-reference", message, _UNMADE)


def _problem(path: str, position: Position, code: str, name: str, message: str, fix: str) -> Problem:
    return Problem(path=path, position=position, code=code, name=name, message=message, fix=fix)
