"""Files → `Dictionary`, or problems with file, line and column.

Every file is read, whatever is wrong in the others, so that all problems show in one
run. A file with a problem gives no record; `unread` names these, so that a reference to
one of them is not called dead.
"""

from collections.abc import Collection, Hashable, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from pathlib import Path, PurePosixPath
from typing import Any, cast

from dictionary.language.alphabet import LONGEST_ADDRESS, is_address, is_slug
from dictionary.language.collation import BASE_LETTERS, Collation
from dictionary.language.slugs import is_device
from dictionary.model.entry import Article, Damaged, Dictionary, Entry, Named, NamedTopic, Page
from dictionary.model.problems import Problem, shown
from dictionary.model.shapes import RecordOf
from dictionary.reading.decoding import decode
from dictionary.reading.files import VOCABULARIES, Files
from dictionary.reading.names import check_name
from dictionary.reading.pages import load_page
from dictionary.reading.positions import position_of
from dictionary.reading.reader import Reader
from dictionary.reading.salvage import readable
from dictionary.reading.values import KnownKeys
from dictionary.reading.wanted import load_wanted
from dictionary.reading.yaml_faults import compose

Read = tuple[Entry | None, Damaged | None, list[Problem]]
Recall = dict[str, tuple[bytes, Hashable, Read]]
"""Path of an entry → its bytes, the vocabularies that it was read with, and what came of it."""


def load(
    files: Files,
    glossary: str = "glossary",
    docs: str = "docs",
    articles: str = "articles",
    collation: Collation = BASE_LETTERS,
    recall: Recall | None = None,
    optional: frozenset[str] = frozenset(),
) -> tuple[Dictionary, list[Problem]]:
    """All entries and pages that could be read, and the problems of those that could not.

    Entries come in alphabetical order. `docs` is the folder of the pages, `articles` that of the
    articles below it. With `recall`, files that have not changed are not read again. `optional` are
    fields that entries may leave out here.
    """
    problems: list[Problem] = []
    named: dict[str, dict[str, Named]] = {}
    broken: set[str] = set()
    for name in VOCABULARIES:
        path = f"{glossary}/_{name}.yml"
        named[name], found = load_vocabulary(path, files.vocabularies.get(name, b"{}"))
        problems += found
        former, _ = load_vocabulary(path, files.former.get(name, b"{}"))
        named[name] = {**former, **named[name]}
        if found or any(problem.path in (path, glossary) for problem in files.problems):
            broken.add(f"{name.removesuffix('s')}-unknown")
    known = {name: KnownKeys(keys, {key: each.name for key, each in keys.items()}) for name, keys in named.items()}
    wanted, found = load_wanted(f"{glossary}/_wanted.yml", b"[]" if files.wanted is None else files.wanted, known)
    problems += (problem for problem in found if problem.name not in broken)
    pages: dict[str, Page] = {}
    for path, data in files.pages.items():
        source = PurePosixPath(path).relative_to(PurePosixPath(docs)).as_posix()
        problems += _misnamed_article(path, source, docs, articles)
        page, found = load_page(path, data, source, known, is_article_page(source, articles))
        problems += (problem for problem in found if problem.name not in broken)
        if page:
            pages[source] = page
    entries = []
    damaged = []
    keys = (*files.vocabularies.items(), *files.former.items())
    for path, data in files.entries.items():
        entry, hurt, found = _recalled(path, data, known, keys, {} if recall is None else recall, optional)
        if misplaced := list(_misplaced(path, glossary)):
            found += misplaced
            entry, hurt = None, _hurt(entry, hurt)
        # Keys of a vocabulary that could not be read are not known to be wrong.
        problems += (problem for problem in found if problem.name not in broken)
        if entry:
            entries.append(entry)
        elif hurt:
            damaged.append(hurt)
    entries.sort(key=collation.key)
    dictionary = Dictionary(
        entries={entry.slug: entry for entry in entries},
        articles={page.slug: page for page in pages.values() if isinstance(page, Article)},
        pages=pages,
        wanted=wanted,
        damaged=tuple(damaged),
        topics=cast("Mapping[str, NamedTopic]", named["topics"]),
        regions=named["regions"],
        audiences=named["audiences"],
    )
    return dictionary, _once_for_missing_files(problems, files, glossary)


def _once_for_missing_files(problems: list[Problem], files: Files, glossary: str) -> list[Problem]:
    """All keys of a vocabulary whose file is not there are unknown for one reason, which is told once."""
    for name in VOCABULARIES:
        unknown = [problem for problem in problems if problem.name == f"{name.removesuffix('s')}-unknown"]
        if unknown and name not in files.vocabularies:
            path = f"{glossary}/_{name}.yml"
            named = len({problem.path for problem in unknown})
            message = f"This file is not there, and {named} {'file names' if named == 1 else 'files name'} {name}."
            fix = 'put it back, or make it, with a line "key: Name" for each of them.'
            lost = Problem(path=path, code="E202", name="vocabulary-missing", message=message, fix=fix)
            problems = [problem for problem in problems if problem not in unknown] + [lost]
    return problems


def is_article_page(source: str, articles: str) -> bool:
    """Whether a Markdown file, by its path below the folder of the pages, is an article."""
    folder, _, name = source.rpartition("/")
    return folder == articles and name.endswith(".md") and is_address(name.removesuffix(".md"))


def _misnamed_article(path: str, source: str, docs: str, articles: str) -> Iterator[Problem]:
    """An article whose name cannot be an address, or that stands in a folder of its own."""
    if not source.startswith(f"{articles}/") or any(check_name(path)):
        return
    folder, _, name = source.rpartition("/")
    stem, _, suffix = name.rpartition(".")
    if folder != articles:
        message = f'Articles stand directly in "{docs}/{articles}", not in a folder below it; this one is in no list.'
        name_of_its_own = ", and give it a name of its own" if stem in ("index", "README") else ""
        fix = f"move the file to {docs}/{articles}{name_of_its_own}."
    elif stem in ("index", "README") or (is_address(stem) and suffix == "md"):
        return
    else:
        message = f'The file name "{shown(name)}" cannot be an address.'
        fix = f"{_mend_of(stem)}, and .md at the end."
    yield Problem(path=path, code="E109", name="file-name", message=message, fix=fix)


def _mend_of(name: str) -> str:
    """What to write instead of a name that is no address (`is_address`)."""
    if not is_slug(name):
        return "use lower-case letters a to z, digits and hyphens"
    if len(name) > LONGEST_ADDRESS:
        return f"use {LONGEST_ADDRESS} letters at most"
    return (
        "use lower-case letters a to z, digits and hyphens"
        if is_address(name)
        else f"use a longer name, such as {name}-term"
    )


def _mend_of_file(slug: str, extension: str) -> str:
    """What to write instead of the name of an entry's file."""
    if extension.lower() == "txt" and slug.endswith(".yml") and is_address(slug.removesuffix(".yml")):
        # Windows hides the ending that its editor adds.
        return f'take .txt off the end, so that it is called {slug}; Windows shows it with "File name extensions".'
    return f"{_mend_of(slug)}, and .yml at the end; index.yml is taken."


def unread(files: Files, dictionary: Dictionary, docs: str = "docs", articles: str = "articles") -> frozenset[str]:
    """Slugs of the entries and articles that have a file, but gave no record."""
    written = (path for path in files.pages if path.startswith(f"{docs}/{articles}/"))
    unreadable = (problem.path for problem in files.problems)
    slugs = {path.rpartition("/")[2].rpartition(".")[0] for path in (*files.entries, *written, *unreadable)}
    return frozenset(slugs - dictionary.entries.keys() - dictionary.articles.keys())


def load_entry(
    path: str, data: bytes, vocabularies: Mapping[str, Collection[str]]
) -> tuple[Entry | None, list[Problem]]:
    """One entry file."""
    entry, _, problems = _read_entry(path, data, vocabularies)
    return entry, problems


def _recalled(
    path: str,
    data: bytes,
    vocabularies: Mapping[str, Collection[str]],
    keys: Hashable,
    recall: Recall,
    optional: frozenset[str],
) -> Read:
    """One entry file, or what was read when it was the same."""
    if path not in recall or recall[path][:2] != (data, keys):
        recall[path] = data, keys, _read_entry(path, data, vocabularies, optional)
    entry, hurt, problems = recall[path][2]
    return entry, hurt, list(problems)


def _read_entry(
    path: str, data: bytes, vocabularies: Mapping[str, Collection[str]], optional: frozenset[str] = frozenset()
) -> Read:
    """One entry file: its entry, or what could be read of it and what is wrong."""
    slug, _, extension = path.rpartition("/")[2].rpartition(".")
    misnamed = []
    if is_device(slug.partition(".")[0]):
        message = f'Windows cannot store a file called "{shown(slug)}.{extension}".'
        fix = f"give it a longer name, such as {slug}-term.yml."
        misnamed.append(Problem(path=path, code="E109", name="file-name", message=message, fix=fix))
    elif not is_address(slug) or extension != "yml":
        misnamed.append(
            Problem(
                path=path,
                code="E109",
                name="file-name",
                message=f'The file name "{shown(slug)}.{extension}" cannot be an address.',
                fix=_mend_of_file(slug, extension),
            )
        )
        if extension.lower() not in ("yml", "yaml"):
            return None, None, misnamed
    text, problems = decode(path, data)
    if text is None:
        return None, None, misnamed + problems
    found = readable(text, path)
    problems = misnamed + found.problems
    if found.node is None:
        return None, None, problems
    reader = Reader(path, vocabularies, optional)
    given: dict[str, Any] = {"slug": slug, "path": path}
    hurt = reader.damaged(found.node, {**given, "headword": slug, "topics": ()}, found.faulty)
    problems += reader.problems
    if hurt is None or problems:
        return None, _hurt(None, hurt) if misnamed else hurt, problems
    return hurt.entry, None, problems


def _hurt(entry: Entry | None, hurt: Damaged | None) -> Damaged | None:
    """An entry whose file has no address of its own."""
    if hurt:
        return replace(hurt, faulty=hurt.faulty | {"slug"})
    return Damaged(entry=entry, faulty=frozenset({"slug"})) if entry else None


def _misplaced(path: str, glossary: str) -> Iterator[Problem]:
    """An entry in a folder below the glossary."""
    folder = Path(glossary).as_posix()
    if path.rpartition("/")[0] != folder:
        message = f'Entries stand directly in "{folder}", not in a folder below it.'
        yield Problem(path=path, code="E109", name="file-name", message=message, fix=f"move the file to {folder}.")


def load_vocabulary(path: str, data: bytes) -> tuple[dict[str, Named], list[Problem]]:
    """A file of keys: `key: Name`, or `key: {name: …, description: …}`."""
    found, problems = _read_vocabulary(path, data)
    return dict(found), list(problems)


# The same few files at every look at a dictionary: while serving, and while mending.
@lru_cache(maxsize=16)
def _read_vocabulary(path: str, data: bytes) -> tuple[Mapping[str, Named], tuple[Problem, ...]]:
    text, problems = decode(path, data)
    if text is None:
        return {}, tuple(problems)
    node, problems = compose(text, path)
    if node is None or problems:
        return {}, tuple(problems)
    reader = Reader(path)
    name = path.rpartition("/_")[2].removesuffix(".yml")
    found = reader.keyed(node, RecordOf(NamedTopic if name == "topics" else Named, Named.SHORTHAND), name)
    told = {problem.position for problem in reader.problems}
    for key, _ in node.value if found else ():
        if position_of(key) not in told and "|" in str(key.value):
            reader.problems.append(
                Problem(
                    path=path,
                    position=position_of(key),
                    code="E223",
                    name="key-with-bar",
                    message=f'The key "{shown(key.value)}" holds a bar (|), which separates keys on the browse page.',
                    fix="write the key without it.",
                )
            )
    for key, _ in node.value if name == "topics" and found else ():  # these have pages
        if position_of(key) not in told and not is_address(key.value):
            reader.problems.append(
                Problem(
                    path=path,
                    position=position_of(key),
                    code="E210",
                    name="not-an-address",
                    message=f'"{shown(key.value)}" cannot be an address.',
                    fix=f"{_mend_of(key.value)}.",
                )
            )
    return found, tuple(reader.problems)
