"""The page about the files for programs (`/api/`), with examples from the very files of the build."""

import json
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from dictionary.exports import terms_script
from dictionary.exports.offered import GROUPS, Kind
from dictionary.exports.web import Web
from dictionary.pages.embedding import first_shown
from dictionary.site import Build

ContentOf = Callable[[str], bytes | None]
"""Path of a file below the root → what it holds; None where there is none."""

MOST_SIGNS = 80
"""Of a text in an example."""
MOST_NAMES = 40
"""An object with more of them is a table, of which a few lines are enough."""
FEW = 3
MOST_LINES, LONGEST_LINE = 8, 200
_SCHEMA = "entry"


@dataclass(frozen=True, slots=True)
class Documented:
    """A file as the page shows it."""

    name: str
    pattern: str
    """Its address, with braces where it differs from entry to entry."""
    path: str
    """Path of the one that is the example."""
    example: str
    """How it begins; empty for what is no text."""


@dataclass(frozen=True, slots=True)
class Documentation:
    """What the page shows."""

    groups: Mapping[str, tuple[Documented, ...]]
    index: str
    """Path of the file to begin with."""
    envelope: str
    """What all JSON files share."""
    summary: str
    """What the list of all entries says of one: its id and the hash of its file."""


def documentation(build: Build, web: Web, content_of: ContentOf) -> Documentation:
    """The page, for the files that this build has made."""
    entry = first_shown(build)
    values = {"id": entry.slug if entry else "", "version": terms_script.newest(), "kind": _SCHEMA}
    groups = {}
    for group, files in GROUPS.items():
        found = []
        for each in files:
            path = each.path_for(**values)
            if (content := content_of(path)) is not None:
                pattern, address = (text.removesuffix("index.html") for text in (each.path, path))
                found.append(Documented(each.name, web.file(pattern), address, example(each.kind, content)))
        if found:
            groups[group] = tuple(found)
    index = "api/v1/index.json"
    return Documentation(
        groups, index, _envelope(content_of(index)), _summary(content_of("api/v1/entries.json"), values["id"])
    )


def example(kind: Kind, content: bytes) -> str:
    """The beginning of a file."""
    match kind:
        case "json":
            return _written(abridged(json.loads(content)))
        case "inventory":
            *head, body = content.split(b"\n", 4)
            lines = zlib.decompress(body).split(b"\n")
            return beginning(b"\n".join([*head, *lines[:FEW]]))
        case "table":
            return beginning(b"\n".join(content.split(b"\n")[:2]))
        case "text":
            return beginning(content)
        case "binary":
            return ""


def abridged(value: Any) -> Any:
    """The same with the first item of each list, a few lines of each table, the beginning of each text."""
    match value:
        case str():
            return value if len(value) <= MOST_SIGNS else f"{value[:MOST_SIGNS]}…"
        case list():
            return [abridged(item) for item in value[:1]]
        case dict():
            names = list(value)[: len(value) if len(value) <= MOST_NAMES else FEW]
            return {name: abridged(value[name]) for name in names}
    return value


def beginning(content: bytes) -> str:
    """The first lines of a text, and of each its beginning."""
    # Tables begin with a mark and end their lines for the programs that open them.
    lines = content.decode("utf-8-sig", "replace").replace("\r\n", "\n").rstrip().split("\n")
    cut = [line if len(line) <= LONGEST_LINE else f"{line[:LONGEST_LINE]}…" for line in lines[:MOST_LINES]]
    return "\n".join(cut)


def _envelope(index: bytes | None) -> str:
    outer = json.loads(index) if index else {}
    return _written({name: "…" if name == "result" else value for name, value in outer.items()})


def _summary(entries: bytes | None, id: str) -> str:
    for each in json.loads(entries)["result"] if entries else ():
        if each["id"] == id:
            return _written({name: each[name] for name in ("id", "sha256")})
    return ""


def _written(value: Any) -> str:
    """For people to read; the template escapes what means anything to HTML."""
    return json.dumps(value, ensure_ascii=False, indent=2)
