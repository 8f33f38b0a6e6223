"""Text as word processors, phones and web pages paste it → the text that was meant.

Browsers do the same in JavaScript; the cases for both are in `tests/cases/pasted.yml`. What is cleaned
stays as it is when it is cleaned again. Linear in the text.

What depends on the language: English entries keep straight quotes and plain spaces. In other languages quotes and
no-break spaces between words are part of good writing, and stay; so do quotes of other languages in English text.
"""

import re
import unicodedata

from dictionary.language import hidden
from dictionary.language.languages import language as rules_of

_LINE = re.compile("\r\n|[\r\x0b\x0c\x85\u2028]")
_FOREIGN = "\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
"""White space that no keyboard types into a text, but for the tab."""
_INDENT = re.compile(f"[ {_FOREIGN}]*")
_SPACES = re.compile(f"(?<! ) *[{_FOREIGN}][ {_FOREIGN}]*")  # begun once for each run of spaces
_MEANT = "\u00a0\u2007\u202f\u3000"
"""Spaces that a writer may have chosen: no line breaks there, or it is one of an East Asian script."""
_BULLET = re.compile(
    rf"(?:[•‣▪▫●○◦■□➢\uf0b7\uf0a7\uf0d8](?:[ {_FOREIGN}]+|(?=\S)|$)|[·–][ {_FOREIGN}]+|[—§o-]\t[ {_FOREIGN}]*)"
)
BULLETS = re.compile(rf"(?:{_BULLET.pattern}|[-*+] +)*+")
"""Bullets one behind the other, plain ones among them."""
_DASHES = frozenset("–·")
"""Bullets that are signs within a text as well."""
_STAR = re.compile(rf"\*\t[ {_FOREIGN}]*")
_NUMBER = re.compile(rf"([0-9]{{1,3}})(?:\)[ {_FOREIGN}]+|\. *\t[ {_FOREIGN}]*)")
_ITEM = re.compile(r"\s*(?:[-*+]|[0-9]{1,3}\.)(?:\s|$)")
_KEPT_QUOTES = re.compile(r"(„(?=\S)[^„“”]*(?<=\S)[“”]|‚(?=\S)[^‚‘’]*(?<=\S)‘)")
_SIGNS = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st", "\u2010": "-", "\u2011": "-"}
    | dict.fromkeys("\uf0b7\uf0a7\uf0d8", "•")  # bullets of symbol typefaces
    | {"\ufffc": ""}  # where a picture stood
)
_STRAIGHT = str.maketrans("“”‟‘’‛", "\"\"\"'''")
_MOST_PASSES = 4


def cleaned(text: str, language: str = "en", is_wrapped: bool = False) -> str:
    """A text of several lines, or of one, without what was never meant; `language` is a BCP 47 tag.

    Where a text `is_wrapped`, as in files, a line that goes on with the one above may begin with a dash of it.
    """
    is_plain = rules_of(language).is_typed_plain
    text = text.encode("utf-8", "ignore").decode("utf-8")  # half of a pair, which no file can hold
    text = _LINE.sub("\n", text.replace("\u2029", "\n\n"))
    text = _visible(unicodedata.normalize("NFC", text).translate(_SIGNS))
    if is_plain:
        text = with_straight_quotes(text)
    lines: list[str] = []
    for line in text.split("\n"):
        _add(lines, line.rstrip(), is_plain, is_wrapped)
    return "\n".join(lines).strip("\n")


def without_bullets(text: str) -> str:
    """A text of one paragraph without a bullet before it, which it had as an item of the list it was copied from."""
    text = text.lstrip()
    bullets = BULLETS.match(text)
    return (text[bullets.end() :] if bullets else "") or text


def with_straight_quotes(text: str) -> str:
    """Straight quotes for curly ones, but for the pairs of other languages that begin low."""
    parts = _KEPT_QUOTES.split(text)
    return "".join(part if number % 2 else part.translate(_STRAIGHT) for number, part in enumerate(parts))


def _visible(text: str) -> str:
    """A text without characters that nobody can see and no script needs."""
    for _ in range(_MOST_PASSES):  # without its neighbor, one that was needed may be so no longer
        places = set(hidden.found(text))
        if not places:
            break
        text = "".join(char for place, char in enumerate(text) if place not in places)
    return text


def _goes_on(lines: list[str], indent: str, body: str) -> bool:
    """Whether a line with a dash at its beginning goes on with the text above."""
    before = lines[-1] if lines else ""
    above = before.lstrip(" ")
    is_text = bool(above) and not above.endswith(":") and not _ITEM.match(above)
    return body[:1] in _DASHES and is_text and len(before) - len(above) == len(indent)


def _add(lines: list[str], line: str, is_plain: bool, is_wrapped: bool) -> None:
    """Append a line, with the hyphen or number of an item where a bullet stood."""
    indent, body = _indent(line)
    if is_wrapped and _goes_on(lines, indent, body):
        lines.append(indent + _spaced(body, is_plain))
        return
    if bullet := _BULLET.match(body):
        sign, rest = "- ", body[bullet.end() :]
        if not rest:
            return
    elif star := _STAR.match(body):
        sign, rest = "* ", body[star.end() :]
    elif number := _NUMBER.match(body):
        sign, rest = f"{number[1]}. ", body[number.end() :]
    else:
        lines.append(indent + _spaced(body, is_plain))
        return
    before = lines[-1] if lines else ""
    if not indent and before and not before.startswith(" ") and not _ITEM.match(before):
        lines.append("")  # or Markdown would take the list for a part of the paragraph
    lines.append(indent + sign + _spaced(rest, is_plain))


def _indent(line: str) -> tuple[str, str]:
    """What a line begins with, in plain spaces, and the rest of it.

    One that was pasted has no width that Markdown would take for code, but before an item.
    """
    match = _INDENT.match(line)
    indent = match[0] if match else ""
    body = line[len(indent) :]
    if not indent.strip(" "):
        return indent, body
    if _BULLET.match(body) or _NUMBER.match(body) or _ITEM.match(body):
        return "".join("    " if char == "\t" else " " for char in indent), body
    return "  ", body


def _spaced(text: str, is_plain: bool) -> str:
    return _SPACES.sub(lambda match: match[0] if not is_plain and match[0] in _MEANT else " ", text)
