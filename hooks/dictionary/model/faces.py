"""What others know of an entry, and what its own page and the data files alone show.

An entry has an inside, and a face: its names, its definition and all that lists, previews, other entries and the
index of labels know of it.
"""

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Any

from dictionary.model.entry import Dictionary, Entry

_INSIDE: Mapping[str, Any] = {
    "explanation": None,
    "steps": (),
    "tips": (),
    "mistakes": (),
    "scripts": (),
    "examples": (),
    "origin": None,
}
_OF_LABELS = (
    "headword",
    "pos",
    "grammar",
    "aliases",
    "covers",
    "forms",
    "autolink",
    "not_in",
    "redirect_from",
)
"""What decides on labels and addresses."""
_OF_CHECKS = ("headword", "status", "see_also")
"""What checks of another entry ask, beside its labels and sections."""


def changed(before: Dictionary, now: Dictionary) -> frozenset[str] | None:
    """The entries that are not as they were; None where there are others, or in another order."""
    if list(before.entries) != list(now.entries):
        return None
    return frozenset(slug for slug, entry in now.entries.items() if entry != before.entries[slug])


def with_other_faces(slugs: Collection[str], before: Dictionary, now: Dictionary) -> frozenset[str]:
    """Those of some entries that have another face."""
    return frozenset(slug for slug in slugs if _face(before.entries[slug]) != _face(now.entries[slug]))


def has_same_labels(before: Entry, now: Entry) -> bool:
    """Whether the labels of an entry and their addresses are what they were, as far as it decides on them."""
    return all(getattr(before, name) == getattr(now, name) for name in _OF_LABELS)


def answers_alike(before: Entry, now: Entry) -> bool:
    """Whether checks of other entries find what they found, as far as it depends on this one, its labels left aside."""
    return all(getattr(before, name) == getattr(now, name) for name in _OF_CHECKS)


def _face(entry: Entry) -> Entry:
    return replace(entry, **_INSIDE)
