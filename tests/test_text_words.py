"""The words of a text, in Python; tests/browser/test_search_page.py asks the same of the browser."""

import pytest
import yaml

from builds import PROJECT
from dictionary.language.text_words import LONGEST, text_words

CASES = yaml.safe_load((PROJECT / "tests" / "cases" / "text_words.yml").read_text("utf-8"))


@pytest.mark.parametrize(("text", "words"), CASES)
def test_the_words_of_a_text(text: str, words: list[str]) -> None:
    assert text_words(text) == words


def test_a_line_of_signs_is_compared_by_its_beginning() -> None:
    assert text_words("x" * 10_000) == ["x" * LONGEST]
