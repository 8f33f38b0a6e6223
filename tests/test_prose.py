"""Advice on prose: right sentences stay unsaid, misspelled words are named, other languages are left alone."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from dictionary.assembly import assemble
from dictionary.checking.rules import rules_from
from dictionary.checking.spelling_checks import Spelling
from dictionary.language import english_prose, prose, reading_grades
from dictionary.language.languages import language
from dictionary.language.spelling import english
from dictionary.model.entry import Dictionary
from dictionary.model.problems import Problem
from dictionary.site import Settings

CASES = yaml.safe_load((Path(__file__).parent / "cases" / "prose.yml").read_text(encoding="utf-8"))
STRINGS = Path(__file__).parent / "cases" / "first_dictionary" / "glossary" / "_strings.yml"
ADVICE = {"S415", "S416", "S417", "S418", "S419", "S420", "S421", "W401", "W402"}
RULES, _ = rules_from({"spelling-variety": "advice"})


def problems(project: Path, sentence: str, tag: str = "en") -> list[Problem]:
    """What is advised of a sentence that stands in every kind of prose of an entry, and on a page."""
    glossary, docs = project / "glossary", project / "docs"
    glossary.mkdir()
    docs.mkdir()
    (glossary / "_strings.yml").write_bytes(STRINGS.read_bytes())
    (glossary / "_topics.yml").write_text("t: Topic\n", "utf-8")
    (glossary / "_words.txt").write_text("", "utf-8")
    fields = {
        "headword": "mentor",
        "topics": ["t"],
        "definition": "A mentor helps you.",
        "explanation": sentence,
        "examples": [sentence],
        "tips": [sentence],
        "scripts": [{"situation": sentence, "text": sentence}],
    }
    (glossary / "mentor.yml").write_text(yaml.safe_dump(fields, allow_unicode=True, width=10_000), "utf-8")
    (docs / "about.md").write_text(f"# About\n\n{sentence}\n", "utf-8")
    found = assemble(project, Settings(name="Test", language=tag, rules=RULES)).problems
    return [problem for problem in found if problem.code in ADVICE]


@pytest.mark.parametrize("sentence", CASES["right"])
def test_nothing_is_said_of_a_right_sentence(sentence: str, tmp_path: Path) -> None:
    assert list(map(str, problems(tmp_path, sentence))) == []


@pytest.mark.parametrize(("sentence", "wrong", "right"), CASES["misspelled"])
def test_a_misspelled_word_is_named_with_the_right_one(sentence: str, wrong: str, right: str, tmp_path: Path) -> None:
    found = problems(tmp_path, sentence)
    assert len(found) == 6
    assert {problem.code for problem in found} == {"W401"}
    for problem in found:
        assert f'"{wrong}"' in problem.message
        assert right in problem.fix
        assert problem.replacement in (None, right)
        lines = (tmp_path / problem.path).read_text("utf-8").splitlines()
        place = problem.position
        assert lines[place.line - 1][place.column - 1 : place.end_column - 1] == wrong


@pytest.mark.parametrize("tag", ["de", "fr", "ja", "x-none"])
def test_no_other_language_is_measured_by_english(tag: str, tmp_path: Path) -> None:
    sentence = "At the end of the day the chairman will recieve a colour, by law."
    assert [problem for problem in problems(tmp_path, sentence, tag) if problem.code != "S417"] == []


def test_the_same_word_can_stand_twice_in_one_text(tmp_path: Path) -> None:
    found = [problem for problem in problems(tmp_path, "An anwser, and an anwser.") if "about" in problem.path]
    assert [problem.position.column for problem in found] == [4, 19]


@pytest.mark.parametrize("slip", ["untill", "begining", "thier", "adress"])
def test_only_exchanged_and_doubled_letters_are_replaced_without_asking(slip: str) -> None:
    (remark,) = _spelling().of(f"An {slip}.")
    near = english().near(slip)
    assert remark.replacement == (near[0] if len(near) == 1 else None)


def test_a_rare_word_is_not_replaced_by_another_one() -> None:
    for word in ("unworked", "introducers"):
        (remark,) = _spelling().of(f"An {word} thing.")
        assert remark.replacement is None


def _spelling() -> Spelling:
    dictionary = Dictionary(entries={}, topics={}, regions={}, audiences={}, articles={})
    return Spelling(english(), dictionary, ())


def hostile() -> Iterator[str]:
    yield from ("`" * 50_000, "[[" * 50_000, "<" * 50_000, "](" * 50_000, "{" * 50_000, "@" * 50_000, "a@" * 50_000)
    yield from ("at the end of the " * 5_000, "at" + " " * 50_000, "his or " * 20_000, "```" * 20_000, "'" * 50_000)
    yield from ("x" * 100_000, "xq " * 30_000, "x'" * 50_000, "\u0301" * 50_000, "é" * 50_000, "\n" * 50_000)


@pytest.mark.parametrize("text", list(hostile()), ids=lambda text: repr(text[:8]))
def test_hostile_texts_are_looked_through(text: str) -> None:
    plain = prose.without_code(text)
    assert len(plain) == len(text)
    assert len(list(_spelling().of(plain))) <= 100
    for listed in (english_prose.UNKIND, english_prose.WORN, dict.fromkeys(english_prose.LEGAL)):
        assert sum(1 for _ in prose.phrases(tuple(listed)).finditer(plain)) <= len(text)
    prose.word_lists(plain, language("en").sentences)


def test_lists_are_in_lower_case_and_offer_something_else() -> None:
    for listed in (english_prose.UNKIND, english_prose.WORN, english_prose.OTHER_VARIETY):
        assert all(word == word.lower() and word != better for word, better in listed.items())
    assert all(word.replace("'", "").isalpha() for word in english_prose.OTHER_VARIETY)
    kept = [word for word in english_prose.OTHER_VARIETY if word in english_prose.OTHER_VARIETY.values()]
    assert kept == []


@pytest.mark.parametrize(
    ("word", "syllables"),
    [("a", 1), ("table", 2), ("made", 1), ("wanted", 2), ("named", 1), ("offices", 3), ("résumé", 3), ("employee", 3)],
)
def test_syllables_are_counted(word: str, syllables: int) -> None:
    assert reading_grades.english_syllables(word) == syllables


def test_longer_words_and_sentences_are_harder() -> None:
    for grade in (reading_grades.flesch_kincaid, reading_grades.wiener):
        easy, hard = (
            [["Ask", "me"], ["I", "am", "here"]],
            [["Organisationen", "individualisieren", "Vereinbarungen"] * 5],
        )
        assert grade(easy) < grade(hard)
        assert grade([]) == 0.0
