"""`scripts/import.py` in whole projects: from a file to a strict build, a second time, and beside what people wrote."""

import importlib
import io
import shutil
from pathlib import Path

import pytest

import command
from builds import build_strictly, fingerprint

importing = importlib.import_module("import")
CASES = Path(__file__).parent / "cases" / "imports"


@pytest.fixture
def project(project_copy: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(project_copy, tmp_path / "project"))


@pytest.mark.parametrize("name", ["columns.csv", "hugo", "sphinx.rst", "vocabulary.ttl"])
def test_from_a_file_to_a_strict_build(
    project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    assert importing.main([str(CASES / name)], project) == command.FINE
    said = capsys.readouterr().out
    assert "4 terms found. Their fields:" in said
    assert "4 entries are written (0 published, 4 stubs)" in said
    site = build_strictly(project, tmp_path / "site")
    assert (site / "dictionary" / "bottom-bracket" / "index.html").is_file()


def test_a_second_run_changes_nothing_and_hand_edits_live_on(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    importing.main([str(CASES / "columns.csv")], project)
    entry = project / "glossary" / "crank.yml"
    entry.write_text("# Mine.\n" + entry.read_text(encoding="utf-8").replace("arm", "bar"), encoding="utf-8")
    before = fingerprint(project)
    capsys.readouterr()
    assert importing.main([str(CASES / "columns.csv")], project) == command.FINE
    said = capsys.readouterr().out
    assert "4 of them are explained here already" in said
    assert "There is nothing new to write." in said
    assert fingerprint(project) == before


def test_what_is_wrong_is_told_and_nothing_is_written(
    project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = tmp_path / "bad.csv"
    bad.write_text("Term,Definition\nhub,A hub is a part.\nrim,=A1\n", encoding="utf-8")
    before = fingerprint(project)
    assert importing.main([str(CASES / "columns.csv"), str(bad)], project) == command.TO_MEND
    said = capsys.readouterr().out
    assert "bad.csv:3:B: The cell holds a formula" in said
    assert said.endswith("Nothing was written.\n")
    assert fingerprint(project) == before


def test_looking_writes_nothing(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = fingerprint(project)
    options = ["--look", "--map", "aliases=Synonyms", "--leave", "ID"]
    assert importing.main([str(CASES / "columns.csv"), *options], project) == command.FINE
    said = capsys.readouterr().out
    assert "  Term → term\n" in said
    assert "  ID: has no place" in said
    assert fingerprint(project) == before


def test_a_mapping_that_is_none(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert importing.main([str(CASES / "columns.csv"), "--map", "word=Term"], project) == command.MISUSED
    assert "Fix: write --map FIELD=COLUMN; FIELD is one of term, definition" in capsys.readouterr().out


def test_entries_that_keep_the_house_rules_are_published(
    project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The rules of this small dictionary ask nothing of a published entry that these lack."""
    assert importing.main([str(CASES / "columns.csv"), "--publish"], project) == command.FINE
    said = capsys.readouterr().out
    assert "4 entries are written" in said
    build_strictly(project, tmp_path / "site")


def test_files_that_are_not_there(project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert importing.main([str(tmp_path / "none.csv")], project) == command.TO_MEND
    assert "It cannot be read: no such file" in capsys.readouterr().out
    (tmp_path / "empty").mkdir()
    assert importing.main([str(tmp_path / "empty")], project) == command.TO_MEND
    assert "There is no file in this folder that can be read" in capsys.readouterr().out


def test_progress_is_told_on_long_files(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(importing, "_PATIENCE", -1.0)
    long = tmp_path / "long.csv"
    out = io.StringIO()
    out.write("Term,Definition\n")
    out.writelines(f"word{number},\n" for number in range(5_001))
    out.write("hub,A hub is the middle of a wheel.\n")
    long.write_text(out.getvalue(), encoding="utf-8")
    assert importing.main([str(long)], project) == command.FINE
    captured = capsys.readouterr()
    assert "Reading" in captured.err
    assert "5,000" in captured.err
    assert "Not brought: nothing says what these mean: 5,001" in captured.out
