"""What a term is called: its headword, what stands in parentheses behind it, and the name of its file."""

import re
from dataclasses import dataclass

from anyascii import anyascii

from dictionary.importing.texts import plain
from dictionary.language.alphabet import LONGEST_ADDRESS, is_address
from dictionary.language.slugs import slug_of

_BEHIND = re.compile(r"(.+?)(?:\s+\(([^()]+)\)|\s*（([^（）]+)）)", re.S)
_LONGEST_SHORT = 12
_MOST_WORDS = 10


@dataclass(frozen=True, slots=True)
class Names:
    """One term."""

    headword: str
    abbreviation: str = ""
    qualifier: str = ""
    """What tells it from others of the same name: "an exception" of "catch (an exception)"."""

    @property
    def whole(self) -> str:
        """As it was written."""
        return f"{self.headword} ({self.qualifier})" if self.qualifier else self.headword


def names_of(term: str) -> Names:
    """`Continuous Delivery (CD)`, `CD (Continuous Delivery)` and `catch (an exception)` in their parts."""
    text = plain(term)
    match = _BEHIND.fullmatch(text)
    if match is None:
        return Names(text)
    outer, inner = match[1].strip(), (match[2] or match[3]).strip()
    if is_short_for(inner, outer):
        return Names(outer, inner)
    if is_short_for(outer, inner):
        return Names(inner, outer)
    return Names(outer, qualifier=inner)


def is_short_for(short: str, long: str) -> bool:
    """Whether a word is made of the first letters of others, or looks so."""
    letters = [char for char in short if char.isalnum()]
    if not letters or len(short) > _LONGEST_SHORT or " " in short or len(long) <= len(short):
        return False
    capitals = sum(char.isupper() for char in letters)
    words = re.findall(r"\w+", long)
    if not 1 <= len(words) <= _MOST_WORDS:
        return False
    position = 0
    joined = long.casefold()
    for letter in short.casefold():
        if letter.isalnum():
            position = joined.find(letter, position) + 1
            if not position:
                return False
    # A plural `s` counts for no capital: APIs.
    is_initials = letters[0].casefold() == words[0][0].casefold()
    return is_initials and (capitals >= 2 or capitals == len(letters)) and (len(words) > 1 or capitals == len(letters))


def slug_for(*texts: str) -> str:
    """The name of a file: of the first text that gives one, in ASCII; empty where none does."""
    for text in texts:
        slug = slug_of(text.replace("_", "-"))
        if not slug.isascii():
            slug = slug_of(anyascii(text))
        slug = re.sub(r"[^a-z0-9-]", "", slug)[:LONGEST_ADDRESS].strip("-")
        if slug and not is_address(slug):
            slug = f"{slug[: LONGEST_ADDRESS - 5]}-term"
        if is_address(slug):
            return slug
    return ""
