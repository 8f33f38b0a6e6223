"""How the list of all entries is laid out: its letters, the blocks of each, and on which pages they stand.

A small dictionary is one page. In a larger one (`browse_most` in the settings) that page names the letters, each with
a page of its own, and a browser has a list of a size that it can show at once.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dictionary.language.collation import OTHER, letter_id
from dictionary.language.thumb_index import thumb_index
from dictionary.model.entry import Entry
from dictionary.site import Settings, Site

BLOCK = 16
"""Entries that are set together, in two columns where there is room, as on a printed page: one can see all of them."""


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter of the alphabet, and what stands under it."""

    sign: str
    id: str
    """Anchor of its heading."""
    entries: Sequence[Entry]
    """Empty for a letter that begins no headword."""
    page: str
    """Source path of the page on which it stands."""
    is_alone: bool
    """Whether nothing else stands there."""

    @property
    def blocks(self) -> Iterator[Sequence[Entry]]:
        """Its entries, a few at a time."""
        return (self.entries[start : start + BLOCK] for start in range(0, len(self.entries), BLOCK))

    @property
    def is_other(self) -> bool:
        """Whether it is none: digits and signs."""
        return self.sign == OTHER


def letters(site: Site) -> tuple[Letter, ...]:
    """The thumb index: all letters of the alphabet, and those that are used beside it."""
    alone, settings, used = site.has_letter_pages, site.settings, site.by_letter
    return tuple(
        Letter(sign, letter_id(sign), used.get(sign, ()), letter_page(settings, sign) if alone else browse, alone)
        for browse in (settings.browse_page,)
        for sign in thumb_index(settings.language_rules.collation, used)
    )


def letter_pages(site: Site) -> Mapping[str, Letter]:
    """Source path → the letter that has this page."""
    return {each.page: each for each in letters(site) if each.entries} if site.has_letter_pages else {}


def neighbors(site: Site, letter: Letter) -> tuple[Letter | None, Letter | None]:
    """The letters with entries before and after one."""
    used = [each for each in letters(site) if each.entries]
    place = used.index(letter)
    return (used[place - 1] if place else None), (used[place + 1] if place + 1 < len(used) else None)


def letter_page(settings: Settings, sign: str) -> str:
    """Source path of the page of a letter, which no entry can have: plain letters name it, others by number."""
    lower = sign.lower()
    is_plain = lower.isascii() and lower.isalpha()
    name = "other" if sign == OTHER else lower if is_plain else "-".join(f"u{ord(char):x}" for char in lower)
    return f"{settings.entries}/letter/{name}.md"
