"""Bring the ledger of what has been published up to date: run it when a site is published, and commit what it writes.

The ledger (_ledger.yml beside the entries) keeps what entries no longer say: which were added, renamed or retired,
when their meaning changed, and every address that they had. The site's feed is made from it, and the check sees to
it that none of these addresses vanishes. Nothing else asks what day it is: a build takes the ledger as it is.
"""

import argparse
import datetime
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import command
from dictionary.assembly import assemble
from dictionary.contributing.ledger_text import ledger_text
from dictionary.model.ledger import Change, Ledger, updated
from dictionary.model.problems import errors
from dictionary.reading.ledger import FILE
from project import PROJECT, configuration
from whole_writes import NotWrittenError, write_all

EXAMPLES = [
    ("make ledger", "brings it up to date; what is new happened today"),
    ("scripts/publish.py --on 2026-12-01", "the same, for a site that was published on another day"),
    ("scripts/publish.py --check", "only say what is new; status 1 if anything is"),
]
_SAID = {
    "added": "was added",
    "renamed": "has another name",
    "meaning-changed": "means something else, or says it in other words",
    "retired": "was retired",
    "returned": "is back",
}


def main(arguments: Sequence[str] | None = None, project: Path = PROJECT) -> int:
    """Write the ledger; exit status 1 when the dictionary has to be mended first, or with `--check` when it is old."""
    parser = command.parser(__doc__ or "", EXAMPLES)
    parser.add_argument("--on", type=_day, metavar="DATE", help="another day than today: 2026-12-01")
    parser.add_argument("--check", action="store_true", help="write nothing, only say what is new")
    given = parser.parse_args(arguments)
    read = configuration(project)
    assembly = assemble(project, read.settings, read.docs, is_read=lambda path: False) if read.settings else None
    if assembly is None or assembly.site is None or errors([*read.problems, *assembly.problems]):
        print("The dictionary has mistakes, and cannot be published. Fix: run `make check`, and mend what it says.")
        return command.TO_MEND
    site = assembly.site
    date = given.on or datetime.datetime.now(tz=datetime.UTC).date()
    ledger = updated(site.ledger, site.dictionary, site.addresses.leads(), date)
    path = f"{Path(site.settings.glossary).as_posix()}/{FILE}"
    file, text = project / path, ledger_text(ledger).encode()
    if file.is_file() and file.read_bytes() == text:
        print(f"{path} is up to date.")
        return command.FINE
    for slug, change in _new(site.ledger, ledger):
        print(f"{slug} {_SAID[change.what]} ({change.date}).")
    if given.check:
        print(f"{path} is out of date. Fix: run `make ledger`.")
        return command.TO_MEND
    try:
        write_all(project, {path: text})
    except NotWrittenError as error:
        print(error)
        return command.TO_MEND
    print(f"{path} is written.")
    return command.FINE


def _new(before: Ledger, after: Ledger) -> Iterator[tuple[str, Change]]:
    """What happened since."""
    for slug, record in after.items():
        known = len(before[slug].changes) if slug in before else 0
        yield from ((slug, change) for change in record.changes[known:])


def _day(text: str) -> datetime.date:
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f'"{text}" is not a day; write it like 2026-12-01') from None


if __name__ == "__main__":
    sys.exit(command.run(main))
