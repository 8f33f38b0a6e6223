"""Files → `Site`: load, index, give addresses, check. The one entrance for hooks and scripts."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

from dictionary.checking import checks
from dictionary.linking import addresses
from dictionary.linking.term_index import build_index
from dictionary.model.entry import Dictionary, Entry
from dictionary.model.problems import Problem, in_reading_order
from dictionary.reading import loading
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


def assemble(
    project: Path, settings: Settings, docs: str = "docs", stopwatch: Stopwatch = lambda stage: None
) -> Assembly:
    """Read and check the dictionary below `project`. Never raises for what the files hold."""
    files = loading.find_files(project, settings.glossary, f"{docs}/{settings.articles}")
    dictionary, problems = loading.load(files, settings.glossary, settings.rules.collation)
    strings_path = f"{settings.glossary}/_strings.yml"
    strings, found = _strings(project, strings_path, settings.language)
    problems += found
    stopwatch("load")
    index = build_index(dictionary.entries.values(), settings.rules)
    assigned = addresses.assign(dictionary, index)
    stopwatch("index")
    unread = loading.unread(files, dictionary)
    findings = checks.check(dictionary, index, assigned, unread)
    problems += checks.problems_in(findings, _reader(files))
    stopwatch("check")
    if strings is None:
        return Assembly(None, in_reading_order(problems))
    if problems:
        # What the broken files had to say is left out, so that the rest can be shown.
        pruned = without_dead_references(dictionary)
        if pruned is not dictionary:
            dictionary = pruned
            index = build_index(dictionary.entries.values(), settings.rules)
            assigned = addresses.assign(dictionary, index)
    return Assembly(Site(settings, dictionary, index, assigned, strings), in_reading_order(problems))


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


def _strings(project: Path, path: str, language: str) -> tuple[Strings | None, list[Problem]]:
    file = project / path
    if not file.is_file():
        message = "The file with the words of the interface is missing."
        fix = "copy it from the dictionary that you started from."
        return None, [Problem(path=path, code="E202", name="strings-missing", message=message, fix=fix)]
    return load_strings(path, file.read_bytes(), language, project / "overrides")


def _reader(files: loading.Files) -> Callable[[str], str]:
    return lambda path: files.entries[path].decode("utf-8").replace("\r\n", "\n").replace("\r", "\n")
