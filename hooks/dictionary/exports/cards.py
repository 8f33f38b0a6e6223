"""What a card on another page shows, one small file an entry: `/api/v1/cards/<slug>.json`, read by `terms.js`."""

from dictionary.exports.json_api import ROOT
from dictionary.exports.serializing import to_json
from dictionary.exports.web import Made, Web
from dictionary.model.entry import Entry
from dictionary.site import Build, Site

FOLDER = f"{ROOT}/cards"
SCHEMA_VERSION = "1.0"


def files(build: Build, web: Web) -> Made:
    """The card of every entry, and of every former address; a retired entry shows what took its place."""
    site = build.site
    entries = site.dictionary.entries
    for slug, entry in {**entries, **site.addresses.former}.items():
        # Links that were made before an entry was renamed go on having their card.
        yield f"{FOLDER}/{slug}.json", card(entries.get(entry.replaced_by or "", entry), site)


def card(entry: Entry, site: Site) -> str:
    """Plain text only, as little as a card needs."""
    result = {
        "headword": entry.headword,
        "definition": entry.gloss,
        "name": site.settings.name,
        "language": site.settings.language,
    }
    return to_json({"schema_version": SCHEMA_VERSION, "result": result}, sort_keys=True)
