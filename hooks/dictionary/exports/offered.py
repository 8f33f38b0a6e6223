"""What of the site's files is offered to others: the page about them (`/api/`) lists these and no others.

A test holds the list to what `formats.py` makes: a new format is listed here, or among what is the site's own.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Kind = Literal["json", "text", "table", "inventory", "binary"]


@dataclass(frozen=True, slots=True)
class Offered:
    """A file, or a file for each entry (`{id}`), version (`{version}`) or kind of file (`{kind}`)."""

    name: str
    """What it is for is the string `api_file_<name>`."""
    path: str
    kind: Kind

    def path_for(self, **values: str) -> str:
        """Its path for one entry, version, kind."""
        return re.sub(r"\{(\w+)\}", lambda brace: values[brace[1]], self.path)

    def is_at(self, path: str) -> bool:
        """Whether this is the path of such a file."""
        return _is_like(self.path, path)


GROUPS: dict[str, tuple[Offered, ...]] = {
    "entries": (
        Offered("index", "api/v1/index.json", "json"),
        Offered("entries", "api/v1/entries.json", "json"),
        Offered("entry", "api/v1/entries/{id}.json", "json"),
        Offered("lines", "api/v1/entries.jsonl", "table"),
        Offered("labels", "api/v1/labels.json", "json"),
    ),
    "downloads": (
        Offered("csv", "downloads/entries.csv", "table"),
        Offered("anki", "downloads/entries.apkg", "binary"),
        Offered("book", "downloads/dictionary.epub", "binary"),
        Offered("one_page", "print/index.html", "binary"),
    ),
    "changes": (
        Offered("changes", "changes.json", "json"),
        Offered("feed", "feed.xml", "text"),
    ),
    "vocabulary": (
        Offered("turtle", "dictionary.ttl", "text"),
        Offered("linked", "dictionary.jsonld", "json"),
        Offered("inventory", "objects.inv", "inventory"),
    ),
    "pages": (
        Offered("script", "v1/terms.js", "binary"),
        Offered("release", "v{version}/terms.js", "binary"),
        Offered("card", "api/v1/cards/{id}.json", "json"),
        Offered("frame", "embed/{id}/index.html", "binary"),
        Offered("oembed", "oembed/{id}.json", "json"),
    ),
    "descriptions": (
        Offered("openapi", "api/v1/openapi.json", "text"),
        Offered("schema", "api/v1/schema/{kind}.json", "text"),
        Offered("source", "api/v1/schema/entry.schema.json", "text"),
        Offered("llms", "llms.txt", "text"),
        Offered("search", "opensearch.xml", "text"),
    ),
}
"""Group (the string `api_group_<group>`) → its files, in the order of the page."""
OWN = (
    "api/v1/list.json",
    "api/v1/names.json",
    "api/v1/names/{id}.json",
    "api/v1/texts.json",
    "api/v1/texts/{id}.json",
    "api/v1/words/{id}.json",
    "api/v1/lookup.json",
    "api/v1/days.json",
    "api/v1/form.json",
    "api/v1/form/{id}.json",
    "_headers",
    "api/v1/offline.json",
    "manifest.webmanifest",
    "print/letters.css",
    "worker.js",
    "embed/card.css",
    "embed/card.js",
)
"""Files of the site's own pages and of its host, which may change at any time."""


def offered() -> Iterable[Offered]:
    """All of them."""
    return (each for group in GROUPS.values() for each in group)


def is_own(path: str) -> bool:
    """Whether a file is for the site's own pages or its host."""
    return any(_is_like(pattern, path) for pattern in OWN)


def _is_like(pattern: str, path: str) -> bool:
    pieces = re.split(r"\{\w+\}", pattern)
    return re.fullmatch("[^/]+".join(map(re.escape, pieces)), path) is not None
