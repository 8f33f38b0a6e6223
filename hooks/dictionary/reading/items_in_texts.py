"""Items that stand too far to the right, so that the text of the item above goes on with them.

The parser sees nothing wrong in `- one` and, below it and indented, `- two`: to YAML it is the text "one - two".
"""

import re
from collections.abc import Iterator

import yaml

from dictionary.model.entry import Entry
from dictionary.model.shapes import Scalar, fields_of
from dictionary.reading.yaml_layout import Slip

_ITEM = re.compile(r" *- +(?=\S)")
_LISTED = re.compile(r"\s+(?:[-*•]|\d{1,2}[.)])\s+\S")
_LONG = frozenset(
    name
    for name, field in fields_of(Entry).items()
    if isinstance(field.shape, Scalar) and field.shape.text and field.shape.text.written == "block"
)
"""Fields that may hold lists."""
_JOINED = "A list stands inside this text, and all its lines would be joined to one."
_MESSAGE = "This line begins as an item does, but stands so far to the right that it belongs to the text above."


def swallowed_items(root: yaml.Node, lines: list[str]) -> Iterator[Slip]:
    """The lines that begin with a hyphen inside a text without quotes that is an item of a list itself."""
    waiting = [root]
    while waiting:
        node = waiting.pop()
        if isinstance(node, yaml.MappingNode):
            waiting += (value for _, value in node.value)
            yield from _in_fields(node, lines)
        elif isinstance(node, yaml.SequenceNode):
            waiting += node.value
            if not node.flow_style:
                yield from _in_items(node, lines)


def _in_fields(fields: yaml.MappingNode, lines: list[str]) -> Iterator[Slip]:
    """Lists in long texts that keep no lines (no sign behind the colon, or `>`): all of it would be one line."""
    for key, value in fields.value:
        # A list or a group can stand where the name of a field belongs.
        if not isinstance(key, yaml.ScalarNode) or not isinstance(value, yaml.ScalarNode):
            continue
        if key.value not in _LONG or value.style not in (None, "", ">"):
            continue
        end = value.end_mark.line + (value.end_mark.column > 0)
        inside = range(value.start_mark.line + 1, min(end, len(lines)))
        # What stands further to the right keeps its lines below a `>`.
        indent = min((_indent(lines[number]) for number in inside if lines[number].strip()), default=0)
        places = [n for n in inside if _LISTED.match(lines[n]) and not (value.style and _indent(lines[n]) > indent)]
        # One such line alone may be a sentence that goes on with a dash, or ends with a number.
        if len(places) > 1 or any(not lines[number - 1].strip() for number in places):
            line, start = key.end_mark.line, key.end_mark.column + 1
            is_below = bool(value.style) or value.start_mark.line > line
            fix = f'write "{key.value}: |" and all of the text on the lines below, indented by two spaces.'
            yield Slip(line, start, max(start + 1, len(lines[line])), _JOINED, fix, " |" if is_below else None)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _in_items(items: yaml.SequenceNode, lines: list[str]) -> Iterator[Slip]:
    column = items.start_mark.column
    fix = f"let it begin at column {column + 1}, under the item above; or put the whole text in quotes."
    for item in items.value:
        if isinstance(item, yaml.ScalarNode) and not item.style:  # "" for no quotes
            for number in range(item.start_mark.line + 1, min(item.end_mark.line + 1, len(lines))):
                if indent := _ITEM.match(lines[number]):
                    yield Slip(number, 0, indent.end(), _MESSAGE, fix, " " * column + "- ")
