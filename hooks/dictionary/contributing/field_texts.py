"""The value of a field ⇄ the text that people write for it in a form. Browsers do the same in JavaScript.

How it is written follows from the shape of the field:

- a text on one line; a text of several paragraphs as it is, with empty lines between them;
- a choice, a year, a day (2026-11-23): the word itself; `yes` or `no`;
- a list: one item a line, a hyphen, star, bullet or number before it is taken off; keys may also
  stand on one line, with commas (so no key can hold one);
- a list of records: `key: value` lines, an empty line between two records; a bullet begins a new one as
  well. What goes on is indented. A list of texts inside a record stands below its key, indented, one item
  a line. Where a record may be one text, a line without a key is that text, and what can be said in a word
  follows in parentheses: `CV (abbreviation, UK)`;
- texts by region: `UK: text`, one a line; what goes on is indented.

No text at all stands for a field that is left out. The golden cases, for both languages, are in
`tests/cases/field_texts.yml`. Pasted text is cleaned before (`pasted.py`).

`regions` are the keys of the dictionary's regions, by which `CV (UK)` is told from `degree (MBA)`; where they are
not known, two or three capital letters are one.
"""

import dataclasses
import difflib
from collections.abc import Collection, Mapping
from typing import Any

from dictionary.contributing.record_texts import records_text, records_value
from dictionary.contributing.single_texts import (
    FieldTextError,
    items_of,
    known_region,
    single_text,
    single_value,
    without_bullet,
)
from dictionary.model.entry import Entry
from dictionary.model.problems import shown
from dictionary.model.shapes import Field, ListOf, MapOf, RecordOf, Scalar, fields_of

__all__ = ["FieldTextError", "text_of", "value_of"]


def text_of(name: str, value: object, regions: Collection[str] | None = None) -> str:
    """The text of a field of entries; `value` is what `Entry` holds there. Empty for a field without value."""
    match _field(name).shape, value:
        case _, None | () | "":
            return ""
        case RecordOf() as shape, record:
            return records_text((record,), shape, regions)
        case ListOf(RecordOf() as shape), tuple() as records:
            return records_text(records, shape, regions)
        case ListOf(), tuple() as items:
            return "\n".join(_item_text(single_text(item)) for item in items)
        case MapOf(), Mapping() as texts:
            return "\n".join(f"{key}: {text}" for key, text in texts.items())
    return single_text(value)


def value_of(name: str, text: str, regions: Collection[str] | None = None) -> Any:
    """What `Entry` holds in a field for which people write this text.

    The usual value of the field where there is no text. Raises `FieldTextError`. Linear in the text.
    """
    spec = _field(name)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    value = _value(spec, text, regions) if text.strip() else None
    if value or isinstance(value, bool):
        return value
    if spec.required:
        raise FieldTextError(f'"{name}" is empty.', "fill it in.")
    return usual_value(name)


def usual_value(name: str) -> Any:
    """What a field of entries holds where nothing is written."""
    item = next(item for item in dataclasses.fields(Entry) if item.name == name)
    return item.default_factory() if item.default_factory is not dataclasses.MISSING else item.default


def _field(name: str) -> Field:
    fields = fields_of(Entry)
    if name not in fields:
        close = difflib.get_close_matches(name, fields, n=1)
        fix = f"did you mean {close[0]}?" if close else f"use one of: {', '.join(fields)}."
        raise FieldTextError(f'There is no field "{shown(name)}".', fix)
    return fields[name]


def _item_text(text: str) -> str:
    """An item of a list, with a hyphen where its own beginning would be taken off as one."""
    return f"- {text}" if without_bullet(text)[1] else text


def _value(spec: Field, text: str, regions: Collection[str] | None) -> Any:
    match spec.shape:
        case Scalar() as shape:
            # Lines are counted from the beginning of what was written, not from its first word.
            line = 1 + text[: len(text) - len(text.lstrip())].count("\n")
            return single_value(spec.name, shape, text, line, regions)
        case ListOf(RecordOf() as shape):
            return records_value(spec.name, text, shape, regions)
        case ListOf(Scalar() as item):
            return tuple(
                single_value(spec.name, item, part, number, regions)
                for number, line in enumerate(text.split("\n"), 1)
                for part in items_of(without_bullet(line)[0], item)
            )
        case MapOf(_, Scalar() as shape):
            return _by_region(spec.name, shape, text, regions)
    raise AssertionError(f"No text stands for {spec.name}.")


def _by_region(name: str, shape: Scalar, text: str, regions: Collection[str] | None) -> dict[str, Any]:
    written: dict[str, list[str]] = {}
    lines: dict[str, int] = {}
    last: list[str] | None = None
    for number, line in enumerate(text.split("\n"), 1):
        body, is_item = without_bullet(line)
        if not body:
            continue
        if last is not None and line[0] in " \t" and not is_item:
            last.append(body)
            continue
        key, colon, rest = body.partition(":")
        key = known_region(key.strip(), regions) or key.strip()
        if not colon or not key:
            message = f'"{shown(body)}" does not begin with a region.'
            raise FieldTextError(message, 'write it like "UK: …"; begin a line that goes on with two spaces.', number)
        if key in written:
            raise FieldTextError(
                f'"{shown(key)}" stands here a second time.', "write one text for each region.", number
            )
        last = written[key] = [rest.strip()]
        lines[key] = number
    values = {key: " ".join(parts).strip() for key, parts in written.items()}
    for key, value in values.items():
        if not value:
            raise FieldTextError(f'"{shown(key)}" is empty.', "write a text after the colon.", lines[key])
    return {key: single_value(name, shape, value, lines[key], regions) for key, value in values.items()}
