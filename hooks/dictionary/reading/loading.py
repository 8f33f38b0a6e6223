"""Files → `Dictionary`, or problems with file, line and column.

Every file is read, whatever is wrong in the others, so that all problems show in one
run. A file with a problem gives no record; `unread` names these, so that a reference to
one of them is not called dead.
"""

import datetime
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

import yaml

from dictionary.language.alphabet import is_address, sort_key
from dictionary.model.entry import Article, Dictionary, Entry, Named, Source
from dictionary.model.problems import Position, Problem, shown
from dictionary.model.shapes import RecordOf
from dictionary.reading import file_access
from dictionary.reading.positions import position_of
from dictionary.reading.reader import Reader
from dictionary.reading.yaml_faults import compose

VOCABULARIES = ("topics", "regions", "audiences")
# What looks as if it were meant for an entry: a wrong name is a problem, not a reason to skip the file.
_ENTRY_FILE = re.compile(r"[^_.].*\.(?:ya?ml|txt)", re.IGNORECASE)
_FRONT_MATTER = re.compile(r"\A---\s*\n(.*?)^(?:---|\.\.\.)\s*$\n?", re.DOTALL | re.MULTILINE)
_HEADING = re.compile(r"^#\s+(.+?)\s*#*\s*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Files:
    """The texts of a dictionary, as bytes, by path relative to the project: sorted, with `/`."""

    entries: Mapping[str, bytes]
    vocabularies: Mapping[str, bytes]
    """`topics`, `regions`, `audiences` → text of `_topics.yml`, …"""
    articles: Mapping[str, bytes] = field(default_factory=dict)
    strings: bytes | None = None
    """Text of `_strings.yml`."""
    problems: tuple[Problem, ...] = ()
    """Files and folders that could not be read."""


def find_files(project: Path, glossary: str, articles: str) -> Files:
    """Read all files of the dictionary below `project`. Missing vocabulary files are empty."""
    problems: list[Problem] = []

    def read(paths: Iterable[Path]) -> dict[str, bytes]:
        named = ((path, _name_of(path.relative_to(project))) for path in sorted(paths))
        return file_access.read_all(named, problems)

    folder = project / glossary
    if not folder.exists():
        message = "The folder of the entries is not there."
        fix = 'put it back, or name the right folder in mkdocs.yml: "glossary: …" below "extra:", "dictionary:".'
        problems.append(file_access.missing(glossary, message, fix))
    below = file_access.files_below(folder, glossary, problems) if folder.exists() else ()
    entries = (path for path in below if _ENTRY_FILE.fullmatch(path.name))
    special = read(folder / f"_{name}.yml" for name in (*VOCABULARIES, "strings"))
    return Files(
        entries=read(path for path in entries if not path.relative_to(folder).as_posix().startswith((".", "_"))),
        vocabularies={name: special[path] for name in VOCABULARIES if (path := f"{glossary}/_{name}.yml") in special},
        articles=read(p for p in (project / articles).glob("*.md") if p.stem != "index"),
        strings=special.get(f"{glossary}/_strings.yml"),
        problems=tuple(problems),
    )


def _name_of(path: Path) -> str:
    """A path with forward slashes, printable even where the name is not UTF-8."""
    return path.as_posix().encode("utf-8", "backslashreplace").decode("utf-8")


def load(files: Files, glossary: str = "glossary") -> tuple[Dictionary, list[Problem]]:
    """All entries that could be read, in alphabetical order, and the problems of those that could not."""
    problems: list[Problem] = list(files.problems)
    named: dict[str, dict[str, Named]] = {}
    broken: set[str] = set()
    for name in VOCABULARIES:
        path = f"{glossary}/_{name}.yml"
        named[name], found = load_vocabulary(path, files.vocabularies.get(name, b"{}"))
        problems += found
        if found or any(problem.path == path for problem in files.problems):
            broken.add(f"{name.removesuffix('s')}-unknown")
    articles = []
    for path, data in files.articles.items():
        article, found = load_article(path, data)
        problems += found
        if article:
            articles.append(article)
    entries = []
    for path, data in files.entries.items():
        entry, found = load_entry(path, data, named)
        found += _misplaced(path, glossary)
        # Keys of a vocabulary that could not be read are not known to be wrong.
        problems += (problem for problem in found if problem.name not in broken)
        if entry and not found:
            entries.append(entry)
    entries.sort(key=lambda entry: sort_key(entry.headword))
    dictionary = Dictionary(
        entries={entry.slug: entry for entry in entries},
        articles={article.slug: article for article in articles},
        **named,
    )
    return dictionary, problems


def unread(files: Files, dictionary: Dictionary) -> frozenset[str]:
    """Slugs of the entries and articles that have a file, but gave no record."""
    unreadable = (problem.path for problem in files.problems)
    slugs = {path.rpartition("/")[2].rpartition(".")[0] for path in (*files.entries, *files.articles, *unreadable)}
    return frozenset(slugs - dictionary.entries.keys() - dictionary.articles.keys())


def load_entry(
    path: str, data: bytes, vocabularies: Mapping[str, Collection[str]]
) -> tuple[Entry | None, list[Problem]]:
    """One entry file."""
    slug, _, extension = path.rpartition("/")[2].rpartition(".")
    misnamed = []
    if not is_address(slug) or extension != "yml":
        misnamed.append(
            Problem(
                path=path,
                code="E109",
                name="file-name",
                message=f'The file name "{shown(slug)}.{extension}" cannot be an address.',
                fix="use lower-case letters a to z, digits and hyphens, and .yml at the end; index.yml is taken.",
            )
        )
        if extension.lower() not in ("yml", "yaml"):
            return None, misnamed
    text, problems = decode(path, data)
    if text is None:
        return None, misnamed + problems
    node, problems = compose(text, path)
    if node is None or problems:
        return None, misnamed + problems
    reader = Reader(path, vocabularies)
    entry = reader.record(node, Entry, slug=slug, path=path)
    return (entry if not misnamed else None), misnamed + reader.problems


def _misplaced(path: str, glossary: str) -> Iterator[Problem]:
    """An entry in a folder below the glossary."""
    folder = Path(glossary).as_posix()
    if path.rpartition("/")[0] != folder:
        message = f'Entries stand directly in "{folder}", not in a folder below it.'
        yield Problem(path=path, code="E109", name="file-name", message=message, fix=f"move the file to {folder}.")


def load_vocabulary(path: str, data: bytes) -> tuple[dict[str, Named], list[Problem]]:
    """A file of keys: `key: Name`, or `key: {name: …, description: …}`."""
    text, problems = decode(path, data)
    if text is None:
        return {}, problems
    node, problems = compose(text, path)
    if node is None or problems:
        return {}, problems
    reader = Reader(path)
    name = path.rpartition("/_")[2].removesuffix(".yml")
    found = reader.keyed(node, RecordOf(Named, Named.SHORTHAND), name)
    told = {problem.position for problem in reader.problems}
    for key, _ in node.value if name == "topics" and found else ():  # these have pages
        if position_of(key) not in told and not is_address(key.value):
            reader.problems.append(
                Problem(
                    path=path,
                    position=position_of(key),
                    code="E210",
                    name="not-an-address",
                    message=f'"{shown(key.value)}" cannot be an address.',
                    fix="use lower-case letters, digits and hyphens.",
                )
            )
    return found, reader.problems


def load_article(path: str, data: bytes) -> tuple[Article | None, list[Problem]]:
    """What the dictionary needs of an article: its front matter, and its heading as a title."""
    text, problems = decode(path, data)
    if text is None:
        return None, problems
    match = _FRONT_MATTER.match(text)
    # An empty top is no mistake in an article. It begins on the second line of the file.
    node, faults = compose(match[1] if match and match[1].strip() else "{}", path)
    problems = [replace(fault, position=fault.position.down(1)) for fault in faults]
    # Front matter has other keys too (they are MkDocs's), so it is read by the usual rules.
    meta = {}
    if match and node and not problems:
        try:
            meta = yaml.load(match[1], Loader=yaml.CSafeLoader)
        except (yaml.YAMLError, ValueError, OverflowError):
            problems.append(
                Problem(
                    path=path,
                    position=_impossible_date(node).down(1),
                    code="E208",
                    name="date-impossible",
                    message="A date at the top of this file is not a day of the calendar.",
                    fix="write it like 2026-11-23.",
                )
            )
    meta = meta if isinstance(meta, dict) else {}
    heading = _HEADING.search(text[match.end() :] if match else text)
    slug = path.rpartition("/")[2].removesuffix(".md")
    dates = [meta[key] for key in ("added", "reviewed") if type(meta.get(key)) is datetime.date]
    topics = meta.get("topics")
    article = Article(
        slug=slug,
        path=path,
        title=str(meta.get("title") or (heading[1] if heading else slug)),
        description=str(meta.get("description") or ""),
        topics=tuple(map(str, topics)) if isinstance(topics, list) else (),
        sources=_sources(node, path, problems),
        last_modified=max(dates, default=None),
    )
    return (article if not problems else None), problems


def _impossible_date(node: yaml.Node) -> Position:
    """The first field of front matter that looks like a date and is none; the beginning if there is no such."""
    for _, value in node.value if isinstance(node, yaml.MappingNode) else ():
        if value.tag == "tag:yaml.org,2002:timestamp" and not value.style:
            try:
                datetime.date.fromisoformat(value.value[:10])
            except ValueError:
                return position_of(value)
    return Position()


def _sources(node: yaml.Node | None, path: str, problems: list[Problem]) -> tuple[Source, ...]:
    """The `sources` of front matter, written as in an entry; adds to the problems."""
    found: list[Source] = []
    for key, value in node.value if isinstance(node, yaml.MappingNode) else ():
        if key.value == "sources":
            reader = Reader(path)
            items = value.value if isinstance(value, yaml.SequenceNode) else [value]
            found += filter(None, (reader.record(item, Source) for item in items))
            problems += (replace(p, position=p.position.down(1)) for p in reader.problems)
    return tuple(found)


def decode(path: str, data: bytes) -> tuple[str | None, list[Problem]]:
    r"""UTF-8 bytes → text with `\n` line ends."""
    try:
        text = data.decode("utf-8")
        zero = text.find("\0")  # a letter of two bytes, read as two letters
        before = text[:zero] if zero >= 0 else None
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8")
    if before is not None:
        before = _unix(before)
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        return None, [
            Problem(
                path=path,
                position=Position(line, column, column + 1),
                code="E102",
                name="not-utf-8",
                message="A letter here was saved in another encoding than UTF-8.",
                fix='save the file again as "UTF-8", and check the accented letters.',
            )
        ]
    if text.startswith("\ufeff"):
        return None, [
            Problem(
                path=path,
                code="E108",
                name="byte-order-mark",
                message="The file begins with an invisible mark (a byte-order mark).",
                fix='save it as "UTF-8", not as "UTF-8 with BOM".',
            )
        ]
    return _unix(text), []


def _unix(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")
