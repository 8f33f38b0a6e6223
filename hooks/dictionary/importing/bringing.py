"""The entrance: files of another glossary → the files to write here, and what is left to do. Writes nothing itself.

Nothing that is there is changed but `_topics.yml`, which gets lines at its end. What is returned passes a strict
build: drafts are checked together with everything that is there, and what cannot be held is taken out and told.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path, PurePosixPath
from typing import Any

from dictionary.assembly import Assembly, assemble, found_files
from dictionary.contributing.editor_line import ENTRY_SCHEMA, with_editor_line
from dictionary.contributing.entry_text import canonical
from dictionary.importing.draft import Draft, Note, Standing
from dictionary.importing.drafts import Drafted, drafted
from dictionary.importing.mapping import FieldMapping, guessed
from dictionary.importing.opening import records_of
from dictionary.importing.records import MOST, Fault, Place, Progress, Record, RefusedError, too_many
from dictionary.importing.texts import flattened
from dictionary.importing.to_do import to_do_list
from dictionary.importing.topics import placed, with_topics
from dictionary.language.folding import fold_label
from dictionary.model.problems import Problem, errors
from dictionary.reading.docs import Docs
from dictionary.reading.files import Files
from dictionary.site import Settings, Site

_MOST_ROUNDS = 8
_MOST_TOLD = 20
_NEEDED = frozenset({"headword", "topics", "definition", "senses", "status"})
_FIELD = re.compile(r"([a-z_]+):")


@dataclass(frozen=True, slots=True)
class Source:
    """One file of the other glossary."""

    data: bytes
    is_page: bool = False
    """Whether it is one of a folder of pages."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What is asked for beside the files."""

    fields: Mapping[str, str] = field(default_factory=dict)
    """Field of the other glossary → what it becomes here, where the guess is wrong."""
    left: frozenset[str] = frozenset()
    """Fields that stay away."""
    language: str = ""
    """Which one of several; that of the dictionary where it is empty."""
    encoding: str = ""
    topic: str = ""
    """Key or name of the topic of terms that have none."""
    publish: bool = False
    """Whether entries that keep all rules of the house are published at once; all are stubs otherwise."""


@dataclass(slots=True)
class Brought:
    """What was made of the files."""

    mapping: FieldMapping
    records: list[Record]
    texts: dict[str, bytes]
    """Files to write, by their path below the project; empty where all terms are there already."""
    notes: list[Note]
    there: list[str]
    """Terms that are explained here already."""
    published: int = 0
    new_topics: Mapping[str, str] = field(default_factory=dict)

    def to_do(self, heading: str) -> str:
        """What is left to do, as a list in Markdown."""
        return to_do_list(self.notes, heading)


def bring(
    project: Path, settings: Settings, docs: Docs, sources: Mapping[str, Source], wish: Wish, say: Progress
) -> Brought:
    """Read the sources (by their names) and make entries of them. Raises `RefusedError`: nothing is to be written."""
    files = found_files(project, settings, docs)
    before = _assembled(project, settings, docs, files)
    if before.site is None:
        raise RefusedError(
            Fault(Place(settings.glossary), "The dictionary cannot be read.", "run the check, and mend what it says.")
        )
    records, empty = _records(sources, wish, say)
    mapping = guessed(records, wish.language or settings.language, wish.fields, wish.left)
    found = drafted(records, mapping, _standing(before.site), say)
    new = placed(found.drafts, before.site.dictionary.topics, wish.topic or _named_after(sources, before.site))
    brought = Brought(mapping, records, {}, [*empty, *found.notes], [draft.names.whole for draft, _ in found.there])
    if found.drafts:
        _Trial(project, settings, docs, files, before, found, new, wish, say).settle(brought)
    return brought


def _records(sources: Mapping[str, Source], wish: Wish, say: Progress) -> tuple[list[Record], list[Note]]:
    """The records of all files, and which files hold none."""
    records: list[Record] = []
    notes: list[Note] = []
    for number, (path, source) in enumerate(sources.items(), 1):
        found = records_of(path, source.data, say, wish.encoding, source.is_page)
        records += found
        if not found:
            notes.append(Note("page", Place(path), PurePosixPath(path).name, "It names no term."))
        if number % 100 == 0:
            say("Reading files", number)
        if len(records) > MOST:
            raise RefusedError(too_many(records[MOST].place))
    if not records:
        raise RefusedError(Fault(Place(next(iter(sources), "")), "There is no term in these files.", "name others."))
    return records, notes


def _standing(site: Site) -> Standing:
    entries = site.dictionary.for_checks().entries
    labels: dict[str, str] = {}
    for entry in entries.values():
        labels[fold_label(entry.headword)] = entry.slug
    for entry in entries.values():
        for name in entry.names:
            labels.setdefault(fold_label(name), entry.slug)
    return Standing(frozenset(entries), labels)


def _named_after(sources: Mapping[str, Source], site: Site) -> str:
    """The topic of terms without one: the only one that there is, or the name of the file or folder."""
    if len(site.dictionary.topics) == 1:
        return next(iter(site.dictionary.topics))
    path, source = next(iter(sources.items()))
    file = PurePosixPath(path)
    name = file.parent.name if source.is_page and file.parent.name else file.stem
    return " ".join(re.split(r"[-_\s]+", name)).strip().capitalize() or "Glossary"


def _assembled(project: Path, settings: Settings, docs: Docs, files: Files) -> Assembly:
    return assemble(project, settings, docs, files=files, is_read=lambda path: False)


@dataclass(slots=True)
class _Trial:
    """Drafts, checked together with what is there until nothing is wrong with them."""

    project: Path
    settings: Settings
    docs: Docs
    files: Files
    before: Assembly
    found: Drafted
    new_topics: Mapping[str, str]
    wish: Wish
    say: Progress
    drafts: dict[str, Draft] = field(default_factory=dict)
    """Path → draft."""
    flat: set[str] = field(default_factory=set)
    texts: dict[str, str] = field(default_factory=dict)
    left_out: list[Note] = field(default_factory=list)

    def settle(self, brought: Brought) -> None:
        """Fill in what is to be written."""
        self.drafts = {f"{self.settings.glossary}/{draft.slug}.yml": draft for draft in self.found.drafts}
        self._cut_dead_links()
        if self.wish.publish:
            for draft in self.drafts.values():
                draft.values["status"] = "published"
        for number in range(_MOST_ROUNDS):
            self.say("Checking entries, round", number + 1)
            wrong = self._wrong()
            if not wrong:
                break
            self._mend_all(wrong)
            self._cut_dead_links()
        else:
            for problem in self._wrong():
                self._leave_out(problem.path, problem)
            self._cut_dead_links()
            self._wrong()
        brought.notes += self.left_out
        brought.notes += [note for draft in self.drafts.values() for note in draft.notes]
        brought.published = sum(draft.values.get("status") == "published" for draft in self.drafts.values())
        used = {key for draft in self.drafts.values() for key in draft.values["topics"]}
        brought.new_topics = {key: name for key, name in self.new_topics.items() if key in used}
        brought.texts = {path: text.encode() for path, text in self.texts.items() if path in self.drafts}
        if brought.texts and brought.new_topics:
            brought.texts[self._topics_file] = self._topics()
        brought.notes.sort(key=lambda note: (note.place.path, note.place.row))

    @property
    def _topics_file(self) -> str:
        return f"{self.settings.glossary}/_topics.yml"

    def _topics(self) -> bytes:
        used = {key for draft in self.drafts.values() for key in draft.values["topics"]}
        new = {key: name for key, name in self.new_topics.items() if key in used}
        was = self.files.vocabularies.get("topics", b"").decode("utf-8")
        return with_topics(was, new).encode()

    def _wrong(self) -> list[Problem]:
        """What is wrong with the drafts; raises where they would break what is there."""
        with_line = (self.project / ENTRY_SCHEMA).is_file()
        self.texts = {}
        for path, draft in self.drafts.items():
            text = canonical(draft.values)
            self.texts[path] = with_editor_line(text, self.settings.glossary) if with_line else text
        entries = {**self.files.entries, **{path: text.encode() for path, text in self.texts.items()}}
        files = replace(
            self.files,
            entries=dict(sorted(entries.items())),
            vocabularies={**self.files.vocabularies, "topics": self._topics()},
        )
        problems = errors(_assembled(self.project, self.settings, self.docs, files).problems)
        own = [problem for problem in problems if problem.path in self.drafts]
        known = {(problem.path, problem.code, problem.message) for problem in self.before.problems}
        others = [
            problem
            for problem in problems
            if problem.path not in self.drafts and (problem.path, problem.code, problem.message) not in known
        ]
        if others and not own:
            raise RefusedError(
                *(
                    Fault(Place(each.path, each.position.line), f"This would be wrong then: {each.message}", each.fix)
                    for each in others[:_MOST_TOLD]
                )
            )
        return own

    def _mend_all(self, wrong: list[Problem]) -> None:
        """One step for each entry, or each of its fields; whether it was enough, the next round tells."""
        published = {path for path, draft in self.drafts.items() if draft.values.get("status") == "published"}
        done: set[tuple[str, str]] = set()
        for problem in wrong:
            if problem.path in published:
                self.drafts[problem.path].values.pop("status", None)
                self.drafts[problem.path].note("stub", f"{problem.message} {problem.fix}")
            elif (problem.path, self._field(problem)) not in done:
                done.add((problem.path, self._field(problem)))
                self._mend(problem)

    def _mend(self, problem: Problem) -> None:
        draft = self.drafts.get(problem.path)
        if draft is None:
            return
        name = self._field(problem)
        if name == "explanation" and name in draft.values and problem.path not in self.flat:
            self.flat.add(problem.path)
            was = draft.values[name]
            draft.values[name] = "\n\n".join(filter(None, map(flattened, re.split(r"\n{2,}", was))))
            draft.note("changed", f"{problem.message}")
        elif name in _NEEDED:
            self._leave_out(problem.path, problem)
        elif name in draft.values:
            value = draft.values.pop(name)
            draft.note("field", f"{name}: {_shown(value)} ({problem.message})")

    def _field(self, problem: Problem) -> str:
        lines = self.texts[problem.path].split("\n")[: problem.position.line]
        return next((match[1] for line in reversed(lines) if (match := _FIELD.match(line))), "headword")

    def _leave_out(self, path: str, problem: Problem) -> None:
        draft = self.drafts.pop(path, None)
        if draft is None:
            return
        whole = "; ".join(f"{name}: {' | '.join(texts)}" for name, texts in draft.record.values.items())
        self.left_out.append(Note("left-out", draft.record.place, draft.names.whole, f"{problem.message} {whole}"))

    def _cut_dead_links(self) -> None:
        """Links to terms of which no entry could be made become their words."""
        live = {draft.slug for draft in self.drafts.values()} | set(_standing_slugs(self.before))
        for draft in self.drafts.values():
            if "see_also" in draft.values:
                dead = [slug for slug in draft.values["see_also"] if slug not in live]
                kept = tuple(slug for slug in draft.values["see_also"] if slug in live)
                for slug in dead:
                    draft.note("see-also", f'"{slug}" is no entry.')
                draft.values["see_also"] = kept
                if not kept:
                    del draft.values["see_also"]
            text = draft.values.get("explanation", "")
            if "[[" in text:
                draft.values["explanation"] = re.sub(
                    r"\[\[([a-z0-9-]+)\|([^\[\]]*)\]\]", lambda match: match[0] if match[1] in live else match[2], text
                )


def _standing_slugs(before: Assembly) -> list[str]:
    return [*before.site.dictionary.for_checks().entries] if before.site else []


def _shown(value: Any) -> str:
    """A value in words."""
    if isinstance(value, tuple):
        return "; ".join(map(_shown, value))
    if hasattr(value, "__dataclass_fields__"):
        return ", ".join(str(text) for each in fields(value) if (text := getattr(value, each.name)))
    return str(value)
