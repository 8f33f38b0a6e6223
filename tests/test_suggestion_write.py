"""What is to be done about an issue, done: against a stand-in for the host and a repository on this machine."""

import json
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import stub_gh
import suggestion
from builds import FIRST_DICTIONARY, PROJECT
from github_api import WritingError
from suggestion_result import LINK, Result, ResultError, read_result
from suggestion_write import MARKER, Place, act

TEXT = "headword: mentor\ntopics: [networking]\ndefinition: A mentor is a guide.\n"
RESULT = Result(
    issue=7,
    state="ready",
    replies={"opened": f"Thank you! {LINK}", "refused": f"By hand: {LINK}", "touched": f"Edited: {LINK}"},
    path="glossary/mentor.yml",
    text=TEXT,
    title="Change mentor: definition",
    summary="Makes 3 links.",
    login="ada-example",
    account=4711,
)
TO_MEND = Result(issue=7, state="to-mend", replies={"said": "Please mend this."}, login="ada-example", account=4711)


def git(folder: Path, *arguments: str) -> str:
    who = {f"GIT_{role}_{what}": "editor@example.org" for role in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    surroundings = {**os.environ, **who, "GIT_CONFIG_GLOBAL": os.devnull}
    done = subprocess.run(["git", *arguments], cwd=folder, env=surroundings, capture_output=True, text=True, check=True)
    return done.stdout.strip()


class Host:
    """A repository with a checkout of it, and what the stand-in knows."""

    def __init__(self, folder: Path) -> None:
        self.bare = folder / "origin.git"
        self.place = Place(project=folder / "checkout", repository="example/words", base="main")
        self.file = folder / "state.json"
        self.file.write_text(json.dumps(stub_gh.NEW), encoding="utf-8")
        source = folder / "source"
        git(folder, "init", "--quiet", "--bare", "--initial-branch=main", str(self.bare))
        git(folder, "init", "--quiet", "--initial-branch=main", str(source))
        for name in ("_strings.yml", "mentor.yml", "networking.yml"):
            (source / "glossary").mkdir(exist_ok=True)
            (source / "glossary" / name).write_bytes((FIRST_DICTIONARY / "glossary" / name).read_bytes())
        (source / ".github" / "workflows").mkdir(parents=True)
        (source / ".github" / "workflows" / "site.yml").write_text("on: push\n", encoding="utf-8")
        (source / "glossary" / "networking.yml").chmod(0o755)
        (source / "glossary" / "linked.yml").symlink_to("mentor.yml")
        git(source, "add", "--all")
        git(source, "commit", "--quiet", "--message", "Begin")
        git(source, "push", "--quiet", str(self.bare), "main")
        # As a workflow checks out: one commit deep.
        git(folder, "clone", "--quiet", "--depth=1", self.bare.as_uri(), str(self.place.project))

    @property
    def state(self) -> dict[str, Any]:
        return dict(json.loads(self.file.read_text(encoding="utf-8")))

    def set(self, **values: Any) -> None:
        self.file.write_text(json.dumps({**self.state, **values}), encoding="utf-8")

    def git(self, *arguments: str) -> str:
        return git(self.bare, *arguments)

    @property
    def replies(self) -> list[str]:
        return [comment["body"].removeprefix(f"{MARKER}\n") for comment in self.state["comments"]]


@pytest.fixture
def host(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Host:
    programs = tmp_path / "programs"
    programs.mkdir()
    gh = programs / "gh"
    gh.write_text(f'#!/bin/sh\nexec "{sys.executable}" "{stub_gh.__file__}" "$@"\n', encoding="utf-8")
    gh.chmod(0o755)
    made = Host(tmp_path)
    monkeypatch.setenv("PATH", f"{programs}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("STUB_STATE", str(made.file))
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    return made


def test_a_suggestion_becomes_a_branch_a_commit_and_a_pull_request(host: Host) -> None:
    assert act(RESULT, host.place) == "opened"
    assert host.git("show", "suggestion/7:glossary/mentor.yml") == TEXT.strip()
    assert host.git("diff", "--name-only", "main", "suggestion/7") == "glossary/mentor.yml"
    assert (
        host.git("log", "-1", "--format=%an <%ae>|%cn|%s|%b", "suggestion/7")
        == (
            "ada-example <4711+ada-example@users.noreply.github.com>|github-actions[bot]|Change mentor: definition|"
            "Suggested in #7.\n"
        ).strip()
    )
    assert host.git("rev-parse", "suggestion/7^") == host.git("rev-parse", "main")
    (pull,) = host.state["pulls"]
    assert (pull["title"], pull["body"], pull["base"]) == (RESULT.title, "Closes #7\n\nMakes 3 links.", "main")
    assert host.replies == ["Thank you! #20"]
    assert git(host.place.project, "status", "--porcelain") == ""


def test_a_second_run_changes_nothing(host: Host) -> None:
    act(RESULT, host.place)
    before, commit = host.state, host.git("rev-parse", "suggestion/7")
    assert act(RESULT, host.place) == "opened"
    assert host.git("rev-parse", "suggestion/7") == commit
    after = host.state
    assert {**after, "calls": None} == {**before, "calls": None}
    assert "POST repos/example/words/pulls" not in after["calls"][len(before["calls"]) :]


def test_a_change_of_the_issue_changes_branch_title_and_reply(host: Host) -> None:
    act(RESULT, host.place)
    act(replace(RESULT, text=TEXT + "pos: noun\n", title="Change mentor: pos"), host.place)
    assert host.git("show", "suggestion/7:glossary/mentor.yml").endswith("pos: noun")
    assert host.git("rev-list", "--count", "main..suggestion/7") == "1"
    assert [pull["title"] for pull in host.state["pulls"]] == ["Change mentor: pos"]
    assert len(host.replies) == 1


@pytest.mark.parametrize("end", ["\r\n", "\r"])
@pytest.mark.parametrize("begin", ["", "\ufeff"])
def test_a_file_keeps_its_line_ends_and_its_mark(begin: str, end: str, host: Host) -> None:
    text = begin + TEXT.replace("\n", end).removesuffix(end)
    act(read_result(replace(RESULT, text=text).as_json()), host.place)
    show = ["git", "cat-file", "blob", "suggestion/7:glossary/mentor.yml"]
    assert subprocess.run(show, cwd=host.bare, capture_output=True, check=True).stdout == text.encode()


def test_a_file_keeps_its_mode(host: Host) -> None:
    for path in ("glossary/networking.yml", "glossary/mentor.yml"):
        result = replace(RESULT, path=path, issue=8 if "mentor" in path else 9)
        act(result, host.place)
        assert host.git("ls-tree", result.branch, path).startswith("100644" if "mentor" in path else "100755")


def test_a_new_entry_is_a_new_file(host: Host) -> None:
    act(replace(RESULT, path="glossary/side-project.yml"), host.place)
    assert host.git("diff", "--name-status", "main", "suggestion/7") == "A\tglossary/side-project.yml"


def test_needs_fix_and_back(host: Host) -> None:
    assert act(TO_MEND, host.place) == "said"
    assert host.state["labels"] == ["needs-fix"]
    assert host.replies == ["Please mend this."]
    assert host.state["pulls"] == []
    act(RESULT, host.place)
    assert host.state["labels"] == []
    assert host.replies == ["Thank you! #20"]
    act(TO_MEND, host.place)
    assert host.state["labels"] == ["needs-fix"]
    assert host.replies == ["Please mend this."]
    assert len(host.state["pulls"]) == 1


def test_a_remark_gets_one_reply_and_nothing_else(host: Host) -> None:
    for _ in range(2):
        act(replace(TO_MEND, state="thanks"), host.place)
    assert (host.replies, host.state["pulls"], host.state["labels"]) == (["Please mend this."], [], [])
    assert host.git("branch", "--list", "suggestion/*") == ""


def test_nothing_to_do_asks_the_host_nothing(host: Host) -> None:
    assert act(replace(TO_MEND, state="nothing", replies={}), host.place) == ""
    assert host.state["calls"] == []


def test_the_reply_is_found_among_many_and_is_never_somebody_elses(host: Host) -> None:
    person = {"login": "eve", "type": "User"}
    comments = [{"id": n, "body": f"{MARKER}\nmine", "user": person} for n in range(5)]
    host.set(comments=[*comments, {"id": 50, "body": f"{MARKER}\nold", "user": stub_gh.BOT}], page=2)
    act(TO_MEND, host.place)
    assert host.replies == ["mine"] * 5 + ["Please mend this."]


def test_an_editor_who_went_on_with_the_branch_is_not_overrun(host: Host, tmp_path: Path) -> None:
    act(RESULT, host.place)
    git(tmp_path, "clone", "--quiet", "--branch=suggestion/7", str(host.bare), "editing")
    git(tmp_path / "editing", "commit", "--quiet", "--allow-empty", "--message", "Edit")
    git(tmp_path / "editing", "push", "--quiet")
    commit = host.git("rev-parse", "suggestion/7")
    assert act(replace(RESULT, text=TEXT + "pos: noun\n"), host.place) == "touched"
    assert host.git("rev-parse", "suggestion/7") == commit
    assert host.replies == ["Edited: #20"]


def test_somebody_elses_branch_of_that_name_is_left_alone(host: Host) -> None:
    host.git("branch", "suggestion/7", "main")
    assert act(RESULT, host.place) == "touched"
    assert host.git("rev-parse", "suggestion/7") == host.git("rev-parse", "main")
    assert host.replies == ["Edited: https://github.com/example/words/compare/main...suggestion/7?expand=1"]


def test_a_repository_whose_workflows_may_open_nothing_says_so(host: Host) -> None:
    host.set(may_open=False)
    assert act(RESULT, host.place) == "refused"
    assert host.replies == ["By hand: https://github.com/example/words/compare/main...suggestion/7?expand=1"]
    assert host.git("show", "suggestion/7:glossary/mentor.yml") == TEXT.strip()
    host.set(may_open=True)
    assert act(RESULT, host.place) == "opened"
    assert host.replies == ["Thank you! #20"]


def test_a_fork_works_in_its_own_name(host: Host) -> None:
    assert (
        act(RESULT, replace(host.place, repository="somebody/dictionary", server="https://code.example.org"))
        == "opened"
    )
    assert all(call.split()[1].startswith("repos/somebody/dictionary/") for call in host.state["calls"])
    assert "@users.noreply.code.example.org" in host.git("log", "-1", "--format=%ae", "suggestion/7")


def test_two_runs_at_once_make_one_pull_request(host: Host, tmp_path: Path) -> None:
    git(tmp_path, "clone", "--quiet", "--depth=1", host.bare.as_uri(), "second")
    places = (host.place, replace(host.place, project=tmp_path / "second"))
    with ThreadPoolExecutor(2) as pool:
        outcomes = list(pool.map(lambda place: act(RESULT, place), places))
    assert outcomes == ["opened", "opened"]
    assert len(host.state["pulls"]) == 1
    assert host.git("show", "suggestion/7:glossary/mentor.yml") == TEXT.strip()


@pytest.mark.parametrize(
    "path", [".github/workflows/site.yml", "docs/mentor.yml", "glossary/below/mentor.yml", "glossary/linked.yml"]
)
def test_a_file_outside_the_glossary_is_refused(path: str, host: Host) -> None:
    with pytest.raises(WritingError, match=r"outside the folder|no plain file"):
        act(replace(RESULT, path=path), host.place)
    assert host.git("branch", "--list", "suggestion/*") == ""
    assert (host.state["calls"], host.replies) == ([], [])


def test_a_host_that_refuses_is_said_without_its_words(host: Host) -> None:
    host.set(may_open=None, pulls=[])
    os.environ["STUB_STATE"] = str(host.file.with_name("none.json"))
    with pytest.raises(WritingError, match=r"^The host refused what was asked of it, with the status 0\.$"):
        act(RESULT, host.place)


# ---- The file between the two jobs ----------------------------------------------------------------------


def test_a_result_is_what_was_written() -> None:
    for result in (RESULT, TO_MEND, replace(TO_MEND, state="nothing", replies={})):
        assert read_result(result.as_json()) == result


@pytest.mark.parametrize(
    "changes",
    [
        {"issue": "7"},
        {"issue": 0},
        {"issue": True},
        {"state": "merge"},
        {"path": "../mkdocs.yml"},
        {"path": "/etc/passwd.yml"},
        {"path": ".github/workflows/site.yml"},
        {"path": "glossary/../x.yml"},
        {"path": "glossary/x.py"},
        {"path": "glossary/x.yml\n"},
        {"path": "-x/y.yml"},
        {"title": "a\nb"},
        {"title": ""},
        {"title": "a\u2028b"},
        {"login": "a b"},
        {"login": "a\n::error::"},
        {"login": "-x"},
        {"account": -1},
        {"account": 1.5},
        {"text": ""},
        {"text": "a\0b"},
        {"text": "a" * 200_001},
        {"replies": {}},
        {"replies": []},
        {"replies": {"opened": 1, "refused": "", "touched": ""}},
        {"replies": {"said": "x"}},
        {"more": 1},
    ],
)
def test_nothing_else_is_believed(changes: dict[str, Any]) -> None:
    with pytest.raises(ResultError):
        read_result(json.dumps({**json.loads(RESULT.as_json()), **changes}))


@pytest.mark.parametrize("source", ["", "{", "[]", "null", "{}", "1" * 5000, "[" * 100_000, "x" * 2_000_000])
def test_what_is_no_result_is_refused(source: str) -> None:
    with pytest.raises(ResultError):
        read_result(source)


def test_the_job_that_writes_needs_the_standard_library_alone(host: Host, tmp_path: Path) -> None:
    file = tmp_path / "result.json"
    file.write_text(RESULT.as_json(), encoding="utf-8")
    code = (
        "import sys; from pathlib import Path; sys.path.insert(0, sys.argv[1]); import suggestion; "
        "sys.exit(suggestion.main(sys.argv[2:], Path.cwd()))"
    )
    # Without the folder of installed packages.
    command = [sys.executable, "-I", "-S", "-c", code]
    surroundings = {**os.environ, "GITHUB_REPOSITORY": "example/words"}
    done = subprocess.run(
        [*command, str(PROJECT / "scripts"), "write", "--result", str(file), "--base", "main"],
        cwd=host.place.project,
        env=surroundings,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "Issue 7: opened.\n", "")


@pytest.mark.parametrize(
    ("repository", "content", "said"),
    [
        ("", "{}", "GITHUB_REPOSITORY does not name a repository."),
        ("example/words", "{}", "The result has not the parts that it should have."),
        ("example/words", None, "The result cannot be read."),
    ],
)
def test_a_wrong_call_is_refused(
    repository: str,
    content: str | None,
    said: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("GITHUB_REPOSITORY", repository)
    file = tmp_path / "result.json"
    if content is not None:
        file.write_text(content, encoding="utf-8")
    assert suggestion.main(["write", "--result", str(file), "--base", "main"], tmp_path) == 2
    assert capsys.readouterr().err == f"{said}\n"
