"""The words that have no entry yet: whether that is still so, and what is said to somebody who links one of them."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from dictionary.language.folding import fold_label
from dictionary.language.slugs import slug_of
from dictionary.linking.term_index import TermIndex
from dictionary.model.entry import Dictionary, Wanted
from dictionary.model.problems import Problem, shown
from dictionary.reading.wanted import FILE

_LONGEST = 200
_FOR_SHELLS = re.compile(r"[\"$`\\!]")


class WantedWords:
    """Finds a wanted word by any of its names, as people write it or as an address."""

    def __init__(self, wanted: Iterable[Wanted] = ()) -> None:
        self._wanted = tuple(wanted)

    @cached_property
    def _by_name(self) -> Mapping[str, Wanted]:
        """Put in order when first asked: where every link leads somewhere, nobody asks."""
        found: dict[str, Wanted] = {}
        for each in self._wanted:
            for name in each.names:
                found.setdefault(fold_label(name), each)
                found.setdefault(slug_of(name), each)
        return found

    def find(self, name: str) -> Wanted | None:
        """What is wanted under this name, if anything."""
        if not self._wanted or len(name) > _LONGEST:
            return None
        return self._by_name.get(fold_label(name)) or self._by_name.get(slug_of(name))

    def told(self, name: str, undoing: str) -> tuple[str, str] | None:
        """Message and mend for a reference to an entry that is wanted; `undoing` is the other way out."""
        wanted = self.find(name)
        if wanted is None:
            return None
        message = f'"{shown(name)}" is wanted: nobody has written it yet.'
        # What a shell would take for more than a word is not handed out to be pasted into one.
        word = "" if _FOR_SHELLS.search(wanted.headword) else f' "{shown(wanted.headword)}"'
        return message, f"write it (scripts/new.py{word}), or {undoing}."


def check_wanted(dictionary: Dictionary, index: TermIndex, glossary: str) -> Iterator[Problem]:
    """Wanted words that have an entry by now, and those that stand there twice.

    A word that another entry covers may deserve one of its own: it stays wanted.
    """
    path = f"{glossary}/{FILE}"
    seen: dict[str, Wanted] = {}
    for wanted in dictionary.wanted:
        word = shown(wanted.headword)
        if slug := _explained_in(wanted.headword, dictionary, index):
            message = f'"{word}" is written already, in {dictionary.entries[slug].path}.'
            yield _problem(path, wanted, "W303", "wanted-written", message, "remove it here.")
        else:
            yield from _names_of_others(wanted, dictionary, index, path)
        for name in dict.fromkeys(map(fold_label, wanted.names)):
            first = seen.setdefault(name, wanted)
            if first is not wanted:
                message = f'"{word}" is wanted twice: line {first.position.line} says "{shown(first.headword)}".'
                yield _problem(path, wanted, "W304", "wanted-twice", message, "join the two, and remove one.")
                break


def _names_of_others(wanted: Wanted, dictionary: Dictionary, index: TermIndex, path: str) -> Iterator[Problem]:
    for name in wanted.aliases:
        if slug := _explained_in(name, dictionary, index):
            message = (
                f'"{shown(name)}", another name of "{shown(wanted.headword)}", is explained already, '
                f"in {dictionary.entries[slug].path}."
            )
            yield _problem(path, wanted, "W303", "wanted-written", message, "remove that name here.")


def _explained_in(name: str, dictionary: Dictionary, index: TermIndex) -> str | None:
    """The slug of the entry that has this name or address, if any; one that only covers it does not count."""
    address, folded = slug_of(name), fold_label(name)
    if address in dictionary.entries:
        return address
    found = (dictionary.entries[slug] for slug in index.resolve(name) if slug in dictionary.entries)
    return next((entry.slug for entry in found if all(fold_label(term.text) != folded for term in entry.covers)), None)


def _problem(path: str, wanted: Wanted, code: str, name: str, message: str, fix: str) -> Problem:
    return Problem(path=path, position=wanted.position, code=code, name=name, message=message, fix=fix)
