"""What others know of an entry, and what its own page and the data files alone show.

An entry has an inside, and a face: its names, its definition and all that lists, previews, other entries and the
index of labels know of it.
"""

from collections.abc import Mapping
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


def changed_inside(before: Dictionary, now: Dictionary) -> frozenset[str] | None:
    """The entries that have changed inside; None where any has another face, or there are others."""
    if list(before.entries) != list(now.entries):
        return None
    changed = frozenset(slug for slug, entry in now.entries.items() if entry != before.entries[slug])
    if any(_face(before.entries[slug]) != _face(now.entries[slug]) for slug in changed):
        return None
    return changed


def _face(entry: Entry) -> Entry:
    return replace(entry, **_INSIDE)
