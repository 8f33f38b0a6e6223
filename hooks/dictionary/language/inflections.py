"""The regular plural of a label, made when the index is built; chosen by language.

English plurals are made by rules of our own: the libraries that were weighed are slow to
import, large, or make one reading only, and none of them knows labels of several words.
"""

import re
import unicodedata
from functools import lru_cache
from typing import Protocol

from dictionary.language import english_articles, english_plurals

_ACCENTS_OF_GREEK = re.compile("(?<=[Α-Ω\u0308])[\u0300\u0301\u0313\u0314\u0342\u0345]+")
"""Those that capitals lose; the dots of a diaeresis stay."""


class Inflector(Protocol):
    """Label → its regular inflections, the usual one first; the label itself is none of them.

    `guessed` says that nobody calls the label countable: words that hardly ever are have no plural then.
    """

    def __call__(self, label: str, guessed: bool = False, /) -> tuple[str, ...]: ...


@lru_cache(maxsize=65536)
def _english(label: str, guessed: bool) -> tuple[str, ...]:
    return () if guessed and english_plurals.is_uncountable(label) else english_plurals.plurals(label)


def english(label: str, guessed: bool = False, /) -> tuple[str, ...]:
    """The English plurals: `notice period` → `notice periods`, `CV` → `CVs`, `skills matrix` → both."""
    return _english(label, guessed)


def greek(label: str, guessed: bool = False, /) -> tuple[str, ...]:
    """The label in capitals, which have no accents in Greek: μέντορας → ΜΕΝΤΟΡΑΣ. Other forms must be listed."""
    capitals = _ACCENTS_OF_GREEK.sub("", unicodedata.normalize("NFD", label.upper()))
    capitals = unicodedata.normalize("NFC", capitals)
    return (capitals,) if capitals not in (label, label.upper()) else ()


def none(label: str, guessed: bool = False, /) -> tuple[str, ...]:
    """For languages whose inflections must be listed in `forms`."""
    return ()


def english_article(label: str) -> str:
    """A label with its indefinite article: `an offer`."""
    return f"{english_articles.article(label)} {label}"
