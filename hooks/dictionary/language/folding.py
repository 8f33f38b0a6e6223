"""How words are cut from text and compared, the same for labels and for prose.

The rules (a browser script repeats them, so they are kept free of Python's own notions):

- a *word* is a run of letters and digits with their marks (`characters.WORD`); in scripts
  without spaces each letter is one, so that a label can begin and end anywhere in a sentence;
  a raised number is a token of its own, so that a note mark is no part of the word before it;
- a *gap* between words is any run of white space, or one hyphen or dash that joins them;
- every other character is a token of its own;
- apostrophes are one character; accents count; case is ignored, except in parts between
  gaps that have two or more capitals, or a digit, or are a single capital letter;
- what nobody sees does not count (joiners, soft hyphens), nor do the vowel points of Arabic
  and Hebrew, nor the stress marks of Cyrillic, nor the width of full-width letters, nor the
  dots that tell İ and ı from I and i.
"""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from dictionary.language.characters import INVISIBLE, RAISED, WORD

# Hyphen, non-breaking hyphen, en dash. A minus or an em dash does not join words.
GAP = rf"(?:{INVISIBLE.pattern}*+(?:\s(?:\s|{INVISIBLE.pattern})*+|[-\u2010\u2011\u2013]{INVISIBLE.pattern}*+))"
APOSTROPHES = "'’ʼ′‘"

STEP_RE = re.compile(rf"({GAP})?({WORD}|[^\s\w]|[_ʼ{RAISED}])")

# Vowel points of Hebrew and Arabic, written only where a reader needs help, and the stretched line.
POINTS = re.compile(
    r"[\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u0640\u064b-\u0652\u0670\u06d6-\u06dc\u06df-\u06ed]"
)
# Marks of stress, as dictionaries and schoolbooks write them; marks that make another letter (й, ѓ, ѝ) are
# composed with it by now.
_STRESS = re.compile("(?<=[\u0400-\u052f])[\u0300\u0301]")
_OTHER_WIDTH = re.compile("[\uff01-\uffef]")
_ONE_LETTER = str.maketrans({"ı": "i", "ς": "σ"})


@lru_cache(maxsize=1 << 16)
def _composed(word: str) -> str:
    """One text for all ways to encode a word: composed, apostrophes straight, nothing that does not count."""
    if word in APOSTROPHES:
        return "'"
    word = POINTS.sub("", INVISIBLE.sub("", word))
    if _OTHER_WIDTH.search(word):
        word = unicodedata.normalize("NFKC", word)
    return _STRESS.sub("", unicodedata.normalize("NFC", word))


@lru_cache(maxsize=1 << 16)
def _folded(word: str) -> str:
    return _composed(word).lower().replace("i\u0307", "i").translate(_ONE_LETTER)


def fold(word: str) -> str:
    """What a word is found by: lower case, composed, apostrophes straight."""
    return word.lower() if word.isascii() else _folded(word)


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
    # Most labels ask for no case at all.
    return not any(cases) or all(
        case is None or case == token or case == _composed(token) for case, token in zip(cases, written, strict=True)
    )


def fold_label(label: str) -> str:
    """One text for all ways to write a label, case included where it counts."""
    words = label.split()
    letters = "".join(words)
    if letters.isascii() and letters.isalpha() and letters.islower():  # as most labels are
        return " ".join(words)
    return joined(*tokens(label))


def joined(keys: Sequence[str], cases: Sequence[str | None]) -> str:
    """What `fold_label` makes of a label that is cut into keys and cases already."""
    return "".join(
        key if case is None else (" " if key.startswith(" ") else "") + case
        for key, case in zip(keys, cases, strict=True)
    )
