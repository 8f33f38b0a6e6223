"""What word processors leave in a file of fields → the file that was meant.

In the lines first, where pasted signs keep the file from being read: spaces that are none, bullets for hyphens,
curly quotes for quotes, a text that ends at a `#`. Then in the values, as in a form (`pasted.py`).
"""

import dataclasses
import re
from collections.abc import Mapping
from typing import Any

from dictionary.contributing.entry_text import fields_read, with_values
from dictionary.contributing.file_layout import as_read, end_of, lines_of
from dictionary.contributing.pasted import cleaned, without_bullets
from dictionary.contributing.single_texts import without_bullet
from dictionary.contributing.yaml_writing import written
from dictionary.language import hidden
from dictionary.model.entry import Entry
from dictionary.model.shapes import ListOf, MapOf, RecordOf, Scalar, Shape, fields_of
from dictionary.reading.pasted_signs import pasted_bullets
from dictionary.reading.yaml_faults import compose

_FOREIGN = "\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_INDENT = re.compile(f"[ {_FOREIGN}]*")
_BULLET = re.compile(
    rf"(- +)?(?:[•‣▪▫●○◦■□➢\uf0b7\uf0a7\uf0d8][ {_FOREIGN}]*|[·–][ {_FOREIGN}]+|[—§o]\t[ {_FOREIGN}]*)(?=\S)"
)
_AFTER_SIGN = re.compile(rf"((?:- +)*(?:-|[\"']?[\w-]+[\"']?:)) *[{_FOREIGN}][ {_FOREIGN}]*")
_CURLY = re.compile(r"((?:- +)*(?:[\w-]+: +)?)[“”„‟]([^“”„‟\"\\]*)[“”‟](?=\s*$)")
_CUT = re.compile(r"(\s*(?:- +)*(?:[\w-]+: +)?)(\S.*)$")


def repaired(source: str, language: str) -> str:
    """A file's text without what pasting left in it; raises `EntryTextError` if it still cannot be read."""
    lines = lines_of(source)
    ends = [end_of(line) for line in lines]
    bodies = [_visible(line.removesuffix(end)) for line, end in zip(lines, ends, strict=True)]
    for slip in pasted_bullets("\n".join(bodies)):
        body = bodies[slip.line]
        bodies[slip.line] = body[: slip.start] + (slip.replacement or "") + body[slip.end :]
    signed = [_signed(body, above) for body, above in zip(bodies, ["", *bodies], strict=False)]
    text = _uncut("".join(map(str.__add__, signed, ends)))
    read = fields_read(text.removeprefix("\ufeff"))
    values = {
        name: value
        for name, spec in fields_of(Entry).items()
        if name not in read.faulty
        and (value := _cleaned(getattr(read.entry, name), spec.shape, language)) != getattr(read.entry, name)
        and value
    }
    return with_values(text, values) if values else text


def _visible(line: str) -> str:
    """A line without hidden characters, indented with plain spaces."""
    if line.isascii() and "\t" not in line:
        return line
    places = set(hidden.found(line)) - ({0} if line.startswith("\ufeff") else set())
    line = "".join(char for place, char in enumerate(line) if place not in places)
    indent = _INDENT.match(line)
    begin = indent[0] if indent else ""
    body = line[len(begin) :]
    begin = begin.replace("\t", "  ") if "\t" in begin else begin
    return " " * len(begin) + body if body else ""


def _signed(line: str, above: str) -> str:
    """A line with plain signs where it begins."""
    if line.isascii() and "\t" not in line:
        return line
    body = line.lstrip(" ")
    begin = line[: len(line) - len(body)]
    if _BULLET.match(body) and not _goes_on(body, len(begin), above):
        body = _BULLET.sub(lambda match: match[1] or "- ", body, count=1)
    body = _AFTER_SIGN.sub(r"\1 ", body, count=1) if _AFTER_SIGN.match(body) else body
    body = _CURLY.sub(r'\1"\2"', body, count=1) if _CURLY.match(body) else body
    return begin + body


def _goes_on(body: str, indent: int, above: str) -> bool:
    """Whether a dash at the beginning of a line belongs to the text of the line above, which was wrapped there."""
    text = above.lstrip(" ")
    is_text = bool(text) and not text.startswith("- ") and not text.endswith(":") and not _BULLET.match(text)
    return body[0] in "–·" and is_text and len(above) - len(text) == indent


def _uncut(text: str) -> str:
    """A file whose texts of one line do not end at a `#`."""
    lines = lines_of(text)
    _, problems = compose(as_read(lines), "")
    for problem in problems:
        number = problem.position.line - 1
        if problem.code != "E110":
            continue
        line = lines[number][: len(lines[number]) - len(end_of(lines[number]))]
        if cut := _CUT.match(line.rstrip()):
            lines[number] = cut[1] + written(cut[2]) + end_of(lines[number])
    return "".join(lines)


def _cleaned(value: Any, shape: Shape, language: str) -> Any:
    """A value with each of its texts as it was meant."""
    match shape, value:
        case Scalar(text=text), str() if text is not None:
            clean = cleaned(value, language, is_wrapped=True)
            return clean if text.written == "block" else without_bullets(" ".join(clean.split()))
        case ListOf(item), tuple():
            return tuple(_item(member, item, language) for member in value)
        case MapOf(_, item), Mapping():
            return {key: _cleaned(member, item, language) for key, member in value.items()}
        case RecordOf(record), _ if dataclasses.is_dataclass(value) and not isinstance(value, type):
            parts = {
                name: _cleaned(getattr(value, name), spec.shape, language) for name, spec in fields_of(record).items()
            }
            return dataclasses.replace(value, **parts)
    return value


def _item(value: Any, shape: Shape, language: str) -> Any:
    """An item of a list: a bullet in it is one too many, unless there is nothing else."""
    clean = _cleaned(value, shape, language)
    if not isinstance(clean, str) or without_bullet(clean)[1] == without_bullet(value)[1]:
        return clean
    return without_bullets(without_bullet(clean)[0]) or value
