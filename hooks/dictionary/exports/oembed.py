"""oEmbed answers, one a file, found through a link in the head of each entry's page: `/oembed/<slug>.json`.

By the oEmbed specification 1.0, type `rich`. WordPress loads the script that resizes frames only where a quotation
stands before the frame; it is also what shows where frames are not allowed. 600 × 400 is no shape for which WordPress
sets one of its own.
"""

from html import escape

from dictionary.exports import embed_page
from dictionary.exports.serializing import to_json
from dictionary.exports.web import Made, Web
from dictionary.model.entry import Entry
from dictionary.site import Build, Site

FOLDER = "oembed"
WIDTH, HEIGHT = 600, 400
_FACT = 40
"""Pixels by which each row of "in short" makes a card taller: where no script tells its height, it does not scroll."""
_LONGEST = 3_900
"""Bytes of the HTML; some programs take no more than 4,000."""
_DAY = 86_400


def files(build: Build, web: Web) -> Made:
    """The answer for every entry, and for each address where one was.

    None where nobody knows the site's address, for others must find it.
    """
    site = build.site
    for slug, entry in {**site.dictionary.entries, **site.addresses.former}.items() if web.is_known else ():
        yield f"{FOLDER}/{slug}.json", to_json(answer(entry, site, web), sort_keys=True)


def answer(entry: Entry, site: Site, web: Web) -> dict[str, object]:
    """What a program gets that was given the address of an entry."""
    return {
        "version": "1.0",
        "type": "rich",
        "title": entry.headword,
        "provider_name": site.settings.name,
        "provider_url": web.root,
        "cache_age": _DAY,
        "width": WIDTH,
        "height": _height(entry),
        "html": html(entry, site, web),
    }


def html(entry: Entry, site: Site, web: Web) -> str:
    """A quotation with its source, and the card in a frame."""
    page = escape(web.page(site.settings.entry_page(entry.slug)))
    frame = (
        f'<iframe src="{escape(embed_page.address(entry.slug, web))}" width="{WIDTH}" height="{_height(entry)}" '
        f'title="{escape(entry.headword)} – {escape(site.settings.name)}" '
        'frameborder="0" marginwidth="0" marginheight="0" scrolling="no"></iframe>'
    )
    rest = f'<blockquote><a href="{page}">{escape(entry.headword)}</a></blockquote>{frame}'
    gloss = _cut(entry.gloss, _LONGEST - len(rest.encode()))
    dash = " – " if gloss else ""
    return f'<blockquote><a href="{page}">{escape(entry.headword)}</a>{dash}{gloss}</blockquote>{frame}'


def _height(entry: Entry) -> int:
    return HEIGHT + _FACT * len(entry.in_short)


def _cut(text: str, most: int) -> str:
    """Escaped text of at most so many bytes, a few of them set aside for the dash."""
    escaped = escape(text)
    while text and len(escaped.encode()) > most - 10:
        text = text[: len(text) * 9 // 10]
        escaped = f"{escape(text)}…"
    return escaped
