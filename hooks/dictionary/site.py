"""One build's dictionary with everything derived from it, and the only way to get at it.

The first hook publishes a `Build` on the builder's config; the others read it through
`published`. `Site` never changes once made. `Build.rendered` fills up while pages render.
"""

import datetime
import posixpath
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, MutableMapping
from dataclasses import dataclass, field, fields
from functools import cached_property
from pathlib import Path
from typing import Any, Literal, TypeVar
from zlib import crc32

from dictionary.checking.rules import Rules, rules_from
from dictionary.contributing.forms import FORM_FIELDS, FORMS, Form, FormField, fields_in
from dictionary.contributing.hosts import HOSTS, Repository, forms_in
from dictionary.language.collation import letter_id
from dictionary.language.languages import language
from dictionary.language.record import Language
from dictionary.linking.addresses import Addresses
from dictionary.linking.fields import FieldRenderer
from dictionary.linking.markdown_extension import LinkedMention
from dictionary.linking.related import Neighborhood
from dictionary.linking.term_index import TermIndex
from dictionary.model.entry import Article, Dictionary, Entry, Named, Wanted
from dictionary.model.ledger import Ledger
from dictionary.model.problems import Problem
from dictionary.reading import settings
from dictionary.reading.browsing import BROWSE_MOST, read_browse_most
from dictionary.reading.config_file import ConfigFile
from dictionary.reading.editions import read_editions
from dictionary.reading.frame import OWN_FRAME
from dictionary.reading.interface import Strings
from dictionary.reading.offline import NONE, read_offline
from dictionary.reading.settings import SettingsReader
from dictionary.reading.typesetting import PRINTED, SYSTEM, TYPED, read_quotes, read_typefaces

_KEY = "dictionary_build"
ACCENTS = 8
"""Accents that tell topics apart; a dictionary with more topics begins again with the first."""
T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What the dictionary needs from the site's configuration."""

    name: str
    glossary: str = "glossary"
    """Folder of the entries, below the project."""
    entries: str = "dictionary"
    """First part of the address of every entry; also the address of the browse page."""
    articles: str = "articles"
    topics: str = "topics"
    contribute: str = "contribute"
    """First part of the addresses by which readers take part: form, guide, wanted entries, errors."""
    endpoint: str = ""
    """Address that takes what readers write on the form (`contribute.endpoint`); empty for none."""
    language: str = "en"
    """BCP 47 tag of the language that the dictionary is written in."""
    repository: Repository = field(default_factory=Repository)
    """Where readers' changes go."""
    rules: Rules = field(default_factory=Rules)
    """The house style."""
    frame: str = OWN_FRAME
    """Template in which every page stands."""
    quotes: str = TYPED
    """`printed` where pages show quotes and dashes as books have them (`language/typography.py`)."""
    typefaces: str = SYSTEM
    """`own` where pages are set in faces that the site brings along."""
    browse_most: int = BROWSE_MOST
    """Entries that the list of all entries holds; where there are more, each letter has a page of its own."""
    editions: tuple[str, ...] = ()
    """What is made of the whole dictionary: `print`, `epub` (`reading/editions.py`)."""
    offline: str = NONE
    """`kept` where readers have the dictionary without a network, `ended` where they had (`reading/offline.py`)."""
    elsewhere: tuple[str, ...] = ()
    """Origins of other hosts from which its pages load scripts or styles."""
    is_guest: bool = False
    """Whether the dictionary is a guest on a site of somebody else, whose pages stay as they are."""

    @property
    def language_rules(self) -> Language:
        """What differs between languages: inflections, sentence ends, the alphabet, …"""
        return language(self.language)

    @property
    def has_printed_quotes(self) -> bool:
        """In languages that are typed plainly; in others, writers put the quotes that belong there."""
        return self.quotes == PRINTED and self.language_rules.is_typed_plain

    def entry_page(self, slug: str) -> str:
        """Source path of an entry's page, as Markdown links name it."""
        return f"{self.entries}/{slug}.md"

    def article_page(self, slug: str) -> str:
        return f"{self.articles}/{slug}.md"

    def topic_page(self, key: str) -> str:
        return f"{self.topics}/{key}.md"

    @property
    def browse_page(self) -> str:
        return f"{self.entries}/index.md"

    @property
    def form_page(self) -> str:
        """Source path of the page on which readers write."""
        return f"{self.contribute}/index.md"

    @property
    def errors_page(self) -> str:
        return f"{self.contribute}/errors.md"

    @property
    def wanted_page(self) -> str:
        return f"{self.contribute}/wanted.md"

    @property
    def guide_page(self) -> str:
        """Written by hand, where there is one."""
        return f"{self.contribute}/guide.md"

    @property
    def embedding_page(self) -> str:
        """Source path of the guide for people who show entries on pages of their own, beside the cards."""
        return "embed/index.md"

    @property
    def api_page(self) -> str:
        """Source path of the page about the files for programs."""
        return "api/index.md"

    @property
    def search_page(self) -> str:
        """Source path of the page on which texts are searched."""
        return "search/index.md"


def settings_from(
    config: Mapping[str, Any], language: object, file: ConfigFile | None = None
) -> tuple[Settings, list[Problem]]:
    """Settings from a builder's configuration: its names, and `extra.dictionary`. `file` tells their places.

    What is wrong has its default in the settings and a problem in the list.
    """
    reader = SettingsReader(file or ConfigFile("mkdocs.yml"))
    extra = config.get("extra") or {}
    settings.check_name_of_settings(reader, extra)
    defaults = {f.name: str(f.default) for f in fields(Settings) if f.name in ("glossary", *settings.PARTS)}
    known = (*defaults, "repository", "rules", "quotes", "typefaces", "browse_most", "editions", "offline")
    given = reader.mapping(extra.get("dictionary"), settings.ROOT, known)
    repository = settings.read_repository(reader, given.get("repository"), tuple(HOSTS))
    settings.check_site_addresses(reader, config)
    if not isinstance(language, str) or not language.strip():
        reader.report(
            ("theme", "language"), "E203", "not-a-language", '"language" needs a tag.', 'write it like "language: en".'
        )
        language = "en"
    rules, faults = rules_from(given.get("rules"))
    for fault in faults:
        where = (*settings.ROOT, "rules", *fault.path)
        code, name = ("E201", "setting-unknown") if fault.at_key else ("E203", "not-a-rule")
        reader.report(where, code, name, fault.message, fault.fix, of_name=fault.at_key)
    project = Path(config.get("config_file_path") or "mkdocs.yml").parent
    forms = forms_in(project, repository.get("host", "github"))
    form_fields = fields_of_forms(project) if config.get("config_file_path") else FORM_FIELDS
    url = str(config.get("repo_url") or "")
    folders = settings.read_folders(reader, given, defaults)
    endpoint = settings.read_endpoint(reader, given.get("contribute"))
    found = Settings(
        name=str(config.get("site_name") or ""),
        language=language,
        repository=Repository(url=url, forms=forms, fields=form_fields, **repository),
        rules=rules,
        endpoint=endpoint,
        quotes=read_quotes(reader, given),
        typefaces=read_typefaces(reader, given),
        browse_most=read_browse_most(reader, given),
        editions=read_editions(reader, given),
        offline=read_offline(reader, given),
        elsewhere=(),
        is_guest=False,
        **folders,
    )
    return found, reader.problems


def fields_of_forms(project: Path) -> Mapping[Form, tuple[FormField, ...]]:
    """The fields of every form, with the words of the files in `.github/ISSUE_TEMPLATE/` where there are any."""
    return {form: fields_in(form, _form_file(project, form)) for form in FORMS}


def _form_file(project: Path, form: Form) -> str | None:
    try:
        return (project / ".github" / "ISSUE_TEMPLATE" / f"{form}.yml").read_text(encoding="utf-8")
    except (OSError, ValueError):
        return None  # a dictionary may have no forms


@dataclass(frozen=True)
class Site:
    """The dictionary and what follows from it."""

    settings: Settings
    dictionary: Dictionary
    index: TermIndex
    addresses: Addresses
    strings: Strings
    ledger: Ledger = field(default_factory=dict)
    """What has been published so far, where that is kept."""

    @cached_property
    def by_topic(self) -> Mapping[str, tuple[Entry, ...]]:
        """Topic key → entries."""
        return self.dictionary.in_topic()

    @cached_property
    def accents(self) -> Mapping[str, int]:
        """Topic key → number of its accent, in the order of the file of topics (`--accent-1`, … in tokens.css)."""
        return {key: place % ACCENTS + 1 for place, key in enumerate(self.dictionary.topics)}

    @cached_property
    def wanted_by_topic(self) -> Mapping[str, list[Wanted]]:
        """Topic key → the words that it wants, by the alphabet; each word once, under its first topic."""
        grouped: dict[str, list[Wanted]] = {key: [] for key in self.dictionary.topics}
        for wanted in self.dictionary.wanted:
            grouped[wanted.topics[0]].append(wanted)
        in_order = self.settings.language_rules.collation.key_of
        return {key: sorted(words, key=lambda each: in_order(each.headword)) for key, words in grouped.items() if words}

    @cached_property
    def by_article(self) -> Mapping[str, list[Entry]]:
        """Article slug → the entries that point to it."""
        pointing: defaultdict[str, list[Entry]] = defaultdict(list)
        for entry in self.dictionary.entries.values():
            for slug in entry.articles:
                pointing[slug].append(entry)
        return pointing

    @cached_property
    def places(self) -> Mapping[str, int]:
        """Slug → its place in the alphabet."""
        return {slug: place for place, slug in enumerate(self.dictionary.entries)}

    @cached_property
    def neighbors(self) -> Mapping[str, tuple[Entry | None, Entry | None]]:
        """Slug → the entries before and after it in the alphabet."""
        return {entry.slug: (before, after) for entry, before, after in self.dictionary.neighbors()}

    @cached_property
    def last_modified(self) -> str:
        """The newest date of any entry or article, as ISO text; empty if none gives one."""
        days = [e.last_modified for e in self.dictionary.entries.values()]
        days += [a.last_modified for a in self.dictionary.articles.values()]
        return max((day.isoformat() for day in days if day), default="")

    @property
    def last_day(self) -> datetime.date | None:
        """The same as a day."""
        return datetime.date.fromisoformat(self.last_modified) if self.last_modified else None

    @cached_property
    def by_letter(self) -> Mapping[str, list[Entry]]:
        """Letter → entries."""
        return self.settings.language_rules.collation.by_letter(self.dictionary.entries.values())

    @cached_property
    def letters(self) -> tuple[tuple[str, str], ...]:
        """The letters that begin a headword, each with its anchor on the browse page."""
        return tuple((letter, letter_id(letter)) for letter in self.by_letter)

    @cached_property
    def has_letter_pages(self) -> bool:
        """Whether the list of all entries is a page a letter."""
        return not self.settings.is_guest and len(self.dictionary.entries) > self.settings.browse_most

    def used(self, vocabulary: Literal["topics", "regions", "audiences"]) -> tuple[tuple[str, Named], ...]:
        """The keys of a vocabulary that entries use, with their names, in the order of its file."""
        field_of = {"topics": "topics", "regions": "all_regions", "audiences": "audience"}[vocabulary]
        used = {key for entry in self.dictionary.entries.values() for key in getattr(entry, field_of)}
        named: Mapping[str, Named] = getattr(self.dictionary, vocabulary)
        return tuple((key, name) for key, name in named.items() if key in used)

    def recent(self, most: int, by: Literal["added", "reviewed"] = "added") -> tuple[Entry, ...]:
        """The newest or the last reviewed entries.

        Those of one day in an order of its own, the same in every build: by the alphabet, two lists of a day on which
        many were added and reviewed would both show its beginning.
        """
        current = [entry for entry in self.dictionary.entries.values() if entry.status != "retired"]
        dated = [entry for entry in current if getattr(entry, by)]
        dated.sort(key=lambda entry: crc32(f"{by} {entry.slug}".encode()))
        return tuple(sorted(dated, key=lambda entry: getattr(entry, by), reverse=True)[:most])

    def slug_of_page(self, path: str) -> str | None:
        """Source path of a page → slug of the entry it shows."""
        prefix = f"{self.settings.entries}/"
        slug = path.removeprefix("/").removesuffix(".md").removeprefix(prefix)
        return slug if path.lstrip("/").startswith(prefix) and slug in self.dictionary.entries else None

    def article_of_page(self, path: str) -> Article | None:
        """Source path of a page → the article it holds."""
        folder, _, name = path.rpartition("/")
        is_article = folder == self.settings.articles and name.endswith(".md")
        return self.dictionary.articles.get(name.removesuffix(".md")) if is_article else None

    def slug_of_href(self, href: str, folder: str) -> str | None:
        """Address of a Markdown link on a page in `folder` → slug of the entry it leads to."""
        target = href.partition("#")[0]
        if not target.endswith(".md"):
            return None
        return self.slug_of_page(target if target.startswith("/") else posixpath.normpath(f"{folder}/{target}"))


@dataclass(frozen=True, slots=True)
class RenderedPage:
    """What rendering one page brought to light."""

    mentions: tuple[LinkedMention, ...]
    html: Mapping[str, str] = field(default_factory=dict)
    """Text of an entry's Markdown field → its HTML on the page."""
    content: str = ""
    """The HTML of an article, or of all that an entry's page says."""


@dataclass(frozen=True, slots=True)
class Backlink:
    """An entry or article that mentions another entry."""

    page: str
    """Source path of the page that mentions it."""
    title: str
    is_article: bool
    mention: LinkedMention


@dataclass(frozen=True)
class Build:
    """One build: the site, and what its pages turned out to hold."""

    site: Site
    rendered: dict[str, RenderedPage] = field(default_factory=dict)
    """Source path → result. Filled page by page, read when all are done."""
    of_host: dict[str, str] = field(default_factory=dict)
    """Source path → title of the pages of a host that mention entries; they are quoted as articles are."""
    kept: Mapping[str, bytes] = field(default_factory=dict)
    """Articles that are shown as they were before they broke: path below the project → text."""
    is_served: bool = False
    """Whether somebody writes and looks, and another build will follow."""
    memory: dict[tuple[str, Hashable], tuple[object, Any]] | None = None
    """What data files hold, with what it was made from, kept while somebody writes. None where nothing is kept."""

    def of_entry(self, kind: str, entry: Entry, make: Callable[[], T]) -> T:
        """What `make` gives, or gave when the entry and its page were the same.

        To be used for what depends on those, and on the faces of others, alone (`running/kept.py`).
        """
        rendered = self.rendered.get(self.site.settings.entry_page(entry.slug)) if self.memory is not None else None
        return self.unless_same(kind, entry.slug, (entry, rendered), make)

    def unless_same(self, kind: str, name: Hashable, given: object, make: Callable[[], T]) -> T:
        """What `make` gives, or gave when what it is made from was the same as `given`."""
        if self.memory is None:
            return make()
        told = self.memory.get((kind, name))
        if told is None or told[0] != given:
            told = self.memory[kind, name] = (given, make())
        made: T = told[1]
        return made

    @cached_property
    def renderer(self) -> FieldRenderer:
        """Renders the fields of this build's entries."""
        return FieldRenderer(self.site.index)

    @cached_property
    def backlinks(self) -> Mapping[str, tuple[Backlink, ...]]:
        """Slug → who mentions it: articles first, then entries by the alphabet, each once.

        To be read when all pages are rendered, not before.
        """
        found: defaultdict[str, dict[str, Backlink]] = defaultdict(dict)
        for page, title, is_article in self._citable_pages():
            rendered = self.rendered.get(page)
            for mention in rendered.mentions if rendered else ():
                found[mention.slug].setdefault(page, Backlink(page, title, is_article, mention))
        return {slug: tuple(links.values()) for slug, links in found.items()}

    @cached_property
    def mention_counts(self) -> Mapping[str, int]:
        """Slug → number of other pages that mention it. To be read when all pages are rendered."""
        return {slug: len(links) for slug, links in self.backlinks.items()}

    @cached_property
    def neighborhood(self) -> Neighborhood:
        """Which entries belong together. To be read when all pages are rendered."""
        entries = self.site.dictionary.entries
        return Neighborhood(
            {slug: (*entry.named, *self._mentioned_by(entry)) for slug, entry in entries.items()},
            {slug: entry.topics for slug, entry in entries.items()},
            hidden={slug for slug, entry in entries.items() if entry.status == "retired"},
        )

    def related(self, entry: Entry) -> tuple[str, ...]:
        """The entries that belong to one, besides those that it names itself."""
        return self.neighborhood.related(entry.slug, without=entry.named)

    def _mentioned_by(self, entry: Entry) -> Iterable[str]:
        rendered = self.rendered.get(self.site.settings.entry_page(entry.slug))
        return (mention.slug for mention in rendered.mentions) if rendered else ()

    def previews(self, page: str) -> tuple[Entry, ...]:
        """The entries that a page links in its text, by the alphabet: readers see their definitions there."""
        rendered = self.rendered.get(page)
        slugs = {mention.slug for mention in rendered.mentions} if rendered else set()
        if own := self.site.slug_of_page(page):
            slugs |= {c.entry for c in self.site.dictionary.entries[own].confusables if c.entry}
        return tuple(self.site.dictionary.entries[slug] for slug in sorted(slugs, key=self.site.places.__getitem__))

    def _citable_pages(self) -> Iterable[tuple[str, str, bool]]:
        site = self.site
        for article in sorted(site.dictionary.articles.values(), key=lambda a: (a.title, a.slug)):
            yield site.settings.article_page(article.slug), article.title, True
        for page, title in sorted(self.of_host.items()):
            yield page, title, True
        for entry in site.dictionary.entries.values():
            yield site.settings.entry_page(entry.slug), entry.headword, False

    def entries_in(self, article: Article) -> tuple[Entry, ...]:
        """Entries that an article mentions, in its order, then those that point to it."""
        site = self.site
        rendered = self.rendered.get(site.settings.article_page(article.slug))
        mentioned = [mention.slug for mention in rendered.mentions] if rendered else []
        pointing = [entry.slug for entry in site.by_article.get(article.slug, ())]
        return tuple(site.dictionary.entries[slug] for slug in dict.fromkeys((*mentioned, *pointing)))


def publish(config: MutableMapping[str, Any], build: Build) -> None:
    """Put a build where the other hooks find it."""
    config[_KEY] = build


def published(config: Mapping[str, Any]) -> Build:
    """The build of this run. Raises RuntimeError when the hook that loads the dictionary did not run."""
    build = config.get(_KEY)
    if not isinstance(build, Build):
        raise RuntimeError("the dictionary is not loaded: load_dictionary.py must be the first of the hooks")
    return build
