"""How words are cut from text and compared, the same for labels and for prose.

The rules (a browser script repeats them, so they are kept free of Python's own notions):

- a *word* is a run of letters and digits with their combining marks; a raised number is a
  token of its own, so that a note mark is no part of the word before it;
- a *gap* between words is any run of white space, or one hyphen or dash that joins them;
- every other character is a token of its own;
- apostrophes are one character; accents count; case is ignored, except in parts between
  gaps that have two or more capitals, or a digit, or are a single capital letter;
- soft hyphens and spaces without width do not count.
"""

import re
import unicodedata
from collections.abc import Sequence

# Soft hyphen, zero-width space, word joiner, byte order mark.
_INVISIBLE = "\u00ad\u200b\u2060\ufeff"
# The modifier apostrophe is a letter to Unicode and an apostrophe to readers; a raised number is a mark of a note.
RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_LETTER = rf"[^\W_ʼ{RAISED}]"
WORD = rf"{_LETTER}+(?:[\u0300-\u036f]++{_LETTER}*+|[{_INVISIBLE}]++{_LETTER}++)*+"
# Hyphen, non-breaking hyphen, en dash. A minus or an em dash does not join words.
GAP = rf"(?:[{_INVISIBLE}]*+(?:\s[\s{_INVISIBLE}]*+|[-\u2010\u2011\u2013][{_INVISIBLE}]*+))"
APOSTROPHES = "'’ʼ′‘"

WORD_RE = re.compile(WORD)
STEP_RE = re.compile(rf"({GAP})?({WORD}|[^\s\w]|[_ʼ{RAISED}])")
_INVISIBLE_RE = re.compile(rf"[{_INVISIBLE}]")


def fold(word: str) -> str:
    """What a word is found by: lower case, composed, apostrophes straight."""
    if word.isascii():
        return word.lower()
    return _composed(word).lower()


def _composed(word: str) -> str:
    """One text for all ways to encode a token: composed, apostrophes straight, nothing invisible."""
    if word in APOSTROPHES:
        return "'"
    return unicodedata.normalize("NFC", _INVISIBLE_RE.sub("", word))


def is_exact(part: str) -> bool:
    """Whether a part of a label matches its own case only: STAR, T4, 401(k), the W of W-2."""
    if part.islower() and part.isalpha():  # as most words are
        return False
    capitals = sum(char.isupper() for char in part)
    return capitals >= 2 or (capitals == 1 and len(part) == 1) or any(char.isdigit() for char in part)


def tokens(label: str) -> tuple[tuple[str, ...], tuple[str | None, ...]]:
    """A label as keys and cases.

    A key is the folded token, with a space before it where a gap comes before. A case is
    the exact text that the token must have, or None where case is ignored. Case is judged
    by the part between gaps: 401(k) as a whole.
    """
    keys: list[str] = []
    cases: list[str | None] = []
    parts: list[list[str]] = []
    for gap, token in STEP_RE.findall(label.strip()):
        is_new = bool(gap) or not parts
        keys.append((" " if gap and keys else "") + fold(token))
        if is_new:
            parts.append([])
        parts[-1].append(token)
    for part in parts:
        exact = is_exact("".join(part))
        cases += [_composed(token) if exact else None for token in part]
    return tuple(keys), tuple(cases)


def is_written(cases: Sequence[str | None], written: Sequence[str]) -> bool:
    """Whether tokens of a text keep the exact cases that a label asks for."""
    return all(
        case is None or case == token or case == _composed(token) for case, token in zip(cases, written, strict=True)
    )


def fold_label(label: str) -> str:
    """One text for all ways to write a label, case included where it counts."""
    return joined(*tokens(label))


def joined(keys: Sequence[str], cases: Sequence[str | None]) -> str:
    """What `fold_label` makes of a label that is cut into keys and cases already."""
    return "".join(
        key if case is None else (" " if key[0] == " " else "") + case for key, case in zip(keys, cases, strict=True)
    )
