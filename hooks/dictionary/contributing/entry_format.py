"""The file of an entry in canonical form: order of fields, width of lines, nothing pasted. It says what it said before.

What is right as it is stays, byte for byte: how a text is quoted, how a list is written, where a remark stands. A
field takes the comments above it along; those before the first empty line, and what editors read, stay at the top.
"""

import re
from typing import Any

import yaml

from dictionary.contributing.block_width import narrowed, same_markdown
from dictionary.contributing.changed_lines import remarks_at
from dictionary.contributing.entry_text import EntryTextError, fields_read
from dictionary.contributing.file_layout import Span, as_read, end_of, lines_of, spans, with_ends
from dictionary.contributing.pasted_files import repaired
from dictionary.contributing.yaml_writing import field_lines, folded, item_lines
from dictionary.model.entry import Entry
from dictionary.model.problems import Problem
from dictionary.model.shapes import ListOf, RecordOf, fields_of
from dictionary.reading.loading import load_entry
from dictionary.reading.pasted_signs import pasted_bullets
from dictionary.reading.yaml_faults import compose

MOST_COLUMNS = 100
"""Only what is wider is wrapped again."""
_FOR_EDITORS = re.compile(r"\s*# *(?:yaml-language-server|vim?|-\*-)\b|\s*# *-\*-")


def formatted(source: str, path: str, language: str = "en") -> str:
    """A file's text in canonical form; raises `EntryTextError` for a file that has to be mended first."""
    meant = repaired(source.removeprefix("\ufeff"), language)
    _, problems = load_entry(path, meant.encode(), {})
    if problems:
        raise EntryTextError(problems)
    text = _trimmed(meant)
    for step in (_ordered, _records_ordered, _wrapped):
        text = step(text)
    _prove(meant, text)
    return text


def _parsed(text: str) -> tuple[list[str], list[Span]]:
    lines = lines_of(text)
    node, problems = compose(as_read(lines), "")
    found = spans(node, lines) if node and not problems else None
    if not found:
        message, fix = "The fields do not stand one a line.", "write one field a line, without brackets around all."
        told = problems or [Problem(path="", code="E105", name="not-fields", message=message, fix=fix)]
        raise EntryTextError(told)
    return lines, found


def _trimmed(text: str) -> str:
    """A last line end, and no spaces behind what stands outside of long texts."""
    lines, found = _parsed(text)
    inside = {
        number
        for span in found
        if isinstance(span.value, yaml.ScalarNode) and span.value.style is not None
        for number in range(span.start + 1, span.end)
    }
    kept = [line if number in inside else line.rstrip() for number, line in enumerate(lines)]
    while kept and not kept[-1].strip():
        kept.pop()
    end = next((end_of(line) for line in lines if end_of(line)), "\n")
    return "".join(line.rstrip("\r\n") + end for line in kept)


def _ordered(text: str) -> str:
    """The fields in the order of the model, each with the comments above it."""
    lines, found = _parsed(text)
    order = {name: number for number, name in enumerate(fields_of(Entry))}
    head = _end_of_head(lines, found[0])
    places = [order.get(span.key.value, len(order)) for span in found]
    if places == sorted(places):
        return text
    # Behind a long text, a remark that stands further to the right would become a part of it.
    column = found[0].key.start_mark.column
    starts = [head, *(span.above for span in found[1:])]
    pieces = [remarks_at(lines[start : span.end], column) for start, span in zip(starts, found, strict=True)]
    ordered = [piece for _, piece in sorted(zip(places, pieces, strict=True), key=lambda each: each[0])]
    rest = remarks_at(lines[found[-1].end :], column)
    return with_ends([*lines[:head], *(line for piece in ordered for line in piece), *rest], lines)


def _end_of_head(lines: list[str], first: Span) -> int:
    """Where the lines end that speak of the whole file."""
    head = 0
    for number in range(first.start):
        if not lines[number].strip() or _FOR_EDITORS.match(lines[number]) or not lines[number].lstrip().startswith("#"):
            head = number + 1
    return head


def _records_ordered(text: str) -> str:
    """The fields of records in the order of the model, where no comment stands in them."""
    for name, spec in fields_of(Entry).items():
        if not isinstance(spec.shape, ListOf) or not isinstance(spec.shape.item, RecordOf):
            continue
        lines, found = _parsed(text)
        own = [span for span in found if span.key.value == name]
        items = spans(own[0].value, lines) if own else None
        read = fields_read(text)
        values: tuple[Any, ...] = getattr(read.entry, name)
        if not items or name in read.faulty or len(values) != len(items):
            continue
        order = list(fields_of(spec.shape.item.record))
        for item, value in reversed([*zip(items, values, strict=True)]):
            keys = [key.value for key, _ in item.value.value] if isinstance(item.value, yaml.MappingNode) else []
            block = lines[item.start : item.end]
            if keys != sorted(keys, key=order.index) and not any("#" in line for line in block):
                indent = block[0][: len(block[0]) - len(block[0].lstrip(" "))]
                lines[item.start : item.end] = item_lines(spec.shape.item, value, indent)
        text = with_ends(lines, lines_of(text))
    return text


def _wrapped(text: str) -> str:
    """Folded texts and paragraphs whose lines are too wide, wrapped again."""
    lines, found = _parsed(text)
    read = fields_read(text)
    for span in reversed(found):
        name = span.key.value
        if isinstance(span.value, yaml.ScalarNode):
            value = getattr(read.entry, name, None)
            if span.value.style == "|" and _is_wide(lines, span) and isinstance(value, str):
                indent = " " * _indent_of(lines, span)
                narrow = narrowed(value, MOST_COLUMNS)
                lines[span.start + 1 : span.end] = [f"{indent}{line}" if line else "" for line in narrow.split("\n")]
                continue
            if not span.value.style and _is_wide(lines, span) and name in fields_of(Entry):
                spec = fields_of(Entry)[name]
                new = field_lines(spec, value, " " * span.key.start_mark.column)
                if len(new) > 1 and "#" not in lines[span.end - 1]:
                    lines[span.start : span.end] = new
                    continue
        for inner in _folded_ones(span.value, lines):
            start, end = inner.start_mark.line + 1, inner.end_mark.line
            new = folded(" ".join(inner.value.split()), _first_indent(lines, start))
            if not any(pasted_bullets("\n".join(new))):
                lines[start:end] = new
    return with_ends(lines, lines_of(text))


def _is_wide(lines: list[str], span: Span) -> bool:
    return any(len(line.rstrip("\r\n")) > MOST_COLUMNS for line in lines[span.start : span.end])


def _indent_of(lines: list[str], span: Span) -> int:
    return len(_first_indent(lines, span.start + 1))


def _first_indent(lines: list[str], number: int) -> str:
    first = next((line for line in lines[number:] if line.strip()), "")
    return first[: len(first) - len(first.lstrip(" "))]


def _folded_ones(node: yaml.Node, lines: list[str]) -> list[yaml.ScalarNode]:
    """Folded texts of one paragraph that are too wide, from the last to the first."""
    found: list[yaml.ScalarNode] = []
    waiting = [node]
    while waiting:
        each = waiting.pop()
        if isinstance(each, yaml.MappingNode):
            waiting += (value for _, value in each.value)
        elif isinstance(each, yaml.SequenceNode):
            waiting += each.value
        elif isinstance(each, yaml.ScalarNode) and each.style == ">" and "\n" not in each.value.strip():
            block = lines[each.start_mark.line + 1 : each.end_mark.line]
            if any(len(line.rstrip("\r\n")) > MOST_COLUMNS for line in block) and block and block[-1].strip():
                found.append(each)
    return sorted(found, key=lambda each: each.start_mark.line, reverse=True)


def _prove(before: str, after: str) -> None:
    """Raise where the text would say something else."""
    old, new = fields_read(before), fields_read(after)
    for name in fields_of(Entry):
        was, will = getattr(old.entry, name), getattr(new.entry, name)
        is_same = was == will or (isinstance(was, str) and isinstance(will, str) and same_markdown(was, will))
        if not is_same or name in new.faulty - old.faulty:
            message = f'"{name}" cannot be put in order without harm.'
            problem = Problem(
                path="", code="E103", name="unreadable", message=message, fix="write it as other entries do."
            )
            raise EntryTextError([problem])
