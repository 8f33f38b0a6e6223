"""What belongs to an entry or a topic, as its page shows it: known when all pages are rendered."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from dictionary.linking.related import Line
from dictionary.model.entry import Entry
from dictionary.pages.maps import MOST, Map, drawn
from dictionary.site import Build

MAP_PLACE = "<div data-map></div>"
"""Stands in the page of a topic where its map comes: below what the topic is about."""


@dataclass(frozen=True, slots=True)
class Around:
    """The entries around one in the middle."""

    related: tuple[str, ...]
    """Those that it does not name itself."""
    mapped: tuple[str, ...]
    """Those on the map, the nearest first."""
    lines: tuple[Line, ...]
    """Which of those belong together too."""
    names: tuple[str, ...]
    """What all of them are called: nothing else of them is shown."""


def around_entry(entry: Entry, build: Build) -> Around:
    """What is shown around an entry; two that are equal look the same."""
    related = build.related(entry)
    entries = build.site.dictionary.entries
    chosen = (slug for slug in entry.see_also if slug in entries)
    mapped = tuple(dict.fromkeys((*chosen, *related)))[:MOST]
    return _around(related, mapped, build)


def around_topic(key: str, build: Build) -> Around:
    """The words that hold a topic together: those that most of its others mention, or are mentioned by."""
    members = [entry.slug for entry in build.site.by_topic[key]]
    mapped = build.neighborhood.central(members, MOST)
    return _around((), mapped, build)


def _around(related: tuple[str, ...], mapped: tuple[str, ...], build: Build) -> Around:
    entries = build.site.dictionary.entries
    names = tuple(entries[slug].headword for slug in (*related, *mapped))
    return Around(related, mapped, build.neighborhood.lines(mapped), names)


def map_of(name: str, around: Around, build: Build) -> Map | None:
    """The drawing, with a name in its middle."""
    entries = build.site.dictionary.entries
    return drawn(("", name), {slug: entries[slug].headword for slug in around.mapped}, around.lines)


def topic_of(meta: Mapping[str, Any], build: Build) -> str | None:
    """Front matter of a generated page → the key of the topic that it shows."""
    kind, _, key = str(meta.get("list") or "").partition(" ")
    return key if kind == "topic" and key in build.site.by_topic else None
