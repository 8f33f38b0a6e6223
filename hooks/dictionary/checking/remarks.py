"""What can be said of one piece of prose, wherever it stands: in a field of an entry or on a page."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from dictionary.checking.rules import Level, Phrases, Rules
from dictionary.language.prose import phrases, words
from dictionary.language.record import Language
from dictionary.model.problems import shown

_MOST_TOLD = 100
"""Of one kind in one text: whoever mends these finds the rest in the next run."""
_QUOTES = frozenset("\"'“‘„«*_")


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """A problem with its place in a text."""

    start: int
    end: int
    code: str
    name: str
    message: str
    fix: str
    replacement: str | None = None
    level: Level | None = None


def on_wording(prose: str, language: Language, rules: Rules, status: str, names: frozenset[str]) -> Iterator[Remark]:
    """Words with better ones. `prose` is without code; `names` are labels of the entry, which it must use."""
    listed = (
        (rules.kind_words, "kind-words", language.prose.unkind, "leaves people out, or makes them small"),
        (rules.worn_phrases, "worn-phrases", language.prose.worn, "has been said so often that it says nothing"),
    )
    for rule, name, words_of, why in listed:
        yield from islice(_on_phrases(prose, rule, name, rule.of(words_of), why, status, names), _MOST_TOLD)


def _on_phrases(
    prose: str, rule: Phrases, name: str, listed: Mapping[str, str], why: str, status: str, names: frozenset[str]
) -> Iterator[Remark]:
    level: Level = getattr(rule, status)
    pattern = phrases(tuple(listed)) if level != "off" else None
    for match in pattern.finditer(prose) if pattern else ():
        phrase = _plain(match[0])
        if phrase in names or _is_mentioned(prose, match):
            continue
        better = listed[phrase]
        fix = f"write {_or(better)}; keep it only where the text is about the word." if better else "leave it out."
        yield Remark(
            start=match.start(),
            end=match.end(),
            code=rule.code,
            name=name,
            message=f'"{shown(match[0])}" {why}.',
            fix=fix,
            level=level,
        )


def _or(better: str) -> str:
    """`staff, or workforce` → both in quotes."""
    return " or ".join(f'"{shown(word)}"' for word in better.split(", or "))


def _plain(text: str) -> str:
    return " ".join(text.lower().replace("’", "'").split())


def _is_mentioned(prose: str, match: re.Match[str]) -> bool:
    """Whether a phrase stands alone between quotes or signs of emphasis: it is spoken of, not used."""
    before, after = prose[match.start() - 1 : match.start()], prose[match.end() : match.end() + 2]
    return before in _QUOTES and any(sign in "\"'”’“»*_" for sign in after)


def on_variety(prose: str, language: Language, rules: Rules, status: str, names: frozenset[str]) -> Iterator[Remark]:
    """Spellings of another country. Only words in small letters: names keep theirs, and so do labels of the entry."""
    rule = rules.spelling_variety
    level: Level = getattr(rule, status)
    if level == "off" or not (listed := rule.of(language.prose.other_variety)):
        return
    own = {word for name in names for word in name.split()}
    found = (match for match in words(prose) if match[0] in listed and match[0] not in own)
    for match in islice(found, _MOST_TOLD):
        better = listed[match[0]]
        is_one = better.isalpha()
        yield Remark(
            start=match.start(),
            end=match.end(),
            code=rule.code,
            name="spelling-variety",
            message=f'"{match[0]}" is how other countries write; the general text keeps to one spelling.',
            fix=f"write {_or(better)}; the notes of a region may keep its own spelling.",
            replacement=better if is_one else None,
            level=level,
        )
