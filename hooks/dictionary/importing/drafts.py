"""Records of another glossary → drafts of entries, each with what is left to do about it. Reads and writes nothing."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace

from dictionary.importing.draft import Draft, Note, Resolver, Standing, texts_in
from dictionary.importing.filling import fill
from dictionary.importing.mapping import FieldMapping, target_of
from dictionary.importing.naming import Names, is_short_for, names_of, slug_for
from dictionary.importing.records import Fault, Progress, Record, RefusedError
from dictionary.importing.texts import plain
from dictionary.language.folding import fold_label

_EVERY = 1_000


@dataclass(slots=True)
class Drafted:
    """All drafts, and the terms that need none."""

    drafts: list[Draft]
    there: list[tuple[Draft, str]]
    """With the slug of the entry that explains the term already."""
    notes: list[Note]
    """About records of which no entry can be made."""


def drafted(records: Iterable[Record], mapping: FieldMapping, standing: Standing, say: Progress) -> Drafted:
    """Drafts in the order of the records. Raises `RefusedError` where two of them are about one term."""
    found = Drafted([], [], [])
    started: list[Draft] = []
    for record in records:
        if names := _named(record, mapping):
            started.append(Draft("", record, names))
        else:
            found.notes += _without_term(record, mapping)
    groups = _by_headword(started)
    merged = {id(draft): group for group in groups.values() for draft in group if len(group) > 1}
    taken = set(standing.slugs)
    first: list[Draft] = []
    for draft in started:
        label = fold_label(draft.names.headword)
        group = groups[label]
        if group[0] is not draft:
            draft.slug = group[0].slug
            continue
        if label in standing.labels:
            draft.slug = standing.labels[label]
            found.there.append((draft, draft.slug))
            continue
        draft.slug = _free(draft, mapping, taken)
        taken.add(draft.slug)
        first.append(draft)
    resolve = Resolver(started, standing, mapping)
    heads = {fold_label(draft.names.headword): draft.slug for draft in started} | dict(standing.labels)
    for number, draft in enumerate(first, 1):
        group = merged.get(id(draft), [draft])
        fill(draft, mapping, resolve, heads, group)
        if "definition" in draft.values or "senses" in draft.values:
            found.drafts.append(draft)
        else:
            _undefined(draft, mapping, found)
        if number % _EVERY == 0:
            say("Writing drafts", number)
    _close_shared_names(found.drafts, standing)
    return found


def _close_shared_names(drafts: list[Draft], standing: Standing) -> None:
    """A name that several entries have must not link by itself to one of them."""
    owners: defaultdict[str, set[str]] = defaultdict(set)
    for draft in drafts:
        for alias in draft.values.get("aliases", ()):
            owners[fold_label(alias.text)].add(draft.slug)
    for label, slug in standing.labels.items():
        if label in owners:
            owners[label].add(slug)
    for draft in drafts:
        kept = []
        for alias in draft.values.get("aliases", ()):
            others = sorted(owners[fold_label(alias.text)] - {draft.slug})
            if others:
                draft.note("name-shared", f'"{alias.text}" is also a name of {", ".join(others)}.')
            kept.append(replace(alias, autolink=alias.autolink and not others))
        if kept:
            draft.values["aliases"] = tuple(kept)


def _named(record: Record, mapping: FieldMapping) -> Names | None:
    """The names of a record; an abbreviation is one where nothing else is."""
    term = next(iter(texts_in(record, mapping, "term")), "")
    short = next(iter(texts_in(record, mapping, "abbreviation")), "")
    if not term and short:
        long = next(iter(texts_in(record, mapping, "expansion")), "")
        return Names(plain(long), plain(short)) if is_short_for(plain(short), plain(long)) else Names(plain(short))
    names = names_of(term)
    return names if any(map(str.isalnum, names.headword)) else None


def _without_term(record: Record, mapping: FieldMapping) -> Iterator[Note]:
    told = "; ".join(f"{name}: {text}" for name, texts in record.values.items() for text in texts)
    others = [name for name in record.values if name in mapping.other_languages and target_of(name) == "term"]
    kind = "language" if others else "term"
    yield Note(kind, record.place, plain(record.values[others[0]][0]) if others else "?", told)


def _by_headword(drafts: list[Draft]) -> dict[str, list[Draft]]:
    """Folded headword → its drafts: several where parentheses tell them apart. Refuses those that nothing does."""
    groups: defaultdict[str, list[Draft]] = defaultdict(list)
    for draft in drafts:
        groups[fold_label(draft.names.headword)].append(draft)
    faults = []
    for group in groups.values():
        seen: dict[str, Draft] = {}
        for draft in group:
            other = seen.setdefault(fold_label(draft.names.qualifier) if draft.names.qualifier else "", draft)
            if other is not draft:
                message = f'"{draft.names.whole}" is here a second time; the first is at {other.record.place}.'
                fix = "keep one of the two, or tell them apart by a word in parentheses behind each."
                faults.append(Fault(draft.record.place, message, fix))
    if faults:
        raise RefusedError(*faults)
    return groups


def _free(draft: Draft, mapping: FieldMapping, taken: Collection[str]) -> str:
    """A name that no other entry has."""
    names = draft.names
    own = [
        text
        for text in (*texts_in(draft.record, mapping, "id"), *draft.record.addresses)
        if "/" not in text and ":" not in text
    ]
    own = [text for text in own if not text.isdigit()]
    for slug in (slug_for(*own), slug_for(names.headword), slug_for(names.whole)):
        if slug and slug not in taken:
            return slug
    base = slug_for(names.headword, *own) or "term"
    number = 2
    while f"{base}-{number}" in taken:
        number += 1
    return f"{base}-{number}"


def _undefined(draft: Draft, mapping: FieldMapping, found: Drafted) -> None:
    """A term that nothing explains is no entry; whatever else it has is told."""
    record = draft.record
    told = "; ".join(f"{name}: {' | '.join(texts)}" for name, texts in record.values.items())
    is_elsewhere = any(
        target_of(name) in ("definition", "explanation") for name in record.values if name in mapping.other_languages
    )
    found.notes.append(Note("language" if is_elsewhere else "definition", record.place, draft.names.whole, told))
