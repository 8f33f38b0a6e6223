"""Where a label may begin and end inside a run of letters: only scripts without spaces know such places.

No segmenter is asked: one is needed for each language, and each weighs more than this whole
package. The longest label wins, and at its edges these rules hold, by the script of the
letters there:

- katakana: not inside a longer run (メール is not the メール of メールアドレス);
- hiragana: the run ends there, or goes on with a particle (は, を, の, …);
- one ideograph: no other ideograph beside it, and no verb's ending behind it (話 is not 話す);
- more ideographs: anywhere in Chinese; in Japanese not where a single ideograph is left over
  (大学 is not the 大学 of 大学院), unless it is one that only says when or where (面接時);
- Thai, Lao, Khmer, Burmese and the like: never inside a syllable, and a label of fewer than
  four letters and vowel signs only on its own, for it is too often a part of another word.
"""

import re

from dictionary.language.characters import base_before, is_mark, is_unspaced, is_word_char, script

PARTICLES = frozenset("はがをにのもとへや")
AFTER_NOUNS = PARTICLES | frozenset("でだな")
"""What also stands behind a noun, and begins no ending of a verb."""
HARMLESS_BEHIND = frozenset("時後前中等側際毎内外")
LEADING_VOWELS = frozenset("เแโใไເແໂໃໄ")
TRAILING_VOWELS = frozenset("ะาำๅๆฯะາຳຽໆ")
# A consonant that ends the syllable before it (killer), or is stacked below it.
KILLED = re.compile("[\u1000-\u102a\u103f\u104e\u1075-\u1081](?:[\u1037]?[\u1039\u103a])")
STACKERS = frozenset("\u17d2\u1039\u1a60")
_FEWEST_CHARACTERS = 4
"""Vowel signs included."""


def stands(text: str, start: int, end: int, japanese: bool) -> bool:
    """Whether `text[start:end]`, which has a letter of such a script at an edge, is a word of its own there.

    `japanese` says whether ideographs are read as Japanese where the text around does not tell.
    """
    return _begins(text, start, end, japanese) and _ends(text, start, end, japanese)


def _begins(text: str, start: int, end: int, japanese: bool) -> bool:
    first = text[start]
    before = base_before(text, start)
    if not is_unspaced(first) or before < 0 or not is_unspaced(text[before]):
        return True
    neighbor = text[before]
    match _kind(first), _kind(neighbor):
        case "katakana", "katakana":
            return False
        case "hiragana", "hiragana":
            return neighbor in PARTICLES
        case "han", "han":
            if _is_single(text, start, end):
                return False
            return not _is_left_over(text, before, -1, japanese)
        case "syllabic", "syllabic":
            if text[start - 1] in STACKERS or neighbor in LEADING_VOWELS or first in TRAILING_VOWELS:
                return False
            return end - start >= _FEWEST_CHARACTERS
    return True


def _ends(text: str, start: int, end: int, japanese: bool) -> bool:
    last = base_before(text, end)
    if end >= len(text) or not is_unspaced(text[last]) or not is_unspaced(text[end]):
        return True
    neighbor = text[end]
    match _kind(text[last]), _kind(neighbor):
        case "katakana", "katakana":
            return False
        case "hiragana", "hiragana":
            return neighbor in AFTER_NOUNS
        case "han", "hiragana":
            return not _is_single(text, start, end) or neighbor in AFTER_NOUNS
        case "han", "han":
            if _is_single(text, start, end):
                return False
            return neighbor in HARMLESS_BEHIND or not _is_left_over(text, end, 1, japanese)
        case "syllabic", "syllabic":
            if neighbor in TRAILING_VOWELS or KILLED.match(text, end):
                return False
            return end - start >= _FEWEST_CHARACTERS
    return True


def _kind(char: str) -> str:
    if char in "ーｰﾞﾟ":
        return "katakana"
    name = script(char)
    return {"Han": "han", "Hiragana": "hiragana", "Katakana": "katakana"}.get(name, "syllabic")


def _is_single(text: str, start: int, end: int) -> bool:
    """Whether a label is one letter with its marks."""
    return base_before(text, end) == start


def _is_left_over(text: str, position: int, step: int, japanese: bool) -> bool:
    """Whether the ideograph beside a Japanese label stands alone between the label and what is no ideograph."""
    beyond = position + step
    while 0 <= beyond < len(text) and is_mark(text[beyond]):
        beyond += step
    if not 0 <= beyond < len(text) or not is_word_char(text[beyond]):
        return japanese
    kind = _kind(text[beyond])
    return kind in ("hiragana", "katakana") or (kind != "han" and japanese)
