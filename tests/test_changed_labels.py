"""Which texts link something else when labels have changed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dictionary.language.inflections import english
from dictionary.language.languages import language
from dictionary.linking.changed_labels import changed_labels, changed_phrases, may_hold, words_of
from dictionary.linking.mentions import find_mentions
from dictionary.linking.term_index import TermIndex, build_index
from linking_cases import entry

WORDS = ["red", "team", "lead", "teams", "Lead", "RED", "driver’s", "license", "C", "401(k)", "co-", "op"]
labels = st.lists(st.sampled_from(WORDS), min_size=1, max_size=3).map(" ".join)
texts = st.lists(st.sampled_from([*WORDS, "driver's", "a", ".", ",", "-", "“", "'s"]), max_size=12).map(" ".join)


def _index(aliases: list[str], **given: object) -> TermIndex:
    others = {"slug": "red-team", "headword": "red team", "aliases": ["team lead"]}
    return build_index([entry({"slug": "mentor", "headword": "mentor", "aliases": aliases, **given}), entry(others)])


def _found(text: str, index: TermIndex) -> list[tuple[int, int, str | None]]:
    return [(found.start, found.end, found.target) for found in find_mentions(text, index)]


@given(st.lists(labels, max_size=2, unique=True), st.lists(labels, max_size=2, unique=True), texts)
def test_a_text_without_the_words_of_a_changed_label_links_what_it_did(
    old: list[str], new: list[str], text: str
) -> None:
    before, now = _index(old), _index(new)
    changed = changed_labels(before, now)
    if changed is not None and not may_hold(words_of([text]), changed):
        assert _found(text, before) == _found(text, now)
        assert [before.resolve(word) for word in text.split()] == [now.resolve(word) for word in text.split()]


@pytest.mark.parametrize(
    ("text", "is_touched"),
    [("A guide helps.", True), ("Two guides help.", True), ("A mentor helps.", False), ("GUIDE", True), ("", False)],
)
def test_an_alias_touches_the_texts_that_have_its_words(text: str, is_touched: bool) -> None:
    changed = changed_labels(_index([]), _index(["guide"]))
    assert changed is not None
    assert may_hold(words_of([text]), changed) is is_touched
    back = changed_labels(_index(["guide"]), _index([]))
    assert back is not None
    assert {*changed} == {*back}


def test_a_phrase_touches_the_texts_that_have_its_words() -> None:
    one, other = (
        entry({"slug": "mentor", "headword": "mentor", "not_in": phrases})
        for phrases in ([], ["mentor text", "text of a mentor"])
    )
    changed = changed_phrases(one, other, english)
    assert {*changed} == {*changed_phrases(other, one, english)}
    assert may_hold(words_of(["Some text for the mentor."]), changed)
    assert may_hold(words_of(["These mentor texts."]), changed)
    assert not may_hold(words_of(["A mentor helps."]), changed)
    assert changed_phrases(other, other, english) == []


@pytest.mark.parametrize("given", [{"aliases": ["O*NET"]}, {"aliases": ["+1"]}])
def test_some_changes_touch_every_text(given: dict[str, object]) -> None:
    others = {"aliases": [], **given}
    assert changed_labels(_index([]), _index(**others)) is None  # type: ignore[arg-type]


def test_where_words_have_stems_every_text_is_touched() -> None:
    one, other = (
        entry({"slug": "cv", "headword": "이력서"}),
        entry({"slug": "cv", "headword": "이력서", "forms": ["서"]}),
    )
    assert changed_labels(build_index([one], language("ko")), build_index([other], language("ko"))) is None


def test_equal_indexes_touch_nothing() -> None:
    index = _index([])
    assert changed_labels(index, index) == []
    assert changed_labels(index, _index([])) == []
