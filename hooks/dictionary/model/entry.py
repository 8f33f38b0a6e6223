"""The records of a dictionary. First room of the pipeline: everything else reads these.

This module is the one source of truth for the entry model. `reading/reader.py` reads YAML
into these classes by their annotations, `exports/schema.py` derives the JSON Schema for
editors from the same annotations, and the string under each field is its
documentation in both. Vocabulary follows SKOS and lexicography: a *headword* is the
preferred label, an *alias* an alternative label, a *covered term* a narrower term
explained inside an entry.

How a text field is written is part of its type:

- `Plain`: shown exactly as written, never Markdown, never linked;
- `Sentence`: plain like `Plain`, and linked on the entry's own page;
- `Inline`: Markdown inside one paragraph, linked;
- `Block`: Markdown paragraphs and lists, linked.
"""

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Annotated, ClassVar, Literal

from dictionary.model.problems import Position


@dataclass(frozen=True, slots=True)
class Text:
    """How a text field is written: `plain`, `sentence`, `inline` or `block`."""

    written: Literal["plain", "sentence", "inline", "block"]


@dataclass(frozen=True, slots=True)
class KeyOf:
    """The text is a key of a vocabulary: `topics`, `regions`, `audiences`, `entries`, `articles`."""

    vocabulary: str


@dataclass(frozen=True, slots=True)
class WebAddress:
    """The text is an absolute http or https address."""


Plain = Annotated[str, Text("plain")]
Sentence = Annotated[str, Text("sentence")]
Inline = Annotated[str, Text("inline")]
Block = Annotated[str, Text("block")]
Region = Annotated[str, KeyOf("regions")]
Topic = Annotated[str, KeyOf("topics")]
Audience = Annotated[str, KeyOf("audiences")]
Slug = Annotated[str, KeyOf("entries")]
ArticleSlug = Annotated[str, KeyOf("articles")]
Url = Annotated[str, WebAddress()]

Status = Literal["stub", "published", "retired"]
PartOfSpeech = Literal["noun", "verb", "adjective", "adverb", "phrase"]
Grammar = Literal["countable", "uncountable", "plural", "singular"]
Register = Literal["neutral", "informal", "slang", "formal", "legal"]
AliasKind = Literal["synonym", "spelling", "abbreviation", "former"]
Authority = Literal["official", "academic", "professional", "commercial", "press"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Alias:
    """Another form with the same meaning (skos:altLabel). May be written as plain text."""

    SHORTHAND: ClassVar[str] = "text"

    text: Plain
    """The form itself."""
    kind: AliasKind = "synonym"
    """What kind of form it is."""
    region: tuple[Region, ...] = ()
    """Regions where this form is usual."""
    register: Register = "neutral"
    """Usage label of this form."""
    grammar: Grammar | None = None
    """Where it differs from the entry's grammar."""
    autolink: bool = True
    """`false` when the form often means something else: found by search, never linked by itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CoveredTerm:
    """A narrower term explained inside the entry. May be written as plain text."""

    SHORTHAND: ClassVar[str] = "text"

    text: Plain
    """The term itself."""
    region: tuple[Region, ...] = ()
    """Regions where this term is used."""
    grammar: Grammar | None = None
    """Where its plural must not be recognized: `uncountable`."""
    autolink: bool = True
    """`false` when the term often means something else."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pronunciation:
    """How a form is said, given only where spelling misleads."""

    form: Plain | None = None
    """The form that is pronounced; the headword when left out."""
    ipa: Plain | None = None
    """International Phonetic Alphabet, without slashes."""
    respelling: Plain | None = None
    """Respelling for readers who do not know the IPA: DIK-shuh-nair-ee."""
    region: tuple[Region, ...] = ()
    """Regions where it is said so."""
    note: Plain | None = None
    """A short remark: Say the letters."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """The number, deadline or yes-or-no that readers came for."""

    label: Plain
    """What is told, in a few words: Notice you must give."""
    value: Plain
    """The fact itself: one week."""
    region: tuple[Region, ...] = ()
    """Regions where it holds."""
    source: Plain | None = None
    """Title of the one of the entry's sources that says so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sense:
    """One of several meanings inside an entry."""

    id: Plain
    """Short stable name, used in the address: lower-case letters, digits and hyphens."""
    label: Plain
    """A word or two that tell the senses apart."""
    definition: Sentence
    """One full sentence for this sense."""
    region: tuple[Region, ...] = ()
    """Regions where the word has this sense."""
    examples: tuple[Plain, ...] = ()
    """Sentences that show this sense."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Script:
    """What to say or write, ready to copy."""

    situation: Plain
    """When to use it."""
    text: Plain
    """The words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Confusable:
    """Something this entry is easily taken for: another entry, or a term without one."""

    entry: Slug | None = None
    """The other entry's slug."""
    term: Plain | None = None
    """The other term, when it has no entry."""
    difference: Inline
    """What sets it apart, in one sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where a fact in the entry can be checked."""

    title: Plain
    """Title of the page, book or study."""
    publisher: Plain
    """Who published it."""
    year: int | None = None
    """Year of publication, where known."""
    url: Url | None = None
    """Web address."""
    authority: Authority
    """What kind of publisher it is."""
    note: Inline | None = None
    """What the source is used for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One file, one concept. The file name without `.yml` is the slug."""

    slug: str = field(metadata={"from_file": True})
    """File name without `.yml`: the entry's address, never changed without `redirect_from`."""
    path: str = field(metadata={"from_file": True})
    """The file, relative to the project, with forward slashes."""

    headword: Plain
    """The form readers see first (skos:prefLabel)."""
    pos: PartOfSpeech | None = None
    """Part of speech."""
    grammar: Grammar | None = None
    """Nouns get their plural recognized by itself; `uncountable`, `plural` and `singular` ones do not."""
    topics: tuple[Topic, ...]
    """Topic keys, the primary one first."""
    register: Register = "neutral"
    """Usage label."""
    region: tuple[Region, ...] = ()
    """Only if the concept itself belongs to a region."""
    legal: bool = False
    """Shows the general-information line; wants an official source."""
    definition: Sentence | None = None
    """One full sentence that stands alone."""
    in_short: tuple[Fact, ...] = ()
    """Two to four facts that stand first, where a number, a deadline or a yes-or-no decides."""
    senses: tuple[Sense, ...] = ()
    """Several meanings that readers must see side by side."""
    explanation: Block | None = None
    """What it means for the reader, then what to do."""
    examples: tuple[Plain, ...] = ()
    """One to three sentences that show the word in use."""
    aliases: tuple[Alias, ...] = ()
    """Other forms with the same meaning."""
    covers: tuple[CoveredTerm, ...] = ()
    """Narrower terms explained here; they lead here, but are not "also called"."""
    forms: tuple[Plain, ...] = ()
    """Irregular or useful inflections of the headword or an alias, as open as the one they are like most.

    Regular plurals need no listing."""
    pattern: Plain | None = None
    """How the word is used: take / have / get used to something."""
    pronunciation: tuple[Pronunciation, ...] = ()
    """Only where spelling misleads."""
    steps: tuple[Inline, ...] = ()
    """Step by step; each begins with a verb."""
    tips: tuple[Inline, ...] = ()
    """One line each."""
    mistakes: tuple[Inline, ...] = ()
    """One line each."""
    scripts: tuple[Script, ...] = ()
    """What to say."""
    confusables: tuple[Confusable, ...] = ()
    """Not to be confused with."""
    region_notes: Mapping[Region, Inline] = field(default_factory=dict)
    """Differences in name, rule or custom, by region."""
    origin: Inline | None = None
    """Who coined it and when; only with a source."""
    see_also: tuple[Slug, ...] = ()
    """Two to five related entries, chosen by hand (skos:related)."""
    articles: tuple[ArticleSlug, ...] = ()
    """More on this entry: slugs of articles."""
    audience: tuple[Audience, ...] = ()
    """Readers for whom the entry matters most."""
    sources: tuple[Source, ...] = ()
    """Where the facts can be checked."""
    status: Status = "stub"
    """A stub needs a headword, topics and a definition; of a published one the house style asks more."""
    added: datetime.date | None = None
    """Day of first publication."""
    reviewed: datetime.date | None = None
    """Day of the last review."""
    review_by: datetime.date | None = None
    """Day of the next review, if earlier than usual."""
    contributors: tuple[Plain, ...] = ()
    """Names or handles to thank."""
    autolink: bool = True
    """`false` when the headword often means something else: it and its plural are never linked by themselves.

    Aliases and covered terms are open or closed on their own."""
    not_in: tuple[Plain, ...] = ()
    """Phrases in which a label means something else: no label of this entry that overlaps with one links."""
    redirect_from: tuple[Plain, ...] = ()
    """Former addresses of this entry, as they were: `old_name`, `Old-Name`, `old.html`, `folder/old`."""
    replaced_by: Slug | None = None
    """For a retired entry: where readers should go."""

    @property
    def gloss(self) -> str:
        """The sentence that cards, lists and exports show: the definition, or that of the only sense."""
        return self.definition or (self.senses[0].definition if self.senses else "")

    @property
    def names(self) -> tuple[str, ...]:
        """Every name once, the headword first: aliases, covered terms, listed forms."""
        aliases = (alias.text for alias in self.aliases)
        covered = (term.text for term in self.covers)
        return tuple(dict.fromkeys((self.headword, *aliases, *covered, *self.forms)))

    @property
    def facts_by_label(self) -> tuple[tuple[str, tuple[Fact, ...]], ...]:
        """What is told in short, each label once, in the order of the labels."""
        grouped: dict[str, list[Fact]] = {}
        for fact in self.in_short:
            grouped.setdefault(fact.label, []).append(fact)
        return tuple((label, tuple(facts)) for label, facts in grouped.items())

    @property
    def named(self) -> tuple[str, ...]:
        """The other entries that its own lists name: see also, and what it is taken for."""
        return (*self.see_also, *(each.entry for each in self.confusables if each.entry))

    @property
    def all_regions(self) -> tuple[str, ...]:
        """Every region that the entry speaks of: its own, and those of its notes, aliases and senses."""
        named: tuple[Alias | CoveredTerm | Sense | Fact, ...] = (
            *self.aliases,
            *self.covers,
            *self.senses,
            *self.in_short,
        )
        return tuple(dict.fromkeys((*self.region, *self.region_notes, *(key for each in named for key in each.region))))

    @property
    def last_modified(self) -> datetime.date | None:
        """The newest date that the entry itself gives."""
        return max(filter(None, (self.added, self.reviewed)), default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Damaged:
    """What could be read of an entry whose file has problems: for the checks, never shown."""

    entry: Entry
    """Fields that could not be read are as if they were not there; those that every entry has hold something."""
    faulty: frozenset[str]
    """The fields of which something could not be read."""
    kept: Mapping[tuple[str | int, ...], tuple[int, ...]] = field(default_factory=dict)
    """Place of a list in the file → the numbers that its readable items have there, where some are not readable."""

    def place(self, path: tuple[str | int, ...]) -> tuple[str | int, ...]:
        """Place of a field in the entry → its place in the file."""
        placed: tuple[str | int, ...] = ()
        for step in path:
            numbers = self.kept.get(placed)
            placed = (*placed, numbers[step] if numbers and isinstance(step, int) and step < len(numbers) else step)
        return placed


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """One key of a vocabulary file (`_topics.yml`, `_regions.yml`, `_audiences.yml`)."""

    SHORTHAND: ClassVar[str] = "name"

    name: Plain
    """What readers see."""
    description: Plain | None = None
    """One sentence about it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedTopic(Named):
    """One key of a vocabulary file; `introduction` only in `_topics.yml`, since a topic has a page."""

    introduction: Plain | None = None
    """Of a topic: two or three sentences at the top of its page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A word that the dictionary should explain and does not yet: one item of `_wanted.yml`."""

    headword: Plain
    """The word, as readers will see it."""
    topics: tuple[Topic, ...]
    """Where the entry will belong, the main topic first."""
    cover: Plain
    """What the entry should cover, in one line, for whoever writes it."""
    aliases: tuple[Plain, ...] = ()
    """Other names by which people will look for it."""
    position: Position = field(default=Position(), metadata={"from_file": True})
    """Where the word stands in the file."""

    @property
    def names(self) -> tuple[str, ...]:
        """The word and its other names."""
        return (self.headword, *self.aliases)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A hand-written Markdown page, article or not, as far as the dictionary needs to know it."""

    path: str
    """The file, relative to the project."""
    source: str
    """The file, relative to the folder of the pages: `articles/leave-well.md`, as links name it."""
    title: str
    """Plain text, as readers see it."""
    description: str
    body: str = ""
    """The Markdown without the front matter."""
    body_line: int = 1
    """The line of the file on which the body begins."""
    autolink: bool = True
    """`false` where only explicit links are made."""
    template: str | None = None
    """The template that the author asks for."""
    icon: str | None = None
    """The icon that the author asks for."""
    excerpt: str | None = None
    """The entry that home is asked to show."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Article(Page):
    """A long-form page that entries can point to."""

    slug: str
    topics: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()
    last_modified: datetime.date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Dictionary:
    """Everything that the files say, immutable, built once per build."""

    entries: Mapping[str, Entry]
    """slug → entry, in the order of the alphabet (see `collation.py`)."""
    topics: Mapping[str, NamedTopic]
    """key → topic, in the order of the file."""
    regions: Mapping[str, Named]
    audiences: Mapping[str, Named]
    articles: Mapping[str, Article]
    """slug → article, by slug."""
    pages: Mapping[str, Page] = field(default_factory=dict)
    """Source path → hand-written page, the articles among them."""
    wanted: tuple[Wanted, ...] = ()
    """The words that have no entry yet, in the order of the file."""
    damaged: tuple[Damaged, ...] = ()
    """Entries that are not among `entries`, because their files have problems."""

    def for_checks(self) -> "Dictionary":
        """The same with the damaged entries in it, as far as they have a name and an address of their own."""
        entries = dict(self.entries)
        for each in self.damaged:
            if "headword" not in each.faulty and "slug" not in each.faulty:
                entries.setdefault(each.entry.slug, each.entry)
        return self if len(entries) == len(self.entries) else replace(self, entries=entries)

    def in_topic(self) -> Mapping[str, tuple[Entry, ...]]:
        """Topic key → its entries in alphabetical order, for all topics in one pass."""
        grouped: dict[str, list[Entry]] = {key: [] for key in self.topics}
        for entry in self.entries.values():
            for topic in entry.topics:
                grouped[topic].append(entry)
        return {key: tuple(members) for key, members in grouped.items()}

    def neighbors(self) -> Iterator[tuple[Entry, Entry | None, Entry | None]]:
        """Each entry with the one before and the one after it in the alphabet."""
        entries = list(self.entries.values())
        for position, entry in enumerate(entries):
            previous = entries[position - 1] if position else None
            following = entries[position + 1] if position + 1 < len(entries) else None
            yield entry, previous, following
