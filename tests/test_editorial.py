"""The report on all entries together: repeated words, shapes of texts, spread, and the data that it looks for."""

import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import editorial
from builds import copy_project
from dictionary.checking.repeated_runs import WORDS, Run, repeated_runs
from dictionary.checking.text_shapes import closing, opening
from dictionary.exports.editorial_report import EditorialWords, Subject, as_markdown, editorial_report, spread
from dictionary.language.languages import ENGLISH
from dictionary.model.entry import Alias, Entry

RULES = ENGLISH.sentences
SHARED = "ask for the date on which the job ends"


@pytest.mark.parametrize(
    ("one", "other", "runs"),
    [
        (f"You may {SHARED}.", f"Always {SHARED.upper()}, please.", [SHARED]),
        ("Ask for the date on which it ends.", "Ask for the date on which they end.", []),
        # A sentence may go over a line end, not from one text into another.
        (SHARED.replace(" ", "\n"), SHARED, [SHARED]),
        ("I don’t see when the pay comes.", "I don't see when the pay comes!", ["i don't see when the pay comes"]),
        # Of a link only the words count.
        ("[[ask-for-the-date|ask for the date]]", "Do [[ask-for-the-date|ask for the date]]!", []),
        ("the Act on the Pay of All Who Work here", "by the Act on the Pay of All Who Work there", []),
    ],
)  # fmt: skip
def test_what_two_texts_share(one: str, other: str, runs: list[str]) -> None:
    found = repeated_runs({"a": [one], "b": [other]}, ["act on the pay of all who work"])
    assert found == [Run(words, "a", "b") for words in runs]


def test_no_run_goes_from_one_text_into_the_next() -> None:
    assert (
        repeated_runs({"a": ["one two three four", "five six seven"], "b": ["one two three four five six seven"]}) == []
    )


@given(st.lists(st.sampled_from("abcd"), max_size=40), st.lists(st.sampled_from("abcd"), max_size=40))
def test_a_run_stands_in_both_texts(one: list[str], other: list[str]) -> None:
    texts = {"x": " ".join(one), "y": " ".join(other)}
    found = repeated_runs({name: [text] for name, text in texts.items()})
    for run in found:
        assert len(run.words.split()) >= WORDS
        assert all(f" {run.words} " in f" {text} " for text in texts.values())
    shared = {tuple(one[n : n + WORDS]) for n in range(len(one) - WORDS + 1)}
    assert bool(found) == any(tuple(other[n : n + WORDS]) in shared for n in range(len(other) - WORDS + 1))


@pytest.mark.parametrize(
    ("text", "shape"),
    [
        ("Why do they ask? You may say no.", "a question"),
        ('"Tell me about yourself" opens most interviews.', "a quotation"),
        ("A mentor gives time. So do you.", "the word itself"),
        ("Two **mentors** are better than one.", "the word itself"),
        ("In 2024 more people asked. Then fewer.", "a number"),
        ("If you are asked, say yes.", "“if”"),
        ("", "nothing"),
    ],
)
def test_how_texts_begin(text: str, shape: str) -> None:
    assert opening(text, ("mentor", "guide"), RULES) == shape


@pytest.mark.parametrize(
    ("text", "shape"),
    [
        ("Ask. What would you lose?", "a question"),
        ('End with the words "I would like to think about it."', "a quotation"),
        ("This is how it goes. Paper is patient.", "a short sentence"),
        ("Yes. Ask your union or a free advice service before you sign.", "“ask”"),
        ("", "a short sentence"),
    ],
)
def test_how_texts_end(text: str, shape: str) -> None:
    assert closing(text, RULES) == shape


def test_spread_is_more_than_an_average() -> None:
    assert spread([]) == "none"
    assert spread([7]) == "7"
    assert spread([100, 200, 300, 400, 500]) == "100 … 200 … 300 … 400 … 500; deviation 141"


def entry(slug: str, **fields: object) -> Entry:
    usual = {"path": f"glossary/{slug}.yml", "headword": slug, "topics": ("t",), "status": "published"}
    return Entry(slug=slug, **{**usual, **fields})  # type: ignore[arg-type]


def test_the_report() -> None:
    entries = [
        entry("mentor", explanation="A mentor helps a nurse with a rota.", aliases=(Alias(text="mentoring"),)),
        entry("coach", explanation="If you like, two cashiers may help. No promotion.", steps=("Ask.",)),
    ]
    words = EditorialWords(
        occupations=("nurse", "cashier", "cook"),
        elsewhere=("rota",),
        endings={"person": ("or", "ach"), "activity": ("ing",)},
    )
    subject = Subject(
        entries=entries,
        language=ENGLISH,
        mentions={"mentor": 3},
        wanted={"promotion": ("promotion",), "mentor": ("mentor",)},
        flagged=["coach"],
        words=words,
        today=datetime.date(2026, 11, 26),
    )
    lines = list(as_markdown(editorial_report(subject)))
    for expected in (
        "- occupations: nurse 1, cashier 1",
        "- of the list, in no entry: cook",
        "- `rota`: mentor",
        "- begin with the word itself: 1 of 2 (50 %)",
        "- neither steps nor tips nor mistakes nor scripts: mentor",
        "- speak of law without saying so: coach",
        "- mentor: “mentoring” (activity) for “mentor” (person)",
        "- nobody owns “promotion”; entries that use it: 1",
        "- mentioned on fewer than 2: coach",
    ):
        assert expected in lines


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("a: [", "cannot be read"),
        ("- a\n", "no list of fields"),
        ("jobs: [a]\n", 'there is no list "jobs"'),
        ("occupations: nurse\n", '"occupations" needs a list of words'),
        ("watched: [1]\n", '"watched" needs a list of words'),
        ("endings: [ing]\n", '"endings" needs a list for each kind of word'),
        ("endings: {person: er}\n", '"person" needs a list of words'),
    ],
)
def test_data_that_cannot_be_used_is_told(text: str, told: str, tmp_path: Path) -> None:
    file = tmp_path / "_editorial.yml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(editorial.UnreadableError, match=told):
        editorial.words_of(file)


def test_the_command_prints_and_writes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    project = copy_project(tmp_path / "project")
    (project / "glossary" / "_editorial.yml").write_text("occupations: [nurse]\n", encoding="utf-8")
    assert editorial.main([], project) == 0
    printed = capsys.readouterr().out
    assert "## Length and reading grade" in printed
    assert editorial.main(["--write", "docs/report.md"], project) == 0
    page = (project / "docs" / "report.md").read_text(encoding="utf-8")
    assert page.startswith("---\ntitle: How the entries are written\n")
    assert printed.rstrip("\n") in page
    (project / "glossary" / "_editorial.yml").write_text("occupations: nurse\n", encoding="utf-8")
    assert editorial.main([], project) == 2
    assert "needs a list of words" in capsys.readouterr().err
