"""`/objects.inv`: the words of the dictionary for documents made with Sphinx, MyST or mkdocstrings.

Format: inventory version 2 of Sphinx (`sphinx/util/inventory.py`): four lines of text, then the rest compressed with
zlib, a line each: `name domain:role priority address display-name`. Sphinx finds a term in any case, mkdocstrings only
as it is written, so common ways to write it are there as well.
"""

import re
import zlib
from collections import defaultdict

from dictionary.exports.web import Made, Web
from dictionary.language.slugs import slug_of
from dictionary.site import Build, Site

PATH = "objects.inv"
_LINE = re.compile(r"(.+?)\s+(\S+)\s+(-?\d+)\s+?(\S*)\s+(.*)")
"""How programs read a line. The format has no way to say that a sign is part of a name."""


def files(build: Build, web: Web) -> Made:
    """The one file."""
    yield PATH, inventory(build.site, web)


def inventory(site: Site, web: Web) -> bytes:
    """The whole file, the same bytes for the same entries."""
    head = (
        "# Sphinx inventory version 2\n"
        f"# Project: {' '.join(site.settings.name.split())}\n"
        "# Version: \n"
        "# The remainder of this file is compressed using zlib.\n"
    )
    return head.encode() + zlib.compress("".join(f"{line}\n" for line in lines(site, web)).encode(), 9)


def lines(site: Site, web: Web) -> list[str]:
    """The lines, sorted."""
    found = {
        line
        for label, slug in _labels(site).items()
        if _names(line := f"{label} std:term -1 {_address(site, web, slug)} -", label)
    }
    prefix = prefix_of(site)
    for entry in site.dictionary.entries.values():
        address = _address(site, web, entry.slug)
        found.add(f"{prefix}:{entry.slug} std:label -1 {address} {' '.join(entry.headword.split())}")
        found.add(
            f"{address.removesuffix('/').removesuffix('.html')} std:doc -1 {address} {' '.join(entry.headword.split())}"
        )
    return sorted(found)


def prefix_of(site: Site) -> str:
    """What stands before the ids of entries where documents of several projects meet."""
    return (slug_of(site.settings.name) or "term").split("-")[0]


def _names(line: str, label: str) -> bool:
    """Whether a line names what it should: "x std:term 1 y z" would say where "x" is, and lead readers there."""
    read = _LINE.match(line)
    return read is not None and read[1] == label


def _labels(site: Site) -> dict[str, str]:
    """Label, as people write it → the page that explains it: an entry, or the page of a word with several meanings."""
    claimed: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for term in site.index.labels.values():
        for claim in term.claims:
            for written in dict.fromkeys((claim.label, claim.label.lower(), _capitalized(claim.label))):
                claimed[" ".join(written.split())][claim.slug] = None
    signposts = {signpost.label.lower(): slug for slug, signpost in site.addresses.signposts.items()}
    found = {}
    for label, slugs in claimed.items():
        if len(slugs) == 1:
            found[label] = next(iter(slugs))
        elif slug := signposts.get(label.lower()):
            found[label] = slug
    return found


def _capitalized(label: str) -> str:
    return label[:1].upper() + label[1:]


def _address(site: Site, web: Web, slug: str) -> str:
    return web.path(site.settings.entry_page(slug))
