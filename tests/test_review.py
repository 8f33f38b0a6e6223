"""Entries that are due for a review: listed on fixed days, never a reason to fail."""

import datetime
import json
from pathlib import Path

import pytest

import review
from builds import copy_project
from dictionary.contributing.hosts import Repository
from dictionary.exports.review_list import Intervals, as_markdown, as_records, due, months_after
from dictionary.model.entry import Entry, Status

DAY = datetime.date


def entry(
    slug: str,
    reviewed: DAY | None = None,
    review_by: DAY | None = None,
    legal: bool = False,
    status: Status = "published",
) -> Entry:
    return Entry(
        slug=slug,
        path=f"glossary/{slug}.yml",
        headword=slug,
        topics=(),
        reviewed=reviewed,
        review_by=review_by,
        legal=legal,
        status=status,
    )


def test_entries_are_due_after_a_year_and_those_about_law_after_half_a_year() -> None:
    entries = [
        entry("plain", DAY(2026, 1, 31)),
        entry("legal", DAY(2026, 7, 31), legal=True),
        entry("named", DAY(2026, 12, 1), DAY(2027, 1, 15)),
        entry("named-late", DAY(2026, 1, 15), DAY(2029, 1, 1)),
        entry("fresh", DAY(2026, 12, 1)),
        entry("never"),
        entry("stub", status="stub"),
        entry("retired", DAY(2001, 1, 1), DAY(2001, 1, 1), status="retired"),
    ]
    listed = due(entries, DAY(2027, 1, 31), Intervals())
    assert [(each.entry.slug, str(each.since), each.days) for each in listed] == [
        ("never", "None", 0),
        ("named", "2027-01-15", 16),
        ("named-late", "2027-01-15", 16),
        ("legal", "2027-01-31", 0),
        ("plain", "2027-01-31", 0),
    ]
    assert [each.entry.slug for each in due(entries, DAY(2027, 1, 14), Intervals())] == ["never"]


@pytest.mark.parametrize(
    ("day", "months", "after"),
    [
        (DAY(2026, 8, 31), 6, DAY(2027, 2, 28)),
        (DAY(2027, 8, 31), 6, DAY(2028, 2, 29)),
        (DAY(2026, 12, 1), 12, DAY(2027, 12, 1)),
        (DAY(2026, 12, 31), 1, DAY(2027, 1, 31)),
        (DAY(9999, 12, 31), 12, DAY.max),
        (DAY(9999, 6, 1), 6, DAY(9999, 12, 1)),
    ],
)
def test_months_end_where_months_end(day: DAY, months: int, after: DAY) -> None:
    assert months_after(day, months) == after


def test_a_headword_is_text_in_the_list_and_calls_nobody() -> None:
    hostile = Entry(
        slug="x", path="glossary/x.yml", headword="a](javascript:x) <b> @all\n- [ ] #1", topics=(), status="published"
    )
    (record,) = as_records(due([hostile], DAY(2027, 1, 1), Intervals()), Repository(), "")
    (line,) = as_markdown([record])
    assert line == (
        "- [ ] **a\\]\\(javascript:x\\) \\<b\\> @\u200ball \\- \\[ \\] \\#1**: never reviewed; `glossary/x.yml`"
    )


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return copy_project(tmp_path / "project")


def test_the_command_ends_well_however_many_are_due(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert review.main(["--on", "2099-01-01", "--format", "json", "--site", "https://example.org/x/"], project) == 0
    records = json.loads(capsys.readouterr().out)
    assert len(records) > 20
    assert [record["due"] for record in records] == sorted(record["due"] for record in records)
    slug = records[0]["slug"]
    assert records[0]["page"] == f"https://example.org/x/dictionary/{slug}/"
    assert records[0]["file"] == f"glossary/{slug}.yml"
    assert review.main(["--on", "2099-01-01", "--format", "markdown"], project) == 0
    assert all(line.startswith("- [ ] **") for line in capsys.readouterr().out.splitlines())
    assert review.main(["--on", "1999-01-01"], project) == 0
    assert capsys.readouterr().out == "No entry is due for a review on 1999-01-01.\n"


@pytest.mark.parametrize(
    "wrong", [["--on", "soon"], ["--months", "0"], ["--months", "x"], ["--format", "pdf"], ["now"]]
)
def test_a_command_that_cannot_be_followed_says_so(
    wrong: list[str], project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        review.main(wrong, project)
    assert ended.value.code == 2
    assert "error: " in capsys.readouterr().err


def test_a_dictionary_that_cannot_be_read_is_said(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "mkdocs.yml").unlink()
    assert review.main([], project) == 2
    assert "make check" in capsys.readouterr().err
