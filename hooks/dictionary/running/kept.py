"""What one build leaves for the next one while somebody writes, so that an edit is seen at once.

Where nothing but the inside of entries (`model/faces.py`) has changed since the last build, or the text of articles,
all other pages are as they were, and what their texts mention too. Where an entry has another face (a definition, an
alias), or an article (its title), the pages of entries that show it are other ones, those whose text may hold a label
that leads elsewhere now, and all lists and articles. Whatever else has changed, an entry's place in the alphabet too,
the site is built whole.

That is exact for what our templates show of other entries: those that an entry names, mentions, or stands beside.
"""

import hashlib
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from dictionary.exports.formats import Format
from dictionary.exports.passages import plain
from dictionary.linking.changed_labels import Words, changed_labels, changed_phrases, may_hold, words_of
from dictionary.model import faces
from dictionary.model.entry import Article, Dictionary, Entry
from dictionary.model.walking import texts
from dictionary.pages import around
from dictionary.pages.pages import list_pages
from dictionary.running.changes import Picture, picture
from dictionary.site import Build, Site

REBUILD = "dictionary_rebuild"
"""Where hooks find the `Rebuild` in the configuration; it is there only while serving."""


@dataclass
class Kept:
    """One build, for the next."""

    around: Picture
    """Every file that a site is made from, but those of the entries and articles."""
    build: Build
    pages: dict[str, Mapping[str, Any]] = field(default_factory=dict)
    """Source path of a page → what the builder found out about it: of all entries, and of what shows faces alone."""
    shown: dict[str, object] = field(default_factory=dict)
    """Source path of a page of an entry or a topic → what stands around its text, to be compared."""
    files: dict[Format, Mapping[str, bytes]] = field(default_factory=dict)
    """Format → path of each of its data files → a hash of it."""
    redirects: Mapping[str, bytes] = field(default_factory=dict)
    """Path of a redirect → a hash of it."""


@dataclass
class Rebuild:
    """A build while somebody writes: what the last one kept, where that still holds, and what this one keeps."""

    now: Kept
    before: Kept | None = None
    changed: Collection[str] = ()
    """Slugs of the entries whose text is another one on their page."""
    faces: Collection[str] = ()
    """Slugs of the entries that have another face, and source paths of the articles that do."""
    articles: Collection[str] = ()
    """Source paths of the articles with another text."""
    pages: int = 0
    """Pages of entries that are written again."""


def files_around(project: Path, paths: Collection[Path], site: Site) -> Picture:
    """Pages, pictures, templates, settings, words, vocabularies, forms: all but the files of entries and articles."""
    glossary = project / site.settings.glossary
    articles = {str(project / article.path) for article in site.dictionary.articles.values()}
    seen = picture((*paths, project / ".github" / "ISSUE_TEMPLATE"))
    return {path: state for path, state in seen.items() if path not in articles and not _is_entry(Path(path), glossary)}


def rebuild_after(before: Kept | None, now: Kept) -> Rebuild:
    """How much of the build before still holds: as much as it told, or nothing."""
    if before is None or before.around != now.around:
        return Rebuild(now)
    old, new = before.build.site, now.build.site
    changed = faces.changed(old.dictionary, new.dictionary)
    articles = _changed_articles(old.dictionary, new.dictionary)
    if changed is None or articles is None:
        return Rebuild(now)
    others = faces.with_other_faces(changed, old.dictionary, new.dictionary)
    titled = frozenset(slug for slug in articles if _face(old, slug) != _face(new, slug))
    if others or titled:
        touched = _touched_by(others, titled, before.build, new)
        if touched is None:
            return Rebuild(now)
        changed |= touched
    build = replace(now.build, memory=before.build.memory)
    sources = {new.settings.article_page(slug) for slug in articles}
    shown = others.union(map(new.settings.article_page, titled))
    return Rebuild(replace(now, build=build), before, changed, shown, sources)


def _changed_articles(before: Dictionary, now: Dictionary) -> frozenset[str] | None:
    """The articles that are not as they were; None where there are others."""
    if [*before.articles] != [*now.articles]:
        return None
    return frozenset(slug for slug in now.articles if now.articles[slug] != before.articles[slug])


def _face(site: Site, slug: str) -> Article:
    """What lists and entries show of an article."""
    return replace(site.dictionary.articles[slug], body="", body_line=0)


def _touched_by(others: frozenset[str], titled: frozenset[str], before: Build, now: Site) -> frozenset[str] | None:
    """The entries whose own text shows what has another face, or may link something else; None for all."""
    old = before.site
    entries, labels = now.dictionary.entries, changed_labels(old.index, now.index)
    is_undated = any(entry.last_modified is None for entry in entries.values())
    if (
        labels is None
        or list_pages(old).keys() != list_pages(now).keys()
        # An entry without a date has the newest one of all.
        or (is_undated and old.last_modified != now.last_modified)
    ):
        return None
    inflector = now.settings.language_rules.inflector
    for slug in others:
        labels += changed_phrases(old.dictionary.entries[slug], entries[slug], inflector)
    # A link by slug shows the headword.
    renamed = {slug for slug in others if old.dictionary.entries[slug].headword != entries[slug].headword}
    return frozenset(
        entry.slug
        for entry in entries.values()
        if not others.isdisjoint(_named_by(entry, now))
        or not titled.isdisjoint(entry.articles)
        or _named_by(entry, now) != _named_by(old.dictionary.entries[entry.slug], old)
        or (renamed and not renamed.isdisjoint(_mentioned_by(entry, before)))
        or (labels and may_hold(_words_of(old.dictionary.entries[entry.slug], before), labels))
    )


def _mentioned_by(entry: Entry, build: Build) -> Iterator[str]:
    rendered = build.rendered[build.site.settings.entry_page(entry.slug)]
    return (mention.slug for mention in rendered.mentions)


def _named_by(entry: Entry, site: Site) -> tuple[str, ...]:
    """The entries of which the text of an entry's page shows something, links in its prose left aside."""
    also = (other.slug for other in site.addresses.also_means(entry))
    return *entry.named, *also, *filter(None, [entry.replaced_by])


def _words_of(entry: Entry, build: Build) -> Words:
    rendered = build.rendered[build.site.settings.entry_page(entry.slug)]

    def make() -> Words:
        return words_of([*(text for _, text, _ in texts(entry)), *map(plain, rendered.html.values())])

    return build.of_entry("words", entry, make)


def around_entry(slug: str, build: Build) -> tuple[object, frozenset[str]]:
    """What stands around the text of an entry's page, to be compared, and the entries that are shown there."""
    previews = [entry.slug for entry in build.previews(build.site.settings.entry_page(slug))]
    beside = (entry.slug for entry in build.site.neighbors[slug] if entry)
    near = around.around_entry(build.site.dictionary.entries[slug], build)
    return (build.backlinks.get(slug, ()), previews, near), frozenset((*previews, *beside))


def hash_of(content: bytes) -> bytes:
    """Tells whether a file is another one."""
    return hashlib.blake2b(content, digest_size=20).digest()


def _is_entry(path: Path, glossary: Path) -> bool:
    return path.parent == glossary and path.suffix == ".yml" and not path.name.startswith("_")
