"""One address, one owner: which page, signpost or redirect stands at `/dictionary/<slug>/`.

Precedence: an entry, then a signpost, then a former slug (`redirect_from`), then a covered
term or an alias. Where an entry or signpost of the same label stands already, the lower
one needs no page of its own; any other clash is a problem (E306).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from dictionary.language.alphabet import is_address, slug_of
from dictionary.language.folding import fold_label
from dictionary.linking.sections import COVERED_ANCHOR
from dictionary.linking.term_index import TermIndex
from dictionary.model.entry import Dictionary, Entry
from dictionary.model.problems import FieldPath


@dataclass(frozen=True, slots=True)
class Signpost:
    """The page of a label that several entries claim."""

    slug: str
    label: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Redirect:
    """An address that leads to an entry, or to a covered term on its page."""

    slug: str
    entry: Entry
    label: str
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Clash:
    """Two owners for one address."""

    entry: Entry
    field: FieldPath
    slug: str
    owner: str
    """Who has it already, in words."""


@dataclass(frozen=True, slots=True)
class Addresses:
    """Everything that has an address below the dictionary, besides the entries."""

    signposts: Mapping[str, Signpost]
    redirects: Mapping[str, Redirect]
    clashes: tuple[Clash, ...]

    def also_means(self, entry: Entry) -> tuple[Entry, ...]:
        """Other entries that claim the label at whose address this entry stands."""
        signpost = self.signposts.get(entry.slug)
        return tuple(other for other in signpost.entries if other is not entry) if signpost else ()


def assign(dictionary: Dictionary, index: TermIndex) -> Addresses:
    """Give every address its owner, in order of precedence."""
    signposts = _signposts(dictionary, index)
    redirects: dict[str, Redirect] = {}
    clashes: list[Clash] = []
    for wish, field in (*_former(dictionary), *_labels(dictionary)):
        standing = redirects.get(wish.slug)
        if wish.slug in dictionary.entries:
            owner = dictionary.entries[wish.slug]
            shared = fold_label(wish.label) in map(fold_label, _all_labels(owner))
            if owner is wish.entry or (shared and field[0] != "redirect_from"):
                continue
            clashes.append(Clash(wish.entry, field, wish.slug, f'the entry "{owner.headword}"'))
        elif wish.slug in signposts:
            if field[0] == "redirect_from" or wish.entry not in signposts[wish.slug].entries:
                clashes.append(Clash(wish.entry, field, wish.slug, f'the label "{signposts[wish.slug].label}"'))
        elif standing is None:
            redirects[wish.slug] = wish
        elif standing.entry is not wish.entry:
            clashes.append(Clash(wish.entry, field, wish.slug, f'"{standing.label}" of {standing.entry.slug}'))
    return Addresses(signposts, dict(sorted(redirects.items())), tuple(clashes))


def _signposts(dictionary: Dictionary, index: TermIndex) -> dict[str, Signpost]:
    """A signpost for every contested label; one for all that would have the same address."""
    found: dict[str, Signpost] = {}
    for term in index.contested():
        # An inflection stands under its label, unless an entry claims it as a label of its own.
        label = next((claim.label for claim in term.claims if claim.kind != "inflection"), term.claims[0].of)
        slug = slug_of(label)
        if is_address(slug):
            standing = found.get(slug, Signpost(slug, label, ()))
            entries = dict.fromkeys((*(entry.slug for entry in standing.entries), *term.slugs))
            found[slug] = Signpost(slug, standing.label, tuple(dictionary.entries[name] for name in entries))
    return found


def _former(dictionary: Dictionary) -> Iterator[tuple[Redirect, FieldPath]]:
    for entry in dictionary.entries.values():
        for number, slug in enumerate(entry.redirect_from):
            if is_address(slug):  # anything else is a problem of the entry, and no name for a file
                yield Redirect(slug, entry, entry.headword), ("redirect_from", number)


def _labels(dictionary: Dictionary) -> Iterator[tuple[Redirect, FieldPath]]:
    """Labels that can be an address: not those without ASCII letters, nor very long ones."""
    for entry in dictionary.entries.values():
        for number, covered in enumerate(entry.covers):
            if is_address(slug := slug_of(covered.text)):
                anchor = COVERED_ANCHOR.format(slug)
                yield Redirect(slug, entry, covered.text, anchor), ("covers", number, "text")
        for number, alias in enumerate(entry.aliases):
            if is_address(slug := slug_of(alias.text)):
                yield Redirect(slug, entry, alias.text), ("aliases", number, "text")


def _all_labels(entry: Entry) -> Iterator[str]:
    yield entry.headword
    yield from (alias.text for alias in entry.aliases)
    yield from (covered.text for covered in entry.covers)
