"""Former addresses (`redirect_from`): what people write → a path below the dictionary, or the reason why not.

A glossary that moves here has addresses of every make: `old_name`, `Old-Name`, `old.html`, `folder/old/`,
`r%C3%A9sum%C3%A9`. Each becomes the name of a file, so none may leave its folder, or be a name that
some system cannot store. Two that only capitals or `.html` tell apart count as one address.
"""

import re
import unicodedata
from dataclasses import dataclass
from urllib.parse import unquote_to_bytes

from dictionary.language.slugs import MOST_BYTES, is_device

MOST_PARTS = 8
_PAGE = re.compile(r"\.html?\Z", re.IGNORECASE)
_UNSTORABLE = re.compile(r'[\\:*"<>|]')
_EXPLAINED = "write the part of the former address that came after the last part that stayed, such as old_name."


@dataclass(frozen=True, slots=True)
class FormerAddress:
    """An address that could be stored."""

    path: str
    """Below the dictionary, decoded, without a slash at either end: `folder/old`, `old.html`."""

    @property
    def key(self) -> str:
        """Equal for addresses that are one on some host or file system."""
        return unicodedata.normalize("NFC", _PAGE.sub("", self.path).casefold())

    @property
    def is_file(self) -> bool:
        """Whether it names a page's file and not its folder."""
        return _PAGE.search(self.path) is not None


@dataclass(frozen=True, slots=True)
class NoAddress:
    """Why a text cannot be an address, in plain words."""

    message: str
    fix: str


def parse(text: str) -> FormerAddress | NoAddress:
    """One item of `redirect_from`."""
    try:
        path = unicodedata.normalize("NFC", unquote_to_bytes(text).decode("utf-8"))
    except UnicodeError:
        return NoAddress("is not written in UTF-8 where it has percent signs", "write the letters themselves.")
    path = re.sub(r"/(?:index\.html?)?\Z", "", path, flags=re.IGNORECASE)
    parts = path.split("/")
    if "?" in path or "#" in path:
        return NoAddress(
            "has a ? or #, and what comes after these never reaches a page of files",
            "remove it." if path.startswith(("?", "#")) else "write what is before it.",
        )
    if re.match(r"/|[a-z][a-z0-9+.-]*:", path, re.IGNORECASE):
        return NoAddress("does not begin below the dictionary", _EXPLAINED)
    if (
        any(is_device(_stem(part)) or len(part.encode("utf-8", "replace")) > MOST_BYTES for part in parts)
        or len(parts) > MOST_PARTS
    ):
        return NoAddress("cannot be an address that every computer can store", "remove it.")
    if not all(map(_is_storable, parts)) or any(map(_PAGE.search, parts[:-1])):
        return NoAddress(
            "cannot be an address",
            "use letters, digits, hyphens and _, with single slashes between them, and .html only at the end.",
        )
    former = FormerAddress(path)
    if former.key == "index":
        return NoAddress("is the address of the list of all entries", "remove it.")
    return former


def _stem(part: str) -> str:
    """What some systems take for the name: all before the first period."""
    return _PAGE.sub("", part).partition(".")[0]


def _is_storable(part: str) -> bool:
    """Whether every file system and every static host takes these signs in a name."""
    stem = _PAGE.sub("", part)
    return (
        part.isprintable()
        and part.strip(" .") == part
        and stem.strip(" .") == stem != ""
        and not _UNSTORABLE.search(part)
    )
