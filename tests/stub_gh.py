"""A stand-in for `gh api` with a host of its own: issues, comments, labels and pull requests in one JSON file.

Answers as GitHub's interface does, as far as `scripts/suggestion_write.py` asks. STUB_STATE names the file.
"""

import fcntl
import json
import os
import re
import sys
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

BOT = {"login": "github-actions[bot]", "type": "Bot"}
NEW: dict[str, Any] = {"comments": [], "labels": [], "pulls": [], "calls": [], "may_open": True, "page": 100}


class RefusedError(Exception):
    """An answer that is not 2xx."""

    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.status = status


def answer(state: dict[str, Any], method: str, path: str, data: Any) -> Any:
    path, _, query = path.partition("?")
    asked = {key: values[0] for key, values in parse_qs(query).items()}
    match method, re.sub(r"^repos/[^/]+/[^/]+/", "", path).split("/"):
        case "GET", ["issues", _, "comments"]:
            start = (int(asked["page"]) - 1) * state["page"]
            return state["comments"][start : start + state["page"]]
        case "POST", ["issues", _, "comments"]:
            state["comments"].append({"id": 100 + len(state["comments"]), "body": data["body"], "user": BOT})
            return state["comments"][-1]
        case "PATCH", ["issues", "comments", id]:
            (comment,) = (each for each in state["comments"] if str(each["id"]) == id)
            comment["body"] = data["body"]
            return comment
        case "POST", ["issues", _, "labels"]:
            state["labels"] = sorted({*state["labels"], *data["labels"]})
            return []
        case "DELETE", ["issues", _, "labels", name]:
            if name not in state["labels"]:
                raise RefusedError(404, "Label does not exist")
            state["labels"].remove(name)
            return []
        case "GET", ["pulls"]:
            owner, _, head = asked["head"].partition(":")
            assert owner == path.split("/")[1]
            return [pull for pull in state["pulls"] if pull["head"] == head and pull["state"] == asked["state"]]
        case "POST", ["pulls"]:
            if not state["may_open"]:
                raise RefusedError(403, "GitHub Actions is not permitted to create or approve pull requests.")
            if any(pull["head"] == data["head"] and pull["state"] == "open" for pull in state["pulls"]):
                raise RefusedError(422, "A pull request already exists")
            state["pulls"].append({**data, "number": 20 + len(state["pulls"]), "state": "open"})
            return state["pulls"][-1]
        case "PATCH", ["pulls", number]:
            (pull,) = (each for each in state["pulls"] if str(each["number"]) == number)
            pull.update(data)
            return pull
    raise RefusedError(404, "Not Found")


def main(arguments: list[str]) -> int:
    if arguments[:2] == ["auth", "git-credential"]:
        return 0
    assert arguments[:2] == ["api", "--method"], arguments
    method, path = arguments[2:4]
    data = json.load(sys.stdin) if arguments[4:] == ["--input", "-"] else None
    file = Path(os.environ["STUB_STATE"])
    with file.open("r+", encoding="utf-8") as opened:
        fcntl.flock(opened, fcntl.LOCK_EX)
        state = json.load(opened)
        state["calls"].append(f"{method} {path.partition('?')[0]}")
        try:
            said, status = json.dumps(answer(state, method, path, data)), 0
        except RefusedError as refused:
            said, status = json.dumps({"message": str(refused)}), 1
            sys.stderr.write(f"gh: {refused} (HTTP {refused.status})\n")
        opened.seek(0)
        opened.truncate()
        json.dump(state, opened)
    sys.stdout.write(f"{said}\n")
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
