"""What is wrong between entries, and the entrance to all checks.

Checks yield findings that name a field; `problems_in` turns them into problems with a
line and column. Codes are tabled in `model/problems.py`; what is wrong with one entry alone is
found in `entry_checks.py`.
"""

import difflib
from collections import Counter
from collections.abc import Callable, Collection, Iterator

from dictionary.checking.entry_checks import check_fields, check_markdown, check_style
from dictionary.checking.twins import check_twins
from dictionary.checking.word_checks import check_words
from dictionary.language.folding import fold_label
from dictionary.linking.addresses import Addresses
from dictionary.linking.term_index import Claim, TermIndex
from dictionary.model.entry import Dictionary, Entry
from dictionary.model.findings import Finding
from dictionary.model.problems import FieldPath, Problem, shown
from dictionary.reading.positions import locate


def problems_in(findings: Iterator[Finding], read: Callable[[str], str]) -> Iterator[Problem]:
    """Findings with their places. `read` gives the text of a file by its path."""
    for finding in findings:
        yield Problem(
            path=finding.entry.path,
            position=locate(read(finding.entry.path), finding.field, finding.part, finding.nth),
            code=finding.code,
            name=finding.name,
            message=finding.message,
            fix=finding.fix,
            replacement=finding.replacement,
        )


def check(
    dictionary: Dictionary,
    index: TermIndex,
    addresses: Addresses,
    unread: Collection[str] = frozenset(),
) -> Iterator[Finding]:
    """All findings. Linear in the size of the dictionary.

    `unread` names the entries and articles whose files could not be read: they exist, so a
    reference to one is not dead, and its own problems are told already.
    """
    for entry in dictionary.entries.values():
        yield from check_fields(entry)
        yield from check_style(entry, index.language)
        yield from check_words(entry, index.language.tag)
        for finding in check_markdown(entry, index):
            if finding.code != "E301" or finding.part.removeprefix("[[") not in unread:
                yield finding
        yield from check_references(entry, dictionary, unread)
    yield from check_labels(dictionary, index)
    yield from check_twins(dictionary, index.language.collation.scripts)
    for clash in addresses.clashes:
        yield Finding(
            clash.entry,
            clash.field,
            "E306",
            "address-taken",
            f'The address "{clash.slug}" belongs to {clash.owner} already.',
            "change or remove one of the two.",
        )


def check_references(entry: Entry, dictionary: Dictionary, unread: Collection[str] = frozenset()) -> Iterator[Finding]:
    """Entries and articles that an entry names: they exist, each once, not itself, and answer."""
    named: list[tuple[FieldPath, str]] = [(("see_also", n), slug) for n, slug in enumerate(entry.see_also)]
    named += [(("confusables", n, "entry"), c.entry) for n, c in enumerate(entry.confusables) if c.entry]
    named += [(("replaced_by",), entry.replaced_by)] if entry.replaced_by else []
    yield from _dead(entry, named, dictionary.entries.keys(), unread, "entry")
    articles: list[tuple[FieldPath, str]] = [(("articles", n), slug) for n, slug in enumerate(entry.articles)]
    yield from _dead(entry, articles, dictionary.articles.keys(), unread, "article")
    seen: set[tuple[object, str]] = set()
    for field, slug in (*named, *articles):
        if slug == entry.slug and field[0] != "articles":
            yield Finding(entry, field, "E302", "self-reference", "The entry names itself here.", "name another one.")
        if (field[0], slug) in seen:
            yield Finding(entry, field, "E303", "named-twice", f'"{shown(slug)}" stands here twice.', "keep one.")
        seen.add((field[0], slug))
    for number, slug in enumerate(entry.see_also):
        other = dictionary.entries.get(slug)
        if other and other is not entry and entry.slug not in other.see_also and other.status == "published":
            yield Finding(
                entry,
                ("see_also", number),
                "W301",
                "one-way-see-also",
                f'"{slug}" does not name "{entry.slug}" in return.',
                f"add {entry.slug} to the see_also of {slug}, or choose another entry.",
            )


def _dead(
    entry: Entry,
    named: list[tuple[FieldPath, str]],
    known: Collection[str],
    unread: Collection[str],
    what: str,
) -> Iterator[Finding]:
    for field, slug in named:
        if slug not in known and slug not in unread:
            close = difflib.get_close_matches(slug.lower().replace(" ", "-"), known, n=1, cutoff=0.6)
            yield Finding(
                entry,
                field,
                "E301",
                "dead-reference",
                f'There is no {what} "{shown(slug)}".',
                f"did you mean {close[0]}?" if close else "remove it, or add what it names.",
                close[0] if close else None,
            )


def check_labels(dictionary: Dictionary, index: TermIndex) -> Iterator[Finding]:
    """Labels that several entries claim: openly is an error, otherwise advice."""
    duplicates = Counter(fold_label(entry.headword) for entry in dictionary.entries.values())
    for entry in dictionary.entries.values():
        if duplicates[fold_label(entry.headword)] > 1:
            yield Finding(
                entry,
                ("headword",),
                "E304",
                "duplicate-headword",
                f'Another entry has the headword "{shown(entry.headword)}" as well.',
                "join the two entries, or make the headwords different.",
            )
    for term in index.contested():
        openly = [claim for claim in term.claims if claim.open]
        if _is_told_already(term.claims, openly):
            continue
        if len({claim.slug for claim in openly}) > 1:
            for claim in openly:
                others = ", ".join(dict.fromkeys(c.slug for c in openly if c.slug != claim.slug))
                made = f' (from "{shown(claim.of)}")' if claim.kind == "inflection" else ""
                entry = dictionary.entries[claim.slug]
                yield Finding(
                    entry,
                    _field_of(claim, entry),
                    "E305",
                    "label-claimed-twice",
                    f'"{shown(claim.label)}"{made} is claimed by {others} too, so a link could be wrong.',
                    "write autolink: false next to it in every entry that claims it, or remove it from one.",
                )
        elif openly:
            claim = openly[0]
            entry = dictionary.entries[claim.slug]
            others = ", ".join(slug for slug in term.slugs if slug != claim.slug)
            yield Finding(
                entry,
                _field_of(claim, entry),
                "W302",
                "label-never-links",
                f'"{shown(claim.label)}" is claimed by {others} as well, so it never links by itself.',
                "write autolink: false next to it to say so.",
            )


def _is_told_already(claims: Collection[Claim], openly: Collection[Claim]) -> bool:
    """Whether a contested label follows from one that is reported: equal headwords, or their plurals."""
    equal_headwords = len(openly) > 1 and all(claim.kind == "headword" for claim in openly)
    is_plural = all(claim.kind == "inflection" for claim in claims)
    return equal_headwords or (is_plural and len({fold_label(claim.of) for claim in claims}) == 1)


def _field_of(claim: Claim, entry: Entry) -> FieldPath:
    """The field in which an entry makes a claim."""
    if claim.kind == "form" and claim.label in entry.forms:
        return "forms", entry.forms.index(claim.label)
    for name in ("aliases", "covers"):
        for number, labeled in enumerate(getattr(entry, name)):
            if labeled.text == claim.of and claim.of != entry.headword:
                return name, number, "text"
    return ("headword",)
