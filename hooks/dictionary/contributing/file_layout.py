"""Where the fields of a file and the items of its lists stand, line by line, so that the rest can be kept.

A line end is part of its line. Comments and empty lines above a field or an item belong to it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import yaml

_LINES = re.compile(r"[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+")
_FOLDED = re.compile(r"[|>][-+0-9]*")
_REMARK = re.compile(r"(?:^|[ \t])(#.*)")


@dataclass(frozen=True, slots=True)
class Span:
    """The lines of a field or an item, from `start` up to `end`, which is not part of it."""

    start: int
    end: int
    key: yaml.Node
    """Its name; the item itself in a list."""
    value: yaml.Node
    above: int
    """Where the comments and empty lines above it begin."""


def lines_of(source: str) -> list[str]:
    """The lines of a text with their ends, as the reader counts them."""
    return _LINES.findall(source)


def end_of(line: str) -> str:
    """The line end of a line; empty if it has none."""
    return line[len(line.rstrip("\r\n")) :]


def as_read(lines: list[str]) -> str:
    """The text of lines as the reader takes it, whatever their ends are."""
    return "".join(line.rstrip("\r\n") + "\n" for line in lines)


def with_ends(lines: list[str], like: list[str]) -> str:
    """The text of lines, some of them new: all end as those of a file do, the last one as its last one."""
    usual = next((end for line in like if (end := end_of(line))), "\n")
    if not lines:
        return ""
    ended = [line if end_of(line) else f"{line}{usual}" for line in lines]
    last = ended[-1] if not like or end_of(like[-1]) else ended[-1].rstrip("\r\n")
    return "".join([*ended[:-1], last])


def spans(node: yaml.Node, lines: list[str]) -> list[Span] | None:
    """The fields or items of a node that stand one a line, in the order of the file; None if they do not."""
    if not isinstance(node, (yaml.MappingNode, yaml.SequenceNode)) or node.flow_style:
        return None
    found: list[Span] = []
    least = 0
    for each in node.value:
        key, value = each if isinstance(each, tuple) else (each, each)
        start = key.start_mark.line if isinstance(each, tuple) else _line_of_hyphen(lines, key.start_mark.line, least)
        if start < least:
            return None
        above = start
        while above > least and (not lines[above - 1].strip() or lines[above - 1].lstrip().startswith("#")):
            above -= 1
        least = max(start, last_line(value, lines)) + 1
        found.append(Span(start, least, key, value, above))
    return found


def last_line(node: yaml.Node, lines: list[str]) -> int:
    """The number of the last line on which something of a node stands."""
    node = deepest(node)
    if isinstance(node, yaml.ScalarNode) and node.style in ("|", ">"):
        last = min(node.end_mark.line if node.end_mark.column else node.end_mark.line - 1, len(lines) - 1)
        while last > node.start_mark.line and not lines[last].strip():
            last -= 1
        return last
    return int(node.end_mark.line)


def deepest(node: yaml.Node) -> yaml.Node:
    """The value with which a node ends."""
    while isinstance(node, (yaml.MappingNode, yaml.SequenceNode)) and not node.flow_style and node.value:
        last = node.value[-1]
        node = last[1] if isinstance(last, tuple) else last
    return node


def _line_of_hyphen(lines: list[str], line: int, least: int) -> int:
    """The line on which an item begins: its hyphen may stand alone above it."""
    for number in range(line, least - 1, -1):
        if lines[number].lstrip(" ").startswith("-"):
            return number
    return line


def before_value(lines: list[str], span: Span) -> str | None:
    """What stands before a value on the line of its name; None if the value begins on a later line."""
    if span.value.start_mark.line != span.key.start_mark.line:
        return None
    before = lines[span.start][: span.value.start_mark.column]
    return before if before.endswith(" ") else f"{before.rstrip()} "


def remark(lines: list[str], span: Span, is_below: bool = False) -> str:
    """The remark on the line where a value begins or ends, with the spaces before it; empty if there is none.

    Where a value stands below its name, that is the one on the line of the name, unless `is_below`.
    """
    value = span.value
    if value.start_mark.line != span.key.start_mark.line and not is_below:  # a list below its name
        rest = lines[span.start][span.key.end_mark.column :].lstrip(": ")
        rest = f"  {rest}"
    elif isinstance(value, yaml.ScalarNode) and value.style in ("|", ">"):
        rest = _FOLDED.sub("", lines[value.start_mark.line][value.start_mark.column :], count=1)
    else:
        rest = lines[value.end_mark.line][value.end_mark.column :]
    return rest.rstrip() if rest.lstrip().startswith("#") else ""


def is_remark(line: str) -> bool:
    """Whether nothing but a remark stands on a line."""
    return line.lstrip(" \t").startswith("#")


def indent_of(line: str) -> int:
    """How many spaces a line begins with."""
    return len(line) - len(line.lstrip(" "))


def remarks_in(node: yaml.Node, lines: list[str], start: int, end: int) -> list[str]:
    """The remarks on the lines from `start` up to `end`, of which `node` is what says something."""
    texts = {number: line.rstrip("\r\n") for number, line in enumerate(lines[start:end], start)}
    for scalar in _scalars(node):
        first, last = scalar.start_mark, scalar.end_mark
        if scalar.style in ("|", ">"):
            for number in range(first.line + 1, last_line(scalar, lines) + 1):
                texts[number] = ""
            continue
        for number in range(first.line, min(last.line + 1, end)):
            begin = first.column if number == first.line else 0
            stop = last.column if number == last.line else len(texts[number])
            texts[number] = texts[number][:begin] + "x" * (stop - begin) + texts[number][stop:]
    found = ((lines[number], match.start(1)) for number, text in texts.items() if (match := _REMARK.search(text)))
    return [line[place:].rstrip() for line, place in found]


def _scalars(node: yaml.Node) -> Iterator[yaml.ScalarNode]:
    waiting = [node]
    while waiting:
        each = waiting.pop()
        if isinstance(each, yaml.MappingNode):
            waiting += (part for pair in each.value for part in pair)
        elif isinstance(each, yaml.SequenceNode):
            waiting += each.value
        elif isinstance(each, yaml.ScalarNode):
            yield each
