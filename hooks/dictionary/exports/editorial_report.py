"""How the entries are written, as a whole: what no check of a single entry can see.

It reports spread, not only averages: sameness is what it looks for. Each section is a table of plain rows; what
counts as an occupation, as a word of another variety, as a fixed phrase is data of the dictionary (`EditorialWords`).
"""

import calendar
import datetime
import re
import statistics
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from dictionary.checking import text_shapes
from dictionary.checking.repeated_runs import repeated_runs
from dictionary.language import prose
from dictionary.language.folding import fold_label
from dictionary.language.record import Language
from dictionary.model.entry import Entry
from dictionary.model.walking import texts

_PRACTICAL = ("steps", "tips", "mistakes", "scripts")
_NO_PROSE = frozenset("headword aliases covers forms pronunciation sources not_in contributors in_short".split())
_GENERAL = frozenset("definition explanation steps tips mistakes".split())
_SHOWN = 12
_FEW_MENTIONS = 2
_DAYS = frozenset((*calendar.month_name, *calendar.day_name))


@dataclass(frozen=True, slots=True, kw_only=True)
class EditorialWords:
    """What the report looks for; all of it may be empty."""

    occupations: tuple[str, ...] = ()
    """Whom examples should be about: those that most readers have."""
    watched: tuple[str, ...] = ()
    """Words that came too often: settings, tools, figures of speech."""
    elsewhere: tuple[str, ...] = ()
    """Words of another variety of the language that general text should not use."""
    phrases: tuple[str, ...] = ()
    """Names of laws and fixed expressions that may repeat."""
    endings: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Kind of word → ends that words of it have: `person: [er, or]`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One question, and what was found."""

    title: str
    rows: tuple[str, ...]
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """What the report is about."""

    entries: Sequence[Entry]
    """Those that are published."""
    language: Language
    mentions: Mapping[str, int]
    """Slug → pages of others that link to it."""
    wanted: Mapping[str, tuple[str, ...]]
    """Headword that nobody has written → all its names."""
    flagged: Collection[str]
    """Entries that speak of law and do not say so."""
    words: EditorialWords
    today: datetime.date


def editorial_report(subject: Subject) -> tuple[Section, ...]:
    """All sections, in the order in which an editor reads them."""
    return tuple(section(subject) for section in _SECTIONS)


# ---- Numbers ---------------------------------------------------------------------------------------


def spread(numbers: Iterable[float]) -> str:
    """Least, quartiles, most, and standard deviation, in one line."""
    found = sorted(numbers)
    if not found:
        return "none"
    if len(found) == 1:
        return f"{found[0]:.0f}"
    low, middle, high = statistics.quantiles(found, n=4, method="inclusive")
    deviation = statistics.pstdev(found)
    return f"{found[0]:.0f} … {low:.0f} … {middle:.0f} … {high:.0f} … {found[-1]:.0f}; deviation {deviation:.0f}"


def _share(count: int, of: int) -> str:
    return f"{count} of {of} ({100 * count / of:.0f} %)" if of else "none"


def _named(slugs: Iterable[str]) -> str:
    found = list(slugs)
    return ", ".join(found[:_SHOWN]) + (f" and {len(found) - _SHOWN} more" if len(found) > _SHOWN else "")


def _lengths(subject: Subject) -> Section:
    rules = subject.language.sentences
    grade = subject.language.prose.grade
    definitions = {e.slug: e.gloss for e in subject.entries if e.gloss}
    explanations = {e.slug: e.explanation for e in subject.entries if e.explanation}
    rows = []
    for title, given in (("definitions", definitions), ("explanations", explanations)):
        rows.append(f"words of {title}: {spread(len(text.split()) for text in given.values())}")
        if grade:
            years = {slug: grade(prose.word_lists(prose.without_code(text), rules)) for slug, text in given.items()}
            rows.append(f"years of school for {title}: {spread(years.values())}")
            hardest = sorted(years, key=lambda slug: (-years[slug], slug))[:5]
            rows.append(f"hardest {title}: {', '.join(f'{slug} {years[slug]:.0f}' for slug in hardest)}")
    paragraphs = (len(re.findall(r"\n\s*\n", text.strip())) + 1 for text in explanations.values())
    rows.append(f"paragraphs of explanations: {spread(paragraphs)}")
    return Section(title="Length and reading grade", rows=tuple(rows), note="Least … quartiles … most.")


def _shapes(subject: Subject) -> Section:
    rules = subject.language.sentences
    explained = [(e, e.explanation) for e in subject.entries if e.explanation]
    begin = Counter(text_shapes.opening(text, entry.names, rules) for entry, text in explained)
    end = Counter(text_shapes.closing(text, rules) for _, text in explained)
    rows = [
        f"{title} {shape}: {_share(count, len(explained))}"
        for title, shapes in (("begin with", begin), ("end with", end))
        for shape, count in sorted(shapes.items(), key=lambda item: (-item[1], item[0]))[:_SHOWN]
    ]
    return Section(title="Openings and closings", rows=tuple(rows), note="None should be in more than a fifth.")


# ---- Words -----------------------------------------------------------------------------------------


def _texts(entry: Entry) -> Iterator[str]:
    for path, text, _ in texts(entry):
        if path[0] not in _NO_PROSE:
            yield text


def _repeats(subject: Subject) -> Section:
    found = repeated_runs({e.slug: list(_texts(e)) for e in subject.entries}, subject.words.phrases)
    rows = [f"{run.one}, {run.other}: “{run.words}”" for run in found]
    return Section(title="Seven words and more that two entries share", rows=tuple(rows))


def _counted(words: Iterable[str], subject: Subject) -> Counter[str]:
    """Word → number of entries that use it, or its plural."""
    patterns = {word: re.compile(rf"(?<!\w){re.escape(word)}(?:e?s)?(?!\w)", re.IGNORECASE) for word in words}
    counted: Counter[str] = Counter()
    for entry in subject.entries:
        whole = "\n".join(_texts(entry))
        counted.update(word for word, pattern in patterns.items() if pattern.search(whole))
    return counted


def _cast(subject: Subject) -> Section:
    used = _counted(subject.words.occupations, subject)
    watched = _counted(subject.words.watched, subject)
    absent = [word for word in subject.words.occupations if not used[word]]
    rows = [f"occupations: {', '.join(f'{word} {count}' for word, count in used.most_common())}"]
    rows.append(f"of the list, in no entry: {', '.join(absent) or 'none'}")
    rows.append(f"watched words: {', '.join(f'{word} {count}' for word, count in watched.most_common()) or 'none'}")
    names: Counter[str] = Counter()
    for entry in subject.entries:
        spoken = " ".join([*entry.examples, *(script.text for script in entry.scripts)])
        names.update(set(re.findall(r"(?<=[a-z,] )[A-Z][a-z]{2,}\b", spoken)) - _DAYS)
    rows.append(f"names in examples: {', '.join(f'{word} {count}' for word, count in names.most_common(20))}")
    return Section(title="Cast", rows=tuple(rows), note="Number of entries.")


def _variety(subject: Subject) -> Section:
    patterns = {word: re.compile(rf"(?<!\w){re.escape(word)}(?!\w)", re.IGNORECASE) for word in subject.words.elsewhere}
    found: defaultdict[str, list[str]] = defaultdict(list)
    for entry in subject.entries:
        general = "\n".join(text for path, text, _ in texts(entry) if path[0] in _GENERAL)
        for word, pattern in patterns.items():
            if pattern.search(general) and not entry.region:
                found[word].append(entry.slug)
    rows = [f"`{word}`: {_named(slugs)}" for word, slugs in sorted(found.items(), key=lambda i: (-len(i[1]), i[0]))]
    return Section(title="Words of another variety in general text", rows=tuple(rows), note="Each may be right there.")


# ---- What is there and what is missing -------------------------------------------------------------


def _practical(subject: Subject) -> Section:
    missing = [e.slug for e in subject.entries if not any(getattr(e, name) for name in _PRACTICAL)]
    rows = [f"neither {' nor '.join(_PRACTICAL)}: {_named(missing) or 'none'}"]
    for name in (*_PRACTICAL, "examples", "pattern", "in_short", "confusables", "region_notes"):
        rows.append(f"`{name}`: {_share(sum(bool(getattr(e, name)) for e in subject.entries), len(subject.entries))}")
    return Section(title="The practical half", rows=tuple(rows))


def _sources(subject: Subject) -> Section:
    sources = [source for entry in subject.entries for source in entry.sources]
    kinds = Counter(source.authority for source in sources)
    years = [subject.today.year - source.year for source in sources if source.year]
    without = [e.slug for e in subject.entries if not e.sources]
    rows = [
        f"sources: {len(sources)}, by authority: {', '.join(f'{kind} {count}' for kind, count in kinds.most_common())}",
        f"age in years, of those that say it: {spread(years)}",
        f"without an address: {_share(sum(not source.url for source in sources), len(sources))}",
        f"entries without a source: {_named(without) or 'none'}",
    ]
    return Section(title="Sources", rows=tuple(rows))


def _regions(subject: Subject) -> Section:
    notes = Counter(region for entry in subject.entries for region in entry.region_notes)
    own = Counter(region for entry in subject.entries for region in entry.region)
    one = [e.slug for e in subject.entries if e.legal and not e.region and len(e.all_regions) < 2]
    rows = [
        f"notes: {', '.join(f'{region} {count}' for region, count in notes.most_common()) or 'none'}",
        f"entries of one region: {', '.join(f'{region} {count}' for region, count in own.most_common()) or 'none'}",
        f"speak of law, and of one region at most: {_named(one) or 'none'}",
        f"speak of law without saying so: {_named(sorted(subject.flagged)) or 'none'}",
    ]
    return Section(title="Regions and law", rows=tuple(rows))


def _labels(subject: Subject) -> Section:
    kinds = [(end, kind) for kind, ends in subject.words.endings.items() for end in ends]
    kinds.sort(key=lambda pair: -len(pair[0]))

    def kind_of(label: str) -> str:
        last = (label.lower().split() or [""])[-1].rstrip("s")
        return next((kind for end, kind in kinds if last.endswith(end)), "")

    rows = [
        f"{entry.slug}: “{alias.text}” ({kind_of(alias.text)}) for “{entry.headword}” ({kind_of(entry.headword)})"
        for entry in subject.entries
        for alias in entry.aliases
        if kind_of(alias.text) and kind_of(entry.headword) and kind_of(alias.text) != kind_of(entry.headword)
    ]
    owned = {fold_label(name) for entry in subject.entries for name in entry.names}
    loose = {name: word for word, names in subject.wanted.items() for name in names if fold_label(name) not in owned}
    used = _counted(loose, subject)
    rows += [f"nobody owns “{name}”; entries that use it: {count}" for name, count in used.most_common(20)]
    return Section(title="Labels", rows=tuple(rows))


def _mentions(subject: Subject) -> Section:
    few = [e.slug for e in subject.entries if subject.mentions.get(e.slug, 0) < _FEW_MENTIONS]
    counts = (subject.mentions.get(e.slug, 0) for e in subject.entries)
    rows = [
        f"pages that mention an entry: {spread(counts)}",
        f"mentioned on fewer than {_FEW_MENTIONS}: {', '.join(few) or 'none'}",
    ]
    return Section(title="Mentions", rows=tuple(rows))


_SECTIONS: tuple[Callable[[Subject], Section], ...] = (
    _lengths,
    _shapes,
    _repeats,
    _cast,
    _variety,
    _practical,
    _sources,
    _regions,
    _labels,
    _mentions,
)


def as_markdown(sections: Iterable[Section]) -> Iterator[str]:
    """The report as lines of Markdown."""
    for section in sections:
        yield f"## {section.title}"
        yield ""
        if section.note:
            yield section.note
            yield ""
        yield from (f"- {row}" for row in section.rows or ("nothing",))
        yield ""
