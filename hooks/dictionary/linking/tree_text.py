"""The text of an element tree: its blocks, their text nodes, and how to put links into them.

For `markdown_extension.py`. Raw inline HTML does not stand in the tree (Python-Markdown
stashes the tags and leaves their text), so the stashed tags are read as well.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from xml.etree import ElementTree as etree

from markdown.util import HTML_PLACEHOLDER_RE, STX, AtomicString

from dictionary.linking.mentions import Mention

UNLINKED = frozenset(
    "h1 h2 h3 h4 h5 h6 a code pre abbr button script style kbd samp textarea select option svg math".split()
)
"""Elements in which nothing is linked, at any depth."""
_BLOCKS = frozenset(
    "p div li td th dd dt blockquote ul ol dl table thead tbody tr section article aside figure figcaption "
    "details summary header footer main nav form fieldset address hr".split()
)
_HEADINGS = frozenset(f"h{level}" for level in range(1, 7))
RAW_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9-]*)")
OBJECT = "\ufffc"


@dataclass(slots=True)
class Piece:
    """A text node of a block: `element.text`, or the tail of `element`."""

    element: etree.Element
    is_tail: bool
    parent: etree.Element
    start: int
    text: str
    linkable: bool
    closed: list[tuple[int, int]]
    """Spans between stashed raw tags, `<code>` and `</code>` for example."""


def link_element(slug: str, href: str) -> etree.Element:
    """`<a class="entry-link" data-entry="slug" href="…">`, as every link to an entry looks."""
    return etree.Element("a", {"class": "entry-link", "data-entry": slug, "href": href})


def readable(text: str) -> str:
    """The text with stashed tags blanked out, of the same length."""
    return HTML_PLACEHOLDER_RE.sub(lambda match: OBJECT * len(match[0]), text) if STX in text else text


def blocks(element: etree.Element, section: tuple[str, str]) -> Iterator[tuple[etree.Element, tuple[str, str]]]:
    """Elements that hold text of their own, in document order, each with its section.

    An element with block children is passed on as well: a loose text of its own is linked,
    its blocks come on their own.
    """
    current = section

    def walk(parent: etree.Element) -> Iterator[tuple[etree.Element, tuple[str, str]]]:
        nonlocal current
        for child in parent:
            if child.tag in _HEADINGS:
                # The title of the page is no section of it.
                current = (child.get("id", ""), _heading_text(child)) if child.tag != "h1" else section
            elif child.tag in UNLINKED:
                continue
            elif child.tag in _BLOCKS:
                yield child, current
                yield from walk(child)
            else:
                yield from walk(child)

    yield element, current
    yield from walk(element)


def _heading_text(heading: etree.Element) -> str:
    own = [heading.text or ""]
    for child in heading:
        if "headerlink" not in child.get("class", ""):
            own += child.itertext()
        own.append(child.tail or "")
    return " ".join("".join(own).split())


def inline(block: etree.Element) -> Iterator[etree.Element]:
    """All inline elements of a block, without those of the blocks inside it."""
    for child in block:
        if child.tag not in _BLOCKS:
            yield child
            yield from inline(child)


def text_pieces(block: etree.Element, raw_tag: Callable[[int], tuple[str, bool] | None]) -> Iterator[Piece]:
    """The text nodes of a block in order. Their texts joined are what a reader sees in it.

    Pieces inside links, code and the like are there too, not linkable: a label next to them
    or across them is then judged with its neighbors in view.
    """
    start = 0
    open_raw: list[str] = []

    def nodes(element: etree.Element, linkable: bool) -> Iterator[tuple[etree.Element, bool, etree.Element, str, bool]]:
        yield element, False, element, element.text or "", linkable
        for child in element:
            if child.tag in _BLOCKS or child.tag in _HEADINGS:
                yield child, False, child, "\n\n", False
            elif child.tag == "br":
                yield child, False, child, "\n", False
            elif child.tag in ("img", "input"):
                yield child, False, child, OBJECT, False
            else:
                yield from nodes(child, linkable and child.tag not in UNLINKED and "data-entry" not in child.attrib)
            yield child, True, element, child.tail or "", linkable

    for element, is_tail, parent, text, linkable in nodes(block, block.tag not in UNLINKED):
        if not text:
            continue
        closed = []
        if open_raw or STX in text:
            closed = list(_closed_spans(text, start, open_raw, raw_tag))
        yield Piece(element, is_tail, parent, start, text, linkable, closed)
        start += len(text)


def _closed_spans(
    text: str, start: int, open_raw: list[str], raw_tag: Callable[[int], tuple[str, bool] | None]
) -> Iterator[tuple[int, int]]:
    """Where raw elements in which nothing is linked are open; keeps `open_raw` up to date."""
    begin = 0 if open_raw else None
    for match in HTML_PLACEHOLDER_RE.finditer(text):
        tag = raw_tag(int(match[1]))
        if tag is None or tag[0] not in UNLINKED:
            continue
        if not tag[1]:
            open_raw.append(tag[0])
            begin = match.start() if begin is None else begin
        elif tag[0] in open_raw:
            open_raw.remove(tag[0])
            if begin is not None and not open_raw:
                yield start + begin, start + match.end()
                begin = None
    if begin is not None:
        yield start + begin, start + len(text)


def unwrap(parent: etree.Element, child: etree.Element) -> None:
    """Put the text of a childless element in its place."""
    at = list(parent).index(child)
    text = (child.text or "") + (child.tail or "")
    if at:
        parent[at - 1].tail = (parent[at - 1].tail or "") + text
    else:
        parent.text = (parent.text or "") + text
    parent.remove(child)


def piece_at(pieces: list[Piece], mention: Mention) -> int | None:
    """The linkable piece that holds a whole mention."""
    for number, piece in enumerate(pieces):
        if piece.start <= mention.start and mention.end <= piece.start + len(piece.text):
            is_closed = any(begin < mention.end and mention.start < end for begin, end in piece.closed)
            return number if piece.linkable and not is_closed else None
    return None


def insert_links(piece: Piece, chosen: list[tuple[Mention, str]], href: Callable[[str], str]) -> None:
    """Turn mentions of one text node into links."""
    before = piece.text[: chosen[0][0].start - piece.start]
    links = []
    for number, (mention, slug) in enumerate(chosen):
        link = link_element(slug, href(slug))
        link.text = AtomicString(piece.text[mention.start - piece.start : mention.end - piece.start])
        until = chosen[number + 1][0].start if number + 1 < len(chosen) else piece.start + len(piece.text)
        link.tail = AtomicString(piece.text[mention.end - piece.start : until - piece.start])
        links.append(link)
    if piece.is_tail:
        piece.element.tail = before
        at = list(piece.parent).index(piece.element) + 1
    else:
        piece.element.text = before
        at = 0
    for offset, link in enumerate(links):
        piece.parent.insert(at + offset, link)
