"""How well the linker agrees with people: prose that was linked by hand is linked again, and both are compared.

A link made by hand is marked in the text: `⟦shown words|slug⟧`.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from markdown import Markdown

from dictionary.linking.markdown_extension import DictionaryLinks, LinkContext
from dictionary.linking.mentions import PageLinks
from dictionary.linking.term_index import build_index
from dictionary.model.entry import Entry

MARK = re.compile(r"⟦([^|⟧]*)\|([^⟧]*)⟧")
_LINK = re.compile(r'<a class="entry-link" data-entry="([^"]*)"[^>]*>(.*?)</a>', re.DOTALL)


@dataclass(frozen=True, slots=True)
class Text:
    """Markdown with the links of people marked in it."""

    name: str
    marked: str
    own: str | None = None
    """The entry on whose page it stands."""


@dataclass(slots=True)
class Agreement:
    """Links by hand and links by the linker, each as `name of the text: shown words -> slug`."""

    both: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)
    """By hand only."""
    added: list[str] = field(default_factory=list)
    """By the linker only."""

    @property
    def recall(self) -> float:
        """Share of the links by hand that came back."""
        return len(self.both) / (len(self.both) + len(self.missed))

    @property
    def precision(self) -> float:
        """Share of the linker's links that people made as well."""
        return len(self.both) / (len(self.both) + len(self.added))

    def __str__(self) -> str:
        return "\n".join(
            (
                f"{len(self.both) + len(self.missed)} links by hand, {self.recall:.1%} of them found; "
                f"{self.precision:.1%} of those found are by hand.",
                *(f"missed: {link}" for link in self.missed),
                *(f"added: {link}" for link in self.added),
            )
        )


def compare(entries: Iterable[Entry], texts: Iterable[Text]) -> Agreement:
    """Link every text as a page of its own. A link counts where place, words and entry are the same."""
    index = build_index(entries)
    agreement = Agreement()
    for text in texts:
        context = LinkContext(index, href=lambda slug: f"{slug}.md", links=PageLinks(own=text.own))
        linker = Markdown(extensions=[DictionaryLinks(context)])
        found = _LINK.sub(r"⟦\2|\1⟧", linker.convert(MARK.sub(r"\1", text.marked)))
        by_hand, words = _links(Markdown().convert(text.marked))
        by_linker, same_words = _links(found)
        assert words == same_words, f"{text.name}: linking changed the text"
        agreement.both += _told(text, words, by_hand & by_linker)
        agreement.missed += _told(text, words, by_hand - by_linker)
        agreement.added += _told(text, words, by_linker - by_hand)
    return agreement


Link = tuple[int, int, str]
"""Where it begins and ends in the text without marks, and its entry."""


def _links(marked: str) -> tuple[set[Link], str]:
    """The links of a text with marks, and the text without."""
    links, plain, position = set(), "", 0
    for match in MARK.finditer(marked):
        plain += marked[position : match.start()]
        links.add((len(plain), len(plain) + len(match[1]), match[2]))
        plain += match[1]
        position = match.end()
    return links, plain + marked[position:]


def _told(text: Text, words: str, links: Iterable[Link]) -> Iterator[str]:
    for start, end, slug in sorted(links):
        yield f"{text.name}: {' '.join(words[start:end].split())} -> {slug}"
