"""Files → `Site`: load, index, give addresses, check. The one entrance for hooks and scripts."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Protocol

from dictionary.checking import checks
from dictionary.linking import addresses
from dictionary.linking.term_index import build_index
from dictionary.model.entry import Dictionary, Entry
from dictionary.model.problems import Problem, errors, in_reading_order
from dictionary.reading import last_good, loading
from dictionary.reading.interface import Strings, load_strings
from dictionary.site import Settings, Site


class Stopwatch(Protocol):
    """Called with a stage's name when the stage ends; benchmarks pass one."""

    def __call__(self, stage: str, /) -> None: ...


@dataclass(frozen=True, slots=True)
class Assembly:
    """A site as far as the files allow, and everything that is wrong with them."""

    site: Site | None
    """None only when there is nothing to show: the interface strings could not be read."""
    problems: list[Problem]
    good: loading.Files
    """The files that are right, and of the others what they were when they were: for the next time."""
    kept: Mapping[str, bytes] = field(default_factory=dict)
    """Articles that are shown as they were, for they are broken: path → text."""


def assemble(
    project: Path,
    settings: Settings,
    docs: str = "docs",
    stopwatch: Stopwatch = lambda stage: None,
    good: loading.Files | None = None,
) -> Assembly:
    """Read and check the dictionary below `project`. Never raises for what the files hold.

    With `good`, that of an earlier assembly, a broken file is shown as it was then.
    """
    files = loading.find_files(project, settings.glossary, f"{docs}/{settings.articles}")
    theme = project / "overrides"
    site, problems = _site(files, settings, theme, stopwatch)
    broken = {problem.path for problem in errors(problems)}
    shown = last_good.with_kept(files, broken, good, settings.glossary) if broken else files
    if shown != files:
        site, _ = _site(shown, settings, theme)
    return Assembly(
        site,
        in_reading_order(problems),
        last_good.remembered(files, broken, good, settings.glossary),
        {path: text for path, text in shown.articles.items() if text is not files.articles.get(path)},
    )


def _site(
    files: loading.Files, settings: Settings, theme: Path, stopwatch: Stopwatch = lambda stage: None
) -> tuple[Site | None, list[Problem]]:
    dictionary, problems = loading.load(files, settings.glossary)
    strings, found = _strings(files, f"{settings.glossary}/_strings.yml", settings.language, theme)
    problems += found
    stopwatch("load")
    index = build_index(dictionary.entries.values(), settings.inflector)
    assigned = addresses.assign(dictionary, index)
    stopwatch("index")
    findings = checks.check(dictionary, index, assigned, settings.inflector, loading.unread(files, dictionary))
    problems += checks.problems_in(findings, _reader(files))
    stopwatch("check")
    if strings is None:
        return None, problems
    if problems:
        # What the broken files had to say is left out, so that the rest can be shown.
        pruned = without_dead_references(dictionary)
        if pruned is not dictionary:
            dictionary = pruned
            index = build_index(dictionary.entries.values(), settings.inflector)
            assigned = addresses.assign(dictionary, index)
    return Site(settings, dictionary, index, assigned, strings), problems


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


def _strings(files: loading.Files, path: str, language: str, theme: Path) -> tuple[Strings | None, list[Problem]]:
    if files.strings is not None:
        return load_strings(path, files.strings, language, theme)
    if any(problem.path in (path, path.rpartition("/")[0]) for problem in files.problems):
        return None, []
    message = "The file with the words of the interface is missing."
    fix = "copy it from the dictionary that you started from."
    return None, [Problem(path=path, code="E202", name="strings-missing", message=message, fix=fix)]


def _reader(files: loading.Files) -> Callable[[str], str]:
    return lambda path: files.entries[path].decode("utf-8").replace("\r\n", "\n").replace("\r", "\n")
