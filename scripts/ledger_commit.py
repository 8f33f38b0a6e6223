"""Commit the ledger that `scripts/publish.py` wrote, by the interface of the host; nothing of the checkout is touched.

The second half of a workflow: the first half reads what was contributed and may change nothing, this one may, and
changes this one file. It refuses where the ledger has changed since. Needs git, `gh` and the standard library alone.
"""

import base64
import os
import re
import sys
from collections.abc import Sequence
from pathlib import Path

from command import FINE, MISUSED, TO_MEND, parser, run
from github_api import Hub, HubError, WritingError, run_program

MESSAGE = "Bring the ledger of what is published up to date"
_LARGEST = 20_000_000
_REFUSALS = (403, 409, 422)
"""What the host answers where a branch is protected, or is not what it was."""
_EXAMPLES = (("scripts/ledger_commit.py new.yml --to glossary/_ledger.yml --branch main", "commits new.yml there"),)


def main(arguments: Sequence[str] | None = None) -> int:
    """1 when the host refuses, 2 when there is no file or no repository."""
    options = parser(__doc__ or "", _EXAMPLES)
    options.add_argument("file", type=Path, help="the new ledger")
    options.add_argument("--to", required=True, metavar="PATH", help="where it belongs, below the project")
    options.add_argument("--branch", required=True, help="the branch that it is committed to")
    given = options.parse_args(arguments)
    repository = os.environ.get("GITHUB_REPOSITORY", "")
    is_ledger = re.fullmatch(r"(?:[\w-]+/)*_ledger\.yml", given.to, re.ASCII)
    if repository.count("/") != 1 or not is_ledger or not given.file.is_file():
        print("There is no such ledger, or GITHUB_REPOSITORY does not name a repository.", file=sys.stderr)
        return MISUSED
    try:
        commit = committed(Hub(repository), given.file, given.to, given.branch)
    except HubError as error:
        mend = "The branch takes no commits from workflows. Fix: run `make ledger`, and commit what it writes."
        print(mend if error.status in _REFUSALS else error, file=sys.stderr)
        return TO_MEND
    except WritingError as error:
        print(error, file=sys.stderr)
        return TO_MEND
    if output := os.environ.get("GITHUB_OUTPUT"):
        with Path(output).open("a", encoding="utf-8") as file:
            file.write(f"commit={commit}\n")
    print("The ledger is committed." if commit else "The ledger is up to date.")
    return FINE


def committed(hub: Hub, file: Path, path: str, branch: str) -> str:
    """The new commit; nothing where the ledger is as it was. Raises WritingError."""
    if file.stat().st_size > _LARGEST:
        raise WritingError("The new ledger is larger than any can be.")
    new = _git("hash-object", "--no-filters", "--", str(file))
    old = _git("rev-parse", "--verify", "--quiet", f"HEAD:{path}")
    if new == old:
        return ""
    data = {"message": MESSAGE, "branch": branch, "content": base64.b64encode(file.read_bytes()).decode("ascii")}
    made = hub.ask("PUT", f"contents/{path}", {**data, "sha": old} if old else data)
    commit = str(made["commit"]["sha"])
    if not re.fullmatch(r"[0-9a-f]{40,64}", commit):
        raise WritingError("The host does not say which commit it made.")
    return commit


def _git(*arguments: str) -> str:
    """What git says; nothing where it knows no answer."""
    done = run_program(["git", *arguments])
    return done.stdout.strip() if done.returncode == 0 else ""


if __name__ == "__main__":
    sys.exit(run(main))
