"""The whole dictionary in one piece: on one page for paper, and as a book."""

import hashlib
import io
import re
import xml.etree.ElementTree as ET
import zipfile
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

import pytest

from builds import Built, build, copy_project, copy_second_dictionary
from dictionary.exports import book, one_page
from dictionary.exports.gathered import Gathering
from dictionary.exports.web import Web
from dictionary.exports.well_formed import is_well_formed, well_formed
from dictionary.language.direction import direction
from dictionary.model.entry import Article, Entry
from dictionary.model.problems import Problem
from dictionary.reading.config_file import ConfigFile
from dictionary.reading.editions import read_editions
from dictionary.reading.settings import SettingsReader
from dictionary.site import RenderedPage, Settings

XHTML = "{http://www.w3.org/1999/xhtml}"
LINK = re.compile(r'<a [^<>]*?href="([^"]*)"')
ID = re.compile(r'<[^<>]*? id="([^"]*)"')


@pytest.fixture(params=["with_directory_urls", "without_directory_urls", "second_dictionary"])
def built(request: pytest.FixtureRequest) -> Built:
    found: Built = request.getfixturevalue(request.param)
    return found


# ---- What is on them ---------------------------------------------------------------------------


def test_every_entry_is_on_the_page_for_print_and_every_link_leads_somewhere(built: Built) -> None:
    page = (built.site / one_page.PATH).read_text("utf-8")
    ids = ID.findall(page)
    assert len(ids) == len(set(ids))
    assert {f"e-{slug}" for slug in built.slugs} == {id for id in ids if id.startswith("e-") and "." not in id}
    for link in map(unquote, LINK.findall(page)):
        if link.startswith("#"):
            assert link[1:] in ids, link
        elif not urlsplit(link).scheme:
            target = (built.site / "print" / link.partition("#")[0]).resolve()
            assert target.is_file() or (target / "index.html").is_file(), link
    assert 'name="robots" content="noindex"' in page
    assert re.findall(r"<style|style=|<script(?! src=)| on\w+=", page) == []
    assert "headerlink" not in page and "data-" not in page.partition("<body")[2]


def test_the_page_for_print_is_no_page_of_the_site(built: Built) -> None:
    assert "/print/" not in (built.site / "sitemap.xml").read_text("utf-8")
    for folder in ("api/v1/texts", "api/v1/names"):
        assert all('"print/' not in path.read_text("utf-8") for path in (built.site / folder).glob("*.json"))
    browse = (built.site / built.page(f"{built.entries}/index").replace("index/index", "index")).read_text("utf-8")
    assert 'href="../print/"' in browse or 'href="../print/index.html"' in browse


def members(built: Built) -> dict[str, str]:
    with zipfile.ZipFile(built.site / book.PATH) as archive:
        first = archive.infolist()[0]
        assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
        return {name: archive.read(name).decode() for name in archive.namelist()}


def test_every_entry_and_article_is_in_the_book_and_every_link_in_it_leads_somewhere(built: Built) -> None:
    pages = {name: text for name, text in members(built).items() if name.endswith(".xhtml")}
    ids = {name: {e.get("id") for e in ET.fromstring(text).iter() if e.get("id")} for name, text in pages.items()}
    words = [id for name in ids for id in ids[name] if id and id.startswith("e-") and "." not in id]
    assert sorted(words) == sorted(f"e-{slug}" for slug in built.slugs)
    for name, text in pages.items():
        for link in ET.fromstring(text).iter(f"{XHTML}a"):
            address = urljoin(name, link.get("href", ""))
            if not urlsplit(address).scheme:
                path, _, fragment = unquote(address).partition("#")
                assert path in pages, (name, address)
                assert not fragment or fragment in ids[path], (name, address)


def test_the_contents_lead_to_every_entry_topic_and_article(built: Built) -> None:
    nav = ET.fromstring(members(built)["EPUB/nav.xhtml"])
    links = [link.get("href", "") for link in nav.iter(f"{XHTML}a")]
    assert {link.partition("#")[2] for link in links} >= {f"e-{slug}" for slug in built.slugs}
    assert any(link.startswith("topics.xhtml#t-") for link in links)
    articles = len(list((built.project / "docs").glob("*/[!_]*.md"))) and any("article-1" in link for link in links)
    assert articles or built.entries != "dictionary"


# ---- How they are made -------------------------------------------------------------------------


def gathered(html: str, article: str = "", **changes: Any) -> Gathering:
    """Entries "mentor" and "401k", and an article."""
    entries = {slug: Entry(slug=slug, path="", headword=slug, topics=()) for slug in ("mentor", "401k")}
    told = Article(slug="guide", path="", source="", title="Guide", description="")
    site = SimpleNamespace(
        settings=Settings(name="Words"),
        dictionary=SimpleNamespace(entries=entries, articles={"guide": told}),
    )
    rendered = {
        "dictionary/mentor.md": RenderedPage((), content=html),
        "dictionary/401k.md": RenderedPage((), content='<h1 id="headword">401(k)</h1><h2 id="tips">Tips</h2>'),
        "articles/guide.md": RenderedPage((), content=article or "<h1>Guide</h1>"),
    }
    web = Web("https://words.example/", lambda source: f"{source.removesuffix('.md')}/")
    given: dict[str, Any] = {
        "entry_at": lambda slug: "words.xhtml",
        "article_at": lambda slug: "guide.xhtml",
        "lower": 1,
        "outside": web.file,
    }
    return Gathering(SimpleNamespace(site=site, rendered=rendered), web, **{**given, **changes})  # type: ignore[arg-type]


MENTOR = Entry(slug="mentor", path="", headword="mentor", topics=())
GUIDE = Article(slug="guide", path="", source="", title="Guide", description="")


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ('<h2 id="a">x</h2>', '<h3 id="e-mentor.a">x</h3>'),
        ('<h6 id="a">x</h6>', '<h6 id="e-mentor.a">x</h6>'),
        ('<p id="a"><a href="#a">x</a></p>', '<p id="e-mentor.a"><a href="#e-mentor.a">x</a></p>'),
        ('<a href="#mentioned-in">x</a>', '<a href="#e-mentor">x</a>'),
        (
            '<a class="entry-link" data-entry="401k" href="../401k/">x</a>',
            '<a class="entry-link" href="words.xhtml#e-401k">x</a>',
        ),
        ('<a href="../401k/#tips">x</a>', '<a href="words.xhtml#e-401k.tips">x</a>'),
        ('<a href="../401k/#gone">x</a>', '<a href="words.xhtml#e-401k">x</a>'),
        ('<a href="../../articles/guide/">x</a>', '<a href="guide.xhtml#a-guide">x</a>'),
        ('<a href="../../topics/work/#b">x</a>', '<a href="https://words.example/topics/work/#b">x</a>'),
        ('<a href="https://a.example/?b&amp;c" rel="nofollow">x</a>', '<a href="https://a.example/?b&amp;c">x</a>'),
        ("a<br>b<hr>c&nbsp;d", "a<br/>b<hr/>c&#160;d"),
        ('<h2 id="a">x<a class="headerlink" href="#a" title="Link">¶</a></h2>', '<h3 id="e-mentor.a">x</h3>'),
        ("<p hidden>resume</p>\n<p>x</p>", "<p>x</p>"),
        # What only looks like a tag, or an attribute.
        ('<code> id="a" href="../401k/"</code>', '<code> id="a" href="../401k/"</code>'),
        ('<p title="a > b" id="c">x</p>', '<p title="a > b" id="e-mentor.c">x</p>'),
        ("<p>&lt;h2&gt; &lt;br&gt;</p>", "<p>&lt;h2&gt; &lt;br&gt;</p>"),
        # What is no XML is read again.
        ("<p>a<p>b &eacute;", "<p>a</p><p>b é</p>"),
    ],
)
def test_a_page_becomes_a_piece(html: str, expected: str) -> None:
    piece = gathered(html).entry(MENTOR)
    assert piece == expected
    assert is_well_formed(piece)


def test_where_the_address_of_the_site_is_not_known_a_link_out_of_the_whole_is_none() -> None:
    whole = gathered('<a href="../../topics/work/">x</a>', outside=lambda path: "")
    assert whole.entry(MENTOR) == "<a>x</a>"


def test_an_article_keeps_its_headings_and_leads_to_entries() -> None:
    whole = gathered("", '<h1 id="t">T</h1><p>A <a href="../../dictionary/401k/#tips">plan</a><br>b')
    expected = '<h1 id="a-guide.t">T</h1><p>A <a href="words.xhtml#e-401k.tips">plan</a><br/>b</p>'
    assert whole.article(GUIDE) == expected


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>a<br>b", "<p>a<br/>b</p>"),
        ("<ul><li>a<li>b</ul>", "<ul><li>a</li><li>b</li></ul>"),
        ("<dl><dt>a<dd>b<dt>c</dl>", "<dl><dt>a</dt><dd>b</dd><dt>c</dt></dl>"),
        ("<b><i>a</b></i>", "<b><i>a</i></b>"),
        ("</p>a", "a"),
        ("<script>if (a < b) {}</script>x<style>p {}</style>", "x"),
        ("<iframe src='x'><p>a</p></iframe>b<form><input>c</form>d", "bd"),
        ('<img src="a.png" alt="A &lt;map&gt;">', '<span class="picture">A &lt;map&gt;</span>'),
        ('<img src="a.png">', ""),
        ('<p onclick="x()" style="color: red" CLASS=a>x</p>', '<p class="a">x</p>'),
        ("<details open><summary>a</summary></details>", '<details open=""><summary>a</summary></details>'),
        ("a\x00b\x0cc &copy; &unknown; <!-- no -->", "abc © &amp;unknown; "),
        ("<!doctype html><p>x</p><?php ?>", "<p>x</p>"),
    ],
)
def test_any_html_becomes_xml(html: str, expected: str) -> None:
    assert well_formed(html) == expected
    assert is_well_formed(expected)


def test_the_heads_of_sheets_hold_any_name() -> None:
    assert one_page._quoted('a"b\\c\n</style>') == '"a\\22 b\\5c c\\a \\3c \\2f style\\3e "'


def test_a_book_has_no_time_of_its_own() -> None:
    one, other = (book.archive(iter([("a.xhtml", "x")])) for _ in range(2))
    assert hashlib.sha256(one).digest() == hashlib.sha256(other).digest()
    with zipfile.ZipFile(io.BytesIO(one)) as archive:
        assert {info.date_time[0] for info in archive.infolist()} == {1980}


@pytest.mark.parametrize(
    ("tag", "expected"), [("en", "ltr"), ("ar", "rtl"), ("he-IL", "rtl"), ("ar-Latn", "ltr"), ("pa-Arab-PK", "rtl")]
)
def test_the_direction_of_a_language(tag: str, expected: str) -> None:
    assert direction(tag) == expected


# ---- Where they are wanted ---------------------------------------------------------------------


def _read(given: dict[str, object]) -> tuple[tuple[str, ...], list[Problem]]:
    reader = SettingsReader(ConfigFile("mkdocs.yml"))
    return read_editions(reader, given), reader.problems


def test_none_is_made_where_nobody_asks() -> None:
    assert _read({}) == ((), [])
    assert _read({"editions": []}) == ((), [])
    assert _read({"editions": ["epub", "print", "epub"]}) == (("print", "epub"), [])


def test_without_them_nothing_is_there_and_the_addresses_are_free(tmp_path: Path) -> None:
    project = copy_second_dictionary(tmp_path / "project")
    config = project / "mkdocs.yml"
    config.write_text(re.sub("(?m)^    editions: .*\n", "", config.read_text("utf-8")), "utf-8")
    (project / "docs" / "print.md").write_text("# Ours\n", "utf-8")
    done = build(project, tmp_path / "site", strict=True)
    assert done.returncode == 0, done.stdout[-2000:]
    assert not (tmp_path / "site" / book.PATH).exists()
    assert "Ours" in (tmp_path / "site/print/index.html").read_text("utf-8")
    browse = next((tmp_path / "site").glob("woerterbuch/index.html")).read_text("utf-8")
    assert 'class="editions"' not in browse and "print/" not in browse


def test_what_would_be_lost_is_said(tmp_path: Path) -> None:
    project = copy_project(tmp_path / "project")
    (project / "docs" / "print.md").write_text("# Ours\n", "utf-8")
    done = build(project, tmp_path / "site", strict=True)
    assert done.returncode != 0
    assert 'The address "print" belongs' in done.stdout, done.stdout[-3000:]
