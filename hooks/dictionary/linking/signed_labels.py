"""Finds the labels in which Markdown would see markup (O*NET), in text that Markdown has not read to its end.

A tree of characters, so that what it costs does not depend on how many labels there are.
"""

import re
from collections.abc import Iterable, Iterator

# What makes markup of a label.
SIGNS = frozenset("*_`~^=")
# Python-Markdown's marks around the number of a sign that was escaped.
_STX, _ETX = "\u0002", "\u0003"
_PUT_ASIDE = {f"{_STX}{ord(sign)}{_ETX}": sign for sign in SIGNS}
_WORD = re.compile(r"\w")
_LONGEST_PUT_ASIDE = max(map(len, _PUT_ASIDE))


class _Node:
    __slots__ = ("children", "is_label")

    def __init__(self) -> None:
        self.children: dict[str, _Node] = {}
        self.is_label = False


class SignedLabels:
    """The labels of one dictionary that hold signs of Markdown; made once, asked for every text."""

    def __init__(self, labels: Iterable[str]) -> None:
        self._root = _Node()
        for label in labels:
            node = self._root
            for char in label:
                node = node.children.setdefault(char, _Node())
            node.is_label = True
        first = set(self._root.children)
        if first & SIGNS:
            first |= {"\\", _STX}
        signs = re.escape("".join(sorted(first)))
        self._start = re.compile(rf"(?<![\w\\])[{signs}]") if first else None

    def spans(self, text: str) -> Iterator[tuple[int, int]]:
        """Where labels stand as whole words: the longest at each place, in order, apart.

        A sign may be escaped with a backslash, or be put aside as Python-Markdown does it.
        """
        position = 0
        while self._start and (start := self._start.search(text, position)):
            end = self._end(text, start.start())
            if end is not None:
                yield start.start(), end
            position = end or start.end()

    def _end(self, text: str, position: int) -> int | None:
        node, end = self._root, None
        while position < len(text):
            char, length = _sign_at(text, position, node)
            following = node.children.get(char)
            if following is None:
                break
            node = following
            position += length
            if node.is_label and not _WORD.match(text, position):
                end = position
        return end


def _sign_at(text: str, position: int, node: _Node) -> tuple[str, int]:
    """The character that is meant at a place, and how much of the text it takes."""
    char = text[position]
    if char == "\\" and (behind := text[position + 1 : position + 2]) in SIGNS and behind in node.children:
        literal = node.children.get(char)
        if literal is None or behind not in literal.children:
            return behind, 2
    if char == _STX:
        end = text.find(_ETX, position, position + _LONGEST_PUT_ASIDE)
        written = text[position : end + 1]
        if written in _PUT_ASIDE:
            return _PUT_ASIDE[written], len(written)
    return char, 1
