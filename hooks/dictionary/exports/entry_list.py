"""What the filter reads where the list of all entries is a page a letter: every entry with what it is chosen by.

`list.json` holds `{"topics", "regions", "audiences", "entries"}`. An entry is a row, by the alphabet: slug, address,
names, then places in those three lists, how often it is mentioned, and the day of its last review.
"""

from collections.abc import Mapping, Sequence
from typing import Any, Literal

from dictionary.exports.json_api import ROOT, SCHEMA_VERSION
from dictionary.exports.serializing import to_json
from dictionary.exports.web import Made, Web
from dictionary.model.entry import Entry
from dictionary.site import Build

_VOCABULARIES: tuple[Literal["topics", "regions", "audiences"], ...] = ("topics", "regions", "audiences")


def files(build: Build, web: Web) -> Made:
    """Path below the site's root and text of the file; none where the whole list stands on one page."""
    site = build.site
    if not site.has_letter_pages:
        return
    places = [{key: place for place, (key, _) in enumerate(site.used(name))} for name in _VOCABULARIES]
    rows = [_row(entry, build, web, places) for entry in site.dictionary.entries.values()]
    result: dict[str, Any] = {name: list(known) for name, known in zip(_VOCABULARIES, places, strict=True)}
    result["entries"] = rows
    yield f"{ROOT}/list.json", to_json({"schema_version": SCHEMA_VERSION, "result": result}, sort_keys=True)


def _row(entry: Entry, build: Build, web: Web, places: Sequence[Mapping[str, int]]) -> list[Any]:
    chosen = (entry.topics, entry.all_regions, entry.audience)
    return [
        entry.slug,
        web.path(build.site.settings.entry_page(entry.slug)),
        list(entry.names),
        *([known[key] for key in keys] for known, keys in zip(places, chosen, strict=True)),
        build.mention_counts.get(entry.slug, 0),
        entry.reviewed.isoformat() if entry.reviewed else "",
    ]
