"""Write the schemas by which editors check, complete and explain the files of the dictionary while one types.

They are made of the fields in the code and of your topics, regions and audiences, and go to schema/. Each entry
names its own in the first line, and .vscode/settings.json those of the other files, where it is there.
"""

import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import command
from dictionary.assembly import assemble
from dictionary.contributing.editor_line import FOLDER, with_editor_line
from dictionary.exports.entry_schema import patterns, schema_files
from dictionary.reading.files import find_files
from dictionary.site import Site
from project import PROJECT, configuration
from whole_writes import NotWrittenError, write_all

EDITOR_SETTINGS = ".vscode/settings.json"
EXAMPLES = [
    ("make schema", "writes them"),
    ("scripts/schema.py --check", "only say what is out of date; status 1 if anything is"),
]


def main(arguments: Sequence[str] | None = None, project: Path = PROJECT) -> int:
    """Write what is out of date; exit status 1 when that cannot be, or with `--check` when there is anything."""
    parser = command.parser(__doc__ or "", EXAMPLES)
    parser.add_argument("--check", action="store_true", help="write nothing, only say what is out of date")
    given = parser.parse_args(arguments)
    read = configuration(project)
    site = assemble(project, read.settings, read.docs).site if read.settings else None
    if site is None:
        print("The dictionary cannot be read. Fix: run `make check`, and mend what it says.")
        return command.TO_MEND
    stale = {path: text for path, text in files(site, project) if _bytes(project / path) != text}
    try:
        if not given.check:
            (project / FOLDER).mkdir(exist_ok=True)
            write_all(project, stale)
    except NotWrittenError as error:
        print(error)
        return command.TO_MEND
    for path in stale:
        print(f"{path} {'is out of date' if given.check else 'is written'}.")
    if given.check and stale:
        print("Fix: run `make schema`.")
    return command.TO_MEND if given.check and stale else command.FINE


def files(site: Site, project: Path) -> Iterator[tuple[str, bytes]]:
    """Path below the project and text of every file that editors need, as it should be."""
    for path, text in schema_files(site).items():
        yield path, text.encode()
    glossary = Path(site.settings.glossary).as_posix()
    for path, data in find_files(project, glossary).entries.items():
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError:
            continue  # the check tells it
        yield path, with_editor_line(text, glossary).encode()
    if (settings := _bytes(project / EDITOR_SETTINGS)) is not None:
        yield EDITOR_SETTINGS, _with_patterns(settings, glossary)


def _with_patterns(settings: bytes, glossary: str) -> bytes:
    """The settings of an editor with our schemas among its own; as they are where they hold remarks or mistakes."""
    try:
        given = json.loads(settings)
        own = {} if not isinstance(given, dict) else dict(given.get("yaml.schemas", {}))
    except (ValueError, TypeError):
        return settings
    wanted = {**own, **patterns(glossary)}
    if not isinstance(given, dict) or own == wanted:
        return settings
    return (json.dumps({**given, "yaml.schemas": wanted}, indent=2, ensure_ascii=False) + "\n").encode()


def _bytes(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None


if __name__ == "__main__":
    sys.exit(command.run(main))
