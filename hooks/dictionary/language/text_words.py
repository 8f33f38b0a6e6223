"""The words of a text, as a search of texts compares them."""

import regex

from dictionary.language.letters import typed

# Scripts in which nobody marks where a word ends; in JavaScript too: docs/assets/texts.js.
_UNSPACED = r"\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}"
_RUNS = regex.compile(rf"[{_UNSPACED}\p{{M}}ー]+|[^{_UNSPACED}ー\s]+")
_IS_UNSPACED = regex.compile(f"[{_UNSPACED}]")
LONGEST = 40
"""Signs of a word that are compared: nobody types more, and a line of signs is no word."""


def text_words(text: str) -> list[str]:
    """Folded words in their order; of a run of signs without spaces, each pair of neighbors."""
    folded = typed(text)
    if folded.isascii():
        return [word[:LONGEST] for word in folded.split()]
    return [word[:LONGEST] for run in _RUNS.findall(folded) for word in _pairs(run)]


def _pairs(run: str) -> list[str]:
    if not _IS_UNSPACED.search(run) or len(run) == 1:
        return [run]
    return [run[start : start + 2] for start in range(len(run) - 1)]
