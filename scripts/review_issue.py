"""Keep one issue that lists the entries whose review is due; `scripts/review.py --format markdown` makes the list.

The issue is found by its first line, and only where a workflow wrote it. When nothing is due it is closed.
Needs `gh` and the standard library alone.
"""

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from command import FINE, MISUSED, TO_MEND, parser, run
from github_api import Hub, HubError, WritingError

MARKER = "<!-- The list of reviews that are due: this issue is kept up to date. -->"
TITLE = "Entries whose review is due"
_MOST = 60_000
_GONE = 410
"""What the host answers where issues are turned off."""
_EXAMPLES = (("scripts/review_issue.py list.md", "in the repository that GITHUB_REPOSITORY names"),)


def main(arguments: Sequence[str] | None = None) -> int:
    """1 when the host refuses, 2 when there is no list or no repository."""
    options = parser(__doc__ or "", _EXAMPLES)
    options.add_argument("list", type=Path, help="a list in Markdown; one without items when nothing is due")
    file: Path = options.parse_args(arguments).list
    repository = os.environ.get("GITHUB_REPOSITORY", "")
    if repository.count("/") != 1 or not file.is_file():
        print("There is no such list, or GITHUB_REPOSITORY does not name a repository.", file=sys.stderr)
        return MISUSED
    try:
        print(keep(Hub(repository), file.read_text(encoding="utf-8")))
    except HubError as error:
        is_off = error.status == _GONE
        print("Issues are turned off here. Fix: Settings, Features, Issues." if is_off else error, file=sys.stderr)
        return TO_MEND
    except WritingError as error:
        print(error, file=sys.stderr)
        return TO_MEND
    return FINE


def keep(hub: Hub, listed: str) -> str:
    """Open, change or close the issue; says what was done. Raises WritingError."""
    number = _number(hub)
    if not any(line.startswith("- ") for line in listed.splitlines()):
        if number:
            hub.ask("PATCH", f"issues/{number}", {"state": "closed"})
        return "Nothing is due."
    words = {"title": TITLE, "body": f"{MARKER}\n{_within(listed.strip())}"}
    if number:
        hub.ask("PATCH", f"issues/{number}", words)
        return f"Changed issue {number}."
    made = hub.ask("POST", "issues", words)
    return f"Opened issue {made['number']}."


def _number(hub: Hub) -> int | None:
    page = 1
    while found := hub.ask("GET", f"issues?state=open&per_page=100&page={page}"):
        for issue in found:
            if issue["user"]["type"] == "Bot" and (issue["body"] or "").startswith(MARKER):
                return int(issue["number"])
        page += 1
    return None


def _within(text: str) -> str:
    """As many whole lines as an issue can hold."""
    return text if len(text) <= _MOST else f"{text[:_MOST].rpartition(chr(10))[0]}\n\n…"


if __name__ == "__main__":
    sys.exit(run(main))
