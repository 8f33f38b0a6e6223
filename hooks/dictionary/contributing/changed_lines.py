"""The lines of the fields of an entry, or of one of its records, with one field as it should be.

Lines of what stays are kept as they are. Remarks stay with what they are about; one whose place is gone (within
brackets that are written anew) stands behind the first line.
"""

import dataclasses
from collections.abc import Iterator, Sequence
from typing import Any

import yaml

from dictionary.contributing.file_layout import (
    Span,
    as_read,
    before_value,
    deepest,
    indent_of,
    is_remark,
    remark,
    remarks_in,
    spans,
)
from dictionary.contributing.yaml_writing import field_lines, item_lines, pair_lines
from dictionary.model.shapes import ListOf, MapOf, RecordOf, fields_of
from dictionary.reading.yaml_faults import compose


def field_changed(lines: list[str], span: Span, record: type, value: Any, former: Any) -> list[str]:
    """All lines, with another value of the field at `span`; None removes it. `former` is None if nobody can read it."""
    new = [] if value is None else _replaced(lines, span, record, value, former)
    before = [*lines[: span.start], *new]
    return [*before, *_apart(before, lines[span.end :], span.key.start_mark.column)]


def field_added(lines: list[str], found: Sequence[Span], record: type, name: str, value: Any) -> list[str]:
    """All lines, with a new field behind the one that comes before it in the model."""
    order = list(fields_of(record))
    above = [span for span in found if span.key.value in order[: order.index(name)]]
    at = max(above, key=lambda span: order.index(span.key.value)).end if above else found[0].start
    column = found[0].key.start_mark.column
    before = [*lines[:at], *field_lines(fields_of(record)[name], value, " " * column, _kind(record))]
    return [*before, *_apart(before, lines[at:], column)]


def _kind(record: type) -> type | None:
    """The record as `yaml_writing.py` asks for it: None for a whole entry."""
    return None if any(item.metadata.get("from_file") for item in dataclasses.fields(record)) else record


def _apart(before: list[str], after: list[str], column: int) -> list[str]:
    """Lines that follow others, whose remarks would be taken for a part of a long text that ends there."""
    node, problems = compose(as_read(before), "")
    last = deepest(node) if node and not problems else None
    if not isinstance(last, yaml.ScalarNode) or last.style not in ("|", ">"):
        return after
    return remarks_at(after, column)


def remarks_at(lines: list[str], column: int) -> list[str]:
    """Lines of which the first ones, as far as they are remarks, begin at this column or before."""
    count = next((number for number, line in enumerate(lines) if line.strip() and not is_remark(line)), len(lines))
    return [
        " " * column + line.lstrip(" ") if is_remark(line) and indent_of(line) > column else line
        for line in lines[:count]
    ] + lines[count:]


def _replaced(lines: list[str], span: Span, record: type, value: Any, former: Any) -> list[str]:
    """The lines of a field with a new value; items that stay keep theirs, remarks stay where they are."""
    spec = fields_of(record)[span.key.value]
    items = spans(span.value, lines)
    if items and former is not None and len(items) == len(former):
        return [*lines[span.start : items[0].above], *_items(lines, items, spec.shape, value, former)]
    indent = " " * span.key.start_mark.column
    first, *rest = field_lines(spec, value, indent, _kind(record))
    begins = first.removeprefix(f"{indent}{spec.name}:").lstrip()
    before = before_value(lines, span)
    top: list[str] = []
    if before is None and begins and span.value.start_mark.line > span.start and not items:
        # It begins on a line below its name, and goes on to do so.
        line = span.value.start_mark.line
        top, before = lines[span.start : line], lines[line][: span.value.start_mark.column]
    elif before is None:
        before = lines[span.start][: span.key.end_mark.column] + ": "
    new = [f"{before}{begins}".rstrip() + remark(lines, span, is_below=bool(top)), *rest]
    return [*top, *_with_remarks(new, remarks_in(span.value, lines, span.start + len(top), span.end))]


def _with_remarks(new: list[str], remarks: Sequence[str]) -> list[str]:
    """Lines that were written anew, with the remarks that stood in them and have no place any more."""
    kept = "\n".join(new)
    homeless = []
    for text in remarks:
        if text in kept:
            kept = kept.replace(text, "", 1)
        else:
            homeless.append(text)
    return ["  ".join((new[0], *homeless)), *new[1:]] if homeless else new


# ---- Items ------------------------------------------------------------------------------------------


def _items(lines: list[str], spans_before: list[Span], shape: Any, value: Any, former: Any) -> Iterator[str]:
    """The lines of the items of a list, or of texts by key."""
    old = list(former.items()) if isinstance(shape, MapOf) else list(former)
    new = list(value.items()) if isinstance(shape, MapOf) else list(value)
    first = lines[spans_before[0].start]
    indent = " " * indent_of(first)
    kept: dict[Any, list[Span]] = {}
    for item, span in zip(old, spans_before, strict=True):
        kept.setdefault(item, []).append(span)
    stays = set(new)
    # Of an item that was only changed, remarks stay: it is known by its main text, or by its place.
    changed_ones = {
        _known_by(item, shape, number, len(old)): (span, item)
        for number, (item, span) in enumerate(zip(old, spans_before, strict=True))
        if item not in stays
    }
    for queue in kept.values():
        queue.reverse()
    for number, item in enumerate(new):
        if queue := kept.get(item, []):
            span = queue.pop()
            yield from lines[span.above : span.end]
            continue
        was = changed_ones.pop(_known_by(item, shape, number, len(new)), None)
        if was:
            yield from lines[was[0].above : was[0].start]
            yield from _changed_item(lines, was[0], shape, item, was[1], indent)
        else:
            yield from _new_item(shape, item, indent)


def _new_item(shape: Any, item: Any, indent: str) -> list[str]:
    return pair_lines(item[0], item[1], indent) if isinstance(shape, MapOf) else item_lines(shape.item, item, indent)


def _known_by(item: Any, shape: Any, number: int, count: int) -> object:
    if isinstance(shape, MapOf):
        return item[0]
    if isinstance(shape, ListOf) and isinstance(shape.item, RecordOf) and shape.item.shorthand:
        return getattr(item, shape.item.shorthand)
    return number, count


def _changed_item(lines: list[str], span: Span, shape: Any, item: Any, former: Any, indent: str) -> list[str]:
    """The lines of an item of which something is another one."""
    if isinstance(shape, ListOf) and isinstance(shape.item, RecordOf):
        changed = _changed_record(lines[span.start : span.end], shape.item.record, item, former)
        if changed is not None:
            return changed
    written = _new_item(shape, item, indent)
    is_one_line = len(written) == 1 and span.end - span.start == 1
    if is_one_line:
        written = [written[0] + remark(lines, span), *written[1:]]
    return _with_remarks(written, remarks_in(span.value, lines, span.start, span.end))


def _changed_record(lines: list[str], record: type, value: Any, former: Any) -> list[str] | None:
    """The lines of a record that stands one field a line, field by field; None if it does not."""
    hyphen = indent_of(lines[0])
    first = f"{lines[0][:hyphen]} {lines[0][hyphen + 1 :]}"
    # The hyphen may stand alone, with a remark or without.
    is_alone = not first.strip() or is_remark(first)
    inner = lines[1:] if is_alone else [first, *lines[1:]]
    usual = {item.name: item.default for item in dataclasses.fields(record)}
    for name in fields_of(record):
        was, will = getattr(former, name), getattr(value, name)
        if was == will:
            continue
        node, problems = compose(as_read(inner), "")
        found = spans(node, inner) if isinstance(node, yaml.MappingNode) and not problems else None
        if not found:
            return None
        own = [span for span in found if span.key.value == name]
        new = None if will == usual[name] else will
        if own:
            inner = field_changed(inner, own[0], record, new, was)
        elif new is not None:
            inner = field_added(inner, found, record, name, new)
    return [lines[0], *inner] if is_alone else _with_hyphen(inner, hyphen)


def _with_hyphen(lines: list[str], column: int) -> list[str] | None:
    """The lines of a record, with the hyphen before its first field."""
    at = next((number for number, line in enumerate(lines) if line.strip() and not is_remark(line)), None)
    if at is None or lines[at][: column + 1].strip():
        return None
    return [*lines[:at], f"{lines[at][:column]}-{lines[at][column + 1 :]}", *lines[at + 1 :]]
