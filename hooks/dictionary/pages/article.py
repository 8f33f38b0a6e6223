"""What stands above an article: how long it takes, and which words to know first. Known when it is rendered."""

from dataclasses import dataclass

from dictionary.exports.passages import plain
from dictionary.language.reading_time import minutes
from dictionary.linking.leaned_on import leaned_on
from dictionary.model.entry import Article, Entry
from dictionary.site import Build


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader wants to know before reading."""

    minutes: int
    first: tuple[Entry, ...]
    """The entries on which the text leans most."""


def reading_of(article: Article, build: Build) -> Reading | None:
    """None of an article that is not rendered."""
    site = build.site
    rendered = build.rendered.get(site.settings.article_page(article.slug))
    if rendered is None:
        return None
    text = plain(rendered.content)
    linked = [mention.slug for mention in rendered.mentions]
    first = leaned_on(text, site.index, linked)
    return Reading(minutes(text), tuple(site.dictionary.entries[slug] for slug in first))
