"""Where things stand in a file: a node of it, a field of its entry, a part of that field's text."""

import itertools
import re
from collections.abc import Iterator

import yaml

from dictionary.model.problems import FieldPath, Position
from dictionary.reading.yaml_faults import compose


def position_of(node: yaml.Node) -> Position:
    """Where a node begins; what goes over several lines is marked by its first character."""
    start, end = node.start_mark, node.end_mark
    end_column = end.column if end.line == start.line else start.column + 1
    return Position(start.line + 1, start.column + 1, max(end_column, start.column + 1) + 1)


def locate(text: str, field_path: FieldPath, part: str = "", nth: int = 0) -> Position:
    """Where a field stands in the text of its file; the nearest field around it if it is absent.

    With `part`, where that part of the field stands, or its `nth` repetition: line breaks may
    fall between its words. Reads the text anew: problems are rare, so no positions are kept for
    the files that have none.
    """
    node, problems = compose(text, "")
    if node is None or problems:
        return Position()
    for step in field_path:
        child = _child(node, step)
        if child is None:
            break
        node = child
    if part:
        begin, end = node.start_mark.index, node.end_mark.index
        pattern = re.compile(r"\s+".join(map(re.escape, part.split())) + (r"(?!\w)" if part[-1].isalnum() else ""))
        if match := next(itertools.islice(pattern.finditer(text, begin, end), nth, None), None):
            return _position_in(text, match)
    return position_of(node)


def _position_in(text: str, match: re.Match[str]) -> Position:
    line_start = text.rfind("\n", 0, match.start()) + 1
    line_end = text.find("\n", match.start(), match.end())
    end = match.end() if line_end < 0 else line_end
    return Position(text.count("\n", 0, match.start()) + 1, match.start() - line_start + 1, end - line_start + 1)


def _child(node: yaml.Node, step: str | int) -> yaml.Node | None:
    if isinstance(node, yaml.MappingNode):
        children: Iterator[yaml.Node] = (value for key, value in node.value if key.value == step)
        return next(children, None)
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        child: yaml.Node = node.value[step]
        return child
    return None
