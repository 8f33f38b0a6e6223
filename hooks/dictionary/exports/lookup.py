"""Small files for the site's own look-up: labels of every entry, and the round of daily entries."""

from collections import defaultdict
from collections.abc import Callable, Mapping

from dictionary.exports.json_api import ROOT, envelope
from dictionary.exports.web import Made, Web
from dictionary.linking.term_index import TermIndex
from dictionary.site import Build, Site

PathOf = Callable[[str], str]
"""Source path of a page → its address below the site's root."""


def files(build: Build, web: Web) -> Made:
    """Path below the site's root and text of every file."""
    site, path_of = build.site, web.path
    yield f"{ROOT}/lookup.json", lookup(site, path_of)
    yield f"{ROOT}/days.json", days(site, path_of)


def lookup(site: Site, path_of: PathOf) -> str:
    """Every entry with all its names, the headword first; `path` is relative to the site's root.

    `closed` are the names that never link by themselves, `made` the regular forms that do: who writes a new entry
    is told whose word it is (`contribute-references.js`).
    """
    closed, made = _closed_and_made(site.index)
    result = [
        {
            "id": entry.slug,
            "headword": entry.headword,
            "path": path_of(site.settings.entry_page(entry.slug)),
            "labels": entry.names,
            **({"closed": closed[entry.slug]} if entry.slug in closed else {}),
            **({"made": made[entry.slug]} if entry.slug in made else {}),
        }
        for entry in site.dictionary.entries.values()
    ]
    return envelope(result, site.last_modified)


def _closed_and_made(index: TermIndex) -> tuple[Mapping[str, list[str]], Mapping[str, list[str]]]:
    """Slug → labels; guesses are left out, which give way to whoever writes the label down."""
    closed: defaultdict[str, list[str]] = defaultdict(list)
    made: defaultdict[str, list[str]] = defaultdict(list)
    for term in index.labels.values():
        for claim in term.claims:
            if claim.kind != "inflection" and not claim.open:
                closed[claim.slug].append(claim.label)
            elif claim.kind == "inflection" and claim.open and not claim.guessed:
                made[claim.slug].append(claim.label)
    return closed, made


def days(site: Site, path_of: PathOf) -> str:
    """The published entries, from which a browser takes the one of the day."""
    result = [
        {"id": entry.slug, "path": path_of(site.settings.entry_page(entry.slug))}
        for entry in site.dictionary.entries.values()
        if entry.status == "published"
    ]
    return envelope(result, site.last_modified)
