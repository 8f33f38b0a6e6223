"""Where sentences end."""

import re
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from dictionary.language import sentences
from dictionary.language.languages import ENGLISH, language
from dictionary.language.sentences import around as around_by_rules
from dictionary.language.sentences import ends_with_period
from dictionary.language.sentences import split as split_by_rules

CASES = [
    (path.stem, content, text)
    for path in sorted((Path(__file__).parent / "cases" / "sentences").glob("*.yml"))
    for content in [yaml.safe_load(path.read_text(encoding="utf-8"))]
    for text in content["texts"].splitlines()
]


def split(text: str, tag: str = "en") -> list[str]:
    return split_by_rules(text, language(tag).sentences)


def around(text: str, position: int) -> str:
    return around_by_rules(text, position, ENGLISH.sentences)


@pytest.mark.parametrize(("tag", "file", "text"), CASES, ids=[f"{tag}: {text}" for tag, _, text in CASES])
def test_sentences_of_many_languages(tag: str, file: dict[str, str], text: str) -> None:
    sentences = text.split(" | ")
    assert split(file.get("joined", " ").join(sentences), file.get("language", tag)) == sentences


def test_there_are_at_least_80_sentences_in_13_languages() -> None:
    assert sum(text.count(" | ") + 1 for _, _, text in CASES) >= 80
    assert len({tag for tag, _, _ in CASES}) >= 13


@pytest.mark.parametrize(
    "sentences",
    [
        ["One sentence."],
        ["One sentence without an end"],
        ["Ask.", "Listen.", "Thank."],
        ["Really?", "Yes!", "Go on…", "Well."],
        ["She said, “Go on.”", "He went."],
        ['Is it "paid"?', "(It is.)", "Good."],
        ["It costs 1.5 days. 5 people came."],  # a digit goes on: Sec. 401
        ["Did it cost 1.5 days?", "5 people came."],
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


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("A mentor advises.", "en"),
        ("She said “yes.”", "en"),
        ("Er sagte »ja.«", "de"),
        ("« Il va. »", "fr"),
        ("白鳥は鳥です。", "ja"),
        ("「行く。」", "ja"),
        ("यह कला है।", "hi"),
        ("یہ کتاب ہے۔", "ur"),
        ("አማካሪ ነው።", "am"),
        ("Դա է։", "hy"),
        ("គាត់ជួយ។", "km"),
        ("ที่ปรึกษาคือคน", "th"),  # no mark ends a sentence there
    ],
)
def test_statements_end_with_the_period_of_their_script(text: str, tag: str) -> None:
    assert ends_with_period(text, language(tag).sentences)


@pytest.mark.parametrize("text", ["A mentor", "A mentor?", "A mentor!", "A mentor…", "何？", "هل؟", "“A”", ""])
def test_what_is_no_statement(text: str) -> None:
    assert not ends_with_period(text)


@given(st.text(alphabet=st.sampled_from("ab AB1.?!…‼’”»)]\u202f\u0301éЖ-")))
def test_common_texts_are_cut_as_all_others(text: str) -> None:
    """They are read by fewer marks, since most texts hold no others."""
    rules = ENGLISH.sentences
    quick = sentences._spans.__wrapped__(text, rules)
    always = re.compile("")
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(sentences, "_UNCOMMON", always)
        assert sentences._spans.__wrapped__(text, rules) == quick


WORDS = st.sampled_from(
    ["cat", "etc", "dr", "Inc", "e.g", "I", "a", "no", "The", "She", "re-use", "12", "iii", "“Go", "é", "sec"]
)
GAPS = st.sampled_from([". ", ".", " ", ".  ", ".\n", '." ', "? ", ". “", "… "])


@given(st.lists(st.tuples(WORDS, GAPS), max_size=12), st.sampled_from(["en", "de", "fr"]))
def test_the_fast_way_to_see_an_end_says_the_same_as_the_slow_one(parts: list[tuple[str, str]], tag: str) -> None:
    text = "".join(word + gap for word, gap in parts)
    fast = split(text, tag)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sentences, "_is_plain_end", lambda *_: False)
        sentences._spans.cache_clear()
        assert split(text, tag) == fast
    sentences._spans.cache_clear()
