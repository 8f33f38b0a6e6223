"""How the entries are written, as a whole: length and grade, openings, repeated words, cast, sources, regions, labels.

It looks for sameness and for what is missing, and judges nothing: the exit status is 0 whatever it finds. What counts
as an occupation or as a fixed phrase stands in `_editorial.yml` beside the entries, where a dictionary has one.
"""

import datetime
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import yaml

from command import FINE, MISUSED, parser, run
from dictionary.assembly import Assembly, assemble
from dictionary.exports.editorial_report import EditorialWords, Subject, as_markdown, editorial_report
from dictionary.exports.link_report import report
from project import PROJECT, Configuration, configuration
from whole_writes import write_all

_EXAMPLES = (
    ("make editorial", "the report"),
    ("scripts/editorial.py --write docs/contribute/editorial-report.md", "the same as a page of the site"),
)
_FILE = "_editorial.yml"
_HEAD = """---
title: How the entries are written
search:
  exclude: true
robots: noindex
---

# How the entries are written

For maintainers, made by `make editorial` on {day} from {count} published entries. It shows spread rather than
averages, because sameness is what it looks for; nothing in it is a fault by itself.

"""


class UnreadableError(ValueError):
    """What is wrong with the data of the report, in plain words."""


def main(arguments: Sequence[str] | None = None, project: Path = PROJECT) -> int:
    """Print or write the report; exit status 2 when the dictionary or its data cannot be read."""
    options = parser(__doc__ or "", _EXAMPLES)
    options.add_argument("--write", metavar="FILE", help="a page of the site to write it to")
    given = options.parse_args(arguments)
    read = configuration(project)
    assembly = assemble(project, read.settings, read.docs) if read.settings else None
    if assembly is None or assembly.site is None:
        print("The dictionary cannot be read: run `make check`.", file=sys.stderr)
        return MISUSED
    try:
        subject = _subject(project, read, assembly)
    except UnreadableError as error:
        print(error, file=sys.stderr)
        return MISUSED
    lines = list(as_markdown(editorial_report(subject)))
    if not given.write:
        print("\n".join(lines))
        return FINE
    head = _HEAD.format(day=subject.today, count=len(subject.entries))
    text = head + "\n".join(lines).rstrip("\n") + "\n"
    write_all(project, {given.write: text.encode()})
    print(f"{given.write} says what was found.")
    return FINE


def _subject(project: Path, read: Configuration, assembly: Assembly) -> Subject:
    assert read.settings and assembly.site
    site = assembly.site
    articles = {a.path: (project / a.path).read_text(encoding="utf-8") for a in site.dictionary.articles.values()}
    return Subject(
        entries=[entry for entry in site.dictionary.entries.values() if entry.status == "published"],
        language=read.settings.language_rules,
        mentions=report(site, articles).mentioned,
        wanted={wanted.headword: wanted.names for wanted in site.dictionary.wanted},
        flagged=sorted({Path(p.path).stem for p in assembly.problems if p.name == "legal-flag"}),
        words=words_of(project / read.settings.glossary / _FILE),
        today=datetime.datetime.now(tz=datetime.UTC).date(),
    )


def words_of(file: Path) -> EditorialWords:
    """The data of a dictionary; empty where it has none. Raises `UnreadableError`."""
    if not file.is_file():
        return EditorialWords()
    try:
        given = yaml.safe_load(file.read_text(encoding="utf-8"))
    except (yaml.YAMLError, UnicodeDecodeError):
        raise UnreadableError(f"{file.name} cannot be read. Fix: write lists of words, as a field each.") from None
    if not isinstance(given, dict):
        raise UnreadableError(f"{file.name} is no list of fields. Fix: write lists of words, as a field each.")
    known = ("occupations", "watched", "elsewhere", "phrases")
    unknown = [str(name) for name in given if name not in (*known, "endings")]
    if unknown:
        raise UnreadableError(f'{file.name}: there is no list "{unknown[0]}". Fix: use {", ".join(known)} or endings.')
    endings = given.get("endings") or {}
    if not isinstance(endings, dict):
        raise UnreadableError(f'{file.name}: "endings" needs a list for each kind of word. Fix: person: [er, or].')
    return EditorialWords(
        **{name: tuple(_texts(file, name, given.get(name))) for name in known},
        endings={str(kind): tuple(_texts(file, str(kind), ends)) for kind, ends in endings.items()},
    )


def _texts(file: Path, name: str, given: Any) -> Iterator[str]:
    if given is None:
        return
    if not isinstance(given, list) or not all(isinstance(item, str) and item.strip() for item in given):
        raise UnreadableError(f'{file.name}: "{name}" needs a list of words. Fix: {name}: [one, another].')
    yield from (" ".join(item.split()) for item in given)


if __name__ == "__main__":
    sys.exit(run(main))
