"""The rules of a language, found by its tag, and what they mean for definitions."""

import datetime
from dataclasses import fields, replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dictionary.checking.rules import Rules
from dictionary.checking.style_checks import check_style
from dictionary.language.characters import word_count
from dictionary.language.languages import language
from dictionary.language.record import Language
from dictionary.site import Settings
from linking_cases import entry

TODAY = datetime.date(2026, 11, 23)

# Sound definitions: one sentence that holds its headword and ends as sentences do.
DEFINITIONS = [
    ("en", "tax year", "A tax year is the period that ends on Dec. 31."),
    ("en", "safe harbor", "A safe harbor is what Sec. 401 says."),
    ("en", "小土豆", "Some call a small person 小土豆, e.g. online."),
    ("en", "履歴書", "私の履歴書は書類です。"),
    ("de", "Amselei", "Eine Amselei ist ein ca. 25 cm großes Nest."),
    ("de", "Urlaub", "Urlaub ist freie Zeit, z. B. Ferien."),
    ("de", "Maifeiertag", "Der Maifeiertag ist der 1. Mai."),
    ("de-AT", "Jänner", "Der Jänner ist der 1. Monat, d. h. der erste im Jahr."),
    ("fr", "observabilité", "L’observabilité est ce qu’on voit, p. ex. d'un service."),
    ("es", "visa", "Una visa es un permiso de EE. UU. para entrar."),
    ("it", "API", "Un'API è un modo, ad es. per un programma, di parlare con un altro."),
    ("pt-BR", "salário", "Um salário é o que se paga, p. ex. por mês."),
    ("ja", "白鳥", "白鳥は大きな白い鳥です。"),
    ("ja", "履歴書", "履歴書は仕事の経歴を書いた書類である。"),
    ("zh-Hans", "面试", "面试是公司和求职者的谈话。"),
    ("th", "ที่ปรึกษา", "ที่ปรึกษาคือคนที่ให้คำแนะนำ"),
    ("hi", "नौकर", "नौकर वह व्यक्ति है जो काम करता है।"),
    ("ur", "ملازمت", "ملازمت ایک کام ہے۔"),
    ("ar", "مرشد", "المرشد شخص يقدم لك النصيحة."),
    ("fa", "کار\u200cگاه", "کارگاه جایی است که در آن کار می‌کنند."),
    ("am", "አማካሪ", "አማካሪ ምክር የሚሰጥ ሰው ነው።"),
    ("ru", "отпуск", "Отпуск — это свободное время, т. е. отдых."),
    ("ko", "이력서", "이력서는 경력을 적은 문서이다."),
    ("tr", "API", "API'nin görevi iki programı konuşturmaktır."),
]


@pytest.mark.parametrize(("tag", "headword", "definition"), DEFINITIONS)
def test_sound_definitions_of_many_languages_pass(tag: str, headword: str, definition: str) -> None:
    stub = replace(entry({"slug": "x", "headword": headword}), definition=definition)
    assert [finding.name for finding in check_style(stub, language(tag), Rules(), TODAY)] == []


@pytest.mark.parametrize(
    ("tag", "headword", "definition", "name"),
    [
        ("ja", "白鳥", "白鳥は鳥です。水の上にいます。", "definition-sentences"),
        ("ja", "大学", "大楽は学校です。", "definition-headword"),
        ("hi", "कल", "यह कला है।", "definition-headword"),
        ("hi", "कल", "कल आने वाला दिन है", "definition-period"),
        ("de", "Urlaub", "Urlaub ist freie Zeit. Man hat ihn gern.", "definition-sentences"),
    ],
)
def test_others_do_not(tag: str, headword: str, definition: str, name: str) -> None:
    stub = replace(entry({"slug": "x", "headword": headword}), definition=definition)
    assert [finding.name for finding in check_style(stub, language(tag), Rules(), TODAY)] == [name]


@pytest.mark.parametrize(
    ("tag", "known"),
    [
        ("de", "de"),
        ("DE", "de"),
        ("de-CH-1996", "de"),
        ("de_CH", "de"),
        ("zh-Hant-TW", "zh"),
        ("nn", "nb"),
        ("sr-Latn-RS", "sr-Latn"),
        ("sr-Cyrl", "sr"),
        ("iw", "he"),
    ],
)
def test_a_longer_tag_falls_back_on_a_shorter_one(tag: str, known: str) -> None:
    assert replace(language(tag), tag="") == replace(language(known), tag="")
    assert language(tag).tag == tag


@pytest.mark.parametrize("tag", ["", "-", "x", "klingon", "de!", "1"])
def test_a_tag_that_nobody_knows_gets_what_holds_for_most(tag: str) -> None:
    assert replace(language(tag), tag="") == Language(tag="") or tag == "de!"


@settings(deadline=None)
@given(st.text())
def test_any_text_is_a_tag(tag: str) -> None:
    assert {field.name for field in fields(language(tag))}


def test_the_settings_of_a_site_know_its_language() -> None:
    assert Settings(name="x", language="fr-CA").language_rules.elided == language("fr").elided


@pytest.mark.parametrize(
    ("text", "words"),
    [("", 0), ("one two, three", 3), ("— a –", 3), ("履歴書は書類です", 4), ("APIを使う", 3), ("das café hier", 3)],
)
def test_words_are_counted_in_scripts_without_spaces_too(text: str, words: int) -> None:
    assert word_count(text) == words
