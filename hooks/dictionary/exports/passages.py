"""What a search of texts reads: the passages of entries and articles, and nothing that stands around them.

Sources, lists of other entries, what mentions an entry and quotations of others are left out: whoever searches a text
wants what this dictionary says.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from html import unescape
from html.parser import HTMLParser

from dictionary.exports.web import Web
from dictionary.linking.sections import SENSE_ANCHOR
from dictionary.model.entry import Article, Entry
from dictionary.site import Build, Site

_TAGS = re.compile(r"<[^<>]*>")
_BETWEEN = re.compile(r"</(?:p|li|td|th|tr|pre|h\d)>|<br>")


@dataclass(frozen=True, slots=True)
class Passage:
    """A part of a text to which a reader can be led."""

    anchor: str
    """Id on the page; empty for its beginning."""
    heading: str
    text: str


@dataclass(frozen=True, slots=True)
class SearchedText:
    """An entry, or an article from one heading of the second level to the next."""

    path: str
    """Address of the page below the site's root."""
    title: str
    names: tuple[str, ...]
    """Other names by which it is found, though no passage has them."""
    passages: tuple[Passage, ...]
    entry: Entry | None = None
    """Whose text it is; None where it is that of an article."""


def texts(build: Build, web: Web) -> Iterator[SearchedText]:
    """Every text, one after the other: entries by the alphabet, then articles by their slugs."""
    site = build.site
    for entry in site.dictionary.entries.values():
        if entry.status != "retired":
            path = site.settings.entry_page(entry.slug)
            rendered = build.rendered.get(path)
            passages = build.of_entry(
                "passages", entry, partial(_passages_of, entry, rendered.html if rendered else {}, site)
            )
            yield SearchedText(web.path(path), entry.headword, entry.names[1:], passages, entry)
    for slug in sorted(site.dictionary.articles):
        article = site.dictionary.articles[slug]
        path = site.settings.article_page(slug)
        rendered = build.rendered.get(path)
        if rendered and rendered.content:
            yield from _texts_of(article, web.path(path), rendered.content)


def _passages_of(entry: Entry, html: Mapping[str, str], site: Site) -> tuple[Passage, ...]:
    return tuple(_passages(entry, html, site))


def _passages(entry: Entry, html: Mapping[str, str], site: Site) -> Iterator[Passage]:
    t, regions = site.strings, site.dictionary.regions

    def rich(text: str | None) -> str:
        return plain(html.get(text, text)) if text else ""

    def listed(anchor: str, heading: str, items: Iterable[str]) -> Iterator[Passage]:
        text = " ".join(filter(None, items))
        if text:
            yield Passage(anchor, heading, text)

    yield from listed("", "", (entry.definition or "", *(f"{fact.label}: {fact.value}." for fact in entry.in_short)))
    for sense in entry.senses:
        texts = (sense.definition, *sense.examples)
        yield from listed(SENSE_ANCHOR.format(sense.id), sense.label, texts)
    yield from listed("", "", (rich(entry.explanation),))
    yield from listed("", t.usage, (entry.pattern or "",))
    yield from listed("steps", t.steps, map(rich, entry.steps))
    yield from listed("what-to-say", t.scripts, (f"{script.situation}: {script.text}" for script in entry.scripts))
    yield from listed("tips", t.tips, map(rich, entry.tips))
    yield from listed("mistakes", t.mistakes, map(rich, entry.mistakes))
    yield from listed("examples", t.examples, entry.examples)
    yield from listed("not-to-be-confused", t.confusables, (rich(each.difference) for each in entry.confusables))
    notes = (f"{regions[key].name}: {rich(note)}" for key, note in entry.region_notes.items())
    yield from listed("in-other-countries", t.region_notes, notes)
    yield from listed("origin", t.origin, (rich(entry.origin),))


def plain(html: str) -> str:
    """A text without its tags, as far as a search needs it; nothing is made into a page from it."""
    if "<" not in html and "&" not in html:
        return " ".join(html.split())
    return " ".join(unescape(_TAGS.sub("", _BETWEEN.sub(" ", html))).split())


def _texts_of(article: Article, path: str, html: str) -> Iterator[SearchedText]:
    found = _Sections()
    found.feed(html)
    found.close()
    for number, (anchor, heading, pieces) in enumerate(found.sections):
        text = " ".join("".join(pieces).split())
        if text or not number:
            passage = Passage(anchor, " ".join("".join(heading).split()), text or article.description)
            yield SearchedText(path, article.title, (), (passage,))


class _Sections(HTMLParser):
    """The text of a page from heading to heading, as its HTML has it."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.sections: list[tuple[str, list[str], list[str]]] = [("", [], [])]
        """Anchor, pieces of the heading, pieces of the text."""
        self._silent: list[str] = []
        """The element that is left out, as often as it stands in itself."""
        self._is_heading = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        is_left_out = tag in _LEFT_OUT or (tag == "a" and dict(attrs).get("class") == "headerlink")
        if self._silent:
            self._silent += [tag] if tag in self._silent else []
        elif is_left_out:
            self._silent = [tag]
        elif tag == "h2":
            self.sections.append((dict(attrs).get("id") or "", [], []))
            self._is_heading = True
        elif tag not in _INLINE:
            self._add(" ")

    def handle_endtag(self, tag: str) -> None:
        if self._silent:
            self._silent = self._silent[1:] if tag in self._silent else self._silent
        elif tag == "h2":
            self._is_heading = False
        elif tag not in _INLINE:
            self._add(" ")

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self._add(data)

    def _add(self, text: str) -> None:
        _, heading, pieces = self.sections[-1]
        (heading if self._is_heading else pieces).append(text)


_LEFT_OUT = frozenset("h1 blockquote script style svg math template iframe noscript".split())
_INLINE = frozenset(
    "a abbr b bdi bdo cite code del dfn em i ins kbd mark q s samp small span strong sub sup u var".split()
)
