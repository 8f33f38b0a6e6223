"""How a text is written, near enough for advice: its number of words, whether it ends, whether a word is in it.

Nothing here knows one language from another but by its letters. Where no rule can be known, the answer
is the one that leaves a right text alone.
"""

import re
import unicodedata

from dictionary.language.alphabet import without_accents
from dictionary.language.folding import tokens

# Scripts that put no space between words: Thai, Lao, Tibetan, Burmese, Khmer, kana, Han, and some of their signs.
_UNSPACED = r"\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff\u3005-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9f"
_UNSPACED_RUN = re.compile(f"[{_UNSPACED}\U00020000-\U0003ffff]+")
_LETTERS_A_WORD = 2
"""A translator's measure: a word of English is about two letters of Japanese or Chinese."""

# What ends a statement, script by script: Latin and its neighbors, Armenian, Arabic, Syriac, Devanagari,
# Burmese, Ethiopic, Khmer, Mongolian, Tibetan, Chinese and Japanese, and their wide and small forms.
_ENDS = frozenset(".։۔܀܁܂।॥၊။።។៕᠃᠉།༎。．｡︒﹒")
# Thai and Lao end a sentence with nothing, or with a space.
_ENDS_WITHOUT_SIGN = re.compile(r"[\u0e00-\u0eff]\Z")
_CLOSING = frozenset("\"'")
_CLOSING_KINDS = ("Pe", "Pf", "Pi")

_SIGNS_OF_MARKUP = "*_`~"
_LONGEST_COUNTED = 20


def count_words(text: str) -> int:
    """Words between spaces; in scripts without spaces, as many as a translation might have."""
    runs = _UNSPACED_RUN.findall(text)
    spaced = _UNSPACED_RUN.sub(" ", text) if runs else text
    words = sum(1 for word in spaced.split() if not runs or any(char.isalnum() for char in word))
    return words + sum(-(-len(run) // _LETTERS_A_WORD) for run in runs)


def is_ended(text: str) -> bool:
    """Whether a text ends as a statement does, closing quotes and brackets aside."""
    end = len(text)
    while end and (text[end - 1] in _CLOSING or unicodedata.category(text[end - 1]) in _CLOSING_KINDS):
        end -= 1
    if not end:
        return False
    return text[end - 1] in _ENDS or bool(_ENDS_WITHOUT_SIGN.search(text, end - 1, end))


class WordsOf:
    """A text in which labels are looked for, many of them if need be."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._keys = tokens(text)[0]
        self._sequences: dict[int, frozenset[tuple[str, ...]]] = {}
        self._plain: str | None = None

    def has(self, label: str) -> bool:
        """Whether the text has the label as whole words, in any case, with or without its marks of emphasis or code."""
        bare = label.strip(_SIGNS_OF_MARKUP)
        return self._has(tokens(label)[0]) or (0 < len(bare) < len(label) and self._has(tokens(bare)[0]))

    def has_stem(self, label: str) -> bool:
        """Whether the beginnings of all words of the label are in the text: for languages whose endings are unknown."""
        if self._plain is None:
            self._plain = _plain(self._text)
        words = [word for key in tokens(label)[0] if (word := _plain(key).strip())]
        return all(_stem(word) in self._plain for word in words)

    def _has(self, keys: tuple[str, ...]) -> bool:
        if not keys or len(keys) > _LONGEST_COUNTED:
            return bool(keys) and "".join(keys) in "".join(self._keys)
        length = len(keys)
        if length not in self._sequences:
            starts = range(len(self._keys) - length + 1)
            self._sequences[length] = frozenset(
                (self._keys[start].lstrip(), *self._keys[start + 1 : start + length]) for start in starts
            )
        return keys in self._sequences[length]


def is_latin(text: str) -> bool:
    """Whether a text has no letters but those of Latin script."""
    return all(ord(char) < 0x370 or not char.isalpha() or 0x1E00 <= ord(char) < 0x1F00 for char in text)


def _plain(text: str) -> str:
    return without_accents(text).casefold()


def _stem(word: str) -> str:
    """The part of a word that its endings rarely touch."""
    return word[: max(3, -(-len(word) * 3 // 5))]
