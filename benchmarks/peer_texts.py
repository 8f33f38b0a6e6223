"""Entries and articles of a site as texts with links in them, in the syntax of no program.

Links stand where this project would make them: the first mention of each entry on a page. So
each peer gets as many of them to resolve, marked in its own way (`peer_projects.py`).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dictionary.linking.mentions import PageLinks, find_mentions
from dictionary.model.entry import Entry, Source
from dictionary.site import Site

_EXPLICIT = re.compile(r"\[\[([^\]|]+)\]\]")


@dataclass(frozen=True, slots=True)
class Term:
    """A link to an entry."""

    headword: str
    words: str
    """What readers see."""


@dataclass(frozen=True, slots=True)
class Web:
    """A link to a page of somebody else."""

    address: str
    words: str


Prose = Sequence[str | Term | Web]
"""One paragraph, or one item of a list. A text may hold `**bold**`, or be a list of its own, a line an item."""


@dataclass(frozen=True, slots=True)
class Part:
    """What stands under a heading, or before the first."""

    heading: str
    """Empty before the first heading."""
    paragraphs: Sequence[Prose]
    is_list: bool = False


@dataclass(frozen=True, slots=True)
class Written:
    """One page's worth of text: an entry, or an article, which has no names and no definition."""

    slug: str
    title: str
    """The headword, or the title of the article."""
    names: Sequence[str]
    """Aliases and covered terms."""
    definition: Prose
    parts: Sequence[Part]


def written_entry(entry: Entry, site: Site) -> Written:
    """What the page of an entry says, in its order, with its links."""
    page = _Page(site, entry.slug)
    definition = page.prose(entry.definition or "")
    others = [each for each in entry.confusables if each.entry]
    parts = [
        Part("", [page.prose(text) for text in (entry.explanation or "").split("\n\n")]),
        page.items("In a sentence", entry.examples),
        page.items("Step by step", entry.steps),
        page.items("Tips", entry.tips),
        page.items("Mistakes", entry.mistakes),
        *(Part(script.situation, [page.prose(script.text)]) for script in entry.scripts),
        Part("Often mixed up", [(page.term(each.entry), ". ", each.difference) for each in others], True),
        Part("See also", [(page.term(slug),) for slug in entry.see_also], True),
        Part("Sources", [_source(source) for source in entry.sources], True),
    ]
    names = [each.text for each in (*entry.aliases, *entry.covers)]
    return Written(entry.slug, entry.headword, names, definition, [part for part in parts if part.paragraphs])


def written_article(slug: str, text: str, site: Site) -> Written:
    """An article of `generate.py`: front matter, a title, and paragraphs under headings."""
    _, _, body = text.removeprefix("---\n").partition("---\n")
    page = _Page(site, None)
    title, parts = slug, [Part("", [])]
    for block in body.strip().split("\n\n"):
        marks, _, words = block.partition(" ")
        if marks == "#":
            title = words
        elif marks == "##":
            parts.append(Part(words.strip(), []))
        else:
            last = parts.pop()
            parts.append(Part(last.heading, [*last.paragraphs, page.prose(block)]))
    return Written(slug, title, (), (), [part for part in parts if part.paragraphs])


def links(written: Written) -> int:
    """How many links to entries it holds."""
    paragraphs = (paragraph for part in written.parts for paragraph in part.paragraphs)
    return sum(isinstance(piece, Term) for prose in (written.definition, *paragraphs) for piece in prose)


class _Page:
    """Chooses links on one page, from its top to its end."""

    def __init__(self, site: Site, own: str | None) -> None:
        self._site = site
        self._links = PageLinks(own=own)

    def term(self, slug: str) -> Term:
        headword = self._site.dictionary.entries[slug].headword
        self._links.linked.add(slug)
        return Term(headword, headword)

    def items(self, heading: str, texts: Sequence[str]) -> Part:
        return Part(heading, [self.prose(text) for text in texts], is_list=True)

    def prose(self, text: str) -> Prose:
        return tuple(self._pieces(text.strip()))

    def _pieces(self, text: str) -> Iterator[str | Term]:
        done = 0
        for match in _EXPLICIT.finditer(text):
            yield from self._mentions(text[done : match.start()])
            yield self.term(match[1])
            done = match.end()
        yield from self._mentions(text[done:])

    def _mentions(self, text: str) -> Iterator[str | Term]:
        done = 0
        for mention, slug in self._links.choose(find_mentions(text, self._site.index)):
            yield text[done : mention.start]
            yield Term(self._site.dictionary.entries[slug].headword, text[mention.start : mention.end])
            done = mention.end
        yield text[done:]


def _source(source: Source) -> Prose:
    told = ", ".join(str(each) for each in (source.publisher, source.year) if each)
    return (Web(source.url, source.title) if source.url else source.title, f", {told}.")
