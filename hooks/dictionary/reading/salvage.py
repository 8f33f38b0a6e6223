"""What can be read of a file of fields in which some cannot: the rest of it, and what is wrong in each.

A file of fields falls into pieces, one a field, at the lines that begin with a name and a
colon. Pieces with a problem are blanked, so that everything else keeps its place, and the
rest is read as if they were not there: one slip hides nothing else.
"""

import re
from bisect import bisect_left
from dataclasses import dataclass, replace

import yaml

from dictionary.model.entry import Entry
from dictionary.model.problems import Problem
from dictionary.model.shapes import fields_of
from dictionary.reading.yaml_faults import compose

_FIELDS = "|".join(sorted(fields_of(Entry), key=len, reverse=True))
# A field of entries begins a piece even where the space after its colon is missing.
_FIRST_LINE = re.compile(rf"(?m)^(?:([\"']?)(\w[\w -]*)\1:(?=\s|$)|({_FIELDS}):)")
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
    end: int
    line: int
    """Counted from 0."""
    last_line: int


def readable(text: str, path: str) -> Readable:
    """The root node of a text, or of what is left of it, and all that is wrong. Never raises."""
    node, problems = compose(text, path)
    if not problems:
        return Readable(node, [])
    pieces = list(_pieces(text))
    told = sorted({problem.position.line - 1 for problem in problems})
    bad: list[_Piece] = []
    for piece in pieces:
        found = compose(text[piece.start : piece.end], path)[1]
        place = bisect_left(told, piece.line)
        is_told = place < len(told) and told[place] <= piece.last_line
        if found and not is_told and problems[0].code != "E101":
            problems += (replace(each, position=each.position.down(piece.line)) for each in found)
        if found or is_told:
            bad.append(piece)
    if not bad or len(bad) == len(pieces):
        return Readable(None, problems)
    node, left = compose(_without(bad, text), path)
    is_fields = isinstance(node, yaml.MappingNode) and not left
    return Readable(node if is_fields else None, problems, frozenset(piece.name for piece in bad))


def _without(pieces: list[_Piece], text: str) -> str:
    parts: list[str] = []
    position = 0
    for piece in pieces:
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
        pieces.append(_Piece(match[2] or match[3], match.start(), end, line, max(last, line)))
        position = match.start()
    return pieces
