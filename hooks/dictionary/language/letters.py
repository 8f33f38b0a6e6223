"""Letters without their accents: what a letter is a form of."""

import re
import unicodedata
from functools import cache

import regex

# Marks that make an accent of a letter. Not those of Indic scripts, which are vowels, nor the voice
# marks of kana, which make another syllable.
_ACCENTS = re.compile(  # in JavaScript too: docs/assets/fold.js
    "[\u0300-\u036f\u0483-\u0487\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u1ab0-\u1aff\u1dc0-\u1dff"
    "\u20d0-\u20ff\ufe20-\ufe2f]"
)
_NAMED = re.compile(r"LATIN (SMALL|CAPITAL) LETTER ([A-Z]{1,2}) WITH ")
# Letters whose name does not say of which other letters they are a form.
_OTHERS = dict(
    pair.split("=")
    for pair in "Æ=AE æ=ae Œ=OE œ=oe ß=ss ẞ=SS Ð=D ð=d Þ=Th þ=th ı=i Ŋ=N ŋ=n ĸ=k Ə=E ə=e Ɛ=E ɛ=e Ɔ=O ɔ=o".split()
)

_UNTYPED = regex.compile(r"['’ʼ′‘().\u0640\p{Default_Ignorable_Code_Point}]")
_NO_WORD = regex.compile(r"[^\p{L}\p{N}\p{M}]+")


def without_accents(text: str) -> str:
    """`café` → `cafe`, `Łódź` → `Lodz`, `œuvre` → `oeuvre`; what is no form of another letter stays."""
    if text.isascii():
        return text
    decomposed = _ACCENTS.sub("", unicodedata.normalize("NFKD", text))
    return unicodedata.normalize("NFC", "".join(map(_base, decomposed)))


def typed(text: str) -> str:
    """What a text and a typed word are compared as: `Thank-you  Résumé(s)` → `thank you resumes`.

    The twin of `fold` in docs/assets/fold.js; cases for both are in tests/cases/typed.yml.
    """
    return _NO_WORD.sub(" ", _UNTYPED.sub("", without_accents(text).lower())).strip()


@cache
def _base(char: str) -> str:
    """`ł` → `l`: letters with a stroke, a hook or a tail have no decomposition, but a name."""
    if char.isascii():
        return char
    if char in _OTHERS:
        return _OTHERS[char]
    named = _NAMED.match(unicodedata.name(char, ""))
    if not named:
        return char
    return named[2] if named[1] == "CAPITAL" else named[2].lower()
