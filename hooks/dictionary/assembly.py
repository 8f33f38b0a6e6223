"""Files → `Site`: load, index, give addresses, check. The one entrance for hooks and scripts."""

import datetime
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Protocol

from dictionary.checking import checks
from dictionary.checking.ledger_checks import check_ledger
from dictionary.checking.link_checks import check_document, check_plain_file
from dictionary.checking.page_addresses import Generated, check_addresses
from dictionary.checking.page_checks import check_nav, check_pages
from dictionary.checking.prose_checks import ProseChecks
from dictionary.checking.spelling_checks import Spelling, check_unused, own_words
from dictionary.checking.wanted_checks import WantedWords, check_wanted
from dictionary.exports import formats
from dictionary.linking import addresses
from dictionary.linking.addresses import Addresses
from dictionary.linking.term_index import TermIndex, build_index
from dictionary.model import faces
from dictionary.model.entry import Dictionary, Entry
from dictionary.model.ledger import Ledger
from dictionary.model.problems import Problem, errors, in_reading_order
from dictionary.pages.anchors import anchors_of
from dictionary.reading import last_good, loading
from dictionary.reading.decoding import decode
from dictionary.reading.docs import Docs
from dictionary.reading.files import Files, find_files
from dictionary.reading.interface import Strings, load_strings
from dictionary.reading.ledger import FILE as LEDGER
from dictionary.reading.ledger import load_ledger
from dictionary.site import Settings, Site


class Stopwatch(Protocol):
    """Called with a stage's name when the stage ends; benchmarks pass one."""

    def __call__(self, stage: str, /) -> None: ...


@dataclass(slots=True)
class Memory:
    """What a process that builds again and again keeps of one assembly for the next."""

    read: loading.Recall = field(default_factory=dict)
    indexed: tuple[Dictionary, object, TermIndex, Addresses] | None = None
    """The entries that were indexed, with what else decided on labels and addresses, and what came of it."""
    found: checks.Found = field(default_factory=dict)
    checked_with: object = None
    """All but the entry itself on which it depends what was `found` of an entry."""


@dataclass(frozen=True, slots=True)
class Assembly:
    """A site as far as the files allow, and everything that is wrong with them."""

    site: Site | None
    """None only when there is nothing to show: the interface strings could not be read."""
    problems: list[Problem]
    good: Files
    """The files that are right, and of the others what they were when they were: for the next time."""
    kept: Mapping[str, bytes] = field(default_factory=dict)
    """Articles that are shown as they were, for they are broken: path → text."""


def assemble(
    project: Path,
    settings: Settings,
    docs: Docs | None = None,
    stopwatch: Stopwatch = lambda stage: None,
    good: Files | None = None,
    files: Files | None = None,
    is_read: Callable[[str], bool] = lambda path: True,
    memory: Memory | None = None,
) -> Assembly:
    """Read and check the dictionary below `project`, and the pages beside it.

    Never raises for what the files hold. With `good`, that of an earlier assembly, a broken file is
    shown as it was then. `files` are looked at in the place of those that stand there. Advice on prose,
    which takes longer than all else, is given on those files whose path `is_read`. With `memory`, that of an
    earlier assembly, entries that have not changed since are not read again, and no labels are indexed again
    where none has changed.
    """
    docs = docs or Docs()
    files = files or found_files(project, settings, docs)
    site, problems = _site(project, files, settings, docs, is_read, stopwatch, memory)
    broken = {problem.path for problem in errors(problems)}
    shown = last_good.with_kept(files, broken, good, settings.glossary) if broken else files
    if shown != files:
        site, _ = _site(project, shown, settings, docs, lambda path: False, memory=memory)
    return Assembly(
        site,
        in_reading_order(problems),
        last_good.remembered(files, broken, good, settings.glossary),
        {path: text for path, text in shown.pages.items() if text is not files.pages.get(path)},
    )


def found_files(project: Path, settings: Settings, docs: Docs) -> Files:
    """The files of the dictionary as they stand below `project`."""
    return find_files(project, settings.glossary, docs.folder, docs.is_excluded)


def _site(
    project: Path,
    files: Files,
    settings: Settings,
    docs: Docs,
    is_read: Callable[[str], bool],
    stopwatch: Stopwatch = lambda stage: None,
    memory: Memory | None = None,
) -> tuple[Site | None, list[Problem]]:
    dictionary, problems = loading.load(
        files,
        settings.glossary,
        docs.folder,
        settings.articles,
        settings.language_rules.collation,
        memory.read if memory else None,
        # A handful of words on a site of somebody else needs no groups.
        optional=frozenset({"topics"} if settings.is_guest else ()),
    )
    problems += files.problems
    ledger_file = f"{settings.glossary}/{LEDGER}"
    ledger, found = load_ledger(ledger_file, b"{}" if files.ledger is None else files.ledger)
    problems += found
    strings, found = _strings(files, settings, docs.themes[0] if docs.themes else project / "overrides")
    problems += found
    stopwatch("load")
    checked = dictionary.for_checks()
    index, assigned = _indexed(checked, settings, ledger, memory)
    stopwatch("index")
    unread = loading.unread(files, checked, docs.folder, settings.articles)
    own, found = own_words(f"{settings.glossary}/_words.txt", files.words or b"")
    problems += found
    read = {path for path in (*files.entries, *files.pages) if is_read(path)}
    spelling = _spelling(files, settings, checked, own) if read else None
    wording = ProseChecks(settings.language_rules, settings.rules, spelling) if read else None
    told = _found(checked, index, unread, settings, memory) if memory and not wording else None
    findings = checks.check(
        checked, index, assigned, unread, rules=settings.rules, wording=wording, is_read=read.__contains__, found=told
    )
    problems += checks.problems_in(findings, _reader(files))
    for page in dictionary.pages.values():
        if wording and page.path in read:
            problems += wording.of_page(page)
    is_whole = len(read) == len(files.entries) + len(files.pages) and not (unread or checked.damaged)
    if spelling and is_whole:  # the other texts may use the words
        problems += check_unused(f"{settings.glossary}/_words.txt", own, spelling.unused())
    problems += check_wanted(checked, index, settings.glossary)
    if not (unread or any("redirect_from" in each.faulty for each in checked.damaged)):
        # What cannot be read may be what took the place of an address.
        problems += check_ledger(ledger_file, ledger, checked, assigned)
    wanted = WantedWords(dictionary.wanted)
    # Where there are no entries because their folder is away, no link is known to be dead.
    are_entries_there = not any(problem.path == settings.glossary for problem in files.problems)
    for path, data in files.pages.items() if are_entries_there else ():
        text, _ = decode(path, data)
        problems += check_document(path, text or "", index, unread=unread, wanted=wanted, extensions=docs.markdown)
    for path, data in _plain_files(files, settings.glossary):
        text, _ = decode(path, data)
        problems += check_plain_file(path, text or "", index)
    if any(problem.path == settings.glossary for problem in files.problems):
        # Without the folder nobody knows which references are dead, nor which addresses are lost.
        problems = [problem for problem in problems if problem.code not in ("E301", "E308")]
    site = Site(settings, dictionary, index, assigned, strings, ledger) if strings else None
    generated = Generated(
        checked, assigned, unread, settings.entries, settings.topics, settings.articles, settings.contribute
    )
    # Of a guest no page is read, and its host's files stand before its own.
    reserved = () if settings.is_guest else formats.reserved(settings)
    problems += check_addresses(files, docs.folder, generated.owners(), reserved)
    # Ids do not depend on words, so links to sections are checked even where the words cannot be read.
    wordless = Site(settings, dictionary, index, assigned, Strings(defaultdict(str), settings.language))
    problems += _in_pages(project, files, docs, generated, site or wordless)
    stopwatch("check")
    if site and problems:
        # What the broken files had to say is left out, so that the rest can be shown.
        pruned = without_dead_references(dictionary)
        if pruned is not checked:
            index = build_index(pruned.entries.values(), settings.language_rules)
            site = replace(site, dictionary=pruned, index=index, addresses=addresses.assign(pruned, index, ledger))
    return site, problems


def _indexed(
    checked: Dictionary, settings: Settings, ledger: Ledger, memory: Memory | None
) -> tuple[TermIndex, Addresses]:
    """The labels and addresses of all entries; those of the last time where every face is the same."""
    given = settings.language_rules, ledger
    if memory and memory.indexed and memory.indexed[1] == given:
        before, _, index, assigned = memory.indexed
        changed = faces.changed(before, checked)
        if changed is not None:
            if not all(faces.answers_alike(before.entries[slug], checked.entries[slug]) for slug in changed):
                memory.checked_with = None
            if all(faces.has_same_labels(before.entries[slug], checked.entries[slug]) for slug in changed):
                index = index.renewed(checked.entries[slug] for slug in changed)
                assigned = assigned.renewed(checked.entries)
                memory.indexed = checked, given, index, assigned
                return index, assigned
    index = build_index(checked.entries.values(), settings.language_rules)
    assigned = addresses.assign(checked, index, ledger)
    if memory:
        memory.indexed = checked, given, index, assigned
        memory.checked_with = None
    return index, assigned


def _found(
    checked: Dictionary, index: TermIndex, unread: Collection[str], settings: Settings, memory: Memory
) -> checks.Found | None:
    """What was found of each entry alone, where it still holds; nothing is kept while files are broken."""
    if unread or checked.damaged:
        memory.checked_with = None
        return None
    today = datetime.datetime.now(tz=datetime.UTC).date()
    checked_with = index.labels, index.sections, settings.rules, [*checked.articles], checked.wanted, today
    if memory.checked_with is None or memory.checked_with != checked_with:
        memory.found.clear()
    memory.checked_with = checked_with
    return memory.found


def _spelling(files: Files, settings: Settings, checked: Dictionary, own: Collection[str]) -> Spelling | None:
    """The words that are known; None where the language has no list of words, or the dictionary asks for no check."""
    known, marks = settings.language_rules.prose, settings.language_rules.sentences
    if files.words is None or known.speller is None:
        return None
    return Spelling(known.speller(), checked, own, (*known.other_variety, *marks.abbreviations, *marks.last))


def _in_pages(project: Path, files: Files, docs: Docs, generated: Generated, site: Site) -> Iterator[Problem]:
    """What is wrong in hand-written pages, articles among them, and in the navigation."""
    sources = files.sources(docs.folder) | generated.sources()
    yield from check_pages(generated.dictionary, files, docs, sources, anchors_of(site))
    if docs.nav:
        yield from check_nav(docs, project, sources)


def without_dead_references(dictionary: Dictionary) -> Dictionary:
    """The dictionary without references to entries and articles that do not exist."""
    entries, articles = dictionary.entries, dictionary.articles

    def pruned(entry: Entry) -> Entry:
        confusables = tuple(c for c in entry.confusables if c.term or c.entry in entries)
        changed = replace(
            entry,
            see_also=tuple(slug for slug in entry.see_also if slug in entries),
            articles=tuple(slug for slug in entry.articles if slug in articles),
            confusables=confusables,
            replaced_by=entry.replaced_by if entry.replaced_by in entries else None,
        )
        return entry if changed == entry else changed

    kept = {slug: pruned(entry) for slug, entry in entries.items()}
    return dictionary if all(kept[slug] is entries[slug] for slug in entries) else replace(dictionary, entries=kept)


def _strings(files: Files, settings: Settings, theme: Path) -> tuple[Strings | None, list[Problem]]:
    path = f"{settings.glossary}/_strings.yml"
    if files.strings is not None:
        return load_strings(path, files.strings, settings.language, theme)
    if any(problem.path in (path, settings.glossary) for problem in files.problems):
        return None, []  # it is told why already
    message = "The file with the words of the interface is missing."
    fix = "copy it from the dictionary that you started from."
    return None, [Problem(path=path, code="E202", name="strings-missing", message=message, fix=fix)]


def _plain_files(files: Files, glossary: str) -> Iterator[tuple[str, bytes]]:
    """The files beside the entries, of which readers see the texts as they are written."""
    yield from ((f"{glossary}/_{name}.yml", data) for name, data in files.vocabularies.items())
    for name, text in (("strings", files.strings), ("wanted", files.wanted)):
        if text is not None:
            yield f"{glossary}/_{name}.yml", text


def _reader(files: Files) -> Callable[[str], str]:
    """Texts as they were read: a byte-order mark does not count, and would shift every place."""
    return lambda path: decode(path, files.entries[path])[0] or ""
