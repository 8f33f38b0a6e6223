"""Small files for the site's own look-up: labels of every entry, and the round of daily entries."""

from collections.abc import Callable

from dictionary.exports.json_api import ROOT, envelope
from dictionary.exports.web import Made, Web
from dictionary.site import Build, Site

PathOf = Callable[[str], str]
"""Source path of a page → its address below the site's root."""


def files(build: Build, web: Web) -> Made:
    """Path below the site's root and text of every file."""
    site, path_of = build.site, web.path
    yield f"{ROOT}/lookup.json", lookup(site, path_of)
    yield f"{ROOT}/days.json", days(site, path_of)


def lookup(site: Site, path_of: PathOf) -> str:
    """Every entry with all its names, the headword first; `path` is relative to the site's root."""
    result = [
        {
            "id": entry.slug,
            "headword": entry.headword,
            "path": path_of(site.settings.entry_page(entry.slug)),
            "labels": entry.names,
        }
        for entry in site.dictionary.entries.values()
    ]
    return envelope(result, site.last_modified)


def days(site: Site, path_of: PathOf) -> str:
    """The published entries, from which a browser takes the one of the day."""
    result = [
        {"id": entry.slug, "path": path_of(site.settings.entry_page(entry.slug))}
        for entry in site.dictionary.entries.values()
        if entry.status == "published"
    ]
    return envelope(result, site.last_modified)
