"""What stands behind a value that is complete: a comma too many, or the rest of a text with quotes in it.

The parser only says that the line fits nothing. Which of these it is shows in the line itself.
"""

import re

from dictionary.reading.yaml_layout import Slip

_SIGNS = re.compile(r"(?:\[[^\[\]]*\]|\{[^{}]*\}|\"[^\"\\]*\"|'[^']*')([ \t]*[,;\]}]+)[ \t]*(?:[ \t]#.*)?")
_IN_WORD = re.compile(r"(?<=\w)'(?=\w)")
_OPENING = re.compile(r"(?:^|[\s(\[{/—–-])[\"'](?=\S)")
_NEXT_VALUE = re.compile(r"([\"'])[^\"']*\1\s*(?:,\s*)?[\"'].*")

BEHIND_QUOTES = {
    '"': (
        "Text goes on after a closing quote mark.",
        "put the whole text in single quotes: '…'; an apostrophe in it is then written twice.",
    ),
    "'": ("Text goes on after a closing quote mark.", 'put the whole text in double quotes: "…".'),
}
_INSIDE_QUOTES = {
    '"': (
        "Double quotes stand inside a text in double quotes, so it ends too early.",
        "put the text in single quotes in place of these: '…'; an apostrophe in it is then written twice.",
    ),
    "'": (
        "An apostrophe or single quotes stand inside a text in single quotes, so it ends too early.",
        'put the text in double quotes in place of these: "…".',
    ),
}
_SEVERAL = (
    "Several texts in quotes stand one behind the other.",
    'for a list, put them in square brackets with commas between them: ["…", "…"]; '
    "for one text, put the whole of it in the other kind of quotes.",
)


def sign_behind(line: str, column: int, number: int) -> Slip | None:
    """A comma, semicolon or bracket behind the value that begins in this column and is complete without."""
    match = _SIGNS.fullmatch(line, column)
    if match is None:
        return None
    signs = match[1].strip()
    message = f'"{signs}" stands behind a value that is complete without it.'
    return Slip(number, match.start(1), match.end(1), message, f'take "{signs}" out.', "")


def quoted_too_short(line: str, column: int, number: int) -> Slip | None:
    """A text of a list in brackets that quotes inside of it end too early, where a word goes on in this column."""
    sign = line[column - 1 : column]
    start = line.rfind(sign, 0, max(column - 1, 0)) if sign in _INSIDE_QUOTES else -1
    if start < 0 or not line[column : column + 1].isalnum():
        return None
    end = re.compile(rf"{sign}(?=\s*(?:[,\]}}]|$))").search(line, column)
    text = line[start + 1 : end.start()] if end else ""
    other = "'" if sign == '"' else '"'
    is_plain = end and other not in text and "\\" not in text
    return Slip(
        number,
        start,
        end.end() if end else len(line),
        *_INSIDE_QUOTES[sign],
        f"{other}{text}{other}" if is_plain else None,
    )


def meant_text(value: str) -> str | None:
    """The text of a line that begins with a quote mark and goes on after the closing one; None where that is open.

    `"ask a "real" mentor"` was put in quotes with quotes inside; in `"Yes," she said.` all of them belong to the text.
    """
    if is_wrapped(value):
        return value[1:-1]
    return None if _NEXT_VALUE.fullmatch(value) else value


def said_of(value: str) -> tuple[str, str]:
    """Message and fix for such a value."""
    if is_wrapped(value):
        return _INSIDE_QUOTES[value[0]]
    return BEHIND_QUOTES[value[0]] if meant_text(value) else _SEVERAL


def is_wrapped(value: str) -> bool:
    """Whether the first and the last sign of a text are quotes around all of it, with more of them inside."""
    sign, inside = value[0], _IN_WORD.sub("’", value[1:-1])
    if len(value) < 2 or value[-1] != sign:
        return False
    if inside.count(sign) % 2:
        return True
    first = inside.find(sign)
    return first < 0 or _OPENING.match(inside, max(first - 1, 0)) is not None
