"""Turn an issue that was sent through a form into a checked pull request, or into a reply that says what to mend.

Two jobs of .github/workflows/suggestion.yml: `read` meets what was contributed and may change
nothing; `write` may, and executes nothing contributed.
"""

import argparse
import json
import os
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path

from command import FINE, MISUSED, TO_MEND, parser, run
from suggestion_result import ResultError, read_result

_PROJECT = Path(__file__).resolve().parent.parent
_EXAMPLES = (
    ("scripts/suggestion.py read --event issue.json --result result.json", "what is to be done about an issue"),
    (
        "scripts/suggestion.py write --result result.json --base main",
        "do it, in the repository that GITHUB_REPOSITORY names",
    ),
)


def main(arguments: Sequence[str] | None = None, project: Path = _PROJECT) -> int:
    """1 when what is there does not allow it, 2 when a file cannot be used; says why in one fixed sentence."""
    options = _options().parse_args(arguments)
    # What is said here ends up in a log that takes some lines for commands: nothing contributed is said.
    return _read(options, project) if options.command == "read" else _write(options, project)


def _options() -> argparse.ArgumentParser:
    options = parser(__doc__ or "", _EXAMPLES)
    commands = options.add_subparsers(dest="command", required=True)
    read = commands.add_parser("read", help="look at an issue and say what is to be done")
    read.add_argument("--event", type=Path, required=True, help="the event of GitHub, a JSON file")
    read.add_argument("--result", type=Path, required=True, help="the file to write")
    write = commands.add_parser("write", help="do what was said")
    write.add_argument("--result", type=Path, required=True, help="the file that `read` wrote")
    write.add_argument("--base", required=True, help="the branch that pull requests go to")
    return options


def _read(options: argparse.Namespace, project: Path) -> int:
    # Only here: the other job has the standard library alone.
    from suggestion_read import EventError, UnreadableError, read_issue

    try:
        event = json.loads(options.event.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return _refuse("The event cannot be read.", MISUSED)
    try:
        result = read_issue(event, project)
    except EventError as error:
        return _refuse(str(error), MISUSED)
    except UnreadableError as error:
        return _refuse(str(error), TO_MEND)
    except Exception as error:  # its own words may hold what was contributed
        frame = traceback.extract_tb(error.__traceback__)[-1]
        place = f"{type(error).__name__} at line {frame.lineno} of {Path(frame.filename).name}"
        return _refuse(f"The issue cannot be read, for a fault of this program: {place}.", TO_MEND)
    options.result.write_text(result.as_json(), encoding="utf-8")
    print(f"Issue {result.issue}: {result.state}.")
    return FINE


def _write(options: argparse.Namespace, project: Path) -> int:
    from github_api import WritingError
    from suggestion_write import Place, act

    repository = os.environ.get("GITHUB_REPOSITORY", "")
    if repository.count("/") != 1:
        return _refuse("GITHUB_REPOSITORY does not name a repository.", MISUSED)
    try:
        result = read_result(options.result.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, ResultError) as error:
        return _refuse(str(error) if isinstance(error, ResultError) else "The result cannot be read.", MISUSED)
    server = os.environ.get("GITHUB_SERVER_URL", "https://github.com")
    try:
        outcome = act(result, Place(project=project, repository=repository, base=options.base, server=server))
    except WritingError as error:
        return _refuse(str(error), TO_MEND)
    print(f"Issue {result.issue}: {outcome or 'nothing to do'}.")
    return FINE


def _refuse(reason: str, status: int) -> int:
    print(reason, file=sys.stderr)
    return status


if __name__ == "__main__":
    sys.exit(run(main))
