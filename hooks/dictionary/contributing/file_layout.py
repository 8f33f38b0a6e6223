"""Where the fields of a file and the items of its lists stand, line by line, so that the rest can be kept.

A line end is part of its line. Comments and empty lines above a field or an item belong to it.
"""

import re
from dataclasses import dataclass

import yaml

_LINES = re.compile(r"[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+")
_FOLDED = re.compile(r"[|>][-+0-9]*")


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
    if isinstance(node, yaml.ScalarNode) and node.style in ("|", ">"):
        last = min(node.end_mark.line if node.end_mark.column else node.end_mark.line - 1, len(lines) - 1)
        while last > node.start_mark.line and not lines[last].strip():
            last -= 1
        return last
    if not isinstance(node, (yaml.MappingNode, yaml.SequenceNode)) or node.flow_style or not node.value:
        return int(node.end_mark.line)
    deepest = node.value[-1]
    return last_line(deepest[1] if isinstance(deepest, tuple) else deepest, lines)


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


def remark(lines: list[str], span: Span) -> str:
    """The remark on the line where a value begins or ends, with the spaces before it; empty if there is none."""
    value = span.value
    if value.start_mark.line != span.key.start_mark.line:  # a list below its name
        rest = lines[span.start][span.key.end_mark.column :].lstrip(": ")
        rest = f"  {rest}"
    elif isinstance(value, yaml.ScalarNode) and value.style in ("|", ">"):
        rest = _FOLDED.sub("", lines[span.start][value.start_mark.column :], count=1)
    else:
        rest = lines[value.end_mark.line][value.end_mark.column :]
    return rest.rstrip() if rest.lstrip().startswith("#") else ""
