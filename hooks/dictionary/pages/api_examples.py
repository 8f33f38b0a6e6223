"""Files of the site shown on the page about them: the very text that stands in the file."""

from collections.abc import Iterator
from dataclasses import dataclass

from dictionary.exports import cards, json_api, oembed
from dictionary.exports.serializing import to_json
from dictionary.exports.web import Web
from dictionary.site import Build, RenderedPage


@dataclass(frozen=True, slots=True)
class Example:
    """A file with all that it holds."""

    path: str
    """Below the site's root."""
    text: str


def examples(build: Build, web: Web) -> Iterator[Example]:
    """A small file, a file about the whole, and one with everything about an entry."""
    site = build.site
    entry = next((entry for entry in site.dictionary.entries.values() if entry.status == "published"), None)
    if entry:
        yield Example(f"{cards.FOLDER}/{entry.slug}.json", cards.card(entry, site))
        if web.is_known:
            answer = to_json(oembed.answer(entry, site, web), sort_keys=True, indent=1)
            yield Example(f"{oembed.FOLDER}/{entry.slug}.json", answer)
    yield Example(f"{json_api.ROOT}/index.json", json_api.envelope(json_api.index(site, web), site.last_modified))
    if entry:
        rendered = build.rendered.get(site.settings.entry_page(entry.slug), RenderedPage(()))
        text = json_api.entry_file(entry, site, rendered, web.page)
        yield Example(f"{json_api.ROOT}/entries/{entry.slug}.json", text)
