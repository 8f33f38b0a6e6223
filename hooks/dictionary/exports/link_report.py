"""Site + texts of articles → how well everything is linked. For maintainers; no page needs it."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from markdown import Markdown

from dictionary.linking import explicit_links
from dictionary.linking.fields import FieldRenderer
from dictionary.linking.markdown_cost import readable
from dictionary.linking.markdown_extension import DictionaryLinks, LinkContext, LinkedMention
from dictionary.linking.mentions import PageLinks, find_mentions
from dictionary.model.entry import Entry
from dictionary.model.walking import texts
from dictionary.site import Site

_FRONT_MATTER = re.compile(r"\A---\n.*?^---\n", re.DOTALL | re.MULTILINE)


@dataclass(frozen=True, slots=True)
class UnlinkedMention:
    """A label in prose that was not linked and could have been, had it been written `[[…]]`."""

    path: str
    label: str


@dataclass(frozen=True, slots=True)
class Report:
    """What the dictionary's links look like."""

    unlinked: tuple[UnlinkedMention, ...]
    claimed_by: Mapping[str, tuple[str, ...]]
    """Label of an unlinked mention → entries that claim it."""
    ambiguous: Mapping[str, tuple[str, ...]]
    """Labels of unlinked mentions that several entries claim."""
    mentioned: Counter[str]
    """Slug → number of other pages that mention it."""
    unmentioned: tuple[str, ...]


def report(site: Site, articles: Mapping[str, str]) -> Report:
    """Look at every entry and article. `articles` maps their paths to their Markdown."""
    mentioned: Counter[str] = Counter()
    unlinked: list[UnlinkedMention] = []
    claimed_by: dict[str, tuple[str, ...]] = {}
    renderer = FieldRenderer(site.index)
    pages = [
        (e.path, e.slug, list(_prose(e)), _entry_links(e, site, renderer)) for e in site.dictionary.entries.values()
    ]
    pages += [(path, "", [text], _article_links(text, site)) for path, text in sorted(articles.items())]
    for path, own, prose, linked in pages:
        mentioned.update(linked)
        for mention in (mention for text in prose for mention in find_mentions(_without_brackets(text), site.index)):
            slugs = mention.term.slugs
            if slugs and mention.target is None and own not in slugs and not linked.intersection(slugs):
                label = mention.term.claims[0].label
                unlinked.append(UnlinkedMention(path, label))
                claimed_by[label] = slugs
    return Report(
        tuple(unlinked),
        claimed_by,
        {label: slugs for label, slugs in sorted(claimed_by.items()) if len(slugs) > 1},
        mentioned,
        tuple(slug for slug in site.dictionary.entries if not mentioned[slug]),
    )


def _prose(entry: Entry) -> Iterator[str]:
    return (text for _, text, written in texts(entry) if written.written != "plain")


def _without_brackets(text: str) -> str:
    text = _FRONT_MATTER.sub("", text)
    parts, position = [], 0
    for bracket in explicit_links.parse(text):
        if bracket.start >= position:
            parts.append(text[position : bracket.start])
            position = bracket.end
    return "".join([*parts, text[position:]])


def mentions_by_page(site: Site) -> dict[str, tuple[LinkedMention, ...]]:
    """Path of every entry, article and page → the links that are made in its text."""
    renderer = FieldRenderer(site.index)
    found = {entry.path: tuple(_entry_mentions(entry, site, renderer)) for entry in site.dictionary.entries.values()}
    found |= {
        page.path: tuple(_page_mentions(page.body, site, page.autolink)) for page in site.dictionary.pages.values()
    }
    return found


def _entry_links(entry: Entry, site: Site, renderer: FieldRenderer) -> set[str]:
    return {mention.slug for mention in _entry_mentions(entry, site, renderer)}


def _entry_mentions(entry: Entry, site: Site, renderer: FieldRenderer) -> list[LinkedMention]:
    links = PageLinks(own=entry.slug, linked=renderer.explicit_targets(entry, site.index))
    context = LinkContext(site.index, href=str, links=links)
    for _, text, written in texts(entry):
        if written.written == "sentence":
            renderer.sentence(text, context)
        elif written.written == "inline":
            renderer.inline(text, context)
        elif written.written == "block":
            renderer.block(text, context)
    return context.mentions


def _article_links(text: str, site: Site) -> set[str]:
    return {mention.slug for mention in _page_mentions(_FRONT_MATTER.sub("", text), site)}


def _page_mentions(body: str, site: Site, automatic: bool = True) -> list[LinkedMention]:
    context = LinkContext(site.index, href=str, automatic=automatic)
    Markdown(extensions=["tables", "sane_lists", DictionaryLinks(context)]).convert(readable(body))
    return context.mentions
