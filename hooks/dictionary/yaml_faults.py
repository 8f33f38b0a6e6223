"""YAML text → one node, or what is wrong with it in words that a newcomer knows.

The parser's own messages speak of mappings, scalars and tokens. Each of its common
complaints is translated here; the wording of the parser (libyaml) is matched by a
part of it.
"""

import re
from collections.abc import Callable, Iterator

import yaml

from dictionary.problems import Position, Problem

# Part of libyaml's message → what it means, how to mend it. First match wins.
_FAULTS = (
    (
        "cannot start any token",
        "This line has a value that begins with a special sign, or a tab.",
        "put the value in quotes; indent with spaces, never with a tab.",
    ),
    (
        "mapping values are not allowed",
        "There is a colon inside the text, so it is read as a second field.",
        'put the whole text in quotes: "like this: with a colon".',
    ),
    (
        "could not find expected ':'",
        "A line here has no colon after its field name, or a text goes on without being indented.",
        'write "field: value"; indent every line of a long text by two spaces.',
    ),
    (
        "unexpected end of stream",
        "A quote mark is opened and never closed.",
        "add the missing quote mark at the end of the text.",
    ),
    (
        "expected ',' or ']'",
        "A list in square brackets is not closed, or a comma is missing, or a text begins with [.",
        'close it with ]; put a text that begins with [ in quotes: "[[like this]]".',
    ),
    (
        "expected ',' or '}'",
        "A group in curly brackets is not closed, or a comma is missing.",
        "close it with }, or write one field a line without brackets.",
    ),
    (
        "expected alphabetic or numeric",
        "A value begins with * or &, which have a special meaning.",
        "put the value in quotes.",
    ),
    (
        "undefined alias",
        "A value begins with *, which has a special meaning.",
        "put the value in quotes.",
    ),
    (
        "expected key",
        "The lines here do not stand under each other, or text goes on after a closing quote mark.",
        "let all field names begin at the same column; put a text with quote marks in it in the other kind of quotes.",
    ),
    (
        "expected '-' indicator",
        "A list and a field stand at the same place.",
        "begin every item of the list with a hyphen and a space, at the same column.",
    ),
    (
        "unknown escape",
        r"A backslash inside double quotes has a special meaning.",
        r"write two backslashes, or use single quotes.",
    ),
    (
        "found unexpected document indicator",
        "Three hyphens or dots stand inside a text.",
        "indent the line, or put the text in quotes.",
    ),
    (
        "control characters",
        "There is a control character, which nobody can see.",
        "type the line again, or paste it as plain text.",
    ),
)
# libyaml recurses for each level: a hostile file could exhaust the stack of the process.
_TOO_DEEP = re.compile(r"(?:[\[{?]\s*){30}|(?:[-?:] ){30}|(?:[\[{][^\[\]{}]*){60}")
_MAY_HOLD_REFERENCES = re.compile(r"(?:^|[\s\[{,:-])[&*!]", re.MULTILINE)


def compose(text: str, path: str) -> tuple[yaml.Node | None, list[Problem]]:
    """The root node of the only document in `text`, and what is wrong. Never raises."""

    def fault(line: int, column: int, code: str, name: str, message: str, fix: str) -> Problem:
        position = Position(line + 1, column + 1, column + 2)
        return Problem(path=path, position=position, code=code, name=name, message=message, fix=fix)

    if _TOO_DEEP.search(text):
        message = "Lists or fields are nested too deeply here."
        return None, [fault(0, 0, "E103", "unreadable", message, "write the items one a line.")]
    try:
        node = yaml.compose(text, Loader=yaml.CSafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line, mark.column) if mark else (0, 0)
        said = f"{error.context or ''} {error.problem or ''}"
        if "single document" in said:
            message = "There is a second document in this file (a line of three hyphens)."
            return None, [fault(line, column, "E104", "two-documents", message, "keep one entry a file.")]
        message, fix = next(
            ((message, fix) for part, message, fix in _FAULTS if part in said),
            ("This line cannot be read.", "compare it with the same line of another entry."),
        )
        return None, [fault(line, column, "E103", "unreadable", message, fix)]
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position)
        column = error.position - (text.rfind("\n", 0, error.position) + 1)
        return None, [
            fault(
                line,
                column,
                "E108",
                "hidden-character",
                "There is a control character, which nobody can see.",
                "type the line again, or paste it as plain text.",
            )
        ]
    if node is None:
        return None, [
            fault(0, 0, "E101", "empty-file", "The file is empty.", "fill it in, or delete it.")
        ]
    return node, list(_references(text, fault)) if _MAY_HOLD_REFERENCES.search(text) else []


def _references(text: str, fault: Callable[[int, int, str, str, str, str], Problem]) -> Iterator[Problem]:
    """Anchors, aliases and tags, which YAML knows and entries do not need."""
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        anchor, tag = getattr(event, "anchor", None), getattr(event, "tag", None)
        if anchor or tag:
            yield fault(
                event.start_mark.line,
                event.start_mark.column,
                "E107",
                "special-sign",
                "A value begins with &, * or !, which have a special meaning.",
                "put the value in quotes.",
            )
