"""Write .github/CODEOWNERS: who is asked to review what is code, while entries are for every editor.

No file can be right before the owners are known: GitHub reports names that are not there as errors. So each
dictionary makes its own, once.
"""

import re
import sys
from collections.abc import Sequence
from pathlib import Path

from command import FINE, MISUSED, parser, run

_PROJECT = Path(__file__).resolve().parent.parent
_OWNER = re.compile(r"@[A-Za-z0-9][A-Za-z0-9-]*(/[A-Za-z0-9][\w.-]*)?|[^\s@#]+@[^\s@#]+\.[^\s@#]+")
OWNED = (".github/", "hooks/", "overrides/", "scripts/", "tests/", "docs/assets/", "mkdocs.yml", "pyproject.toml")
"""What can run code, in the site or while it is built."""
_EXAMPLES = (
    ("scripts/codeowners.py @ada", "one person"),
    ("scripts/codeowners.py @example-org/developers ada@example.org", "a team and a person"),
)


def main(arguments: Sequence[str] | None = None, project: Path = _PROJECT) -> int:
    """2 for what is no name of an account, a team, or a mail address."""
    options = parser(__doc__ or "", _EXAMPLES)
    options.add_argument("owners", nargs="+", metavar="OWNER", help="@account, @organization/team or a mail address")
    owners: list[str] = options.parse_args(arguments).owners
    if wrong := [owner for owner in owners if not _OWNER.fullmatch(owner)]:
        print(f'"{wrong[0]}" is neither @account, nor @organization/team, nor a mail address.', file=sys.stderr)
        return MISUSED
    file = project / ".github" / "CODEOWNERS"
    file.parent.mkdir(exist_ok=True)
    file.write_text(text(owners), encoding="utf-8")
    print(f"Written: {file.relative_to(project).as_posix()}")
    return FINE


def text(owners: Sequence[str]) -> str:
    """The file for these owners."""
    lines = "".join(f"/{path} {' '.join(owners)}\n" for path in OWNED)
    return f"# Who is asked to review what can run code. Made by scripts/codeowners.py.\n{lines}"


if __name__ == "__main__":
    sys.exit(run(main))
