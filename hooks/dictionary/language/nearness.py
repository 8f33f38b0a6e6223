"""The known names that look like an unknown one, for "did you mean".

Comparing with every known name would make a check of many dead references take ever longer,
so only names that begin or end alike are compared: a slip of the pen leaves one of the two.
"""

import difflib
from bisect import bisect_left
from collections.abc import Iterable

_COMPARED = 20
"""Neighbors on each side, in the order of beginnings and in that of endings."""
_LONGEST = 100
"""Longer names are no slip of the pen, and slow to compare."""


_ALL_COMPARED = 100
"""So few known names are compared all."""


class Near:
    """Known names, put in order when first asked."""

    def __init__(self, known: Iterable[str]) -> None:
        self._known = list(known)
        self._forward: list[str] | None = None
        self._backward: list[str] = []

    def closest(self, name: str, most: int = 1, cutoff: float = 0.6) -> list[str]:
        """At most so many of the known names, the most similar first."""
        if len(name) > _LONGEST:
            return []
        if self._forward is None:
            self._forward = sorted(self._known)
            self._backward = sorted(known[::-1] for known in self._forward)
        if len(self._forward) <= _ALL_COMPARED:
            return difflib.get_close_matches(name, self._known, n=most, cutoff=cutoff)
        around = [*_around(self._forward, name), *(known[::-1] for known in _around(self._backward, name[::-1]))]
        return difflib.get_close_matches(name, dict.fromkeys(around), n=most, cutoff=cutoff)


def _around(ordered: list[str], name: str) -> list[str]:
    place = bisect_left(ordered, name)
    return ordered[max(0, place - _COMPARED) : place + _COMPARED]
