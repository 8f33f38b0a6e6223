"""`/changes.json`: what was added, renamed, retired, and what means something else than before; the newest first.

All of it comes from the ledger (`model/ledger.py`), so that a copy of the repository without its history says the same.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from dictionary.exports.json_api import envelope
from dictionary.exports.web import Made, Web
from dictionary.model.entry import Entry
from dictionary.model.ledger import Change, Published
from dictionary.site import Build, Site

PATH = "changes.json"


@dataclass(frozen=True, slots=True)
class Told:
    """One change with what readers are to know of it."""

    slug: str
    number: int
    """Its place among the changes at this address: it never changes."""
    change: Change
    headword: str
    """As it was after the change."""
    meaning: str
    """Likewise."""
    now: Entry | None
    """The entry to read: the same, or the one in its place."""


def files(build: Build, web: Web) -> Made:
    """The one file."""
    yield PATH, envelope([record(each, build.site, web) for each in told(build.site)], newest(build.site))


def told(site: Site) -> list[Told]:
    """All changes, the newest first, those of a day by address."""
    found = (each for slug, published in site.ledger.items() for each in _at(slug, published, site))
    return sorted(found, key=lambda each: (-each.change.date.toordinal(), each.slug, -each.number))


def newest(site: Site) -> str | None:
    """The day of the last change; where nothing has been published, that of the newest entry."""
    days = [str(change.date) for published in site.ledger.values() for change in published.changes]
    return max(days, default=site.last_modified or None)


def record(told: Told, site: Site, web: Web) -> dict[str, Any]:
    """One change as programs get it."""
    change, entries = told.change, site.dictionary.entries
    found: dict[str, Any] = {
        "date": str(change.date),
        "change": change.what.replace("-", "_"),
        "id": told.slug,
        "uri": page_of(told, site, web),
        "headword": told.headword,
        "definition": told.meaning,
    }
    if change.former:
        found["former_id"] = change.former
    if change.before is not None:
        what = "headword" if change.what == "renamed" else "definition"
        found["before"] = {what: change.before}
    if change.successor or (told.now and told.slug not in entries):
        found["redirect_to"] = change.successor or (told.now and told.now.slug)
    return found


def page_of(told: Told, site: Site, web: Web) -> str:
    """The page to read now; the list of all entries where an entry is gone, which a check does not let pass."""
    return web.page(site.settings.entry_page(told.now.slug) if told.now else site.settings.browse_page)


def _at(slug: str, published: Published, site: Site) -> Iterator[Told]:
    """The changes at one address, the last one first: what came before a change tells how it was."""
    headword, meaning = published.headword, published.meaning
    now = site.dictionary.entries.get(slug) or site.addresses.former.get(slug)
    for number, change in reversed([*enumerate(published.changes)]):
        yield Told(slug, number, change, headword, meaning, now)
        if change.what == "renamed":
            headword = change.before or headword
        elif change.what == "meaning-changed":
            meaning = change.before or meaning
