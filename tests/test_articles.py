"""What stands above an article: how long it takes to read, and which words to know first."""

import pytest

from dictionary.language.languages import language
from dictionary.language.reading_time import minutes
from dictionary.linking.leaned_on import leaned_on
from dictionary.linking.term_index import build_index
from dictionary.model.entry import Entry

TEXT = "Dough rests. Then the dough meets an oven, and the crust comes. Doughs rest in bowls; a crust is a crust."


def entry(slug: str, **more: bool) -> Entry:
    return Entry(slug=slug, path=f"glossary/{slug}.yml", headword=slug, topics=("t",), **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", 1),
        ("word " * 220, 1),
        ("word – " * 660, 3),
        ("言葉" * 450, 2),
        ("言葉。word " * 225, 2),
        ("เวลา" * 450, 4),
        ("كلمة " * 440, 2),
    ],
)
def test_words_and_signs_take_their_time(text: str, expected: int) -> None:
    assert minutes(text) == expected


def test_a_text_leans_on_what_it_uses_most() -> None:
    index = build_index([entry("dough"), entry("crust"), entry("oven"), entry("bowl")], language("en"))
    linked = ("dough", "oven", "crust", "bowl")
    assert leaned_on(TEXT, index, linked) == ("dough", "crust")
    assert leaned_on(TEXT, index, linked, most=1) == ("dough",)
    assert leaned_on(TEXT, index, linked, least=1) == ("dough", "crust", "oven", "bowl")


def test_it_is_among_what_readers_find_linked() -> None:
    index = build_index([entry("dough"), entry("crust")], language("en"))
    assert leaned_on(TEXT, index, ("crust",)) == ("crust",)


def test_links_count_of_a_word_that_is_never_linked_by_itself() -> None:
    index = build_index([entry("dough", autolink=False), entry("crust")], language("en"))
    assert leaned_on(TEXT, index, ("dough", "crust")) == ("crust",)
    assert leaned_on(TEXT, index, ("dough", "crust", "dough")) == ("crust", "dough")
