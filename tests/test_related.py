"""Entries that belong together, computed from what mentions what."""

from collections.abc import Mapping, Sequence

import pytest

from dictionary.linking.related import Line, Neighborhood

TOPICS: Mapping[str, Sequence[str]] = {}
# Bread and dough have three of their neighbors in common; everybody mentions flour.
LINKS: Mapping[str, Sequence[str]] = {
    "bread": ("oven", "crust", "crumb"),
    "crumb": ("dough",),
    "crust": ("oven",),
    "dough": ("oven", "crust", "flour"),
    "flour": (),
    "oven": (),
    **{f"cake-{number:02}": ("flour",) for number in range(60)},
}


def neighborhood(links: Mapping[str, Sequence[str]] = LINKS, **more: Sequence[str]) -> Neighborhood:
    return Neighborhood(links, {slug: TOPICS.get(slug, ()) for slug in links}, **more)


def test_what_has_the_same_neighbors_is_close_though_neither_mentions_the_other() -> None:
    assert neighborhood().related("bread")[0] == "crust"
    assert "dough" in neighborhood().related("bread")


def test_what_is_shown_already_is_left_out_and_so_is_what_is_hidden() -> None:
    assert neighborhood().related("bread", without=("crust", "dough")) == ("oven", "crumb")
    assert "dough" not in neighborhood(hidden=("dough",)).related("bread")


def test_no_more_than_asked_for_in_a_settled_order() -> None:
    assert neighborhood().related("bread", most=2) == neighborhood().related("bread")[:2]
    # Of two that are as close, the first by the alphabet.
    assert neighborhood().related("bread", most=1) == ("crust",)
    assert neighborhood(dict(reversed(LINKS.items()))).related("bread", most=1) == ("oven",)


def test_a_word_that_everybody_mentions_makes_no_friends() -> None:
    """Cakes have nothing in common but flour: they are close to each other by it, if that were all."""
    assert neighborhood().related("cake-00") == ()
    assert "flour" not in neighborhood().related("dough")


def test_topics_and_mentions_decide_between_those_that_are_as_close() -> None:
    links = {"a": ("x", "y"), "b": ("x", "y"), "c": ("x", "y"), "x": (), "y": ()}
    topics = {"a": ("one",), "b": ("two",), "c": ("one", "two"), "x": (), "y": ()}
    assert Neighborhood(links, topics).related("a")[:4].index("c") < Neighborhood(links, topics).related("a").index("b")
    mentioned = {**links, "b": ("x", "y", "a")}
    assert "b" in Neighborhood(mentioned, topics).related("a")


@pytest.mark.parametrize("slug", ["alone", "self"])
def test_an_entry_without_neighbors_has_none(slug: str) -> None:
    assert neighborhood({"alone": (), "self": ("self", "gone")}).related(slug) == ()


def test_lines_are_drawn_once_for_each_pair() -> None:
    assert neighborhood({"a": ("b",), "b": ("a", "c"), "c": ()}).lines(("c", "a", "b")) == (
        Line("c", "b"),
        Line("a", "b"),
    )


def test_the_words_that_hold_others_together() -> None:
    links = {"a": ("hub",), "b": ("hub", "second"), "c": ("second",), "hub": (), "lone": ("outside",), "second": ()}
    found = neighborhood({**links, "outside": ()})
    assert found.central(("a", "b", "c", "hub", "lone", "second"), 3) == ("b", "hub", "second")
    assert "lone" not in found.central(tuple(links), 10)
