"""The value of a field → lines of YAML, in the style of the entries that exist.

One rule for all: what is written is read back as the same value. Whether a text can stand without quotes is asked of
the reader itself.

- lists of keys, and of a few short words, stand in brackets; all others one item a line;
- other names for a word stand in curly brackets, other records one field a line;
- a sentence that is too long for a line is folded (`>-`), paragraphs keep their lines (`|`);
- items of lists and remarks in records stay on one line, however long.
"""

import dataclasses
import datetime
import re
import textwrap
from collections.abc import Iterator, Mapping
from typing import Any

import yaml

from dictionary.model.entry import Entry, Script
from dictionary.model.shapes import Field, ListOf, MapOf, RecordOf, Scalar, Shape, fields_of
from dictionary.reading.pasted_signs import pasted_bullets
from dictionary.reading.values import value_of
from dictionary.reading.yaml_faults import compose

WIDTH = 88
"""A folded text begins a new line before this column."""
_MOST_IN_BRACKETS = 120
"""The longest line of a list or record in brackets."""
_STEP = "  "
_TEXT = Scalar("text")
# Numbers and days of YAML 1.2, which editors know, and of 1.1, which they may.
_LIKE_A_NUMBER = re.compile(r"[0-9][0-9_:.,eExXoO+-]*[0-9a-fA-F]*")
_ENDS_SENTENCE = re.compile(r"[.!?…][\"')]*$")


def field_lines(spec: Field, value: Any, indent: str = "", kind: type | None = None) -> list[str]:
    """The lines of a field, its name first. `kind` is the record that it belongs to, None for an entry."""
    match spec.shape:
        case ListOf() as shape if (
            flow := _list_in_brackets(shape, value, len(indent) + len(spec.name) + 2)
        ) is not None:
            return [f"{indent}{spec.name}: {flow}"]
        case ListOf(item):
            items = (line for member in value for line in item_lines(item, member, indent + _STEP))
            return [f"{indent}{spec.name}:", *items]
        case MapOf():
            pairs = (line for key, text in value.items() for line in pair_lines(key, text, indent + _STEP))
            return [f"{indent}{spec.name}:", *pairs]
        case Scalar(text=text) as shape if text and text.written == "block":
            return [f"{indent}{spec.name}: |", *_indented(value, indent + _STEP)]
        case Scalar() as shape:
            may_fold = shape.text is not None and (
                shape.text.written == "sentence"
                or (shape.text.written == "inline" and kind is None)
                or (kind is Script and spec.name == "text")
            )
            return text_lines(f"{indent}{spec.name}:", value, indent, may_fold)
    raise AssertionError(f"Nothing says how {spec.name} is written.")


def item_lines(item: Shape, value: Any, indent: str) -> list[str]:
    """The lines of one item of a list that stands one item a line."""
    if isinstance(item, Scalar):
        return [f"{indent}- {written(value)}"]
    assert isinstance(item, RecordOf)
    given = _given(item, value)
    if item.shorthand and set(given) == {item.shorthand}:
        return [f"{indent}- {written(value.text)}"]
    if _is_short(item) and len(flow := _in_brackets(item, value)) + len(indent) + 2 <= _MOST_IN_BRACKETS:
        return [f"{indent}- {flow}"]
    lines = [
        line
        for name in given
        for line in field_lines(fields_of(item.record)[name], getattr(value, name), indent + _STEP, item.record)
    ]
    return [f"{indent}- {lines[0].lstrip(' ')}", *lines[1:]]


def pair_lines(key: str, text: str, indent: str) -> list[str]:
    """The lines of one text by its key."""
    return text_lines(f"{indent}{written(key)}:", text, indent, may_fold=True)


def text_lines(name: str, value: Any, indent: str, may_fold: bool) -> list[str]:
    """`name: value`, folded over several lines where it may be and is too long for one."""
    one_line = f"{name} {written(value)}"
    if not may_fold or len(one_line) <= WIDTH:
        return [one_line]
    lines = folded(value, indent + _STEP)
    # A sign in the middle of a text that comes to stand at the beginning of a line would be taken for a bullet.
    return [one_line] if any(pasted_bullets("\n".join(lines))) else [f"{name} >-", *lines]


def folded(text: str, indent: str) -> list[str]:
    """A text of one line, wrapped; read back with a space for each line end."""
    return textwrap.wrap(
        text, WIDTH, initial_indent=indent, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False
    )


def written(value: object, in_brackets: bool = False) -> str:
    """One value on one line, in quotes where it needs them."""
    match value:
        case bool():
            return "true" if value else "false"
        case int():
            return str(value)
        case datetime.date():
            return value.isoformat()
    text = str(value)
    if _is_plain(text, in_brackets):
        return text
    if '"' in text and "'" not in text:
        return f"'{text}'"
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _is_plain(text: str, in_brackets: bool) -> bool:
    """Whether a text is read as itself without quotes."""
    if not (text[:1].isalnum() or text[:1] == "(") or _LIKE_A_NUMBER.fullmatch(text):
        return False
    node, problems = compose(f"k: [{text}, z]" if in_brackets else f"k: {text}", "")
    if problems or not isinstance(node, yaml.MappingNode) or len(node.value) != 1:
        return False
    value = node.value[0][1]
    if in_brackets and isinstance(value, yaml.SequenceNode) and len(value.value) == 2:
        value = value.value[0]
    return isinstance(value, yaml.ScalarNode) and value_of(value, _TEXT, "", None) == text


def _given(shape: RecordOf, record: Any) -> list[str]:
    """The fields of a record that are not as usual."""
    usual = {item.name: item.default for item in dataclasses.fields(shape.record)}
    return [
        name for name, spec in fields_of(shape.record).items() if spec.required or getattr(record, name) != usual[name]
    ]


def _is_short(shape: RecordOf) -> bool:
    """Whether a record says something about a word, rather than being a text of its own."""
    return not [name for name, spec in fields_of(shape.record).items() if spec.required and name != shape.shorthand]


def _in_brackets(shape: RecordOf, record: Any) -> str:
    parts = []
    for name in _given(shape, record):
        value = getattr(record, name)
        items = ", ".join(written(item, in_brackets=True) for item in value) if isinstance(value, tuple) else ""
        parts.append(f"{name}: " + (f"[{items}]" if isinstance(value, tuple) else written(value, in_brackets=True)))
    return "{" + ", ".join(parts) + "}"


def _list_in_brackets(shape: ListOf, items: tuple[Any, ...], column: int) -> str | None:
    """A list of keys, or of a few short words, on one line; None if it stands better one item a line."""
    item = shape.item
    if not isinstance(item, Scalar) or (item.text is not None and item.text.written != "plain"):
        return None
    texts = [written(text, in_brackets=True) for text in items]
    line = f"[{', '.join(texts)}]"
    if item.key_of:
        return line if column + len(line) <= _MOST_IN_BRACKETS else None
    is_few = column + len(line) <= WIDTH and not any(_ENDS_SENTENCE.search(text) for text in items)
    return line if is_few and texts == list(items) else None


def _indented(text: str, indent: str) -> Iterator[str]:
    return (f"{indent}{line}" if line else "" for line in text.split("\n"))


def entry_lines(values: Mapping[str, Any]) -> list[str]:
    """The lines of a whole entry, in the order of the model."""
    fields = fields_of(Entry)
    return [line for name, spec in fields.items() if name in values for line in field_lines(spec, values[name])]
