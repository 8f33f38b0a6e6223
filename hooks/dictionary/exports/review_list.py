"""Which entries are due for a review, and the list of them as Markdown, text or data.

A review that is due is a reminder for maintainers: it is no problem of a file, and readers see nothing of it.
"""

import calendar
import datetime
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dictionary.contributing import suggest
from dictionary.contributing.hosts import Repository
from dictionary.model.entry import Entry

Record = dict[str, str | bool | int | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Intervals:
    """After how many months an entry is to be read again."""

    months: int = 12
    legal: int = 6
    """For entries that speak of law."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """An entry whose review is due."""

    entry: Entry
    since: datetime.date | None
    """None where nobody has reviewed it yet."""
    days: int
    """How many days ago that was."""


def due(entries: Iterable[Entry], on: datetime.date, intervals: Intervals) -> list[Due]:
    """The entries that are due on a day, those due longest first; never reviewed ones before all."""
    found = []
    for entry in entries:
        since = _day(entry, intervals)
        if since and since <= on:
            found.append(Due(entry=entry, since=since, days=(on - since).days))
        elif since is None and entry.status == "published":
            found.append(Due(entry=entry, since=None, days=0))
    return sorted(found, key=lambda each: (each.since or datetime.date.min, each.entry.slug))


def _day(entry: Entry, intervals: Intervals) -> datetime.date | None:
    """The day on which an entry is due: that which it names, if that is earlier than the usual one."""
    if entry.status == "retired":
        return None
    months = intervals.legal if entry.legal else intervals.months
    usual = months_after(entry.reviewed, months) if entry.reviewed else None
    return min(filter(None, (usual, entry.review_by)), default=None)


def months_after(day: datetime.date, months: int) -> datetime.date:
    """The same day so many months later, or the last of that month; the last day there is, for what is later."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if year > datetime.MAXYEAR:
        return datetime.date.max
    return datetime.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def as_records(listed: Iterable[Due], repository: Repository, page_of: str) -> Iterator[Record]:
    """What programs get. `page_of` is the address of an entry's page, with `{slug}` in it, or empty."""
    for each in listed:
        entry = each.entry
        yield {
            "slug": entry.slug,
            "headword": entry.headword,
            "legal": entry.legal,
            "file": entry.path,
            "reviewed": entry.reviewed.isoformat() if entry.reviewed else None,
            "due": each.since.isoformat() if each.since else None,
            "days": each.days,
            "page": page_of.replace("{slug}", entry.slug) or None,
            "edit": suggest.edit(repository, entry) if repository.url else None,
            "history": suggest.history(repository, entry) if repository.url else None,
        }


def as_text(records: Iterable[Record]) -> Iterator[str]:
    """One line an entry, for a terminal."""
    for record in records:
        yield f"{record['due'] or 'never':10}  {record['file']}  ({_plainly(record)})"


def as_markdown(records: Iterable[Record]) -> Iterator[str]:
    """A list of tasks, for an issue."""
    for record in records:
        links = ((name, record[name]) for name in ("page", "edit", "history"))
        listed = " · ".join(f"[{name}](<{url}>)" for name, url in links if url)
        yield f"- [ ] **{_escaped(str(record['headword']))}**: {_plainly(record)}; `{record['file']}`" + (
            f" · {listed}" if listed else ""
        )


def _plainly(record: Record) -> str:
    since = f"due since {record['due']}" if record["due"] else "never reviewed"
    reviewed = f", last reviewed {record['reviewed']}" if record["reviewed"] else ""
    return f"{since}{reviewed}{', speaks of law' if record['legal'] else ''}"


def _escaped(text: str) -> str:
    """A contributed text that is shown as it is, in a list of Markdown; nobody is called by an @ in it."""
    line = " ".join(text.split())
    return re.sub(r"([\\`*_{}\[\]<>()#+.!|~&-])", r"\\\1", line).replace("@", "@\u200b")
