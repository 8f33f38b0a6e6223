"""Signs that were left at an end of a text: a comma of a list, a quote mark or a bracket without its other half.

They say nothing, and in a name they would be seen wherever it is shown.
"""

import re
from collections.abc import Iterable, Iterator

from dictionary.language.record import Language
from dictionary.model.entry import Entry
from dictionary.model.findings import Finding
from dictionary.model.walking import Placed

_AT_END = re.compile(r"(?<=[\w.!?…\"'”’)\]*`])\s*[,;，；、\\]+$")
_ENTITY = re.compile(r"&#?\w+;$")
_AT_BEGINNING = re.compile(r"[,;，；、]\s*(?=\w)|:\s+(?=\w)")
_TWO_PERIODS = re.compile(r"(?<=\w)\.(\.)$")
_PAIRS = {")": "(", "]": "[", "}": "{"}
_STRAIGHT = re.compile(r'(?<!\d)"')
_MAYBE_OMITTED = "sxznohtdz"
"""Letters before an apostrophe that ends a word in English: workers', goin', o', th'."""


def check_signs(entry: Entry, fields: Iterable[Placed], language: Language) -> Iterator[Finding]:
    """Signs too many at an end of the texts of an entry."""
    for field, text, written in fields:
        if text[-1].isalnum() and text[0].isalnum():  # as most texts are
            continue
        if written.written == "block" or field[0] == "redirect_from" or not any(map(str.isalnum, text)):
            continue
        # The title of a source is quoted as it is, its own quote marks too.
        if written.written == "plain" and field[0] != "sources" and text[0] == text[-1] == '"' and text.count('"') == 2:
            message = "Quote marks stand around the whole of this text."
            yield Finding(
                entry, field, "W403", "stray-sign", message, "take them out.", replacement=text[1:-1].strip(), part=text
            )
            continue
        for start, end in _strays(text, language.tag.startswith("en")):
            is_last = end == len(text)
            part, mended = _without(text, start, end)
            place = "end" if is_last else "beginning"
            yield Finding(
                entry,
                field,
                "W403",
                "stray-sign",
                _said(text[start:end].strip(), place),
                "take it out.",
                # Between quote marks a backslash is written as two: what is to be replaced does not stand there so.
                replacement=None if "\\" in part else mended,
                part=part,
                nth=text.count(part) - 1 if is_last else 0,
            )


def without_strays(text: str, is_english: bool = False) -> str:
    """A text of one paragraph without signs too many at its ends."""
    text = text.strip()
    while any(map(str.isalnum, text)) and (found := [*_strays(text, is_english)]):
        start, end = found[-1]
        text = (text[:start] + text[end:]).strip()
    return text


def _strays(text: str, is_english: bool) -> Iterator[tuple[int, int]]:
    """Where the signs are; at most one at each end."""
    if found := _AT_BEGINNING.match(text):
        yield found.span()
    elif text[0] in '"“' and _is_alone(text, 0):
        yield 0, 1
    last = text[-1]
    if found := _AT_END.search(text):
        if not _ENTITY.search(text):
            yield found.span()
    elif found := _TWO_PERIODS.search(text):
        yield found.span(1)
    elif len(text) > 2 and (
        (last in _PAIRS and text[-2].isalnum() and last not in text[:-1] and _PAIRS[last] not in text)
        or (last in '"”' and text[0] != last and not text[-2].isdigit() and _is_alone(text, len(text) - 1))
        or (last == "'" and is_english and _ends_no_word(text))
    ):
        yield len(text) - 1, len(text)


def _is_alone(text: str, place: int) -> bool:
    """Whether a quote mark has no other half. One behind a digit says inches."""
    if text[place] == '"':
        return len(_STRAIGHT.findall(text)) == 1
    if any(sign in text for sign in "„‟«»"):
        return False  # quotes of another language, which end with what begins them in English
    others = [sign for sign in (text[1:] if place == 0 else reversed(text[:place])) if sign in "“”"]
    return not others or others[0] == text[place]


def _ends_no_word(text: str) -> bool:
    return "'" not in text[:-1] and "‘" not in text and text[-2].isalpha() and text[-2] not in _MAYBE_OMITTED


def _without(text: str, start: int, end: int) -> tuple[str, str]:
    """The word with the sign, and without it: what is replaced is no longer than it has to be."""
    if start == 0:
        behind = text.find(" ", end)
        word = text if behind < 0 else text[:behind]
        return word, word[end:]
    begin = text.rfind(" ", 0, len(text[:start].rstrip())) + 1
    return text[begin:end], text[begin:start].rstrip()


def _said(sign: str, place: str) -> str:
    if sign in "\"'“”":
        return f"A quote mark at the {place} of this text has no other half."
    if sign in _PAIRS:
        return f'"{sign}" at the {place} of this text has no other half.'
    return f'"{sign}" at the {place} of this text belongs to nothing.'
