"""Where sentences end."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dictionary.language.sentences import around, split


@pytest.mark.parametrize(
    "sentences",
    [
        ["One sentence."],
        ["One sentence without an end"],
        ["Ask.", "Listen.", "Thank."],
        ["Really?", "Yes!", "Go on…", "Well."],
        ["She said, “Go on.”", "He went."],
        ['Is it "paid"?', "(It is.)", "Good."],
        ["It costs 1.5 days.", "5 people came."],
        ["Ask Dr. Okafor, Mr. B. Li or Ms. Chen.", "They know."],
        ["It is a bonus, e.g. stock, i.e. shares."],
        ["The U.S. Office is open.", "Go there."],
        ["See No. 5 vs. No. 6."],
        ["Visit example.org today.", "It is free."],
        ["Über alles.", "Ähnliches gilt.", "Élan."],
        ["“Why?”", "“Because.”"],
        ["Wait... what?", "Yes."],
        ["She works at Acme, i.e. at home."],
    ],
)
def test_sentences_are_told_apart(sentences: list[str]) -> None:
    assert split(" ".join(sentences)) == sentences
    assert split("\n ".join(sentences)) == sentences


@pytest.mark.parametrize("text", ["", "   ", "\n"])
def test_nothing_has_no_sentence(text: str) -> None:
    assert split(text) == []


def test_a_small_letter_goes_on_with_the_sentence() -> None:
    assert split("It costs approx. five days.") == ["It costs approx. five days."]


@pytest.mark.parametrize(
    ("position", "sentence"), [(0, "Ask."), (3, "Ask."), (5, "Listen well."), (16, "Listen well."), (18, "Thank.")]
)
def test_the_sentence_around_a_position(position: int, sentence: str) -> None:
    assert around("Ask. Listen well. Thank.", position) == sentence


def test_the_sentence_around_a_position_behind_the_text() -> None:
    assert around(" Ask. ", 10) == "Ask."


@settings(deadline=None)
@given(st.text(alphabet="aB .!?…\n\"”'é5"))
def test_no_word_is_lost(text: str) -> None:
    assert " ".join(split(text)).split() == text.split()


@settings(deadline=None)
@given(st.text(alphabet="aB .!?…\n\"”'é5", min_size=1), st.data())
def test_the_sentence_around_a_position_is_one_of_the_sentences(text: str, data: st.DataObject) -> None:
    position = data.draw(st.integers(0, len(text) - 1))
    if not text[position].isspace():
        assert text[position] in around(text, position)
        assert around(text, position) in split(text)
