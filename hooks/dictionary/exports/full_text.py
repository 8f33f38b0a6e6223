"""What the search of texts reads: an index of all words, and the texts, both in small files.

`texts.json` holds `{"count", "parts", "fillers", "version"}`: how many texts there are, and the beginnings of words,
sorted, each with a file of its own, `words/<place in that list>.json`. A word stands in the part with the longest
beginning that it has: `{"words": {word: [texts that have it, step, weight, step, weight, …]}}`, where a step leads from
the number of a text to that of the next, and a weight says how much the text is about the word. Text 4 n stands in
`texts/<n>.json` with the three behind it. So one question costs a few dozen kilobytes, however many texts there are.
"""

import hashlib
from array import array
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from dictionary.exports.json_api import ROOT, SCHEMA_VERSION
from dictionary.exports.passages import SearchedText, texts
from dictionary.exports.serializing import to_json
from dictionary.exports.web import Made, Web
from dictionary.language.letters import typed
from dictionary.language.text_words import text_words
from dictionary.site import Build, Site

TEXTS_IN_FILE = 4  # in JavaScript too: docs/assets/texts-files.js
MOST_IN_PART = 24_000
"""Bytes of a part, as far as single words let it be."""
MOST_PLACES = 2_000
"""Texts that are kept of a word: those that are most about it. A word that more have tells little."""
_LONGEST_BEGINNING = 6
# How often a word counts as said when a name or a heading has it.
_IN_HEADWORD, _IN_NAME, _IN_HEADING = 12, 6, 2
# BM25: how soon a word said again counts for nothing more, how much the length of a text matters, and the length of a
# usual text. That is no average, so that one text that changes leaves the weights of others as they are.
_SATURATION, _BY_LENGTH, _USUAL_LENGTH = 1.2, 0.6, 300
_STEPS_OF_WEIGHT = 10


def files(build: Build, web: Web) -> Made:
    """Path below the site's root and text of every file."""
    index = _Index(_set_aside(build.site))
    digest = hashlib.sha256()

    def file(path: str, result: Any) -> tuple[str, str]:
        text = to_json({"schema_version": SCHEMA_VERSION, "result": result}, sort_keys=True)
        digest.update(text.encode())
        return f"{ROOT}/{path}", text

    together: list[dict[str, Any]] = []
    for text in texts(build, web):
        weights = partial(_weights, text)
        index.add(build.of_entry("full_text", text.entry, weights) if text.entry else weights())
        together.append(_record(text))
        if len(together) == TEXTS_IN_FILE:
            yield file(f"texts/{index.count // TEXTS_IN_FILE - 1}.json", {"texts": together})
            together = []
    if together:
        yield file(f"texts/{index.count // TEXTS_IN_FILE}.json", {"texts": together})
    parts = dict(sorted(_parts({word: index.places_of(word) for word in sorted(index.found)})))
    for number, words in enumerate(parts.values()):
        yield file(f"words/{number}.json", {"words": words})
    common = {"count": index.count, "parts": list(parts), "fillers": sorted(index.aside)}
    yield file("texts.json", {**common, "version": digest.hexdigest()[:12]})


def _set_aside(site: Site) -> frozenset[str]:
    """Words that are in every text and mean nothing: those by which people ask, where none is the name of an entry."""
    names = {typed(name) for entry in site.dictionary.entries.values() for name in entry.names}
    fillers = {word for filler in site.index.language.questions.fillers for word in typed(filler).split()}
    return frozenset(fillers - names)


def _record(text: SearchedText) -> dict[str, Any]:
    passages = [[each.anchor, each.heading, each.text] for each in text.passages]
    return {"path": text.path, "title": text.title, "names": list(text.names), "passages": passages}


@dataclass(slots=True)
class _Index:
    """Word → the texts that have it. The number of a text and its weight are one number: millions are kept."""

    aside: Collection[str]
    count: int = 0
    found: "defaultdict[str, array[int]]" = field(default_factory=lambda: defaultdict(lambda: array("Q")))

    def add(self, weights: Mapping[str, int]) -> None:
        for word, weight in weights.items():
            if word not in self.aside:
                self.found[word].append(self.count << 8 | weight)
        self.count += 1

    def places_of(self, word: str) -> list[int]:
        """How many texts have a word, and steps and weights of those that are most about it."""
        places = self.found.pop(word)
        best: Sequence[int] = places
        if len(places) > MOST_PLACES:
            best = sorted(sorted(places, key=lambda place: (-(place & 255), place))[:MOST_PLACES])
        record, before = [len(places)], 0
        for place in best:
            record += (place >> 8) - before, place & 255
            before = place >> 8
        return record


def _weights(text: SearchedText) -> dict[str, int]:
    """Word → how much a text is about it."""
    words = text_words("\n".join(passage.text for passage in text.passages))
    said, length = Counter(words), len(words)
    # Each part of an article has its title, so that counts for less.
    in_title = _IN_HEADWORD if text.entry else _IN_HEADING
    for name, times in ((text.title, in_title), *((name, _IN_NAME) for name in text.names)):
        for word in set(text_words(name)):
            said[word] += times
    for passage in text.passages:
        for word in text_words(passage.heading):
            said[word] += _IN_HEADING
    by_length = _SATURATION * (1 - _BY_LENGTH + _BY_LENGTH * length / _USUAL_LENGTH)
    weights = {
        times: max(1, round(_STEPS_OF_WEIGHT * times * (_SATURATION + 1) / (times + by_length)))
        for times in set(said.values())
    }
    return {word: weights[times] for word, times in said.items()}


_Words = Mapping[str, list[int]]


def _parts(words: _Words) -> Iterator[tuple[str, _Words]]:
    yield from _below("", words)


def _below(beginning: str, words: _Words) -> Iterator[tuple[str, _Words]]:
    """What begins alike, cut by the next letter while it is too much; small pieces stay together."""
    if _size(words) <= MOST_IN_PART or len(beginning) >= _LONGEST_BEGINNING:
        yield beginning, words
        return
    pieces: dict[str, dict[str, list[int]]] = {}
    for word, places in words.items():
        pieces.setdefault(word[: len(beginning) + 1], {})[word] = places
    kept = pieces.pop(beginning, {})
    size = _size(kept)
    sizes = {start: _size(piece) for start, piece in pieces.items()}
    for start in sorted(pieces, key=lambda start: (sizes[start], start)):
        size += sizes[start]
        if size > MOST_IN_PART:
            yield from _below(start, pieces[start])
        else:
            kept |= pieces[start]
    yield beginning, kept


def _size(words: _Words) -> int:
    return sum(len(word) + 8 + 3 * len(places) for word, places in words.items())
