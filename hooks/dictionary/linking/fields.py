"""One field of an entry → safe, linked HTML.

Each field is its own Markdown run, so an open fence or a reference in one cannot swallow
the next; all fields of a page share one `LinkContext`, so an entry is linked once.
Entries take no raw HTML, no attribute lists, no headings and no pictures: these are shown
as text. Whatever results goes through the sanitizer, which knows only the few elements
that entries need.
"""

import re
from collections.abc import Iterator
from html import escape
from xml.etree import ElementTree as etree

import nh3
from markdown import Markdown
from markdown.treeprocessors import Treeprocessor
from markupsafe import Markup

from dictionary.language.sentences import around
from dictionary.linking import explicit_links
from dictionary.linking.markdown_extension import DictionaryLinks, LinkContext, LinkedMention
from dictionary.linking.mentions import find_mentions
from dictionary.linking.term_index import TermIndex
from dictionary.linking.tree_text import link_element
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
# The allow-list of addresses: contributed links lead to other sites, or to entries.
_ALLOWED_ADDRESS = re.compile(r"(?:https?://|mailto:)\S+", re.IGNORECASE)
# A text without any of these is not changed by Markdown.
_MARKUP = re.compile(r"[*_`\[\]<>&\\!~^=|#\n]|://|^\s*(?:[-+]|\d+[.)])\s")
# What would make a list, a heading, a quotation or a rule at the beginning of a text of one paragraph.
_LEADING_SIGN = re.compile(r"^([-+#>]|\*(?=\s)|[*_](?=[*_\s]*$)|\d+[.)])")
# Written as character references, they cannot begin a code fence on the page that the
# HTML is put into.
_FENCES = str.maketrans({"`": "&#96;", "~": "&#126;"})
# Block syntax that has no place in entries. Left out of the parser, it is shown as written.
_NO_BLOCKS = ("hashheader", "setextheader", "reference")
_NO_INLINE = ("html", "image_link", "image_reference", "short_image_ref")


class FieldRenderer:
    """Renders the fields of many entries with one Markdown instance, one entry at a time.

    `index` is that of the dictionary: the parser is set up for its labels.
    """

    def __init__(self, index: TermIndex) -> None:
        self._links = DictionaryLinks(LinkContext(index, str))
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
            context.mentions.append(LinkedMention(slug, around(text, mention.start, rules), shown, *context.section))
        return _shield("".join([*parts, escape(text[position:])]))

    def _convert(self, text: str, context: LinkContext) -> str:
        self._links.context = context
        self._markdown.reset()
        try:
            html = self._markdown.convert(text)
        except RecursionError:
            # Hundreds of lists in lists: the parser calls itself for each. The text is shown as it
            # is, and the parser made anew, for it was left in the middle of its work.
            self._markdown = _entry_markdown(self._links)
            html = f"<p>{escape(text)}</p>"
        return sanitize(html)


def sanitize(html: str) -> str:
    """Only the elements that entries need, with safe addresses."""
    return _CLEANER.clean(html)


def explicit_targets(entry: Entry, index: TermIndex) -> set[str]:
    """The entries that the fields of an entry link explicitly, wherever on the page they do."""
    return {
        link.slug
        for _, text, written in texts(entry)
        if written.written in ("block", "inline")
        for link in explicit_links.in_text(text, index)
        if link.slug
    }


def forbidden(text: str) -> Iterator[tuple[str, str]]:
    """Addresses outside the allow-list, pictures, raw HTML and headings: (what, excerpt)."""
    if not _MARKUP.search(text):
        return
    without_code = explicit_links.without_code(text)
    for match in re.finditer(r"</?[a-zA-Z][^<>]*>|<!--", without_code):
        if not _ALLOWED_ADDRESS.fullmatch(match[0][1:-1]):
            yield "html", match[0]
    for match in re.finditer(r"!\[", without_code):
        yield "picture", match[0]
    for match in re.finditer(r"(?m)^#{1,6}\s.*|^.*\n(?:=+|-+)$", without_code):
        yield "heading", match[0].splitlines()[0]
    for match in re.finditer(r"\]\(\s*<?([^)\s>]*)", without_code):
        if not _ALLOWED_ADDRESS.fullmatch(match[1]):
            yield "address", match[1]


def _escaped(match: re.Match[str]) -> str:
    return match[1][:-1] + "\\" + match[1][-1]


def _shield(html: str) -> Markup:
    return Markup(html.translate(_FENCES))


def _entry_markdown(links: DictionaryLinks) -> Markdown:
    markdown = Markdown(extensions=["sane_lists", "tables", "fenced_code", links], output_format="html")
    markdown.preprocessors.deregister("html_block")
    for name in _NO_BLOCKS:
        markdown.parser.blockprocessors.deregister(name)
    for name in _NO_INLINE:
        markdown.inlinePatterns.deregister(name)
    markdown.treeprocessors.register(_OutsideLinks(markdown), "outside_links", -5)
    return markdown


class _OutsideLinks(Treeprocessor):
    """Contributed links to other sites: unwrapped when the address is not allowed, marked otherwise."""

    def run(self, root: etree.Element) -> None:
        for link in root.iter("a"):
            if link.get("data-entry"):
                continue
            if _ALLOWED_ADDRESS.fullmatch(link.get("href", "")):
                link.set("rel", "nofollow noopener")
            else:
                link.tag = "span"
                link.attrib.clear()
