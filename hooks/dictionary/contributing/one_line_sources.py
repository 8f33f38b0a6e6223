"""A source in one line, as people write it, → the same part by part: `Title, Publisher, https://…`."""

import re

from dictionary.contributing.single_texts import without_bullet

_ADDRESS = re.compile(r"<?(https?://[^\s<>]+?)[>.,;]?\Z")
_KEY = re.compile(r"[A-Za-z_]+[ \t]*:(?!//)")


def in_parts(text: str) -> str:
    """The sources of a text, those in one line taken apart; whatever else stands there stays."""
    blocks = re.split(r"\n[ \t]*\n", text)
    return "\n\n".join(block if _has_keys(block) else "\n\n".join(map(_part, _lines(block))) for block in blocks)


def _has_keys(block: str) -> bool:
    return any(_KEY.match(line.strip()) for line in block.split("\n"))


def _lines(block: str) -> list[str]:
    return [line for line in block.split("\n") if line.strip()]


def _part(line: str) -> str:
    body = without_bullet(line)[0].strip()
    pieces = [piece.strip() for piece in body.split(",") if piece.strip()]
    address = _ADDRESS.match(pieces[-1]) if pieces else None
    named = pieces[: -1 if address else None]
    if len(named) < 2:
        return line
    title, publisher = ", ".join(named[:-1]), named[-1]
    found = [f"title: {title}", f"publisher: {publisher}", *([f"url: {address[1]}"] if address else [])]
    return "\n".join(found)
