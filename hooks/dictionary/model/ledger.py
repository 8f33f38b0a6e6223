"""What has been published, and when: the memory of a dictionary, in a file of its own (`_ledger.yml`).

Entries say what is; the ledger says what was: every address at which an entry stood, and each day on which one was
added, got another name, was retired, or changed its meaning. Feeds are made from it, and addresses that it names lead
somewhere for ever. Nothing here asks a clock or a history: the same ledger, dictionary and day give the same ledger.
"""

import datetime
from collections import defaultdict
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from dictionary.model.entry import Dictionary, Entry, Plain, Sentence, Slug
from dictionary.model.problems import Position

What = Literal["added", "renamed", "meaning-changed", "retired", "returned"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What happened to an entry on one day."""

    date: datetime.date
    """The day."""
    what: What
    """What happened."""
    former: Slug | None = None
    """The address until then, of an entry that got another one."""
    successor: Slug | None = None
    """Of a retired entry: the one to which readers go."""
    before: Sentence | None = None
    """The headword or the meaning until then."""
    after: Sentence | None = None
    """The headword or the meaning from then on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """An address at which an entry stands, or once stood."""

    headword: Plain
    """As it was last published here."""
    meaning: Sentence
    """The definition, or those of all its senses."""
    retired: bool = False
    """Whether the entry was last published as retired."""
    moved_to: Slug | None = None
    """Where the entry stands now, if no longer here."""
    former: tuple[Plain, ...] = ()
    """Other addresses that it had (`redirect_from`)."""
    others: tuple[Plain, ...] = ()
    """Addresses of its aliases and covered terms."""
    changes: tuple[Change, ...] = ()
    """What happened here, in the order in which it was noticed."""
    position: Position = field(default=Position(), metadata={"from_file": True}, compare=False)
    """Where the address stands in the file."""


Ledger = Mapping[str, Published]
"""Slug → what was published there."""


@dataclass(frozen=True, slots=True)
class Leads:
    """Addresses below the dictionary that lead to an entry without being its own: address → slug."""

    former: Mapping[str, str] = field(default_factory=dict)
    """Where an entry stood before."""
    others: Mapping[str, str] = field(default_factory=dict)
    """Those of aliases and covered terms."""


def meaning_of(entry: Entry) -> str:
    """All that the definitions of an entry say, in one text."""
    senses = (f"{sense.label}: {sense.definition}" for sense in entry.senses)
    return " ".join(" ".join((entry.definition or "", *senses)).split())


def followed(ledger: Ledger, goals: Container[str]) -> Mapping[str, str | None]:
    """Slug → itself or the first of those to which its entry moved that is a goal; None where no way leads to one.

    Linear, however long the ways are and wherever they meet.
    """
    found: dict[str, str | None] = {}
    for slug in ledger:
        way: dict[str, None] = {}
        step = slug
        while step in ledger and step not in goals and step not in found and step not in way:
            way[step] = None
            step = ledger[step].moved_to or ""
        goal = step if step in goals else found.get(step)
        found |= dict.fromkeys(way, goal)
        found.setdefault(slug, goal)
    return found


def updated(ledger: Ledger, dictionary: Dictionary, leads: Leads, date: datetime.date) -> Ledger:
    """The ledger after a dictionary was published on a day. Linear in the number of addresses.

    `leads` are those of this dictionary with this ledger. Nothing is ever taken out.
    """
    entries = dictionary.entries
    arrived: defaultdict[str, list[str]] = defaultdict(list)
    for slug in sorted(ledger):
        if slug not in entries and ledger[slug].moved_to is None and slug in leads.former:
            arrived[leads.former[slug]].append(slug)
    found = {slug: _left(slug, ledger, leads, date) for slug in ledger if slug not in entries}
    found |= {slug: _standing(entry, ledger, arrived[slug], date) for slug, entry in entries.items()}
    return dict(sorted(_with_addresses(found, ledger, entries, leads).items()))


def _left(slug: str, ledger: Ledger, leads: Leads, date: datetime.date) -> Published:
    """What is known of an address at which no entry stands any more."""
    record, target = ledger[slug], leads.former.get(slug)
    if target is None:
        return record
    changes = record.changes
    # An entry that goes into one that was there already is retired; into a new one, it is renamed: told there.
    if record.moved_to is None and not record.retired and _is_current(ledger.get(target)):
        changes = (*changes, Change(date=date, what="retired", successor=target))
    return replace(record, moved_to=target, changes=changes)


def _is_current(record: Published | None) -> bool:
    return record is not None and record.moved_to is None


def _standing(entry: Entry, ledger: Ledger, arrived: Sequence[str], date: datetime.date) -> Published:
    """What is known of an entry, with what happened to it since."""
    old = ledger.get(entry.slug)
    is_retired = entry.status == "retired"
    changes: list[Change] = []
    before = old
    if not _is_current(old) and arrived:
        before = ledger[arrived[0]]
        changes += (_renamed(date, ledger[slug].headword, entry.headword, slug) for slug in arrived)
    elif old is None:
        changes.append(Change(date=min(entry.added or date, date), what="added"))
    else:
        if old.moved_to is not None or (old.retired and not is_retired):
            changes.append(Change(date=date, what="returned"))
        if old.headword != entry.headword:
            changes.append(_renamed(date, old.headword, entry.headword))
    meaning = meaning_of(entry)
    if before and before.meaning != meaning and not is_retired:
        changes.append(Change(date=date, what="meaning-changed", before=before.meaning, after=meaning))
    if is_retired and not (before and before.retired):
        changes.append(Change(date=date, what="retired", successor=entry.replaced_by))
    return Published(
        headword=entry.headword,
        meaning=meaning,
        retired=is_retired,
        changes=(*(old.changes if old else ()), *changes),
    )


def _renamed(date: datetime.date, before: str, after: str, former: str | None = None) -> Change:
    return Change(date=date, what="renamed", former=former, before=before, after=after)


def _with_addresses(
    found: Mapping[str, Published], ledger: Ledger, entries: Mapping[str, Entry], leads: Leads
) -> dict[str, Published]:
    """Each entry with the addresses that lead to it; one that another entry has by now is its own no longer."""
    former, others = ({*_pairs(each, found)} for each in (leads.former, leads.others))
    for slug, record in ledger.items():
        owner = slug if slug in entries else found[slug].moved_to
        if owner is not None and owner in entries:
            former |= {(owner, address) for address in record.former if _is_free(address, owner, found, leads)}
            others |= {(owner, address) for address in record.others if _is_free(address, owner, found, leads)}
    grouped: tuple[defaultdict[str, list[str]], ...] = (defaultdict(list), defaultdict(list))
    for group, pairs in zip(grouped, (former, others - former), strict=True):
        for slug, address in sorted(pairs):
            group[slug].append(address)
    return {
        # What has moved has taken its addresses along.
        slug: replace(record, former=tuple(grouped[0][slug]), others=tuple(grouped[1][slug]))
        if slug in entries or record.moved_to in entries
        else record
        for slug, record in found.items()
    }


def _pairs(leads: Mapping[str, str], found: Mapping[str, Published]) -> Iterator[tuple[str, str]]:
    return ((slug, address) for address, slug in leads.items() if address not in found)


def _is_free(address: str, owner: str, found: Mapping[str, Published], leads: Leads) -> bool:
    now = leads.former.get(address) or leads.others.get(address) or owner
    return now == owner and address not in found
