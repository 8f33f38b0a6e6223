"""Where the words of a small map stand: one in the middle, others around it, lines between those that belong together.

Pure: names in, places out; `overrides/partials/map.html` draws them, and a style sheet gives them their colors. A map
is as wide as the narrowest phone, and no wider on any screen, so that its words have one size.

Words stand in two columns above and below the middle, and what is left over at the ends: a word of any length then
has room of its own, and the branches run between the columns.
"""

import unicodedata
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

WIDTH = 320
_MIDDLE = WIDTH // 2
_COLUMNS = (80, 240)
_PITCH = 46
"""From one row to the next."""
_STAGGER = 5
"""What stands in the left column stands a little further out: a map is no table."""
_CLEAR = 6
"""Room around the middle."""
_LINE = 16
"""From one line of a name to the next."""
_MOST_ON_A_LINE = 19
"""Signs of a name, a wide one counted twice."""
_MARGIN = 22
_SIGN = 7.5
"""How wide a sign of a name is, about; typefaces differ."""
_LEAST_WIDTH = 32
_MOST_WIDTH = 156
MOST = 10
"""Words around the middle."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A word on a map."""

    key: str
    name: str
    """All of it."""
    lines: tuple[tuple[int, str], ...]
    """Its lines, each with its height; together they are the name, spaces included, as it is read aloud."""
    x: int
    y: int
    is_cut: bool
    """Whether its lines are not all of it, sign by sign."""

    @property
    def box(self) -> tuple[int, int, int, int]:
        """Left, top, width and height of its ground: lines end there, and fingers meet it."""
        longest = max(_width(line) for _, line in self.lines)
        width = max(_LEAST_WIDTH, min(int(longest * _SIGN) + 8, _MOST_WIDTH))
        height = 28 + _LINE * (len(self.lines) - 1)
        return self.x - width // 2, self.y - height // 2, width, height


@dataclass(frozen=True, slots=True)
class Map:
    """A drawing."""

    height: int
    center: Spot
    spots: tuple[Spot, ...]
    branches: tuple[str, ...]
    """Paths from the middle to each word."""
    threads: tuple[str, ...]
    """Paths between words that belong together too."""


def drawn(center: tuple[str, str], around: Mapping[str, str], pairs: Collection[tuple[str, str]]) -> Map | None:
    """A map of names, each with its key; `pairs` of keys belong together. The first ones stand nearest.

    None where there is too little around the middle to make a map of.
    """
    keys = list(around)[:MOST]
    if len(keys) < 2:
        return None
    rows_above, rows_below = _rows(keys[::2]), _rows(keys[1::2])
    middle = _MARGIN + _reach(rows_above)
    places = {
        **{key: (x, middle - y) for key, x, y in _places(rows_above)},
        **{key: (x, middle + y) for key, x, y in _places(rows_below)},
    }
    spots = tuple(_spot(key, around[key], *places[key]) for key in keys)
    return Map(
        middle + _reach(rows_below) + _MARGIN,
        _spot(*center, _MIDDLE, middle),
        spots,
        tuple(_branch(spot.x, spot.y, middle) for spot in spots),
        tuple(_thread(places[one], places[other]) for one, other in pairs if one in places and other in places),
    )


def _rows(keys: Sequence[str]) -> list[Sequence[str]]:
    return [keys[start : start + 2] for start in range(0, len(keys), 2)]


def _reach(rows: Sequence[Sequence[str]]) -> int:
    return _CLEAR + _STAGGER + _PITCH * len(rows)


def _places(rows: Sequence[Sequence[str]]) -> Iterator[tuple[str, int, int]]:
    """Key, how far from the left, how far from the middle."""
    for number, row in enumerate(rows, 1):
        out = _CLEAR + _PITCH * number
        if len(row) == 1:
            yield row[0], _MIDDLE, out + _STAGGER
        else:
            yield row[0], _COLUMNS[0], out + _STAGGER
            yield row[1], _COLUMNS[1], out - _STAGGER


def _spot(key: str, name: str, x: int, y: int) -> Spot:
    name = " ".join(name.split())
    first, second = _lines(name)
    lines = ((y, first),) if not second else ((y - _LINE // 2, first), (y + _LINE // 2, second))
    return Spot(key, name, lines, x, y, is_cut=first + second != name)


def _branch(x: int, y: int, middle: int) -> str:
    """From the middle up or down between the columns, and then aside."""
    return f"M{_MIDDLE} {middle}Q{_MIDDLE} {y} {x} {y}"


def _thread(one: tuple[int, int], other: tuple[int, int]) -> str:
    return "M{} {}L{} {}".format(*one, *other)


def _lines(name: str) -> tuple[str, str]:
    """A name on one line or two, broken where it can be; what has no room is left out."""
    if _width(name) <= _MOST_ON_A_LINE:
        return name, ""
    # Behind a space or a hyphen, where the longer of the two lines is shortest.
    breaks = [place for place, char in enumerate(name, 1) if char in " -‐–/" and place < len(name)]
    halves = min(
        ((name[:place], name[place:]) for place in breaks),
        key=lambda pair: max(map(_width, pair)),
        default=(name, ""),
    )
    if max(map(_width, halves)) <= _MOST_ON_A_LINE:
        return halves
    first, rest = _filled(name)
    second, left = _filled(rest)
    return first, _filled(second, _MOST_ON_A_LINE - 1)[0] + "…" if left else second


def _filled(text: str, most: int = _MOST_ON_A_LINE) -> tuple[str, str]:
    """As much of a text as a line holds, and the rest."""
    width = 0
    for place, char in enumerate(text):
        width += _width(char)
        if width > most:
            return text[:place], text[place:].lstrip()
    return text, ""


def _width(text: str) -> int:
    if text.isascii():
        return len(text)
    return sum(0 if unicodedata.combining(char) else 1 + (unicodedata.east_asian_width(char) in "WF") for char in text)
