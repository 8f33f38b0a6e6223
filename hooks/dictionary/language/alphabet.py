"""How labels become addresses."""

import re

from dictionary.language.letters import without_accents

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_LONGEST_ADDRESS = 100
"""Much longer names of folders are refused by some file systems."""
_BROWSE_PAGE = "index"


def slug_of(label: str) -> str:
    """The address of a label: `401(k) plan` → `401k-plan`. Empty when nothing of it is ASCII."""
    text = re.sub(r"[()'’.]", "", without_accents(label).casefold()).replace("&", " and ")
    return "-".join(re.findall(r"[a-z0-9]+", text))


def is_slug(text: str) -> bool:
    """Lower-case ASCII letters and digits, joined by single hyphens."""
    return _SLUG.fullmatch(text) is not None


def is_address(slug: str) -> bool:
    """Whether a page below the dictionary can have this name: the list of all entries has one already."""
    return is_slug(slug) and len(slug) <= _LONGEST_ADDRESS and slug != _BROWSE_PAGE
