"""A source in one line, as people write it, → the same part by part: `Title, Publisher, https://…, press`."""

import re
from collections.abc import Collection

from dictionary.contributing.single_texts import without_bullet

_ADDRESS = re.compile(r"<?(https?://[^\s<>]+?)[>.,;]?\Z")
_KEY = re.compile(r"[A-Za-z_]+[ \t]*:(?!//)")


def in_parts(text: str, authorities: Collection[str] = ()) -> str:
    """The sources of a text, those in one line taken apart; whatever else stands there stays.

    A line without a key begins a source; lines with one below it belong to it. `authorities` are the kinds of
    publisher, of which one may stand last.
    """
    sources: list[str] = []
    is_open = False
    for line in text.split("\n"):
        is_key = _KEY.match(without_bullet(line)[0]) is not None
        begins = bool(line.strip()) and not is_key and line[:1] not in (" ", "\t")
        if not line.strip():
            is_open = False
        elif is_open and not begins:
            sources[-1] += f"\n{line}"
        else:
            sources.append(_part(line, authorities) if begins else line)
            is_open = True
    return "\n\n".join(sources)


def _part(line: str, authorities: Collection[str]) -> str:
    body = without_bullet(line)[0].strip()
    pieces = [piece.strip() for piece in body.split(",") if piece.strip()]
    authority = pieces.pop().lower() if pieces and pieces[-1].lower() in authorities else ""
    address = _ADDRESS.match(pieces[-1]) if pieces else None
    named = pieces[: -1 if address else None]
    if len(named) < 2:
        return line
    title, publisher = ", ".join(named[:-1]), named[-1]
    found = {"title": title, "publisher": publisher, "url": address[1] if address else "", "authority": authority}
    return "\n".join(f"{key}: {value}" for key, value in found.items() if value)
