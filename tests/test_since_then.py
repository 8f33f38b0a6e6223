"""`--changed-from`: what a change is to blame for, and how the time before is read from git."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from builds import PROJECT, copy_project
from check import main
from dictionary.checking.since_then import blamed
from dictionary.model.problems import Position, Problem
from dictionary.reading.history import HistoryError, since

STUB = "headword: {0}\ntopics: [networking]\ndefinition: The word {0} is a test.\n"


def problem(path: str, line: int = 1, code: str = "E301", message: str = "M.") -> Problem:
    return Problem(path=path, position=Position(line, 1, 2), code=code, name="n", message=message, fix="f.")


def test_problems_of_changed_files_count_old_or_new() -> None:
    old = [problem("a"), problem("b")]
    assert blamed(old, old, {"a"}) == [problem("a")]


def test_problems_elsewhere_count_when_they_are_new() -> None:
    assert blamed([problem("b"), problem("b", 2)], [problem("b")], {"a"}) == [problem("b", 2)]
    assert blamed([problem("b")], [problem("b"), problem("b", 2)], {"a"}) == []


def test_other_words_for_the_same_problem_are_not_new() -> None:
    assert blamed([problem("b", message="x, y.")], [problem("b", message="x.")], {"a"}) == []
    now = [problem("b", message="x."), problem("b", message="y.")]
    assert blamed(now, [problem("b", message="x.")], {"a"}) == [problem("b", message="y.")]


# In a repository


def git(project: Path, *arguments: str) -> str:
    surroundings = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    surroundings |= {
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_SYSTEM": os.devnull,
        "GIT_AUTHOR_NAME": "A",
        "GIT_AUTHOR_EMAIL": "a@words.example",
        "GIT_COMMITTER_NAME": "A",
        "GIT_COMMITTER_EMAIL": "a@words.example",
    }
    done = subprocess.run(
        ["git", *arguments], cwd=project, env=surroundings, check=True, capture_output=True, text=True
    )
    return done.stdout.strip()


def write(project: Path, files: Mapping[str, str | None]) -> None:
    for name, text in files.items():
        path = project / name
        if text is None:
            path.unlink()
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")


def commit(project: Path, files: Mapping[str, str | None] = {}) -> str:
    write(project, files)
    git(project, "add", "-A")
    git(project, "commit", "-q", "-m", "x", "--allow-empty")
    return git(project, "rev-parse", "HEAD")


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small dictionary with three entries and, in `old.yml`, a problem that nobody here is to blame for."""
    project = copy_project(tmp_path_factory.mktemp("repository") / "project")
    of_others = (project / "glossary" / name for name in ("_wanted.yml", "_ledger.yml"))
    for file in (*(project / "glossary").glob("[!_]*.yml"), *of_others):
        file.unlink()
    shutil.rmtree(project / "docs")
    (project / "docs").mkdir()
    shutil.copytree(PROJECT / "overrides", project / "overrides", dirs_exist_ok=True)
    config = (project / "mkdocs.yml").read_text(encoding="utf-8")
    (project / "mkdocs.yml").write_text(config.split("\nnav:")[0] + "\n", encoding="utf-8")
    write(
        project,
        {
            "docs/index.md": "# Home\n",
            "glossary/coach.yml": STUB.format("coach"),
            "glossary/mentor.yml": STUB.format("mentor") + "see_also: [coach]\n",
            "glossary/old.yml": STUB.format("elder") + "see_also: [nobody]\n",
        },
    )
    git(project, "init", "-q", "-b", "main")
    commit(project)
    return project


@pytest.fixture
def project(repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the repository, in which the command is run."""
    copied = Path(shutil.copytree(repository, tmp_path / "project"))
    monkeypatch.chdir(copied)
    return copied


def said(project: Path, capsys: pytest.CaptureFixture[str], *arguments: str) -> list[str]:
    main(["--format", "json", *arguments], project)
    found = json.loads(capsys.readouterr().out)["problems"]
    return [f"{each['path'].rpartition('/')[2]}:{each['line']} {each['code']}" for each in found]


def test_nothing_has_changed(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert said(project, capsys) == ["old.yml:4 E301"]
    assert said(project, capsys, "--changed-from", "main") == []


KINDS: Mapping[str, tuple[Mapping[str, str | None], list[str]]] = {
    "an entry with a problem": ({"glossary/new.yml": "headword: new\n"}, ["new.yml:1 E202", "new.yml:1 E202"]),
    "a deleted entry that another one names": ({"glossary/coach.yml": None}, ["mentor.yml:4 E301"]),
    "a renamed entry": (
        {"glossary/coach.yml": None, "glossary/trainer.yml": STUB.format("coach")},
        ["mentor.yml:4 E301"],
    ),
    "an alias that another entry has": (
        {"glossary/new.yml": STUB.format("new") + "aliases: [coach]\n"},
        ["coach.yml:1 E305", "new.yml:4 E305"],
    ),
    "a topic that is gone": (
        {"glossary/_topics.yml": "interviews: Interviews\n"},
        ["coach.yml:2 E204", "mentor.yml:2 E204", "old.yml:2 E204"],
    ),
    "a touched file with an old problem": (
        {"glossary/old.yml": STUB.format("elder") + "see_also: [nobody]\ntips: [Ask.]\n"},
        ["old.yml:4 E301"],
    ),
    "a page that names an entry that is not there": ({"docs/new.md": "# A\n\n[[nowhere at all]]\n"}, ["new.md:3 E301"]),
}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("state", ["saved", "staged", "committed"])
def test_what_a_change_is_blamed_for(kind: str, state: str, project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files, expected = KINDS[kind]
    base = git(project, "rev-parse", "HEAD")
    write(project, files)
    if state == "staged":
        git(project, "add", "-A")
    elif state == "committed":
        commit(project)
    assert said(project, capsys, "--changed-from", base) == expected


def test_a_deleted_entry_that_was_published_is_blamed_though_the_ledger_is_as_it_was(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    known = "".join(f"{slug}:\n  headword: {slug}\n  meaning: Something.\n" for slug in ("coach", "mentor"))
    write(project, {"glossary/_ledger.yml": known})
    commit(project)
    base = git(project, "rev-parse", "HEAD")
    write(project, {"glossary/coach.yml": None})
    assert said(project, capsys, "--changed-from", base) == ["_ledger.yml:1 E308", "mentor.yml:4 E301"]


def test_what_others_did_on_the_main_branch_meanwhile_is_not_ours(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    git(project, "switch", "-q", "-c", "ours")
    commit(project, {"glossary/new.yml": "headword: new\n"})
    git(project, "switch", "-q", "main")
    commit(project, {"glossary/coach.yml": "headword: coach\n"})
    git(project, "switch", "-q", "ours")
    assert {line.partition(":")[0] for line in said(project, capsys, "--changed-from", "main")} == {"new.yml"}


def test_files_with_odd_names_and_links_are_read_as_they_were(project: Path, tmp_path: Path) -> None:
    write(project, {"docs/a b ü.md": "# A\r\n", ".gitattributes": "docs/index.md export-ignore\n* text=auto\n"})
    (project / "docs" / "link.md").symlink_to("index.md")
    commit(project)
    then = since(project, "HEAD").write(tmp_path / "then")
    assert (then / "docs/index.md").is_file()
    assert (then / "docs/a b ü.md").is_file()
    assert (then / "docs/link.md").is_symlink()


def test_a_project_below_the_top_of_its_repository(repository: Path, tmp_path: Path) -> None:
    top = tmp_path / "top"
    shutil.copytree(repository, top / "words", ignore=shutil.ignore_patterns(".git"))
    write(top, {"other/x.txt": "x"})
    git(top, "init", "-q", "-b", "main")
    commit(top)
    write(top, {"words/glossary/coach.yml": "headword: coach\n", "other/x.txt": "y"})
    then = since(top / "words", "HEAD")
    assert then.changed() == {"glossary/coach.yml"}
    assert (then.write(tmp_path / "then") / "glossary/coach.yml").read_text(encoding="utf-8") == STUB.format("coach")


def test_why_the_time_before_cannot_be_looked_at(
    project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert main(["--changed-from", "nowhere"], project) == 2
    assert 'There is no revision "nowhere"' in capsys.readouterr().err
    git(project, "update-ref", "refs/remotes/origin/elsewhere", "HEAD")
    assert main(["--changed-from", "elsewhere"], project) == 2
    assert "did you mean origin/elsewhere?" in capsys.readouterr().err
    assert main(["--changed-from", "ma\0in"], project) == 2
    assert "There is no revision" in capsys.readouterr().err
    assert main(["--changed-from=--help"], project) == 2
    assert "There is no revision" in capsys.readouterr().err
    shutil.rmtree(project / ".git")
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    with pytest.raises(HistoryError, match="no git repository"):
        since(project, "HEAD")
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(HistoryError, match="not installed"):
        since(project, "HEAD")


def test_a_history_of_which_only_the_newest_part_was_fetched(project: Path, tmp_path: Path) -> None:
    first = git(project, "rev-parse", "HEAD")
    commit(project)
    git(tmp_path, "clone", "-q", "--depth", "1", project.as_uri(), "shallow")
    with pytest.raises(HistoryError, match="only the newest part") as error:
        since(tmp_path / "shallow", first)
    assert "fetch-depth: 0" in str(error.value)


def test_broken_settings_of_then_are_not_blamed_on_who_mends_them(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    right = (project / "mkdocs.yml").read_text(encoding="utf-8")
    base = commit(project, {"mkdocs.yml": "site_name: [\n"})
    write(project, {"mkdocs.yml": right})
    assert said(project, capsys, "--changed-from", base) == []


@pytest.mark.parametrize("name", ["_strings.yml", "_topics.yml", "_regions.yml"])
def test_what_keeps_the_files_from_being_checked_is_told_whoever_is_to_blame(
    name: str, project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Without it, a check that saw nothing would pass."""
    right = (project / "glossary" / name).read_bytes()
    for text, code in (("x: [\n", "E103"), (None, "E202")):
        base = commit(project, {f"glossary/{name}": text})
        write(project, {"glossary/coach.yml": STUB.format("coach") + "tips: [Ask.]\n"})
        told = [f"{name}:1 {code}"] if text or name != "_regions.yml" else []
        assert said(project, capsys, "--changed-from", base) == told
        assert said(project, capsys, "glossary/coach.yml") == told
        (project / "glossary" / name).write_bytes(right)


def test_files_that_git_does_not_compare_are_nobodys_fault(
    project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = tmp_path / "other"
    other.mkdir()
    git(other, "init", "-q")
    commit(other, {"far.md": "# Far\n\n[[nowhere]]\n"})
    git(project, "-c", "protocol.file.allow=always", "submodule", "--quiet", "add", str(other), "docs/far")
    base = commit(project, {".gitignore": "near.md\n", "docs/near.md": "# Near\n\n[[nowhere]]\n"})
    write(project, {"glossary/coach.yml": None})
    assert said(project, capsys, "--changed-from", base) == ["mentor.yml:4 E301"]
    write(project, {"docs/far/far.md": "# Far\n\n[[nowhere]] [[either]]\n"})
    assert len(said(project, capsys, "--changed-from", base)) == 3


# Files


def test_only_the_files_that_are_named(
    project: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    write(project, {"glossary/new.yml": "headword: new\n"})
    assert said(project, capsys, str(project / "glossary" / "old.yml")) == ["old.yml:4 E301"]
    monkeypatch.chdir(project / "glossary")
    assert said(project, capsys, "old.yml") == ["old.yml:4 E301"]
    assert said(project, capsys, "coach.yml") == []
    assert len(said(project, capsys, ".")) == 3
    assert said(project, capsys, "glossary/old.yml") == ["old.yml:4 E301"]
    assert main(["coach.yml"], project) == 0
    assert main(["old.yml"], project) == 1
    capsys.readouterr()
    for name in ("_new.yml", ".hidden.yml"):
        (project / "glossary" / name).write_text("headword: x\n", encoding="utf-8")
    for name, words in (
        ("nowhere.yml", "There is no file"),
        ("nope.yml", "name a file below"),
        ("_new.yml", "begins with _ is read as an entry"),
        (".hidden.yml", "begins with . is read as an entry"),
        ("coahc.yml", "did you mean glossary/coach.yml?"),
        ("coach", "did you mean glossary/coach.yml?"),
        ("dictionary/coach.yml", "did you mean glossary/coach.yml?"),
        ("../LICENSE", "There is no file"),
        ("/", "is not checked"),
        ("a" * 5000, "There is no file"),
    ):
        assert main([name], project) == 2
        assert words in capsys.readouterr().err


def test_annotations_and_a_summary_for_github(
    project: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    summary = tmp_path / "summary.md"
    summary.write_text("Before.\n", encoding="utf-8")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    assert main(["--format", "github"], project) == 1
    assert capsys.readouterr().out.startswith("::error file=glossary/old.yml,line=4,")
    assert summary.read_text(encoding="utf-8").startswith("Before.\n## The check\n")
    monkeypatch.delenv("GITHUB_STEP_SUMMARY")
    assert main(["--format", "github"], project) == 1


def test_help_has_examples() -> None:
    done = subprocess.run(
        [sys.executable, "scripts/check.py", "--help"],
        cwd=PROJECT,
        env={**os.environ, "PYTHONPATH": "hooks"},
        check=True,
        capture_output=True,
        text=True,
    )
    assert "Examples:" in done.stdout
    assert "--changed-from" in done.stdout
