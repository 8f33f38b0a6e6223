"""Markdown → linked HTML: a Python-Markdown extension, for any builder that runs Python-Markdown.

It works on the element tree, never on text or finished HTML. Explicit links become
elements while inline Markdown is read; a tree processor then goes through the blocks in
order and links first mentions (`tree_text.py` knows where the text of a tree is).
"""

import html
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from xml.etree import ElementTree as etree

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.postprocessors import Postprocessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import HTML_PLACEHOLDER_RE, AtomicString

from dictionary.language.sentences import SentenceRules, around
from dictionary.linking import explicit_links
from dictionary.linking.explicit_links import ExplicitLink
from dictionary.linking.mentions import Mention, PageLinks, find_mentions
from dictionary.linking.term_index import TermIndex
from dictionary.linking.tree_text import (
    OBJECT,
    RAW_TAG,
    blocks,
    inline,
    insert_links,
    link_element,
    piece_at,
    readable,
    text_pieces,
    unwrap,
)

_UNESCAPED = re.compile("\u0002(\\d+)\u0003")
_RAW_CODE = re.compile(r"<(/?)(?:code|kbd|pre|samp)\b", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:#\d+|#x[0-9a-fA-F]+|\w+);")


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


class DictionaryLinks(Extension):
    """The extension. `context` is read anew whenever a Markdown instance is made or reset."""

    def __init__(self, context: LinkContext | None = None) -> None:
        super().__init__()
        self.context = context

    def extendMarkdown(self, md: Markdown) -> None:
        if self.context is None:
            return
        # Below the preprocessors that take fenced code and raw HTML out of the text.
        md.preprocessors.register(_BarGuard(md), "dictionary_bars", 5)
        # Above the escapes, below inline code: a star in a label is no emphasis.
        if pattern := _signs_pattern(self.context.index):
            md.inlinePatterns.register(_LabelWithSigns(pattern, md), "dictionary_signs", 185)
        # Below the escapes, above every other bracket.
        md.inlinePatterns.register(_ExplicitLinkProcessor(explicit_links.PATTERN, md, self), "dictionary_explicit", 175)
        # After `toc` (ids of headings) and `unescape`, before MkDocs makes addresses relative
        # (it registers at the same priority, later).
        md.treeprocessors.register(_Linker(md, self), "dictionary_links", 0)
        md.postprocessors.register(_BarRestorer(md), "dictionary_bars", 35)


class _BarGuard(Preprocessor):
    def run(self, lines: list[str]) -> list[str]:
        return [explicit_links.protect_bars(line) for line in lines]


class _BarRestorer(Postprocessor):
    def run(self, text: str) -> str:
        return explicit_links.restore_bars(text)


class _LabelWithSigns(InlineProcessor):
    """Keeps a label such as O*NET from being read as markup: its text is put aside as it is."""

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[str, int, int]:  # type: ignore[override]
        return m.group(0).replace("\\", ""), m.start(0), m.end(0)


class _ExplicitLinkProcessor(InlineProcessor):
    def __init__(self, pattern: str, md: Markdown, extension: DictionaryLinks) -> None:
        super().__init__(pattern, md)
        self.extension = extension

    def handleMatch(  # type: ignore[override]
        self, m: re.Match[str], data: str
    ) -> tuple[etree.Element, int, int] | tuple[None, None, None]:
        context = self.extension.context
        assert context is not None
        if _is_in_raw_code(data[: m.start(0)]):
            return None, None, None
        label, shown = (text and _UNESCAPED.sub(_character, self.unescape(text)) for text in (m[2], m[3]))
        link = explicit_links.parse(m[1], label, shown, context.index)
        if link.trouble:
            context.troubles.append(link)
        if link.slug is None:
            # A span, so that the text is one node that the linker can pass over.
            element = etree.Element("span", {"data-entry": ""})
        else:
            element = link_element(link.slug, context.href(link.slug))
        element.text = AtomicString(link.shown)
        return element, m.start(0), m.end(0)


def _character(match: re.Match[str]) -> str:
    return chr(int(match[1]))


def _is_in_raw_code(before: str) -> bool:
    """Whether a raw code element is open after a text: its tags are not put aside yet."""
    tags = _RAW_CODE.findall(before) if "<" in before else []
    return bool(tags) and not tags[-1]


class _Linker(Treeprocessor):
    def __init__(self, md: Markdown, extension: DictionaryLinks) -> None:
        super().__init__(md)
        self.extension = extension

    def run(self, root: etree.Element) -> None:
        context = self.extension.context
        assert context is not None
        if self.md.htmlStash.html_counter:
            self._unstash_entities(root)
        explicit = {slug for element in root.iter("a") if (slug := self._explicit_slug(element, context))}
        context.links.linked |= explicit
        for block, section in blocks(root, context.section):
            self._link_block(block, section, context)
        for parent in list(root.iter()):
            for child in list(parent):
                if child.tag == "span" and child.get("data-entry") == "":
                    unwrap(parent, child)

    def _unstash_entities(self, root: etree.Element) -> None:
        """Put stashed character references back into the text: `L&amp;D` is the label L&D."""

        def character(match: re.Match[str]) -> str:
            stashed = self.md.htmlStash.rawHtmlBlocks[int(match[1])]
            return html.unescape(stashed) if isinstance(stashed, str) and _ENTITY.fullmatch(stashed) else match[0]

        for element in root.iter():
            if element.text and element.tag not in ("code", "pre"):
                element.text = HTML_PLACEHOLDER_RE.sub(character, element.text)
            if element.tail:
                element.tail = HTML_PLACEHOLDER_RE.sub(character, element.tail)

    def _explicit_slug(self, element: etree.Element, context: LinkContext) -> str | None:
        slug = element.get("data-entry") or context.slug_of_href(element.get("href", ""))
        if slug and not element.get("data-entry"):
            element.set("data-entry", slug)
            element.set("class", f"{element.get('class', '')} entry-link".strip())
        return slug

    def _link_block(self, block: etree.Element, section: tuple[str, str], context: LinkContext) -> None:
        pieces = list(text_pieces(block, self._raw_tag))
        text = readable("".join(piece.text for piece in pieces))
        rules = context.index.language.sentences
        for element in inline(block):
            if element.tag == "a" and (slug := element.get("data-entry")):
                start = next((p.start for p in pieces if p.element is element and not p.is_tail), 0)
                context.mentions.append(_linked(slug, "".join(element.itertext()), text, start, section, rules))
        if not context.automatic:
            return
        chosen: dict[int, list[tuple[Mention, str]]] = {}
        candidates = (m for m in find_mentions(text, context.index) if piece_at(pieces, m) is not None)
        for mention, slug in context.links.choose(candidates):
            position = piece_at(pieces, mention)
            assert position is not None
            chosen.setdefault(position, []).append((mention, slug))
            shown = text[mention.start : mention.end]
            context.mentions.append(_linked(slug, shown, text, mention.start, section, rules))
        # Last piece first: links are inserted before what follows, and earlier pieces stay in place.
        for position in sorted(chosen, reverse=True):
            insert_links(pieces[position], chosen[position], context.href)

    def _raw_tag(self, number: int) -> tuple[str, bool] | None:
        """Name of a stashed raw tag and whether it closes; None for anything else."""
        stashed = self.md.htmlStash.rawHtmlBlocks[number]
        match = RAW_TAG.match(stashed if isinstance(stashed, str) else "")
        return (match[2].lower(), bool(match[1])) if match else None


def _linked(
    slug: str, shown: str, text: str, start: int, section: tuple[str, str], rules: SentenceRules
) -> LinkedMention:
    sentence = " ".join(explicit_links.restore_bars(around(text, start, rules)).replace(OBJECT, "").split())
    return LinkedMention(slug, sentence, shown, *section)


def _signs_pattern(index: TermIndex) -> str | None:
    """A pattern for the labels that hold signs of Markdown, escaped or not; None if there are none."""
    if not index.labels_with_signs:
        return None
    written = (re.sub(r"(\\?[*_`~^=])", lambda m: r"\\?" + m[1], re.escape(label)) for label in index.labels_with_signs)
    return r"(?<![\w\\])(?:" + "|".join(written) + r")(?!\w)"
