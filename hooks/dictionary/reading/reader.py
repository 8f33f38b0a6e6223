"""YAML nodes → a record, or problems with line and column.

The text is composed into nodes by the C parser and never loaded by YAML's own rules:
loading would take `No` for false, `1:1` for 61 and the second of two equal keys, and
fail without a place on `2026-13-40`. Here each node is read by the shape that the
model asks for (`model.py`).
"""

import difflib
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

import yaml

from dictionary.model.problems import Problem, shown
from dictionary.model.shapes import ListOf, MapOf, RecordOf, Scalar, Shape, fields_of
from dictionary.reading.positions import position_of
from dictionary.reading.values import Fault, value_of

_NULL = "tag:yaml.org,2002:null"
_PLAIN = re.compile(r"[\w(][\w ()'’.?!&/+-]*")
"""Texts that need no quotes inside square brackets, near enough for a hint."""


@dataclass(slots=True)
class Reader:
    """Reads one file; collects its problems.

    `vocabularies` maps `topics`, `regions`, `audiences` to their known keys. References to
    entries and articles are checked later, when all of them are known.
    """

    path: str
    vocabularies: Mapping[str, Collection[str]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def record(self, node: yaml.Node, record: type, code: str = "E105", **given: object) -> Any | None:
        """An instance of `record`, or None when something in it is wrong (see `problems`).

        `code` is that of the problem when there are no fields at all.
        """
        if not isinstance(node, yaml.MappingNode):
            self._report(
                node,
                code,
                "not-fields",
                "This should be fields, one a line, each with a name, a colon and a value.",
                f'write it like "{next(iter(fields_of(record)))}: …".',
            )
            return None
        before = len(self.problems)
        fields = fields_of(record)
        values: dict[str, object] = dict(given)
        seen: dict[str, int] = {}
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                self._report(
                    key,
                    "E201",
                    "field-unknown",
                    "The name of a field is a single word.",
                    'write it like "field: value".',
                )
                continue
            name = key.value
            if name in seen:
                self._report(
                    key,
                    "E106",
                    "field-twice",
                    f'"{shown(name)}" is here a second time; the first is on line {seen[name]}.',
                    "keep one of the two.",
                )
                continue
            seen[name] = key.start_mark.line + 1
            if name not in fields:
                self._unknown_field(key, name, list(fields))
                continue
            read = self._value(value, fields[name].shape, name)
            if read is not None:
                values[name] = read
        for name, spec in fields.items():
            if spec.required and name not in seen:
                self._report(
                    node,
                    "E202",
                    "field-missing",
                    f'The field "{name}" is missing.',
                    f'add a line "{name}: …".',
                )
        return record(**values) if len(self.problems) == before else None

    def keyed(self, node: yaml.Node, shape: RecordOf, name: str) -> dict[str, Any]:
        """The records of a file whose keys are free; `name` says what the keys are."""
        if isinstance(node, yaml.MappingNode):
            return self._map(node, MapOf(Scalar("text"), shape), name) or {} if node.value else {}
        self._report(
            node,
            "E105",
            "not-fields",
            f"This should be {name}, one a line, each with a key, a colon and a name.",
            'write it like "key: Name".',
        )
        return {}

    def _value(self, node: yaml.Node, shape: Shape, name: str) -> Any | None:
        match shape:
            case Scalar():
                return self._scalar(node, shape, name)
            case ListOf():
                return self._list(node, shape, name)
            case MapOf():
                return self._map(node, shape, name)
            case RecordOf():
                if shape.shorthand and isinstance(node, yaml.ScalarNode):
                    text = self._scalar(node, _shorthand_shape(shape), name)
                    return None if text is None else shape.record(**{shape.shorthand: text})
                return self.record(node, shape.record, "E203")

    def _list(self, node: yaml.Node, shape: ListOf, name: str) -> tuple[object, ...] | None:
        if self._is_empty(node, name, of_many=True):
            return None
        if not isinstance(node, yaml.SequenceNode):
            written = node.value if isinstance(node, yaml.ScalarNode) else "…"
            written = written if _PLAIN.fullmatch(written) and len(written) <= 40 else '"…"'
            self._report(
                node,
                "E203",
                "not-a-list",
                f'"{name}" needs a list, even for one.',
                f'write "{name}: [{written}]", or one a line, each after a hyphen and a space.',
            )
            return None
        items = [self._value(item, shape.item, name) for item in node.value]
        return tuple(item for item in items if item is not None)

    def _map(self, node: yaml.Node, shape: MapOf, name: str) -> dict[str, object] | None:
        if self._is_empty(node, name, of_many=True):
            return None
        if not isinstance(node, yaml.MappingNode):
            self._report(
                node,
                "E203",
                "not-fields",
                f'"{name}" needs a key and a text in each line.',
                f'write "{name}:", then below it, indented, "KEY: text".',
            )
            return None
        result: dict[str, object] = {}
        for key_node, value_node in node.value:
            key = self._scalar(key_node, shape.key, name)
            if key is not None and key in result:
                self._report(key_node, "E106", "field-twice", f'"{shown(key)}" is here a second time.', "keep one.")
            value = self._value(value_node, shape.value, f"{name}.{key}" if key else name)
            if key is not None and value is not None:
                result.setdefault(key, value)
        return result

    def _is_empty(self, node: yaml.Node, name: str, of_many: bool = False) -> bool:
        """Whether there is nothing in a value, or only white space; reports it.

        Where there should be many values, a sign for nothing (`~`) is nothing as well.
        """
        is_text = isinstance(node, yaml.ScalarNode)
        if node.value and not (is_text and (not node.value.strip() or (of_many and node.tag == _NULL))):
            return False
        self._report(node, "E205", "empty", f'"{name}" is empty.', "fill it in, or remove the line.")
        return True

    def _scalar(self, node: yaml.Node, shape: Scalar, name: str) -> Any | None:
        if self._is_empty(node, name):
            return None
        if not isinstance(node, yaml.ScalarNode):
            self._report(
                node,
                "E203",
                "not-a-text",
                f'"{name}" needs one value here, not a list or fields.',
                "write a single value; if it contains a colon or begins with [ or {, put it in quotes.",
            )
            return None
        known = shape.choices or self.vocabularies.get(shape.key_of or "")
        value = value_of(node, shape, name, known)
        if isinstance(value, Fault):
            self._report(node, value.code, value.name, value.message, value.fix, value.replacement)
            return None
        return value

    def _unknown_field(self, node: yaml.Node, name: str, known: list[str]) -> None:
        close = difflib.get_close_matches(name.lower(), known, n=1, cutoff=0.6)
        fix = f"did you mean {close[0]}?" if close else f"remove it, or use one of: {', '.join(known)}."
        message = f'There is no field "{shown(name)}" here.'
        self._report(node, "E201", "field-unknown", message, fix, close[0] if close else None)

    def _report(
        self, node: yaml.Node, code: str, name: str, message: str, fix: str, replacement: str | None = None
    ) -> None:
        self.problems.append(
            Problem(
                path=self.path,
                position=position_of(node),
                code=code,
                name=name,
                message=message,
                fix=fix,
                replacement=replacement,
            )
        )


def _shorthand_shape(shape: RecordOf) -> Scalar:
    assert shape.shorthand
    scalar = fields_of(shape.record)[shape.shorthand].shape
    assert isinstance(scalar, Scalar)
    return scalar
