"""The words of a text, in Python; tests/browser/test_search_page.py asks the same of the browser."""

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from builds import PROJECT
from dictionary.language.letters import typed
from dictionary.language.text_words import LONGEST, text_words

CASES = yaml.safe_load((PROJECT / "tests" / "cases" / "text_words.yml").read_text("utf-8"))


@pytest.mark.parametrize(("text", "words"), CASES)
def test_the_words_of_a_text(text: str, words: list[str]) -> None:
    assert text_words(text) == words


@given(st.text(st.characters(codec="ascii")))
def test_the_shorter_way_says_the_same(text: str) -> None:
    assert text_words(text) == typed(text).split() or len(text) > LONGEST


def test_a_line_of_signs_is_compared_by_its_beginning() -> None:
    assert text_words("x" * 10_000) == ["x" * LONGEST]
