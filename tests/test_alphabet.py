"""How headwords sort, stand under letters and become addresses."""

import random
from itertools import groupby

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dictionary.language.alphabet import is_address, is_slug, slug_of
from dictionary.language.collation import BASE_LETTERS, OTHER, letter_id
from linking_cases import entry

letter_of, sort_key = BASE_LETTERS.letter_of, BASE_LETTERS.key_of

IN_ORDER = (
    "AI interview",
    "at-will dismissal",  # a hyphen parts words as a space does
    "at will employment",
    "ATS",
    "job",
    "job board",
    "Job Interview",
    "job-shadowing",
    "jobless",  # word by word: after all that begin with the word job
    "Jobseeker's Allowance",
    "L&D",
    "on call",
    "one-on-one",
    "O*NET",  # signs do not count: onet
    "résumé",  # as resume
    "résumé gap",
    "resumes",
    "Über-recruiter",
    "UK visa",
    "unpaid leave",
    "W-2",
    "zero-hours contract",
    "1:1",
    "401(k)",
    "#OpenToWork",  # signs do not count here either
)


@pytest.mark.parametrize("seed", range(5))
def test_headwords_sort_word_by_word(seed: int) -> None:
    shuffled = random.Random(seed).sample(IN_ORDER, len(IN_ORDER))
    assert tuple(sorted(shuffled, key=sort_key)) == IN_ORDER


def test_equal_headwords_sort_by_their_signs_so_that_the_order_never_changes() -> None:
    assert sorted(["resume", "Resume", "résumé"], key=sort_key) == ["Resume", "resume", "résumé"]


@pytest.mark.parametrize(
    ("headword", "letter"),
    [
        ("mentor", "M"),
        ("éducation", "E"),
        ("E\u0301ducation", "E"),
        ("ångström", "A"),
        ("401(k)", OTHER),
        ("#OpenToWork", OTHER),
        ("(un)paid", OTHER),
        ("½ day", OTHER),
        ("ßtraße", "S"),  # its capital is SS, and a letter is one sign
        ("導師", "寸"),
        ("наставник", "Н"),
    ],
)
def test_letter(headword: str, letter: str) -> None:
    assert letter_of(headword) == letter


def test_letters_come_in_the_order_of_their_entries() -> None:
    entries = [entry({"slug": "x", "headword": headword}) for headword in ("ATS", "élan", "exit", "1:1", "#Open")]
    assert {letter: [e.headword for e in members] for letter, members in BASE_LETTERS.by_letter(entries).items()} == {
        "A": ["ATS"],
        "E": ["élan", "exit"],
        OTHER: ["1:1", "#Open"],
    }


def test_letters_have_anchors() -> None:
    assert [letter_id(letter) for letter in ("A", OTHER)] == ["letter-a", "letter-other"]


@pytest.mark.parametrize(
    ("label", "slug"),
    [
        ("job interview", "job-interview"),
        ("  Job   Interview ", "job-interview"),
        ("follow-up", "follow-up"),
        ("résumé", "resume"),
        ("re\u0301sume\u0301", "resume"),
        ("401(k) plan", "401k-plan"),
        ("two weeks' notice", "two-weeks-notice"),
        ("two weeks’ notice", "two-weeks-notice"),
        ("L&D", "l-and-d"),
        ("DE & I", "de-and-i"),
        ("1:1", "1-1"),
        ("O*NET", "o-net"),
        ("U.S. visa", "us-visa"),
        ("right–to–work", "right-to-work"),
        ("Straßenbahn", "strassenbahn"),
        ("ﬁrst job", "first-job"),
        ("../../etc/passwd", "etc-passwd"),
        ("導師", ""),
        ("!!!", ""),
        ("", ""),
    ],
)
def test_address_of_a_label(label: str, slug: str) -> None:
    assert slug_of(label) == slug


@pytest.mark.parametrize("text", ["a", "401k", "job-interview", "1-1"])
def test_slugs(text: str) -> None:
    assert is_slug(text)
    assert is_address(text)


@pytest.mark.parametrize("text", ["", "A", "é", "a b", "a_b", "-a", "a-", "a--b", "a/b", "..", "a\n", "٣"])
def test_what_is_no_slug(text: str) -> None:
    assert not is_slug(text)
    assert not is_address(text)


@pytest.mark.parametrize("text", ["index", "a" * 101])
def test_slugs_that_cannot_be_the_address_of_an_entry(text: str) -> None:
    assert is_slug(text)
    assert not is_address(text)


@settings(deadline=None)
@given(st.text())
def test_an_address_made_of_any_label_is_a_slug_or_nothing(label: str) -> None:
    slug = slug_of(label)
    assert slug == "" or is_slug(slug)
    assert slug_of(slug) == slug


@settings(deadline=None)
@given(st.lists(st.text(min_size=1)))
def test_sorted_entries_stand_together_under_their_letter(headwords: list[str]) -> None:
    letters = [letter_of(headword) for headword in sorted(headwords, key=sort_key)]
    assert all(len(letter) == 1 for letter in letters)
    assert OTHER not in [letter for letter, _ in groupby(letters)][:-1]


@settings(deadline=None)
@given(st.lists(st.text(alphabet="abcdefghijklmnopqrstuvwxyzéüñABC -'", min_size=1)))
def test_sorted_entries_of_one_letter_are_never_parted(headwords: list[str]) -> None:
    letters = [letter for letter, _ in groupby(letter_of(headword) for headword in sorted(headwords, key=sort_key))]
    assert len(letters) == len(set(letters))
