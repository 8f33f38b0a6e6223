"""`/feed.xml`: the newest changes as a feed that people follow (Atom, RFC 4287).

Each change keeps its `id` whatever follows, so that no reader shows it twice. Times are those of the ledger's days.
"""

import re
from collections.abc import Iterator
from html import escape

from dictionary.exports import changes
from dictionary.exports.changes import Told
from dictionary.exports.web import Made, Web
from dictionary.reading.interface import Strings
from dictionary.site import Build, Site

PATH = "feed.xml"
MOST = 100
"""Programs ask for the file again and again; older changes are in `changes.json`."""
_UNDATED = "1970-01-01"
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def files(build: Build, web: Web) -> Made:
    """The one file; none where nobody knows the site's address, for changes are named by it."""
    if web.is_known:
        yield PATH, feed(build.site, web)


def feed(site: Site, web: Web) -> str:
    """The whole file."""
    t, home = site.strings, _text(web.root)
    title = t("feed_title", name=site.settings.name)
    told = changes.told(site)[:MOST]
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{_text(site.settings.language)}">',
        f"<id>{_text(web.file(PATH))}</id>",
        f"<title>{_text(title)}</title>",
        f"<updated>{_time(changes.newest(site) or _UNDATED)}</updated>",
        f'<link rel="self" type="application/atom+xml" href="{_text(web.file(PATH))}"/>',
        f'<link rel="alternate" type="text/html" href="{home}"/>',
        f"<author><name>{_text(site.settings.name)}</name><uri>{home}</uri></author>",
        f"<rights>{_text(t.license_name)}</rights>",
        *(line for each in told for line in _entry(each, site, web)),
        "</feed>",
    ]
    return "\n".join(lines) + "\n"


def _entry(told: Told, site: Site, web: Web) -> Iterator[str]:
    time = _time(str(told.change.date))
    page = changes.page_of(told, site, web)
    yield "<entry>"
    yield f"<id>{_text(web.file(PATH))}#{_text(told.slug)}/{told.number}</id>"
    yield f"<title>{_text(title(told, site.strings))}</title>"
    yield f"<updated>{time}</updated>"
    yield f"<published>{time}</published>"
    yield f'<link rel="alternate" type="text/html" href="{_text(page)}"/>'
    yield f'<category term="{told.change.what}"/>'
    # HTML inside of XML: escaped once for each.
    yield f'<content type="html">{_text("".join(_html(told, site)))}</content>'
    yield "</entry>"


def title(told: Told, t: Strings) -> str:
    """What happened, in a line."""
    before = told.change.before or ""
    match told.change.what:
        case "renamed" if before == told.headword:
            return t("change_moved", headword=told.headword)
        case "renamed":
            return t("change_renamed", before=before, headword=told.headword)
        case "meaning-changed":
            return t("change_meaning", headword=told.headword)
        case "added":
            return t("change_added", headword=told.headword)
        case "retired":
            return t("change_retired", headword=told.headword)
        case "returned":
            return t("change_returned", headword=told.headword)


def _html(told: Told, site: Site) -> Iterator[str]:
    t, change = site.strings, told.change
    if change.what == "meaning-changed":
        yield f"<p><strong>{escape(t.change_before)}</strong> <del>{escape(change.before or '')}</del></p>"
        yield f"<p><strong>{escape(t.change_after)}</strong> <ins>{escape(change.after or '')}</ins></p>"
        return
    yield f"<p>{escape(told.meaning)}</p>"
    successor = site.dictionary.entries.get(change.successor or "")
    if successor:
        led_on = t("change_successor", headword=successor.headword)
        yield f"<p>{escape(led_on)}</p>"


def _time(day: str) -> str:
    return f"{day}T00:00:00Z"


def _text(text: str) -> str:
    """Text for XML, without the signs that no XML may hold."""
    return escape(_NOT_XML.sub("", text))
