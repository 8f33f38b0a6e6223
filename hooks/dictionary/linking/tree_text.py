"""The text of an element tree, as its readers see it.

For `markdown_extension.py`. Raw inline HTML does not stand in the tree (Python-Markdown
puts the tags aside and leaves their text), so the tags that were put aside are read as well.
How links get into the tree is the business of `tree_links.py`.
"""

import html
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from xml.etree import ElementTree as etree

from markdown.util import STX

from dictionary.language.sentences import PLAIN, SentenceRules
from dictionary.linking.quoting import OBJECT, quotable, quoted_sentence

UNLINKED = frozenset(
    "h1 h2 h3 h4 h5 h6 a code pre abbr button script style kbd samp textarea select option svg math summary label "
    "autoref".split()
)
"""Elements in which nothing is linked, at any depth."""
EMPHASIS = frozenset("em strong b i u mark small big ins".split())
"""Elements that may begin or end inside a label."""
HEADINGS = frozenset(f"h{level}" for level in range(1, 7))
BLOCKS = HEADINGS | frozenset(
    "p div li td th dd dt blockquote ul ol dl table thead tbody tr section article aside figure figcaption "
    "details summary header footer main nav form fieldset address hr pre".split()
)
_TAG = re.compile(r"""<(/?)([a-zA-Z][a-zA-Z0-9-]*)(?:"[^"]*"|'[^']*'|[^'">])*>""")
# What Python-Markdown has put aside, and what stands for a sign of its own.
_TOKEN = re.compile("\u0002([^\u0002\u0003]*)\u0003(?:(?<=amp\u0003)(#?\\w+;))?")
# Elements that do not belong to a word they touch.
_APART = frozenset(("a", "sup"))
_RAISED = str.maketrans("0123456789+-=()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾")
# Shown as one thing, not as text.
_OBJECTS = frozenset("img input picture video audio canvas iframe object embed select textarea svg math".split())
_UNSEEN = frozenset("script style template".split())

Stash = Callable[[int], object]
"""Number of something that was put aside → what it was, a text most of the time."""


@dataclass(slots=True)
class Piece:
    """A part of a text node, `element.text` or the tail of `element`, and what the reader sees of it."""

    element: etree.Element
    is_tail: bool
    parent: etree.Element
    """The element in whose content the node stands."""
    start: int
    """Where it begins in the text of the block."""
    text: str
    at: int
    """Where it begins in the node."""
    length: int
    """How much of the node it takes: as much as the text, unless that is written otherwise."""
    linkable: bool
    tag: tuple[str, bool] | None = None
    """A raw tag of emphasis that stands here: its name, and whether it closes."""

    @property
    def end(self) -> int:
        return self.start + len(self.text)


@dataclass(slots=True)
class Reading:
    """A block as text, and where each part of it stands in the tree."""

    pieces: list[Piece] = field(default_factory=list)
    text: str = ""
    elements: list[etree.Element] = field(default_factory=list)
    """The inline elements, in order."""
    spans: dict[etree.Element, tuple[int, int]] = field(default_factory=dict)
    """Inline element → where its content stands in the text."""

    @property
    def has_linkable(self) -> bool:
        return any(piece.linkable and piece.text for piece in self.pieces)

    def sentence(self, position: int, rules: SentenceRules = PLAIN) -> str:
        """The sentence that holds a position, as one would quote it."""
        return quoted_sentence(self.text, position, rules)


def read(block: etree.Element, stash: Stash) -> Reading:
    """The text of a block without that of the blocks inside it.

    Pieces inside links, code and the like are there too, not linkable: a label next to them
    or across them is then judged with its neighbors in view.
    """
    reader = _Reader(stash)
    reader.element(block, not _is_closed(block), is_root=True)
    return Reading(reader.pieces, "".join(reader.parts), list(reader.spans), reader.spans)


def _is_closed(element: etree.Element) -> bool:
    """Whether nothing in an element may become a link; formulas stand in elements of a class that scripts look for."""
    is_formula = "arithmatex" in (element.get("class") or "").split()
    return element.tag in UNLINKED or "data-entry" in element.attrib or is_formula


class _Reader:
    def __init__(self, stash: Stash) -> None:
        self._stash = stash
        self.pieces: list[Piece] = []
        self.parts: list[str] = []
        self.spans: dict[etree.Element, tuple[int, int]] = {}
        self._length = 0
        self._last = ""
        self._is_apart = False
        self._raw: list[str] = []
        """Raw elements that are open and matter."""

    def element(self, element: etree.Element, linkable: bool, raised: bool = False, is_root: bool = False) -> None:
        """Everything in an element, but not its tail."""
        start = self._length
        if not is_root:
            self.spans[element] = start, start
        self._node(element, False, element, element.text, linkable, raised)
        for child in element:
            if child.tag in BLOCKS:
                self._add(Piece(child, False, child, 0, "\n\n", 0, 0, False))
            elif child.tag == "br":
                self._add(Piece(child, False, child, 0, "\n", 0, 0, linkable))
            elif child.tag in _OBJECTS:
                self._add(Piece(child, False, child, 0, OBJECT, 0, 0, False))
            elif child.tag not in _UNSEEN and not _is_mark(child):
                is_apart = child.tag in _APART or "data-entry" in child.attrib
                self._is_apart |= is_apart
                inside = linkable and not _is_closed(child)
                self.element(child, inside, raised or child.tag == "sup")
                self._is_apart |= is_apart
            else:
                self._is_apart = True
            self._node(child, True, element, child.tail, linkable, raised)
        if not is_root:
            self.spans[element] = start, self._length

    def _node(
        self,
        element: etree.Element,
        is_tail: bool,
        parent: etree.Element,
        text: str | None,
        linkable: bool,
        raised: bool,
    ) -> None:
        if not text:
            return
        if parent.tag in ("code", "pre"):
            # Python-Markdown escapes code itself.
            self._add(Piece(element, is_tail, parent, 0, html.unescape(_TOKEN.sub(_bar, text)), 0, len(text), False))
            return
        position = 0
        for token in _TOKEN.finditer(text) if STX in text else ():
            if token.start() > position:
                self._plain(element, is_tail, parent, text, position, token.start(), linkable, raised)
            self._token(element, is_tail, parent, token, linkable)
            position = token.end()
        if position < len(text):
            self._plain(element, is_tail, parent, text, position, len(text), linkable, raised)

    def _plain(
        self,
        element: etree.Element,
        is_tail: bool,
        parent: etree.Element,
        text: str,
        begin: int,
        end: int,
        linkable: bool,
        raised: bool,
    ) -> None:
        shown = text[begin:end]
        is_open = linkable
        if self._raw:
            if any(name in _UNSEEN for name in self._raw):
                return
            raised = raised or "sup" in self._raw
            is_open = linkable and all(name not in UNLINKED for name in self._raw)
        if raised:
            shown = shown.translate(_RAISED)
        self._add(Piece(element, is_tail, parent, 0, shown, begin, end - begin, is_open))

    def _token(
        self, element: etree.Element, is_tail: bool, parent: etree.Element, token: re.Match[str], linkable: bool
    ) -> None:
        is_open = linkable and all(name not in UNLINKED for name in self._raw)
        shown, tag = "", None
        if token[2]:
            shown = html.unescape(f"&{token[2]}")
        elif token[1].startswith("wzxhzdk:"):
            stashed = self._stash(int(token[1].removeprefix("wzxhzdk:")))
            raw = stashed if isinstance(stashed, str) else ""
            match = _TAG.fullmatch(raw)
            if match:
                tag = self._raw_tag(match[2].lower(), bool(match[1]), raw.endswith("/>"))
                name = match[2].lower()
                if name == "br" or name in BLOCKS:
                    shown = "\n"
                elif name in _OBJECTS and not match[1]:
                    shown = OBJECT
                is_open = is_open and (tag is not None or name == "wbr")
            elif raw.startswith("&"):
                shown = html.unescape(raw)
            elif not raw.startswith("<!--"):
                shown, is_open = OBJECT, False
        elif token[1].isdecimal():
            shown = chr(int(token[1]))
        elif token[1] in ("bar", "\\bar"):
            shown = "|"
        length = token.end() - token.start()
        self._add(Piece(element, is_tail, parent, 0, shown, token.start(), length, is_open, tag))

    def _raw_tag(self, name: str, closes: bool, is_empty: bool) -> tuple[str, bool] | None:
        """Keep account of an open raw element. What comes back is not None for emphasis only."""
        if name in EMPHASIS:
            return name, closes
        self._is_apart |= name in _APART
        if (name in UNLINKED or name in _UNSEEN or name in _APART) and not is_empty:
            if not closes:
                self._raw.append(name)
            elif name in self._raw:
                # The last one of that name.
                del self._raw[len(self._raw) - 1 - self._raw[::-1].index(name)]
        return None

    def _add(self, piece: Piece) -> None:
        if piece.text and self._is_apart:
            self._is_apart = False
            if self._last.isalnum() and piece.text[0].isalnum():
                self.parts.append(OBJECT)
                self._length += 1
        piece.start = self._length
        self.pieces.append(piece)
        if piece.text:
            self.parts.append(piece.text)
            self._length += len(piece.text)
            self._last = piece.text[-1]


def raw_tags(text: str, stash: Stash) -> Iterator[tuple[str, bool]]:
    """The raw tags that were put aside in a text: the name of each, and whether it closes."""
    for token in _TOKEN.finditer(text):
        if token[1].startswith("wzxhzdk:"):
            stashed = stash(int(token[1].removeprefix("wzxhzdk:")))
            if isinstance(stashed, str) and (match := _TAG.fullmatch(stashed)):
                yield match[2].lower(), bool(match[1])


def _bar(token: re.Match[str]) -> str:
    return "|" if token[1].endswith("bar") else ""


def _is_mark(element: etree.Element) -> bool:
    """A footnote mark, the way back from a footnote, the link beside a heading: no part of the text."""
    return (
        (element.tag == "sup" and element.get("id", "").startswith("fnref"))
        or "headerlink" in element.get("class", "")
        or "footnote-backref" in element.get("class", "")
    )


def blocks(
    element: etree.Element, section: tuple[str, str], stash: Stash
) -> Iterator[tuple[etree.Element, tuple[str, str]]]:
    """Elements that hold text of their own, in document order, each with its section.

    An element with block children is passed on as well: a loose text of its own is linked,
    its blocks come on their own.
    """
    current = section

    def walk(parent: etree.Element) -> Iterator[tuple[etree.Element, tuple[str, str]]]:
        nonlocal current
        for child in parent:
            if child.tag in HEADINGS:
                # The title of the page is no section of it.
                text = quotable(read(child, stash).text)
                current = (child.get("id", ""), text) if child.tag != "h1" else section
                yield child, current
            elif child.tag in UNLINKED:
                continue
            elif child.tag in BLOCKS:
                yield child, current
                yield from walk(child)
            else:
                yield from walk(child)

    yield element, current
    yield from walk(element)
