"""What a change does to the links: two states of a dictionary → a report for whoever reviews it.

A page that gets an entry can take links from another one, a new alias can make a word link to nothing,
and an entry can lose the only page that mentions it. None of it is an error, and all of it should be seen.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from dictionary.exports.link_report import mentions_by_page
from dictionary.exports.plain_markdown import code, plain
from dictionary.language.folding import fold_label
from dictionary.linking.markdown_extension import LinkedMention
from dictionary.site import Site

Change = Literal["added", "removed", "renamed", "kept"]
_MOST_NAMED = 10
"""Pages or entries named in one sentence."""


@dataclass(frozen=True, slots=True)
class Linked:
    """A dictionary, and the links that are made on its pages."""

    site: Site
    mentions: Mapping[str, tuple[LinkedMention, ...]]
    """Path of an entry, article or page → what it links in its text."""


@dataclass(frozen=True, slots=True)
class EntryImpact:
    """What becomes of the links to one entry."""

    slug: str
    headword: str
    change: Change
    former: str = ""
    """Of a renamed entry, the slug that it had."""
    gained: tuple[str, ...] = ()
    """Pages that link to it now and did not."""
    lost: tuple[str, ...] = ()
    """Pages that linked to it and do not any more."""
    taken: Mapping[str, int] = field(default_factory=dict)
    """Slug of another entry → pages on which its link became one to this entry."""


@dataclass(frozen=True, slots=True)
class Collision:
    """A label that several entries claim, more than before."""

    label: str
    slugs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Impact:
    """Everything that a change does to links."""

    entries: tuple[EntryImpact, ...] = ()
    collisions: tuple[Collision, ...] = ()
    freed: tuple[str, ...] = ()
    """Labels that one entry claims alone now."""
    unmentioned: tuple[str, ...] = ()
    """Headwords of entries that no page mentions, new ones and those that a page mentioned before."""
    unreachable: tuple[str, ...] = ()
    """Of these, those that no other entry names either: only lists and the search lead to them."""
    dead: tuple[str, ...] = ()
    """Addresses below the dictionary that lead nowhere any more."""


def linked(site: Site) -> Linked:
    """A site with the links of all its pages. Reads the texts, builds no page."""
    return Linked(site, mentions_by_page(site))


def impact(before: Linked, after: Linked) -> Impact:
    """What changed between two states."""
    then, now = before.site.dictionary.entries, after.site.dictionary.entries
    renamed = _renamed(before.site, after.site)
    moved_pages = {then[old].path: now[new].path for old, new in renamed.items()}
    was = {
        moved_pages.get(page, page): {renamed.get(m.slug, m.slug): m.shown for m in mentions}
        for page, mentions in before.mentions.items()
    }
    has = {page: {m.slug: m.shown for m in mentions} for page, mentions in after.mentions.items()}
    gained, lost, taken = _moved_links(was, has)
    former = {new: old for old, new in renamed.items()}
    found = []
    for slug in dict.fromkeys((*now, *(renamed.get(old, old) for old in then))):
        change: Change = "renamed" if slug in former else "kept"
        if slug not in former and slug not in then:
            change = "added"
        elif slug not in now:
            change = "removed"
        if change != "kept" or gained[slug] or lost[slug]:
            entry = now[slug] if slug in now else then[slug]
            found.append(
                EntryImpact(
                    slug,
                    entry.headword,
                    change,
                    former.get(slug, ""),
                    tuple(sorted(gained[slug])),
                    tuple(sorted(lost[slug])),
                    dict(taken[slug]),
                )
            )
    contested_then, contested_now = _contested(before.site), _contested(after.site)
    alone_then, alone_now = _unmentioned(was, renamed, before.site), _unmentioned(has, {}, after.site)
    newly_alone = tuple(slug for slug in alone_now if slug not in alone_then)
    named = _named(after.site)
    return Impact(
        tuple(found),
        tuple(
            Collision(label, slugs)
            for label, slugs in contested_now.items()
            if not set(slugs) <= {renamed.get(slug, slug) for slug in contested_then.get(label, ())}
        ),
        tuple(label for label in contested_then if label not in contested_now and _claimed(label, after.site)),
        tuple(now[slug].headword for slug in newly_alone),
        tuple(now[slug].headword for slug in newly_alone if slug not in named),
        tuple(sorted(_addresses(before.site) - _addresses(after.site))),
    )


def _renamed(before: Site, after: Site) -> dict[str, str]:
    """Slug that is gone → the new slug of the same entry: by its former address, or by its headword."""
    then, now = before.dictionary.entries, after.dictionary.entries
    new = [entry for entry in now.values() if entry.slug not in then]
    by_address = {former: entry.slug for entry in new for former in entry.redirect_from}
    by_headword = {fold_label(entry.headword): entry.slug for entry in new}
    pairs = (
        (slug, by_address.get(slug) or by_headword.get(fold_label(entry.headword)))
        for slug, entry in then.items()
        if slug not in now
    )
    return {old: new for old, new in pairs if new}


_Links = Mapping[str, Mapping[str, str]]
"""Page → slug of an entry that it links → the words of the link."""


def _moved_links(
    was: _Links, has: _Links
) -> tuple[defaultdict[str, set[str]], defaultdict[str, set[str]], defaultdict[str, Counter[str]]]:
    gained: defaultdict[str, set[str]] = defaultdict(set)
    lost: defaultdict[str, set[str]] = defaultdict(set)
    taken: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for page in was.keys() | has.keys():
        then, now = was.get(page, {}), has.get(page, {})
        gone = {slug: shown for slug, shown in then.items() if slug not in now}
        for slug in gone:
            lost[slug].add(page)
        for slug, shown in now.items():
            if slug in then:
                continue
            gained[slug].add(page)
            for other, words in gone.items():
                one, two = fold_label(shown).lower(), fold_label(words).lower()
                taken[slug][other] += one in two or two in one
    for counts in taken.values():
        for other in [other for other, count in counts.items() if not count]:
            del counts[other]
    return gained, lost, taken


def _contested(site: Site) -> dict[str, tuple[str, ...]]:
    """Label → the entries that claim it, where there are several."""
    return {term.claims[0].label: term.slugs for term in site.index.contested()}


def _claimed(label: str, site: Site) -> bool:
    return len(site.index.resolve(label)) == 1


def _unmentioned(links: _Links, renamed: Mapping[str, str], site: Site) -> tuple[str, ...]:
    entries = site.dictionary.entries
    own = {entry.path: slug for slug, entry in entries.items()}
    mentioned = {slug for page, found in links.items() for slug in found if own.get(page) != slug}
    return tuple(slug for slug in (renamed.get(old, old) for old in entries) if slug not in mentioned)


def _named(site: Site) -> set[str]:
    """Entries that another entry names in a field of its own."""
    entries = site.dictionary.entries.values()
    return {
        slug
        for entry in entries
        for slug in (*entry.see_also, *(c.entry for c in entry.confusables if c.entry), entry.replaced_by)
        if slug
    }


def _addresses(site: Site) -> set[str]:
    return {*site.dictionary.entries, *site.addresses.redirects, *site.addresses.signposts}


# As Markdown


def as_markdown(found: Impact, site: Site) -> str:
    """The report for people; `site` is that of now. Nothing contributed in it is taken for markup."""
    lines = [*_of_entries(found), *_of_labels(found), *_of_loneliness(found, site)]
    listed = "\n".join(f"- {line}" for line in lines) if lines else "No link changes."
    return f"## What becomes of the links\n\n{listed}\n"


def _of_entries(found: Impact) -> Iterator[str]:
    for entry in found.entries:
        word = f"*{plain(entry.headword)}*"
        more, less = _pages(entry.gained), _pages(entry.lost)
        balance = _balance(entry)
        match entry.change:
            case "added":
                said = f"Adding {word} links it from {more}" if more else f"Adding {word} links it from no page"
            case "removed":
                said = f"Removing {word} takes its links from {less}" if less else f"Removing {word} takes no link away"
            case "renamed":
                said = f"{word} was {code(entry.former)} and is {code(entry.slug)} now"
                said += f"; it {balance}" if balance else ""
            case _:
                said = f"{word} {balance}"
        taken = [f"{count} from {code(other)}" for other, count in sorted(entry.taken.items())]
        yield f"{said}{'; it takes links that led elsewhere: ' + ', '.join(taken) if taken else ''}."


def _balance(entry: EntryImpact) -> str:
    """What an entry that stays gains and loses."""
    parts = [f"is linked from {_pages(entry.gained, ' more')}"] if entry.gained else []
    parts += [f"is no longer linked from {_pages(entry.lost)}"] if entry.lost else []
    return ", and ".join(parts)


def _of_labels(found: Impact) -> Iterator[str]:
    for collision in found.collisions:
        word, claimants = plain(collision.label), ", ".join(map(code, collision.slugs))
        yield f"*{word}* is claimed by several entries ({claimants}): it links to none of them by itself."
    if found.freed:
        yield f"One entry alone claims now: {_listed(f'*{plain(label)}*' for label in found.freed)}."


def _of_loneliness(found: Impact, site: Site) -> Iterator[str]:
    if found.unmentioned:
        yield f"No page mentions: {_listed(f'*{plain(word)}*' for word in found.unmentioned)}."
    if found.unreachable:
        words = _listed(f"*{plain(word)}*" for word in found.unreachable)
        yield f"Only the lists and the search lead to: {words}. Name it in the see_also of another entry."
    if found.dead:
        addresses = _listed(code(f"{site.settings.entries}/{slug}") for slug in found.dead)
        yield f"These addresses lead nowhere now: {addresses}. Keep them with redirect_from in an entry."


def _pages(paths: Iterable[str], than_before: str = "") -> str:
    """How many, and which; nothing for none."""
    paths = list(paths)
    if not paths:
        return ""
    return f"{len(paths)} {'page' if len(paths) == 1 else 'pages'}{than_before} ({_listed(map(code, paths))})"


def _listed(items: Iterable[str]) -> str:
    items = list(items)
    more = len(items) - _MOST_NAMED
    return ", ".join(items[:_MOST_NAMED]) + (f" and {more} more" if more > 0 else "")
