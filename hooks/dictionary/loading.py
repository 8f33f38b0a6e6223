"""Files → `Dictionary`, or problems with file, line and column.

Every file is read, whatever is wrong in the others, so that all problems show in one
run. A file with a problem gives no entry; what it had to say to other entries is then
left out as well (`Dictionary.without_dead_references` in `checks.py` is not needed by
a strict build, which stops).
"""

import datetime
import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

import yaml

from dictionary.alphabet import is_slug, sort_key
from dictionary.entry import Article, Dictionary, Entry, Named, Source
from dictionary.problems import Position, Problem
from dictionary.reading import Reader
from dictionary.yaml_faults import compose

VOCABULARIES = ("topics", "regions", "audiences")
_FRONT_MATTER = re.compile(r"\A---\s*\n(.*?)^(?:---|\.\.\.)\s*$\n?", re.DOTALL | re.MULTILINE)
_HEADING = re.compile(r"^#\s+(.+?)\s*#*\s*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Files:
    """The texts of a dictionary, as bytes, by path relative to the project: sorted, with `/`."""

    entries: Mapping[str, bytes]
    vocabularies: Mapping[str, bytes]
    """`topics`, `regions`, `audiences` → text of `_topics.yml`, …"""
    articles: Mapping[str, bytes] = field(default_factory=dict)


def find_files(project: Path, glossary: str, articles: str) -> Files:
    """Read all files of the dictionary below `project`. Missing vocabulary files are empty."""

    def read(paths: Iterable[Path]) -> dict[str, bytes]:
        return {path.relative_to(project).as_posix(): path.read_bytes() for path in sorted(paths)}

    folder = project / glossary
    listed = {name: folder / f"_{name}.yml" for name in VOCABULARIES}
    entries = (p for p in folder.glob("*.y*ml") if not p.name.startswith(("_", ".")) and p.is_file())
    return Files(
        entries=read(entries),
        vocabularies={name: path.read_bytes() for name, path in listed.items() if path.is_file()},
        articles=read(p for p in (project / articles).glob("*.md") if p.stem != "index"),
    )


def load(files: Files, glossary: str = "glossary") -> tuple[Dictionary, list[Problem]]:
    """All entries that could be read, in alphabetical order, and the problems of those that could not."""
    problems: list[Problem] = []
    named: dict[str, dict[str, Named]] = {}
    for name in VOCABULARIES:
        path = f"{glossary}/_{name}.yml"
        named[name], found = load_vocabulary(path, files.vocabularies.get(name, b"{}"))
        problems += found
    articles = []
    for path, data in files.articles.items():
        article, found = load_article(path, data)
        problems += found
        if article:
            articles.append(article)
    entries = []
    for path, data in files.entries.items():
        entry, found = load_entry(path, data, named)
        problems += found
        if entry:
            entries.append(entry)
    entries.sort(key=lambda entry: sort_key(entry.headword))
    dictionary = Dictionary(
        entries={entry.slug: entry for entry in entries},
        articles={article.slug: article for article in articles},
        **named,
    )
    return dictionary, problems


def load_entry(
    path: str, data: bytes, vocabularies: Mapping[str, Collection[str]]
) -> tuple[Entry | None, list[Problem]]:
    """One entry file."""
    slug, _, extension = path.rpartition("/")[2].rpartition(".")
    if not is_slug(slug) or extension != "yml":
        return None, [
            Problem(
                path=path,
                code="E109",
                name="file-name",
                message=f'The file name "{slug}.{extension}" cannot be an address.',
                fix="use lower-case letters a to z, digits and hyphens, and .yml at the end.",
            )
        ]
    text, problems = decode(path, data)
    if text is None:
        return None, problems
    node, problems = compose(text, path)
    if node is None or problems:
        return None, problems
    reader = Reader(path, vocabularies)
    entry = reader.record(node, Entry, slug=slug, path=path)
    return entry, reader.problems


def load_vocabulary(path: str, data: bytes) -> tuple[dict[str, Named], list[Problem]]:
    """A file of keys: `key: Name`, or `key: {name: …, description: …}`."""
    text, problems = decode(path, data)
    node, faults = compose(text or "{}", path)
    problems += faults
    if not isinstance(node, yaml.MappingNode):
        return {}, problems
    reader = Reader(path)
    found: dict[str, Named] = {}
    for key, value in node.value:
        if isinstance(value, yaml.ScalarNode):
            found[key.value] = Named(name=value.value)
        elif named := reader.record(value, Named):
            found[key.value] = named
    return found, problems + reader.problems


def load_article(path: str, data: bytes) -> tuple[Article | None, list[Problem]]:
    """What the dictionary needs of an article: its front matter, and its heading as a title."""
    text, problems = decode(path, data)
    if text is None:
        return None, problems
    match = _FRONT_MATTER.match(text)
    node, problems = compose(match[1] if match else "{}", path)
    # Front matter has other keys too (they are MkDocs's), so it is read by the usual rules.
    meta = {}
    if match and node and not problems:
        try:
            meta = yaml.load(match[1], Loader=yaml.CSafeLoader)
        except (yaml.YAMLError, ValueError):
            problems.append(
                Problem(
                    path=path,
                    position=Position(2, 1, 2),
                    code="E208",
                    name="date-impossible",
                    message="A date at the top of this file is not a day of the calendar.",
                    fix="write it like 2026-11-23.",
                )
            )
    meta = meta if isinstance(meta, dict) else {}
    heading = _HEADING.search(text[match.end() :] if match else text)
    slug = path.rpartition("/")[2].removesuffix(".md")
    dates = [meta[key] for key in ("added", "reviewed") if isinstance(meta.get(key), datetime.date)]
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


def _sources(node: yaml.Node | None, path: str, problems: list[Problem]) -> tuple[Source, ...]:
    """The `sources` of front matter, written as in an entry; adds to the problems."""
    found: list[Source] = []
    for key, value in node.value if isinstance(node, yaml.MappingNode) else ():
        if key.value == "sources":
            reader = Reader(path)
            items = value.value if isinstance(value, yaml.SequenceNode) else [value]
            found += filter(None, (reader.record(item, Source) for item in items))
            # Front matter begins on the second line of the file.
            problems += (replace(p, position=p.position.down(1)) for p in reader.problems)
    return tuple(found)


def decode(path: str, data: bytes) -> tuple[str | None, list[Problem]]:
    """UTF-8 bytes → text with `\\n` line ends."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start]
        line = before.count(b"\n") + 1
        column = len(before) - before.rfind(b"\n")
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
    return text.replace("\r\n", "\n").replace("\r", "\n"), []
