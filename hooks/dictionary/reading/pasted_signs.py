"""Signs of word processors where a file needs plain ones: spaces that are none, bullets instead of hyphens.

To people they look right, so each is told by its name, with the sign that belongs there.
"""

import re
from collections.abc import Iterator

from dictionary.reading.yaml_layout import Slip

_FOREIGN = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
# One look for each sign is faster than one pattern for all of them.
_SIGNS = (
    "\t\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
    "•‣▪▫●○◦■□➢\uf0b7\uf0a7\uf0d8"
)
_INDENT = re.compile(rf" *[{_FOREIGN}][ {_FOREIGN}]*(?=\S)")
_AFTER_SIGN = re.compile(rf" *(?:- +)*(?:-|[\"']?(?:[a-z_]+|[A-Z]{{2,3}})[\"']?:)([{_FOREIGN}][ {_FOREIGN}]*)")
# Behind the name of a field; at the beginning of a line or an item.
_BULLET = re.compile(
    rf"(?: *(?:- +)?(?:[a-z_]+|[A-Z]{{2,3}}): +([\"']?)| *(- +)*)"
    rf"((?:[•‣▪▫●○◦■□➢\uf0b7\uf0a7\uf0d8][ \t{_FOREIGN}]*|[·–—§o]\t[ \t{_FOREIGN}]*)(?=[^\s\"']|[\"']\w))"
)
_FOLDED = re.compile(r": +>[-+0-9]*\s*(?: #.*)?$")
"""The end of a line below which a text stands that becomes one line."""

_CHAT_MARK = re.compile(
    r" ?(?:【\d{1,3}(?::\d{1,3})?†[^【】\n]{0,80}】|\bcite(?:turn\d{1,3}[a-z]{4,8}\d{1,3})+|"
    r":contentReference\[oaicite:\d{1,3}\](?:\{index=\d{1,3}\})?|\[oaicite:\d{1,3}\])"
)


def pasted_spaces(text: str) -> Iterator[Slip]:
    """Spaces at the beginning of a line, after a colon or after a hyphen, that are no plain spaces."""
    for number, line in _lines(text):
        if indent := _INDENT.match(line):
            message = f"This line is indented with a special space, not a plain one (U+{_first(indent[0]):04X})."
            yield Slip(number, 0, indent.end(), message, "indent with plain spaces.", " " * len(indent[0]))
        elif after := _AFTER_SIGN.match(line):
            message = f"The space after this sign is a special one, not a plain one (U+{_first(after[1]):04X})."
            yield Slip(number, after.start(1), after.end(1), message, "type a plain space there.", " ")


def pasted_bullets(text: str) -> Iterator[Slip]:
    """Bullets at the beginning of a line or an item."""
    before = ""
    for number, line in _lines(text):
        bullet, is_first = _BULLET.match(line), _FOLDED.search(before)
        before = line
        if bullet and (bullet[2] or bullet[1] is not None or is_first):
            message = f"Here is a bullet {'behind the hyphen of an item' if bullet[2] else 'before a text'}."
            yield Slip(number, bullet.start(3), bullet.end(3), message, "remove the bullet.", "")
        elif bullet:
            message = "A bullet of a word processor makes no list."
            yield Slip(number, bullet.start(3), bullet.end(3), message, "write a hyphen and a space instead.", "- ")


def marks_of_chats(text: str) -> Iterator[Slip]:
    """What programs that answer questions leave where they named a source: `【4†source】`, `citeturn0search1`."""
    if "†" not in text and "turn" not in text and "oaicite" not in text:
        return
    for number, line in enumerate(text.split("\n")):
        for mark in _CHAT_MARK.finditer(line):
            message = f'Here is a mark that was copied along with the text: "{mark[0].strip()}".'
            yield Slip(
                number, mark.start(), mark.end(), message, "take it out; name what you have read as a source.", ""
            )


def _lines(text: str) -> Iterator[tuple[int, str]]:
    if any(sign in text for sign in _SIGNS):
        yield from enumerate(text.split("\n"))


def _first(spaces: str) -> int:
    return ord(next(char for char in spaces if char != " "))
