"""Finished pages of entries and articles → pieces of one whole: a page for print, a book.

What a page says is taken as it was rendered. Ids get the name of their entry before them, links between entries lead
inside of the whole, headings move down, and what only a page of its own needs is left out. A piece is XML as well as
HTML. The HTML of entries comes from our own templates and is changed tag by tag, in one pass; that of articles, which
may hold anything, is read first (`well_formed.py`).
"""

import posixpath
import re
from collections.abc import Callable
from functools import cached_property
from html import escape, unescape
from urllib.parse import unquote, urljoin, urlsplit

from dictionary.exports.web import Web
from dictionary.exports.well_formed import VOID, is_well_formed, well_formed
from dictionary.language.typography import typeset
from dictionary.model.entry import Article, Entry
from dictionary.site import Build

_TAG = re.compile(r'<([a-z][a-z0-9]*)\b([^<>"]*(?:"[^"]*"[^<>"]*)*)>')
_ATTRIBUTE = re.compile(r' (id|href|aria-labelledby|data-[\w-]+|rel|hidden)(?:="([^"]*)")?(?=[ />]|$)')
_END_OF_HEADING = re.compile(r"</h([1-6])>")
_OF_PAGES = re.compile(r'<p hidden>.*?</p>\s*|<div data-contents></div>\s*|<a class="headerlink".*?</a>', re.DOTALL)
"""Words for search, the place for a list of sections, links to headings."""
_ID = re.compile(r'<[^<>]*? id="([^"]*)"')
_DEEPEST = 6

At = Callable[[str], str]
"""Slug → the file of the whole in which it stands; empty where there is one only."""


class Gathering:
    """One whole, and where everything stands in it."""

    def __init__(
        self, build: Build, web: Web, *, entry_at: At, article_at: At | None, lower: int, outside: Callable[[str], str]
    ) -> None:
        """`lower` is how far headings of entries move down; those of articles stay. `outside` makes the address of a
        page that is not in the whole from its path below the site's root; empty for none.
        """
        self._build, self._web, self._lower, self._outside = build, web, lower, outside
        self._entry_at, self._article_at = entry_at, article_at
        self._ids: dict[str, frozenset[str]] = {}
        self._found: dict[tuple[str, str], str] = {}
        self._typeset = build.site.settings.has_printed_quotes

    def entry(self, entry: Entry) -> str:
        """All that the page of an entry says."""
        source = self._build.site.settings.entry_page(entry.slug)
        html = _OF_PAGES.sub("", self._content(source)).replace("&nbsp;", "&#160;")
        changed = self._changed(html, source, id_of_entry(entry.slug), self._lower)
        if not is_well_formed(changed):
            changed = self._changed(well_formed(html), source, id_of_entry(entry.slug), self._lower)
        return typeset(changed) if self._typeset else changed

    def article(self, article: Article) -> str:
        """The text of an article."""
        source = self._build.site.settings.article_page(article.slug)
        html = well_formed(_OF_PAGES.sub("", self._content(source)))
        changed = self._changed(html, source, id_of_article(article.slug), 0)
        return typeset(changed) if self._typeset else changed

    def address_of(self, slug: str) -> str:
        """Where an entry stands in the whole."""
        return f"{self._entry_at(slug)}#{id_of_entry(slug)}"

    def _content(self, source: str) -> str:
        rendered = self._build.rendered.get(source)
        return rendered.content if rendered else ""

    def _changed(self, html: str, source: str, prefix: str, lower: int) -> str:
        base = self._web.path(source)

        def attribute(match: re.Match[str]) -> str:
            name, value = match[1], match[2]
            if name == "href":
                found = self._link(unescape(value or ""), base, source, prefix)
                return f' href="{escape(found)}"' if found else ""
            if name in ("id", "aria-labelledby"):
                return f' {name}="{" ".join(f"{prefix}.{id}" for id in (value or "").split())}"'
            return ' hidden=""' if name == "hidden" else ""

        def tag(match: re.Match[str]) -> str:
            name, rest = match[1], match[2]
            if rest:
                rest = _ATTRIBUTE.sub(attribute, rest)
            if name in VOID and not rest.endswith("/"):
                return f"<{name}{rest}/>"
            if lower and name[0] == "h" and name[1:].isdigit():
                return f"<{_lowered(name[1:], lower)}{rest}>"
            return f"<{name}{rest}>"

        changed = _TAG.sub(tag, html)
        return _END_OF_HEADING.sub(lambda end: f"</{_lowered(end[1], lower)}>", changed) if lower else changed

    def _link(self, href: str, base: str, source: str, prefix: str) -> str:
        """The address in the whole of what a link on a page leads to."""
        if href.startswith("#"):
            return f"#{prefix}.{href[1:]}" if href[1:] in self._ids_of(source) else f"#{prefix}"
        # What begins above the page's own folder is the same address on all pages beside it.
        key = posixpath.dirname(source) if href.startswith("../") or not base.endswith("/") else source, href
        if key not in self._found:
            self._found[key] = self._looked_for(href, base)
        return self._found[key]

    def _looked_for(self, href: str, base: str) -> str:
        parts = urlsplit(href)
        if parts.scheme or parts.netloc:
            return href
        path = unquote(urljoin(f"/{base}", parts.path)[1:])
        source, file, prefix = self._places.get(path, ("", "", ""))
        if not source:
            outside = self._outside(urljoin(f"/{base}", parts.path)[1:])
            return f"{outside}#{parts.fragment}" if outside and parts.fragment else outside
        exact = parts.fragment and unquote(parts.fragment) in self._ids_of(source)
        return f"{file}#{prefix}.{unquote(parts.fragment)}" if exact else f"{file}#{prefix}"

    def _ids_of(self, source: str) -> frozenset[str]:
        """The ids on a page that are in the whole too."""
        if source not in self._ids:
            self._ids[source] = frozenset(_ID.findall(_OF_PAGES.sub("", self._content(source))))
        return self._ids[source]

    @cached_property
    def _places(self) -> dict[str, tuple[str, str, str]]:
        """Address of a page below the root → its source, and file and id in the whole."""
        site, found = self._build.site, {}
        for slug in site.dictionary.entries:
            source = site.settings.entry_page(slug)
            found[unquote(self._web.path(source))] = source, self._entry_at(slug), id_of_entry(slug)
        for slug in site.dictionary.articles if self._article_at else ():
            source = site.settings.article_page(slug)
            if self._article_at and self._content(source):
                found[unquote(self._web.path(source))] = source, self._article_at(slug), id_of_article(slug)
        return found


def id_of_entry(slug: str) -> str:
    """A name that begins with a letter, as XML wants it."""
    return f"e-{slug}"


def id_of_article(slug: str) -> str:
    return f"a-{slug}"


def _lowered(level: str, by: int) -> str:
    return f"h{min(int(level) + by, _DEEPEST)}"
