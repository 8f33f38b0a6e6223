"""Asking GitHub's interface through `gh`, and what can go wrong with that. The standard library alone."""

import json
import os
import re
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_PATIENCE = 120
"""Seconds after which a program is taken to hang."""


class WritingError(Exception):
    """Why something cannot be done, in a sentence that holds nothing contributed."""


class HubError(WritingError):
    """What the host answers when it refuses."""

    def __init__(self, status: int, said: str) -> None:
        super().__init__(f"The host refused what was asked of it, with the status {status}.")
        self.status = status
        self.said = said


@dataclass(frozen=True, slots=True)
class Hub:
    """A repository on the host."""

    repository: str
    """`owner/name`."""

    @property
    def owner(self) -> str:
        return self.repository.partition("/")[0]

    def ask(self, method: str, path: str, data: object = None) -> Any:
        """What the host answers about a path below the repository. Raises HubError, WritingError."""
        call = ["gh", "api", "--method", method, f"repos/{self.repository}/{path}"]
        given = "" if data is None else json.dumps(data)
        done = run_program(call if data is None else [*call, "--input", "-"], given=given)
        if done.returncode:
            status = re.search(r"\(HTTP (\d{3})\)", done.stderr)
            raise HubError(int(status[1]) if status else 0, f"{done.stdout}\n{done.stderr}")
        return json.loads(done.stdout) if done.stdout.strip() else None


def _enterprise() -> dict[str, str]:
    """What `gh` wants to be told where the host is not github.com: which one, and the password by another name."""
    host = os.environ.get("GITHUB_SERVER_URL", "").partition("://")[2].rstrip("/")
    if not host or host == "github.com":
        return {}
    return {"GH_HOST": host, "GH_ENTERPRISE_TOKEN": os.environ.get("GH_TOKEN", "")}


def run_program(
    call: Sequence[str], folder: Path | None = None, given: str = "", more: Mapping[str, str] | None = None
) -> "subprocess.CompletedProcess[str]":
    """A program with its output; nothing of it reaches the log, which takes some lines for commands."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")} | _enterprise()
    try:
        return subprocess.run(
            call,
            cwd=folder,
            env=kept | {"GIT_TERMINAL_PROMPT": "0"} | dict(more or {}),
            input=given,
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            timeout=_PATIENCE,
            check=False,
        )
    except FileNotFoundError:
        raise WritingError(f"{call[0]} is not installed.") from None
    except subprocess.TimeoutExpired:
        raise WritingError(f"{call[0]} does not answer.") from None
