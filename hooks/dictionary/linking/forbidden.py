"""What the Markdown of an entry must not hold: addresses outside the allow-list, pictures, HTML, headings.

The page shows all of it as text, so nothing here is dangerous; it is told because the author
wanted something else. Only what is surely meant so is told: `a<b and c>d` is no HTML, `C# # D`
no heading. Each pattern takes time in proportion to the text.
"""

import re
from collections.abc import Iterator
from typing import Literal

What = Literal["html", "picture", "heading", "address", "reference"]

ALLOWED_ADDRESS = re.compile(r"(?:https?://|mailto:)\S+", re.IGNORECASE)
"""The allow-list of addresses: contributed links lead to other sites, or to entries."""
ELEMENTS = frozenset(
    """a abbr acronym address applet area article aside audio b base basefont bdi bdo big blink blockquote body br
    button canvas caption center cite code col colgroup data datalist dd del details dfn dialog dir div dl dt em embed
    fieldset figcaption figure font footer form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html i iframe
    image img input ins kbd label legend li link main map mark marquee math menu meta meter nav nobr noframes noscript
    object ol optgroup option output p param picture plaintext pre progress q rp rt ruby s samp script search section
    select slot small source span strike strong style sub summary sup svg table tbody td template textarea tfoot th
    thead time title tr track tt u ul var video wbr xmp""".split()
)
"""The names of HTML's elements, today's and former ones."""
TAG = re.compile(r"(?<!\\)<(/?)([a-zA-Z][a-zA-Z0-9-]*)((?:[\s/][^<>]*)?)>|(?<!\\)<!--")
_PICTURE = re.compile(r"!\[[^\[\]]*\]\(")
_HEADING = re.compile(r"(?m)^ {0,3}#{1,6}[ \t]+\S.*|^(?=[ \t]*[^\s>|+*-])[^\n]*\n(?: {0,3})(?:=+|-+)[ \t]*$")
_LIST_ITEM = re.compile(r" {0,3}(?:[*+-]|\d+\.)[ \t]")
_INDENT = 4
_ADDRESS = re.compile(r"\]\(\s*<?([^)\s>]*)")
_BARE = re.compile(r"(?<!\\)<([a-zA-Z][a-zA-Z0-9+.-]*:[^\s<>]*)>")
_REFERENCE = re.compile(
    r"(?m)^[ ]{0,3}\[[^\[\]\n]+\]:[ \t]*(?:\n[ \t]*)?<?(?:[a-z][a-z0-9+.-]{1,30}:|//|www\.|/)[^\s<>]+", re.IGNORECASE
)
"""A line that gives `[words][name]` its address. Links here are written in one piece; it would be shown as text."""


def forbidden(markdown: str, is_block: bool) -> Iterator[tuple[What, str, int]]:
    """(what, excerpt, where it begins) of everything that has no place here.

    `markdown` has no fenced and inline code in it any more. Headings and indented code are looked for
    in blocks only: in a text of one paragraph a `#` is a sign like any other.
    """
    if is_block:
        markdown = _without_indented_code(markdown)
    for tag in TAG.finditer(markdown):
        if tag[2] is None or is_element(markdown, tag):
            yield "html", tag[0], tag.start()
    for picture in _PICTURE.finditer(markdown):
        yield "picture", picture[0].rstrip("("), picture.start()
    for heading in _HEADING.finditer(markdown) if is_block else ():
        excerpt = heading[0].strip().splitlines()[0]
        yield "heading", excerpt, markdown.index(excerpt, heading.start())
    for bare in _BARE.finditer(markdown):
        if not ALLOWED_ADDRESS.fullmatch(bare[1]):
            yield "address", bare[0], bare.start()
    for reference in _REFERENCE.finditer(markdown) if is_block else ():
        excerpt = reference[0].strip().splitlines()[0]
        yield "reference", excerpt, markdown.index(excerpt, reference.start())
    for address in _ADDRESS.finditer(markdown):
        if not ALLOWED_ADDRESS.fullmatch(address[1]):
            excerpt = address[1] or address[0]
            yield "address", excerpt, address.start(1) if address[1] else address.start()


def _without_indented_code(markdown: str) -> str:
    """The text, of the same length, with a + for each letter of lines that are code by their four spaces.

    In list items code stands four spaces further to the right than their text.
    """
    if "\n    " not in markdown and "\n\t" not in markdown and not markdown.startswith(("    ", "\t")):
        return markdown
    lines = markdown.split("\n")
    depth, is_code, after_blank = 0, False, True
    for number, line in enumerate(lines):
        text = line.expandtabs(_INDENT)
        if text.strip():
            level = min((len(text) - len(text.lstrip())) // _INDENT, depth)
            inner = text[_INDENT * level :]
            is_item = bool(_LIST_ITEM.match(inner))
            is_code = inner.startswith(" " * _INDENT) and (is_code or after_blank)
            if is_item:
                depth = level + 1
            elif after_blank and not is_code:
                depth = level
            lines[number] = "+" * len(line) if is_code else line
        after_blank = not text.strip()
    return "\n".join(lines)


def is_element(markdown: str, tag: re.Match[str]) -> bool:
    """Whether a match of `TAG` is meant as HTML, and not as a comparison or a placeholder."""
    if tag[2].lower() not in ELEMENTS:
        return False
    # A comparison (a<b and c>d) touches the word before it and has spaces inside, or several words.
    touches = tag.start() > 0 and markdown[tag.start() - 1].isalnum()
    words = tag[3].strip(" /\t\n").split()
    return bool(tag[1]) or "=" in tag[3] or (not (touches and words) and len(words) < 2)
