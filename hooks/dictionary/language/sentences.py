"""Where sentences end, near enough for quoting one and for counting them. Linear in the text.

A mark ends a sentence (by Unicode's property `Sentence_Terminal`), with the quotes and brackets
that close after it. A period is a weaker sign than the others, for it stands behind abbreviations
and ordinal numbers too:

- a small letter or a digit after it goes on with the sentence, and so does anything after a
  single letter (initials, `z. B.`) or an abbreviation of the language (`SentenceRules`);
- an abbreviation that often stands last (`Inc.`) ends it before a word with which sentences begin.

Marks of other scripts need no space behind them.
"""

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache

from dictionary.language.characters import is_unspaced, ranges, with_property
from dictionary.language.letters import without_accents


@dataclass(frozen=True, slots=True, kw_only=True)
class SentenceRules:
    """What a language adds to the marks. Words are in lower case, without their last period."""

    abbreviations: frozenset[str] = frozenset()
    """Never the end of a sentence: `dr`, `z.b`."""
    last: frozenset[str] = frozenset()
    """Abbreviations that may end a sentence: `inc`, `etc`."""
    starters: frozenset[str] = frozenset()
    """Words with which sentences begin, and names hardly ever: `the`, `she`."""
    ordinals: bool = False
    """Whether a number with a period is an ordinal: the 3rd is `3.`"""
    marks: str = ""
    """Further marks that end a sentence."""
    has_period: bool = True
    """Whether a sentence ends with a mark at all: it does not in Thai."""


PLAIN = SentenceRules()

# The little section sign of Burmese is its comma; three dots and the shad of Tibetan have another property.
_TERMINALS = ranges(r"\p{Sentence_Terminal}--[\u104a]") + "…།༎"
_CLOSING = "\"'’”“‘»«›‹)\\]}」』）］｝】〉》〕"
# French sets a space before its closing quotes; where » opens, a letter follows it.
_SPACED_CLOSING = "[ \u00a0\u202f]»(?!\\S)"
_OPENING = "\"'‘“„‚«»‹›(\\[{¿¡「『（《〈【—–"
# After these a sentence goes on, unless a space and a beginning follow.
_WEAK = frozenset(".!?…‼⁇⁈⁉")
# Behind a closing bracket these go on with the Japanese sentence: 「…。」と言った.
_GOES_ON = frozenset("とっなのはがをにで")
_BRACKETS = {"」": "「", "』": "『", "）": "（"}
_BRACKET = re.compile("[「」『』（）]")
_ROMAN = re.compile(r"[IVXLC]{2,8}")
_LONGEST = 16
"""More characters than any abbreviation has."""


def split(text: str, rules: SentenceRules = PLAIN) -> list[str]:
    """The sentences of a text, without the white space between them."""
    return [text[start:end].strip() for start, end in _spans(text, rules)]


def around(text: str, position: int, rules: SentenceRules = PLAIN) -> str:
    """The sentence that holds a position; the last one for a position behind the text."""
    spans = _spans(text, rules)
    if not spans:
        return ""
    start, end = spans[min(bisect_right([end for _, end in spans], position), len(spans) - 1)]
    return text[start:end].strip()


def ends_with_period(text: str, rules: SentenceRules = PLAIN) -> bool:
    """Whether a text ends as statements do, with a period of any script; or need not, in its language."""
    return not rules.has_period or text.rstrip(_CLOSERS)[-1:] in _PERIODS


@lru_cache(maxsize=16)
def _spans(text: str, rules: SentenceRules) -> list[tuple[int, int]]:
    """Begin and end of every sentence, white space before it included."""
    is_common = not _UNCOMMON.search(text)
    pattern = _mark_pattern(_COMMON_TERMINALS if is_common else _TERMINALS, rules.marks)
    quoted = [] if is_common else _bracketed(text)
    ends = []
    for match in pattern.finditer(text):
        if match[0] == "." and _is_plain_end(text, match.start(), rules):
            ends.append(match.end() + 1)
            continue
        following = _BEGINNING.match(text, match.end())
        assert following
        if following.end() < len(text) and _is_end(text, match, following, rules, quoted):
            ends.append(following.end(1))
    starts = [0, *ends]
    return [(s, e) for s, e in zip(starts, [*ends, len(text)], strict=True) if not text[s:e].isspace() and s < e]


def _is_plain_end(text: str, period: int, rules: SentenceRules) -> bool:
    """Whether a period surely ends a sentence: behind a word in small letters, before a space and a capital.

    Most periods do. `_is_end` says the same of them, and takes longer.
    """
    if text[period + 1 : period + 2] != " " or not "A" <= text[period + 2 : period + 3] <= "Z":
        return False
    space = text.rfind(" ", max(0, period - _LONGEST), period)
    word = text[space + 1 : period]
    is_word = space >= 0 and len(word) > 1 and word.isalpha() and word.islower()
    return is_word and word not in rules.abbreviations and word not in rules.last


# Most texts hold nothing but letters of Europe and common signs: a few marks are enough for them.
_COMMON = "\0-\u052f\u2000-\u206f"
_UNCOMMON = re.compile(f"[^{_COMMON}]")
_COMMON_TERMINALS = re.escape(
    "".join(char for char in map(chr, (*range(0x530), *range(0x2000, 0x2070))) if re.match(f"[{_TERMINALS}]", char))
)


@lru_cache
def _mark_pattern(terminals: str, marks: str) -> re.Pattern[str]:
    return re.compile(rf"([{terminals}{re.escape(marks)}]++)((?:[{_CLOSING}]|{_SPACED_CLOSING})*+)")


_CLOSERS = re.sub(r"\\(.)", r"\1", _CLOSING) + " \u00a0\u202f"
_PERIODS = frozenset(
    char
    for char in ("༎", "།", *with_property(r"\p{Sentence_Terminal}"))
    if not any(word in unicodedata.name(char, "") for word in ("QUESTION", "EXCLAMATION", "INTERROBANG"))
)
_BEFORE_WORD = re.compile(rf"[\s{_OPENING}]")
_PARTS = re.compile(r"[.\-]")
_BEGINNING = re.compile(rf"(\s*+)[\s{_OPENING}]*+")


def _is_end(
    text: str, match: re.Match[str], following: re.Match[str], rules: SentenceRules, quoted: list[tuple[int, int]]
) -> bool:
    marks, closing = match.groups()
    after, has_space = text[following.end()], bool(following[1])
    if quoted:
        place = bisect_right(quoted, (match.start(), len(text))) - 1
        if place >= 0 and match.end() <= quoted[place][1]:
            return False  # inside brackets that close later
    if closing and not has_space and after in _GOES_ON:
        return False
    if marks[-1] not in _WEAK:
        return not (marks[-1] == "．" and after.isdigit())
    if not has_space and not (marks[-1] in "!?" and is_unspaced(after)):
        return False
    if after.islower() or not after.isalnum():
        return False
    if marks != ".":
        return True
    if after.isdigit():
        return False
    word = _BEFORE_WORD.split(text[max(0, match.start() - _LONGEST) : match.start()])[-1]
    return _may_end(word, text, following.end(), rules)


def _may_end(word: str, text: str, next: int, rules: SentenceRules) -> bool:
    """Whether a period behind a word can end a sentence before what stands at `next`."""
    part = _PARTS.split(word)[-1]
    is_initial = len(part) == 1 and (
        part.isupper() or (part.islower() and without_accents(part) == part)
    )  # é is a word
    if is_initial or word.lower() in rules.last:
        found = _FIRST_WORD.match(text, next)
        return part != "I" and found is not None and found[0].lower() in rules.starters
    if word.lower() in rules.abbreviations or part.lower() in rules.abbreviations:
        return False
    is_number = (word.isdigit() and len(word) <= 3) or _ROMAN.fullmatch(word)
    return not (rules.ordinals and is_number)


_FIRST_WORD = re.compile(r"[^\W\d_]{1,12}(?![\w.])")


def _bracketed(text: str) -> list[tuple[int, int]]:
    """Begin and end of what stands in brackets that need no space around them; only the outermost."""
    found: list[tuple[int, int]] = []
    open: list[tuple[str, int]] = []
    for match in _BRACKET.finditer(text):
        if match[0] not in _BRACKETS:
            open.append((match[0], match.start()))
        elif open and open[-1][0] == _BRACKETS[match[0]]:
            _, start = open.pop()
            while found and found[-1][0] > start:
                found.pop()
            found.append((start, match.start()))
    return found
