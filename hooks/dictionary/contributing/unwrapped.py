"""What people put round a word or a sentence, as if to say "this is it" → the word or the sentence.

Quotes, signs of emphasis, a gray box, the marks before a quoted line: in a field that holds one plain text they are no
part of it.
"""

import re
from collections.abc import Mapping

from dictionary.contributing.single_texts import without_bullet

_FENCED = re.compile(r"```[\w-]*\n(.*?)\n?```", re.DOTALL)
_BETWEEN = (re.compile(r"[^\w\s'’()-]+"), re.compile(r"[^\w\s'’()-]+|\band\b", re.IGNORECASE))
"""What people put between the names of a list, or behind the last; a name may hold the word that joins two."""
_QUOTED_LINE = re.compile(r"(?m)^> ?")
_PAIRS = (("**", "**"), ("*", "*"), ('"', '"'), ("“", "”"), ("„", "“"), ("«", "»"))


def unwrapped(text: str) -> str:
    """A text without what stands round all of it."""
    text = text.strip()
    if fenced := _FENCED.fullmatch(text):
        text = fenced[1].strip()
    if text and all(line.startswith(">") for line in text.split("\n")):
        text = _QUOTED_LINE.sub("", text).strip()
    for first, last in _PAIRS:
        inside = text[len(first) : -len(last)].strip()
        is_around = len(text) > len(first) + len(last) and text.startswith(first) and text.endswith(last)
        if is_around and inside and first not in inside and last not in inside:
            text = inside
    return text


def with_keys(text: str, names: Mapping[str, str]) -> str:
    """A list with the keys of a vocabulary, for what is written as its names or with other capitals.

    `names` maps each key to the name that readers see. What is neither stays as it is.
    """
    known = {_folded(name): key for key, name in names.items()} | {_folded(key): key for key in names}

    def key_of(part: str) -> str:
        return known.get(_folded(part), part.strip())

    lines = []
    for line in text.split("\n"):
        item = without_bullet(line)[0]
        key = key_of(item)
        ways = [[part for part in map(str.strip, between.split(item)) if part] for between in _BETWEEN]
        named = next((way for way in ways if all(key_of(part) in names for part in way)), item.split(","))
        lines.append(key if key in names else ", ".join(map(key_of, named)))
    return "\n".join(lines)


def with_keys_before(text: str, names: Mapping[str, str]) -> str:
    """Notes, each behind a key and a colon, with keys in place of names. What is neither stays as it is."""
    known = {_folded(name): key for key, name in names.items()}
    lines = []
    for line in text.split("\n"):
        before, colon, note = line.partition(":")
        # Signs of a list or stress around the name are not its own.
        key = known.get(_folded(without_bullet(before.replace("*", ""))[0])) if colon else None
        lines.append(f"{key}: {note.lstrip('* ')}" if key else line)
    return "\n".join(lines)


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())
