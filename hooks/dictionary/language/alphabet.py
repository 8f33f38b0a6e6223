"""How headwords sort and fold, and what can be the name of an entry's file. Addresses of labels: `slugs.py`.

Sorting is word by word with accents folded, as dictionaries do; headwords that begin
with a digit or sign stand under `#`.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping

from dictionary.model.entry import Entry

OTHER = "#"
_SEPARATORS = re.compile(r"[\s\-\u2010-\u2015/]+")
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_LONGEST_ADDRESS = 100
"""Much longer names of folders are refused by some file systems."""
_BROWSE_PAGE = "index"
_DEVICE = re.compile(r"con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³]", re.IGNORECASE)


def without_accents(text: str) -> str:
    """`café` → `cafe`; letters that are not a base letter with a mark stay."""
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(char for char in decomposed if not unicodedata.combining(char))


def sort_key(headword: str) -> tuple[bool, tuple[str, ...], str]:
    """Letters before `#`, word by word, accents, case and punctuation folded; ties by the text itself."""
    words = tuple(
        "".join(char for char in word if char.isalnum())
        for word in _SEPARATORS.split(without_accents(headword).casefold())
    )
    return letter_of(headword) == OTHER, tuple(filter(None, words)), headword


def letter_of(headword: str) -> str:
    """The letter under which a headword stands: `É…` under E, `401(k)` under `#`."""
    first = without_accents(headword)[:1].upper()[:1]
    return first if first.isalpha() else OTHER


def by_letter(entries: Iterable[Entry]) -> Mapping[str, list[Entry]]:
    """Letter → its entries; the letters in the order in which the (sorted) entries first use them."""
    letters: dict[str, list[Entry]] = {}
    for entry in entries:
        letters.setdefault(letter_of(entry.headword), []).append(entry)
    return letters


def letter_id(letter: str) -> str:
    """Anchor of a letter on the browse page."""
    return f"letter-{letter.lower()}" if letter != OTHER else "letter-other"


def is_slug(text: str) -> bool:
    """Lower-case ASCII letters and digits, joined by single hyphens."""
    return _SLUG.fullmatch(text) is not None


def is_address(slug: str) -> bool:
    """Whether an entry or a topic can have this name: the list of all entries has one already."""
    return is_slug(slug) and len(slug) <= _LONGEST_ADDRESS and slug != _BROWSE_PAGE and not is_device(slug)


def is_device(name: str) -> bool:
    """Whether a name, without its suffix, is that of a device on Windows, which can store no such file."""
    return _DEVICE.fullmatch(name.strip()) is not None
