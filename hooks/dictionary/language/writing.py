"""Whether a word is in a text, near enough for advice.

Nothing here knows one language from another but by its letters. Where no rule can be known, the answer
is the one that leaves a right text alone.
"""

from dictionary.language.folding import tokens
from dictionary.language.letters import without_accents

_SIGNS_OF_MARKUP = "*_`~"
_LONGEST_COUNTED = 20
_SHORT = 3


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

    def has_letters(self, label: str) -> bool:
        """Whether the label stands anywhere in the text: for scripts in which nobody marks where a word ends."""
        return label in self._text

    def has_stem(self, label: str) -> bool:
        """Whether the beginnings of all words of the label are in the text: for languages whose endings are unknown."""
        if self._plain is None:
            self._plain = _plain(self._text)
        words = [word for key in tokens(label)[0] if (word := _plain(key).strip())]
        # A short word has no stem that could be told from other words.
        return all(len(word) > _SHORT and _stem(word) in self._plain for word in words)

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
