"""How to name an entry as a source, and how to show it on another page: texts to be copied.

The styles: APA, 7th edition (an entry of a reference work without an author); MLA, 9th edition; BibTeX's `@misc`.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape

from dictionary.exports import embed_page
from dictionary.exports.oembed import HEIGHT, WIDTH
from dictionary.exports.web import Web
from dictionary.language.slugs import slug_of
from dictionary.model.entry import Entry
from dictionary.site import Site

_BIBTEX = re.compile(r"[&%$#_{}]")
_NAMED_IN_BIBTEX = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}


@dataclass(frozen=True, slots=True)
class Copied:
    """A text to be copied, and what it is called."""

    name: str
    text: str


def citations(entry: Entry, site: Site, web: Web) -> tuple[Copied, ...]:
    """The entry as a source, in the styles that people are asked for."""
    t, name, page = site.strings, " ".join(site.settings.name.split()), web.page(site.settings.entry_page(entry.slug))
    title, day = entry.headword[:1].upper() + entry.headword[1:], entry.last_modified
    apa = f"{title}. ({t.date_cited(day)}). In {name}. {page}" if day else f"{title}. In {name}. {page}"
    mla = ", ".join(part for part in (f"“{title}.” {name}", t.date(day) if day else "", page) if part)
    return (
        Copied(t.cite_permalink, page),
        Copied("APA", apa),
        Copied("MLA", f"{mla}."),
        Copied("BibTeX", _bibtex(entry, site, page)),
    )


def _bibtex(entry: Entry, site: Site, page: str) -> str:
    fields = {
        "title": f"{{{_plain(entry.headword)}}}",
        "howpublished": _plain(site.settings.name),
        "year": str(entry.last_modified.year) if entry.last_modified else "",
        "url": page,
        "note": _plain(site.strings.license_name),
    }
    key = f"{slug_of(site.settings.name) or 'dictionary'}-{entry.slug}"
    lines = [f"  {name} = {{{value}}}" for name, value in fields.items() if value]
    return f"@misc{{{key},\n" + ",\n".join(lines) + "\n}"


def _plain(text: str) -> str:
    text = "".join(_NAMED_IN_BIBTEX.get(char, char) if char in _NAMED_IN_BIBTEX else _escaped(char) for char in text)
    return " ".join(text.split())


def _escaped(char: str) -> str:
    return f"\\{char}" if _BIBTEX.match(char) else char


def snippets(entry: Entry, site: Site, web: Web) -> tuple[Copied, ...]:
    """HTML that shows the entry on another page: a link, a card in a frame, the definition quoted with its source."""
    t = site.strings
    names = {"link": t.embed_link, "card": t.embed_card, "quotation": t.embed_quotation}
    found = filled(templates(site, web), entry, site, web)
    return tuple(Copied(names[name], html) for name, html in found.items() if name in names)


def templates(site: Site, web: Web) -> Mapping[str, str]:
    """Way to show an entry → HTML, with `{page}`, `{card}`, `{headword}` and `{definition}` where they belong."""
    home, name = escape(web.root), escape(site.settings.name)
    license = f'<a rel="license" href="{escape(site.strings.license_url)}">{escape(site.strings.license_name)}</a>'
    link = '<a href="{page}">{headword}</a>'
    # Our own signs are entities: a page that names no encoding shows them all the same.
    return {
        "address": "{page}",
        "link": link,
        "card": f'<iframe src="{{card}}" width="{WIDTH}" height="{HEIGHT}" title="{{headword}} &ndash; {name}" '
        'loading="lazy" style="max-width: 100%; border: 0"></iframe>',
        "quotation": '<blockquote cite="{page}"><p>{definition}</p></blockquote>\n'
        f'<p>&ndash; {link}, <a href="{home}">{name}</a> ({license})</p>',
    }


def filled(templates: Mapping[str, str], entry: Entry, site: Site, web: Web) -> Mapping[str, str]:
    """The templates with an entry in them; none quotes what has no definition."""
    values = {
        "page": escape(web.page(site.settings.entry_page(entry.slug))),
        "card": escape(embed_page.address(entry.slug, web)),
        "headword": escape(entry.headword),
        "definition": escape(entry.gloss),
    }
    return {
        name: _PLACE.sub(lambda place: values[place[1]], template)
        for name, template in templates.items()
        if entry.gloss or "{definition}" not in template
    }


_PLACE = re.compile(r"\{(page|card|headword|definition)\}")
