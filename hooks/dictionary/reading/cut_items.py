"""Texts of a list in square brackets that commas cut in pieces, because only straight quotes hold them together.

`[“We had one, too.”, “Two.”]` has three items to YAML, `[Talks (short, long)]` has two.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import yaml

from dictionary.reading.quoting import within_curly_quotes

# A mark that closes in one language opens in another: it opens where a word begins.
_OPENING = (
    (re.compile(r"(?:^|(?<=[\s(/-]))[“”„‟](?=\S)"), "“”‟"),
    (re.compile(r"^[‘‚‛](?=\S)"), "’‘‛"),
    (re.compile(r"(?:^|(?<=[\s(/-]))«"), "»"),
    (re.compile(r"(?:^|(?<=[\s(/-]))\((?=\S)"), ")"),
)
"""What opens something, and the signs of which one closes it."""


@dataclass(frozen=True, slots=True)
class CutItem:
    """Items of a list that are one text."""

    first: int
    last: int
    """Numbers of items, counted from 0; both belong to it."""
    text: str
    """What was meant, without quotes around all of it."""
    message: str


def cut_items(items: Sequence[yaml.Node]) -> Iterator[CutItem]:
    """The texts that were cut, in their order; `items` are those of a list in square brackets."""
    number = 0
    while number < len(items):
        found = _cut_from(items, number)
        if found:
            yield found
        number = found.last + 1 if found else number + 1


def _cut_from(items: Sequence[yaml.Node], first: int) -> CutItem | None:
    begin = _plain(items[first])
    closing = _missing(begin) if begin else ""
    if not closing:
        return None
    parts = [begin]
    for last in range(first + 1, len(items)):
        part = _plain(items[last])
        if not part:
            return None
        parts.append(part)
        if any(sign in part for sign in closing):
            text = ", ".join(parts)
            what = "parentheses hold" if closing == ")" else "curly quotes hold"
            message = f"Commas divide a list in square brackets; {what} nothing together, so this is cut in pieces:"
            return CutItem(first, last, within_curly_quotes(text) or text, message)
    return None


def _plain(node: yaml.Node) -> str:
    """The text of an item without quotes, in one line; empty for any other."""
    is_plain = isinstance(node, yaml.ScalarNode) and not node.style  # "" for no quotes
    return " ".join(node.value.split()) if is_plain else ""


def _missing(text: str) -> str:
    """The signs of which one would close what a text opens and does not close; empty where nothing is open."""
    for opening, closing in _OPENING:
        found = [*opening.finditer(text)]
        if found and not any(sign in text[found[-1].end() :] for sign in closing):
            return closing
    return ""
