"""What was written where a list belongs → how to make a list of it, in words that fit what stands there."""

import re
from collections.abc import Iterable

import yaml

from dictionary.model.shapes import ListOf, RecordOf, Scalar, Shape, fields_of

_PLAIN = re.compile(r"[\w(][\w ()'’.?!&/+-]*")
"""Texts that need no quotes inside square brackets, near enough for a hint."""
_GLUED = re.compile(r"-[^\s-]")
_NUMBERED = re.compile(r"[0-9]{1,3}[.)]\s")
_DASHED = re.compile(r"[–—−*+·]\s")
_HYPHENED = re.compile(r"(?m)^\s*- ")
_BETWEEN_NAMES = re.compile(r"\s*[，、；;]\s*|,\s+")
_BETWEEN_KEYS = re.compile(r"\s*[,，、；;&]\s*|\s+and\s+")
_LONGEST_SHOWN = 40
_ONE_A_LINE = "one a line, each after a hyphen and a space."


def list_hint(node: yaml.Node, shape: ListOf, name: str) -> str:
    """How to mend a field that needs a list and holds something else."""
    if isinstance(node, yaml.MappingNode):
        return "put square brackets around it: [{…}]." if node.flow_style else _of_fields(shape.item)
    assert isinstance(node, yaml.ScalarNode)
    written, is_block = node.value.strip(), node.style in ("|", ">")
    if is_block and _HYPHENED.match(node.value):
        return f"take the {node.style} behind the colon out: the lines below it are a list already."
    if is_block:
        return f"take the {node.style} behind the colon out, and begin each line below with a hyphen and a space."
    if isinstance(shape.item, RecordOf) and shape.item.shorthand is None:
        return f"write below it, indented, {record_hint(shape.item.record, '- ')}."
    if not node.style and _GLUED.match(written):
        return "write a space after each hyphen."
    if not node.style and (_NUMBERED.match(written) or _DASHED.match(written)):
        sign = "number" if written[0].isdigit() else "sign"
        return f"write {_ONE_A_LINE.removesuffix('.')} in place of its {sign}."
    if node.start_mark.line != node.end_mark.line:
        return f"write {_ONE_A_LINE}"
    return f'write "{name}: [{_listed("" if node.style else written, shape.item)}]", or {_ONE_A_LINE}'


def record_hint(record: type, before: str = "") -> str:
    """The fields that a record must have, as they are to be written: the first, and below it the others."""
    first, *others = fields_of(record)
    below = required(others, record)
    return f'"{before}{first}: …"' + (f", then below it {below}" if below else "")


def required(names: Iterable[str], record: type) -> str:
    """The fields of these that a record must have, as a message names them."""
    fields = fields_of(record)
    return " and ".join(f'"{name}: …"' for name in names if fields[name].required)


def _of_fields(item: Shape) -> str:
    if isinstance(item, RecordOf):
        return "begin the first of these fields with a hyphen and a space, and let the others stand under it."
    return f"write {_ONE_A_LINE.removesuffix('.')}; put a text with a colon in quotes."


def _listed(written: str, item: Shape) -> str:
    """What a text would be between the brackets of a list, as far as that can be said."""
    is_of_names = isinstance(item, RecordOf) or (isinstance(item, Scalar) and item.key_of is not None)
    is_of_keys = isinstance(item, Scalar) and item.key_of in ("entries", "articles")  # which hold no "and"
    dividing = _BETWEEN_KEYS if is_of_keys else _BETWEEN_NAMES
    parts = dividing.split(written) if is_of_names else [written]
    if isinstance(item, Scalar) and item.key_of in ("topics", "entries", "articles", "audiences"):
        parts = ["-".join(part.lower().replace("_", " ").split()) for part in parts]
    return ", ".join(parts) if all(map(_PLAIN.fullmatch, parts)) and len(written) <= _LONGEST_SHOWN else '"…"'
