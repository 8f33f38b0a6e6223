"""The YAML parser's complaints in words that a newcomer knows, at the place to mend.

Its own messages speak of mappings, scalars and tokens. Each of them (libyaml's; matched by
a part of the wording) is translated here, with the help of the line that it is about: most
of them only mean that a text needs quotes.
"""

import re
from dataclasses import dataclass, replace

import yaml

from dictionary.model.problems import Position, Problem
from dictionary.reading.after_value import quoted_too_short, said_of, sign_behind
from dictionary.reading.field_names import NAMES, joined_field, second_field
from dictionary.reading.yaml_layout import Slip, comma_of_json, decorated, fence, misplaced, missing_space

QUOTE_IT = "put the value in quotes."


@dataclass(frozen=True, slots=True)
class _Complaint:
    """What a part of the parser's message means, and how to mend it."""

    said: str
    message: str
    fix: str
    code: str = "E103"
    at_start: bool = False
    """Point at the beginning of what could not be read, not at the place where that was noticed."""


# The first match wins.
_COMPLAINTS = (
    _Complaint(
        "single document",
        "A line of three hyphens begins a second part of the file here; only the first would be read.",
        "remove the line with the hyphens; keep one entry a file.",
        "E104",
    ),
    _Complaint(
        "cannot start any token",
        "A value cannot begin with {sign}.",
        QUOTE_IT,
    ),
    _Complaint(
        "violates indentation",
        "There is a tab where only spaces can stand.",
        "indent with spaces, never with a tab.",
    ),
    _Complaint(
        "mapping values are not allowed",
        "There is a colon inside the text, so it is read as a second field.",
        'put the whole text in quotes: "like this: with a colon".',
    ),
    _Complaint(
        "could not find expected ':'",
        "A line here has no colon after its field name, or a text goes on without being indented.",
        'write "field: value"; indent every line of a long text by two spaces.',
        at_start=True,
    ),
    _Complaint(
        "unexpected end of stream",
        "A quote mark is opened here and never closed.",
        "add the missing quote mark at the end of the text.",
        at_start=True,
    ),
    _Complaint(
        "expected ',' or ']'",
        "A list in square brackets is not closed, or a comma is missing, or a text begins with [.",
        'close it with ]; put a text that begins with [ in quotes: "[[like this]]".',
        at_start=True,
    ),
    _Complaint(
        "expected ',' or '}'",
        "A group in curly brackets is not closed, or a comma is missing.",
        "close it with }, or write one field a line without brackets.",
        at_start=True,
    ),
    _Complaint(
        "expected node content",
        "A list or group in brackets is not closed.",
        "close every [ with ] and every { with }; put a text that begins with one of them in quotes.",
        at_start=True,
    ),
    _Complaint(
        "expected alphabetic or numeric",
        "A value begins with {sign}, which has a special meaning.",
        QUOTE_IT,
        "E107",
        at_start=True,
    ),
    _Complaint(
        "undefined alias",
        "A value begins with *, which has a special meaning.",
        QUOTE_IT,
        "E107",
    ),
    _Complaint(
        "tag",
        "A value begins with !, which has a special meaning.",
        QUOTE_IT,
        "E107",
        at_start=True,
    ),
    _Complaint(
        "anchor",
        "A value begins with &, which has a special meaning.",
        QUOTE_IT,
        "E107",
        at_start=True,
    ),
    _Complaint(
        "expected comment or line break",
        "A value begins with {sign}, which begins a text on the lines below.",
        "put the text on the lines below, indented by two spaces, or put it in quotes.",
        at_start=True,
    ),
    _Complaint(
        "sequence entries are not allowed",
        "A list cannot begin on the line of its field.",
        "put each item on a line of its own; put a text that begins with a hyphen in quotes.",
    ),
    _Complaint(
        "keys are not allowed",
        "A value cannot begin with {sign}.",
        QUOTE_IT,
    ),
    _Complaint(
        "expected key",
        "The lines here do not stand under each other.",
        "let all field names begin at the same column, and all items of a list; indent every line of a text alike.",
    ),
    _Complaint(
        "expected '-' indicator",
        "A list and a field stand at the same place.",
        "begin every item of the list with a hyphen and a space, at the same column.",
    ),
    _Complaint(
        "<document start>",
        "The fields do not begin at the same column.",
        "let all field names begin at the start of their line.",
    ),
    _Complaint(
        "unexpected document indicator",
        "Three hyphens or dots stand inside a text.",
        "indent the line, or put the text in quotes.",
    ),
    _Complaint(
        "quoted scalar",  # the other things that go wrong inside quotes
        "A backslash inside double quotes has a special meaning.",
        "write two backslashes, or use single quotes.",
    ),
    _Complaint(
        "directive",
        "A line begins with %, which has a special meaning.",
        "indent the line, or put the text in quotes.",
        at_start=True,
    ),
)
_SECOND_DOCUMENT = _COMPLAINTS[0]
# Files that are one list as a whole: vocabularies, words of the interface, settings.
_SECOND_LIST = replace(_SECOND_DOCUMENT, fix="remove the line of hyphens or dots: all of this file is one list.")
_MAIL = re.compile(r"(?m)^> ?[\w-]+:")
_MAIL_SAID = (
    "The lines begin with >, as what is quoted in a mail does.",
    "take the > and the space behind it off the beginning of every line.",
)
_DOTS = (
    "A line that begins with three dots ends the file here; what follows would not be read.",
    "remove the dots; keep one entry a file.",
)
_TAB = next(complaint for complaint in _COMPLAINTS if complaint.said == "violates indentation")
_UNKNOWN = _Complaint("", "This line cannot be read.", "compare it with the same line of another entry.")
# Where lines are found not to fit each other, the value of the line tells more.
_QUOTE_TEXT = "put the whole text in quotes."
_BY_VALUE = {
    "[": ("A text begins with [, which begins a list.", _QUOTE_TEXT),
    "{": ("A text begins with {, which begins a group of fields.", _QUOTE_TEXT),
    ":": ("The name of the field is missing before the colon.", "write the name, or remove the line."),
}
_MISFITS = ("expected key", "expected '-' indicator")
_UNCLOSED = ("expected ',' or ']'", "expected ',' or '}'")
_JOINED = ("could not find expected ':'", "mapping values are not allowed")
_READ_ON = _Complaint(
    "",
    "This line goes on with the line above, so its colon stands inside a text.",
    "let a new field begin under the other fields, after a line that has a colon; put a text with a colon in quotes.",
)
_COLON_IN_TEXT = (
    "There is a colon inside a text in brackets.",
    'put the whole text in quotes: "like this: with a colon".',
)
_CUT_LIST = re.compile(r"[\[{][^#]*?[ \t]#(?=.*[\]}])")
"""A list or a group whose end stands behind a `#`."""
_SEVERAL_FIELDS = (
    "A second field stands on the line of another one.",
    "write it on a line of its own, under that one; or put curly brackets around all of them.",
)
_JOINED_FIELDS = (
    "There is a colon inside the text, behind what is the name of a field.",
    "begin a new line before the name, if it is a field of its own; otherwise put the whole text in quotes.",
)
_NO_COLON = re.compile(r"([A-Za-z_]+)(?:[ \t]+[^:#]+)?")
"""A line that goes on with nothing, for it is not indented: the first word is the name of a field."""
_NO_COLON_SAID = "A colon is missing after the name of the field."
_NO_COLON_FIX = 'write a colon and a space after the name: "{name}: …".'
CUT = "The text ends before the #: what follows is taken for a remark."
ALL_CUT = "All of it stands behind a #, so it is taken for a remark, and nothing is left."
ALL_REMARKS = "All lines of this field begin with a #, so they are taken for remarks, and nothing is left."
TAKE_OUT = "take each # out, and write a hyphen in its place if it is a list; or leave the field out."
QUOTE_ALL = "put the text in quotes, the # too where it belongs to it; or leave the field out."
QUOTE_CUT = "put the whole text in quotes; write a remark with two spaces before the # and one after it."
_VALUE = re.compile(r"\s*(?:[-?]\s+)*(?:[^\s:\"'\[{][^:]*:\s+)?")
CUT_OFF = re.compile(r"(?<![ \t])(?:[ \t]+#[^\s#]|[ \t]#[ \t]+(?:[0-9]|of\b))")
"""A remark is told from a text by the space after its sign: `# remark`, but `the #1 reason`, `# 1`, `# of days`."""
SENTENCE_CUT = re.compile(r"(?<=[^ \t.!?:;])[ \t]#[ \t][^\s#][^#\n]*[.!?][\"')]*[ \t]*$", re.MULTILINE)
"""The end of a sentence behind one space and the sign: `Ask for a # day.` What stands before must have begun one."""
_STAR = re.compile(r"\s*\*\s+\S")
_STARS = "A star makes no list in this kind of file.", "write a hyphen and a space instead."
_NAME_FIRST = re.compile(r"\s*[\w -]+:")
_NAMES = {
    "E101": "empty-file",
    "E103": "unreadable",
    "E104": "two-documents",
    "E107": "special-sign",
    "E108": "hidden-character",
    "E110": "cut-text",
    "E111": "pasted-space",
    "E112": "pasted-bullet",
}


def problem(path: str, place: tuple[int, int], code: str, message: str, fix: str) -> Problem:
    """A problem with a file as a whole text. `place` counts lines and columns from 0, as the parser does."""
    position = Position(place[0] + 1, place[1] + 1, place[1] + 2)
    return Problem(path=path, position=position, code=code, name=_NAMES[code], message=message, fix=fix)


def problem_of(slip: Slip, path: str, line: int = 0, code: str = "E103") -> Problem:
    """A slip in the layout of a text that begins on this line of the file, counted from 0."""
    return Problem(
        path=path,
        position=Position(line + slip.line + 1, slip.start + 1, slip.end + 1),
        code=code,
        name=_NAMES[code],
        message=slip.message,
        fix=slip.fix,
        replacement=slip.replacement,
    )


ALL_BEHIND = re.compile(r"[ \t]+#")
"""A value that begins with the sign of a remark."""


def place_of_cut(cut: "re.Match[str]") -> int:
    """The column of the `#` that ends a text, counted from 0."""
    return cut.start() + cut[0].index("#")


def place_of(mark: "yaml.error.Mark | yaml._yaml.Mark | None") -> tuple[int, int]:
    """Line and column of a mark, from 0."""
    return (mark.line, mark.column) if mark else (0, 0)


def explained(error: yaml.YAMLError, text: str, path: str) -> Problem:
    """What an error of the parser means."""
    if not isinstance(error, yaml.MarkedYAMLError):
        return problem(path, (0, 0), "E103", "The file cannot be read.", "compare it with another entry.")
    said = f"{error.context or ''} {error.problem or ''}"
    noticed = place_of(error.problem_mark or error.context_mark)
    lines = text.split("\n")
    line = lines[noticed[0]] if noticed[0] < len(lines) else ""
    complaint = next((complaint for complaint in _COMPLAINTS if complaint.said in said), _UNKNOWN)
    place = place_of(error.context_mark) if complaint.at_start and error.context_mark else noticed
    if _MAIL.match(line) and len(_MAIL.findall(text)) > 1:
        return problem(path, (noticed[0], 0), "E103", *_MAIL_SAID)
    slip = fence(line, noticed[0]) or decorated(line, noticed[0]) or comma_of_json(line, noticed[0])
    if slip:
        return problem_of(slip, path)
    if complaint.said in _UNCLOSED:
        if line[noticed[1] : noticed[1] + 1] == ":":
            return problem(path, noticed, "E103", *_COLON_IN_TEXT)
        if (cut := _CUT_LIST.match(lines[place[0]], place[1])) and noticed[0] > place[0]:
            return problem(path, (place[0], cut.end() - 1), "E110", CUT, QUOTE_CUT)
        slip = quoted_too_short(line, noticed[1], noticed[0])
    elif complaint.said in _JOINED:
        slip = missing_space(lines, place[0] if complaint.at_start else noticed[0])
    elif complaint.said in _MISFITS:
        slip = misplaced(lines, noticed[0])
    if "\t" in line[: len(line) - len(line.lstrip())]:
        complaint = _TAB
        place = noticed[0], line.index("\t")
    elif slip:
        return problem_of(slip, path)
    elif complaint.said in _MISFITS:
        value = match.end() if (match := _VALUE.match(line)) else 0
        above = lines[noticed[0] - 1] if noticed[0] else ""
        if slip := sign_behind(line, value, noticed[0]):
            return problem_of(slip, path)
        if line[value : value + 1] in ('"', "'"):
            return problem(path, (noticed[0], value), "E103", *said_of(line[value:].rstrip()))
        if line[value : value + 1] in _BY_VALUE:
            return problem(path, (noticed[0], value), "E103", *_BY_VALUE[line[value]])
        if cut := CUT_OFF.search(above):
            return problem(path, (noticed[0] - 1, place_of_cut(cut)), "E110", CUT, QUOTE_CUT)
    elif complaint.said.startswith("mapping values") and (second := second_field(line)) is not None:
        return problem(path, (noticed[0], second), "E103", *_SEVERAL_FIELDS)
    elif complaint.said.startswith("mapping values") and (joined := joined_field(line)) is not None:
        return problem(path, (noticed[0], joined), "E103", *_JOINED_FIELDS)
    elif complaint.said.startswith("mapping values") and noticed[0]:
        above = lines[noticed[0] - 1]
        if bare := _NO_COLON.fullmatch(above):
            place = noticed[0] - 1, bare.end(1)
            return problem(path, place, "E103", _NO_COLON_SAID, _NO_COLON_FIX.format(name=bare[1]))
        named = _NAME_FIRST.match(line)
        if named and named.end() > noticed[1]:
            complaint = _READ_ON
            # The name of a field that is indented too far, and no word of the text above.
            slip = misplaced(lines, noticed[0]) if named[0].strip(" :") in NAMES else None
            if slip and slip.replacement is not None:
                return problem_of(slip, path)
    elif complaint.said == "<document start>" and re.search(r"(?m)^\.\.\.", text):
        complaint = _SECOND_DOCUMENT
    if not "\n".join(lines[place[0] :])[place[1] :].strip():
        # Noticed at the end of the file: point at the last sign there is.
        last = len(text.rstrip().split("\n")) - 1
        place = last, max(len(lines[last].rstrip()) - 1, 0)
    if complaint is _SECOND_DOCUMENT and not lines[noticed[0]].startswith("---"):
        dots = [number for number in range(noticed[0] + 1) if lines[number].startswith("...")]
        if dots:
            is_list = path.rpartition("/")[2].startswith("_")
            return problem(path, (dots[-1], 0), "E104", _DOTS[0], _SECOND_LIST.fix if is_list else _DOTS[1])
    sign = lines[place[0]][place[1] : place[1] + 1]
    if sign == "*" and _STAR.match(lines[place[0]]):
        return problem(path, place, "E112", *_STARS)
    complaint = _TAB if sign == "\t" else complaint
    if complaint is _SECOND_DOCUMENT and (path.rpartition("/")[2].startswith("_") or "/" not in path):
        complaint = _SECOND_LIST
    return problem(path, place, complaint.code, complaint.message.format(sign=sign), complaint.fix)
