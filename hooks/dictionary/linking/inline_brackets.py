"""Double brackets and labels with signs, while Python-Markdown reads the inline text of a block.

For `markdown_extension.py`. Raw tags, comments and addresses are still in the text then (code is
not), so they are found first, and nothing in them is touched.
"""

import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Protocol
from xml.etree import ElementTree as etree

from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor
from markdown.postprocessors import Postprocessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AMP_SUBSTITUTE, AtomicString

from dictionary.linking import explicit_links
from dictionary.linking.explicit_links import ETX, STX, Bracket, ExplicitLink
from dictionary.linking.term_index import TermIndex

ID = "data-bracket"
"""Attribute of an element made of a bracket, until the tree is finished: its place in `Brackets.links`."""
_TAG = re.compile(r"<([a-zA-Z][a-zA-Z0-9-]*)")
# Raw elements in which brackets are shown as they are.
_CODE = frozenset("code kbd pre samp script style textarea tt var math svg".split())
_UNTOUCHED_PATTERNS = ("autolink", "automail", "html")
# Text in the open that the serializer would take for a character reference.
_REFERENCE_LOOKALIKE = re.compile(r"&(?=#?\w+;)")
_ESCAPED = re.compile(f"{STX}(\\d+){ETX}")
_LEFT_OVER = re.compile(f"{STX}[^{STX}{ETX}]*{ETX}|[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")


class Brackets(Protocol):
    """What is known of the page, and what was found on it."""

    @property
    def index(self) -> TermIndex:
        """The index of the dictionary."""

    @property
    def is_guest(self) -> bool:
        """Whether brackets that name no entry belong to somebody else."""

    @property
    def is_anywhere(self) -> bool:
        """Whether any text may have links, not only that of a builder's page."""

    links: list[ExplicitLink]
    """Every bracket of the text that is being converted, in the order in which it was read."""

    def href(self, link: ExplicitLink) -> str:
        """The address that a link leads to."""


@dataclass(frozen=True, slots=True)
class _Found:
    """Something found in a text, with what Python-Markdown asks of a match."""

    first: int
    last: int
    what: Bracket | None = None

    def start(self, group: int = 0) -> int:
        return self.first

    def end(self, group: int = 0) -> int:
        return self.last


class _Scanner(InlineProcessor):
    """Finds everything in a text at its first reading, and hands it out piece by piece.

    Python-Markdown replaces a match in the text and searches again behind it: what follows has only moved.
    """

    def __init__(self, md: Markdown) -> None:
        super().__init__("", md)
        self.markdown = md
        self._waiting: deque[_Found] = deque()
        self._length = 0

    def find(self, data: str) -> Iterator[_Found]:
        raise NotImplementedError

    def getCompiledRegExp(self) -> "_Scanner":  # type: ignore[override]
        return self

    def finditer(self, data: str, start: int = 0) -> Iterator[_Found]:
        if start == 0:
            self._waiting = deque(self.find(data))
            self._length = len(data)
        return self._moved(len(data) - self._length) if self._waiting else iter(())

    def _moved(self, moved: int) -> Iterator[_Found]:
        while self._waiting:
            found = self._waiting.popleft()
            yield _Found(found.first + moved, found.last + moved, found.what)

    def untouched(self, data: str, *, code: bool = True) -> list[tuple[int, int]]:
        """Spans of raw tags, comments and addresses, and with `code` of raw code as a whole."""
        patterns = [
            self.markdown.inlinePatterns[name].getCompiledRegExp()
            for name in _UNTOUCHED_PATTERNS
            if name in self.markdown.inlinePatterns
        ]
        spans: list[tuple[int, int]] = []
        position = data.find("<")
        while position >= 0:
            match = next((m for pattern in patterns if (m := pattern.match(data, position))), None)
            end = match.end() if match else position + 1
            if match:
                tag = _TAG.match(match[0]) if code else None
                if tag and tag[1].lower() in _CODE and not match[0].endswith("/>"):
                    closing = re.compile(rf"</{tag[1]}\s*>", re.IGNORECASE).search(data, end)
                    end = closing.end() if closing else len(data)
                spans.append((position, end))
            position = data.find("<", end)
        return spans


class ExplicitLinks(_Scanner):
    """`[[…]]` → an element; what cannot be read stays text, and is told."""

    def __init__(self, md: Markdown, get: "GetBrackets") -> None:
        super().__init__(md)
        self._get = get

    def find(self, data: str) -> Iterator[_Found]:
        if "[[" not in data and "]]" not in data:
            return
        page = self._get()
        if page is None:
            return
        if page.is_guest and not page.is_anywhere and "relpath" not in self.markdown.treeprocessors:
            return
        references = getattr(self.markdown, "references", {})
        for bracket in explicit_links.parse(data, self.untouched(data), lambda name: name.lower() in references):
            name = explicit_links.plain(bracket.name)
            if bracket.kind == "link" and name.startswith("^") and "footnote" in self.markdown.inlinePatterns:
                continue
            if page.is_guest and (bracket.kind != "link" or self._is_unknown(bracket, page)):
                continue
            last = bracket.start + 2 if bracket.kind == "fault" else bracket.end
            number = explicit_links.number_at(data, bracket)
            is_outer = data[bracket.start + 2 : bracket.start + 3] == "["
            yield _Found(bracket.start, last, replace(bracket, number=number, is_outer=is_outer))

    def handleMatch(  # type: ignore[override]
        self, m: _Found, data: str
    ) -> tuple[etree.Element | str, int, int]:
        page, bracket = self._get(), m.what
        assert page is not None
        assert bracket is not None
        link = explicit_links.look_up(self._without_placeholders(bracket), page.index)
        page.links.append(link)
        if bracket.kind == "fault":
            return data[m.first : m.last], m.first, m.last
        if link.slug is None:
            # A span, so that the text is one node that the linker can pass over.
            element = etree.Element("span", {"data-entry": ""})
        else:
            element = link_element(link.slug, page.href(link))
        element.set(ID, str(len(page.links) - 1))
        has_words = bracket.shown is not None
        # Words may hold emphasis; a name is as it is.
        element.text = shown_words(bracket.shown or "") if has_words else AtomicString(literal(link.shown))
        return element, m.first, m.last

    def _is_unknown(self, bracket: Bracket, page: Brackets) -> bool:
        return explicit_links.look_up(self._without_placeholders(bracket), page.index).slug is None

    def _without_placeholders(self, bracket: Bracket) -> Bracket:
        """With the text of code and whatever else was put aside."""
        return replace(
            bracket,
            name=self.unescape(bracket.name),
            shown=self.unescape(bracket.shown) if bracket.shown else bracket.shown,
        )


class GetBrackets(Protocol):
    """The page that is being converted at the moment."""

    def __call__(self) -> Brackets | None: ...


class LabelsWithSigns(_Scanner):
    """Keeps a label such as O*NET from being read as markup: its text is put aside as it is."""

    def __init__(self, md: Markdown, index: TermIndex) -> None:
        super().__init__(md)
        self._labels = index.signed_labels

    def find(self, data: str) -> Iterator[_Found]:
        matches = list(self._labels.spans(data))
        if not matches:
            return
        spans = iter(self.untouched(data, code=False))
        span = next(spans, None)
        for start, end in matches:
            while span and span[1] <= start:
                span = next(spans, None)
            if not (span and span[0] < end):
                yield _Found(start, end)

    def handleMatch(self, m: _Found, data: str) -> tuple[str, int, int]:  # type: ignore[override]
        text = _ESCAPED.sub(lambda match: chr(int(match[1])), data[m.first : m.last])
        return text.replace("\\", ""), m.first, m.last


def link_element(slug: str, href: str) -> etree.Element:
    """`<a class="entry-link" data-entry="slug" href="…">`, as every link to an entry looks."""
    return etree.Element("a", {"class": "entry-link", "data-entry": slug, "href": href})


def literal(text: str) -> str:
    """A text for the tree that comes out as it is, even where it looks like a character reference."""
    return _REFERENCE_LOOKALIKE.sub(f"{AMP_SUBSTITUTE}amp;", text)


def shown_words(text: str) -> str:
    """The words behind a bar, ready for the patterns that follow."""
    return " ".join(explicit_links.restore_bars(text).replace("\\|", "|").split())


class Numberer(Preprocessor):
    """Writes a number at every run of brackets, for a check that must tell their places."""

    def run(self, lines: list[str]) -> list[str]:
        return explicit_links.numbered("\n".join(lines)).split("\n")


class BarGuard(Preprocessor):
    """Hides the bars in double brackets from tables."""

    def run(self, lines: list[str]) -> list[str]:
        return [explicit_links.protect_bars(line) for line in lines]


class CodeRestorer(Treeprocessor):
    """Gives code its bars back before anything paints it."""

    def run(self, root: etree.Element) -> None:
        for element in root.iter("code"):
            if element.text and STX in element.text:
                element.text = AtomicString(explicit_links.restore_bars(element.text))


class Cleaner(Postprocessor):
    """Bars back where they stood. No mark of Python-Markdown's, and no control character, may reach the page."""

    def run(self, text: str) -> str:
        return _LEFT_OVER.sub("", explicit_links.restore_bars(text))
