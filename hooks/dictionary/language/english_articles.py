"""`a` or `an` before an English label: by the sound it begins with, as far as letters tell it."""

import re

_OPENING = "\"'“‘("
_SILENT_H = re.compile(r"(?:hour|heir|honest|honor|honour|herb)")
_Y_SOUND = re.compile(r"eu|ewe|uni|unanim|u[bcfhjkqrst][aeiou]|utility|ukulele|onc?e$")
"""Union, usual, European, once: written with a vowel, said with a consonant."""
_NO_Y_SOUND = re.compile(r"unin|unim|uber|usher")
_LETTERS_WITH_VOWEL = frozenset("AEFHILMNORSX")
"""Letters whose names begin with a vowel: an FAQ, an MBA, an X-ray."""
_SAID_AS_WORD = re.compile(
    r"(?:[FHLMNRS][AEIOU](?:[A-Z]{2}|[B-DF-HJ-NPR-TWXZ]\b)|(?:F[LR]|S[CHKLMNPTQW]|SCR|SHR|SPL|SPR|STR)[AEIOU][A-Z])"
)
"""Capitals that can be said as a word: a STAR answer, a SMART goal, a RIF."""
_NUMBER_WITH_VOWEL = re.compile(r"(?:8\d*|11|18)(?![\d,])|(?:8\d{0,2}|1[18]),")


def article(label: str) -> str:
    """`a` or `an`."""
    word = re.split(r"[\s\-\u2010\u2011/]", label.lstrip(_OPENING), maxsplit=1)[0]
    match = re.match(r"[^\W\d_]+", word)
    if match is None:
        return "an" if _NUMBER_WITH_VOWEL.match(word) else "a"
    start = match[0]
    if len(start) == 1 or start.isupper():
        if start[0] not in "AEIO" and _SAID_AS_WORD.match(start):
            return "a"
        return "an" if start[0].upper() in _LETTERS_WITH_VOWEL else "a"
    low = start.lower()
    if _SILENT_H.match(low):
        return "an"
    if _Y_SOUND.match(low) and not _NO_Y_SOUND.match(low):
        return "a"
    return "an" if low[0] in "aeiouáàâäéèêëíìîïóòôöúùûü" else "a"
