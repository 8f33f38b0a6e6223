"""`make export`, built by Zensical, which knows nothing of the dictionary: the same site as MkDocs makes."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from urllib.parse import urljoin
from xml.etree import ElementTree

import pytest

from builds import PROJECT, SITE_URL, Built, environment
from crawl import Crawl, Page, dead_links

# What a builder brings of its own.
_OF_BUILDERS = re.compile(
    r"assets/(?:images|javascripts|stylesheets)/|search(?:/search_index)?\.json$|sitemap\.xml(?:\.gz)?$"
)
_SKIPPED = "headerlink"
_VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
_OF_FRAMES = re.compile(r"assets/(?:frame\.css|frame\.js|colors\.js|themed\.css)$")
"""Of our own frame, and of ours in the theme's, which exported pages have."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A dictionary's site, and what Zensical makes of its export."""

    ours: Crawl
    theirs: Crawl
    said: str
    """What the export said of itself."""


class _Part(HTMLParser):
    """Text and addresses in one element of a page, links to headings left out."""

    def __init__(self, html: str, tag: str, name: str, base: str) -> None:
        super().__init__()
        self._tag, self._class, self._base = tag, name, base
        self._open: list[tuple[str, bool]] = []
        self.texts: list[str] = []
        self.links: list[tuple[str, str]] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        classes = given.get("class", "").split()
        is_begin = not self._open and tag == self._tag and (not self._class or self._class in classes)
        if self._open or is_begin:
            if tag not in _VOID:
                self._open.append((tag, _SKIPPED in classes or tag in ("script", "style")))
            if _SKIPPED not in classes:
                for name in ("href", "src", "action"):
                    if name in given:
                        self.links.append((urljoin(self._base, given[name]), given.get("data-entry", "")))

    def handle_endtag(self, tag: str) -> None:
        if any(tag == each for each, _ in self._open):
            while self._open.pop()[0] != tag:
                pass

    def handle_data(self, data: str) -> None:
        if self._open and not any(is_left_out for _, is_left_out in self._open):
            self.texts.append(data)

    @property
    def text(self) -> str:
        return re.sub(r"\s+", "", "".join(self.texts))


@pytest.fixture(scope="module", params=["with_directory_urls", "second_dictionary"])
def pair(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, python: str) -> Pair:
    built: Built = request.getfixturevalue(request.param)
    project = tmp_path_factory.mktemp("exported") / "project"
    shutil.copytree(built.project, project)
    shutil.copytree(PROJECT / "scripts", project / "scripts")
    env = environment(PYTHONPATH="hooks")
    done = subprocess.run(
        [sys.executable, "scripts/export.py"], cwd=project, env=env, check=False, text=True, capture_output=True
    )
    assert done.returncode == 0, done.stdout + done.stderr
    # Its settings are its own: neither hooks nor entries, and nothing that it reads of the environment.
    shutil.move(project / "export", project.with_name("export"))
    export = project.with_name("export")
    assert not {"hooks:", "plugins:"} & set(
        re.findall(r"^\w+:", (export / "mkdocs.yml").read_text("utf-8"), re.MULTILINE)
    )
    zensical = subprocess.run(
        [python, "-m", "zensical", "build", "--strict"],
        cwd=export,
        env={name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ},
        check=False,
        text=True,
        capture_output=True,
    )
    assert zensical.returncode == 0, zensical.stdout + zensical.stderr
    theirs = Built(export / "site", export, glossary=built.glossary, entries=built.entries)
    return Pair(Crawl(built), Crawl(theirs), done.stdout)


def both(pair: Pair) -> Iterator[tuple[str, Page, Page]]:
    for page in pair.ours.real_pages():
        yield page.path, page, pair.theirs.pages[page.path]


def differences(pair: Pair, tag: str, name: str = "") -> Iterator[str]:
    for path, _, _ in both(pair):
        base = pair.ours.url_of(path)
        ours, theirs = (_Part(crawl.text(path), tag, name, base) for crawl in (pair.ours, pair.theirs))
        assert ours.text or tag == "section", path
        if ours.text != theirs.text:
            pairs = enumerate(zip(ours.text, theirs.text, strict=False))
            start = max(next((place for place, (one, other) in pairs if one != other), 0), 20)
            yield f"{path}: {ours.text[start - 20 : start + 60]!r} is {theirs.text[start - 20 : start + 60]!r}"
        if ours.links != theirs.links:
            found = next((each for each in zip(ours.links, theirs.links, strict=False) if each[0] != each[1]), "fewer")
            yield f"{path}: {found}"


def test_the_same_pages_at_the_same_addresses(pair: Pair) -> None:
    def kept(crawl: Crawl) -> set[str]:
        return {path for path in crawl.files if not _OF_BUILDERS.search(path)}

    assert kept(pair.theirs) == kept(pair.ours)


def test_every_file_for_programs_has_the_same_bytes(pair: Pair) -> None:
    pages = {page.path for page in pair.ours.real_pages()} | {"404.html"}
    files = {path for path in pair.ours.files - pages if not _OF_BUILDERS.search(path)}
    assert {path for path in files if path.startswith("api/v1/entries/")}
    assert {path for path in files if pair.ours.pages.get(path, Page("", "")).is_redirect}
    # What a page may load is a matter of its frame, and that is the theme's there.
    assert "_headers" in files and "Content-Security-Policy" not in pair.theirs.text("_headers")
    files -= {"_headers"}
    changed = [path for path in sorted(files) if _bytes(pair.ours, path) != _bytes(pair.theirs, path)]
    assert changed == []


def _bytes(crawl: Crawl, path: str) -> bytes:
    return (crawl.built.site / path).read_bytes()


@pytest.mark.parametrize(("tag", "name"), [("article", ""), ("section", "preview-notes"), ("footer", "md-footer")])
def test_every_page_says_and_links_the_same(pair: Pair, tag: str, name: str) -> None:
    assert list(differences(pair, tag, name)) == []


def test_every_page_keeps_what_its_head_says(pair: Pair) -> None:
    for path, ours, theirs in both(pair):
        assert _head(theirs, pair.theirs, path) == _head(ours, pair.ours, path), path


def _head(page: Page, crawl: Crawl, path: str) -> set[tuple[str, ...]]:
    """Title, description, robots, cards, feed and structured data, with absolute addresses."""
    base = crawl.url_of(path)
    html = crawl.text(path)
    told = {("title", "".join(_Part(html, "title", "", base).texts).strip())}
    for meta in page.all("meta"):
        name = meta.attributes.get("name") or meta.attributes.get("property", "")
        if name in ("description", "robots") or name.startswith("og:"):
            told.add((name, meta.attributes["content"]))
    for link in page.all("link"):
        if link.attributes.get("rel") in ("canonical", "alternate", "search"):
            told.add((link.attributes["rel"], link.attributes.get("title", ""), urljoin(base, link.attributes["href"])))
    told |= {
        ("ld", each) for each in re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)
    }
    return told


def test_every_section_can_still_be_linked(pair: Pair) -> None:
    for path, ours, theirs in both(pair):
        lost = {
            element.attributes["id"] for element in ours.elements if element.in_article and "id" in element.attributes
        }
        assert lost <= theirs.ids.keys(), path
        assert len(theirs.all("h1")) == len(ours.all("h1")) == 1, path


def test_every_page_loads_the_same_code(pair: Pair) -> None:
    for path, ours, theirs in both(pair):
        assert _loaded(theirs, pair.theirs.url_of(path)) == _loaded(ours, pair.ours.url_of(path)), path


def test_no_page_asks_another_host(pair: Pair) -> None:
    """The theme's own link to the repository asks that one for its stars."""
    for path in pair.theirs.pages:
        assert 'data-md-component="source"' not in pair.theirs.text(path), path


def _loaded(page: Page, base: str) -> set[tuple[str, str]]:
    """Style sheets and scripts that are the dictionary's own, and how scripts are loaded."""
    found = set()
    for element in (*page.all("link", rel="stylesheet"), *page.all("script")):
        address = element.attributes.get("href") or element.attributes.get("src")
        if (
            address
            and not _OF_FRAMES.search(address)
            and not _OF_BUILDERS.search(urljoin(base, address).removeprefix(SITE_URL))
        ):
            how = "defer" if "defer" in element.attributes else element.attributes.get("type", "")
            found.add((urljoin(base, address), how))
    return found


def test_nothing_leads_nowhere(pair: Pair) -> None:
    assert list(dead_links(pair.theirs)) == []


def test_the_list_for_search_engines_is_the_same(pair: Pair) -> None:
    def listed(crawl: Crawl) -> set[tuple[str | None, ...]]:
        return {tuple(child.text for child in url) for url in ElementTree.fromstring(crawl.text("sitemap.xml"))}

    assert listed(pair.theirs) == listed(pair.ours)


def test_the_export_counts_what_it_wrote(pair: Pair) -> None:
    pages = [path for path, _, _ in both(pair)]
    links = [_Part(pair.theirs.text(path), "article", "", SITE_URL).links for path in pages]
    mentions = sum(bool(entry) for each in links for _, entry in each)
    with_previews = sum("data-preview-notes" in pair.theirs.text(path) for path in pages)
    assert f"{len(pages)} pages, {with_previews} of them with previews" in pair.said
    assert f"{mentions} of them mentions of entries" in pair.said


def test_not_found(pair: Pair) -> None:
    base = f"{SITE_URL}some/where/"
    ours, theirs = (_Part(crawl.text("404.html"), "article", "", base) for crawl in (pair.ours, pair.theirs))
    assert theirs.text == ours.text
    assert theirs.links == ours.links
    assert "noindex" in pair.theirs.text("404.html")
