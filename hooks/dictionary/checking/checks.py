"""What is wrong between entries, and the entrance to all checks.

Checks yield findings that name a field; `problems_in` turns them into problems with a
line and column. Codes are tabled in `model/problems.py`; what is wrong with one entry alone is
found in `entry_checks.py`, and what breaks a rule of house style in `style_checks.py`.
"""

import datetime
import difflib
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import chain, islice

from dictionary.checking.entry_checks import check_fields, check_markdown
from dictionary.checking.label_checks import check_own_labels, check_succession
from dictionary.checking.link_checks import LinkChecks
from dictionary.checking.prose_checks import ProseChecks
from dictionary.checking.rules import Rules
from dictionary.checking.stray_signs import check_signs
from dictionary.checking.style_checks import check_style
from dictionary.checking.twins import check_twins
from dictionary.checking.wanted_checks import WantedWords
from dictionary.checking.word_checks import check_words
from dictionary.language.folding import fold_label
from dictionary.language.nearness import Near, surely
from dictionary.linking.addresses import Addresses
from dictionary.linking.term_index import Claim, TermIndex
from dictionary.model.entry import Dictionary, Entry
from dictionary.model.findings import Finding
from dictionary.model.problems import FieldPath, Problem, shown
from dictionary.model.walking import texts
from dictionary.model.wordings import WORDINGS
from dictionary.reading.positions import Places
from dictionary.reading.quoting import as_written

_MOST_LISTED = 5
"""Entries named in one message."""

Found = dict[str, tuple[Entry, tuple[Finding, ...]]]
"""Path of an entry → the entry, and what was found of it alone."""


def problems_in(findings: Iterable[Finding], read: Callable[[str], str]) -> Iterator[Problem]:
    """Findings with their places. `read` gives the text of a file by its path; each is asked for once."""
    places: dict[str, Places] = {}
    for finding in findings:
        path = finding.entry.path
        if path not in places:
            places[path] = Places(read(path))
        is_whole = finding.replacement is not None and places[path].is_whole(finding.field, finding.part, finding.nth)
        yield Problem(
            path=path,
            position=places[path].of(finding.field, finding.part, finding.nth),
            code=finding.code,
            name=finding.name,
            message=finding.message,
            fix=finding.fix,
            # Nothing is to be written over what was found elsewhere, or only in part.
            replacement=finding.replacement if is_whole else None,
            level=finding.level,
        )


def check(
    dictionary: Dictionary,
    index: TermIndex,
    addresses: Addresses,
    unread: Collection[str] = frozenset(),
    *,
    rules: Rules | None = None,
    today: datetime.date | None = None,
    wording: ProseChecks | None = None,
    is_read: Callable[[str], bool] = lambda path: True,
    found: Found | None = None,
) -> Iterator[Finding]:
    """All findings. Linear in the size of the dictionary.

    `unread` names the entries and articles whose files could not be read: they exist, so a
    reference to one is not dead, and its own problems are told already. Of a damaged entry only
    what does not depend on the fields that could not be read is found. `rules` are those of
    house style, `today` is the day of the check. `wording` advises on the prose of the entries whose
    path `is_read`. With `found`, an entry that is the same is not looked at again, nor is its prose: to be given
    where everything else that can be found of it is the same, too.
    """
    rules = rules or Rules()
    today = today or datetime.datetime.now(tz=datetime.UTC).date()
    known = _Known(dictionary)
    damaged = {each.entry.path: each for each in dictionary.damaged}
    unplaced = [each.entry for each in damaged.values() if dictionary.entries.get(each.entry.slug) is not each.entry]
    for finding in chain(
        _alone(dictionary, unplaced, index, unread, rules, today, known, wording, is_read, found),
        check_succession(dictionary),
        check_labels(dictionary, index),
        check_twins(dictionary, index.language.collation.scripts),
        _clashes(addresses),
    ):
        hurt = damaged.get(finding.entry.path)
        if hurt is None:
            yield finding
        elif not hurt.faulty.intersection(finding.needs):
            yield replace(finding, field=hurt.place(finding.field))


def _alone(
    dictionary: Dictionary,
    unplaced: Collection[Entry],
    index: TermIndex,
    unread: Collection[str],
    rules: Rules,
    today: datetime.date,
    known: "_Known",
    wording: ProseChecks | None,
    is_read: Callable[[str], bool],
    found: Found | None,
) -> Iterator[Finding]:
    """What is found entry by entry, those included that have no place among the others."""
    links = LinkChecks(index, unread, known.wanted)

    def of_one(entry: Entry) -> Iterator[Finding]:
        yield from check_fields(entry)
        yield from check_own_labels(entry)
        fields = texts(entry)
        # Where some files are asked about, the style of the others is not: no change elsewhere touches it.
        if wording is None or is_read(entry.path):
            yield from check_style(entry, index.language, rules, today, fields)
            yield from check_signs(entry, fields, index.language)
            yield from check_words(entry, index.language, rules)
            if wording:
                yield from wording.of_entry(entry, fields)
        yield from check_markdown(entry, fields)
        yield from links.of_entry(entry, fields)
        yield from check_references(entry, dictionary, unread, known)

    for entry in (*dictionary.entries.values(), *unplaced):
        if found is None:
            yield from of_one(entry)
            continue
        if entry.path not in found or found[entry.path][0] != entry:
            found[entry.path] = entry, tuple(of_one(entry))
        yield from found[entry.path][1]


def _clashes(addresses: Addresses) -> Iterator[Finding]:
    """Former addresses that cannot be kept. An address that nobody asked for gives way without a word."""
    for clash in addresses.clashes:
        if clash.field[0] != "redirect_from":
            continue
        yield Finding(
            clash.entry,
            clash.field,
            "E306",
            "address-taken",
            f'The address "{clash.slug}" belongs to {clash.owner} already.',
            "change or remove one of the two.",
        )


class _Known:
    """What references are compared with, put in order when first needed."""

    def __init__(self, dictionary: Dictionary) -> None:
        self.entries = Near(dictionary.entries)
        self.articles = Near(dictionary.articles)
        self.wanted = WantedWords(dictionary.wanted)
        self._dictionary = dictionary
        self._answers: dict[str, frozenset[str]] = {}
        self._silent = {each.entry.slug for each in dictionary.damaged if "see_also" in each.faulty}

    def answers(self, slug: str, to: str) -> bool:
        """Whether an entry names another one in its `see_also`, as far as that could be read."""
        if slug not in self._answers:
            self._answers[slug] = frozenset(self._dictionary.entries[slug].see_also)
        return to in self._answers[slug] or slug in self._silent


def check_references(entry: Entry, dictionary: Dictionary, unread: Collection[str], known: _Known) -> Iterator[Finding]:
    """Entries and articles that an entry names: they exist, each once, not itself, and answer."""
    named: list[tuple[FieldPath, str]] = [(("see_also", n), slug) for n, slug in enumerate(entry.see_also)]
    named += [(("confusables", n, "entry"), c.entry) for n, c in enumerate(entry.confusables) if c.entry]
    named += [(("replaced_by",), entry.replaced_by)] if entry.replaced_by else []
    wanted: list[tuple[FieldPath, str]] = []
    for field, slug in named:
        if slug not in dictionary.entries and slug not in unread and (told := known.wanted.told(slug, "remove it")):
            yield Finding(entry, field, "E301", "dead-reference", *told)
            wanted.append((field, slug))
    others = [reference for reference in named if reference not in wanted]
    yield from _dead(entry, others, dictionary.entries.keys(), known.entries, unread, "entry")
    articles: list[tuple[FieldPath, str]] = [(("articles", n), slug) for n, slug in enumerate(entry.articles)]
    yield from _dead(entry, articles, dictionary.articles.keys(), known.articles, unread, "article")
    yield from _unknown_sources(entry)
    seen: set[tuple[object, str]] = set()
    for field, slug in (*named, *articles):
        if slug == entry.slug and field[0] != "articles":
            yield Finding(entry, field, "E302", "self-reference", *WORDINGS["self-reference"].said())
        if (field[0], slug) in seen:
            yield Finding(entry, field, "E303", "named-twice", *WORDINGS["named-twice"].said(text=shown(slug)))
        seen.add((field[0], slug))
    for number, slug in enumerate(entry.see_also):
        other = dictionary.entries.get(slug)
        if other and other is not entry and other.status == "published" and not known.answers(slug, entry.slug):
            yield Finding(
                entry,
                ("see_also", number),
                "W301",
                "one-way-see-also",
                f'"{slug}" does not name "{entry.slug}" in return.',
                f"add {entry.slug} to the see_also of {slug}, or choose another entry.",
            )


def _unknown_sources(entry: Entry) -> Iterator[Finding]:
    """Facts that name a source which the entry does not have."""
    titles = [source.title for source in entry.sources]
    for number, fact in enumerate(entry.in_short):
        if fact.source is not None and fact.source not in titles:
            near = difflib.get_close_matches(fact.source, titles, n=1)
            told, fix = WORDINGS["source-unknown"].said(text=shown(fact.source))
            yield Finding(
                entry,
                ("in_short", number, "source"),
                "E301",
                "dead-reference",
                told,
                f"did you mean {near[0]}?" if near else fix,
                surely(fact.source, near),
                needs=("sources", "in_short"),
            )


def _dead(
    entry: Entry,
    named: list[tuple[FieldPath, str]],
    known: Collection[str],
    near: Near,
    unread: Collection[str],
    what: str,
) -> Iterator[Finding]:
    for field, slug in named:
        if slug not in known and slug not in unread:
            bare = _bare(slug)
            close = [bare] if bare in known else near.closest(bare)
            yield Finding(
                entry,
                field,
                "E301",
                "dead-reference",
                f'There is no {what} "{shown(slug)}".',
                f"did you mean {close[0]}?" if close else "remove it, or add what it names.",
                as_written(sure) if (sure := surely(bare, close)) else None,
            )


def _bare(slug: str) -> str:
    """The name in what was written for it: in brackets, as a file, as the address of a page."""
    last = slug.strip("[] /").rpartition("/")[2]
    return last.lower().replace(" ", "-").removesuffix(".yml").removesuffix(".md")


def check_labels(dictionary: Dictionary, index: TermIndex) -> Iterator[Finding]:
    """Labels that several entries claim: openly is an error, otherwise advice."""
    open_entries = [entry for entry in dictionary.entries.values() if entry.autolink]
    duplicates = Counter(fold_label(entry.headword) for entry in open_entries)
    for entry in open_entries:
        if duplicates[fold_label(entry.headword)] > 1:
            yield Finding(
                entry,
                ("headword",),
                "E304",
                "duplicate-headword",
                f'Another entry has the headword "{shown(entry.headword)}" as well.',
                "join the two entries, make the headwords different, or write autolink: false in both.",
            )
    fields: dict[str, Mapping[tuple[str, str], FieldPath]] = {}
    for term in index.contested():
        openly = [claim for claim in term.claims if claim.open]
        if _is_told_already(term.claims, openly):
            continue
        slugs = dict.fromkeys(claim.slug for claim in openly)
        if len(slugs) > 1:
            for claim in openly:
                others = _listed(slugs, claim.slug)
                made = f' (from "{shown(claim.of)}")' if claim.kind == "inflection" else ""
                entry = dictionary.entries[claim.slug]
                yield Finding(
                    entry,
                    _field_of(claim, entry, fields),
                    "E305",
                    "label-claimed-twice",
                    f'"{shown(claim.label)}"{made} is claimed by {others} too, so a link could be wrong.',
                    "write autolink: false next to it in every entry that claims it, or remove it from one.",
                )
        elif openly:
            claim = openly[0]
            entry = dictionary.entries[claim.slug]
            yield Finding(
                entry,
                _field_of(claim, entry, fields),
                "W302",
                "label-never-links",
                f'"{shown(claim.label)}" is claimed by {_listed(term.slugs, claim.slug)} as well, '
                "so it never links by itself.",
                "write autolink: false next to it, to say that this is meant.",
            )


def _listed(slugs: Iterable[str], but: str) -> str:
    """The first few of the entries that claim a label, without the one to which it is told."""
    others = list(islice((slug for slug in slugs if slug != but), _MOST_LISTED + 1))
    return ", ".join([*others[:_MOST_LISTED], *(["others"] if others[_MOST_LISTED:] else [])])


def _is_told_already(claims: Collection[Claim], openly: Collection[Claim]) -> bool:
    """Whether a contested label follows from one that is reported: equal headwords, or their plurals."""
    equal_headwords = len(openly) > 1 and all(claim.kind == "headword" for claim in openly)
    is_plural = all(claim.kind == "inflection" for claim in claims)
    return equal_headwords or (is_plural and len({fold_label(claim.of) for claim in claims}) == 1)


def _field_of(claim: Claim, entry: Entry, fields: dict[str, Mapping[tuple[str, str], FieldPath]]) -> FieldPath:
    """The field in which an entry makes a claim. `fields` keeps what was found of each entry."""
    if entry.slug not in fields:
        fields[entry.slug] = _fields_of_labels(entry)
    found = fields[entry.slug]
    if claim.kind == "form" and ("form", claim.label) in found:
        return found["form", claim.label]
    if claim.of != entry.headword and ("label", claim.of) in found:
        return found["label", claim.of]
    return found.get((claim.kind, claim.label), ("headword",))


def _fields_of_labels(entry: Entry) -> Mapping[tuple[str, str], FieldPath]:
    """Text of every alias, covered term and form → where it stands, the first one of each."""
    found: dict[tuple[str, str], FieldPath] = {}
    for number, alias in enumerate(entry.aliases):
        found.setdefault(("label", alias.text), ("aliases", number, "text"))
    for number, covered in enumerate(entry.covers):
        found.setdefault(("label", covered.text), ("covers", number, "text"))
    for number, form in enumerate(entry.forms):
        found.setdefault(("form", form), ("forms", number))
    return found
