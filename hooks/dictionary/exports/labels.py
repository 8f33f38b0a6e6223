"""`labels.json`: every label of the dictionary, for programs that link text.

`result` is a flat table. Beside it stand `phrases`, in which labels of some entries mean something else, and `rules`,
with what a language adds to them. With these the script for other people's pages (`terms/linker.js`) makes the links
that `linking/mentions.py` makes; both are held to `tests/cases/linking/`.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from dictionary.exports.json_api import ROOT, envelope
from dictionary.exports.web import Made, Web
from dictionary.language import edges
from dictionary.language.characters import UNSPACED_SCRIPTS
from dictionary.language.folding import POINTS, fold_label
from dictionary.language.record import Language
from dictionary.linking.bare_addresses import FILE_ENDINGS
from dictionary.linking.term_index import TermIndex, phrases_of
from dictionary.model.entry import Entry
from dictionary.site import Build, Site

PATH = f"{ROOT}/labels.json"


def files(build: Build, web: Web) -> Made:
    """The one file."""
    site = build.site
    found = labels(site.index, site.dictionary.entries.values())
    found["rules"]["page_ending"] = _ending(site, web)
    yield PATH, envelope(last_modified=site.last_modified, **found)


def _ending(site: Site, web: Web) -> str:
    """What follows the slug in the address of an entry: a slash, or `.html`."""
    slug = next(iter(site.dictionary.entries), "")
    return web.path(site.settings.entry_page(slug)).rpartition(slug)[2] if slug else "/"


def labels(index: TermIndex, entries: Iterable[Entry]) -> dict[str, Any]:
    """What stands in the file.

    `result`: label, folded as the linker folds it → slug, or None for one that masks but never links. `phrases`:
    phrase, folded → slugs of the entries of which no label that overlaps with it may link.
    """
    table: dict[str, str | None] = {folded: term.target for folded, term in index.labels.items()}
    phrases: dict[str, list[str]] = {}
    for entry in entries:
        for phrase, is_written_down in phrases_of(entry, index.language.inflector):
            folded = fold_label(phrase)
            # A plural that nobody wrote down gives way to a label of that name.
            if is_written_down or folded not in index.labels:
                phrases.setdefault(folded, []).append(entry.slug)
                table[folded] = None
    return {"result": table, "phrases": phrases, "rules": rules(index.language)}


def _signs(signs: Iterable[str]) -> str:
    return "".join(sorted(signs))


_OF_ALL_LANGUAGES: Mapping[str, Any] = {
    "unspaced": list(UNSPACED_SCRIPTS),
    "points": POINTS.pattern,
    "particles": _signs(edges.PARTICLES),
    "after_nouns": _signs(edges.AFTER_NOUNS),
    "behind": _signs(edges.HARMLESS_BEHIND),
    "leading_vowels": _signs(edges.LEADING_VOWELS),
    "trailing_vowels": _signs(edges.TRAILING_VOWELS),
    "stackers": _signs(edges.STACKERS),
    "killed": edges.KILLED.pattern,
    "file_endings": sorted(FILE_ENDINGS),
}


def rules(language: Language) -> dict[str, Any]:
    """What is needed to find labels in texts, besides what the script itself says; a language adds what it has."""
    stems = language.stems
    more = {
        "elided": sorted(language.elided),
        "elided_by_hyphen": sorted(language.elided_by_hyphen),
        "suffixes_follow_apostrophes": language.suffixes_follow_apostrophes,
        "is_japanese": language.is_japanese,
    }
    return {
        **_OF_ALL_LANGUAGES,
        **{name: value for name, value in more.items() if value},
        "prefixes": list(stems.prefixes) if stems else [],
        "suffixes": list(stems.suffixes) if stems else [],
        "fewest": stems.fewest if stems else 0,
    }
