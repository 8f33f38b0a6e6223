"""Headwords, aliases, covered terms and inflections → one index: label → entries.

The index is a tree of words: the linker walks it word by word, so that finding
mentions costs one pass over the text whatever the number of entries. Labels that
several entries claim stay in it: they are never linked, but they mask shorter ones.
"""

import difflib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from dictionary.language.characters import WORD, WORD_RE
from dictionary.language.folding import STEP_RE, fold_label, is_written, tokens
from dictionary.language.inflections import Inflector, english
from dictionary.language.languages import ENGLISH
from dictionary.language.record import Language
from dictionary.linking.sections import sections_of
from dictionary.model.entry import Entry

_MARKUP = re.compile(r"[*_`~^=]")
LabelKind = Literal["headword", "alias", "covered", "inflection", "form"]


@dataclass(frozen=True, slots=True)
class Claim:
    """One entry says: this label is mine."""

    slug: str
    label: str
    kind: LabelKind
    open: bool
    """Whether the label may be linked by itself."""
    of: str
    """The label that an inflection was made from; otherwise the label itself."""


@dataclass(frozen=True, slots=True)
class Term:
    """All claims on one way to write a label. No claims: a phrase that only masks (`not_in`)."""

    cases: tuple[str | None, ...]
    """Exact text of each token, or None where case is ignored."""
    claims: tuple[Claim, ...]
    is_phrase: bool

    @property
    def slugs(self) -> tuple[str, ...]:
        """The entries that claim it, each once, in the order of the alphabet."""
        return tuple(dict.fromkeys(claim.slug for claim in self.claims))

    @property
    def target(self) -> str | None:
        """The entry to link to by itself, if exactly one claims the label and leaves it open."""
        if self.is_phrase or len(self.slugs) != 1 or not any(claim.open for claim in self.claims):
            return None
        return self.claims[0].slug


@dataclass(slots=True)
class Node:
    """One word of the tree. `terms` end here, those with the most exact cases first."""

    children: dict[str, "Node"] = field(default_factory=dict)
    terms: tuple[Term, ...] = ()


@dataclass(frozen=True, slots=True)
class TermIndex:
    """The tree, and the labels as a flat table."""

    roots: Mapping[str, Node]
    """First word, folded → node. A label that begins with a sign has that sign as its first word."""
    labels: Mapping[str, Term]
    """Folded label (`folding.fold_label`) → term."""
    headwords: Mapping[str, str]
    """Slug → headword."""
    starts: re.Pattern[str]
    """Where a label can begin: at words, and at the signs with which labels of this index begin."""

    labels_with_signs: tuple[str, ...]
    """Labels in which Markdown would see markup (O*NET), longest first."""
    language: Language
    """Whose rules hold for the labels and for the text that they are looked for in."""
    sections: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Slug → ids of the sections to which a link may lead (`[[label#section]]`)."""

    def resolve(self, label: str) -> tuple[str, ...]:
        """What `[[label]]` means: a slug if there is one of that name, else the entries that claim it.

        Where nothing has a name written like this, its case does not count. One slug: that entry.
        Several: ambiguous. None: unknown.
        """
        if label in self.headwords:
            return (label,)
        keys, _ = tokens(label)
        node = self.roots.get(keys[0]) if keys else None
        for key in keys[1:]:
            node = node.children.get(key) if node else None
        written = [token for _, token in STEP_RE.findall(label.strip())]
        terms = [term for term in node.terms if term.claims] if node else []
        if exact := next((term.slugs for term in terms if is_written(term.cases, written)), ()):
            return exact
        return tuple(sorted({slug for term in terms for slug in term.slugs}))

    def closest(self, label: str, most: int = 3) -> list[str]:
        """Labels and slugs that look like an unknown one, best first, for error messages."""
        labels = (claim.label for term in self.labels.values() for claim in term.claims[:1])
        known = list(dict.fromkeys((*self.headwords, *labels)))
        return difflib.get_close_matches(label, known, n=most, cutoff=0.6)

    def contested(self) -> Iterator[Term]:
        """Labels that several entries claim, in the order of the labels."""
        return (term for _, term in sorted(self.labels.items()) if len(term.slugs) > 1)


def claims_of(entry: Entry, inflector: Inflector = english) -> Iterator[Claim]:
    """Every label of one entry, the headword first. An inflection is as open as its label."""

    def with_inflections(label: str, kind: LabelKind, open: bool, countable: bool) -> Iterator[Claim]:
        yield Claim(entry.slug, label, kind, open, label)
        if countable:
            for inflected in inflector(label):
                yield Claim(entry.slug, inflected, "inflection", open, label)

    yield from with_inflections(entry.headword, "headword", entry.autolink, entry.grammar == "countable")
    for alias in entry.aliases:
        grammar = alias.grammar or entry.grammar
        yield from with_inflections(alias.text, "alias", alias.autolink, grammar == "countable")
    for covered in entry.covers:
        yield Claim(entry.slug, covered.text, "covered", covered.autolink, covered.text)
    for form in entry.forms:
        yield Claim(entry.slug, form, "form", entry.autolink, entry.headword)


def build_index(entries: Iterable[Entry], rules: Language = ENGLISH) -> TermIndex:
    """Index all labels of all entries. Linear in their number; never fails on collisions."""
    claims: dict[str, list[Claim]] = {}
    phrases: dict[str, str] = {}
    headwords: dict[str, str] = {}
    sections: dict[str, frozenset[str]] = {}
    for entry in entries:
        headwords[entry.slug] = entry.headword
        sections[entry.slug] = sections_of(entry)
        for claim in claims_of(entry, rules.inflector):
            claims.setdefault(fold_label(claim.label), []).append(claim)
        for phrase in entry.not_in:
            phrases[fold_label(phrase)] = phrase
    labels = {
        folded: Term(tokens(found[0].label)[1], _without_guesses(found, claims), False)
        for folded, found in claims.items()
    }
    roots: dict[str, Node] = {}
    for term in labels.values():
        _plant(roots, term.claims[0].label, term)
    for phrase in phrases.values():
        _plant(roots, phrase, Term(tokens(phrase)[1], (), True))
    signs = "".join(sorted(root for root in roots if len(root) == 1 and not WORD_RE.match(root)))
    starts = re.compile(rf"{WORD}|[{re.escape(signs)}]" if signs else WORD)
    with_signs = {claim.label for term in labels.values() for claim in term.claims if _MARKUP.search(claim.label)}
    longest_first = tuple(sorted(with_signs, key=lambda label: (-len(label), label)))
    return TermIndex(roots, labels, headwords, starts, longest_first, rules, sections)


def _without_guesses(found: list[Claim], claims: Mapping[str, list[Claim]]) -> tuple[Claim, ...]:
    """An inflection of a label that several entries claim is closed, whoever makes inflections of it."""
    return tuple(
        replace(claim, open=False)
        if claim.kind == "inflection" and len({other.slug for other in claims[fold_label(claim.of)]}) > 1
        else claim
        for claim in found
    )


def _plant(roots: dict[str, Node], label: str, term: Term) -> None:
    keys, _ = tokens(label)
    if not keys:
        return
    node = roots.setdefault(keys[0], Node())
    for key in keys[1:]:
        node = node.children.setdefault(key, Node())
    # A phrase wins over a label, and an exact way to write a label over one that ignores case.
    node.terms = tuple(
        sorted((*node.terms, term), key=lambda t: (not t.is_phrase, sum(case is None for case in t.cases)))
    )
