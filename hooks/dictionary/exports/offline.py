"""`/worker.js` and what it keeps on readers' devices, so that they have the dictionary without a network.

With `offline: kept`, the text of all entries and articles goes along in one file, as far as it is small
(`api/v1/offline.json`). What a reader has opened comes back as it was; of anything else the worker shows the text, in
the page that says that nothing was found (`404.html`, whose addresses hold at any depth). While there is a network,
every page comes from there. The worker has the hash of what it keeps in it, so browsers fetch it anew when that is
another. With `offline: ended` it takes everything away again, itself too.
"""

import hashlib
import json
import re
from html import escape
from urllib.parse import quote, unquote

from dictionary.exports.json_api import ROOT
from dictionary.exports.own_templates import text
from dictionary.exports.serializing import to_json
from dictionary.exports.web import Made, Web
from dictionary.language.direction import direction
from dictionary.language.typography import typeset
from dictionary.reading.frame import OWN_FRAME
from dictionary.reading.offline import ENDED, KEPT
from dictionary.site import Build, Site

WORKER = "worker.js"
MANIFEST = "manifest.webmanifest"
TEXTS = f"{ROOT}/offline.json"
OF_HOME = ("home.css", "entry-of-the-day.js")
OF_BROWSE = ("browse.css", "browse.js", "browse-file.js", "browse-page.js", "guide-words.js")
LOOKING_UP = ("lookup-answers.js", "lookup-box.js", "names-files.js", "names.js", "fold.js")
"""What the pages that are kept at first are made with, beside what every page has; and what is asked for when somebody
looks something up."""
MOST = 4_000_000
"""Bytes of all texts together, about a third of that on the way. Above it, entries have their definition alone."""
_HEADING_LINK = re.compile(r'<a class="headerlink".*?</a>', re.DOTALL)


def is_kept(site: Site) -> bool:
    """Whether pages ask browsers to keep them: only those of the site's own frame, and no host's."""
    settings = site.settings
    return settings.offline == KEPT and settings.frame == OWN_FRAME and not settings.is_guest


def files(build: Build, web: Web) -> Made:
    """The worker, what it keeps, and what the site is called where it is installed."""
    settings = build.site.settings
    if settings.offline == ENDED and not settings.is_guest:
        yield WORKER, text("worker-ended.js")
    if not is_kept(build.site):
        return
    pages = _pages(build, web)
    is_small = sum(len(html.encode()) for _, html in pages.values()) <= MOST
    if not is_small:
        pages = _definitions(build.site, web)
    result = {**_words(build.site), "pages": pages, "moved": _moved(build.site, web)}
    texts = to_json({"result": result}, sort_keys=True)
    browse = [web.path(settings.browse_page)] if is_small else []
    assets = [f"assets/{name}" for name in (*OF_HOME, *(OF_BROWSE if browse else ()), *LOOKING_UP)]
    first = ["", *browse, "404.html", MANIFEST, f"{ROOT}/names.json", TEXTS, *assets]
    yield TEXTS, texts
    yield WORKER, worker(first, texts)
    yield MANIFEST, manifest(build.site)


def worker(first: list[str], texts: str) -> str:
    """The script, with what it fetches at first, and a version that is another one where anything of it is."""
    script = text("worker.js")
    version = hashlib.sha256("\n".join((script, *first, texts)).encode()).hexdigest()[:12]
    return f"const VERSION = {json.dumps(version)};\nconst FIRST = {json.dumps(first)};\n\n{script}"


def manifest(site: Site) -> str:
    """What devices need to put the site beside their programs."""
    icon = {"src": "assets/icon.svg", "sizes": "any", "type": "image/svg+xml"}
    told = {
        "name": site.settings.name,
        "short_name": site.settings.name,
        "lang": site.settings.language,
        "dir": direction(site.settings.language),
        "start_url": "./",
        "scope": "./",
        "display": "standalone",
        "icons": [icon],
    }
    return to_json(told, sort_keys=True)


_Pages = dict[str, tuple[str, str]]
"""Address below the root, without percent signs → title and text, as HTML."""


def _pages(build: Build, web: Web) -> _Pages:
    site, found = build.site, _Pages()
    law = f'<p class="legal-note">{escape(site.strings.legal_note)}</p>'
    sources = [
        (site.settings.entry_page(entry.slug), entry.headword, law if entry.legal else "")
        for entry in site.dictionary.entries.values()
    ]
    sources += [(site.settings.article_page(slug), each.title, "") for slug, each in site.dictionary.articles.items()]
    for source, title, note in sources:
        rendered = build.rendered.get(source)
        if rendered and rendered.content:
            html = _HEADING_LINK.sub("", rendered.content)
            text = typeset(html) if site.settings.has_printed_quotes else html
            found[unquote(web.path(source))] = escape(title), text + note
    return found


def _definitions(site: Site, web: Web) -> _Pages:
    found = _Pages()
    for entry in site.dictionary.entries.values():
        html = f'<h1 class="headword">{escape(entry.headword)}</h1><p class="lead">{escape(entry.gloss)}</p>'
        found[unquote(web.path(site.settings.entry_page(entry.slug)))] = escape(entry.headword), html
    return found


def _moved(site: Site, web: Web) -> dict[str, str]:
    """Another address of an entry → the entry's."""
    moved = {}
    for redirect in site.addresses.redirects.values():
        anchor = f"#{quote(redirect.anchor)}" if redirect.anchor else ""
        target = web.path(site.settings.entry_page(redirect.entry.slug))
        end = "" if redirect.slug.lower().endswith((".html", ".htm")) else "/" if target.endswith("/") else ".html"
        moved[f"{site.settings.entries}/{redirect.slug}{end}"] = f"{target}{anchor}"
    return moved


def _words(site: Site) -> dict[str, str]:
    """What is said above a text, and where there is none; HTML."""
    t = site.strings
    note = t("offline_note", date=t.date(site.last_day)) if site.last_day else t.offline_note_undated
    return {
        "name": escape(site.settings.name),
        "home": escape(t.go_home),
        "note": escape(note),
        "missing_title": escape(t.offline_missing_title),
        "missing": escape(t.offline_missing),
    }
