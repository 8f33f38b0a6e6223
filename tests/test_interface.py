"""The words of the interface."""

import datetime
from pathlib import Path

import pytest

from builds import FIRST_DICTIONARY
from dictionary.model.entry import Entry
from dictionary.reading.interface import Strings, load_strings, used_strings
from linking_cases import entry

ENGLISH = FIRST_DICTIONARY / "glossary" / "_strings.yml"
PATH = "glossary/_strings.yml"


@pytest.fixture(scope="module")
def strings() -> Strings:
    loaded, problems = load_strings(PATH, ENGLISH.read_bytes(), "en")
    assert problems == []
    assert loaded
    return loaded


def noun(headword: str, grammar: str | None, pos: str | None = "noun") -> Entry:
    made = entry({"slug": "x", "headword": headword, "grammar": grammar})
    return Entry(slug=made.slug, path=made.path, headword=headword, topics=(), grammar=made.grammar, pos=pos)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("headword", "grammar", "pos", "question"),
    [
        ("informational interview", "countable", "noun", "What is an informational interview?"),
        ("coach", "countable", None, "What is a coach?"),
        ("networking", "uncountable", "noun", "What is networking?"),
        ("weak ties", "plural", "noun", "What are weak ties?"),
        ("follow up", None, "verb", "What does “follow up” mean?"),
        ("at will", "countable", "phrase", "What does “at will” mean?"),
        ("mentor", None, "noun", "What does “mentor” mean?"),
        ("mentor", None, None, "What does “mentor” mean?"),
    ],
)
def test_question(strings: Strings, headword: str, grammar: str | None, pos: str | None, question: str) -> None:
    assert strings.question(noun(headword, grammar, pos)) == question


def test_strings_are_reached_by_name(strings: Strings) -> None:
    assert strings.see_also == strings("see_also") == "See also"


def test_braces_are_filled_in(strings: Strings) -> None:
    assert strings("articles", headword="mentor") == "More on mentor"
    assert Strings({"a": "{x} and {y}"})("a", x=1) == "1 and {y}"


def test_a_string_that_does_not_exist_is_no_empty_one(strings: Strings) -> None:
    with pytest.raises(AttributeError, match="xyzzy"):
        _ = strings.xyzzy
    with pytest.raises(KeyError):
        strings("xyzzy")


@pytest.mark.parametrize(
    ("number", "text"), [(0, "0 entries"), (1, "1 entry"), (2, "2 entries"), (1234567, "1,234,567 entries")]
)
def test_counts(strings: Strings, number: int, text: str) -> None:
    assert strings.count("topic_count", number) == text


def test_dates(strings: Strings) -> None:
    assert strings.date(datetime.date(2026, 11, 3)) == "November 3, 2026"
    german = Strings({"date": "{day}. {month} {year}", "months": "Januar Februar März"})
    assert german.date(datetime.date(2026, 3, 1)) == "1. März 2026"


def test_every_string_that_templates_use_is_there(strings: Strings) -> None:
    assert used_strings() <= strings.texts.keys()


@pytest.mark.parametrize("key", ["see_also", "pos_noun", "question_other", "authority_official"])
def test_a_missing_string_is_a_problem(key: str) -> None:
    lines = ENGLISH.read_bytes().splitlines(keepends=True)
    data = b"".join(line for line in lines if not line.startswith(f"{key}:".encode()))
    loaded, problems = load_strings(PATH, data, "en")
    assert loaded is None
    assert [(problem.code, problem.path) for problem in problems] == [("E202", PATH)]
    assert key in problems[0].message


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (b"", "1:1 E101"),
        (b"see_also: a: b\n", "1:12 E103"),
        (b"see_also: \xe9\n", "1:11 E102"),
        (b"see_also: &a x\n", "1:11 E107"),
    ],
)
def test_what_cannot_be_read_is_a_problem(data: bytes, found: str) -> None:
    loaded, problems = load_strings(PATH, data, "en")
    assert loaded is None
    assert f"{problems[0].position.line}:{problems[0].position.column} {problems[0].code}" == found


def test_strings_are_found_in_templates(tmp_path: Path) -> None:
    (tmp_path / "parts").mkdir()
    (tmp_path / "a.j2").write_text("{{ t.one }} {{ t('two', n=1) }} {{ t.count('three', 3) }} {{ t(\"pos_\" ~ x) }}")
    (tmp_path / "parts" / "b.html").write_text("{{ t.four }} {{ t.date(day) }} text.six")
    (tmp_path / "c.css").write_text("{{ t.seven }}")
    always = used_strings(tmp_path / "parts" / "none")
    assert used_strings(tmp_path) - always == {"one", "two", "four"}
