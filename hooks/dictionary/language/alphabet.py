"""What can be the name of an entry's file. Addresses of labels: `slugs.py`."""

import re

from dictionary.language.slugs import is_device

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
LONGEST_ADDRESS = 100
"""Much longer names of folders are refused by some file systems."""
_BROWSE_PAGE = "index"


def is_slug(text: str) -> bool:
    """Lower-case ASCII letters and digits, joined by single hyphens."""
    return _SLUG.fullmatch(text) is not None


def is_address(slug: str) -> bool:
    """Whether an entry or a topic can have this name: the list of all entries has one already."""
    return is_slug(slug) and len(slug) <= LONGEST_ADDRESS and slug != _BROWSE_PAGE and not is_device(slug)


def why_no_address(slug: str) -> tuple[str, str]:
    """What is wrong with a name that is no address (`is_address`), and what to do, in plain words."""
    if len(slug) > LONGEST_ADDRESS:
        return "The name is too long for an address", f"give a shorter one, {LONGEST_ADDRESS} letters at most"
    if is_device(slug):
        return f'"{slug}" is a name that Windows keeps for a device', f"give a longer one, such as {slug.lower()}-term"
    if slug == _BROWSE_PAGE:
        return f'"{slug}" is taken: the list of all entries has this address', f"give another one, such as {slug}-term"
    return f'"{slug}" cannot be an address', "use lower-case letters a to z, digits and single hyphens"
