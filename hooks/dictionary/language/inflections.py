"""The regular plural of a label, made when the index is built.

`inflect` knows *letters of recommendation* and *attorneys at law*, but makes *CVS*,
*401(K)S*, *rights to work check* and *ones-on-one meeting*: words of capitals or with
digits take a plain *s* here, and only the last word is inflected unless one of a few
prepositions stands alone before it.
"""

from collections.abc import Callable
from functools import cache

import inflect

from dictionary.language.folding import is_exact

_HEAD_FIRST = {"of", "at", "in", "for"}
"""Prepositions after the noun that takes the plural: letter *of* recommendation."""

Inflector = Callable[[str], tuple[str, ...]]
"""Label → its regular inflections."""


@cache
def _engine() -> inflect.engine:
    return inflect.engine()


def english(label: str) -> tuple[str, ...]:
    """The English plural: `notice period` → `notice periods`, `CV` → `CVs`."""
    last = label.rpartition(" ")[2]
    if not last[-1:].isalnum() or is_exact(last):
        return (f"{label}s",) if last[-1:].isalnum() or is_exact(last) else ()
    head, gap, noun = label.rpartition(" ")
    if _HEAD_FIRST & set(head.split()[1:]):
        head, gap, noun = "", "", label
    plural = f"{head}{gap}{_engine().plural_noun(noun)}"
    return (plural,) if plural != label else ()


def none(label: str) -> tuple[str, ...]:
    """For languages whose inflections must be listed in `forms`."""
    return ()


def english_article(label: str) -> str:
    """A label with its indefinite article: `an offer`."""
    return str(_engine().a(label))
