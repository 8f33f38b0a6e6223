"""The words of a text, as a search of texts compares them."""

import re

import regex

from dictionary.language.letters import typed

# Scripts in which nobody marks where a word ends; in JavaScript too: docs/assets/texts.js.
_UNSPACED = r"\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}"
_RUNS = regex.compile(rf"[{_UNSPACED}\p{{M}}ー]+|[^{_UNSPACED}ー\s]+")
_IS_UNSPACED = regex.compile(f"[{_UNSPACED}]")
_ASCII_WORDS = re.compile("[a-z0-9]+")
_UNTYPED = dict.fromkeys(map(ord, "'()."))
LONGEST = 40
"""Signs of a word that are compared: nobody types more, and a line of signs is no word."""


def text_words(text: str) -> list[str]:
    """Folded words in their order; of a run of signs without spaces, each pair of neighbors."""
    if text.isascii():
        # The same by a shorter way: every text of a site is read.
        words = _ASCII_WORDS.findall(text.lower().translate(_UNTYPED))
    else:
        folded = typed(text)
        words = folded.split()
        if not folded.isascii():
            words = [word for run in _RUNS.findall(folded) for word in _pairs(run)]
    return [word[:LONGEST] for word in words] if max(map(len, words), default=0) > LONGEST else words


def _pairs(run: str) -> list[str]:
    if not _IS_UNSPACED.search(run) or len(run) == 1:
        return [run]
    return [run[start : start + 2] for start in range(len(run) - 1)]
