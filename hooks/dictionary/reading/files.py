"""Which files a dictionary consists of, and what keeps one of them from being read.

Everything below the folder of the entries and the folder of the pages is looked at, for whatever
lies there is published or was meant to be. Files are sorted, with `/`, relative to the project.
"""

import os
import re
import stat
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from dictionary.model.problems import Problem, shown
from dictionary.reading.names import check_name, check_twins

VOCABULARIES = ("topics", "regions", "audiences")
# What looks as if it were meant for an entry: a wrong name is a problem, not a reason to skip the file.
_ENTRY_FILE = re.compile(r"[^_.].*\.(?:ya?ml|txt)", re.IGNORECASE)
LARGEST = 2_000_000
"""Bytes of the largest file that is read below the folder of the entries: a hundred times what an entry has."""
MARKDOWN = (".md", ".markdown", ".mdown", ".mkdn", ".mkd")
"""Suffixes of what the builder makes pages of."""
_OF_FILES = (".yml", ".yaml", *MARKDOWN)


@dataclass(frozen=True, slots=True)
class Files:
    """The files of a dictionary, as bytes, by path."""

    entries: Mapping[str, bytes]
    vocabularies: Mapping[str, bytes]
    """`topics`, `regions`, `audiences` → text of `_topics.yml`, …"""
    strings: bytes | None = None
    """Text of `_strings.yml`."""
    words: bytes | None = None
    """Text of `_words.txt`: words that no other list knows. Spelling is checked where it is there."""
    wanted: bytes | None = None
    """Text of `_wanted.yml`: words that have no entry yet."""
    ledger: bytes | None = None
    """Text of `_ledger.yml`: what has been published."""
    pages: Mapping[str, bytes] = field(default_factory=dict)
    """The Markdown files below the folder of the pages."""
    others: frozenset[str] = frozenset()
    """The other files there: they are published as they are."""
    aside: frozenset[str] = frozenset()
    """The other files below the folder of the entries."""
    problems: tuple[Problem, ...] = ()
    """What could not be read, and names that not every computer can store."""
    former: Mapping[str, bytes] = field(default_factory=dict)
    """Vocabularies of an earlier time: their keys still count, for texts that are shown as they were then."""

    def sources(self, docs: str) -> frozenset[str]:
        """All files below the folder of the pages, as links name them."""
        return frozenset(path.removeprefix(f"{docs}/") for path in (*self.pages, *self.others))


def find_files(
    project: Path, glossary: str, docs: str = "docs", is_excluded: Callable[[str], bool] = lambda source: False
) -> Files:
    """Read all files of the dictionary below `project`. Missing vocabulary files are empty.

    `is_excluded` says of a path below the pages' folder that the builder leaves it out.
    """
    problems: list[Problem] = []
    if not (project / glossary).is_dir():
        problems.append(_missing(glossary))
    in_glossary = _Walk(project, glossary, lambda source: False)
    in_docs = _Walk(project, docs, is_excluded)
    entries: list[str] = []
    special: list[str] = []
    aside: list[str] = []
    for path in in_glossary.files:
        inner = path.removeprefix(f"{in_glossary.folder}/")
        name = inner.rpartition("/")[2]
        if inner in SPECIAL:
            special.append(path)
        elif _ENTRY_FILE.fullmatch(name) and not inner.startswith("_"):
            if in_glossary.files[path].is_symlink():
                message = "leads to another file here, so that one entry would stand there twice"
                problems.append(_link(path, message, _MEANT_BY_LINK))
            else:
                entries.append(path)
        else:
            aside.append(path)
            problems += check_name(path)
    pages = [path for path in in_docs.files if path.endswith(MARKDOWN)]
    for path in (*in_docs.files, *in_docs.folders, *in_glossary.folders):
        problems += check_name(path)
    problems += check_twins((*in_glossary.files, *in_glossary.folders))
    problems += check_twins((*in_docs.files, *in_docs.folders))

    found = {path.rpartition("/")[2]: data for path, data in in_glossary.read(special, LARGEST).items()}
    return Files(
        entries=in_glossary.read(entries, LARGEST),
        vocabularies={name: found[f"_{name}.yml"] for name in VOCABULARIES if f"_{name}.yml" in found},
        strings=found.get("_strings.yml"),
        words=found.get("_words.txt"),
        wanted=found.get("_wanted.yml"),
        ledger=found.get("_ledger.yml"),
        pages=in_docs.read(pages),
        others=frozenset(in_docs.files) - set(pages),
        aside=frozenset(aside),
        problems=(*problems, *in_glossary.problems, *in_docs.problems),
    )


SPECIAL = frozenset(
    (*(f"_{name}.yml" for name in (*VOCABULARIES, "strings", "wanted", "ledger", "editorial")), "_words.txt"),
)
"""Files of the glossary that are no entries, by their names."""


def _missing(folder: str) -> Problem:
    return Problem(
        path=folder,
        code="E504",
        name="cannot-be-read",
        message=f'There is no folder "{shown(folder)}".',
        fix='make it, or name the right one in mkdocs.yml, in the setting "glossary" below "extra" and "dictionary".',
    )


class _Walk:
    """What stands below a folder, hidden files aside. Links to folders are told and not followed."""

    def __init__(self, project: Path, folder: str, is_excluded: Callable[[str], bool]) -> None:
        self.folder = Path(folder).as_posix()
        self.files: dict[str, Path] = {}
        """Name in messages → where it is: a name that is not UTF-8 cannot be both."""
        self.folders: list[str] = []
        self.problems: list[Problem] = []
        self._top = project / folder
        self._real = self._top.resolve()
        self._is_excluded = is_excluded
        waiting = [self._top] if self._top.is_dir() else []
        while waiting:
            waiting += self._look(waiting.pop())
        self.files = dict(sorted(self.files.items()))
        self.folders.sort()

    def read(self, names: Iterable[str], most: int | None = None) -> dict[str, bytes]:
        """The bytes of these files, without those that cannot be read or have more than `most` (see `problems`)."""
        found = {}
        for name in names:
            try:
                size = self.files[name].stat().st_size if most is not None else 0
                if most is not None and size > most:
                    self.problems.append(_too_large(name, size, most))
                    continue
                found[name] = self.files[name].read_bytes()
            except OSError as error:
                self.problems.append(_unreadable(name, error))
        return found

    def _look(self, folder: Path) -> Iterator[Path]:
        """Sort what is in a folder; the folders in it."""
        try:
            with os.scandir(folder) as found:
                items = sorted(found, key=lambda item: item.name)
        except OSError as error:
            self.problems.append(_unreadable(self._name(folder), error))
            return
        for item in items:
            path = Path(item.path)
            name = self._name(path)
            source = name.removeprefix(f"{self.folder}/")
            try:
                is_folder = path.is_dir()
                if item.name.startswith(".") or self._is_excluded(f"{source}/" if is_folder else source):
                    continue
                if told := self._told(item, name):
                    self.problems.append(told)
                elif is_folder and path.suffix.lower() in _OF_FILES:
                    self.problems.append(_folder_like_a_file(name))
                elif is_folder:
                    self.folders.append(name)
                    yield path
                else:
                    self.files[name] = path
            except OSError as error:
                self.problems.append(_unreadable(name, error))

    def _name(self, path: Path) -> str:
        """The path as messages show it: with forward slashes, printable even where it is not UTF-8."""
        below = path.relative_to(self._top).as_posix()
        joined = self.folder if below == "." else f"{self.folder}/{below}"
        return joined.encode("utf-8", "backslashreplace").decode("utf-8")

    def _told(self, item: "os.DirEntry[str]", name: str) -> Problem | None:
        if item.is_symlink():
            path = Path(item.path)
            if not path.exists():
                return _link(name, "leads nowhere", "remove it, or put the file itself here.")
            if path.is_dir():
                if path.parent.resolve().is_relative_to(path.resolve()):
                    return _link(name, "leads to a folder that it is in", "remove it.")
                return _link(name, "leads to a folder", "put the folder itself here, or remove the link.")
            if not path.resolve().is_relative_to(self._real):
                message = "leads out of this folder, so a file from elsewhere would be published"
                return _link(name, message, "put the file itself here, or remove the link.")
        if not (stat.S_ISREG(item.stat().st_mode) or stat.S_ISDIR(item.stat().st_mode)):
            return Problem(
                path=name,
                code="E504",
                name="cannot-be-read",
                message="This is neither a file nor a folder.",
                fix="remove it.",
            )
        return None


def _folder_like_a_file(path: str) -> Problem:
    return Problem(
        path=path,
        code="E504",
        name="cannot-be-read",
        message="This is a folder, and its name is that of a file.",
        fix="rename the folder, or remove it.",
    )


def _link(path: str, message: str, fix: str) -> Problem:
    return Problem(
        path=path,
        code="E503",
        name="symbolic-link",
        message=f"This is a link to another place on the computer (a symbolic link), and it {message}.",
        fix=fix,
    )


_MEANT_BY_LINK = (
    "remove the link; another name of an entry goes into its aliases, a former address of it into redirect_from."
)


def _too_large(path: str, size: int, most: int) -> Problem:
    return Problem(
        path=path,
        code="E113",
        name="too-large",
        # Not rounded down to what is allowed.
        message=f"This file has {max(size, most + 50_001) / 1_000_000:.1f} MB; {most / 1_000_000:g} MB is the most.",
        fix="take out what does not belong in it, or divide it into several files.",
    )


def _unreadable(path: str, error: OSError) -> Problem:
    """Why the system refuses a file, in its own words."""
    why = shown((error.strerror or type(error).__name__).lower())
    return Problem(
        path=path,
        code="E504",
        name="cannot-be-read",
        message=f"The computer does not let this be read: {why}.",
        fix="allow reading it (its permissions), or remove it.",
    )
