"""What the Markdown of an entry must not hold: addresses outside the allow-list, pictures, HTML, headings.

The page shows all of it as text, so nothing here is dangerous; it is told because the author
wanted something else. Only what is surely meant so is told: `a<b and c>d` is no HTML, `C# # D`
no heading. Each pattern takes time in proportion to the text.
"""

import re
from collections.abc import Iterator
from typing import Literal

What = Literal["html", "picture", "heading", "address"]

ALLOWED_ADDRESS = re.compile(r"(?:https?://|mailto:)\S+", re.IGNORECASE)
"""The allow-list of addresses: contributed links lead to other sites, or to entries."""
_ELEMENTS = frozenset(
    """a abbr acronym address applet area article aside audio b base basefont bdi bdo big blink blockquote body br
    button canvas caption center cite code col colgroup data datalist dd del details dfn dialog dir div dl dt em embed
    fieldset figcaption figure font footer form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html i iframe
    image img input ins kbd label legend li link main map mark marquee math menu meta meter nav nobr noframes noscript
    object ol optgroup option output p param picture plaintext pre progress q rp rt ruby s samp script search section
    select slot small source span strike strong style sub summary sup svg table tbody td template textarea tfoot th
    thead time title tr track tt u ul var video wbr xmp""".split()
)
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9-]*)((?:[\s/][^<>]*)?)>|<!--")
_PICTURE = re.compile(r"!\[[^\[\]]*\]\(")
_HEADING = re.compile(r"(?m)^ {0,3}#{1,6}[ \t]+\S.*|^(?=[ \t]*[^\s>|+*-])[^\n]*\n(?: {0,3})(?:=+|-+)[ \t]*$")
_ADDRESS = re.compile(r"\]\(\s*<?([^)\s>]*)")


def forbidden(markdown: str, is_block: bool) -> Iterator[tuple[What, str]]:
    """(what, excerpt) of everything that has no place here. `markdown` has no code in it any more.

    Headings are told in blocks only: in a text of one paragraph a `#` is a sign like any other.
    """
    for tag in _TAG.finditer(markdown):
        if tag[2] is None or _is_element(markdown, tag):
            yield "html", tag[0]
    for picture in _PICTURE.finditer(markdown):
        yield "picture", picture[0].rstrip("(")
    for heading in _HEADING.finditer(markdown) if is_block else ():
        yield "heading", heading[0].strip().splitlines()[0]
    for address in _ADDRESS.finditer(markdown):
        if not ALLOWED_ADDRESS.fullmatch(address[1]):
            yield "address", address[1] or address[0]


def _is_element(markdown: str, tag: re.Match[str]) -> bool:
    if tag[2].lower() not in _ELEMENTS:
        return False
    # A comparison (a<b and c>d) touches the word before it and has spaces inside.
    touches = tag.start() > 0 and markdown[tag.start() - 1].isalnum()
    return bool(tag[1]) or not (touches and tag[3].strip() and "=" not in tag[3])
