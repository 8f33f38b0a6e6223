"""The finished HTML of a page → a Markdown page for builders that know nothing of the dictionary.

Headings become Markdown, so that any builder finds them for its table of contents; everything else stays the HTML
that it is. Addresses become paths of sources (`../topics/work.md`): such builders make them relative to the page, in
HTML too, and say where one leads nowhere.
"""

import posixpath
import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from html import escape
from html.parser import HTMLParser
from urllib.parse import unquote, urljoin, urlsplit, urlunsplit

_VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
_HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())
# What Python-Markdown takes as it is when it begins a line. Anything else would become part of a paragraph.
_BLOCKS = _HEADINGS | frozenset(
    "address article aside blockquote details div dl fieldset figure footer form header hr main menu nav ol p pre "
    "section table ul".split()
)
_CODE = frozenset(("script", "style"))
# Elements whose address the next builder makes relative to the page.
_FOLLOWED = {"a": "href", "area": "href", "img": "src", "link": "href"}
_MARKDOWN = re.compile(r"[^\w\s]|_")
# Signs that mean something at the beginning of a line, even in the middle of HTML.
_FENCES = str.maketrans({"`": "&#96;", "~": "&#126;", "\t": "&#9;"})


@dataclass(frozen=True, slots=True)
class Places:
    """Where the pages and files of a site are."""

    pages: Mapping[str, str]
    """Address of a page below the root, without percent signs → its source path."""
    files: Collection[str]
    """Paths of all other files below the root."""

    def source(self, address: str, url: str, source: str) -> str | None:
        """A relative address on a page → the path from the page's source to that of its target.

        Addresses that lead out of the site, or to a place on the page, stay what they are. None for a dead one.
        """
        parts = urlsplit(address)
        if parts.scheme or parts.netloc or not parts.path or parts.path.startswith("/"):
            return address
        target = unquote(urljoin(f"/{url}", parts.path)[1:])
        found = self.pages.get(target)
        if found is None:
            found = target
            if target not in self.files and posixpath.join(target, "index.html") not in self.files:
                return None
        relative = posixpath.relpath(found or ".", posixpath.dirname(source) or ".")
        relative += "/" if found.endswith("/") else ""
        return urlunsplit(("", "", relative, parts.query, parts.fragment))


@dataclass(frozen=True, slots=True)
class PlainBody:
    """The body of a page, and what is in it."""

    text: str
    links: int
    """Addresses that lead to another page or file of the site."""
    mentions: int
    """Links to entries in the text."""
    dead: tuple[str, ...]
    """Addresses that lead nowhere."""


def plain_body(html: str, headings: Collection[str], find: Callable[[str], str | None]) -> PlainBody:
    """A page's own HTML as Markdown. `headings` are ids in its table of contents; `find` is `Places.source`."""
    body = _Body(frozenset(headings), find)
    body.feed(html)
    body.close()
    return PlainBody(body.text(), body.links, body.mentions, tuple(body.dead))


class _Body(HTMLParser):
    """Takes HTML apart into its outermost elements."""

    def __init__(self, headings: frozenset[str], find: Callable[[str], str | None]) -> None:
        super().__init__(convert_charrefs=False)
        self.links = self.mentions = 0
        self.dead: list[str] = []
        self._headings = headings
        self._find = find
        self._done: list[str] = []
        self._now: list[str] = []
        self._open: list[str] = []
        self._unwrapped = 0
        """How many sections are open whose own tags are left out."""
        self._is_inline = False
        self._heading: str | None = None
        """The id of the heading that is being read."""
        self._skipped = 0
        """How many elements are open in a link that the next builder makes anew; 0 outside of one."""

    def text(self) -> str:
        self._end_node()
        return "\n\n".join(self._done) + "\n"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if self._skipped or (self._heading is not None and "headerlink" in given.get("class", "").split()):
            self._skipped += tag not in _VOID
            return
        if not self._open:
            if tag == "section" and given.get("aria-labelledby") in self._headings:
                self._end_node()
                self._unwrapped += 1
                return
            if tag in _BLOCKS:
                self._end_node()
            else:
                self._is_inline = True
            if tag in _HEADINGS and given.keys() == {"id"} and given["id"] in self._headings:
                self._heading = given["id"]
                self._now.append(f"{'#' * int(tag[1])} ")
                self._open.append(tag)
                return
        self._now.append(self._tag(tag, given, self.get_starttag_text() or ""))
        if tag not in _VOID:
            self._open.append(tag)
        elif not self._open and tag in _BLOCKS:
            self._end_node()

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if not self._skipped:
            self._is_inline = self._is_inline or not self._open
            self._now.append(self._tag(tag, {n: v or "" for n, v in attrs}, self.get_starttag_text() or ""))

    def handle_endtag(self, tag: str) -> None:
        if self._skipped:
            self._skipped -= 1
            return
        if tag not in self._open:
            if tag == "section" and self._unwrapped and not self._open:
                self._end_node()
                self._unwrapped -= 1
            return
        while (closed := self._open.pop()) != tag:
            self._now.append(f"</{closed}>")
        if self._heading is not None and not self._open:
            self._now.append(f" {{#{self._heading}}}")
            self._heading = None
            self._end_node()
            return
        self._now.append(f"</{tag}>")
        if not self._open and tag in _BLOCKS:
            self._end_node()

    def handle_data(self, data: str) -> None:
        if self._skipped:
            return
        if self._heading is not None:
            text = _MARKDOWN.sub(lambda sign: f"&#{ord(sign[0])};" if sign[0].isascii() else sign[0], data)
            self._now.append(re.sub(r"\s+", " ", text))
        elif self._open and self._open[-1] in _CODE:
            self._now.append(data)
        else:
            self._is_inline = self._is_inline or (not self._open and bool(data.strip()))
            self._now.append(data.translate(_FENCES))

    def handle_entityref(self, name: str) -> None:
        self._refer(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self._refer(f"&#{name};")

    def _refer(self, reference: str) -> None:
        if not self._skipped:
            self._is_inline = self._is_inline or not self._open
            self._now.append(reference)

    def _tag(self, tag: str, given: dict[str, str], text: str) -> str:
        """A start tag with the address that the next builder understands."""
        self.mentions += bool(given.get("data-entry")) and "entry-link" in given.get("class", "").split()
        name = _FOLLOWED.get(tag, "")
        if name not in given:
            return text
        found = self._find(given[name])
        if found is None:
            self.dead.append(given[name])
            return text
        if found == given[name]:
            return text
        self.links += 1
        told = "".join(f' {key}="{escape(found if key == name else value)}"' for key, value in given.items())
        return f"<{tag}{told}>"

    def _end_node(self) -> None:
        node = "".join(self._now).strip()
        self._now.clear()
        if node:
            self._done.append(f"<div>{node}</div>" if self._is_inline else node)
        self._is_inline = False
