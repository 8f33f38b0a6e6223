"""The regular plural of a label, made when the index is built; chosen by language.

English plurals are made by rules of our own: the libraries that were weighed are slow to
import, large, or make one reading only, and none of them knows labels of several words.
"""

from functools import lru_cache
from typing import Protocol

from dictionary.language import english_articles, english_plurals


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


def none(label: str, guessed: bool = False, /) -> tuple[str, ...]:
    """For languages whose inflections must be listed in `forms`."""
    return ()


def english_article(label: str) -> str:
    """A label with its indefinite article: `an offer`."""
    return f"{english_articles.article(label)} {label}"
