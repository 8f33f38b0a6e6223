"""A list of records ⇄ the text that people write for it in a form; `field_texts.py` says how it is written."""

import dataclasses
import difflib
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from dictionary.contributing.single_texts import (
    FieldTextError,
    items_of,
    known_region,
    raise_all,
    single_text,
    single_value,
    without_bullet,
)
from dictionary.model.problems import shown
from dictionary.model.shapes import Field, ListOf, RecordOf, Scalar, fields_of

_KEY = re.compile(r"([A-Za-z_]+)[ \t]*:(?:[ \t]+|(?=[^\s/])|$)(.*)")

_ADDRESS = re.compile(r"https?://\S+")


@dataclass(slots=True)
class _Written:
    """A record as it is written: key → its texts, each with its line."""

    line: int
    texts: dict[str, list[tuple[int, str]]] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)
    """Key → the line on which it stands."""
    last: str | None = None
    """The key that an indented line goes on with."""


def records_text(records: tuple[Any, ...], shape: RecordOf, regions: Collection[str] | None) -> str:
    """The text of a list of records: one a line where each is short, else with empty lines between them."""
    texts = [_short(record, shape, regions) for record in records]
    if all(text is not None and "\n" not in text for text in texts):
        return "\n".join(filter(None, texts))
    return "\n\n".join(
        text if text is not None else "\n".join(_lines(record, shape.record))
        for text, record in zip(texts, records, strict=True)
    )


def records_value(name: str, text: str, shape: RecordOf, regions: Collection[str] | None) -> tuple[Any, ...]:
    """The records that a text stands for; raises `FieldTextError`, which tells what is wrong with any of them."""
    records, errors = [], []
    for written in _written(name, text, shape):
        try:
            records.append(_record(written, shape, regions))
        except FieldTextError as error:
            errors.append(error)
    raise_all(errors)
    return tuple(records)


# ---- Record → text ------------------------------------------------------------------------------


def _short(record: Any, shape: RecordOf, regions: Collection[str] | None) -> str | None:
    """A record as its main text, with what is special in it; None if that would be read differently."""
    if shape.shorthand is None:
        return None
    words = [
        word
        for name in _in_parentheses(shape.record)
        if (value := getattr(record, name)) != _usual(shape.record)[name]
        for word in (value if isinstance(value, tuple) else (value,))
    ]
    text = getattr(record, shape.shorthand)
    said = (shape.shorthand, *_in_parentheses(shape.record))
    lines = [f"{text} ({', '.join(words)})" if words else text, *_lines(record, shape.record, without=said)]
    short = "\n".join(lines)
    try:
        return short if records_value("", short, shape, regions) == (record,) else None
    except FieldTextError:
        return None


def _lines(record: Any, kind: type, without: Collection[str] = ()) -> list[str]:
    """`key: value` for each field that is not as usual."""
    lines: list[str] = []
    for name, spec in fields_of(kind).items():
        value = getattr(record, name)
        if name in without or (not spec.required and value == _usual(kind)[name]):
            continue
        match spec.shape:
            case ListOf(Scalar(key_of=str())):
                lines.append(f"{name}: {', '.join(value)}")
            case ListOf():
                lines += [f"{name}:", *(f"  - {single_text(item)}" for item in value)]
            case _:
                lines.append(f"{name}: {single_text(value)}")
    return lines


def _usual(kind: type) -> dict[str, Any]:
    return {item.name: item.default for item in dataclasses.fields(kind)}


def _in_parentheses(kind: type) -> list[str]:
    """The fields that a word in parentheses can stand for: regions, and choices of which one is usual."""
    return [
        name
        for name, spec in fields_of(kind).items()
        if (isinstance(spec.shape, Scalar) and spec.shape.choices and _usual(kind)[name])
        or (isinstance(spec.shape, ListOf) and isinstance(spec.shape.item, Scalar) and spec.shape.item.key_of)
    ]


# ---- Text → records -----------------------------------------------------------------------------


def _written(name: str, text: str, shape: RecordOf) -> list[_Written]:
    """The records of a text, line by line."""
    fields = fields_of(shape.record)
    found: list[_Written] = []
    current: _Written | None = None
    for number, line in enumerate(text.split("\n"), 1):
        body, is_item = without_bullet(line)
        is_indented = line[:1] in (" ", "\t")
        if not line.strip():
            current = None
            continue
        key = _KEY.fullmatch(body)
        is_key = key is not None and key[1].lower() in fields
        last = current.last if current else None
        goes_on = current is not None and last is not None and is_indented
        if goes_on and current and last and is_item and _is_list(shape, last):
            current.texts[last].append((number, body))
            continue
        if is_item:
            current = None
            if not body:
                continue
        if key and is_key:
            if current is None:
                current = _Written(number)
                found.append(current)
            _add(current, key[1].lower(), key[2].strip(), number)
        elif goes_on and current and last and not is_item:
            current.texts[last].append((number, body))
        elif shape.shorthand:
            current = _Written(number, {"": [(number, body)]})
            found.append(current)
        else:
            raise _nameless(body, fields, number, name)
    return found


def _is_list(shape: RecordOf, name: str) -> bool:
    return isinstance(fields_of(shape.record)[name].shape, ListOf)


def _add(record: _Written, name: str, text: str, line: int) -> None:
    if name in record.texts:
        raise FieldTextError(
            f'"{name}" stands here a second time.', "keep one; leave a line empty before what begins anew.", line
        )
    record.texts[name] = [(line, text)] if text else []
    record.lines[name] = line
    record.last = name


def _nameless(line: str, fields: Mapping[str, Field], number: int, field_name: str) -> FieldTextError:
    names = list(fields)
    key = _KEY.fullmatch(line)
    if not key:
        message = f'"{shown(line)}" has no name before it that says what it is.'
        # All that is needed at once: somebody who wrote an address alone would be told of one part after another.
        web = [name for name, spec in fields.items() if isinstance(spec.shape, Scalar) and spec.shape.web_address]
        needed = [name for name, spec in fields.items() if spec.required]
        is_address = web and _ADDRESS.fullmatch(line)
        parts = [f'"{web[0]}: {shown(line)}"'] if is_address else []
        parts += [f'"{name}: …"' for name in needed]
        others = [f'"{name}: …"' for name in fields if name not in needed and not (is_address and name == web[0])]
        known = f"those that you know of {', '.join(others)}" if others else ""
        said = ", and ".join(filter(None, (", ".join(parts), known)))
        fix = f"write each part on a line of its own: {said}; begin a line that goes on with two spaces."
        return FieldTextError(message, fix, number)
    close = difflib.get_close_matches(key[1].lower(), names, n=1, cutoff=0.6)
    fix = f"did you mean {close[0]}?" if close else f"use one of: {', '.join(names)}."
    return FieldTextError(f'"{field_name}" has no part that is called "{shown(key[1])}".', fix, number)


def _record(written: _Written, shape: RecordOf, regions: Collection[str] | None) -> Any:
    fields = fields_of(shape.record)
    values: dict[str, Any] = {}
    errors: list[FieldTextError] = []
    if "" in written.texts and shape.shorthand:
        (line, text), *_ = written.texts[""]
        if shape.shorthand in written.texts:
            message = f'"{shape.shorthand}" stands here a second time.'
            raise FieldTextError(message, "leave a line empty before it.", written.lines[shape.shorthand])
        text, values = _apart(text, shape.record, regions)
        main = fields[shape.shorthand].shape
        assert isinstance(main, Scalar)
        values[shape.shorthand] = single_value(shape.shorthand, main, text, line, regions)
    for name, texts in written.texts.items():
        if not name:
            continue
        try:
            values[name] = _value(name, fields[name].shape, texts, regions)
        except FieldTextError as error:
            values[name] = None
            error.part = name
            errors.append(error)
            continue
        if values[name] in ("", ()):
            why = FieldTextError(f'"{name}" is empty.', "fill it in, or leave it out.", written.lines[name], name)
            errors.append(why)
    for name, spec in fields.items():
        if spec.required and name not in values:
            choices = spec.shape.choices if isinstance(spec.shape, Scalar) else ()
            one_of = f" with one of {', '.join(choices)}" if choices else ""
            fix = f'add a line "{name}: …"{one_of}.'
            errors.append(FieldTextError(f'"{name}" is missing.', fix, written.line, name))
    raise_all(errors)
    return shape.record(**values)


def _value(name: str, shape: Any, texts: list[tuple[int, str]], regions: Collection[str] | None) -> Any:
    if isinstance(shape, ListOf):
        assert isinstance(shape.item, Scalar)
        item = shape.item
        return tuple(
            single_value(name, item, part, line, regions) for line, text in texts for part in items_of(text, item)
        )
    text = " ".join(part for _, part in texts)
    return single_value(name, shape, text, texts[0][0], regions) if text else ""


def _apart(text: str, kind: type, regions: Collection[str] | None) -> tuple[str, dict[str, Any]]:
    """A main text without its parentheses, and what they say; all is text if they say anything else."""
    head, _, tail = text.rpartition(" (")
    if not head.strip() or not tail.endswith(")") or "(" in tail or ")" in tail[:-1]:
        return text, {}
    said: dict[str, Any] = {}
    for piece in (part.strip() for part in tail[:-1].split(",")):
        for name in _in_parentheses(kind):
            shape = fields_of(kind)[name].shape
            if isinstance(shape, Scalar) and piece.lower() in shape.choices and name not in said:
                said[name] = piece.lower()
                break
            if isinstance(shape, ListOf) and (region := known_region(piece, regions)):
                said[name] = (*said.get(name, ()), region)
                break
        else:
            return text, {}
    return head.strip(), said
