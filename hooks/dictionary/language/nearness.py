"""The known names that look like an unknown one, for "did you mean".

Comparing with every known name would make a check of many dead references take ever longer,
so only names that begin or end alike are compared: a slip of the pen leaves one of the two.
"""

import difflib
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import takewhile

_COMPARED = 20
"""Neighbors on each side, in the order of beginnings and in that of endings."""
_LONGEST = 100
"""Longer names are no slip of the pen, and slow to compare."""


_ALL_COMPARED = 100
"""So few known names are compared all."""
_FEWEST = 5
"""In shorter names one letter makes another word: `hire`, `fire`."""


def is_slip(written: str, meant: str) -> bool:
    """Whether a name is a known one with a slip of the pen, so that nobody can have meant another.

    What is only similar (`career-coach`, `career-change`) is worth a question, and no more. Capitals and
    what stands between words do not count; one letter may be wrong, too many or missing, or two changed
    places. A wrong digit is another thing (`form-1098`).
    """
    one, other = _bare(written), _bare(meant)
    if one == other:
        return bool(one)
    if min(len(one), len(other)) < _FEWEST:
        return False
    one, other = _after_same(one, other)
    one, other = _after_same(one[::-1], other[::-1])
    has_changed_places = len(one) == 2 and one == other[::-1]
    return (has_changed_places or max(len(one), len(other)) == 1) and not any(map(str.isdigit, one + other))


def _after_same(one: str, other: str) -> tuple[str, str]:
    """Both without the letters with which they begin alike."""
    start = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
    return one[start:], other[start:]


def surely(written: str, close: Sequence[str]) -> str | None:
    """The first of some similar names, if a name is that one with a slip of the pen: what may be put in its place."""
    return close[0] if close and is_slip(written, close[0]) else None


def _bare(name: str) -> str:
    return "".join(filter(str.isalnum, name.casefold()))


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
