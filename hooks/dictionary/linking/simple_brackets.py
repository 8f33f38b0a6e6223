"""Double brackets of texts that need no Markdown to be read: most of them, and much faster."""

import re
from dataclasses import replace

from dictionary.linking.explicit_links import Bracket, parse

# What may change where a bracket begins or ends, or what it says, besides the brackets.
_NOT_SIMPLE = re.compile(r"[`\\<&{$\t\u0002\u0003]|~~~|\][(:]|\]\s?\[|^ {4}", re.MULTILINE)
# What may change what the next paragraph is.
_NOT_SIMPLE_IN_DOCUMENT = re.compile(r"[<\t\u0002\u0003]|^ *(?:```|~~~)|^ {4}", re.MULTILINE)
_BLANK_LINES = re.compile(r"\n[^\S\n]*\n")


def simple_brackets(text: str) -> list[Bracket] | None:
    """The brackets of a Markdown text if it can be read without Markdown, otherwise None.

    That is most texts. Where code, tags or links could hide a bracket, or one is faulty or goes on in
    the next line, only Markdown knows.
    """
    if "[[" not in text and "]]" not in text:
        return []
    if _NOT_SIMPLE.search(text):
        return None
    found = parse(text)
    simple = all(b.kind != "fault" and "\n" not in text[b.start : b.end] for b in found)
    return found if simple else None


def simple_brackets_of_document(text: str) -> list[Bracket] | None:
    """The same for a text of many paragraphs: those without brackets may hold code and links."""
    if _NOT_SIMPLE_IN_DOCUMENT.search(text):
        return None
    found: list[Bracket] = []
    position = 0
    for end in (*(match.start() for match in _BLANK_LINES.finditer(text)), len(text)):
        brackets = simple_brackets(text[position:end])
        if brackets is None:
            return None
        found += (replace(b, start=b.start + position, end=b.end + position) for b in brackets)
        position = end
    return found
