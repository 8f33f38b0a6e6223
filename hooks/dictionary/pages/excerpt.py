"""The piece of the dictionary that home shows: one entry in full, and the ones that follow it in the alphabet.

The page of home names the entry (`excerpt` in its front matter). Otherwise it is the one that shows best what entries
hold; among those that are as good, always the same one in every build.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from zlib import crc32

from dictionary.model.entry import Entry
from dictionary.site import Site

FOLLOWING = 6


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Entries as they stand in the alphabet."""

    entry: Entry
    """The one that is shown in full."""
    following: Sequence[Entry]

    @property
    def last(self) -> Entry:
        """The second of the guide words above it."""
        return self.following[-1] if self.following else self.entry


def excerpt(site: Site, named: object = None) -> Excerpt | None:
    """What home shows; nothing of a dictionary in which nothing is finished."""
    entries = site.dictionary.entries
    chosen = entries.get(named) if isinstance(named, str) else None
    if chosen is None:
        finished = [entry for entry in entries.values() if entry.status not in ("stub", "retired") and entry.definition]
        chosen = max(finished, key=_shows, default=None)
    if chosen is None:
        return None
    place = site.places[chosen.slug] + 1
    after = (entry for entry in list(entries.values())[place:] if entry.status != "retired" and entry.gloss)
    return Excerpt(chosen, [entry for entry, _ in zip(after, range(FOLLOWING), strict=False)])


def _shows(entry: Entry) -> tuple[int, int]:
    """How many kinds of things an entry has that an excerpt shows, then a number of its own."""
    kinds = (entry.pronunciation, entry.senses, entry.aliases, entry.pattern, entry.see_also, len(entry.examples) > 1)
    return sum(map(bool, kinds)) - bool(entry.legal), crc32(f"excerpt {entry.slug}".encode())
