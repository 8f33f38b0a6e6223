"""The dictionary as it stands when a suggestion arrives, and a file as it would be."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import get_args

from dictionary.assembly import Assembly, assemble, found_files
from dictionary.contributing.forms import MORE, FormField
from dictionary.contributing.proposal import headings_of
from dictionary.model.entry import AliasKind, Entry
from dictionary.model.problems import Problem
from dictionary.model.shapes import fields_of
from dictionary.reading.files import Files
from dictionary.reading.interface import Strings
from project import Configuration, configuration


class UnreadableError(Exception):
    """Why nothing can be said about an issue: the dictionary itself cannot be read."""


@dataclass(frozen=True)
class Now:
    """The dictionary as it stands, and the form that something was sent through."""

    project: Path
    read: Configuration
    files: Files
    assembly: Assembly
    fields: tuple[FormField, ...]

    @property
    def glossary(self) -> str:
        assert self.read.settings
        return Path(self.read.settings.glossary).as_posix()

    @property
    def regions(self) -> Collection[str]:
        assert self.assembly.site
        return self.assembly.site.dictionary.regions

    @cached_property
    def vocabularies(self) -> Mapping[str, Mapping[str, str]]:
        assert self.assembly.site
        known = self.assembly.site.dictionary
        vocabularies = {"topics": known.topics, "regions": known.regions, "audiences": known.audiences}
        names = {name: {key: each.name for key, each in keys.items()} for name, keys in vocabularies.items()}
        names["kinds"] = {key: self.strings.texts[f"kind_{key}"] for key in get_args(AliasKind)}
        return {**names, "entries": {entry.slug: entry.headword for entry in known.entries.values()}}

    @property
    def strings(self) -> Strings:
        assert self.assembly.site
        return self.assembly.site.strings

    @property
    def language(self) -> str:
        assert self.read.settings
        return self.read.settings.language

    @cached_property
    def labels(self) -> Mapping[str, str]:
        """Field of an entry → what the form calls it."""
        texts = self.strings.texts
        return {**{name: texts[f"field_{name}"] for name in fields_of(Entry)}, **headings_of(self.fields)}

    @cached_property
    def called(self) -> Mapping[str, str]:
        """The same, and what the form calls the parts of fields (`sources.title`)."""
        texts = self.strings.texts
        parts = (name.removeprefix("part_") for name in texts if name.startswith("part_"))
        fields = sorted(fields_of(Entry), key=len, reverse=True)
        split = ((next(field for field in fields if name.startswith(f"{field}_")), name) for name in parts)
        named = {f"{field}.{name.removeprefix(f'{field}_')}": texts[f"part_{name}"] for field, name in split}
        return {**self.labels, **named}

    def heading(self, id: str) -> str:
        headings = headings_of(self.fields)
        return headings.get(id) or headings[MORE]

    def with_file(self, path: str, text: str) -> Assembly:
        """The dictionary as it would be with this file."""
        assert self.read.settings
        files = replace(self.files, entries=dict(sorted({**self.files.entries, path: text.encode()}.items())))
        return assemble(self.project, self.read.settings, self.read.docs, files=files)


@dataclass(frozen=True, slots=True)
class Draft:
    """A file as it would be, and what the checks say of it."""

    path: str
    text: str
    headword: str
    changes: Mapping[str, str | None]
    problems: tuple[Problem, ...]
    """New ones: in the file, and those that it makes elsewhere."""
    after: Assembly
    """The dictionary with this file."""
    for_publication: tuple[Problem, ...] = ()
    """What keeps a new entry from being more than a stub, besides fields that are not there."""
    missing: tuple[str, ...] = ()
    """Fields without which it is a stub."""


def now_of(project: Path, fields: tuple[FormField, ...]) -> Now:
    read = configuration(project)
    if read.settings is None:
        raise UnreadableError("The settings of the site cannot be read: run make check.")
    files = found_files(project, read.settings, read.docs)
    assembly = assemble(project, read.settings, read.docs, files=files)
    if assembly.site is None:
        raise UnreadableError("The words of the interface cannot be read: run make check.")
    return Now(project, read, files, assembly, fields)


def draft_of(now: Now, path: str, text: str, headword: str, changes: Mapping[str, str | None]) -> Draft:
    """A file, with what the checks say of the dictionary that holds it and did not say before."""
    elsewhere = {(p.path, p.position, p.code) for p in now.assembly.problems if p.path != path}
    here = {(p.code, p.message) for p in now.assembly.problems if p.path == path}
    after = now.with_file(path, text)
    new = (
        problem
        for problem in after.problems
        if (
            (problem.code, problem.message) not in here
            if problem.path == path
            else (problem.path, problem.position, problem.code) not in elsewhere
        )
    )
    return Draft(path, text, headword, changes, tuple(new), after)


def names_of(now: Now, vocabulary: str) -> list[str]:
    """What people can write for the keys of a vocabulary: their names, where these make no list of several."""
    return [key if "," in name else name for key, name in now.vocabularies[vocabulary].items()]
