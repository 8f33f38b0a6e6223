"""The monthly list of reviews: one issue, opened, changed and closed."""

import json
import sys
from pathlib import Path
from typing import Any

import pytest

import github_api
import review_issue
from github_api import HubError

BOT = {"login": "github-actions[bot]", "type": "Bot"}


class Host:
    def __init__(self, *issues: dict[str, Any]) -> None:
        self.issues = list(issues)

    def ask(self, hub: github_api.Hub, method: str, path: str, data: Any = None) -> Any:
        if method == "GET":
            page = int(path.rpartition("page=")[2])
            return [issue for issue in self.issues if issue["state"] == "open"][page - 1 : page]
        if method == "POST":
            self.issues.append({**data, "number": len(self.issues) + 1, "user": BOT, "state": "open"})
            return self.issues[-1]
        (issue,) = (each for each in self.issues if path == f"issues/{each['number']}")
        issue.update(data)
        return issue


@pytest.fixture
def host(monkeypatch: pytest.MonkeyPatch) -> Host:
    made = Host(
        {"number": 1, "user": {"type": "User"}, "state": "open", "body": f"{review_issue.MARKER}\nmine"},
        {"number": 2, "user": BOT, "state": "open", "body": None},
    )
    monkeypatch.setattr(github_api.Hub, "ask", lambda hub, *call: made.ask(hub, *call))
    monkeypatch.setenv("GITHUB_REPOSITORY", "example/words")
    return made


def told(tmp_path: Path, text: str) -> int:
    file = tmp_path / "list.md"
    file.write_text(text, encoding="utf-8")
    return review_issue.main([str(file)])


def test_one_issue_is_opened_changed_and_closed(host: Host, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert told(tmp_path, "\n") == 0
    assert len(host.issues) == 2
    assert told(tmp_path, "- mentor\n") == 0
    assert (host.issues[2]["title"], host.issues[2]["body"]) == (review_issue.TITLE, f"{review_issue.MARKER}\n- mentor")
    assert told(tmp_path, "- recruiter\n") == 0
    assert host.issues[2]["body"].endswith("- recruiter")
    assert told(tmp_path, "No entry is due.\n") == 0
    assert host.issues[2]["state"] == "closed"
    assert host.issues[0]["body"].endswith("mine")
    said = capsys.readouterr().out.splitlines()
    assert said == ["Nothing is due.", "Opened issue 3.", "Changed issue 3.", "Nothing is due."]


def test_a_long_list_ends_at_a_line(host: Host, tmp_path: Path) -> None:
    assert told(tmp_path, "- an entry\n" * 10_000) == 0
    assert host.issues[2]["body"].endswith("- an entry\n\n…")
    assert len(host.issues[2]["body"]) < 65_536


def test_a_repository_without_issues_says_so(
    host: Host, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refused(hub: github_api.Hub, *call: object) -> None:
        raise HubError(410, "Issues has been disabled in this repository.")

    monkeypatch.setattr(github_api.Hub, "ask", refused)
    assert told(tmp_path, "- mentor\n") == 1
    assert "turned off here. Fix:" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("server", "told_to_gh"),
    [
        ("https://github.com", {}),
        ("https://git.words.example", {"GH_HOST": "git.words.example", "GH_ENTERPRISE_TOKEN": "pass"}),
    ],
)
def test_gh_is_told_which_host(server: str, told_to_gh: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GITHUB_SERVER_URL", server)
    monkeypatch.setenv("GH_TOKEN", "pass")
    monkeypatch.delenv("GH_HOST", raising=False)
    monkeypatch.delenv("GH_ENTERPRISE_TOKEN", raising=False)
    code = "import os; print(*(f'{n}={os.environ[n]}' for n in ('GH_HOST', 'GH_ENTERPRISE_TOKEN') if n in os.environ))"
    done = github_api.run_program([sys.executable, "-c", code])
    assert done.stdout.split() == [f"{name}={value}" for name, value in told_to_gh.items()]


def test_a_wrong_call_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("GITHUB_REPOSITORY", raising=False)
    assert told(tmp_path, "x") == 2
    monkeypatch.setenv("GITHUB_REPOSITORY", "example/words")
    assert review_issue.main([str(tmp_path / "none")]) == 2


def test_a_host_that_refuses_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*call: object) -> Any:
        raise HubError(410, json.dumps({"message": "Issues are disabled ::error::"}))

    monkeypatch.setattr(github_api.Hub, "ask", refuse)
    monkeypatch.setenv("GITHUB_REPOSITORY", "example/words")
    assert told(tmp_path, "- x") == 1
