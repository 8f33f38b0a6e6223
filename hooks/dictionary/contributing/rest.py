"""The fields of an entry that a form has no box for ⇄ one text, in a notation that people can type.

    pos: noun
    see_also: networking, mentor
    steps:
      Find the person.
      Ask for twenty minutes.

A field begins at the start of a line with its key and a colon. Its text stands behind the colon,
or in the lines below, indented by two spaces; an empty line belongs to the text. Lines that are
not indented and name no field go on with the field above, because that is how people type.
Keys may be written with capitals, spaces or hyphens: `See also`.
"""

import re
import types
from collections.abc import Collection, Mapping

_INDENT = "  "
_KEY = re.compile(r"([^\W\d](?:[\w -]{0,38}\w)?) ?:(?: (.*)|)$")

_BELOW = frozenset(sign + more for sign in "|>" for more in ("", "-", "+"))
"""Signs of files for a text that stands on the lines below."""


def rest_text(texts: Mapping[str, str]) -> str:
    """Texts of fields (`field_texts.text_of`) in one."""
    return "\n".join(_written(key, text) for key, text in texts.items())


def _written(key: str, text: str) -> str:
    if text and "\n" not in text and text == text.strip():
        return f"{key}: {text}"
    return "\n".join((f"{key}:", *(f"{_INDENT}{line}" if line else "" for line in text.split("\n"))))


def rest_fields(
    text: str, known: Collection[str], called: Mapping[str, str] = types.MappingProxyType({})
) -> tuple[dict[str, str], list[str]]:
    """The texts of the fields, and the lines that belong to no field. `known` are the keys of entries.

    `called` are the keys by what the form calls them, in any case.

    Where a field stands twice, the first one counts, and the line of the other is told.
    """
    names = {**{_folded(name): key for name, key in called.items()}, **{key: key for key in known}}
    fields: dict[str, list[str]] = {}
    strays: list[str] = []
    lines: list[str] = strays
    is_one_line = False
    for line in text.split("\n"):
        key, value = _key(line, names)
        if key and key not in fields:
            is_below = value in _BELOW
            lines = fields[key] = [value] if value and not is_below else []
            is_one_line = bool(value) and not is_below
        elif key:
            strays.append(line)
            lines = []
        elif is_one_line and _KEY.match(line):
            # Behind a field that is done with, this is meant to be another one.
            strays.append(line)
        elif lines is not strays or line.strip():
            lines.append(line.removeprefix(_INDENT) if line.startswith(_INDENT) else line.lstrip())
    return {key: "\n".join(found).strip("\n").rstrip() for key, found in fields.items()}, strays


def _key(line: str, names: Mapping[str, str]) -> tuple[str, str]:
    found = _KEY.match(line)
    key = names.get(_folded(found[1])) if found else None
    return (key, (found[2] or "").strip()) if found and key else ("", "")


def _folded(name: str) -> str:
    return re.sub(r"[ -]", "_", name.casefold())
