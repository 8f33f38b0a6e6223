"""What a language knows about good prose: words with better ones, how hard a text is to read, misspellings.

A language without such knowledge has the empty record: nothing is said of its prose.
"""

import re
from collections import defaultdict
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

_LETTERS = re.compile(r"[^\W\d_]+")
# Neither what adjoins digits, as in 401k, nor what stands in names of programs.
_WORD = re.compile(r"(?<!\w)[^\W\d_]++(?:['’][^\W\d_]++)*+(?!\w)")
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
# Most texts have nothing of the kind: one look tells.
_MAY_BE_CODE = re.compile(r"[`<{]|\[\[|\]\(")
_MAY_BE_TECHNICAL = re.compile(r"@|://|www\.|\w[.\\_]\w")
_PIECE = re.compile(r"\S+")


def without_code(text: str) -> str:
    """A text with spaces where code, addresses and the targets of links were; every place stays the same."""
    if _MAY_BE_CODE.search(text):
        for pattern in _NO_PROSE:
            text = pattern.sub(_blank, text)
    if _MAY_BE_TECHNICAL.search(text):
        text = _PIECE.sub(lambda match: _blank(match) if _TECHNICAL.fullmatch(match[0]) else match[0], text)
    return text


def has_code(text: str) -> bool:
    """Whether there may be anything that `without_code` takes away."""
    return bool(_MAY_BE_CODE.search(text) or _MAY_BE_TECHNICAL.search(text))


def _blank(match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", match[0])


def words(text: str) -> Iterator[re.Match[str]]:
    """The words of a text, apostrophes in them included, without those that adjoin digits."""
    return _WORD.finditer(text)


def kinds(text: str) -> set[str]:
    """The words of a text as it writes them, each once."""
    return set(_WORD.findall(text))


class Phrases:
    """Phrases to be found as whole words, the longest first, whatever the spaces and case."""

    def __init__(self, of: tuple[str, ...]) -> None:
        self._pattern = _pattern(of) if of else None
        # By its longest word: most texts do not have it, and the rest of the phrase need not be looked for.
        self._rest: dict[str, list[frozenset[str]]] = defaultdict(list)
        for phrase in of:
            parts = _LETTERS.findall(phrase) or [phrase]
            self._rest[max(reversed(parts), key=len)].append(frozenset(parts))
        self._longest = frozenset(self._rest)

    def may_be_in(self, words_there: frozenset[str]) -> bool:
        """Whether a text with these words (`word_set`) is worth searching: all of some phrase are there."""
        return any(rest <= words_there for word in self._longest & words_there for rest in self._rest[word])

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Where they stand."""
        return self._pattern.finditer(text) if self._pattern else iter(())


@lru_cache(maxsize=64)
def phrases(of: tuple[str, ...]) -> Phrases:
    """What finds these phrases, made once."""
    return Phrases(of)


def word_set(text: str) -> frozenset[str]:
    """What stands between signs in a text, in lower case: for the first look."""
    return frozenset(_LETTERS.findall(text.lower()))


def _pattern(of: tuple[str, ...]) -> re.Pattern[str]:
    longest = sorted(of, key=lambda phrase: (-len(phrase), phrase))
    alternatives = "|".join(r"\s{1,20}".join(map(re.escape, phrase.split())) for phrase in longest)
    return re.compile(rf"(?<![\w-])(?:{alternatives.replace(chr(39), '[' + chr(39) + '’]')})(?![\w-])", re.IGNORECASE)


def word_lists(text: str, rules: SentenceRules) -> list[list[str]]:
    """The words of each sentence of a text; a line that begins a list or a paragraph begins a sentence."""
    found = []
    for paragraph in re.split(r"\n\s*\n|\n(?=\s*(?:[-*•]|\d+\.)\s)", text):
        for sentence in sentences.split(" ".join(paragraph.split()), rules):
            if listed := _WORD.findall(sentence):
                found.append(listed)
    return found


def rough_lists(text: str) -> list[list[str]]:
    """About as many sentences, about as long as `word_lists` finds them: enough for a first estimate, and quick."""
    listed = _WORD.findall(text)
    ends = max(sum(map(text.count, (". ", ".\n", "? ", "! "))) + 1, 1)
    length = max(len(listed) // ends, 1)
    return [listed[start : start + length] for start in range(0, len(listed), length)]


def mean(numbers: Iterable[float]) -> float:
    """The average; 0 of nothing."""
    listed = list(numbers)
    return sum(listed) / len(listed) if listed else 0.0
