"""What can be said of one piece of prose, wherever it stands: in a field of an entry or on a page."""

import re
from collections.abc import Iterator, Mapping
from itertools import islice

from dictionary.checking.remark import Remark
from dictionary.checking.rules import Level, Phrases, Rules
from dictionary.language.prose import phrases, words
from dictionary.language.record import Language
from dictionary.model.problems import shown
from dictionary.model.wordings import WORDINGS

_MOST_TOLD = 100
"""Of one kind in one text: whoever mends these finds the rest in the next run."""
_QUOTES = frozenset("\"'“‘„«*_")


class Wording:
    """What a language and a dictionary's rules say of words, put in order once for all texts."""

    def __init__(self, language: Language, rules: Rules) -> None:
        known = language.prose
        self._listed = [
            _Listed(rules.kind_words, "kind-words", known.unkind),
            _Listed(rules.worn_phrases, "worn-phrases", known.worn),
        ]
        self._variety = rules.spelling_variety
        self._elsewhere = rules.spelling_variety.of(known.other_variety)
        self._elsewhere_words = frozenset(self._elsewhere)

    def may_speak_of(self, words_there: frozenset[str]) -> bool:
        """Whether texts with these words (`prose.word_set`) are worth looking at."""
        return any(each.phrases.may_be_in(words_there) for each in self._listed) or not words_there.isdisjoint(
            self._elsewhere_words
        )

    def of(self, prose: str, status: str, names: frozenset[str], is_general: bool) -> Iterator[Remark]:
        """Words with better ones, in a text without code.

        `names` are labels of the entry, which it must use. A text that is not general is about one
        region, and spelled as there.
        """
        for each in self._listed:
            yield from islice(_on_phrases(prose, each, status, names), _MOST_TOLD)
        if is_general:
            yield from islice(self._on_variety(prose, status, names), _MOST_TOLD)

    def _on_variety(self, prose: str, status: str, names: frozenset[str]) -> Iterator[Remark]:
        """Spellings of another country. Only words in small letters: names keep theirs."""
        level: Level = getattr(self._variety, status)
        own = {word for name in names for word in name.split()}
        for match in words(prose) if level != "off" else ():
            better = self._elsewhere.get(match[0])
            if better is None or match[0] in own:
                continue
            message, fix = WORDINGS["spelling-variety"].said(text=shown(match[0]), better=_or(better))
            yield Remark(
                start=match.start(),
                end=match.end(),
                code=self._variety.code,
                name="spelling-variety",
                message=message,
                fix=fix,
                replacement=better if better.isalpha() else None,
                level=level,
            )


class _Listed:
    """One rule with its list."""

    def __init__(self, rule: Phrases, name: str, known: Mapping[str, str]) -> None:
        self.rule, self.name = rule, name
        self.better = rule.of(known)
        self.phrases = phrases(tuple(self.better))


def _on_phrases(prose: str, listed: _Listed, status: str, names: frozenset[str]) -> Iterator[Remark]:
    level: Level = getattr(listed.rule, status)
    for match in listed.phrases.finditer(prose) if level != "off" else ():
        phrase = _plain(match[0])
        if phrase in names or _is_mentioned(prose, match):
            continue
        better = listed.better[phrase]
        wording = WORDINGS[listed.name if better else f"{listed.name}-out"]
        message, fix = wording.said(text=shown(match[0]), better=_or(better))
        yield Remark(
            start=match.start(),
            end=match.end(),
            code=listed.rule.code,
            name=listed.name,
            message=message,
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
