"""How to name an entry as a source, and how to show it on another page: texts to be copied.

The styles: APA, 7th edition (an entry of a reference work without an author); MLA, 9th edition; BibTeX's `@misc`.
"""

import re
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


@dataclass(frozen=True, slots=True)
class Parts:
    """What a snippet says of an entry, as HTML has it."""

    page: str
    card: str
    headword: str
    definition: str


def parts_of(entry: Entry, site: Site, web: Web) -> Parts:
    """The parts of an entry's snippets, escaped."""
    page, card = web.page(site.settings.entry_page(entry.slug)), embed_page.address(entry.slug, web)
    return Parts(escape(page), escape(card), in_ascii(entry.headword), in_ascii(entry.gloss))


def snippets(entry: Entry, site: Site, web: Web) -> tuple[Copied, ...]:
    """HTML that shows the entry on another page: a link, a card in a frame, the definition quoted with its source."""
    t, parts = site.strings, parts_of(entry, site, web)
    made = [Copied(t.embed_link, link(parts)), Copied(t.embed_card, frame(parts, site))]
    return (*made, Copied(t.embed_quotation, quotation(parts, site, web))) if entry.gloss else tuple(made)


def link(parts: Parts) -> str:
    """A link to the entry."""
    return f'<a href="{parts.page}">{parts.headword}</a>'


def frame(parts: Parts, site: Site) -> str:
    """The card of the entry in a frame. Our own signs are entities, for pages that name no encoding."""
    return (
        f'<iframe src="{parts.card}" width="{WIDTH}" height="{HEIGHT}" '
        f'title="{parts.headword} &ndash; {in_ascii(site.settings.name)}" loading="lazy" '
        'style="max-width: 100%; border: 0"></iframe>'
    )


def quotation(parts: Parts, site: Site, web: Web) -> str:
    """The definition with its source and license."""
    t = site.strings
    license = f'<a rel="license" href="{escape(t.license_url)}">{in_ascii(t.license_name)}</a>'
    return (
        f'<blockquote cite="{parts.page}" lang="{escape(site.settings.language)}">'
        f'<p dir="auto">{parts.definition}</p></blockquote>\n'
        f'<p dir="auto">&ndash; {link(parts)}, '
        f'<a href="{escape(web.root)}">{in_ascii(site.settings.name)}</a> ({license})</p>'
    )


def in_ascii(text: str) -> str:
    """Text for HTML that says the same on a page of any encoding: pages of others may be of another, or name none."""
    return escape(text).encode("ascii", "xmlcharrefreplace").decode()
