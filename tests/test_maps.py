"""Where words stand on a map: apart from each other, and inside of it."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dictionary.pages.maps import MOST, WIDTH, Spot, drawn

NAMES = st.lists(st.text(st.sampled_from("abcdefgh WM-é履歴ا\u0301"), max_size=50), min_size=2, max_size=MOST + 3)


def overlaps(one: Spot, other: Spot) -> bool:
    left, top, width, height = one.box
    left2, top2, width2, height2 = other.box
    return left < left2 + width2 and left2 < left + width and top < top2 + height2 and top2 < top + height


@given(NAMES)
def test_words_stand_apart_and_inside(names: list[str]) -> None:
    made = drawn(("", "x" * 40), {str(number): name for number, name in enumerate(names)}, ())
    assert made
    assert len(made.spots) == min(len(names), MOST) == len(made.branches)
    spots = (made.center, *made.spots)
    assert not [pair for pair in combinations(spots, 2) if overlaps(*pair)]
    for left, top, width, height in (spot.box for spot in spots):
        assert left >= 0
        assert left + width <= WIDTH
        assert top >= 0
        assert top + height <= made.height
        assert height >= 27, "fingers need 24 pixels on the narrowest phone"
        assert width >= 27


@pytest.mark.parametrize(
    ("name", "lines", "is_cut"),
    [
        ("cold outreach", ["cold outreach"], False),
        ("reasonable accommodation", ["reasonable", "accommodation"], False),
        ("one-way video interview", ["one-way video", "interview"], False),
        ("Donaudampfschifffahrt", ["Donaudampfschifffah", "rt"], False),
        ("Donaudampfschifffahrtsgesellschaftskapitän", ["Donaudampfschifffah", "rtsgesellschaftska…"], True),
        ("履歴書と職務経歴書の書き方", ["履歴書と職務経歴書", "の書き方"], False),
        ("", [""], False),
    ],
)
def test_a_name_stands_on_two_lines_at_most(name: str, lines: list[str], is_cut: bool) -> None:
    made = drawn(("", "middle"), {"a": name, "b": "b"}, ())
    assert made
    assert [line.strip() for _, line in made.spots[0].lines] == lines
    assert is_cut or "".join(line for _, line in made.spots[0].lines) == name
    assert made.spots[0].is_cut == is_cut
    assert made.spots[0].name == name


def test_lines_join_what_is_on_the_map() -> None:
    made = drawn(("", "middle"), {"a": "a", "b": "b", "c": "c"}, (("a", "c"), ("a", "gone")))
    assert made
    assert len(made.threads) == 1


@pytest.mark.parametrize("around", [{}, {"a": "a"}])
def test_one_word_makes_no_map(around: dict[str, str]) -> None:
    assert drawn(("", "middle"), around, ()) is None
