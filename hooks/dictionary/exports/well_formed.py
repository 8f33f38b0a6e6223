"""HTML → the same as XML has it, for books: every element closed, every attribute with a value, no names for signs."""

import re
from collections.abc import Iterator
from html import escape
from html.parser import HTMLParser
from xml.parsers import expat

VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
_LEFT_OUT = frozenset(
    "audio button canvas dialog embed form iframe input link math meta noscript object script select style svg "
    "template textarea video".split()
)
"""What a printed text has no use for, or a book may not hold."""
_INSIDE_LEFT_OUT = _LEFT_OUT - VOID
_ANSWERS_FOR = {"li": ("li",), "dt": ("dt", "dd"), "dd": ("dt", "dd"), "p": ("p",), "tr": ("tr", "td", "th")}
_ANSWERS_FOR |= {"td": ("td", "th"), "th": ("td", "th")}
"""An element that begins → those that end by that, where HTML lets their end be left out."""
_NAME = re.compile(r"[a-z_][a-z0-9_.-]*")
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def is_well_formed(piece: str) -> bool:
    """Whether a piece of HTML is one of XML."""
    parser = expat.ParserCreate()
    try:
        parser.Parse(f"<piece>{piece}</piece>", True)
    except expat.ExpatError:
        return False
    return True


def well_formed(html: str) -> str:
    """A piece of any HTML as XML. Pictures become what is written for those who do not see them."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.text()


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._pieces: list[str] = []
        self._open: list[str] = []
        self._silent: list[str] = []
        """The element that is left out, as often as it stands in itself."""

    def text(self) -> str:
        self._pieces += (f"</{tag}>" for tag in reversed(self._open))
        self._open.clear()
        return "".join(self._pieces)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._silent:
            self._silent += [tag] if tag == self._silent[0] else []
            return
        if tag in _LEFT_OUT:
            self._silent = [tag] if tag in _INSIDE_LEFT_OUT else []
            return
        if tag == "img":
            said = dict(attrs).get("alt")
            self._pieces.append(f'<span class="picture">{_plain(said)}</span>' if said else "")
            return
        self._end_before(tag)
        given = "".join(f' {name}="{escape(_xml(value or ""))}"' for name, value in _once(attrs))
        if not _NAME.fullmatch(tag):
            return
        self._pieces.append(f"<{tag}{given}{'/' if tag in VOID else ''}>")
        if tag not in VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if self._silent:
            self._silent = self._silent[1:] if tag == self._silent[0] else self._silent
        elif tag in self._open:
            while (closed := self._open.pop()) != tag:
                self._pieces.append(f"</{closed}>")
            self._pieces.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self._pieces.append(_plain(data))

    def _end_before(self, tag: str) -> None:
        ended = _ANSWERS_FOR.get(tag, ())
        if self._open and self._open[-1] in ended:
            self.handle_endtag(self._open[-1])


def _once(attrs: list[tuple[str, str | None]]) -> Iterator[tuple[str, str | None]]:
    """Attributes that XML can have, the first of each name; none that runs something or says how it looks."""
    seen: set[str] = set()
    for name, value in attrs:
        if _NAME.fullmatch(name) and name not in seen and not name.startswith("on") and name != "style":
            seen.add(name)
            yield name, value


def _plain(text: str) -> str:
    return escape(_xml(text), quote=False)


def _xml(text: str) -> str:
    """A text without the characters that XML cannot hold."""
    return _NOT_XML.sub("", text)
