"""All that is written beside the pages: a format is a module here with `files(build, web)`, and one line below.

Each is loaded when its files are made: a site of somebody else gets two of them.
"""

import importlib
from dataclasses import dataclass
from functools import cache
from types import ModuleType

from dictionary.exports.web import Made, Web
from dictionary.reading.editions import EPUB, PRINT
from dictionary.reading.offline import ENDED, KEPT
from dictionary.site import Build, Settings, Site


@dataclass(frozen=True, slots=True)
class Format:
    """A format, by the name of its module."""

    name: str

    @property
    def module(self) -> ModuleType:
        """Its module, loaded when somebody asks."""
        return importlib.import_module(f"dictionary.exports.{self.name}")

    def __call__(self, build: Build, web: Web) -> Made:
        """Its files."""
        made: Made = self.module.files(build, web)
        return made


def _all(names: str) -> tuple[Format, ...]:
    return tuple(map(Format, names.split()))


FORMATS = _all(
    "json_api labels cards api_schema entry_schema names entry_list full_text lookup form_data embed_page terms_script "
    "oembed inventory skos spreadsheet anki changes feed llms opensearch headers typefaces "
    "one_page book offline"
)
"""In this order; each is pure, and gives the same bytes for the same source."""
OF_FACES = frozenset(
    _all("labels cards api_schema entry_schema lookup embed_page terms_script oembed inventory opensearch headers")
)
"""Those that know of an entry its face (`model/faces.py`), and nothing of what pages turned out to hold."""
OF_MENTIONS = frozenset(_all("names"))
"""Those that know beside it only how often each is mentioned."""
OF_GUESTS = _all("json_api names")
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


def reserved(site: Settings) -> tuple[str, ...]:
    """Folders and files that are always generated: a page or file by hand at such an address would be lost."""
    from dictionary.exports import (
        anki,
        book,
        changes,
        embed_page,
        feed,
        inventory,
        json_api,
        oembed,
        offline,
        one_page,
        skos,
        spreadsheet,
    )

    editions = {PRINT: one_page.FOLDER, EPUB: book.PATH}
    worker = {KEPT: (offline.WORKER, offline.MANIFEST), ENDED: (offline.WORKER,)}
    return (
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
        *(editions[name] for name in site.editions),
        *worker.get(site.offline, ()),
    )


@cache
def gives_way() -> frozenset[str]:
    """Files that a site may have of its own: then ours is left out."""
    from dictionary.exports import headers, llms, opensearch

    return frozenset({headers.PATH, llms.PATH, opensearch.PATH})
