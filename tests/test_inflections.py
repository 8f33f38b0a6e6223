"""Plurals that the index makes of labels."""

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from dictionary.language.inflections import english, none
from dictionary.language.languages import language as language_of

FACTS = yaml.safe_load((Path(__file__).parent / "cases" / "english_plurals.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("label", "plurals"),
    [(str(label), plurals) for group in FACTS["plurals"].values() for label, plurals in group.items()],
)
def test_english_plurals(label: str, plurals: list[str]) -> None:
    assert english(label) == tuple(map(str, plurals))


@pytest.mark.parametrize("label", FACTS["uncountable"])
def test_words_that_hardly_ever_have_a_plural_get_none_by_guessing(label: str) -> None:
    assert english(label, True) == ()
    assert english(label)


@pytest.mark.parametrize("label", FACTS["countable"])
def test_other_words_get_their_plural_by_guessing(label: str) -> None:
    assert english(label, True) == english(label) != ()


@given(st.text(max_size=60))
def test_any_text_has_plurals_or_none(label: str) -> None:
    assert label not in english(label)
    assert len(set(english(label))) == len(english(label))


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
        ("unemployed person", "an unemployed person"),
        ("unique selling point", "a unique selling point"),
        ("European job mobility portal", "a European job mobility portal"),
        ("one-on-one meeting", "a one-on-one meeting"),
        ("once-over", "a once-over"),
        ("onboarding", "an onboarding"),
        ("usher", "an usher"),
        ("user", "a user"),
        ("honest answer", "an honest answer"),
        ("hiring manager", "a hiring manager"),
        ("éclair", "an éclair"),
        ("STAR answer", "a STAR answer"),
        ("SMART goal", "a SMART goal"),
        ("HR policy", "an HR policy"),
        ("NDA", "an NDA"),
        ("UI", "a UI"),
        ("X-ray", "an X-ray"),
        ("W-2", "a W-2"),
        ("401(k)", "a 401(k)"),
        ("8-hour day", "an 8-hour day"),
        ("11th-hour offer", "an 11th-hour offer"),
        ("1099", "a 1099"),
        ("MBA", "an MBA"),
        ("offer", "an offer"),
    ],
)
def test_english_article(label: str, named: str) -> None:
    assert language_of("en").with_article(label) == named
    assert language_of("en-GB").with_article(label) == named


def test_no_article_is_made_up_for_other_languages() -> None:
    assert language_of("de").with_article("Brötchen") == "Brötchen"
