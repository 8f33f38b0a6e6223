"""The ledger is committed by the host: only where it has changed, and only where nobody else has changed it."""

import base64
import subprocess
from pathlib import Path
from typing import Any

import pytest

import github_api
import ledger_commit
from github_api import HubError

COMMIT = "a" * 40
PATH = "words/_ledger.yml"


@pytest.fixture
def asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """A clone with a ledger in it, and what the host was asked."""
    project = tmp_path / "project"
    (project / "words").mkdir(parents=True)
    (project / PATH).write_text("old\n", encoding="utf-8")
    who = ("-c", "user.name=x", "-c", "user.email=x@words.example", "-c", "commit.gpgsign=false")
    for call in (("init", "--quiet"), ("add", "."), (*who, "commit", "--quiet", "-m", "x")):
        subprocess.run(["git", *call], cwd=project, check=True)
    monkeypatch.chdir(project)
    monkeypatch.setenv("GITHUB_REPOSITORY", "example/words")
    monkeypatch.setenv("GITHUB_OUTPUT", str(tmp_path / "output"))
    found: list[Any] = []

    def ask(hub: github_api.Hub, *call: Any) -> Any:
        found.append(call)
        return {"commit": {"sha": COMMIT}}

    monkeypatch.setattr(github_api.Hub, "ask", ask)
    return found


def told(tmp_path: Path, text: str, to: str = PATH) -> int:
    file = tmp_path / "new.yml"
    file.write_text(text, encoding="utf-8")
    return ledger_commit.main([str(file), "--to", to, "--branch", "main"])


def test_what_is_new_is_committed_in_the_place_of_what_was_there(asked: list[Any], tmp_path: Path) -> None:
    assert told(tmp_path, "new é\n") == 0
    ((method, path, data),) = asked
    assert (method, path) == ("PUT", f"contents/{PATH}")
    assert base64.b64decode(data["content"]).decode() == "new é\n"
    old = subprocess.run(
        ["git", "rev-parse", f"HEAD:{PATH}"], check=True, text=True, capture_output=True
    ).stdout.strip()
    assert data["sha"] == old, "the host refuses when it is not what it was"
    assert data["branch"] == "main"
    assert (tmp_path / "output").read_text("utf-8") == f"commit={COMMIT}\n"


def test_a_ledger_that_is_as_it_was_is_left_alone(asked: list[Any], tmp_path: Path) -> None:
    assert told(tmp_path, "old\n") == 0
    assert asked == []
    assert (tmp_path / "output").read_text("utf-8") == "commit=\n"


def test_a_first_ledger_is_made(asked: list[Any], tmp_path: Path) -> None:
    assert told(tmp_path, "new\n", "eintraege/_ledger.yml") == 0
    assert "sha" not in asked[0][2]


@pytest.mark.parametrize("to", ["../_ledger.yml", "words/mentor.yml", ".github/workflows/site.yml", "a/../_ledger.yml"])
def test_no_other_file_is_written(to: str, asked: list[Any], tmp_path: Path) -> None:
    assert told(tmp_path, "new\n", to) == 2
    assert asked == []


@pytest.mark.parametrize("status", [403, 409, 422])
def test_a_protected_branch_is_said_with_what_to_do(
    status: int,
    asked: list[Any],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def refuse(*call: object) -> Any:
        raise HubError(status, "Changes must be made through a pull request ::error::")

    monkeypatch.setattr(github_api.Hub, "ask", refuse)
    assert told(tmp_path, "new\n") == 1
    said = capsys.readouterr().err
    assert "Fix: run `make ledger`" in said
    assert "::" not in said
    assert not (tmp_path / "output").exists()


def test_a_wrong_call_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GITHUB_REPOSITORY", "example/words")
    assert ledger_commit.main([str(tmp_path / "none"), "--to", PATH, "--branch", "main"]) == 2
    monkeypatch.delenv("GITHUB_REPOSITORY")
    assert told(tmp_path, "x") == 2
