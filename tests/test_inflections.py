"""Plurals that the index makes of labels."""

import pytest

from dictionary.language.inflections import english, none
from dictionary.language.languages import language as language_of


@pytest.mark.parametrize(
    ("label", "plural"),
    [
        ("mentor", "mentors"),
        ("coach", "coaches"),
        ("salary", "salaries"),
        ("job interview", "job interviews"),
        ("weak tie", "weak ties"),
        ("job-search strategy", "job-search strategies"),
        ("letter of recommendation", "letters of recommendation"),
        ("attorney at law", "attorneys at law"),
        ("leave of absence", "leaves of absence"),
        ("payment in lieu of notice", "payments in lieu of notice"),
        ("power of attorney", "powers of attorney"),
        ("right to work check", "right to work checks"),
        ("one-on-one meeting", "one-on-one meetings"),
        ("CV", "CVs"),
        ("ATS", "ATSs"),
        ("401(k)", "401(k)s"),
        ("W-2", "W-2s"),
        ("academic CV", "academic CVs"),
        ("T4", "T4s"),
        ("résumé", "résumés"),
        ("person", "people"),
        ("human resources person", "human resources people"),
    ],
)
def test_english_plural(label: str, plural: str) -> None:
    assert english(label) == (plural,)


@pytest.mark.parametrize("label", ["tell me about yourself?", "two weeks'", "“offer”", "!"])
def test_what_ends_with_a_sign_has_no_plural(label: str) -> None:
    assert english(label) == ()


def test_a_plural_that_is_the_label_is_none() -> None:
    assert english("sheep") == ()


@pytest.mark.parametrize("label", ["mentor", "CV", "導師", "401(k)", "résumé", "a", "O*NET", "naïve", "W-2"])
def test_making_plurals_is_repeatable(label: str) -> None:
    assert english(label) == english(label)
    assert all(form != label for form in english(label))


@pytest.mark.parametrize("language", ["en", "en-GB", "EN-us"])
def test_english_labels_are_inflected(language: str) -> None:
    assert language_of(language).inflector is english


@pytest.mark.parametrize("language", ["de", "fr-CA", "eng-x", ""])
def test_labels_of_other_languages_are_not(language: str) -> None:
    assert language_of(language).inflector is none
    assert language_of(language).inflector("Mentor") == ()


@pytest.mark.parametrize(
    ("label", "named"),
    [
        ("job interview", "a job interview"),
        ("informational interview", "an informational interview"),
        ("hourly wage", "an hourly wage"),
        ("union", "a union"),
        ("MBA", "an MBA"),
        ("offer", "an offer"),
    ],
)
def test_english_article(label: str, named: str) -> None:
    assert language_of("en").with_article(label) == named
    assert language_of("en-GB").with_article(label) == named


def test_no_article_is_made_up_for_other_languages() -> None:
    assert language_of("de").with_article("Brötchen") == "Brötchen"
