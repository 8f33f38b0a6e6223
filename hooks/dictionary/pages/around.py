"""What belongs to an entry or a topic, as its page shows it: known when all pages are rendered."""

from dataclasses import dataclass

from dictionary.linking.related import Line
from dictionary.model.entry import Entry
from dictionary.pages.maps import MOST, Map, drawn
from dictionary.site import Build


@dataclass(frozen=True, slots=True)
class Around:
    """The entries around one in the middle."""

    related: tuple[str, ...]
    """Those that it does not name itself."""
    mapped: tuple[str, ...]
    """Those on the map, the nearest first."""
    lines: tuple[Line, ...]
    """Which of those belong together too."""


def around_entry(entry: Entry, build: Build) -> Around:
    """What is shown around an entry; two that are equal look the same where the names are the same."""
    related = build.related(entry)
    entries = build.site.dictionary.entries
    chosen = (slug for slug in entry.see_also if slug in entries)
    mapped = tuple(dict.fromkeys((*chosen, *related)))[:MOST]
    return Around(related, mapped, build.neighborhood.lines(mapped))


def around_topic(key: str, build: Build) -> Around:
    """The words that hold a topic together: those that most of its others mention, or are mentioned by."""
    members = [entry.slug for entry in build.site.by_topic[key]]
    mapped = build.neighborhood.central(members, MOST)
    return Around((), mapped, build.neighborhood.lines(mapped))


def map_of(name: str, around: Around, build: Build) -> Map | None:
    """The drawing, with a name in its middle."""
    entries = build.site.dictionary.entries
    return drawn(("", name), {slug: entries[slug].headword for slug in around.mapped}, around.lines)
