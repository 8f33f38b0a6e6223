"""What one build leaves for the next one while somebody writes, so that an edit is seen at once.

Where nothing but the inside of entries (`model/faces.py`) has changed since the last build, the pages of all
others are as they were, and what their texts mention too. Whatever else has changed, the site is built whole.
"""

import hashlib
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from dictionary.exports.formats import Format
from dictionary.model.faces import changed_inside
from dictionary.running.changes import Picture, picture
from dictionary.site import Build

REBUILD = "dictionary_rebuild"
"""Where hooks find the `Rebuild` in the configuration; it is there only while serving."""


@dataclass
class Kept:
    """One build, for the next."""

    around: Picture
    """Every file that a site is made from, but those of the entries."""
    build: Build
    pages: dict[str, Mapping[str, Any]] = field(default_factory=dict)
    """Source path of an entry's page → what the builder found out about it."""
    shown: dict[str, object] = field(default_factory=dict)
    """Source path of an entry's page → what stands around its text, to be compared."""
    files: dict[Format, Mapping[str, bytes]] = field(default_factory=dict)
    """Format → path of each of its data files → a hash of it."""


@dataclass
class Rebuild:
    """A build while somebody writes: what the last one kept, where that still holds, and what this one keeps."""

    now: Kept
    before: Kept | None = None
    changed: Collection[str] = ()
    """Slugs of the entries whose inside has changed since."""
    pages: int = 0
    """Pages of entries that are written again."""


def files_around(project: Path, paths: Collection[Path], glossary: Path) -> Picture:
    """Pages, pictures, templates, settings, words, vocabularies, forms: all but the files of the entries."""
    forms = project / ".github" / "ISSUE_TEMPLATE"
    seen = picture((*paths, forms))
    return {path: state for path, state in seen.items() if not _is_entry(Path(path), glossary)}


def rebuild_after(before: Kept | None, now: Kept) -> Rebuild:
    """How much of the build before still holds: as much as it told, or nothing."""
    if before is None or before.around != now.around:
        return Rebuild(now)
    changed = changed_inside(before.build.site.dictionary, now.build.site.dictionary)
    if changed is None:
        return Rebuild(now)
    return Rebuild(replace(now, build=replace(now.build, memory=before.build.memory)), before, changed)


def hash_of(content: bytes) -> bytes:
    """Tells whether a file is another one."""
    return hashlib.blake2b(content, digest_size=20).digest()


def _is_entry(path: Path, glossary: Path) -> bool:
    return path.parent == glossary and path.suffix == ".yml" and not path.name.startswith("_")
