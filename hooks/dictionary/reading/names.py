"""Names of files and folders that not every computer can store, or that would stand for two files."""

import re
import unicodedata
from collections.abc import Iterable, Iterator

from dictionary.language.slugs import is_device
from dictionary.model.problems import Problem, shown

_FORBIDDEN = re.compile(r'[<>:"|?*\\\x00-\x1f\x7f]')
_MOST_BYTES = 200
"""Some systems take 255 for a name, and the address needs a few more signs than the file."""


def check_name(path: str) -> Iterator[Problem]:
    """What is wrong with the last part of a path, if anything."""
    name = path.rpartition("/")[2]
    told, fix = "", "give it another name: letters, digits and hyphens are safe everywhere."
    if _is_unprintable(name):
        told = "holds signs that cannot be shown"
    elif bad := _FORBIDDEN.search(name):
        told = f"holds the sign {bad[0]}, which Windows cannot store"
    elif name != name.strip() or name.endswith("."):
        told = "begins or ends with a space or a period, which Windows cannot store"
    elif is_device(name.partition(".")[0]):
        told = "cannot be stored by Windows, which has a device of that name"
    elif len(name.encode("utf-8", "surrogateescape")) > _MOST_BYTES:
        told, fix = "is longer than some computers can store", "give it a shorter name."
    if told:
        yield Problem(path=path, code="E109", name="file-name", message=f'The name "{shown(name)}" {told}.', fix=fix)


def _is_unprintable(name: str) -> bool:
    return not name.isprintable() or "\\udc" in name


def check_twins(paths: Iterable[str]) -> Iterator[Problem]:
    """Files and folders whose names differ only in capitals, or in how an accent is stored."""
    first: dict[str, str] = {}
    for path in sorted(paths):
        key = unicodedata.normalize("NFC", path.lower())
        if first.setdefault(key, path) != path:
            yield Problem(
                path=path,
                code="E505",
                name="names-differ-in-case",
                message=f'"{shown(first[key])}" has the same name but for capitals or accents; '
                "many computers can keep only one of the two.",
                fix="give one of the two another name.",
            )
