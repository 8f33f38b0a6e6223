"""What a language knows about good prose: words with better ones, how hard a text is to read, misspellings.

A language without such knowledge has the empty record: nothing is said of its prose.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Protocol

from dictionary.language import sentences
from dictionary.language.sentences import SentenceRules

Grade = Callable[[list[list[str]]], float]
"""Sentences, each a list of words → years of school that a text asks for."""


class Speller(Protocol):
    """A list of the words of a language."""

    def knows(self, word: str, /) -> bool:
        """Whether a word, in lower case, is spelled so."""

    def near(self, word: str, /) -> list[str]:
        """Known words that one slip of the pen away are this one, the most frequent first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Prose:
    """Lists of a language, in lower case; each phrase with what to write instead, empty where nothing is."""

    unkind: Mapping[str, str] = field(default_factory=dict)
    """Words that leave people out or make them small."""
    worn: Mapping[str, str] = field(default_factory=dict)
    """Phrases that say nothing any more."""
    other_variety: Mapping[str, str] = field(default_factory=dict)
    """Spellings and words of another country where the language is spoken; one word each."""
    legal: tuple[str, ...] = ()
    """Words that hardly stand in a text that does not speak of law."""
    grade: Grade | None = None
    """How hard a text is to read, where there is a formula for the language."""
    speller: Callable[[], Speller] | None = None
    """Makes the list of its words; may take a moment the first time."""


NOTHING_KNOWN = Prose()

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
# What is no prose. Each pattern stops at the next sign of its kind, so that it takes linear time.
_NO_PROSE = (
    re.compile(r"```.*?(?:```|\Z)", re.DOTALL),
    re.compile(r"`[^`\n]*`"),
    re.compile(r"<[^<>]*>"),
    re.compile(r"\]\([^()\n]*\)"),
    re.compile(r"\[\[[^\[\]|\n]*(?:\\?\||(?=\]\]))"),  # what a link leads to; its words stay
    re.compile(r"\{[^{}\n]*\}"),
)
# Addresses, file names and abbreviations with periods inside.
_TECHNICAL = re.compile(r"\S*(?:://|www\.|@|\w[.\\_]\w)\S*")
_PIECE = re.compile(r"\S+")


def without_code(text: str) -> str:
    """A text with spaces where code, addresses and the targets of links were; every place stays the same."""
    for pattern in _NO_PROSE:
        text = pattern.sub(_blank, text)
    return _PIECE.sub(lambda match: _blank(match) if _TECHNICAL.fullmatch(match[0]) else match[0], text)


def _blank(match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", match[0])


def words(text: str) -> Iterator[re.Match[str]]:
    """The words of a text, apostrophes in them included, without those that adjoin digits."""
    for match in _WORD.finditer(text):
        before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
        if not (before.isdigit() or after.isdigit() or before == "_" or after == "_"):
            yield match


@lru_cache(maxsize=64)
def phrases(of: tuple[str, ...]) -> re.Pattern[str] | None:
    """A pattern that finds any of some phrases as whole words, the longest first, whatever the spaces and case."""
    if not of:
        return None
    longest = sorted(of, key=lambda phrase: (-len(phrase), phrase))
    alternatives = "|".join(r"\s{1,20}".join(map(re.escape, phrase.split())) for phrase in longest)
    return re.compile(rf"(?<![\w-])(?:{alternatives.replace(chr(39), '[' + chr(39) + '’]')})(?![\w-])", re.IGNORECASE)


def word_lists(text: str, rules: SentenceRules) -> list[list[str]]:
    """The words of each sentence of a text; a line that begins a list or a paragraph begins a sentence."""
    found = []
    for paragraph in re.split(r"\n\s*\n|\n(?=\s*(?:[-*•]|\d+\.)\s)", text):
        for sentence in sentences.split(" ".join(paragraph.split()), rules):
            if listed := [match[0] for match in words(sentence)]:
                found.append(listed)
    return found


def mean(numbers: Iterable[float]) -> float:
    """The average; 0 of nothing."""
    listed = list(numbers)
    return sum(listed) / len(listed) if listed else 0.0
