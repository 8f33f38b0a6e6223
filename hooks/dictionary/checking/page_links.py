"""Ordinary links and pictures in hand-written pages that lead nowhere: `[text](page.md#section)`.

The builder finds them after it has rendered everything, and names no line. A quick look at the
text tells which pages may hold one; only these are rendered to be sure, as the builder does.
"""

import posixpath
import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import quote, unquote, urlsplit
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from dictionary.linking.markdown_cost import too_costly
from dictionary.model.entry import Page
from dictionary.model.problems import Position, Problem, shown
from dictionary.reading.docs import Docs
from dictionary.reading.files import MARKDOWN

# Bounded, so that any text takes linear time; a longer address is found by rendering.
_LINK = re.compile(r"\]\([ \t\n]{0,3}(?:<([^<>\n]{0,1000})>|([^\s)]{1,1000}))")
_REFERENCE = re.compile(r"(?m)^ {0,3}\[[^\]\n]{1,200}\]:[ \t]{0,10}<?([^\s>]{1,1000})")
# What would end an address in Markdown, or a path in an address.
_END_LINK = re.compile(r"[\s()<>%#?]")
_CODE = re.compile(r"`[^`\n]{1,500}`")
_FENCE = re.compile(r" {0,3}(```+|~~~+)")
# Files of the theme that the builder does not publish as they are.
_OF_THEME_ONLY = (".html", ".py", ".yml", "sitemap.xml", *MARKDOWN)
_CLOSE = 0.7
_MOST_GUESSES = 100
"""Dead links of one build for which a close name is looked for among all pages."""

Anchors = Callable[[str], Collection[str] | None]
"""Source path of a generated page → the ids on it; None for what has none or is not known."""


@dataclass(slots=True)
class LinkChecker:
    """Checks the pages of one build; keeps what it rendered."""

    docs: Docs
    pages: Mapping[str, Page]
    """Source path → page."""
    sources: Collection[str]
    """Everything that a link may lead to: paths below the pages' folder, generated ones too."""
    anchors: Anchors
    _rendered: dict[str, tuple[list[str], frozenset[str]]] = field(default_factory=dict)
    _costly: dict[str, bool] = field(default_factory=dict)
    _by_name: dict[str, list[str]] = field(default_factory=dict)
    _guesses: int = _MOST_GUESSES

    def check(self, page: Page) -> Iterator[Problem]:
        """Links of a page that lead nowhere."""
        written = list(_written(page.body))
        if not any(self._trouble(page, url) for url, _ in written) or self._is_too_costly(page):
            return
        starts: dict[str, list[int]] = {}
        for url, start in written:
            starts.setdefault(url, []).append(start)
        hrefs = self._links_and_ids(page)[0]
        for url in hrefs:
            if trouble := self._trouble(page, url):
                places = starts.get(url, [])
                start = (places.pop(0) if len(places) > 1 else places[0]) if places else page.body.find(url)
                code, name, message = trouble
                guess = self._guess(page, url) if code == "E507" else ""
                yield Problem(
                    path=page.path,
                    position=_position(page, max(start, 0), len(url) if start >= 0 else 1),
                    code=code,
                    name=name,
                    message=message,
                    fix=f"did you mean {guess}?" if guess else "correct the address, or take the link away.",
                    replacement=guess if guess and start >= 0 else None,
                )

    def _trouble(self, page: Page, url: str) -> tuple[str, str, str] | None:
        """Code, name and message for an address that leads nowhere."""
        try:
            scheme, host, path, _, anchor = urlsplit(url)
        except ValueError:
            return "E507", "dead-link", f'"{shown(url)}" is not an address.'
        if scheme or host or (not self.docs.absolute_links and url.startswith(("/", "\\"))):
            return None
        if not path:
            return self._dead_anchor(page, page.source, anchor)
        target = self._target(page, unquote(path))
        if target not in self.sources and (target.endswith(_OF_THEME_ONLY) or not exists(self.docs, target)):
            return "E507", "dead-link", f'"{shown(url)}" leads to no page or file.'
        return self._dead_anchor(page, target, anchor)

    def _dead_anchor(self, page: Page, target: str, anchor: str) -> tuple[str, str, str] | None:
        if not anchor:
            return None
        other = page if target == page.source else self.pages.get(target)
        if other and self._is_too_costly(other):
            return None
        ids = self._links_and_ids(other)[1] if other else self.anchors(target)
        if ids is None or anchor in ids:
            return None
        where = "this page" if target == page.source else target
        return "E508", "dead-anchor", f'There is no section "#{shown(anchor)}" on {shown(where)}.'

    def _target(self, page: Page, path: str) -> str:
        return posixpath.normpath(posixpath.join(posixpath.dirname(page.source), path).lstrip("/"))

    def _guess(self, page: Page, url: str) -> str:
        """An address like this one that leads somewhere; empty if there is none."""
        path, mark, anchor = url.partition("#")
        target = self._target(page, unquote(path))
        if not self._by_name:
            for source in sorted(self.sources):
                self._by_name.setdefault(posixpath.basename(source), []).append(source)
        folder = posixpath.dirname(target)
        found = [f"{target.removesuffix('.html')}.md"] if f"{target.removesuffix('.html')}.md" in self.sources else []
        found += self._by_name.get(posixpath.basename(target), [])
        if not found and self._guesses:
            self._guesses -= 1
            stem, suffix = posixpath.splitext(posixpath.basename(target))
            beside = {
                posixpath.splitext(name)[0]: posixpath.join(folder, name)
                for name, paths in self._by_name.items()
                if name.endswith(suffix) and posixpath.join(folder, name) in paths
            }
            found = [beside[name] for name in get_close_matches(stem, beside, 1, _CLOSE)]
        if not found:
            return ""
        guess = posixpath.relpath(found[0], posixpath.dirname(page.source) or ".")
        return _END_LINK.sub(lambda sign: quote(sign[0]), guess) + mark + anchor

    def _is_too_costly(self, page: Page) -> bool:
        """Whether Markdown would take for ever; that is told already (E316)."""
        if page.source not in self._costly:
            self._costly[page.source] = too_costly(page.body) is not None
        return self._costly[page.source]

    def _links_and_ids(self, page: Page) -> tuple[list[str], frozenset[str]]:
        """The addresses of all links and pictures in the order of the page, and all ids."""
        if page.source not in self._rendered:
            md = Markdown(extensions=list(self.docs.extensions), extension_configs=dict(self.docs.extension_configs))
            collector = _Collector(md)
            # Last of all, where the builder looks as well: raw HTML is not among what it sees.
            md.treeprocessors.register(collector, "dictionary_page_links", 0)
            ids = _Ids()
            ids.feed(md.convert(page.body))
            ids.close()
            self._rendered[page.source] = collector.hrefs, frozenset(ids.found)
        return self._rendered[page.source]


class _Collector(Treeprocessor):
    def __init__(self, md: Markdown) -> None:
        super().__init__(md)
        self.hrefs: list[str] = []

    def run(self, root: Element) -> None:
        for element in root.iter():
            if element.tag in ("a", "img"):
                self.hrefs.append(element.get("href" if element.tag == "a" else "src") or "")


class _Ids(HTMLParser):
    """Collects what `#…` in an address can name."""

    def __init__(self) -> None:
        super().__init__()
        self.found: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.update(value for key, value in attrs if value and (key == "id" or (key == "name" and tag == "a")))


def _written(body: str) -> Iterator[tuple[str, int]]:
    """What looks like the address of a link, and where it begins; code and comments left out."""
    text = _without_code(body)
    for match in _LINK.finditer(text):
        group = 1 if match[1] is not None else 2
        yield match[group], match.start(group)
    for match in _REFERENCE.finditer(text):
        yield match[1], match.start(1)


def _without_code(body: str) -> str:
    """The text, of the same length, with code and HTML comments blanked out."""
    lines = body.split("\n")
    fence = ""
    for number, line in enumerate(lines):
        match = _FENCE.match(line)
        if fence or match:
            lines[number] = " " * len(line)
        if fence:
            fence = "" if match and match[1].startswith(fence) and not line.strip().strip(fence[0]) else fence
        elif match:
            fence = match[1]
    text = _CODE.sub(lambda match: " " * len(match[0]), "\n".join(lines))
    parts, start = [], 0
    while (begin := text.find("<!--", start)) >= 0 and (end := text.find("-->", begin)) >= 0:
        parts += [text[start:begin], re.sub(r"[^\n]", " ", text[begin : end + 3])]
        start = end + 3
    return "".join((*parts, text[start:]))


def _position(page: Page, start: int, length: int) -> Position:
    line_start = page.body.rfind("\n", 0, start) + 1
    column = start - line_start + 1
    return Position(page.body_line + page.body.count("\n", 0, start), column, column + max(length, 1))


def exists(docs: Docs, name: str) -> bool:
    """Whether a file of the theme exists, a template or an icon."""
    is_inside = ".." not in Path(name).parts and not name.startswith("/")
    return is_inside and any((theme / name).is_file() for theme in docs.themes)
