"""Contents of a page: what skips to its title, and its sections for small screens, where no list stands beside it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

PLACE = "<div data-contents></div>"
"""Stands in an entry's page where its sections are listed: below what the word means."""
FEWEST = 3
"""Sections that need a list."""
_TITLE = re.compile(r"<h1\b[^<>]*?\bid=\"([^\"<>]+)\"")


class Heading(Protocol):
    """A heading as the builder knows it."""

    title: str
    """HTML."""
    id: str
    level: int


@dataclass(frozen=True, slots=True)
class Section:
    """A section of a page."""

    title: str
    """HTML."""
    id: str


def title_id(html: str) -> str | None:
    """The id of the first heading of the first level; None where it has none."""
    found = _TITLE.search(html)
    return found[1] if found else None


def sections(headings: Sequence[Heading]) -> tuple[Section, ...]:
    """The sections below a page's title, where there are enough of them."""
    found = tuple(Section(each.title, each.id) for each in headings if each.level == 2)
    return found if len(found) >= FEWEST else ()
