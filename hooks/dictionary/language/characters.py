r"""What single characters are, by their Unicode properties: parts of words, invisible, of a script without spaces.

`regex` knows the properties; what runs over every text is compiled for `re`, which is several
times as fast on prose. In JavaScript the same classes are `\p{L}`, `\p{N}`, `\p{M}`,
`\p{Default_Ignorable_Code_Point}` and `\p{Script=…}`.
"""

import re
import sys
from array import array
from functools import cache

import regex

# Scripts in which words follow each other without spaces; ー, ﾞ and ﾟ belong to no script but stand in kana.
# Tibetan and Ethiopic put a sign of their own between syllables or words, Korean uses spaces.
UNSPACED_SCRIPTS = tuple(
    "Han Hiragana Katakana Bopomofo Thai Lao Khmer Myanmar Tai_Le New_Tai_Lue Tai_Tham Tai_Viet Javanese "
    "Balinese".split()
)
_UNSPACED = "ーｰﾞﾟ" + "".join(rf"\p{{{script}}}" for script in UNSPACED_SCRIPTS)
# The planes that hold the rare ideographs, and nothing else.
_RARE_IDEOGRAPHS = "\U00020000-\U0003ffff"
# All characters that are given out, without the rare ideographs and private use.
# By their numbers in the memory: taken one by one they took longer than all else that is loaded with them.
_ASSIGNED = b"".join(
    array("I", numbers).tobytes() for numbers in (range(0xD800), range(0xF900, 0x20000), range(0xE0000, 0xE1000))
).decode(f"utf-32-{sys.byteorder[0]}e")


def ranges(property: str, first: str = "\0", last: str = "\U0010ffff") -> str:
    """The characters of a property as ranges for a class of `re`."""
    runs = regex.findall(rf"(?V1)[{property}]+", _ASSIGNED)
    inside = ((max(run[0], first), min(run[-1], last)) for run in runs if first <= run[-1] and run[0] <= last)
    return "".join(re.escape(begin) + (f"-{re.escape(end)}" if end > begin else "") for begin, end in inside)


def with_property(property: str) -> list[str]:
    """The characters that have a property."""
    found: list[str] = regex.findall(rf"(?V1)[{property}]", _ASSIGNED)
    return found


_BASIC_PLANE = "\uffff"
_UNSPACED_RANGES = ranges(rf"[{_UNSPACED}]&&[\p{{L}}\p{{N}}]", last=_BASIC_PLANE) + _RARE_IDEOGRAPHS

RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
"""Raised digits: marks of notes, no part of a word."""

# Letters and digits. The modifier apostrophe is a letter to Unicode and an apostrophe to readers.
_LETTER = rf"[^\W_ʼ{RAISED}{_UNSPACED_RANGES}]"
_UNSPACED_LETTER = rf"[{_UNSPACED_RANGES}]"
# What may stand inside a word without being a letter: marks, joiners, soft hyphens. Those beyond the
# basic plane stand apart, so that a class that is asked after every word stays a table.
_IGNORABLE = r"\p{Default_Ignorable_Code_Point}"
_MARK_PROPERTY = rf"\p{{M}}{_IGNORABLE}"
_MARK = (
    rf"(?:[{ranges(_MARK_PROPERTY, last=_BASIC_PLANE)}]"
    rf"|(?=[\U00010000-\U0010ffff])[{ranges(_MARK_PROPERTY, first=chr(0x10000))}])"
)

# The first alternative is the second one for most words of English prose, and twice as fast.
WORD = (
    r"(?:[a-zA-Z0-9]++(?![^\0-\x7f])"
    rf"|{_LETTER}++(?:{_MARK}++{_LETTER}*+)*+"
    rf"|(?=[\u0e00-\U0003ffff]){_UNSPACED_LETTER}{_MARK}*+)"
)
"""A word: letters and digits with their marks; in scripts without spaces, one letter with its marks."""

WORD_RE = re.compile(WORD)
_LETTER_RE = re.compile(rf"{_LETTER}|{_UNSPACED_LETTER}")
_UNSPACED_RE = re.compile(_UNSPACED_LETTER)
_MARK_RE = re.compile(_MARK)
_FIRST_UNSPACED = "\u0e00"

INVISIBLE = re.compile(rf"[{ranges(_IGNORABLE)}]")
"""Characters that nobody sees: they do not count when words are compared."""


# Joiners and variation selectors change how the letter before them looks.
_JOINER = re.compile("[\u200c\u200d\ufe00-\ufe0f\U000e0100-\U000e01ef]")


@cache
def is_word_char(char: str) -> bool:
    """Whether a character is a letter, a digit, or a mark of one."""
    return char == "_" or bool(_LETTER_RE.match(char) or _MARK_RE.match(char))


@cache
def is_unspaced(char: str) -> bool:
    """Whether a character is a letter of a script that puts no spaces between words."""
    return char >= _FIRST_UNSPACED and _UNSPACED_RE.match(char) is not None


@cache
def is_mark(char: str) -> bool:
    """Whether a character belongs to the letter before it: an accent, a vowel sign, a joiner."""
    return _MARK_RE.match(char) is not None


@cache
def script(char: str) -> str:
    """The script of a letter, as far as edges of words and look-alikes need it; empty for any other."""
    match = _SCRIPTS.match(char)
    return match.lastgroup or "" if match else ""


_SCRIPTS = regex.compile(
    "|".join(
        rf"(?P<{name}>\p{{Script={name}}})"
        for name in (
            "Latin Greek Cyrillic Armenian Cherokee Coptic Lisu Hebrew Arabic Syriac Devanagari Bengali Gurmukhi "
            "Gujarati Oriya Tamil Telugu Kannada Malayalam Sinhala Thai Lao Tibetan Myanmar Georgian Hangul Ethiopic "
            "Khmer Mongolian Hiragana Katakana Han"
        ).split()
    )
)


def word_count(text: str) -> int:
    """How many words a text has; two letters count as one where words have no spaces between them."""
    unspaced = sum(map(is_unspaced, text)) if not text.isascii() else 0
    if not unspaced:
        return len(text.split())
    spaced = sum(any(is_word_char(char) and not is_unspaced(char) for char in part) for part in text.split())
    return spaced + (unspaced + 1) // 2


def without_tail(text: str, end: int) -> int:
    """The end of a word without what nobody sees behind it: soft hyphens, zero-width spaces. Joiners stay."""
    while end > 0 and text[end - 1] >= "\xad" and INVISIBLE.match(text[end - 1]) and not _JOINER.match(text[end - 1]):
        end -= 1
    return end


def base_before(text: str, position: int) -> int:
    """The place of the letter before a position, behind its marks; -1 if there is none near."""
    for place in range(position - 1, max(position - _MOST_MARKS, 0) - 1, -1):
        if not is_mark(text[place]):
            return place
    return -1


_MOST_MARKS = 32
"""More marks than any letter has; a bound, so that a text of marks takes no longer than another one."""
