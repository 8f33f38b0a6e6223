"""Words that stand in the same order in texts of two entries: sentences that were written once and used twice."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

WORDS = 7
"""A run is at least so long."""
_BRACKETS = re.compile(r"\[\[[^\[\]|]*\|([^\[\]|]*)\]\]")
_WORD = re.compile(r"\w+(?:['’]\w+)*")
_END = "\n"
"""Stands where a text ends, and where a fixed phrase stood: no run goes over it."""


@dataclass(frozen=True, slots=True, order=True)
class Run:
    """Words, lower case, and the entries that both have them."""

    words: str
    one: str
    other: str


def repeated_runs(texts: Mapping[str, Iterable[str]], phrases: Iterable[str] = (), least: int = WORDS) -> list[Run]:
    """The longest runs of `least` words and more that two of the texts share, each once for two entries.

    `texts` are by entry; `phrases` (names of laws, fixed expressions) count for nothing. Linear in the texts, but
    for runs that many entries share: of those, each entry is compared with the first that had the words.
    """
    fixed = _pattern(phrases)
    seen: dict[tuple[str, ...], tuple[str, int]] = {}
    words_of: dict[str, list[str]] = {}
    found: set[Run] = set()
    for name, own in texts.items():
        words = words_of[name] = list(_words(own, fixed))
        end = 0
        for start in range(len(words) - least + 1):
            key = tuple(words[start : start + least])
            if _END in key:
                continue
            first = seen.setdefault(key, (name, start))
            if first[0] == name or start < end:
                continue
            length = _common(words_of[first[0]], first[1], words, start)
            end = start + length - least + 1
            found.add(Run(" ".join(words[start : start + length]), first[0], name))
    return sorted(found, key=lambda run: (-len(run.words.split()), run))


def _words(texts: Iterable[str], fixed: re.Pattern[str] | None) -> Iterator[str]:
    for text in texts:
        # Of a link in double brackets readers see its words, not where it leads.
        plain = _BRACKETS.sub(r"\1", text).lower().replace("’", "'")
        for part in fixed.split(plain) if fixed else (plain,):
            yield from _WORD.findall(part)
            yield _END


def _pattern(phrases: Iterable[str]) -> re.Pattern[str] | None:
    escaped = sorted({re.escape(" ".join(phrase.lower().split())) for phrase in phrases}, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(escaped)})(?!\w)") if escaped else None


def _common(one: list[str], start: int, other: list[str], at: int) -> int:
    length = 0
    while (
        start + length < len(one)
        and at + length < len(other)
        and one[start + length] == other[at + length]
        and one[start + length] != _END
    ):
        length += 1
    return length
