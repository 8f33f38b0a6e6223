"""YAML text → a record, or problems with line and column.

The text is composed into nodes by the C parser and never loaded by YAML's own rules:
loading would take `No` for false, `1:1` for 61 and the second of two equal keys, and
fail without a place on `2026-13-40`. Here each node is read by the shape that the
model asks for (`model.py`).
"""

import datetime
import difflib
import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import yaml

from dictionary.model import ListOf, MapOf, RecordOf, Scalar, Shape, fields_of
from dictionary.problems import FieldPath, Position, Problem
from dictionary.yaml_faults import compose

_STR = "tag:yaml.org,2002:str"
_NULL = "tag:yaml.org,2002:null"
_READ_AS = {
    "tag:yaml.org,2002:bool": "yes or no",
    "tag:yaml.org,2002:int": "a number",
    "tag:yaml.org,2002:float": "a number",
    "tag:yaml.org,2002:timestamp": "a date",
    _NULL: "nothing",
}
# Bidirectional controls (they can make text read differently from what it is), zero-width
# spaces and the byte-order mark. Joiners (U+200C, U+200D) stay: some scripts and emoji need them.
_HIDDEN = re.compile("[\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]")
_ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_WEB_ADDRESS = re.compile(r"https?://[^\s/?#@\\]+\.[^\s@\\]+|https?://localhost\S*", re.IGNORECASE)


@dataclass(slots=True)
class Reader:
    """Reads one file; collects its problems.

    `vocabularies` maps `topics`, `regions`, `audiences` to their known keys. References to
    entries and articles are checked later, when all of them are known.
    """

    path: str
    vocabularies: Mapping[str, Collection[str]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def record(self, node: yaml.Node, record: type, **given: object) -> Any | None:
        """An instance of `record`, or None when something in it is wrong (see `problems`)."""
        if not isinstance(node, yaml.MappingNode):
            self._report(
                node,
                "E105",
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
            name = str(key.value)
            if name in seen:
                self._report(
                    key,
                    "E106",
                    "field-twice",
                    f'"{name}" is here a second time; the first is on line {seen[name]}.',
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
                return self.record(node, shape.record)

    def _list(self, node: yaml.Node, shape: ListOf, name: str) -> tuple[object, ...] | None:
        if not isinstance(node, yaml.SequenceNode):
            written = node.value if isinstance(node, yaml.ScalarNode) and node.value else "…"
            self._report(
                node,
                "E203",
                "not-a-list",
                f'"{name}" needs a list, even for one.',
                f'write "{name}: [{written}]", or one a line, each after a hyphen and a space.',
            )
            return None
        items = [self._value(item, shape.item, name) for item in node.value]
        if not items:
            self._report(node, "E205", "empty", f'"{name}" is empty.', "fill it in, or remove the line.")
        return tuple(item for item in items if item is not None)

    def _map(self, node: yaml.Node, shape: MapOf, name: str) -> dict[str, object] | None:
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
                self._report(
                    key_node, "E106", "field-twice", f'"{key}" is here a second time.', "keep one."
                )
            value = self._value(value_node, shape.value, f"{name}.{key}")
            if key is not None and value is not None:
                result.setdefault(key, value)
        return result

    def _scalar(self, node: yaml.Node, shape: Scalar, name: str) -> Any | None:
        if not isinstance(node, yaml.ScalarNode):
            self._report(
                node,
                "E203",
                "not-a-text",
                f'"{name}" needs one value here, not a list or fields.',
                "write a single value; if it contains a colon or begins with [ or {, put it in quotes.",
            )
            return None
        if not node.value.strip():
            self._report(node, "E205", "empty", f'"{name}" is empty.', "fill it in, or remove the line.")
            return None
        match shape.of:
            case "flag":
                return self._flag(node, name)
            case "number":
                return self._number(node, name)
            case "date":
                return self._date(node, name)
            case _:
                return self._text(node, shape, name)

    def _flag(self, node: yaml.ScalarNode, name: str) -> bool | None:
        if node.value in ("true", "false"):
            return bool(node.value == "true")
        self._report(
            node, "E203", "not-a-flag", f'"{name}" can only be true or false.', "write true or false."
        )
        return None

    def _number(self, node: yaml.ScalarNode, name: str) -> int | None:
        if node.value.isascii() and node.value.isdigit() and len(node.value) <= 4:
            return int(node.value)
        self._report(
            node, "E203", "not-a-number", f'"{name}" needs a year, such as 2026.', "write four digits."
        )
        return None

    def _date(self, node: yaml.ScalarNode, name: str) -> datetime.date | None:
        if _ISO_DATE.fullmatch(node.value):
            try:
                return datetime.date.fromisoformat(node.value)
            except ValueError:
                message = f"{node.value} is not a day of the calendar."
        else:
            message = f'"{name}" needs a day, year first.'
        self._report(node, "E208", "date-impossible", message, "write it like 2026-11-23.")
        return None

    def _text(self, node: yaml.ScalarNode, shape: Scalar, name: str) -> str | None:
        if node.tag != _STR and node.style is None and not shape.choices:
            quoted = f'"{node.value}"'
            self._report(
                node,
                "E207",
                "needs-quotes",
                f"{node.value} without quotes is read as {_READ_AS.get(node.tag, 'something else')}, not as text.",
                f"put it in quotes: {quoted}",
                quoted,
            )
            return None
        if hidden := _HIDDEN.search(node.value):
            self._report(
                node,
                "E108",
                "hidden-character",
                f'"{name}" contains a character that nobody can see (U+{ord(hidden[0]):04X}).',
                "type the text again, or paste it as plain text.",
            )
            return None
        text = unicodedata.normalize("NFC", node.value).strip()
        if shape.text is None or shape.text.written != "block":
            text = " ".join(text.split())
        if text[0] in "“”„" and text[-1] in "“”":
            self._report(
                node,
                "E207",
                "curly-quotes",
                "Curly quotes around a value become part of the text.",
                'use straight quotes ("…"), or none.',
            )
            return None
        known = shape.choices or self.vocabularies.get(shape.key_of or "")
        if known and text not in known:
            self._unknown_key(node, text, name, list(known))
            return None
        if shape.web_address and not _WEB_ADDRESS.fullmatch(text):
            self._report(
                node,
                "E206",
                "not-a-web-address",
                f'"{text}" is not a web address.',
                "write the whole address, beginning with https://.",
            )
            return None
        return text

    def _unknown_field(self, node: yaml.Node, name: str, known: list[str]) -> None:
        close = difflib.get_close_matches(name.lower(), known, n=1, cutoff=0.6)
        fix = f"did you mean {close[0]}?" if close else f"remove it, or use one of: {', '.join(known)}."
        self._report(
            node, "E201", "field-unknown", f'There is no field "{name}" here.', fix, close[0] if close else None
        )

    def _unknown_key(self, node: yaml.Node, text: str, name: str, known: list[str]) -> None:
        lowered = {key.lower(): key for key in known}
        wanted = re.sub(r"[\s_]+", "-", text.lower())
        close = difflib.get_close_matches(wanted, lowered, n=1, cutoff=0.5) or difflib.get_close_matches(
            text.lower(), lowered, n=1, cutoff=0.5
        )
        fix = f"did you mean {lowered[close[0]]}?" if close else f"use one of: {', '.join(known)}."
        self._report(
            node,
            "E204",
            f"{name.partition('.')[0].replace('_', '-')}-unknown",
            f'"{text}" is not one of the values that "{name}" can have.',
            fix,
            lowered[close[0]] if close else None,
        )

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


def position_of(node: yaml.Node) -> Position:
    """Where a node begins; it ends at its end or at the end of its first line."""
    start, end = node.start_mark, node.end_mark
    end_column = end.column if end.line == start.line else start.column + 1
    return Position(start.line + 1, start.column + 1, max(end_column, start.column + 1) + 1)


def locate(text: str, field_path: FieldPath) -> Position:
    """Where a field stands in the text of its file; the nearest field around it if it is absent.

    Reads the text anew: problems are rare, so no positions are kept for the files that have none.
    """
    node, problems = compose(text, "")
    if node is None or problems:
        return Position()
    for step in field_path:
        child = _child(node, step)
        if child is None:
            break
        node = child
    return position_of(node)


def _child(node: yaml.Node, step: str | int) -> yaml.Node | None:
    if isinstance(node, yaml.MappingNode):
        children: Iterator[yaml.Node] = (value for key, value in node.value if key.value == step)
        return next(children, None)
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        child: yaml.Node = node.value[step]
        return child
    return None


def _shorthand_shape(shape: RecordOf) -> Scalar:
    assert shape.shorthand
    scalar = fields_of(shape.record)[shape.shorthand].shape
    assert isinstance(scalar, Scalar)
    return scalar
