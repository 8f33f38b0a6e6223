"""What the look-up box reads: every name of every entry, in one file or, for a large dictionary, in parts.

`names.json` holds `{"entries", "signposts", "wanted", "fillers", "between"}`, or instead of the entries `{"parts"}`:
beginnings, sorted, each with a file of its own, `names/<place in that list>.json`. What is looked up is each word with
all that follows it ("garden leave", "leave"), in the part with the longest beginning that it has. So the first answer
costs a few dozen kilobytes however many entries there are, and a name of common words is found as well.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from dictionary.exports.json_api import ROOT, SCHEMA_VERSION
from dictionary.exports.serializing import to_json
from dictionary.exports.web import Made, Web
from dictionary.language.letters import typed
from dictionary.model.entry import Entry
from dictionary.site import Build, Site

PathOf = Callable[[str], str]
"""Source path of a page → its address below the site's root."""

MOST_AT_ONCE = 120_000
"""Bytes of all names with their definitions that are one file; a phone on a train has them in a second."""
MOST_IN_PART = 40_000
"""Bytes of a part: three of them, for three words, are still less than `MOST_AT_ONCE`."""
MOST_BEGUN = 12_000
"""Bytes of what only begins so, where that is more than a part: some dozens, and only eight of them are shown."""
_LONGEST_BEGINNING = 40
_MOST_WORDS = 12
"""Words of a name by which it is found; nobody types more."""


def files(build: Build, web: Web) -> Made:
    """Path below the site's root and text of every file."""
    site, path_of = build.site, web.path
    questions = site.index.language.questions
    common: dict[str, Any] = {
        "signposts": [
            {
                "label": signpost.label,
                "path": path_of(site.settings.entry_page(slug)),
                "of": [e.slug for e in signpost.entries],
            }
            for slug, signpost in site.addresses.signposts.items()
        ],
        # What nobody has written yet: somebody who looks for it is asked to.
        "wanted": [{"names": wanted.names, "topics": list(wanted.topics)} for wanted in site.dictionary.wanted],
        "fillers": sorted(questions.fillers),
        "between": list(questions.between),
    }
    forms = _forms(site)
    records = [_record(entry, forms[entry.slug], build, path_of) for entry in site.dictionary.entries.values()]
    if sum(each.size for each in records) <= MOST_AT_ONCE:  # and there is more in it
        whole = _file({"entries": [{**each.record, "definition": each.definition} for each in records], **common})
        if len(whole.encode()) <= MOST_AT_ONCE:
            yield f"{ROOT}/names.json", whole
            return
    parts = dict(sorted(_parts(records)))
    yield f"{ROOT}/names.json", _file({"parts": list(parts), "count": len(records), **common})
    for number, part in enumerate(parts.values()):
        yield f"{ROOT}/names/{number}.json", _file({"entries": [each.record for each in part]})


@dataclass(frozen=True, slots=True, eq=False)
class _Named:
    record: Mapping[str, Any]
    definition: str
    endings: frozenset[str]
    """Each word of each name, with all that follows it."""
    size: int
    """Bytes of the record."""


def _file(result: Any) -> str:
    # Compact, and without a date: the names alone say whether anything is new.
    return to_json({"schema_version": SCHEMA_VERSION, "result": result}, sort_keys=True)


def _forms(site: Site) -> Mapping[str, list[str]]:
    """Slug → plurals and listed forms of its labels."""
    forms: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for term in site.index.labels.values():
        for claim in term.claims:
            if claim.kind in ("inflection", "form"):
                forms[claim.slug][claim.label] = None
    return defaultdict(list, {slug: sorted(labels) for slug, labels in forms.items()})


def _record(entry: Entry, forms: Iterable[str], build: Build, path_of: PathOf) -> _Named:
    labels = list(dict.fromkeys((entry.headword, *(a.text for a in entry.aliases), *(c.text for c in entry.covers))))
    others = [form for form in forms if form not in labels]
    record: dict[str, Any] = {
        "id": entry.slug,
        "headword": entry.headword,
        "path": path_of(build.site.settings.entry_page(entry.slug)),
        "labels": labels,
        "aliases": sum(alias.text in labels[1:] for alias in entry.aliases),
        "forms": others,
        "mentions": build.mention_counts.get(entry.slug, 0),
        "apart": [each.entry for each in entry.confusables if each.entry],
    }
    endings = frozenset(ending for label in (*labels, *others) for ending in _endings(typed(label)))
    return _Named(record, entry.gloss, endings, len(to_json(record).encode()))


def _endings(label: str) -> Iterator[str]:
    words = label.split()[:_MOST_WORDS]
    return (" ".join(words[place:])[:_LONGEST_BEGINNING] for place in range(len(words)))


def _parts(records: Collection[_Named]) -> Iterator[tuple[str, Collection[_Named]]]:
    """Beginnings, each with the records that have such a word, as many as a part holds."""
    having: defaultdict[str, list[_Named]] = defaultdict(list)
    for each in records:
        for ending in sorted(each.endings):
            having[ending].append(each)
    yield from _below("", sorted(having.items()))


def _below(beginning: str, having: Collection[tuple[str, list[_Named]]]) -> Iterator[tuple[str, Collection[_Named]]]:
    found = list({id(each): each for _, some in having for each in some}.values())
    if sum(each.size for each in found) <= MOST_IN_PART:
        yield beginning, found
        return
    if not beginning.endswith(" "):  # nobody looks that up: it is what stands before the space
        # What has this very word comes first, then what others speak of most: somebody has only begun to type.
        exact = {id(each) for ending, some in having if f"{ending} ".startswith(f"{beginning} ") for each in some}
        found.sort(key=lambda each: (id(each) not in exact, -each.record["mentions"], each.record["id"]))
        kept, size = [], 0
        for each in found:
            size += each.size
            if size > (MOST_IN_PART if id(each) in exact else min(MOST_BEGUN, MOST_IN_PART)):
                break
            kept.append(each)
        yield beginning, kept
    if len(beginning) >= _LONGEST_BEGINNING:
        return
    longer: defaultdict[str, list[tuple[str, list[_Named]]]] = defaultdict(list)
    for ending, some in having:
        if len(ending) > len(beginning):
            longer[ending[: len(beginning) + 1]].append((ending, some))
    for start, some_words in sorted(longer.items()):
        yield from _below(start, some_words)
