"""Read a finished site as a browser would, and follow everything in it that is an address.

The checks yield what is wrong in one line each, so that a test shows all of it at once.
"""

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from html.parser import HTMLParser
from urllib.parse import unquote, urljoin, urlsplit
from xml.etree import ElementTree

import tinycss2

from builds import SITE_URL, Built

_VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
_ADDRESSES = ("href", "src", "action", "formaction", "poster", "data", "cite", "xlink:href")


@dataclass(frozen=True, slots=True)
class Element:
    """A start tag."""

    tag: str
    attributes: Mapping[str, str]
    in_article: bool
    line: int

    @property
    def classes(self) -> list[str]:
        return self.attributes.get("class", "").split()

    def addresses(self) -> Iterator[str]:
        """Everything in this tag that a browser would fetch or go to."""
        for name in _ADDRESSES:
            if name in self.attributes and not (name == "data" and self.tag != "object"):
                yield self.attributes[name]
        for part in self.attributes.get("srcset", "").split(","):
            yield from part.split()[:1]
        if self.tag == "meta" and self.attributes.get("http-equiv", "").lower() == "refresh":
            yield self.attributes["content"].partition("url=")[2]


class Page(HTMLParser):
    """One HTML file, taken apart."""

    def __init__(self, path: str, source: str) -> None:
        super().__init__(convert_charrefs=True)
        self.path = path
        """Its file, below the root of the site."""
        self.elements: list[Element] = []
        self.texts: list[str] = []
        """What stands between tags, scripts and styles left out."""
        self.code: list[str] = []
        """What is the same in every language (`translate="no"`): code, names of files and programs."""
        self.for_search: list[str] = []
        """Text that nobody sees, for the search index."""
        self.article: list[str] = []
        """Tags and texts of the article element, in order."""
        self._open: list[str] = []
        self._as_it_is = 0
        """How many elements are open where one says that it is the same in every language; 0 outside of it."""
        self.feed(source)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        if tag not in _VOID:
            self._open.append(tag)
            if attributes.get("translate") == "no" and not self._as_it_is:
                self._as_it_is = len(self._open)
        self.elements.append(Element(tag, attributes, "article" in self._open, self.getpos()[0]))
        self._remember(f"<{tag} {sorted(attributes.items())}>")

    def handle_endtag(self, tag: str) -> None:
        self._remember(f"</{tag}>")
        if tag in self._open:
            while self._open.pop() != tag:
                pass
            if len(self._open) < self._as_it_is:
                self._as_it_is = 0

    def handle_data(self, data: str) -> None:
        if not {"script", "style"} & set(self._open) and data.strip():
            text = " ".join(data.split())
            self._remember(text)
            if self._as_it_is:
                self.code.append(text)
            else:
                (self.for_search if self._is_for_search() else self.texts).append(text)

    def _is_for_search(self) -> bool:
        """Inside a hidden paragraph: names without their accents, which only the search index holds."""
        if not self._open or not self.elements:
            return False
        last = self.elements[-1]
        return self._open[-1] == last.tag == "p" and "hidden" in last.attributes

    def _remember(self, piece: str) -> None:
        if "article" in self._open:
            self.article.append(piece)

    def all(self, tag: str, **wanted: str) -> list[Element]:
        """Elements of a tag with these attributes."""
        return [
            element
            for element in self.elements
            if element.tag == tag and all(element.attributes.get(name) == value for name, value in wanted.items())
        ]

    @property
    def ids(self) -> Counter[str]:
        return Counter(element.attributes["id"] for element in self.elements if element.attributes.get("id"))

    @property
    def is_redirect(self) -> bool:
        return any(e.attributes.get("http-equiv", "").lower() == "refresh" for e in self.all("meta"))

    @property
    def is_card(self) -> bool:
        """A page for frames, or for paper, with addresses for other sites and none of the theme (`test_formats.py`,
        `test_editions.py`).
        """
        return self.path == "print/index.html" or (self.path.startswith("embed/") and self.path != "embed/index.html")

    @property
    def is_hidden(self) -> bool:
        """Search engines are asked to leave it out."""
        return any("noindex" in e.attributes.get("content", "") for e in self.all("meta", name="robots"))

    @property
    def shown(self) -> list[str]:
        """All words that readers see or hear: texts, and the attributes that are read out."""
        spoken = ("title", "alt", "aria-label", "placeholder", "aria-description", "label")
        heard = [e.attributes[name] for e in self.elements for name in spoken if e.attributes.get(name)]
        described = [e.attributes["content"] for e in self.all("meta", name="description")]
        # The value of a box to tick is for programs, and so are colors and what is hidden.
        unseen = ("checkbox", "color", "hidden")
        inputs = [e for e in self.all("input") if e.attributes.get("type") not in unseen]
        values = [e.attributes["value"] for e in inputs if e.attributes.get("value")]
        return [*self.texts, *heard, *described, *values]


@dataclass(frozen=True)
class Crawl:
    """A finished site: its files, its pages, and where their addresses lead."""

    built: Built
    url: str = SITE_URL

    @cached_property
    def files(self) -> frozenset[str]:
        root = self.built.site
        return frozenset(path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file())

    @cached_property
    def pages(self) -> Mapping[str, Page]:
        """File → page, of every HTML file."""
        return {path: Page(path, self.text(path)) for path in sorted(self.files) if path.endswith(".html")}

    @cached_property
    def ids(self) -> Mapping[str, Counter[str]]:
        return {path: page.ids for path, page in self.pages.items()}

    def text(self, path: str) -> str:
        return (self.built.site / path).read_text(encoding="utf-8")

    def url_of(self, path: str) -> str:
        """The address under which the site itself names a file."""
        return self.url + (re.sub(r"(^|/)index\.html$", r"\1", path) if self.built.directory_urls else path)

    def file_of(self, url: str) -> str | None:
        """File that a server sends for an absolute address of this site, None if there is none."""
        path = unquote(urlsplit(url).path)
        root = urlsplit(self.url).path
        if not path.startswith(root):
            return None
        path = path.removeprefix(root)
        file = f"{path}index.html" if path.endswith("/") or not path else path
        return file if file in self.files else None

    def is_own(self, url: str) -> bool:
        return urlsplit(url).netloc == urlsplit(self.url).netloc

    def real_pages(self) -> Iterator[Page]:
        """Pages that hold something: no redirects, no cards for other people, nothing for paper, not the 404 page."""
        yield from (
            page
            for path, page in self.pages.items()
            if path != "404.html" and not page.is_redirect and not page.is_card
        )

    def dead(self, address: str, base: str) -> str | None:
        """What is wrong with an address that stands on the page or in the file with the address `base`."""
        if address.startswith(("data:", "mailto:")):
            return None
        url = urljoin(base, address)
        if urlsplit(url).scheme not in ("http", "https"):
            return "is no web address"
        if not self.is_own(url):
            return None
        file = self.file_of(url)
        if file is None:
            return "leads to no file"
        fragment = unquote(urlsplit(url).fragment)
        # An empty fragment and #top are the top of any page, by the HTML standard.
        if fragment not in ("", "top") and fragment not in self.ids.get(file, ()):
            return f"leads to no id of {file}"
        return None


def site_url(built: Built) -> str:
    """The address that a site was built for, by its home page."""
    home = Page("index.html", (built.site / "index.html").read_text(encoding="utf-8"))
    (canonical,) = home.all("link", rel="canonical")
    return canonical.attributes["href"]


def dead_links(crawl: Crawl) -> Iterator[str]:
    """Addresses in pages and style sheets that lead nowhere."""
    for path, page in crawl.pages.items():
        for element in page.elements:
            for address in element.addresses():
                if trouble := crawl.dead(address, crawl.url_of(path)):
                    yield f"{path}:{element.line}: <{element.tag}> {address} {trouble}"
    for path in sorted(crawl.files):
        if path.endswith(".css"):
            for address in _in_style_sheet(crawl.text(path)):
                if trouble := crawl.dead(address, crawl.url + path):
                    yield f"{path}: {address} {trouble}"


def double_ids(crawl: Crawl) -> Iterator[str]:
    """Ids that stand more than once on a page."""
    for path, ids in crawl.ids.items():
        yield from (f"{path}: id {id!r} stands there {count} times" for id, count in ids.items() if count > 1)


def _in_style_sheet(text: str) -> Iterator[str]:
    pending = list(tinycss2.parse_stylesheet(text, skip_comments=True))
    while pending:
        node = pending.pop()
        if node.type == "url":
            yield node.value
        elif node.type == "function" and node.lower_name == "url":
            yield from (argument.value for argument in node.arguments if argument.type == "string")
        for name in ("prelude", "content", "arguments"):
            pending += getattr(node, name, None) or []


def dead_data(crawl: Crawl) -> Iterator[str]:
    """Addresses in the search index, the sitemap and the data files that lead nowhere."""
    for path in sorted(crawl.files):
        if path.startswith("api/v1/texts/"):
            for text in json.loads(crawl.text(path))["result"]["texts"]:
                for anchor, _, _ in text["passages"]:
                    if trouble := crawl.dead(f"{text['path']}#{anchor}", crawl.url):
                        yield f"{path}: {text['path']}#{anchor} {trouble}"
    for address in sitemap(crawl):
        if trouble := crawl.dead(address, crawl.url):
            yield f"sitemap.xml: {address} {trouble}"
    for path in sorted(crawl.files):
        if path.startswith("api/v1/"):
            text = crawl.text(path)
            data = [json.loads(line) for line in text.splitlines()] if path.endswith(".jsonl") else json.loads(text)
            for address in _in_data(data):
                if not address.startswith(("http://", "https://", "mailto:")):
                    yield f"{path}: {address} is not absolute"
                elif trouble := crawl.dead(address, crawl.url):
                    yield f"{path}: {address} {trouble}"


def _in_data(value: object, key: str = "") -> Iterator[str]:
    if isinstance(value, dict):
        for name, member in value.items():
            yield from _in_data(member, name)
    elif isinstance(value, list):
        for member in value:
            yield from _in_data(member, key)
    elif isinstance(value, str) and key == "uri":
        yield value
    elif isinstance(value, str) and key == "html":
        for element in Page("", value).elements:
            yield from element.addresses()


def sitemap(crawl: Crawl) -> list[str]:
    """The addresses that the site names to search engines."""
    root = ElementTree.fromstring(crawl.text("sitemap.xml"))
    return [place.text or "" for place in root.iterfind("{*}url/{*}loc")]
