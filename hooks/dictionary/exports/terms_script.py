"""`terms.js`, the script for other people's pages: cards for links to entries, links in plain text, frames that fit.

Its source is `terms/linker.js` and `terms/page.js`. What is published are releases (`terms/releases/`), made from the
source by `scripts/release_terms.py` and never changed afterwards: pages name them with the hash of their bytes. The
same bytes serve every dictionary; what differs stands below the address that the script is loaded from.
"""

import base64
import hashlib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

from dictionary.exports.web import Made, Web
from dictionary.site import Build

MOVING = "v1/terms.js"
"""The newest release of version 1: its bytes change."""
FOLDER = Path(__file__).parent / "terms"


def files(build: Build, web: Web) -> Made:
    """Every release at its own address, and the newest one at the address that moves on."""
    for version, text in releases().items():
        yield address(version), text
    yield MOVING, releases()[newest()]


def address(version: str) -> str:
    """Path of a release, whose bytes never change."""
    return f"v{version}/terms.js"


def newest() -> str:
    """The version that pages should use."""
    return [*releases()][-1]


@cache
def releases() -> Mapping[str, bytes]:
    """Version → bytes of the script, the oldest first."""
    found = {path.stem: path.read_bytes() for path in (FOLDER / "releases").glob("*.js")}
    return MappingProxyType({version: found[version] for version in sorted(found, key=numbers)})


def source() -> str:
    """What the next release is made from: one classic script whose names are its own."""
    parts = ((FOLDER / name).read_text(encoding="utf-8") for name in ("linker.js", "page.js"))
    return f"(() => {{\n{''.join(parts)}}})();\n"


def integrity(script: bytes) -> str:
    """The hash of a script as pages name it (Subresource Integrity)."""
    return f"sha384-{base64.b64encode(hashlib.sha384(script).digest()).decode()}"


def numbers(version: str) -> tuple[int, ...]:
    """By what versions are put in order."""
    return tuple(map(int, version.split(".")))
