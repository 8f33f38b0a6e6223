"""Double brackets in the raw HTML of a page, where they stay as they are and readers see them.

What is no text is left alone: attributes, comments, and elements whose text is code.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from html.parser import HTMLParser

from dictionary.linking import explicit_links
from dictionary.linking.explicit_links import ExplicitLink
from dictionary.linking.term_index import TermIndex

_CODE = frozenset("code kbd pre samp script style svg math template textarea title tt var xmp".split())
_NAMES_AN_ENTRY = (None, "ambiguous-target", "unknown-section")


def links_in_raw_html(pieces: Iterable[object], index: TermIndex) -> Iterator[ExplicitLink]:
    """The brackets that name an entry, in the pieces of HTML that Markdown put aside.

    Others may be meant as they are: `[[name]]` in a letter to fill in. The numbers of the brackets
    (`explicit_links.numbered`) are kept.
    """
    for piece in pieces:
        if not (isinstance(piece, str) and "[[" in piece and "<" in piece):
            continue
        text = _text_of(piece)
        for bracket in explicit_links.parse(text):
            if bracket.kind == "fault":
                continue
            number = explicit_links.number_at(text, bracket)
            link = explicit_links.look_up(replace(bracket, kind="link", number=number), index)
            if link.trouble in _NAMES_AN_ENTRY:
                yield replace(link, slug=None, trouble="raw-html")


def _text_of(html: str) -> str:
    parser = _Text()
    parser.feed(html)
    parser.close()
    return "".join(parser.parts)


class _Text(HTMLParser):
    """What readers see of a piece of HTML, without code."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self._code: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _CODE:
            self._code.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in self._code:
            while self._code.pop() != tag:
                pass

    def handle_data(self, data: str) -> None:
        if not self._code:
            self.parts.append(data)
