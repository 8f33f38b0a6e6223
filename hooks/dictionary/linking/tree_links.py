"""How a link gets into an element tree, around words that may lie in several of its text nodes."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable
from itertools import groupby
from typing import NamedTuple
from xml.etree import ElementTree as etree

from markdown.util import AtomicString

from dictionary.linking.inline_brackets import link_element
from dictionary.linking.tree_text import EMPHASIS, Piece, Reading

# What may stand inside a label as a whole: emphasis, the lowered 2 of H₂O, the end of a line.
_INSIDE = EMPHASIS | {"sub", "br"}


class Place(NamedTuple):
    """Where a label stands in the tree: from an offset in one text node to an offset in the same or another."""

    first: Piece
    begin: int
    last: Piece
    end: int

    @property
    def node(self) -> tuple[int, bool]:
        """The text node in which it begins."""
        return id(self.first.element), self.first.is_tail

    @property
    def is_in_one_node(self) -> bool:
        return self.node == (id(self.last.element), self.last.is_tail)


class Tree:
    """A block into which links are put."""

    def __init__(self, block: etree.Element, reading: Reading) -> None:
        self._block = block
        self._pieces = reading.pieces
        self._starts = [piece.start for piece in reading.pieces]
        self._ends = [piece.end for piece in reading.pieces]
        self._parents: dict[etree.Element, etree.Element] = {}

    def place(self, start: int, end: int) -> Place | None:
        """The place of a part of the text, if a link can be put around it: emphasis may begin and end in it."""
        # The first piece that ends behind the start, the last one that begins before the end.
        i, j = bisect_right(self._ends, start), bisect_left(self._starts, end) - 1
        if i >= len(self._pieces) or j < i or self._starts[i] > start or self._ends[j] < end:
            return None
        only = self._pieces[i]
        if i == j and only.tag is None and only.length == len(only.text):  # as most labels do
            begin = only.at + start - only.start
            return Place(only, begin, only, begin + end - start) if only.linkable else None
        if not all(piece.linkable for piece in self._pieces[i : j + 1]):
            return None
        around = self._with_tags(i, j)
        if around is None:
            return None
        begin, stop = start - self._starts[i], end - self._starts[j]
        first, last = self._pieces[i], self._pieces[j]
        if (first.length != len(first.text) and begin) or (last.length != len(last.text) and stop != len(last.text)):
            return None
        begin, stop = first.at + begin, last.at + (stop if last.length == len(last.text) else last.length)
        if (around[0] < i and start > self._starts[i]) or (around[1] > j and end < self._ends[j]):
            return None
        if around[0] < i:
            first = self._pieces[around[0]]
            begin = first.at
        if around[1] > j:
            last = self._pieces[around[1]]
            stop = last.at + last.length
        found = Place(first, begin, last, stop)
        return found if found.is_in_one_node or self._can_wrap(found, i, j) else None

    def _with_tags(self, i: int, j: int) -> tuple[int, int] | None:
        """The pieces with the raw tags around them that belong to tags among them; None if one has no other."""
        closing: list[str] = []
        opening: list[str] = []
        for piece in self._pieces[i : j + 1]:
            if piece.tag and not piece.tag[1]:
                opening.append(piece.tag[0])
            elif piece.tag and opening:
                if opening.pop() != piece.tag[0]:
                    return None
            elif piece.tag:
                closing.append(piece.tag[0])
        for name in closing:
            i -= 1
            if i < 0 or self._pieces[i].tag != (name, False):
                return None
        for name in reversed(opening):
            j += 1
            if j >= len(self._pieces) or self._pieces[j].tag != (name, True):
                return None
        return i, j

    def _can_wrap(self, place: Place, i: int, j: int) -> bool:
        common = self._common(place)
        for piece in self._pieces[i : j + 1]:
            element = piece.parent
            while element is not common:
                if element.tag not in _INSIDE:
                    return False
                element = self._parent(element)
        # What would have to be cut in two must be like its halves.
        for piece in (place.first, place.last):
            element = piece.parent
            while element is not common:
                if element.tag not in EMPHASIS or element.attrib:
                    return False
                element = self._parent(element)
        return True

    def _common(self, place: Place) -> etree.Element:
        """The innermost element that holds the whole place."""
        above = [place.first.parent]
        while above[-1] is not self._block:
            above.append(self._parent(above[-1]))
        ids = {id(element) for element in above}
        element = place.last.parent
        while id(element) not in ids:
            element = self._parent(element)
        return element

    def _parent(self, element: etree.Element) -> etree.Element:
        if not self._parents:
            self._parents = {child: parent for parent in self._block.iter() for child in parent}
        return self._parents[element]

    def insert(self, chosen: list[tuple[Place, str]], href: Callable[[str], str]) -> None:
        """Turn places into links. They stand in the order of the text and do not overlap."""
        # Last first: what stands before a link then stays where it is.
        groups = [list(group) for _, group in groupby(chosen, key=lambda item: item[0].node)]
        for group in reversed(groups):
            *alone, (last, slug) = group
            if not last.is_in_one_node:
                self._wrap(last, link_element(slug, href(slug)))
            else:
                alone = group
            if alone:
                self._insert_in_node(alone, href)

    def _insert_in_node(self, chosen: list[tuple[Place, str]], href: Callable[[str], str]) -> None:
        piece = chosen[0][0].first
        text = (piece.element.tail if piece.is_tail else piece.element.text) or ""
        links = []
        for number, (place, slug) in enumerate(chosen):
            link = link_element(slug, href(slug))
            link.text = AtomicString(text[place.begin : place.end])
            until = chosen[number + 1][0].begin if number + 1 < len(chosen) else len(text)
            link.tail = AtomicString(text[place.end : until])
            links.append(link)
        before = text[: chosen[0][0].begin]
        if piece.is_tail:
            piece.element.tail = before
            at = list(piece.parent).index(piece.element) + 1
        else:
            piece.element.text = before
            at = 0
        piece.parent[at:at] = links
        if self._parents:
            self._parents.update((link, piece.parent) for link in links)

    def _wrap(self, place: Place, link: etree.Element) -> None:
        """Put a link around everything from one text node to another."""
        common = self._common(place)
        container, after, last_offset = place.last.parent, _after(place.last), place.end
        while container is not common:
            self._split(container, after, last_offset)
            container, after, last_offset = self._parent(container), container, 0
        last: etree.Element | None = after
        container, after, offset = place.first.parent, _after(place.first), place.begin
        while container is not common:
            parent = self._parent(container)
            if offset or after is not None:
                rest = self._split(container, after, offset)
                if last is container and rest is not None:
                    last = rest
                after, offset = container, 0
            else:
                at = list(parent).index(container)
                after = parent[at - 1] if at else None
                offset = len(_text_after(parent, after))
            container = parent
        children = list(common)
        begin = children.index(after) + 1 if after is not None else 0
        end = children.index(last) + 1 if last is not None else 0
        before = _text_after(common, after)
        moved = children[begin:end]
        behind = moved[-1].tail or ""
        moved[-1].tail = behind[:last_offset]
        link.text, link[:], link.tail = before[offset:], moved, behind[last_offset:]
        _set_text_after(common, after, before[:offset])
        common[begin:end] = [link]
        self._parents.update((child, link) for child in link)
        self._parents[link] = common

    def _split(self, element: etree.Element, after: etree.Element | None, offset: int) -> etree.Element | None:
        """Move what stands behind a place in an element into a second one of its kind; None if nothing does."""
        parent, children = self._parent(element), list(element)
        at = children.index(after) + 1 if after is not None else 0
        text = _text_after(element, after)
        if len(text) <= offset and at == len(children):
            return None
        rest = etree.Element(element.tag)
        rest.text, rest[:], rest.tail = text[offset:], children[at:], element.tail
        del element[at:]
        _set_text_after(element, after, text[:offset])
        element.tail = None
        parent.insert(list(parent).index(element) + 1, rest)
        self._parents.update((child, rest) for child in rest)
        self._parents[rest] = parent
        return rest


def _after(piece: Piece) -> etree.Element | None:
    """The element behind which a piece's text node stands; None for the first one of its parent."""
    return piece.element if piece.is_tail else None


def _text_after(parent: etree.Element, after: etree.Element | None) -> str:
    return (parent.text if after is None else after.tail) or ""


def _set_text_after(parent: etree.Element, after: etree.Element | None, text: str) -> None:
    if after is None:
        parent.text = text
    else:
        after.tail = text


def flatten(parent: etree.Element, is_flat: Callable[[etree.Element], bool]) -> None:
    """Replace the children that are meant by what they hold. Linear in the number of children."""
    kept: list[etree.Element] = []
    texts: list[str] = [parent.text or ""]

    def end_text() -> None:
        text = "".join(texts)
        texts.clear()
        if kept:
            kept[-1].tail = text
        else:
            parent.text = text

    for child in parent:
        if is_flat(child):
            texts.append(child.text or "")
            for grandchild in child:
                end_text()
                kept.append(grandchild)
                texts.append(grandchild.tail or "")
        else:
            end_text()
            kept.append(child)
        texts.append(child.tail or "")
    end_text()
    parent[:] = kept
