"""All that is written beside the pages: a format is a module here with `files(build, web)`, and one line below."""

from collections.abc import Callable

from dictionary.exports import (
    anki,
    api_schema,
    cards,
    changes,
    embed_page,
    entry_schema,
    feed,
    form_data,
    full_text,
    headers,
    inventory,
    json_api,
    labels,
    llms,
    lookup,
    names,
    oembed,
    opensearch,
    skos,
    spreadsheet,
    terms_script,
    typefaces,
)
from dictionary.exports.web import Made, Web
from dictionary.site import Build, Site

Format = Callable[[Build, Web], Made]
FORMATS: tuple[Format, ...] = (
    json_api.files,
    labels.files,
    cards.files,
    api_schema.files,
    entry_schema.files,
    names.files,
    full_text.files,
    lookup.files,
    form_data.files,
    embed_page.files,
    terms_script.files,
    oembed.files,
    inventory.files,
    skos.files,
    spreadsheet.files,
    anki.files,
    changes.files,
    feed.files,
    llms.files,
    opensearch.files,
    headers.files,
    typefaces.files,
)
"""In this order; each is pure, and gives the same bytes for the same source."""
OF_FACES = frozenset(
    {
        labels.files,
        cards.files,
        api_schema.files,
        entry_schema.files,
        lookup.files,
        embed_page.files,
        terms_script.files,
        oembed.files,
        inventory.files,
        opensearch.files,
        headers.files,
    }
)
"""Those that know of an entry its face (`model/faces.py`), and nothing of what pages turned out to hold."""
OF_MENTIONS = frozenset({names.files})
"""Those that know beside it only how often each is mentioned."""
OF_GUESTS: tuple[Format, ...] = (json_api.files, names.files)
"""On a site of somebody else: what cannot take the place of a file of the host (feed, inventory, headers)."""


def of(site: Site) -> tuple[Format, ...]:
    """The formats of a site."""
    return OF_GUESTS if site.settings.is_guest else FORMATS


def files(build: Build, web: Web) -> Made:
    """Every file of every format."""
    for made in of(build.site):
        yield from made(build, web)


def is_same(made: Format, before: Build, now: Build) -> bool:
    """Whether a format is the same in two builds in which all faces are, as far as that is known without making it."""
    return made in OF_FACES or (made in OF_MENTIONS and before.mention_counts == now.mention_counts)


RESERVED = (
    json_api.ROOT,
    embed_page.FOLDER,
    "v1",
    oembed.FOLDER,
    inventory.PATH,
    skos.TURTLE,
    skos.JSON_LD,
    spreadsheet.PATH,
    anki.PATH,
    changes.PATH,
    feed.PATH,
)
"""Folders and files that are always generated: a page or file by hand at such an address would be lost."""
GIVES_WAY = frozenset({headers.PATH, llms.PATH, opensearch.PATH})
"""Files that a site may have of its own: then ours is left out."""
