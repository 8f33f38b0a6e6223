"""How long a text takes to read, for people who read at leisure."""

import re

from dictionary.language.characters import is_unspaced

_WORDS_A_MINUTE = 220
_SIGNS_A_MINUTE = 450
"""In scripts in which nobody marks where a word ends."""
_WORD = re.compile(r"[^\W_]\S*")


def minutes(text: str) -> int:
    """Full minutes, at least one."""
    signs = 0
    if not text.isascii():
        spaced = "".join(" " if is_unspaced(char) else char for char in text)
        signs = sum(map(is_unspaced, text))
        text = spaced
    return max(1, round(len(_WORD.findall(text)) / _WORDS_A_MINUTE + signs / _SIGNS_A_MINUTE))
