"""Word lists of languages, from the library pyspellchecker, which carries them in its wheel.

Imported when first asked for: only who checks the spelling waits for it, and without the library
that fails loudly. Near words are sought one slip away (a letter too many, too few, wrong, or two
exchanged): that is nearly all of what people mistype, and costs little however long a word is.
"""

from functools import cache

_LONGEST = 40
"""Longer words are not compared with others."""


class _Listed:
    """The words of one language."""

    def __init__(self, tag: str) -> None:
        from spellchecker import SpellChecker

        self._checker = SpellChecker(language=tag, distance=1)

    def knows(self, word: str) -> bool:
        return word in self._checker

    def near(self, word: str) -> list[str]:
        if len(word) > _LONGEST:
            return []
        found = self._checker.known(self._checker.edit_distance_1(word))
        return sorted(found, key=lambda known: (-self._checker.word_usage_frequency(known), known))


@cache
def english() -> _Listed:
    """English words of all countries."""
    return _Listed("en")
