"""One field of an entry → safe, linked HTML.

Each field is its own Markdown run, so an open fence or a reference in one cannot swallow
the next; all fields of a page share one `LinkContext`, so an entry is linked once.
Entries take no raw HTML, no attribute lists, no headings and no pictures: these are shown
as text. Whatever results goes through the sanitizer, which knows only the few elements
that entries need.
"""

import re
import unicodedata
from html import escape
from xml.etree import ElementTree as etree

import nh3
from markdown import Markdown
from markdown.treeprocessors import InlineProcessor, Treeprocessor
from markupsafe import Markup

from dictionary.linking import explicit_links
from dictionary.linking.explicit_links import ExplicitLink
from dictionary.linking.forbidden import ALLOWED_ADDRESS
from dictionary.linking.inline_brackets import link_element
from dictionary.linking.markdown_cost import too_costly
from dictionary.linking.markdown_extension import DictionaryLinks, LinkContext, LinkedMention
from dictionary.linking.mentions import find_mentions
from dictionary.linking.quoting import quotable, quoted_sentence
from dictionary.linking.simple_brackets import simple_brackets
from dictionary.linking.term_index import TermIndex
from dictionary.model.entry import Entry
from dictionary.model.walking import texts

_TAGS = set("p br hr strong em ul ol li blockquote code pre a table thead tbody tr th td".split())
_ATTRIBUTES = {"a": {"href", "data-entry", "rel"}, "ol": {"start"}}
_CLEANER = nh3.Cleaner(
    tags=_TAGS,
    attributes=_ATTRIBUTES,
    allowed_classes={"a": {"entry-link"}},
    url_schemes={"http", "https", "mailto"},
    link_rel=None,
    strip_comments=True,
)
# A text without any of these is not changed by Markdown.
_MARKUP = re.compile(r"[*_`\[\]<>&\\!~^=|#\n]|://|^\s*(?:[-+]|\d+[.)])\s")
# What inline Markdown begins with, what the library has put aside, and the end of a line that is kept.
_INLINE_SIGN = re.compile(r"[*_`\[\]<>&\\!~^=|#\x02\x03]|  \n")
# What would make a list, a heading, a quotation or a rule at the beginning of a text of one paragraph.
_LEADING_SIGN = re.compile(r"^([-+#>]|\*(?=\s)|[*_](?=[*_\s]*$)|\d+[.)])")
# Written as character references, they cannot begin a code fence on the page that the
# HTML is put into.
_FENCES = {ord("`"): "&#96;", ord("~"): "&#126;"}
# A file with control characters is refused elsewhere; no page holds one all the same.
_CONTROLS = {code: None for code in range(0xA0) if unicodedata.category(chr(code)) == "Cc" and chr(code) not in "\t\n"}
_ESCAPES = _CONTROLS | _FENCES
_ESCAPED_SIGNS = re.compile(f"[{re.escape(''.join(map(chr, _ESCAPES)))}]")
# Block syntax that has no place in entries. Left out of the parser, it is shown as written.
_NO_BLOCKS = ("hashheader", "setextheader", "reference")
_NO_INLINE = ("html", "image_link", "image_reference", "short_image_ref", "reference", "short_reference")


class FieldRenderer:
    """Renders the fields of many entries with one Markdown instance, one entry at a time.

    `index` is that of the dictionary: the parser is set up for its labels. With `numbered`, the
    troubles tell their places and the HTML is of no use (see `LinkContext`).
    """

    def __init__(self, index: TermIndex, numbered: bool = False) -> None:
        self._links = DictionaryLinks(LinkContext(index, str, numbered=numbered))
        self._markdown = _entry_markdown(self._links)

    def block(self, text: str, context: LinkContext) -> Markup:
        """Block Markdown → paragraphs, lists, tables."""
        return _shield(self._convert(text, context))

    def inline(self, text: str, context: LinkContext) -> Markup:
        """Inline Markdown → HTML without a paragraph around it. White space is one space, as in any one paragraph."""
        text = " ".join(text.split())
        if not _MARKUP.search(text):
            return self.sentence(text, context)
        converted = self._convert(_LEADING_SIGN.sub(_escaped, text), context).strip()
        return _shield(converted.removeprefix("<p>").removesuffix("</p>"))

    def sentence(self, text: str, context: LinkContext) -> Markup:
        """A plain sentence → escaped text with first mentions linked."""
        parts: list[str] = []
        position = 0
        rules = context.index.language.sentences
        for mention, slug in context.links.choose(find_mentions(text, context.index)):
            shown = text[mention.start : mention.end]
            link = link_element(slug, context.href(slug))
            link.text = shown
            parts += [escape(text[position : mention.start]), etree.tostring(link, encoding="unicode")]
            position = mention.end
            quote = quoted_sentence(text, mention.start, rules)
            context.mentions.append(LinkedMention(slug, quote, quotable(shown), *context.section))
        return _shield("".join([*parts, escape(text[position:])]))

    def explicit_targets(self, entry: Entry, index: TermIndex) -> set[str]:
        """The entries that the fields of an entry link explicitly, wherever on the page they do."""
        return {
            link.slug
            for _, text, written in texts(entry)
            if written.written in ("block", "inline")
            for link in self.explicit_links(text, index, is_block=written.written == "block")
            if link.slug
        }

    def explicit_links(self, text: str, index: TermIndex, *, is_block: bool) -> list[ExplicitLink]:
        """What the double brackets of a field lead to, or what is wrong with them."""
        brackets = simple_brackets(text)
        if brackets is not None:
            return [explicit_links.look_up(bracket, index) for bracket in brackets]
        context = LinkContext(index, str, automatic=False)
        (self.block if is_block else self.inline)(text, context)
        return [*context.troubles, *(ExplicitLink(slug, slug, slug) for slug in sorted(context.explicit))]

    def _convert(self, text: str, context: LinkContext) -> str:
        if too_costly(text) is not None:
            return sanitize(f"<p>{escape(text)}</p>")
        self._links.context = context
        self._markdown.reset()
        try:
            html = self._markdown.convert(text)
        except RecursionError:
            # Hundreds of lists in lists: the parser calls itself for each. The text is shown as it
            # is, and the parser made anew, for it was left in the middle of its work.
            self._links.finish()
            self._markdown = _entry_markdown(self._links)
            html = f"<p>{escape(text)}</p>"
        return sanitize(html)


def sanitize(html: str) -> str:
    """Only the elements that entries need, with safe addresses."""
    return _CLEANER.clean(html)


def _escaped(match: re.Match[str]) -> str:
    return match[1][:-1] + "\\" + match[1][-1]


def _shield(html: str) -> Markup:
    return Markup(html.translate(_ESCAPES) if _ESCAPED_SIGNS.search(html) else html)


def _entry_markdown(links: DictionaryLinks) -> Markdown:
    markdown = Markdown(extensions=["sane_lists", "tables", "fenced_code", links], output_format="html")
    markdown.preprocessors.deregister("html_block")
    for name in _NO_BLOCKS:
        markdown.parser.blockprocessors.deregister(name)
    for name in _NO_INLINE:
        markdown.inlinePatterns.deregister(name)
    markdown.treeprocessors.register(_Inline(markdown), "inline", 20)
    markdown.treeprocessors.register(_OutsideLinks(markdown), "outside_links", -5)
    return markdown


class _Inline(InlineProcessor):
    """Inline Markdown, but for texts without a sign with which any of it begins: most have none, and some twenty
    patterns would be looked for in each. Where the library calls this by another name one day, it does that again.
    """

    def _InlineProcessor__handleInline(self, data: str, patternIndex: int = 0) -> str:  # noqa: N802, N803
        if not _INLINE_SIGN.search(data):
            return data
        handled: str = super()._InlineProcessor__handleInline(data, patternIndex)  # type: ignore[misc]
        return handled


class _OutsideLinks(Treeprocessor):
    """Contributed links to other sites: unwrapped when the address is not allowed, marked otherwise."""

    def run(self, root: etree.Element) -> None:
        for link in root.iter("a"):
            if link.get("data-entry"):
                continue
            if ALLOWED_ADDRESS.fullmatch(link.get("href", "")):
                link.set("rel", "nofollow noopener")
            else:
                link.tag = "span"
                link.attrib.clear()
