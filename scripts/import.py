"""Bring a glossary that exists: read it in the form it has, write entries, and list what is left to do.

Read are tables (.csv, .tsv, .xlsx), YAML and JSON, Markdown (a page a term, or a list, a table or abbreviations on
one page), Sphinx's glossary (.rst), SKOS (.ttl, .rdf, .jsonld) and TBX. A folder means all files in it. The fields
are found by their names; what was found is shown, and --map says it better.

Nothing that is there is overwritten, so the command may be run again: it brings what is new. Where something is wrong
with the files, nothing is written.
"""

import argparse
import os
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import command
from dictionary.importing.bringing import Brought, Source, Wish, bring
from dictionary.importing.mapping import TARGETS
from dictionary.importing.opening import SUFFIXES
from dictionary.importing.records import RefusedError
from dictionary.importing.to_do import counted
from project import PROJECT, configuration
from whole_writes import NotWrittenError, write_all

EXAMPLES = [
    ("scripts/import.py terms.csv --look", "only shows which column becomes what"),
    ("scripts/import.py terms.csv", "writes entries as stubs, and import-todo.md"),
    ("scripts/import.py terms.xlsx --map term=Wort --map definition=Erklärung --leave Nummer", "says it better"),
    ("scripts/import.py ../old-site/content/glossary", "a folder of pages, one for each term"),
    ("scripts/import.py vocabulary.ttl --language de", "one language of several"),
]
_LARGEST = 50_000_000
_TODO = "import-todo.md"
_NAMED = ("term", "abbreviation")
_PATIENCE = 2.0
"""Seconds after which progress is told."""


def main(arguments: Sequence[str] | None = None, project: Path = PROJECT) -> int:
    """Bring files; exit status 1 when nothing can be written, 2 when the command cannot be followed."""
    given = _parser().parse_args(arguments)
    told: dict[str, str] = {}
    for text in given.map:
        target, _, name = text.partition("=")
        if target not in TARGETS or not name:
            print(f'"{text}" is no mapping. Fix: write --map FIELD=COLUMN; FIELD is one of {", ".join(TARGETS)}.')
            return command.MISUSED
        told[name] = target
    read = configuration(project)
    if read.settings is None:
        print("The settings cannot be read. Fix: run `make check`, and mend what it says.")
        return command.TO_MEND
    wish = Wish(told, frozenset(given.leave), given.language, given.encoding, given.topic, given.publish)
    try:
        sources = dict(_sources(given.files))
        brought = bring(project, read.settings, read.docs, sources, wish, _Progress())
        print("\n".join(_mapping(brought)))
        if given.look:
            print("Nothing was written.")
            return command.FINE
        return _write(project, brought, given.files)
    except RefusedError as error:
        print("\n".join(map(str, error.faults)))
        print("Nothing was written.")
        return command.TO_MEND
    except NotWrittenError as error:
        print(error)
        return command.TO_MEND


def _parser() -> argparse.ArgumentParser:
    parser = command.parser(__doc__ or "", EXAMPLES)
    parser.add_argument("files", nargs="+", metavar="FILE", help="a file, or a folder of files")
    parser.add_argument("--look", action="store_true", help="show which field becomes what, and write nothing")
    parser.add_argument(
        "--map",
        action="append",
        default=[],
        metavar="FIELD=COLUMN",
        help=f"what a column or field is; FIELD is one of {', '.join(TARGETS)}",
    )
    parser.add_argument("--leave", action="append", default=[], metavar="COLUMN", help="a column or field to leave out")
    parser.add_argument("--language", default="", help="which one of several languages; otherwise that of the site")
    parser.add_argument("--encoding", default="", help="how the letters are stored, where that is not UTF-8")
    parser.add_argument("--topic", default="", help="the topic of terms that have none: a key, or a name for a new one")
    parser.add_argument(
        "--publish", action="store_true", help="publish entries that keep all rules of the house; others stay stubs"
    )
    return parser


def _sources(files: Sequence[str]) -> Iterator[tuple[str, Source]]:
    """The files by their names, those of folders in the order of the alphabet."""
    for name in files:
        path = Path(name)
        try:
            if path.is_dir():
                inside = sorted(each for each in path.rglob("*") if each.suffix.lower() in SUFFIXES and each.is_file())
                inside = [
                    each for each in inside if not any(part.startswith(".") for part in each.parts[len(path.parts) :])
                ]
                if not inside:
                    raise _refused(name, "There is no file in this folder that can be read.", "name another folder.")
                for each in inside:
                    yield (
                        each.as_posix(),
                        Source(_read(each), is_page=each.suffix.lower() in (".md", ".mdx", ".markdown")),
                    )
            else:
                yield path.as_posix(), Source(_read(path))
        except OSError as error:
            reason = (error.strerror or type(error).__name__).lower()
            raise _refused(name, f"It cannot be read: {reason}.", "look at its name and its permissions.") from error


def _read(path: Path) -> bytes:
    size = path.stat().st_size
    if size > _LARGEST:
        message = f"The file has {size / 1_000_000:.0f} MB; {_LARGEST / 1_000_000:g} MB is the most."
        raise _refused(path.as_posix(), message, "divide it.")
    return path.read_bytes()


def _refused(name: str, message: str, fix: str) -> RefusedError:
    from dictionary.importing.records import Fault, Place

    return RefusedError(Fault(Place(name), message, fix))


class _Progress:
    """Says how far it is, on files that take long."""

    def __init__(self) -> None:
        self._begun = time.monotonic()

    def __call__(self, what: str, number: int) -> None:
        if time.monotonic() - self._begun > _PATIENCE:
            print(f"{what}: {number:,}", file=sys.stderr, flush=True)


def _mapping(brought: Brought) -> Iterator[str]:
    count = sum(any(brought.mapping.fields.get(name) in _NAMED for name in each.values) for each in brought.records)
    yield f"{count:,} {'term' if count == 1 else 'terms'} found. Their fields:"
    names = dict.fromkeys(name for record in brought.records for name in record.values)
    for name in names:
        if name in brought.mapping.fields:
            yield f"  {name} → {brought.mapping.fields[name]}"
        elif name in brought.mapping.other_languages:
            yield f"  {name}: in another language; its texts are listed"
        else:
            yield f"  {name}: has no place; its texts are listed. Say what it is by --map FIELD={_quoted(name)}"


def _quoted(name: str) -> str:
    return f'"{name}"' if " " in name else name


def _write(project: Path, brought: Brought, files: Sequence[str]) -> int:
    if brought.there:
        print(f"{len(brought.there):,} of them are explained here already, and stay as they are.")
    if not brought.texts:
        print("There is nothing new to write.")
        for heading, number in counted(brought.notes).items():
            print(f"  {heading}: {number:,}")
        return command.FINE
    entries = [path for path in brought.texts if not Path(path).name.startswith("_")]
    heading = f"To do after bringing {', '.join(Path(name).name for name in files)}"
    todo = _free(project) if brought.notes else ""
    texts: Mapping[str, bytes] = {**brought.texts, **({todo: brought.to_do(heading).encode()} if todo else {})}
    _refuse_standing(project, entries)
    write_all(project, texts)
    stubs = len(entries) - brought.published
    kinds = f"{brought.published:,} published, {stubs:,} {'stub' if stubs == 1 else 'stubs'}"
    written = "1 entry is" if len(entries) == 1 else f"{len(entries):,} entries are"
    print(f"{written} written ({kinds}){_topics(brought)}.")
    if todo:
        print(f"What is left to do is listed in {todo}:")
        for title, number in counted(brought.notes).items():
            print(f"  {title}: {number:,}")
    return command.FINE


def _topics(brought: Brought) -> str:
    count = len(brought.new_topics)
    return f", and {count} new {'topic' if count == 1 else 'topics'} in _topics.yml" if count else ""


def _free(project: Path) -> str:
    """A name that no file has."""
    name, number = _TODO, 2
    while os.path.lexists(project / name):
        name = f"{_TODO.removesuffix('.md')}-{number}.md"
        number += 1
    return name


def _refuse_standing(project: Path, entries: Sequence[str]) -> None:
    """Somebody may have written one of them since the dictionary was read."""
    if standing := [path for path in entries if os.path.lexists(project / path)]:
        raise NotWrittenError(f"Nothing was changed: {standing[0]} is there already. Fix: run the command again.")


if __name__ == "__main__":
    sys.exit(command.run(main))
