"""Which entries belong together, from what mentions what. Pure: knows names and numbers, no texts.

Two entries are close when they have much of their neighborhoods in common: when they mention, and are mentioned by,
the same others. A word that half of the dictionary mentions is close to none by that, for what the two share is
measured by how much there is to share. Topics that both have, and mentions of each other, count a little more.

What is offered are the neighbors themselves, and theirs as far as a neighbor is no word that everybody mentions: so
the cost grows with the number of links, and not with that of the pairs of entries.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from functools import cached_property
from itertools import chain
from math import sqrt
from typing import NamedTuple

_MOST_LED_ON = 40
"""Neighbors that an entry may have so that it leads from one of them to another."""
_FEWEST_SHARED = 2
_TOPICS = 0.15
_MENTION = 0.1
_LEAST = 0.4
"""How close an entry must be."""


class Line(NamedTuple):
    """Two entries of which one mentions the other, in the order in which they were given."""

    one: str
    other: str


class Neighborhood:
    """All entries, and what is around each of them."""

    def __init__(
        self, links: Mapping[str, Iterable[str]], topics: Mapping[str, Collection[str]], hidden: Collection[str] = ()
    ) -> None:
        """`links` are the entries that each entry mentions or names; `hidden` ones are related to nothing."""
        self._topics = {slug: frozenset(keys) for slug, keys in topics.items()}
        self._hidden = frozenset(hidden)
        self._places = {slug: place for place, slug in enumerate(links)}
        self._out = {
            slug: frozenset(other for other in others if other in links and other != slug)
            for slug, others in links.items()
        }

    @cached_property
    def _around(self) -> Mapping[str, frozenset[str]]:
        """Slug → those that it mentions, those that mention it, and itself."""
        around = {slug: {slug, *others} for slug, others in self._out.items()}
        for slug, others in self._out.items():
            for other in others:
                around[other].add(slug)
        return {slug: frozenset(others) for slug, others in around.items()}

    def related(self, slug: str, without: Collection[str] = (), most: int = 5) -> tuple[str, ...]:
        """The closest entries, the closest first, without some that are shown already."""
        around = self._around
        own = around[slug]
        led_on = (around[other] for other in own if len(around[other]) <= _MOST_LED_ON)
        # Counted first, since most of what is two steps away has one neighbor in common, and is far.
        counted = Counter(chain.from_iterable(led_on))
        offered = {other for other, shared in counted.items() if shared >= _FEWEST_SHARED} | own
        offered -= {slug, *without}
        offered -= self._hidden
        close = ((self._closeness(slug, other), other) for other in offered)
        found = sorted((-value, self._places[other], other) for value, other in close if value >= _LEAST)
        return tuple(other for _, _, other in found[:most])

    def central(self, members: Collection[str], most: int) -> tuple[str, ...]:
        """Those of some entries that most of the others among them mention or are mentioned by, in the given order."""
        known = frozenset(members) - self._hidden
        counted = ((len(self._around[slug] & known), slug) for slug in members if slug in known)
        found = sorted((-count, self._places[slug], slug) for count, slug in counted if count > 1)
        kept = {slug for _, _, slug in found[:most]}
        return tuple(slug for slug in members if slug in kept)

    def lines(self, slugs: Collection[str]) -> tuple[Line, ...]:
        """Which of some entries mention each other, each pair once."""
        ordered = list(slugs)
        return tuple(
            Line(one, other)
            for place, one in enumerate(ordered)
            for other in ordered[place + 1 :]
            if other in self._around[one]
        )

    def _closeness(self, one: str, other: str) -> float:
        near, far = self._around[one], self._around[other]
        topics, others = self._topics[one], self._topics[other]
        found = len(near & far) / sqrt(len(near) * len(far))
        if topics and others:
            found += _TOPICS * len(topics & others) / sqrt(len(topics) * len(others))
        return found + _MENTION * ((other in self._out[one]) + (one in self._out[other]))
