"""List the entries that are due for a review, those due longest first.

An entry is due when its `review_by` has come, or so many months after `reviewed`. That is a
reminder, not a fault: the exit status is 0 however long the list is.
"""

import argparse
import datetime
import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from command import FINE, MISUSED, parser, run
from dictionary.assembly import assemble
from dictionary.exports import review_list
from dictionary.exports.review_list import Intervals
from project import PROJECT, configuration

_EXAMPLES = (
    ("make review", "what is due today"),
    ("scripts/review.py --format markdown", "the same as a list of tasks, for an issue"),
    ("scripts/review.py --on 2027-06-01", "what will be due on that day"),
    ("scripts/review.py --months 24", "where two years are soon enough"),
)


def main(arguments: Sequence[str] | None = None, project: Path = PROJECT) -> int:
    """Print the list; exit status 2 when the dictionary cannot be read."""
    options = parser(__doc__ or "", _EXAMPLES)
    options.add_argument("--format", choices=("text", "markdown", "json"), default="text")
    options.add_argument("--on", type=_day, metavar="DATE", help="another day than today: 2027-06-01")
    options.add_argument("--months", type=_months, default=Intervals().months, help="how long a review holds (12)")
    options.add_argument(
        "--legal-months", type=_months, default=Intervals().legal, help="the same with legal: true (6)"
    )
    options.add_argument("--site", default=os.environ.get("SITE_URL", ""), help="address of the site, for links")
    given = options.parse_args(arguments)
    read = configuration(project)
    site = assemble(project, read.settings, read.docs, is_read=lambda path: False).site if read.settings else None
    if site is None:
        print("The dictionary cannot be read: run `make check`.", file=sys.stderr)
        return MISUSED
    on = given.on or datetime.datetime.now(tz=datetime.UTC).date()
    intervals = Intervals(months=given.months, legal=given.legal_months)
    listed = review_list.due(site.dictionary.entries.values(), on, intervals)
    page = f"{given.site.rstrip('/')}/{site.settings.entries}/{{slug}}/" if given.site else ""
    records = list(review_list.as_records(listed, site.settings.repository, page))
    if given.format == "json":
        print(json.dumps(records, ensure_ascii=False, indent=2))
        return FINE
    shown = review_list.as_markdown if given.format == "markdown" else review_list.as_text
    for line in shown(records):
        print(line)
    count = len(records)
    entries = f"{count} {'entry is' if count == 1 else 'entries are'}" if count else "No entry is"
    if given.format == "text" or not count:
        print(f"{entries} due for a review on {on}.")
    return FINE


def _day(text: str) -> datetime.date:
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f'"{text}" is not a day; write it like 2027-06-01') from None


def _months(text: str) -> int:
    if not (text.isascii() and text.isdecimal()) or len(text) > 4 or int(text) < 1:
        raise argparse.ArgumentTypeError(f'"{text}" is not a number of months; write one from 1 to 9999')
    return int(text)


if __name__ == "__main__":
    sys.exit(run(main))
