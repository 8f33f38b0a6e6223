"""How texts begin and end, in few words, so that sameness shows: the same for every language."""

import re

from dictionary.language.sentences import SentenceRules, split

_QUOTES = "\"“„«'‘‹"
_DIGIT = re.compile(r"\d")
_WORD = re.compile(r"\w+(?:['’]\w+)*")
_FEW = 8
"""A last sentence with fewer words is a short one."""
_NEAR = 5
"""The word itself begins a text when it is among so many words."""


def opening(text: str, names: tuple[str, ...], rules: SentenceRules) -> str:
    """How a text begins: a question, a quotation, a number, the word itself, or a word such as "if"."""
    first = next(iter(split(" ".join(text.split()), rules)), "")
    words = _WORD.findall(first.lower())
    beginning = " ".join(words[:_NEAR])
    if first.rstrip(_QUOTES + "*_").endswith("?"):
        return "a question"
    if first.startswith(tuple(_QUOTES)):
        return "a quotation"
    if any(beginning.find(" ".join(_WORD.findall(name.lower()))) >= 0 for name in names if name):
        return "the word itself"
    if _DIGIT.search(" ".join(words[:_NEAR])):
        return "a number"
    return f"“{words[0]}”" if words else "nothing"


def closing(text: str, rules: SentenceRules) -> str:
    """How a text ends: a question, a quotation, a short sentence, or a word such as "ask"."""
    last = ([*split(" ".join(text.split()), rules)] or [""])[-1]
    words = _WORD.findall(last.lower())
    if last.rstrip(_QUOTES + "”*_").endswith("?"):
        return "a question"
    if last.endswith(('"', "”", "«", "’")):
        return "a quotation"
    if len(words) < _FEW:
        return "a short sentence"
    return f"“{words[0]}”" if words else "nothing"
