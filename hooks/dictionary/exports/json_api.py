"""The dictionary as JSON files.

Every file is `{"schema_version", "last_modified", "result"}`; `last_modified` comes from
the entry, so that the same source gives the same bytes. Texts that are Markdown in the
source come as `{"text", "html"}`; addresses in `html` are absolute. Readers of these files
ignore fields that they do not know.
"""

import hashlib
import re
from collections import Counter
from collections.abc import Callable, Mapping
from functools import lru_cache, partial
from html import unescape
from typing import Any
from urllib.parse import urljoin

import nh3

from dictionary.exports.serializing import to_json
from dictionary.exports.web import Made, Web
from dictionary.linking.fields import sanitize
from dictionary.model.entry import Entry
from dictionary.site import Build, RenderedPage, Site

SCHEMA_VERSION = "1.0"
ROOT = "api/v1"
FILES = {
    "entries": f"{ROOT}/entries.json",
    "entry": f"{ROOT}/entries/{{id}}.json",
    "entries_jsonl": f"{ROOT}/entries.jsonl",
    "entries_csv": "downloads/entries.csv",
    "anki_deck": "downloads/entries.apkg",
    "changes": "changes.json",
    "feed": "feed.xml",
    "labels": f"{ROOT}/labels.json",
    "card": f"{ROOT}/cards/{{id}}.json",
    "skos_turtle": "dictionary.ttl",
    "skos_json_ld": "dictionary.jsonld",
    "sphinx_inventory": "objects.inv",
    "frame": "embed/{id}/",
    "script": "v1/terms.js",
    "oembed": "oembed/{id}.json",
}
"""Name → path of what is offered to others; `{id}` is the id of an entry."""
NEED_ADDRESS = frozenset({"feed", "oembed", "skos_turtle", "skos_json_ld"})
"""Those that are only there where the site's address is known: each is named by it, or found through it."""

_PLAIN = re.compile("[ !-%'-;=?-~]*")
"""Nothing in it means anything to HTML."""
# A field as most are: tags of the sanitizer with plain values, and no sign that is written as a reference.
_SIMPLE = re.compile(r"(?:[^<>&\xa0]++|</?[a-z]++(?: [a-z-]++=\"[^\"<>&\xa0]*+\")*+>)*+")
_HREF = re.compile(r" href=\"([^\"]*)\"")
_TAG = re.compile("<[^>]*>")
_ENDS = re.compile(r"(?=</(?:p|li|td|th|tr|pre|blockquote)>)|<br>")
_WITHOUT_TAGS = nh3.Cleaner(tags=set())

Uri = Callable[[str], str]
"""Source path of a page → absolute address."""


def files(build: Build, web: Web) -> Made:
    """Path below the site's root and text of every file."""
    site, uri = build.site, web.page
    summaries, lines = [], []
    for entry in site.dictionary.entries.values():
        text, line, short = build.of_entry("json_api", entry, partial(_told, entry, build, uri))
        summaries.append(short)
        lines.append(line)
        yield f"{ROOT}/entries/{entry.slug}.json", text
    for slug, entry in site.addresses.former.items():
        moved = {"id": slug, "redirect_to": entry.slug}
        yield f"{ROOT}/entries/{slug}.json", envelope(moved, entry.last_modified)
    yield f"{ROOT}/entries.json", envelope(summaries, site.last_modified, signposts=_signposts(site, uri))
    yield f"{ROOT}/entries.jsonl", "".join(lines)
    yield f"{ROOT}/index.json", envelope(index(site, web), site.last_modified)


def _told(entry: Entry, build: Build, uri: Uri) -> tuple[str, str, Mapping[str, Any]]:
    """Its own file, its line in the file of all, and what the list says of it."""
    path = build.site.settings.entry_page(entry.slug)
    result = entry_result(entry, build.site, build.rendered.get(path, RenderedPage(())), uri)
    line = to_json(result, sort_keys=True)
    text = _around(line, entry.last_modified)
    return text, line, summary(entry, result, text)


def _signposts(site: Site, uri: Uri) -> list[dict[str, Any]]:
    """Labels that several entries claim, and the pages that ask which of them is meant."""
    return [
        {"label": signpost.label, "uri": uri(site.settings.entry_page(slug)), "of": [e.slug for e in signpost.entries]}
        for slug, signpost in site.addresses.signposts.items()
    ]


def summary(entry: Entry, result: Mapping[str, Any], text: str) -> dict[str, Any]:
    """What a list of all entries says of one; `sha256` is that of its own file, and tells whether it is another one."""
    same = ("id", "uri", "headword", "status", "definition", "topics", "region", "redirect_to")
    return {
        **{name: result[name] for name in same if name in result},
        "aliases": [alias.text for alias in entry.aliases],
        "names": list(entry.names),
        "last_modified": str(entry.last_modified) if entry.last_modified else None,
        "sha256": hashlib.sha256(text.encode()).hexdigest(),
    }


def index(site: Site, web: Web) -> dict[str, Any]:
    """What there is, and under which terms."""
    t = site.strings
    statuses = Counter(entry.status for entry in site.dictionary.entries.values())
    return {
        "name": site.settings.name,
        "language": site.settings.language,
        "homepage": web.root,
        "license": {"name": t.license_name, "url": t.license_url},
        "entries": dict(sorted(statuses.items())),
        "topics": {
            key: {"name": topic.name, "uri": web.page(site.settings.topic_page(key))}
            for key, topic in site.dictionary.topics.items()
            if site.by_topic[key]
        },
        "files": {name: web.file(path) for name, path in sorted(offered(web).items())},
    }


def offered(web: Web) -> Mapping[str, str]:
    """Name → path of what this site offers."""
    return {name: path for name, path in FILES.items() if web.is_known or name not in NEED_ADDRESS}


def envelope(result: Any, last_modified: object, **more: Any) -> str:
    """The outer form that all files share; `more` stands beside the result."""
    outer = {
        **more,
        "schema_version": SCHEMA_VERSION,
        "last_modified": str(last_modified) if last_modified else None,
        "result": result,
    }
    return to_json(outer, sort_keys=True)


def _around(line: str, last_modified: object) -> str:
    """The same as `envelope`, around a result that is JSON already: most of what the files hold is written once."""
    before, after = envelope(None, last_modified).split('"result":null')
    return f'{before}"result":{line.rstrip()}{after}'


def entry_file(entry: Entry, site: Site, rendered: RenderedPage, uri: Uri) -> str:
    """The file of one entry."""
    return envelope(entry_result(entry, site, rendered, uri), entry.last_modified)


def entry_result(entry: Entry, site: Site, rendered: RenderedPage, uri: Uri) -> dict[str, Any]:
    """One entry with everything that its page says."""
    page = uri(site.settings.entry_page(entry.slug))

    def rich(text: str | None) -> dict[str, str] | None:
        return None if text is None else _rich(text, rendered.html, page)

    def reference(slug: str) -> dict[str, str]:
        return {"id": slug, "uri": uri(site.settings.entry_page(slug))}

    result: dict[str, Any] = {
        "id": entry.slug,
        "uri": page,
        "headword": entry.headword,
        "status": entry.status,
        "part_of_speech": entry.pos,
        "grammar": entry.grammar,
        "register": entry.register,
        "region": list(entry.region),
        "topics": list(entry.topics),
        "audience": list(entry.audience),
        "legal": entry.legal,
        "definition": entry.gloss,
        "in_short": [
            {"label": f.label, "value": f.value, "region": list(f.region), "source": f.source} for f in entry.in_short
        ],
        "senses": [
            {"id": s.id, "label": s.label, "definition": s.definition, "region": list(s.region)}
            | {"examples": list(s.examples)}
            for s in entry.senses
        ],
        "aliases": [
            {"text": a.text, "kind": a.kind, "region": list(a.region), "register": a.register} for a in entry.aliases
        ],
        "covers": [{"text": c.text, "region": list(c.region)} for c in entry.covers],
        "pronunciation": [
            {"form": p.form, "ipa": p.ipa, "respelling": p.respelling, "region": list(p.region), "note": p.note}
            for p in entry.pronunciation
        ],
        "pattern": entry.pattern,
        "explanation": rich(entry.explanation),
        "steps": [rich(text) for text in entry.steps],
        "tips": [rich(text) for text in entry.tips],
        "mistakes": [rich(text) for text in entry.mistakes],
        "scripts": [{"situation": s.situation, "text": s.text} for s in entry.scripts],
        "examples": list(entry.examples),
        "confusables": [
            {"entry": c.entry, "term": c.term, "difference": rich(c.difference)} for c in entry.confusables
        ],
        "region_notes": {code: rich(text) for code, text in entry.region_notes.items()},
        "origin": rich(entry.origin),
        "see_also": [reference(slug) for slug in entry.see_also if slug in site.dictionary.entries],
        "articles": [
            {"id": slug, "uri": uri(site.settings.article_page(slug))}
            for slug in entry.articles
            if slug in site.dictionary.articles
        ],
        "sources": [
            {"title": s.title, "publisher": s.publisher, "year": s.year, "url": s.url, "authority": s.authority}
            | {"note": rich(s.note)}
            for s in entry.sources
        ],
        "added": str(entry.added) if entry.added else None,
        "reviewed": str(entry.reviewed) if entry.reviewed else None,
        "contributors": list(entry.contributors),
    }
    if entry.replaced_by:
        result["redirect_to"] = entry.replaced_by
    return result


def _absolute(page: str, href: str) -> str:
    """A relative address on a page → where it leads; pages of one folder share what leads out of them."""
    above, _, name = page.rpartition("/")
    if href.startswith("../") and not name and above.count("/") > _SLASHES_OF_A_HOST:
        return _joined(above[: above.rindex("/") + 1], href[3:])
    return urljoin(page, href)


@lru_cache(maxsize=65_536)
def _joined(folder: str, href: str) -> str:
    return urljoin(folder, href)


_SLASHES_OF_A_HOST = 2


def _rich(text: str, html: Mapping[str, str], page: str) -> dict[str, str]:
    """The field as text and as HTML with absolute addresses."""
    rendered = html.get(text, "")
    if _PLAIN.fullmatch(rendered):  # as most are
        return {"text": rendered, "html": rendered}
    if "<" not in rendered:
        return {"text": unescape(rendered), "html": sanitize(rendered)}
    if _SIMPLE.fullmatch(rendered) and "&" not in page:
        absolute = _HREF.sub(lambda match: f' href="{_absolute(page, match[1])}"', rendered)
        return {"text": " ".join(_TAG.sub("", _spaced(rendered)).split()), "html": absolute}
    absolute = nh3.clean(
        rendered,
        tags=nh3.ALLOWED_TAGS,
        attributes={"a": {"href", "class", "data-entry", "rel"}, "ol": {"start"}},
        attribute_filter=lambda tag, name, value: _absolute(page, value) if name == "href" else value,
        link_rel=None,
    )
    return {"text": " ".join(unescape(_WITHOUT_TAGS.clean(_spaced(rendered))).split()), "html": absolute}


def _spaced(html: str) -> str:
    return _ENDS.sub(" ", html)
