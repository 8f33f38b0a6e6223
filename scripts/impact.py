"""Say what a change does to the links of the dictionary, in Markdown for its review.

Which pages link to a new entry, from which entries it takes links, which words link to nothing any
more, and which entries nobody mentions.
"""

import sys
from collections.abc import Sequence
from pathlib import Path

from command import FINE, MISUSED, TO_MEND, parser, run
from dictionary.assembly import assemble
from dictionary.exports.link_impact import as_markdown, impact, linked
from dictionary.reading.history import HistoryError, since
from project import PROJECT, configuration, earlier

_EXAMPLES = (
    ("scripts/impact.py --from main", "what this branch does to the links"),
    ('scripts/impact.py --from HEAD >> "$GITHUB_STEP_SUMMARY"', "in a workflow"),
)


def main(arguments: Sequence[str] | None = None, project: Path = PROJECT) -> int:
    """Print the report; 1 when one of the two states cannot be read, 2 when there is no earlier one."""
    options = parser(__doc__ or "", _EXAMPLES)
    options.add_argument("--from", dest="revision", metavar="REV", required=True, help="where the change began")
    revision = options.parse_args(arguments).revision
    read = configuration(project)
    site = assemble(project, read.settings, read.docs, is_read=lambda path: False).site if read.settings else None
    if site is None:
        print("The dictionary cannot be read: run `make check`.", file=sys.stderr)
        return TO_MEND
    try:
        with earlier(since(project, revision), read) as (_, then):
            if then.site is None:
                print("The dictionary could not be read before: there is nothing to compare with.", file=sys.stderr)
                return TO_MEND
            before = linked(then.site)
    except HistoryError as refusal:
        print(refusal, file=sys.stderr)
        return MISUSED
    print(as_markdown(impact(before, linked(site)), site), end="")
    return FINE


if __name__ == "__main__":
    sys.exit(run(main))
