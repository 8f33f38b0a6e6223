"""Long lines of Markdown paragraphs, wrapped; readers see no difference."""

import re
import textwrap

import markdown

from dictionary.contributing.yaml_writing import WIDTH
from dictionary.reading.pasted_signs import pasted_bullets

_NO_PARAGRAPH = re.compile(r"[ \t]|[-*+>#|:=_~`]|[0-9]+[.)]|\[[^\]]*\]:|<|\||\$")
"""Beginnings of lines that are, or could be taken for, something else than a paragraph."""


def narrowed(text: str, most: int) -> str:
    """A text in which plain paragraphs with a line that is wider than `most` are wrapped again."""
    parts = re.split(r"(\n[ \t]*\n(?:[ \t]*\n)*)", text)
    wrapped = "".join(_paragraph(part, most) if number % 2 == 0 else part for number, part in enumerate(parts))
    return wrapped if same_markdown(text, wrapped) else text


def _paragraph(text: str, most: int) -> str:
    lines = text.split("\n")
    if all(len(line) <= most for line in lines) or "```" in text or "  \n" in text or "\\\n" in text:
        return text
    if any(_NO_PARAGRAPH.match(line) for line in lines):
        return text
    new = textwrap.wrap(" ".join(text.split()), WIDTH - 2, break_long_words=False, break_on_hyphens=False)
    is_changed = any(_NO_PARAGRAPH.match(line) for line in new) or any(pasted_bullets("\n".join(new)))
    return text if is_changed else "\n".join(new)


def same_markdown(one: str, other: str) -> bool:
    """Whether two texts look the same when they are rendered."""
    if one.split() != other.split():
        return False
    return one == other or _rendered(one) == _rendered(other)


def _rendered(text: str) -> str:
    return " ".join(markdown.markdown(text, extensions=["tables", "sane_lists"]).split())
