"""Markdown → linked HTML: a Python-Markdown extension, for any builder that runs Python-Markdown.

It works on the element tree, never on text or finished HTML. Explicit links become
elements while inline Markdown is read (`inline_brackets.py`); a tree processor then goes through
the blocks in order and links first mentions (`tree_text.py` knows what a reader sees of a tree,
`tree_links.py` how a link gets into it).
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from xml.etree import ElementTree as etree

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from markdown.util import STX

from dictionary.language.sentences import SentenceRules
from dictionary.linking import explicit_links
from dictionary.linking.explicit_links import ExplicitLink
from dictionary.linking.inline_brackets import (
    ID,
    BarGuard,
    Brackets,
    Cleaner,
    CodeRestorer,
    ExplicitLinks,
    LabelsWithSigns,
    Numberer,
)
from dictionary.linking.mentions import PageLinks, find_mentions
from dictionary.linking.quoting import quotable
from dictionary.linking.term_index import TermIndex
from dictionary.linking.tree_links import Place, Tree, flatten
from dictionary.linking.tree_text import BLOCKS, Reading, blocks, raw_tags, read

# Elements in which a link is no link: browsers end the outer one, or make it unusable.
_NO_LINKS = frozenset("a button select option textarea".split())


@dataclass(frozen=True, slots=True)
class LinkedMention:
    """A link that was made, as backlinks need it."""

    slug: str
    """The entry that is mentioned."""
    sentence: str
    """The sentence around the mention, as plain text."""
    shown: str
    """The words that became the link."""
    section_id: str = ""
    """Id of the heading above; empty before the first one."""
    section: str = ""
    """Text of the heading above."""


@dataclass(slots=True)
class LinkContext:
    """What the extension needs to know of the page it is working on, and what it found.

    One object a page (or a group of fields that make one page); never shared between pages.
    """

    index: TermIndex
    href: Callable[[str], str]
    """Slug → address to write into the link."""
    links: PageLinks = field(default_factory=PageLinks)
    automatic: bool = True
    """False: only explicit links (`autolink: false` in a page's front matter)."""
    slug_of_href: Callable[[str], str | None] = lambda href: None
    """Address of an ordinary Markdown link → the entry it leads to, so that it counts as explicit."""
    section: tuple[str, str] = ("", "")
    """Id and text of the section that the text stands in."""
    mentions: list[LinkedMention] = field(default_factory=list)
    troubles: list[ExplicitLink] = field(default_factory=list)
    """Double brackets that make no link, in the order in which they were met."""
    explicit: set[str] = field(default_factory=set)
    """Entries that the text links explicitly."""
    is_guest: bool = False
    """True: the page is somebody else's. Brackets that name no entry stay as written, and so does text that is
    converted beside the page, whose addresses nobody would make relative."""
    is_anywhere: bool = False
    """True: the addresses lead to the entries from wherever a text is put, so that any text is a page."""
    numbered: bool = False
    """True: the troubles have numbers (`explicit_links.numbered`), and the output is of no use."""


class DictionaryLinks(Extension):
    """The extension. `context` is read anew whenever a Markdown instance is made or reset."""

    def __init__(self, context: LinkContext | None = None) -> None:
        super().__init__()
        self.context = context
        self._brackets = _Brackets()

    def extendMarkdown(self, md: Markdown) -> None:
        if self.context is None:
            return
        if self.context.numbered:
            # Right below the preprocessor that makes white space even: lines are still those of the file.
            md.preprocessors.register(Numberer(md), "dictionary_numbers", 29)
        if self.context.is_guest:
            md.inlinePatterns.register(ExplicitLinks(md, self.brackets), "dictionary_explicit", 175)
            md.treeprocessors.register(_Linker(md, self), "dictionary_links", 0)
            return
        # Below those that take fenced code out of the text, above those that take raw HTML out:
        # there may be Markdown in it.
        md.preprocessors.register(BarGuard(md), "dictionary_bars", 22)
        md.treeprocessors.register(CodeRestorer(md), "dictionary_bars", 31)
        # Below inline code and the escapes, above every other bracket.
        md.inlinePatterns.register(ExplicitLinks(md, self.brackets), "dictionary_explicit", 175)
        # A star in a label is no emphasis.
        if self.context.index.labels_with_signs:
            md.inlinePatterns.register(LabelsWithSigns(md, self.context.index), "dictionary_signs", 174)
        # After `toc` (ids of headings) and `unescape`, before MkDocs makes addresses relative
        # (it registers at the same priority, later).
        md.treeprocessors.register(_Linker(md, self), "dictionary_links", 0)
        md.postprocessors.register(Cleaner(md), "dictionary_marks", -50)

    def brackets(self) -> Brackets | None:
        """What the inline patterns need to know, and where they put what they find; None between two pages."""
        if self.context is None:
            return None
        self._brackets.context = self.context
        return self._brackets

    def finish(self) -> list[ExplicitLink]:
        """The brackets since the last call."""
        links, self._brackets.links = self._brackets.links, []
        return links


def _is_page(md: Markdown) -> bool:
    """Whether this converts a page, whose addresses the builder will make relative to it."""
    return "relpath" in md.treeprocessors


class _Brackets:
    context: LinkContext

    def __init__(self) -> None:
        self.links: list[ExplicitLink] = []

    @property
    def index(self) -> TermIndex:
        return self.context.index

    @property
    def is_guest(self) -> bool:
        return self.context.is_guest

    @property
    def is_anywhere(self) -> bool:
        return self.context.is_anywhere

    def href(self, link: ExplicitLink) -> str:
        assert link.slug is not None
        return self.context.href(link.slug) + (f"#{link.section}" if link.section else "")


class _Linker(Treeprocessor):
    def __init__(self, md: Markdown, extension: DictionaryLinks) -> None:
        super().__init__(md)
        self.extension = extension

    def run(self, root: etree.Element) -> None:
        context = self.extension.context
        if context is None or (context.is_guest and not context.is_anywhere and not _is_page(self.md)):
            return  # a converter that somebody keeps, of a page that is done
        self._settle(root, self.extension.finish(), context)
        if context.numbered:
            return
        context.explicit |= {slug for element in root.iter("a") if (slug := self._explicit_slug(element, context))}
        context.links.linked |= context.explicit
        for block, section in list(blocks(root, context.section, self._stashed)):
            self._link_block(block, section, context)
        if any(map(_is_plain, root.iter("span"))):
            for parent in list(root.iter()):
                if any(map(_is_plain, parent)):
                    flatten(parent, _is_plain)

    def _stashed(self, number: int) -> object:
        stash = self.md.htmlStash.rawHtmlBlocks
        return stash[number] if number < len(stash) else None

    def _settle(self, root: etree.Element, found: list[ExplicitLink], context: LinkContext) -> None:
        """Take the links out that stand in other links, or nowhere, and write down what is wrong."""
        if found:
            placed = _Walk(self._stashed, found)
            placed.walk(root)
            for number, link in enumerate(found):
                # A bracket that is not in the tree has become a part of an attribute.
                is_lost = link.slug is not None and number not in placed.seen
                troubled = replace(link, slug=None, trouble="link-in-link") if is_lost else link
                if troubled.trouble:
                    context.troubles.append(troubled)
        for title in {title for _, title in self.md.references.values() if title}:
            for bracket in explicit_links.parse(title):
                if bracket.kind == "link":
                    numbered = replace(bracket, number=explicit_links.number_at(title, bracket))
                    link = explicit_links.look_up(numbered, context.index)
                    context.troubles.append(replace(link, slug=None, trouble="link-in-link"))

    def _explicit_slug(self, element: etree.Element, context: LinkContext) -> str | None:
        slug = element.get("data-entry") or context.slug_of_href(element.get("href", ""))
        if slug and not element.get("data-entry"):
            element.set("data-entry", slug)
            element.set("class", f"{element.get('class', '')} entry-link".strip())
        return slug

    def _link_block(self, block: etree.Element, section: tuple[str, str], context: LinkContext) -> None:
        reading = read(block, self._stashed)
        rules = context.index.language.sentences
        for element in reading.elements:
            if element.tag == "a" and (slug := element.get("data-entry")):
                start, end = reading.spans[element]
                context.mentions.append(_linked(slug, reading, start, end, section, rules))
        if not context.automatic or not reading.has_linkable:
            return
        tree = Tree(block, reading)
        places: dict[int, Place] = {}

        def has_place(start: int, end: int) -> bool:
            if place := tree.place(start, end):
                places[start] = place
            return place is not None

        chosen = []
        candidates = (m for m in find_mentions(reading.text, context.index) if has_place(m.start, m.end))
        for mention, slug in context.links.choose(candidates):
            chosen.append((places[mention.start], slug))
            context.mentions.append(_linked(slug, reading, mention.start, mention.end, section, rules))
        tree.insert(chosen, context.href)


class _Walk:
    """Goes through a tree with an eye on the links that are open, those of raw HTML included."""

    def __init__(self, stash: Callable[[int], object], found: list[ExplicitLink]) -> None:
        self._stash = stash
        self._found = found
        self.seen: set[int] = set()
        self._raw: list[str] = []

    def walk(self, element: etree.Element, in_link: bool = False) -> None:
        if element.tag in BLOCKS:
            self._raw.clear()
        self._read(element.text)
        for child in element:
            number = child.attrib.pop(ID, None)
            if number is not None:
                self._settle(int(number), child, in_link or bool(self._raw))
            self.walk(child, in_link or child.tag in _NO_LINKS)
            if child.tag in BLOCKS:
                self._raw.clear()
            self._read(child.tail)

    def _settle(self, number: int, element: etree.Element, in_link: bool) -> None:
        self.seen.add(number)
        link = self._found[number]
        trouble = link.trouble
        if link.slug is not None:
            if in_link or self._holds_link(element):
                trouble = "link-in-link"
            elif not quotable(read(element, self._stash).text):
                trouble = "no-words"
        if trouble and link.slug is not None:
            self._found[number] = replace(link, slug=None, trouble=trouble)
            element.tag = "span"
            element.attrib = {"data-entry": ""}

    def _holds_link(self, element: etree.Element) -> bool:
        inside = list(element.iter())[1:]
        texts = [element.text, *(child.text for child in inside), *(child.tail for child in inside)]
        return any(child.tag in _NO_LINKS for child in inside) or any(
            name in _NO_LINKS for text in texts if text and STX in text for name, _ in raw_tags(text, self._stash)
        )

    def _read(self, text: str | None) -> None:
        if not text or STX not in text:
            return
        for name, closes in raw_tags(text, self._stash):
            if name in _NO_LINKS and not closes:
                self._raw.append(name)
            elif name in self._raw:
                self._raw.remove(name)


def _is_plain(element: etree.Element) -> bool:
    return element.tag == "span" and element.get("data-entry") == ""


def _linked(
    slug: str, reading: Reading, start: int, end: int, section: tuple[str, str], rules: SentenceRules
) -> LinkedMention:
    return LinkedMention(slug, reading.sentence(start, rules), quotable(reading.text[start:end]), *section)
