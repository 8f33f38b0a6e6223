"""Slips in the layout of a file that the parser notices only later, or blames on something else.

A space that is missing after a colon or a hyphen makes one text of two lines, and a line that
stands one space off belongs to nothing. Both are seen best in the lines themselves.
"""

import re
from dataclasses import dataclass

from dictionary.model.entry import Entry
from dictionary.model.shapes import fields_of
from dictionary.reading.field_names import NAMES, are_of_one_record

_JOINED = re.compile(r"(\s*(?:- +)*)([\w-]+ ?):(?![\s/]|$)")
_STRAY = re.compile(r"([,;.]+)[ \t]*")
_JOINED_ITEM = re.compile(r"(\s*)-(?=[^\s-])")
_LAID_OUT = re.compile(r"( *)((?:- +)*)(?:(-)(?:\s|$)|(?P<name>[\"']?[\w-][\w -]*[\"']?):(?:\s|$))?")
_DECORATED = re.compile(
    r"(?:[-*+•>]\s+|#{1,6}\s+)?[*_`]{0,3}([A-Za-z][A-Za-z_ ]{1,30}?)[*_`]{0,3}\s*:[*_`]{0,3}(?=\s|$)"
)
_FENCE = re.compile(r"(?:`{3,}|~{3,})[ \t]*\w*[ \t]*")
_JSON_LINE = re.compile(r"\s*\"(\w+)\":\s*(?:\"[^\"\\]*\"|\[[^\[\]]*\]|\w+)\s*(,)\s*")
_OTHER_SIGN = re.compile(r"([a-z_]+)[ \t]*([=：＝])[ \t]*")
_LINES_LOOKED_AT = 200


@dataclass(frozen=True, slots=True)
class Slip:
    """What is wrong in a line. Lines and columns count from 0."""

    line: int
    start: int
    end: int
    message: str
    fix: str
    replacement: str | None


def decorated(text: str, line: int) -> Slip | None:
    """Signs of Markdown round the name of a field that begins a line: `* tips:`, `**tips**:`, `- tips:`."""
    found = _DECORATED.match(text)
    name = found[1].strip().lower().replace(" ", "_") if found else ""
    if not found or name not in fields_of(Entry) or found[0].lower() == f"{name}:":
        return None
    message = f'The name of the field "{name}" stands here with other signs.'
    return Slip(line, 0, found.end(), message, f'write "{name}:" at the beginning of the line.', f"{name}:")


def fence(text: str, line: int) -> Slip | None:
    """A line that begins or ends code in Markdown, copied with what stands between such lines."""
    if not _FENCE.fullmatch(text):
        return None
    message = "A line of backticks or tildes, which marks code in Markdown, has no place around an entry."
    return Slip(line, 0, len(text), message, "remove the line.", "")


def comma_of_json(text: str, line: int) -> Slip | None:
    """A comma behind a value, as other kinds of file have it: `"headword": "x",`."""
    found = _JSON_LINE.fullmatch(text)
    if not found or found[1] not in fields_of(Entry):
        return None
    message = "A comma stands behind the value; here every field ends with its line."
    return Slip(line, found.start(2), found.end(2), message, "take the comma out.", "")


def other_sign(text: str, line: int) -> Slip | None:
    """Another sign than a colon behind the name of a field that begins a line: `headword= x`, `headword：x`."""
    found = _OTHER_SIGN.match(text)
    if not found or found[1] not in fields_of(Entry):
        return None
    message = f'"{found[2]}" stands behind "{found[1]}", where a colon belongs.'
    return Slip(line, found.end(1), found.end(), message, "write a colon and a space there.", ": ")


def missing_space(lines: list[str], line: int) -> Slip | None:
    """A colon or hyphen in this line, or in the one above, that no space follows."""
    for number in (line, line - 1):
        text = lines[number] if 0 <= number < len(lines) else ""
        joined = _JOINED.match(text)
        # A time of day in a list, or a word with a colon that stands close: no name of a field.
        if joined and ("-" not in joined[1] or joined[2].rstrip() in NAMES) and not joined[2].rstrip().isdecimal():
            name = joined[2].rstrip()
            if stray := _STRAY.fullmatch(text, joined.end()):
                message = f'Behind the colon of "{name}" stands a sign that is no value.'
                return Slip(number, stray.start(1), stray.end(1), message, "take it out.", "")
            message = f'A space is missing after the colon of "{name}".'
            start, end = joined.end(1), joined.end()
            return Slip(number, start, end, message, "write a space after the colon.", f"{name}: ")
        if number == line and (item := _JOINED_ITEM.match(text)):
            message = "A space is missing after the hyphen."
            return Slip(number, item.end(1), item.end(), message, "write a space after the hyphen.", "- ")
    return None


def misplaced(lines: list[str], line: int) -> Slip | None:
    """A line that begins where no field or item around it does."""
    own = _layout(lines[line]) if line < len(lines) else None
    if own is None or not own.column:
        return None
    wanted: int | None = None
    fitting: int | None = None
    most = own.column + _LINES_LOOKED_AT
    for above in reversed(lines[max(0, line - _LINES_LOOKED_AT) : line]):
        column = _column_of_kind(above, own.is_item)
        if column is None or column > most:
            continue
        if column == own.column:
            return None
        wanted = column if wanted is None else wanted
        if fitting is None and (own.is_item or _stand_together(own.name, _name_of(above), column)):
            fitting = column
        most = column
    if wanted is None:
        return None
    what = "item" if own.is_item else "field"
    message = f"This line begins at column {own.column + 1}, where no other {what} does."
    if fitting is None:
        fix = "let it begin under a field that it belongs to; the line that begins these fields may be missing above."
        return Slip(line, 0, own.column, message, fix, None)
    fix = f"let it begin at column {fitting + 1}, under the {what} above."
    return Slip(line, 0, own.column, message, fix, " " * fitting)


def _stand_together(name: str, other: str, column: int) -> bool:
    """Whether two fields can stand under each other: of one record, or both of no entry at all."""
    if not {name, other} & NAMES:
        return True
    return name in fields_of(Entry) if not column else are_of_one_record(name, other)


def _name_of(line: str) -> str:
    match = _LAID_OUT.match(line)
    return (match["name"] or "").strip("\"'") if match else ""


@dataclass(frozen=True, slots=True)
class _Layout:
    column: int
    is_item: bool
    name: str


def _layout(line: str) -> _Layout | None:
    """Where a line begins, and with what; None if it begins neither a field nor an item."""
    match = _LAID_OUT.match(line)
    if not match or not line.strip() or (not match[2] and match.end() == match.end(1)):
        return None
    return _Layout(len(match[1]), bool(match[2] or match[3]), _name_of(line))


def _column_of_kind(line: str, item: bool) -> int | None:
    """The column at which a line has an item, or a field: after its hyphens, if it has any."""
    match = _LAID_OUT.match(line)
    layout = _layout(line)
    if not match or layout is None:
        return None
    if item:
        return layout.column if layout.is_item else None
    return match.end(2) if match.end() > match.end(2) and not match[3] else None
