"""Put entries into canonical form: order of fields, width of lines, nothing that pasting left.

Comments stay with the line that they stand above. A file says afterwards what it said before: both are read and
compared. A file that cannot be read stays as it is, and why is told; what else is wrong, scripts/check.py says.
"""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import command
from dictionary.contributing.entry_format import formatted
from dictionary.contributing.entry_text import EntryTextError
from dictionary.reading.decoding import decode
from dictionary.reading.files import find_files
from project import PROJECT, below, configuration
from whole_writes import NotWrittenError, write_all

EXAMPLES = [
    ("scripts/format.py", "all entries"),
    ("scripts/format.py glossary/mentor.yml", "one of them"),
    ("scripts/format.py --check", "only say which ones would change; status 1 if there are any"),
]


def main(arguments: Sequence[str] | None = None, project: Path = PROJECT) -> int:
    """Format files; exit status 1 when some have mistakes, or with `--check` when some would change."""
    parser = command.parser(__doc__ or "", EXAMPLES)
    parser.add_argument("--check", action="store_true", help="write nothing, only say what would change")
    parser.add_argument("files", nargs="*", metavar="FILES", help="entries; all of them where none is named")
    given = parser.parse_args(arguments)
    settings = configuration(project).settings
    if settings is None:
        print("The settings cannot be read. Fix: run `make check`, and mend what it says.")
        return command.TO_MEND
    found = find_files(project, settings.glossary)
    if missing := [problem for problem in found.problems if problem.path == settings.glossary]:
        print("\n".join(map(str, missing)))
        return command.TO_MEND
    entries = found.entries
    wanted = {path: _named(path, project) for path in given.files}
    unread = [problem for problem in found.problems if problem.path in wanted.values()]
    refused = {problem.path for problem in unread} - entries.keys()
    unknown = [path for path, name in wanted.items() if name not in entries and name not in refused]
    if unknown:
        print("\n".join(f"{path} is no entry. Fix: name a file in {settings.glossary}/." for path in unknown))
        return command.MISUSED
    texts: dict[str, bytes] = {}
    told = [str(problem) for problem in unread if problem.path in refused]
    for path in [name for name in wanted.values() if name in entries] if given.files else entries:
        new, problems = _formatted(path, entries[path], settings.language)
        told += problems
        if new is not None and new != entries[path]:
            texts[path] = new
    for line in told:
        print(line)
    try:
        if not given.check:
            write_all(project, texts)
    except NotWrittenError as error:
        print(error)
        return command.TO_MEND
    for path in texts:
        print(f"{path} {'would change' if given.check else 'is formatted'}.")
    if given.check and texts:
        print("Fix: run scripts/format.py.")
    return command.TO_MEND if told or (given.check and texts) else command.FINE


def _named(path: str, project: Path) -> str:
    """A file as people name it → its path below the project."""
    found = below(path, project)
    return found if found and not found.startswith("../") else Path(path).as_posix()


def _formatted(path: str, data: bytes, language: str) -> tuple[bytes | None, list[str]]:
    text, problems = decode(path, data)
    if text is None:
        return None, [str(problem) for problem in problems]
    try:
        # Line ends as they are: `decode` has only looked whether it is text.
        return formatted(data.decode("utf-8"), path, language).encode(), []
    except EntryTextError as error:
        return None, [*_at(path, error)]


def _at(path: str, error: EntryTextError) -> Iterator[str]:
    for problem in error.problems:
        where = f"{path}:{problem.position.line}:{problem.position.column}"
        yield f"{where}: {problem.severity}[{problem.code} {problem.name}] {problem.message} Fix: {problem.fix}"


if __name__ == "__main__":
    sys.exit(command.run(main))
