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

from dictionary.language.names_elsewhere import ENTRY_FIELDS, plain_name
from dictionary.language.nearness import surely
from dictionary.model.entry import Damaged, Entry
from dictionary.model.problems import FieldPath, Problem, shown
from dictionary.model.shapes import ListOf, MapOf, RecordOf, Scalar, Shape, fields_of
from dictionary.reading.cut_items import cut_items
from dictionary.reading.list_hints import list_hint, record_hint, required
from dictionary.reading.positions import is_one_place, position_of
from dictionary.reading.quoting import quoted
from dictionary.reading.values import Fault, value_of

_NULL = "tag:yaml.org,2002:null"
_STR = "tag:yaml.org,2002:str"
_NO_SPACE = re.compile(r"(?!\d+:)(\w+):(?!//)(\S.*)")  # 10:30 is a time of day


@dataclass(slots=True)
class Reader:
    """Reads one file; collects its problems.

    `vocabularies` maps `topics`, `regions`, `audiences` to their known keys. References to
    entries and articles are checked later, when all of them are known.
    """

    path: str
    vocabularies: Mapping[str, Collection[str]] = field(default_factory=dict)
    optional: frozenset[str] = frozenset()
    """Fields of the outermost record that may be left out although others must have them."""
    problems: list[Problem] = field(default_factory=list)
    faulty: set[str] = field(default_factory=set)
    """The fields of the outermost record in which something is wrong."""
    kept: dict[FieldPath, tuple[int, ...]] = field(default_factory=dict)
    """See `Damaged.kept`."""
    _understood: int = 0
    """How many of the problems are with values of which it is known what they should be.

    The rest of the file is checked as if they were that, so that mending them brings up nothing new.
    """

    def record(self, node: yaml.Node, record: type, code: str = "E105", **given: object) -> Any | None:
        """An instance of `record`, or None when something in it is wrong (see `problems`).

        `code` is that of the problem when there are no fields at all.
        """
        before = len(self.problems)
        values = self._fields(node, record, code, ())
        return record(**given, **values) if values is not None and len(self.problems) == before else None

    def damaged(self, node: yaml.Node, stand_ins: Mapping[str, object], lost: Collection[str] = ()) -> Damaged | None:
        """An entry as far as it can be read; None when there are no fields at all.

        `stand_ins` are values for the fields that every entry must have, `lost` names fields that are
        in the file and not in the node.
        """
        self.faulty |= set(lost)
        values = self._fields(node, Entry, "E105", ())
        if values is None:
            return None
        missing = {name for name, spec in fields_of(Entry).items() if spec.required} - values.keys()
        if "autolink" in self.faulty:
            values["autolink"] = False  # nothing follows for other entries
        entry = Entry(**{**stand_ins, **values})
        return Damaged(entry=entry, faulty=frozenset(self.faulty | missing), kept=dict(self.kept))

    def _fields(self, node: yaml.Node, record: type, code: str, path: FieldPath) -> dict[str, Any] | None:
        """The fields of a record that can be read; None when there are no fields at all."""
        if not isinstance(node, yaml.MappingNode):
            self._not_fields(node, code, record, is_item=bool(path))
            return None
        fields = fields_of(record)
        values: dict[str, Any] = {}
        seen: dict[str, int] = {}
        meant: set[str] = set()
        for key, value in node.value:
            before = self._open
            name = self._name(key, seen)
            if name is not None and name in fields:
                seen[name] = key.start_mark.line + 1
                read = self._value(value, fields[name].shape, name, (*path, name))
                if read is not None:
                    values[name] = read
            elif name is not None and values and _is_rest_of_text(node, key, value):
                message = f'A comma ends the text here, so "{shown(name)}" is read as a field of its own.'
                self._report(key, "E201", "field-unknown", message, "put the whole text before it in quotes, this too.")
                name = None
            elif name is not None:
                seen[name] = key.start_mark.line + 1
                name = self._unknown_field(key, name, list(fields), _keys_of(node))
                meant.add(name)
            if self._open > before and not path:
                self.faulty.add(name if name is not None else str(key.value))
        for name, spec in fields.items():
            is_left_out = not path and name in self.optional
            is_told = name in seen or name in meant or (not path and name in self.faulty)
            if spec.required and not is_left_out and not is_told:
                self._report(
                    node,
                    "E202",
                    "field-missing",
                    f'The field "{name}" is missing.',
                    f'add a line "{name}: …".' if not path or _is_block(node) else f'add "{name}: …".',
                )
        return values

    @property
    def _open(self) -> int:
        """The problems so far that leave something unread."""
        return len(self.problems) - self._understood

    def _name(self, key: yaml.Node, seen: Mapping[str, int]) -> str | None:
        """The name of a field, if it is one and new."""
        if not isinstance(key, yaml.ScalarNode):
            self._report(
                key, "E201", "field-unknown", "The name of a field is a single word.", 'write it like "field: value".'
            )
            return None
        name: str = key.value
        if name in seen:
            message = f'"{shown(name)}" is here a second time; the first is on line {seen[name]}.'
            self._report(key, "E106", "field-twice", message, "keep one of the two.")
            return None
        return name

    def _not_fields(self, node: yaml.Node, code: str, record: type, is_item: bool) -> None:
        if isinstance(node, yaml.ScalarNode) and (joined := _NO_SPACE.fullmatch(node.value)) and not node.style:
            message = f'A space is missing after the colon of "{shown(joined[1])}".'
            fix = "write a space after the colon."
            self._report(node, code, "no-space-after-colon", message, fix, f"{joined[1]}: {joined[2]}")
            return
        if isinstance(node, yaml.SequenceNode) and not is_item and [*map(_is_fields, node.value)] == [True]:
            message = "A hyphen makes a list of what should be the fields of one entry."
            self._report(
                node,
                code,
                "not-fields",
                message,
                "take the hyphen out, and let every field begin at the start of its line.",
            )
            return
        message = "This should be fields, one a line, each with a name, a colon and a value."
        hint = record_hint(record) if is_item else f'"{next(iter(fields_of(record)))}: …"'
        self._report(node, code, "not-fields", message, f"write it like {hint}.")

    def keyed(self, node: yaml.Node, shape: RecordOf, name: str) -> dict[str, Any]:
        """The records of a file whose keys are free; `name` says what the keys are."""
        if isinstance(node, yaml.MappingNode):
            return self._map(node, MapOf(Scalar("text"), shape), name, ()) or {} if node.value else {}
        self._report(
            node,
            "E105",
            "not-fields",
            f"This should be {name}, one a line, each with a key, a colon and a name.",
            'write it like "key: Name".',
        )
        return {}

    def listed(self, node: yaml.Node, record: type, name: str) -> tuple[Any | None, ...]:
        """The records of a file that lists them, None for each that cannot be read; `name` says what they are."""
        if isinstance(node, yaml.SequenceNode):
            return tuple(self._partial(item, record, (number,)) for number, item in enumerate(node.value))
        first, *others = fields_of(record)
        self._report(
            node,
            "E105",
            "not-fields",
            f"This should be a list of {name}: each begins with a hyphen and a space, and has its fields below.",
            f'write it like "- {first}: …", then below it, indented, {required(others, record)}.',
        )
        return ()

    def _value(self, node: yaml.Node, shape: Shape, name: str, path: FieldPath) -> Any | None:
        match shape:
            case Scalar():
                return self._scalar(node, shape, name)
            case ListOf():
                return self._list(node, shape, name, path)
            case MapOf():
                return self._map(node, shape, name, path)
            case RecordOf():
                if shape.shorthand and isinstance(node, yaml.ScalarNode):
                    text = self._scalar(node, _shorthand_shape(shape), name)
                    return None if text is None else shape.record(**{shape.shorthand: text})
                return self._partial(node, shape.record, path)

    def _partial(self, node: yaml.Node, record: type, path: FieldPath) -> Any | None:
        """A record inside another one, without its fields that cannot be read; None if it needs one of them."""
        before = len(self.problems)
        values = self._fields(node, record, "E203", path)
        if values is None or any(spec.required and name not in values for name, spec in fields_of(record).items()):
            return None
        if len(self.problems) > before and "autolink" in fields_of(record):
            values["autolink"] = False  # nothing follows for other entries
        return record(**values)

    def _list(self, node: yaml.Node, shape: ListOf, name: str, path: FieldPath) -> tuple[object, ...] | None:
        if self._is_empty(node, name, of_many=True):
            return None
        if not isinstance(node, yaml.SequenceNode):
            message = f'"{name}" needs a list, even for one.'
            self._report(node, "E203", "not-a-list", message, list_hint(node, shape, name))
            return None
        cut = self._cut_items(node) if node.flow_style else frozenset()
        items = [
            None if number in cut else self._value(item, shape.item, name, (*path, number))
            for number, item in enumerate(node.value)
        ]
        numbers = tuple(number for number, item in enumerate(items) if item is not None)
        if len(numbers) < len(items):
            self.kept[path] = numbers
        return tuple(items[number] for number in numbers)

    def _cut_items(self, node: yaml.SequenceNode) -> frozenset[int]:
        """The numbers of the items that are only parts of a text; reports the texts."""
        numbers: set[int] = set()
        for cut in cut_items(node.value):
            numbers.update(range(cut.first, cut.last + 1))
            first, last = node.value[cut.first], node.value[cut.last]
            whole = yaml.ScalarNode(_STR, cut.text, first.start_mark, last.end_mark)
            fix = "put the whole text in straight quotes."
            self._report(whole, "E207", "needs-quotes", f"{cut.message} {shown(cut.text)}", fix, quoted(cut.text))
        return frozenset(numbers)

    def _map(self, node: yaml.Node, shape: MapOf, name: str, path: FieldPath) -> dict[str, object] | None:
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
            value = self._value(value_node, shape.value, f"{name}.{key}" if key else name, (*path, key or ""))
            if key is not None and value is not None:
                result.setdefault(key, value)
        return result

    def _is_empty(self, node: yaml.Node, name: str, of_many: bool = False) -> bool:
        """Whether there is nothing in a value, or only white space; reports it.

        A sign for nothing (`~`) is nothing as well, and the word (`null`) where there should be many values.
        """
        if isinstance(node, yaml.ScalarNode):
            is_nothing = node.tag == _NULL and (of_many or node.value == "~")
            is_filled = bool(node.value.strip()) and not is_nothing
        else:
            is_filled = bool(node.value)
        if is_filled:
            return False
        self._report(node, "E205", "empty", f'"{name}" is empty.', "fill it in, or leave it out.")
        return True

    def _scalar(self, node: yaml.Node, shape: Scalar, name: str) -> Any | None:
        if self._is_empty(node, name):
            return None
        if not isinstance(node, yaml.ScalarNode):
            fix = "write a single value; if it contains a colon or begins with [ or {, put it in quotes."
            if shape.key_of and isinstance(node, yaml.SequenceNode):
                fix = "write the name alone, without brackets of its own."
            self._report(node, "E203", "not-a-text", f'"{name}" needs one value here, not a list or fields.', fix)
            return None
        known = shape.choices or self.vocabularies.get(shape.key_of or "")
        value = value_of(node, shape, name, known)
        if isinstance(value, Fault):
            self._report(node, value.code, value.name, value.message, value.fix, value.replacement)
            meant = _meant(value, shape, name, known)
            if meant is None:
                return None
            self._understood += 1
            return meant
        return value

    def _unknown_field(self, node: yaml.Node, name: str, known: list[str], taken: Collection[str]) -> str:
        """Report it; return the field that was meant, if that can be guessed."""
        field, colon, value = name.partition(":")
        if colon and value and field in known:  # {text:adviser}
            message = f'A space is missing after the colon of "{shown(field)}".'
            fix = "write a space after the colon."
            self._report(node, "E201", "no-space-after-colon", message, fix, f"{field}: {value}")
            return field
        usual = ENTRY_FIELDS.get(plain_name(name))
        close = [usual] if usual in known else difflib.get_close_matches(name.lower(), known, n=1, cutoff=0.6)
        is_taken = bool(close) and close[0] in taken
        there = " It is there already: keep one of the two." if is_taken else ""
        fix = f"did you mean {close[0]}?{there}" if close else f"remove it, or use one of: {', '.join(known)}."
        message = f'There is no field "{shown(name)}" here.'
        # As long as the right name, it is that one with another letter, whatever other dictionaries call by it.
        is_other_word = usual is not None and len(usual) != len(name)
        self._report(
            node, "E201", "field-unknown", message, fix, None if is_taken or is_other_word else surely(name, close)
        )
        return close[0] if close else name

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
                replacement=replacement if is_one_place(node) else None,
            )
        )


def _meant(fault: Fault, shape: Scalar, name: str, known: Collection[str] | None) -> Any | None:
    """The value that a field should have, where that is known."""
    if fault.replacement is None:
        return None
    node = yaml.compose(fault.replacement, Loader=yaml.CSafeLoader)
    value = value_of(node, shape, name, known) if isinstance(node, yaml.ScalarNode) else fault
    return None if isinstance(value, Fault) else value


def _keys_of(node: yaml.MappingNode) -> frozenset[str]:
    return frozenset(str(key.value) for key, _ in node.value)


def _is_fields(node: yaml.Node) -> bool:
    return isinstance(node, yaml.MappingNode)


def _is_rest_of_text(node: yaml.MappingNode, key: yaml.Node, value: yaml.Node) -> bool:
    """Whether a field in curly brackets has neither a colon nor a value: `b and c` in `{title: a, b and c}`."""
    return not _is_block(node) and isinstance(value, yaml.ScalarNode) and value.end_mark.index == key.end_mark.index


def _is_block(node: yaml.Node) -> bool:
    """Whether fields stand one a line, not in curly brackets."""
    return not getattr(node, "flow_style", False)


def _shorthand_shape(shape: RecordOf) -> Scalar:
    assert shape.shorthand
    scalar = fields_of(shape.record)[shape.shorthand].shape
    assert isinstance(scalar, Scalar)
    return scalar
