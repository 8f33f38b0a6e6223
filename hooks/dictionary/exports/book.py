"""`/downloads/dictionary.epub`: the dictionary as a book, entries and articles; with `editions: [epub]`.

EPUB 3.3: an archive of XHTML pages, a few words on each page of one letter, so that no reading device has to open much
at once. The same source gives the same bytes: times are those of the source, and files have none.
"""

import io
import uuid
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from html import escape

from dictionary.exports.book_parts import CONTAINER, STYLE, cover, package, page
from dictionary.exports.gathered import Gathering, id_of_article, id_of_entry
from dictionary.exports.web import Made, Web
from dictionary.language.collation import OTHER
from dictionary.language.direction import direction
from dictionary.model.entry import Entry
from dictionary.reading.editions import EPUB
from dictionary.site import Build, Site

PATH = "downloads/dictionary.epub"
MOST_ON_PAGE = 40
"""Entries on a page of the book."""
_FOLDER = "EPUB"


def is_made(site: Site) -> bool:
    return EPUB in site.settings.editions and not site.settings.is_guest


def files(build: Build, web: Web) -> Made:
    """The one file."""
    if is_made(build.site):
        yield PATH, archive(_Book(build, web).members())


def archive(members: Iterator[tuple[str, str]]) -> bytes:
    """The book as one file; its kind stands first, as it is, for programs that read the beginning alone."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as zip:
        for name, text in (("mimetype", "application/epub+zip"), *members):
            info = zipfile.ZipInfo(name)
            info.create_system = 3  # the same bytes on every system
            info.compress_type = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            zip.writestr(info, text.encode())
    return made.getvalue()


@dataclass(frozen=True)
class _Sheet:
    """A page of the book with some entries of one letter."""

    file: str
    letter: str
    is_first: bool
    entries: list[Entry]


@dataclass(frozen=True)
class _Book:
    build: Build
    web: Web

    def members(self) -> Iterator[tuple[str, str]]:
        """Path → text of every file but the first."""
        site = self.build.site
        pages = dict(self._pages())
        yield "META-INF/container.xml", CONTAINER
        yield (
            f"{_FOLDER}/package.opf",
            package(
                site,
                identifier=str(
                    uuid.uuid5(uuid.NAMESPACE_URL, self.web.root if self.web.is_known else site.settings.name)
                ),
                home=self.web.root if self.web.is_known else "",
                pages=tuple(pages),
            ),
        )
        for name, text in pages.items():
            yield f"{_FOLDER}/{name}", text
        yield f"{_FOLDER}/style.css", STYLE
        yield f"{_FOLDER}/cover.svg", cover(site.settings.name)

    def _pages(self) -> Iterator[tuple[str, str]]:
        """File → text, in the order of reading."""
        site, t, name = self.build.site, self.build.site.strings, self.build.site.settings.name
        image = f'<img src="cover.svg" alt="{escape(t("book_cover", name=name))}"/>'
        yield "cover.xhtml", self._page(name, f'<section epub:type="cover" class="cover">{image}</section>')
        yield "title.xhtml", self._page(name, self._title())
        yield "nav.xhtml", self._page(t.book_contents, self._navigation())
        for sheet in self._sheets:
            yield sheet.file, self._page(sheet.letter, "\n".join(self._on_sheet(sheet)))
        if self._topics:
            yield "topics.xhtml", self._page(t.topics, "\n".join(self._by_topic()))
        for slug, file in self._article_files.items():
            article = site.dictionary.articles[slug]
            text = f'<article id="{id_of_article(slug)}">\n{self._whole.article(article)}\n</article>'
            yield file, self._page(article.title, text)

    def _page(self, title: str, body: str) -> str:
        language = self.build.site.settings.language
        return page(title, body, language, direction(language))

    @cached_property
    def _sheets(self) -> tuple[_Sheet, ...]:
        site, found = self.build.site, list[_Sheet]()
        for (letter, _), entries in zip(site.letters, site.by_letter.values(), strict=True):
            shown = site.strings.other_letter if letter == OTHER else letter
            for start in range(0, len(entries), MOST_ON_PAGE):
                file = f"words-{len(found) + 1}.xhtml"
                found.append(_Sheet(file, shown, not start, entries[start : start + MOST_ON_PAGE]))
        return tuple(found)

    @cached_property
    def _topics(self) -> tuple[str, ...]:
        """Those that have entries."""
        site = self.build.site
        return tuple(key for key in site.dictionary.topics if site.by_topic[key])

    @cached_property
    def _article_files(self) -> dict[str, str]:
        """Slug of an article that has a text → its file."""
        site = self.build.site
        with_text = [
            article
            for article in sorted(site.dictionary.articles.values(), key=lambda article: (article.title, article.slug))
            if (rendered := self.build.rendered.get(site.settings.article_page(article.slug))) and rendered.content
        ]
        return {article.slug: f"article-{number}.xhtml" for number, article in enumerate(with_text, 1)}

    @cached_property
    def _whole(self) -> Gathering:
        at = {entry.slug: sheet.file for sheet in self._sheets for entry in sheet.entries}
        known = self.web.is_known
        return Gathering(
            self.build,
            self.web,
            entry_at=at.__getitem__,
            article_at=self._article_files.__getitem__,
            lower=1,
            outside=lambda path: self.web.file(path) if known else "",
        )

    def _title(self) -> str:
        t, web = self.build.site.strings, self.web
        license = f'<a href="{escape(t.license_url)}">{escape(t.license_name)}</a>'
        told = [
            f'<h1 class="book-title">{escape(self.build.site.settings.name)}</h1>',
            f"<p>{escape(t('browse_count', count=t.number(len(self.build.site.dictionary.entries))))}</p>",
        ]
        if day := self.build.site.last_day:
            told.append(f"<p>{escape(t('edition_of', date=t.date(day)))}</p>")
        if web.is_known:
            told.append(f'<p><a href="{escape(web.root)}">{escape(web.root)}</a></p>')
        told.append(f"<p>{escape(t.api_license_text).replace('{license}', license)}</p>")
        return f'<section epub:type="titlepage" class="titlepage">{"".join(told)}</section>'

    def _on_sheet(self, sheet: _Sheet) -> Iterator[str]:
        t = self.build.site.strings
        yield f'<h1 class="letter">{escape(sheet.letter)}</h1>'
        for entry in sheet.entries:
            id = id_of_entry(entry.slug)
            legal = f'<p class="legal">{escape(t.legal_note)}</p>' if entry.legal else ""
            yield f'<article class="entry" id="{id}">\n{self._whole.entry(entry)}\n{legal}</article>'

    def _by_topic(self) -> Iterator[str]:
        site = self.build.site
        yield f"<h1>{escape(site.strings.topics)}</h1>"
        for key in self._topics:
            topic = site.dictionary.topics[key]
            yield f'<section id="t-{escape(key)}"><h2>{escape(topic.name)}</h2>'
            yield f"<p>{escape(topic.description)}</p>" if topic.description else ""
            yield f"<ul>{''.join(map(self._item, site.by_topic[key]))}</ul></section>"

    def _item(self, entry: Entry) -> str:
        return f'<li><a href="{escape(self._whole.address_of(entry.slug))}">{escape(entry.headword)}</a></li>'

    def _navigation(self) -> str:
        t = self.build.site.strings
        letters: list[tuple[_Sheet, list[Entry]]] = []
        for sheet in self._sheets:
            if sheet.is_first:
                letters.append((sheet, []))
            letters[-1][1].extend(sheet.entries)
        words = "".join(
            f'<li><a href="{sheet.file}">{escape(sheet.letter)}</a><ol>{"".join(map(self._item, entries))}</ol></li>'
            for sheet, entries in letters
        )
        parts = [words]
        if self._topics:
            topics = self.build.site.dictionary.topics
            items = "".join(
                f'<li><a href="topics.xhtml#t-{escape(key)}">{escape(topics[key].name)}</a></li>'
                for key in self._topics
            )
            parts.append(f'<li><a href="topics.xhtml">{escape(t.topics)}</a><ol>{items}</ol></li>')
        if self._article_files:
            articles = self.build.site.dictionary.articles
            items = "".join(
                f'<li><a href="{file}">{escape(articles[slug].title)}</a></li>'
                for slug, file in self._article_files.items()
            )
            parts.append(f"<li><span>{escape(t.articles_index)}</span><ol>{items}</ol></li>")
        first = self._sheets[0].file if self._sheets else "title.xhtml"
        return (
            f'<nav epub:type="toc" id="toc"><h1>{escape(t.book_contents)}</h1><ol>{"".join(parts)}</ol></nav>\n'
            f'<nav epub:type="landmarks" hidden=""><ol><li><a epub:type="toc" href="nav.xhtml#toc">'
            f"{escape(t.book_contents)}</a></li>"
            f'<li><a epub:type="bodymatter" href="{first}">{escape(t.letters)}</a></li></ol></nav>'
        )
