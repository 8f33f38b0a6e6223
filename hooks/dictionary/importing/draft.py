"""What is drafted: an entry that is not written yet, what is left to do about it, and how terms find each other."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from dictionary.importing.mapping import FieldMapping
from dictionary.importing.naming import Names, slug_for
from dictionary.importing.records import Place, Record
from dictionary.importing.texts import plain
from dictionary.language.folding import fold_label

_PARTS = re.compile(r"[;|\n]|(?<=\S), (?=\S)")
LINES = re.compile(r"[;|\n]")
"""Between several things in one value."""


@dataclass(frozen=True, slots=True)
class Note:
    """One thing that a person should look at."""

    kind: str
    place: Place
    term: str
    text: str


@dataclass(slots=True)
class Draft:
    """An entry that is not written yet."""

    slug: str
    record: Record
    names: Names
    values: dict[str, Any] = field(default_factory=dict)
    topics: tuple[str, ...] = ()
    """Names of topics, as they were."""
    notes: list[Note] = field(default_factory=list)

    def note(self, kind: str, text: str, place: Place | None = None) -> None:
        """Remember what is left to do."""
        self.notes.append(Note(kind, place or self.record.place, self.names.whole, text))


@dataclass(frozen=True, slots=True)
class Standing:
    """What the dictionary holds already."""

    slugs: Collection[str] = frozenset()
    labels: Mapping[str, str] = field(default_factory=dict)
    """Folded label → the slug of its entry."""


class Resolver:
    """What links and "see also" name → the slug of an entry."""

    def __init__(self, drafts: list[Draft], standing: Standing, mapping: FieldMapping) -> None:
        self._by_name: dict[str, str] = {}
        self._by_label: dict[str, str] = {}
        for draft in drafts:
            for name in (*draft.record.names, *texts_in(draft.record, mapping, "id"), draft.slug):
                self._by_name.setdefault(name, draft.slug)
                self._by_name.setdefault(name.casefold(), draft.slug)
            written = plain(next(iter(texts_in(draft.record, mapping, "term")), ""))
            for label in filter(None, (draft.names.headword, draft.names.whole, written)):
                self._by_label.setdefault(fold_label(label), draft.slug)
        for draft in drafts:
            others = [
                text
                for target in ("aliases", "abbreviation", "former")
                for text in texts_in(draft.record, mapping, target)
            ]
            for label in (draft.names.abbreviation, *others):
                if label:
                    self._by_label.setdefault(fold_label(plain(label)), draft.slug)
        for label, slug in standing.labels.items():
            self._by_label.setdefault(label, slug)
        for slug in standing.slugs:
            self._by_name.setdefault(slug, slug)

    def __call__(self, target: str) -> str | None:
        target = target.strip()
        folded = fold_label(target)
        return (
            self._by_name.get(target)
            or self._by_name.get(target.casefold())
            or (self._by_label.get(folded) if folded else None)
            or self._by_name.get(slug_for(target))
        )


def texts_in(record: Record, mapping: FieldMapping, target: str) -> Iterator[str]:
    """The values of the fields that become this, the best field first."""
    for name in mapping.of(target):
        yield from record.values.get(name, ())


def listed_in(record: Record, mapping: FieldMapping, target: str) -> list[str]:
    """The same, where one value may name several things."""
    pattern = LINES if record.is_list else _PARTS
    return [part.strip() for text in texts_in(record, mapping, target) for part in pattern.split(text) if part.strip()]
