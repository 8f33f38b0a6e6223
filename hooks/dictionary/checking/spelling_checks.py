"""Words that no list knows: neither that of the language, nor the dictionary's own labels, nor `_words.txt`.

A word with a capital letter inside a sentence is a name and is not looked at; at the beginning of
one it is told only where it is longer than names are, and a known word is one slip away. No
list has the names of the world, and nobody shall be told to write theirs otherwise.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from dictionary.checking.remark import Remark
from dictionary.language.letters import without_accents
from dictionary.language.prose import Speller, kinds, words
from dictionary.model.entry import Dictionary
from dictionary.model.problems import Position, Problem, shown
from dictionary.reading.decoding import decode

_MOST_TOLD = 100
_MOST_NAMED = 3
"""Words that a message suggests."""
_LATIN = re.compile("[A-Za-z\u00c0-\u024f'’]+")
_BEGINS_SENTENCE = re.compile(r"(?:^|[.!?:…\n]|[.!?…]['\"’”)*_]{1,3})[\s*_'\"“‘(>#-]*\Z")
_LOOKED_BACK = 12
_SHORTEST = 3
_LONGER_THAN_NAMES = 8
_LONGEST_PREFIX = 4
_SHORTENED = re.compile(r"(?:'(?:s|d|m|ll|re|ve)){1,3}\Z")  # they'd've


class Spelling:
    """The words that are known in one dictionary, and which of the words of `_words.txt` are used."""

    def __init__(
        self, speller: Speller, dictionary: Dictionary, own: Iterable[str], elsewhere: Iterable[str] = ()
    ) -> None:
        """`own` are the words of `_words.txt`, `elsewhere` others that are no mistakes, such as abbreviations."""
        self._speller = speller
        self._own = {_key(word): word for word in own}
        self._labels = (_labels(dictionary) | {*elsewhere}) - self._own.keys()
        self._used: set[str] = set()
        self._near: dict[str, list[str]] = {}
        self._known: dict[str, bool] = {}
        self._fine: set[str] = set()
        """Words, as texts write them, of which nothing is to be said."""

    def may_speak_of(self, prose: str) -> bool:
        """Whether something may be said of a text. Of most there is nothing, and one look tells."""
        there = kinds(prose) - self._fine
        told = {word for word in there if self._may_be_told(word)}
        self._fine |= there - told
        return bool(told)

    def _may_be_told(self, word: str) -> bool:
        """Whether a word is unknown, and would be told at the beginning of a sentence."""
        if len(word) < _SHORTEST or not _LATIN.fullmatch(word) or self._knows(word):
            return False
        return word.islower() or (word.istitle() and len(word) >= _LONGER_THAN_NAMES and bool(self._suggested(word)))

    def of(self, prose: str) -> Iterator[Remark]:
        """The unknown words of a text without code."""
        return islice(self._of(prose), _MOST_TOLD)

    def unused(self) -> frozenset[str]:
        """Words of `_words.txt` that no text has had so far, as they are written there."""
        return frozenset(word for key, word in self._own.items() if key not in self._used)

    def _of(self, prose: str) -> Iterator[Remark]:
        for match in words(prose):
            word = match[0]
            if word in self._fine or not self._may_be_told(word):
                continue
            if len(word) <= _LONGEST_PREFIX and prose[match.end() : match.end() + 1] == "-":
                continue  # pre-screening
            before = prose[max(0, match.start() - _LOOKED_BACK) : match.start()]
            if word.islower() or _BEGINS_SENTENCE.search(before):
                yield self._remark(match)

    def _knows(self, word: str) -> bool:
        key = _key(word)
        if key in self._own:
            self._used.add(key)
            return True
        if key not in self._known:
            forms = {key, _SHORTENED.sub("", key)}
            forms |= set(map(without_accents, forms))
            self._known[key] = any(form in self._labels or self._speller.knows(form) for form in forms)
        return self._known[key]

    def _suggested(self, word: str) -> list[str]:
        key = _key(word)
        if key not in self._near:
            self._near[key] = [near for near in self._speller.near(key) if near.isalpha()]
        return self._near[key]

    def _remark(self, match: re.Match[str]) -> Remark:
        word = match[0]
        near = [self._as_written(word, other) for other in self._suggested(word)]
        keep = "if it is right, add it to _words.txt."
        fix = f"did you mean {', '.join(near[:_MOST_NAMED])}? Otherwise, {keep}" if near else f"look it up; {keep}"
        return Remark(
            start=match.start(),
            end=match.end(),
            code="W401",
            name="word-unknown",
            message=f'No list of words has "{shown(word)}".',
            fix=fix,
            replacement=near[0] if len(near) == 1 and _is_sure(word.lower(), near[0].lower()) else None,
        )

    @staticmethod
    def _as_written(word: str, other: str) -> str:
        return other.capitalize() if word.istitle() else other


def _is_sure(word: str, near: str) -> bool:
    """Whether two words differ by exchanged neighbors or by a letter that is doubled in one: rarely two real words."""
    return sorted(word) == sorted(near) or _undoubled(word) == _undoubled(near)


def _undoubled(word: str) -> str:
    return re.sub(r"(.)\1+", r"\1", word)


def _key(word: str) -> str:
    """A word as lists hold it: in lower case, without its possessive ending."""
    return word.lower().replace("’", "'").removesuffix("'s").rstrip("'")


def _labels(dictionary: Dictionary) -> set[str]:
    """Every word of labels, of contributors' names, of titles of sources, and of the vocabularies."""
    known: list[str] = []
    for entry in dictionary.entries.values():
        known += [*entry.names, *entry.not_in, *entry.contributors]
        for source in entry.sources:
            known += [source.title, source.publisher]
    for vocabulary in (dictionary.topics, dictionary.regions, dictionary.audiences):
        known += [named.name for named in vocabulary.values()]
    return {_key(match[0]) for text in known for match in words(text)}


def own_words(path: str, data: bytes) -> tuple[dict[str, int], list[Problem]]:
    """Word of `_words.txt` → its line. One word a line; what follows a # is a remark."""
    text, problems = decode(path, data)
    lines = (text or "").splitlines()
    written = ((line.partition("#")[0].strip(), number) for number, line in enumerate(lines, 1))
    return {word: number for word, number in reversed(list(written)) if word}, problems


def check_unused(path: str, own: dict[str, int], unused: Iterable[str]) -> Iterator[Problem]:
    """Words of the list that nothing uses: a list that only grows hides mistakes."""
    for word in sorted(unused):
        yield Problem(
            path=path,
            position=Position(own[word], 1, len(word) + 1),
            code="W402",
            name="word-not-used",
            message=f'No text uses the word "{shown(word)}".',
            fix="remove the line; write one word a line, without spaces.",
        )
