"""What can be read of a file of fields in which some cannot: the rest of it, and what is wrong in each.

A file of fields falls into pieces, one a field, at the lines that begin with a name and a
colon. Pieces with a problem are blanked, so that everything else keeps its place, and the
rest is read as if they were not there: one slip hides nothing else.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass, replace

import yaml

from dictionary.model.entry import Entry
from dictionary.model.problems import Problem
from dictionary.model.shapes import fields_of
from dictionary.reading.conflicts import conflict
from dictionary.reading.yaml_complaints import problem_of
from dictionary.reading.yaml_faults import compose
from dictionary.reading.yaml_layout import missing_space

_FIELDS = "|".join(sorted(fields_of(Entry), key=len, reverse=True))
# A field of entries begins a piece even where the space after its colon is missing.
_FIRST_LINE = re.compile(rf"(?m)^(?:([\"']?)(\w[\w -]*)\1:(?=\s|$)|({_FIELDS})(?::|[ \t]*[=：＝]))")
_VISIBLE = re.compile(r"[^\n]")


@dataclass(frozen=True, slots=True)
class Readable:
    """A file as far as it can be read."""

    node: yaml.Node | None
    """Its root; fields that cannot be read are left out of it."""
    problems: list[Problem]
    faulty: frozenset[str] = frozenset()
    """The names of the fields that were left out."""


@dataclass(frozen=True, slots=True)
class _Piece:
    name: str
    start: int
    """In the whole text, as is `end`."""
    end: int
    line: int
    """Counted from 0."""
    last_line: int
    is_joined: bool
    """Whether the space after the colon is missing, or another sign stands in its place."""


def readable(text: str, path: str) -> Readable:
    """The root node of a text, or of what is left of it, and all that is wrong. Never raises."""
    if two := conflict(text, path):
        return Readable(None, [two])
    node, problems = compose(text, path)
    if not problems:
        return Readable(node, [])
    text = _first_document(text, problems)
    pieces = _pieces(text)
    bad = _pieces_of(problems, pieces)
    alone = {number: _alone(piece, text, path) for number, piece in enumerate(pieces)}
    failing = {number for number, found in alone.items() if found}
    # The parser stops at the first fault, and may notice it far away: what is wrong in a piece is
    # told by itself. Everything else is found in the whole text, wherever it is.
    stopped = node is None and problems[0].code not in ("E108", "E111", "E112")
    if stopped and failing:
        problems = [problem for problem in problems if _piece_of(problem, pieces) is None]
        bad = set()
    problems += (problem for number in sorted(failing - bad) for problem in alone[number])
    bad |= failing
    rest, left = _rest(bad, pieces, text, path)
    if left and stopped and failing:
        problems += left
        bad |= _pieces_of(left, pieces)
        rest, left = _rest(bad, pieces, text, path)
    lost = {pieces[number].name for number in bad}
    if any(problem.code == "E104" for problem in problems):
        # What the first document lacks may stand in the second.
        lost |= fields_of(Entry).keys() - {piece.name for piece in pieces}
    return Readable(rest if not left else None, problems, frozenset(lost))


def _rest(bad: set[int], pieces: list[_Piece], text: str, path: str) -> tuple[yaml.Node | None, list[Problem]]:
    """The fields outside some pieces, or what is wrong there."""
    if len(bad) == len(pieces):
        return None, []
    node, left = compose(_without(bad, pieces, text), path)
    return (node if isinstance(node, yaml.MappingNode) else None), left


def _first_document(text: str, problems: list[Problem]) -> str:
    """The text up to the line at which a second document begins, which is told already."""
    begins = [problem.position.line for problem in problems if problem.code == "E104"]
    return "\n".join(text.split("\n")[: min(begins) - 1]) + "\n" if begins else text


def _alone(piece: _Piece, text: str, path: str) -> list[Problem]:
    """What is wrong in a piece when nothing stands around it."""
    lines = text[piece.start : piece.end]
    if piece.is_joined:
        slip = missing_space(lines.split("\n"), 0)
        if slip:
            return [problem_of(slip, path, piece.line)]
    return [replace(each, position=each.position.down(piece.line)) for each in compose(lines, path)[1]]


def _pieces_of(problems: list[Problem], pieces: list[_Piece]) -> set[int]:
    found = (_piece_of(problem, pieces) for problem in problems)
    return {number for number in found if number is not None}


def _piece_of(problem: Problem, pieces: list[_Piece]) -> int | None:
    """The number of the piece in which a problem is told."""
    number = bisect_right(pieces, problem.position.line - 1, key=lambda piece: piece.line) - 1
    return number if number >= 0 and problem.position.line - 1 <= pieces[number].last_line else None


def _without(bad: set[int], pieces: list[_Piece], text: str) -> str:
    """The text with spaces for some of its pieces, so that all others keep their places."""
    parts: list[str] = []
    position = 0
    for piece in (pieces[number] for number in sorted(bad)):
        parts += text[position : piece.start], _VISIBLE.sub(" ", text[piece.start : piece.end])
        position = piece.end
    return "".join([*parts, text[position:]])


def _pieces(text: str) -> list[_Piece]:
    starts = list(_FIRST_LINE.finditer(text))
    pieces: list[_Piece] = []
    line, position = 0, 0
    ends = [*(match.start() for match in starts[1:]), len(text)]
    for match, end in zip(starts, ends, strict=False):
        line += text.count("\n", position, match.start())
        last = line + text.count("\n", match.start(), end)
        last -= 1 if text[match.start() : end].endswith("\n") else 0
        pieces.append(_Piece(match[2] or match[3], match.start(), end, line, max(last, line), bool(match[3])))
        position = match.start()
    return pieces
