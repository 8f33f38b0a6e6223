"""Where things stand in a file: a node of it, a field of its entry, a part of that field's text."""

import re
from bisect import bisect_right
from collections.abc import Iterator

import yaml

from dictionary.model.problems import FieldPath, Position
from dictionary.reading.salvage import readable


def position_of(node: yaml.Node) -> Position:
    """Where a node begins; what goes over several lines is marked by its first character."""
    start, end = node.start_mark, node.end_mark
    end_column = end.column if end.line == start.line else start.column + 1
    return Position(start.line + 1, start.column + 1, max(end_column, start.column + 1) + 1)


def is_one_place(node: yaml.Node) -> bool:
    """Whether the place of a node is all of it, so that other words can be written over it.

    Of a text that goes on below its name (`|`, `>`) or over a line end it is only the first sign.
    """
    return bool(node.start_mark.line == node.end_mark.line)


class Places:
    """The places in one file. It is parsed once, however many of them are wanted."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._root = readable(text, "").node
        self._line_starts = [0, *(match.end() for match in re.finditer("\n", text))]
        self._found: dict[tuple[int, int, str], list[re.Match[str]]] = {}

    def of(self, field_path: FieldPath, part: str = "", nth: int = 0) -> Position:
        """Where a field stands; the nearest field around it if it is absent.

        `part` is some text of the field whose place is wanted instead, `nth` counts its
        repetitions from 0. The beginning of the file stands for fields of it that it cannot have, and for
        the files that have none.
        """
        node = self._root
        if node is None:
            return Position()
        for step in field_path:
            child = _child(node, step)
            if child is None:
                break
            node = child
        if part and (matches := self._matches(node, part))[nth:]:
            return self._position_of(matches[nth])
        return position_of(node)

    def is_whole(self, field_path: FieldPath, part: str = "", nth: int = 0) -> bool:
        """Whether the place of a field, or of a part of it, is all of it, and can be written over."""
        node = self._root
        for step in field_path:
            if isinstance(node, yaml.ScalarNode):
                break  # a record that is written as one text
            node = _child(node, step) if node is not None else None
        if node is None:
            return False
        if not part:
            return isinstance(node, yaml.ScalarNode) and is_one_place(node)
        found = self._matches(node, part)[nth : nth + 1]
        return bool(found) and "\n" not in found[0][0]

    def _matches(self, node: yaml.Node, part: str) -> list[re.Match[str]]:
        span = node.start_mark.index, node.end_mark.index
        if (*span, part) not in self._found:
            # White space in a long text may be a line end in the file.
            pattern = re.compile(r"\s+".join(map(re.escape, part.split())) + (r"(?!\w)" if part[-1].isalnum() else ""))
            self._found[*span, part] = list(pattern.finditer(self._text, *span))
        return self._found[*span, part]

    def _position_of(self, match: re.Match[str]) -> Position:
        line = bisect_right(self._line_starts, match.start())
        start = self._line_starts[line - 1]
        line_end = self._text.find("\n", match.start(), match.end())
        end = match.end() if line_end < 0 else line_end
        return Position(line, match.start() - start + 1, end - start + 1)


def _child(node: yaml.Node, step: str | int) -> yaml.Node | None:
    if isinstance(node, yaml.MappingNode):
        children: Iterator[yaml.Node] = (value for key, value in node.value if key.value == step)
        return next(children, None)
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        child: yaml.Node = node.value[step]
        return child
    return None
