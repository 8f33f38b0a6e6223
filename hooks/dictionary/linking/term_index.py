"""Headwords, aliases, covered terms and inflections → one index: label → entries.

The index is a tree of words: the linker walks it word by word, so that finding
mentions costs one pass over the text whatever the number of entries. Labels that
several entries claim stay in it: they are never linked, but they mask shorter ones.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Literal

from dictionary.language.characters import WORD, WORD_RE
from dictionary.language.folding import STEP_RE, fold_label, is_written, joined, tokens
from dictionary.language.inflections import Inflector, english
from dictionary.language.languages import ENGLISH
from dictionary.language.nearness import Near
from dictionary.language.record import Language
from dictionary.linking.forms import labels_of_forms
from dictionary.linking.sections import sections_of
from dictionary.linking.signed_labels import SignedLabels
from dictionary.model.entry import Entry, Grammar

_MARKUP = re.compile(r"[*_`~^=]")
LabelKind = Literal["headword", "alias", "covered", "inflection", "form"]
MOST_PARTS = 100
"""Words and signs of the longest label or phrase that is looked for in texts; a longer one is no label."""


@dataclass(frozen=True, slots=True)
class Claim:
    """One entry says: this label is mine."""

    slug: str
    label: str
    kind: LabelKind
    open: bool
    """Whether the label may be linked by itself."""
    of: str
    """The label that an inflection was made from, or that a form belongs to; otherwise the label itself."""
    guessed: bool = False
    """An inflection of a label of which nothing says that it is countable: it gives way to any other claim."""


@dataclass(frozen=True, slots=True)
class Term:
    """All claims on one way to write a label. No claims: a phrase that only masks (`not_in`)."""

    cases: tuple[str | None, ...]
    """Exact text of each token, or None where case is ignored."""
    claims: tuple[Claim, ...]
    blocks: frozenset[str] = frozenset()
    """For a phrase: the entries of which no label may overlap with it."""
    slugs: tuple[str, ...] = field(init=False)
    """The entries that claim it, each once, in the order of the alphabet."""
    target: str | None = field(init=False)
    """The entry to link to by itself, if exactly one claims the label and leaves it open."""

    def __post_init__(self) -> None:
        slugs = tuple(dict.fromkeys(claim.slug for claim in self.claims))
        is_linkable = len(slugs) == 1 and any(claim.open for claim in self.claims)
        object.__setattr__(self, "slugs", slugs)
        object.__setattr__(self, "target", slugs[0] if is_linkable else None)

    @property
    def is_phrase(self) -> bool:
        """Whether it only masks."""
        return not self.claims


@dataclass(slots=True)
class Node:
    """One word of the tree. `terms` end here, those with the most exact cases first."""

    children: dict[str, "Node"] = field(default_factory=dict)
    terms: tuple[Term, ...] = ()
    leads_to_phrase: bool = False
    """Whether a `not_in` phrase goes through this word or ends at it."""


@dataclass(frozen=True)
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

    with_phrases: frozenset[str] = frozenset()
    """The entries that have `not_in` phrases."""

    @cached_property
    def signed_labels(self) -> SignedLabels:
        """Finds the labels with signs in Markdown."""
        return SignedLabels(self.labels_with_signs)

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

    def renewed(self, entries: Iterable[Entry]) -> "TermIndex":
        """The same labels, where the pages of some entries have other sections now."""
        sections = {**self.sections, **{entry.slug: sections_of(entry) for entry in entries}}
        return self if sections == self.sections else replace(self, sections=sections)

    @cached_property
    def _known(self) -> Near:
        labels = (claim.label for term in self.labels.values() for claim in term.claims[:1])
        return Near(dict.fromkeys((*self.headwords, *labels)))

    def closest(self, label: str, most: int = 3) -> list[str]:
        """Labels and slugs that look like an unknown one, best first, for error messages."""
        return self._known.closest(label, most)

    def contested(self) -> Iterator[Term]:
        """Labels that several entries claim, in the order of the labels; not those that nobody wrote."""
        return (
            term
            for _, term in sorted(self.labels.items())
            if len(term.slugs) > 1 and not all(claim.guessed for claim in term.claims)
        )


def claims_of(entry: Entry, inflector: Inflector = english) -> Iterator[Claim]:
    """Every label of one entry, the headword first. An inflection and a form are as open as their label.

    Nouns inflect unless `grammar` says otherwise, and an entry is a noun unless `pos` says otherwise.
    A covered term is a narrower concept, so the entry's grammar says nothing about it. Forms are
    inflections already.
    """
    is_noun = entry.pos in (None, "noun")

    def with_inflections(label: str, kind: LabelKind, open: bool, grammar: Grammar | None) -> Iterator[Claim]:
        yield Claim(entry.slug, label, kind, open, label)
        if grammar == "countable" or (grammar is None and is_noun):
            guessed = grammar is None
            for inflected in inflector(label, guessed):
                yield Claim(entry.slug, inflected, "inflection", open, label, guessed)

    yield from with_inflections(entry.headword, "headword", entry.autolink, entry.grammar)
    for alias in entry.aliases:
        yield from with_inflections(alias.text, "alias", alias.autolink, alias.grammar or entry.grammar)
    for covered in entry.covers:
        yield from with_inflections(covered.text, "covered", covered.autolink, covered.grammar)
    for form, label, is_open in forms_of(entry):
        yield Claim(entry.slug, form, "form", is_open, label)


def forms_of(entry: Entry) -> Iterator[tuple[str, str, bool]]:
    """Each listed form of an entry with the headword or alias that it is a form of, and whether both are open."""
    is_open = {entry.headword: entry.autolink}
    for alias in entry.aliases:
        is_open.setdefault(alias.text, alias.autolink)
    for form, label in zip(entry.forms, labels_of_forms(entry.forms, list(is_open)), strict=True):
        yield form, label, is_open[label]


def phrases_of(entry: Entry, inflector: Inflector = english) -> Iterator[tuple[str, bool]]:
    """The `not_in` phrases of an entry, and the regular plurals of each; whether somebody wrote it down."""
    for phrase in entry.not_in:
        yield phrase, True
        for inflected in inflector(phrase, True):
            yield inflected, False


def build_index(entries: Iterable[Entry], rules: Language = ENGLISH) -> TermIndex:
    """Index all labels of all entries. Linear in their number; never fails on collisions.

    Labels and phrases of more than `MOST_PARTS` parts are left out.
    """
    claims: dict[str, list[Claim]] = {}
    cut: dict[str, tuple[tuple[str, ...], tuple[str | None, ...]]] = {}
    phrases: dict[str, tuple[str, list[str]]] = {}
    made: dict[str, tuple[str, list[str]]] = {}
    headwords: dict[str, str] = {}
    sections: dict[str, frozenset[str]] = {}
    for entry in entries:
        headwords[entry.slug] = entry.headword
        sections[entry.slug] = sections_of(entry)
        for claim in claims_of(entry, rules.inflector):
            keys_and_cases = tokens(claim.label)
            folded = joined(*keys_and_cases)
            cut.setdefault(folded, keys_and_cases)
            claims.setdefault(folded, []).append(claim)
        for phrase, is_written_down in phrases_of(entry, rules.inflector):
            known = phrases if is_written_down else made
            known.setdefault(fold_label(phrase), (phrase, []))[1].append(entry.slug)
    # A plural that nobody wrote down gives way to a label of that name.
    for folded, (phrase, slugs) in made.items():
        if folded not in claims:
            phrases.setdefault(folded, (phrase, []))[1].extend(slugs)
    owners = {folded: frozenset(claim.slug for claim in found) for folded, found in claims.items()}
    labels: dict[str, Term] = {}
    roots: dict[str, Node] = {}
    for folded, found in claims.items():
        keys, cases = cut[folded]
        if len(keys) <= MOST_PARTS and (sure := _without_guesses(found, owners)):
            labels[folded] = Term(cases, sure)
            _plant(roots, keys, labels[folded])
    for phrase, slugs in phrases.values():
        keys, cases = tokens(phrase)
        if len(keys) <= MOST_PARTS:
            _plant(roots, keys, Term(cases, (), frozenset(slugs)))
    signs = "".join(sorted(root for root in roots if len(root) == 1 and not WORD_RE.match(root)))
    starts = re.compile(rf"{WORD}|[{re.escape(signs)}]" if signs else WORD)
    with_signs = {claim.label for term in labels.values() for claim in term.claims if _MARKUP.search(claim.label)}
    longest_first = tuple(sorted(with_signs, key=lambda label: (-len(label), label)))
    with_phrases = frozenset(slug for _, slugs in phrases.values() for slug in slugs)
    return TermIndex(roots, labels, headwords, starts, longest_first, rules, sections, with_phrases)


def _without_guesses(found: list[Claim], owners: Mapping[str, frozenset[str]]) -> tuple[Claim, ...]:
    """The claims on a label without those that are guesses where somebody knows better.

    A guessed inflection gives way to a label that another entry wrote down. Inflections that
    meet, guessed ones among them, are closed, and so is an inflection of a label that several
    entries claim, whoever makes inflections of it.
    """
    if len(found) == 1 and not found[0].guessed:
        return tuple(found)
    written = {claim.slug for claim in found if claim.kind != "inflection"}
    kept = [claim for claim in found if not claim.guessed or not written or claim.slug in written]
    meet = len({claim.slug for claim in kept}) > 1 and any(claim.guessed for claim in kept)
    return tuple(
        replace(claim, open=False)
        if claim.kind == "inflection" and (meet or len(owners[fold_label(claim.of)]) > 1)
        else claim
        for claim in kept
    )


def _plant(roots: dict[str, Node], keys: tuple[str, ...], term: Term) -> None:
    if not keys:
        return
    node = roots.setdefault(keys[0], Node())
    node.leads_to_phrase |= term.is_phrase
    for key in keys[1:]:
        node = node.children.setdefault(key, Node())
        node.leads_to_phrase |= term.is_phrase
    if not node.terms:
        node.terms = (term,)
        return
    # A phrase wins over a label, and an exact way to write a label over one that ignores case.
    node.terms = tuple(
        sorted((*node.terms, term), key=lambda t: (not t.is_phrase, sum(case is None for case in t.cases)))
    )
