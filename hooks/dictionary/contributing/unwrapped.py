"""What people put round a word or a sentence, as if to say "this is it" → the word or the sentence.

Quotes, signs of emphasis, a gray box, the marks before a quoted line: in a field that holds one plain text they are no
part of it.
"""

import re
from collections.abc import Callable, Collection

from dictionary.checking.stray_signs import without_strays
from dictionary.contributing.single_texts import without_bullet

_FENCED = re.compile(r"```[\w-]*\n(.*?)\n?```", re.DOTALL)
_QUOTED_LINE = re.compile(r"(?m)^> ?")
_PAIRS = (("**", "**"), ("*", "*"), ('"', '"'), ("“", "”"), ("„", "“"), ("«", "»"))


def unwrapped(text: str) -> str:
    """A text without what stands round all of it, and without signs that were left at its ends."""
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
    clean = text if "\n" in text else without_strays(text)
    return text if clean == text else unwrapped(clean)


def unwrapped_lines(text: str) -> str:
    """The same for each item of a list, one a line."""
    return _in_lines(text, unwrapped)


def without_strays_in_lines(text: str) -> str:
    """Items of a list, one a line, or one text, without signs that were left at their ends; emphasis stays."""
    return _in_lines(text, without_strays)


def _in_lines(text: str, mended: Callable[[str], str]) -> str:
    """Each item mended, its bullet as it was."""
    lines = []
    for line in text.split("\n"):
        item, _ = without_bullet(line)
        inside = mended(item)
        lines.append(line[: line.rindex(item)] + inside if inside != item else line)
    return "\n".join(lines)


def unwrapped_parts(text: str, parts: Collection[str], may_be_bare: bool) -> str:
    """The same for these parts of records, written `part: value` on one line, or for records that are one text."""
    lines = []
    for line in text.split("\n"):
        name, colon, value = line.partition(":")
        if may_be_bare and not colon:
            lines.append(unwrapped_lines(line))
            continue
        is_part = colon and without_bullet(name)[0].strip() in parts and value.strip()
        inside = unwrapped(value) if is_part else ""
        lines.append(f"{name}: {inside}" if is_part and inside != value.strip() else line)
    return "\n".join(lines)
