"""The sentence around a mention, as "Mentioned in" quotes it."""

import re

from dictionary.language.sentences import PLAIN, SentenceRules, around

OBJECT = "\ufffc"
"""In the text of a block: a picture, or the edge of something that is no part of the word it touches."""

_NOT_QUOTED = re.compile(rf"{OBJECT}|[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f]")
# So many letters before and behind a word are looked at for the sentence that holds it.
_REACH = 1000


def quoted_sentence(text: str, position: int, rules: SentenceRules = PLAIN) -> str:
    """The sentence of a text that holds a position, as one would quote it; of a very long one, the part around it."""
    begin, end = max(0, position - _REACH), min(len(text), position + _REACH)
    window = text[begin:end]
    found = around(window, position - begin, rules)
    before = behind = ""
    if begin > 0 and window.lstrip().startswith(found):
        # Words are not cut, where there are any.
        first, _, others = found.partition(" ")
        before, found = "… ", others or first
    if end < len(text) and window.rstrip().endswith(found):
        others, _, last = found.rpartition(" ")
        behind, found = " …", others or last
    return quotable(f"{before}{found}{behind}")


def quotable(text: str) -> str:
    """A text on one line, without what is only there to tell words apart, and without control characters."""
    is_plain = text.isascii() and text.isprintable()
    return " ".join((text if is_plain else _NOT_QUOTED.sub("", text)).split())
