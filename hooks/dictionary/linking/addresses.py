"""One address, one owner: which page, signpost or redirect stands at `/dictionary/<slug>/`.

Precedence: an entry, then a signpost, then a former address (`redirect_from`), then one at which an entry was
published (`model/ledger.py`), then a covered term or an alias, then what else was published. A former address is
somebody's wish, so it is a problem (E306) when another owner has it. Covered terms and aliases get an address by
themselves: they give way without a word, and where two entries would have the same one (`J.D.` and `JD`), neither
has it. What the ledger names gives way too, but never to nothing.
"""

import dataclasses
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from dictionary.language.alphabet import is_slug
from dictionary.language.slugs import is_page_name, slug_of
from dictionary.linking import former_addresses
from dictionary.linking.former_addresses import FormerAddress
from dictionary.linking.sections import covered_anchors
from dictionary.linking.term_index import TermIndex
from dictionary.model.entry import Dictionary, Entry
from dictionary.model.ledger import Leads, Ledger, followed
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
    """The address below the dictionary; a former one may have folders, capitals, and `.html` at its end."""
    entry: Entry
    label: str
    anchor: str = ""
    is_former: bool = False
    """Whether the entry stood there: programs may ask for it by this address."""


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
    former: Mapping[str, Entry] = dataclasses.field(default_factory=dict)
    """Slug at which an entry stood → the one to ask for now."""
    lost: tuple[str, ...] = ()
    """Slugs at which entries were published, and from which nothing leads on."""

    def leads(self) -> Leads:
        """Which addresses lead to an entry, as the ledger keeps them."""
        former = {slug: entry.slug for slug, entry in self.former.items()}
        former |= {each.slug: each.entry.slug for each in self.redirects.values() if each.is_former}
        others = {each.slug: each.entry.slug for each in self.redirects.values() if each.slug not in former}
        return Leads(former, others)

    def renewed(self, entries: Mapping[str, Entry]) -> "Addresses":
        """The same addresses with the records that entries have now. `entries`: slug → entry, all of them."""

        def now(redirect: Redirect) -> Redirect:
            entry = entries[redirect.entry.slug]
            return redirect if entry is redirect.entry else dataclasses.replace(redirect, entry=entry)

        return dataclasses.replace(
            self,
            signposts={
                slug: dataclasses.replace(each, entries=tuple(entries[entry.slug] for entry in each.entries))
                for slug, each in self.signposts.items()
            },
            redirects={slug: now(each) for slug, each in self.redirects.items()},
            clashes=tuple(dataclasses.replace(each, entry=entries[each.entry.slug]) for each in self.clashes),
            former={slug: entries[entry.slug] for slug, entry in self.former.items()},
        )

    def also_means(self, entry: Entry) -> tuple[Entry, ...]:
        """Other entries that claim the label at whose address this entry stands."""
        signpost = self.signposts.get(entry.slug)
        return tuple(other for other in signpost.entries if other is not entry) if signpost else ()


def assign(dictionary: Dictionary, index: TermIndex, ledger: Ledger | None = None) -> Addresses:
    """Give every address its owner, in order of precedence. Linear in the number of labels."""
    ledger = ledger or {}
    signposts = _signposts(dictionary, index)
    redirects: dict[str, Redirect] = {}
    clashes: list[Clash] = []
    former: dict[str, Redirect] = {}
    for wish, key, field in _former(dictionary):
        owner = dictionary.entries.get(key)
        standing = former.setdefault(key, wish)
        if owner is not None and owner is not wish.entry:
            clashes.append(Clash(wish.entry, field, wish.slug, f'the entry "{owner.headword}"'))
        elif owner is None and key in signposts:
            clashes.append(Clash(wish.entry, field, wish.slug, f'the label "{signposts[key].label}"'))
        elif standing.entry is not wish.entry:
            clashes.append(Clash(wish.entry, field, wish.slug, f'"{standing.label}" of {standing.entry.slug}'))
        elif wish.slug != key or owner is None:  # an entry stands at its own address already
            redirects[wish.slug] = wish
    successors = _successors(ledger, dictionary, former)
    moved = {slug: Redirect(slug, entry, ledger[slug].headword, is_former=True) for slug, entry in successors.items()}
    redirects |= {slug: each for slug, each in moved.items() if slug not in former and slug not in signposts}
    redirects |= _automatic(dictionary, dictionary.entries.keys() | signposts.keys() | former.keys() | moved.keys())
    taken = dictionary.entries.keys() | signposts.keys() | former.keys() | redirects.keys()
    redirects |= _remembered(ledger, dictionary, successors, taken)
    # An id that nobody looked after leads where its address leads.
    gone = [slug for slug in ledger if slug not in dictionary.entries and slug not in successors]
    asked = successors | {slug: redirects[slug].entry for slug in gone if slug in redirects}
    # The names of their files are slugs: one with capitals could be that of another entry.
    asked |= {slug: each.entry for slug, each in redirects.items() if each.is_former and is_slug(slug)}
    lost = tuple(slug for slug in gone if slug not in asked)
    return Addresses(signposts, dict(sorted(redirects.items())), tuple(clashes), dict(sorted(asked.items())), lost)


def _successors(ledger: Ledger, dictionary: Dictionary, former: Mapping[str, Redirect]) -> dict[str, Entry]:
    """Slugs of the ledger at which no entry stands any more → the entry that took its place, where one did."""
    entries = dictionary.entries
    ends = followed(ledger, entries.keys() | former.keys())
    return {
        slug: entries[end] if end in entries else former[end].entry
        for slug, end in ends.items()
        if end is not None and slug not in entries
    }


def _remembered(
    ledger: Ledger, dictionary: Dictionary, successors: Mapping[str, Entry], taken: Collection[str]
) -> Iterator[tuple[str, Redirect]]:
    """Redirects that only the ledger knows of: of labels and former addresses that entries no longer have."""
    for slug, record in ledger.items():
        entry = dictionary.entries.get(slug) or successors.get(slug)
        for text in (*record.former, *record.others) if entry else ():
            match former_addresses.parse(text):
                case FormerAddress() as former if former.key not in taken and former.path not in taken:
                    assert entry
                    yield former.path, Redirect(former.path, entry, entry.headword, is_former=text in record.former)


def _automatic(dictionary: Dictionary, taken: Collection[str]) -> Iterator[tuple[str, Redirect]]:
    """Redirects from covered terms and aliases, where the address is free and one entry alone would have it."""
    wishes: dict[str, list[Redirect]] = {}
    for wish in _labels(dictionary):
        if wish.slug not in taken:
            wishes.setdefault(wish.slug, []).append(wish)
    for slug, found in wishes.items():
        if len({wish.entry.slug for wish in found}) == 1:
            yield slug, found[0]


def _signposts(dictionary: Dictionary, index: TermIndex) -> dict[str, Signpost]:
    """A signpost for every contested label; one for all that would have the same address."""
    labels: dict[str, str] = {}
    claimants: dict[str, dict[str, None]] = {}
    for term in index.contested():
        # An inflection stands under its label, unless an entry claims it as a label of its own.
        label = next((claim.label for claim in term.claims if claim.kind != "inflection"), term.claims[0].of)
        slug = slug_of(label)
        if is_page_name(slug):
            labels.setdefault(slug, label)
            claimants.setdefault(slug, {}).update(dict.fromkeys(term.slugs))
    return {
        slug: Signpost(slug, label, tuple(dictionary.entries[name] for name in claimants[slug]))
        for slug, label in labels.items()
    }


def _former(dictionary: Dictionary) -> Iterator[tuple[Redirect, str, FieldPath]]:
    """Each with the key under which addresses count as one. What cannot be an address is a problem of its entry."""
    for entry in dictionary.entries.values():
        for number, text in enumerate(entry.redirect_from):
            match former_addresses.parse(text):
                case FormerAddress() as former:
                    redirect = Redirect(former.path, entry, entry.headword, is_former=True)
                    yield redirect, former.key, ("redirect_from", number)


def _labels(dictionary: Dictionary) -> Iterator[Redirect]:
    """Labels that can be an address: not those without letters and digits, nor very long ones."""
    for entry in dictionary.entries.values():
        for covered, anchor in zip(entry.covers, covered_anchors(entry), strict=True):
            if is_page_name(slug := slug_of(covered.text)):
                yield Redirect(slug, entry, covered.text, anchor)
        for alias in entry.aliases:
            if is_page_name(slug := slug_of(alias.text)):
                yield Redirect(slug, entry, alias.text)
