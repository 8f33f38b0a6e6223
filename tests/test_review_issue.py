"""The monthly list of reviews: one issue, opened, changed and closed."""

import json
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
