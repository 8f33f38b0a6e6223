"""Problems with exactly one mend → the files with it, everything else in them byte for byte as it was.

Nothing here touches a disk: files come in and go out as bytes, and `Check` says what is wrong with them.
What a mend would make worse stays as it is.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace

from dictionary.model.problems import Problem, errors
from dictionary.reading import traps
from dictionary.reading.files import Files

Check = Callable[[Files], list[Problem]]
"""All that is wrong with these files."""

_ROUNDS = 50
"""A mend may bring to light the next thing that can be mended; no file needs that many turns."""
_UNREADABLE = frozenset(("E101", "E102", "E103", "E104", "E105", "E107", "E108", "E110", "E502"))
_LINE_ENDS = re.compile(r"\r\n|\r|\n")
_MARK = "\ufeff"


@dataclass(frozen=True, slots=True)
class Mended:
    """What came of it."""

    texts: Mapping[str, bytes]
    """Path → new text of each file that was mended."""
    left: frozenset[str] = frozenset()
    """Files in which something could have been replaced, but would not have been better afterwards."""
    problems: list[Problem] = field(default_factory=list)
    """What is still wrong."""


def mend(files: Files, glossary: str, check: Check, chosen: Callable[[str], bool] = lambda path: True) -> Mended:
    """Mend whatever can be mended safely in the files that are `chosen`, until nothing changes."""
    left: set[str] = set()
    texts: dict[str, bytes] = {}
    problems = check(files)
    for _ in range(_ROUNDS):
        tried = _tried(files, glossary, problems, lambda path: chosen(path) and path not in left)
        if not tried:
            break
        better, after = _better(files, glossary, problems, tried, check)
        left |= tried.keys() - better.keys()
        if better:
            files = with_texts(files, glossary, better)
            texts |= better
            problems = after
    return Mended(texts, frozenset(left), problems)


def _better(
    files: Files, glossary: str, problems: list[Problem], tried: Mapping[str, bytes], check: Check
) -> tuple[dict[str, bytes], list[Problem]]:
    """Of the new texts those that are no worse than the old ones, and what is wrong then."""
    after = check(with_texts(files, glossary, tried))
    good = {path: text for path, text in tried.items() if _is_better(path, problems, after)}
    if good and len(good) == len(tried) and not _harms_others(tried, problems, after):
        return good, after
    if len(tried) == 1:
        return {}, problems
    # Some of them do harm: each is looked at alone.
    kept: dict[str, bytes] = {}
    for path, text in good.items():
        found, now = _better(with_texts(files, glossary, kept), glossary, problems, {path: text}, check)
        if found:
            kept |= found
            problems = now
    return kept, problems


def _is_better(path: str, before: Iterable[Problem], after: Iterable[Problem]) -> bool:
    own_before = [problem for problem in before if problem.path == path]
    own_after = [problem for problem in after if problem.path == path]
    unread_before, unread_after = _unreadable(own_before), _unreadable(own_after)
    if unread_after < unread_before:
        return True  # what else is wrong comes to light only now
    return unread_after == unread_before and (
        len(errors(own_after)) <= len(errors(own_before)) and len(own_after) <= len(own_before)
    )


def _harms_others(tried: Mapping[str, bytes], before: list[Problem], after: list[Problem]) -> bool:
    """Whether something went wrong elsewhere. A file that can be read again may have a say there."""
    if any(problem.path in tried for problem in before if problem.code in _UNREADABLE):
        return False
    return len([p for p in after if p.path not in tried]) > len([p for p in before if p.path not in tried])


def _unreadable(problems: Iterable[Problem]) -> int:
    return sum(problem.code in _UNREADABLE for problem in problems)


def _tried(
    files: Files, glossary: str, problems: Iterable[Problem], chosen: Callable[[str], bool]
) -> dict[str, bytes]:
    """Path → its text with all that can be replaced in it."""
    by_path: defaultdict[str, list[Problem]] = defaultdict(list)
    for problem in problems:
        by_path[problem.path].append(problem)
    found = {}
    for path, own in by_path.items():
        old = text_at(files, glossary, path) if chosen(path) else None
        new = mended(old, own) if old is not None else None
        if new is not None and new != old:
            found[path] = new
    return found


def mended(data: bytes, problems: Iterable[Problem]) -> bytes:
    """A text with the replacements of its problems. Of two that overlap, the first one waits for the next time."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return data
    mark = _MARK if text.startswith(_MARK) else ""
    text = text.removeprefix(_MARK)
    starts = [0, *(end.end() for end in _LINE_ENDS.finditer(text))]
    stops = [*(end.start() for end in _LINE_ENDS.finditer(text)), len(text)]
    free = len(text)
    for problem in sorted(problems, key=lambda problem: problem.position, reverse=True):
        place = problem.position
        if place.line > len(starts):
            continue
        begin, stop = starts[place.line - 1], stops[place.line - 1]
        new = problem.replacement
        start, end = begin + place.column - 1, min(begin + place.end_column - 1, stop)
        if new is None:
            start, end = begin, stop
            new = traps.mended(text[begin:stop], problem)
        if new is None or end > free or start > end:
            continue
        text = text[:start] + new + text[end:]
        free = start
    return (mark + text).encode("utf-8")


def text_at(files: Files, glossary: str, path: str) -> bytes | None:
    """The text of a file, whichever kind of file it is; None for what has no text here."""
    if path in files.entries:
        return files.entries[path]
    if path in files.pages:
        return files.pages[path]
    if path == f"{glossary}/_strings.yml":
        return files.strings
    return files.vocabularies.get(_vocabulary(path, glossary))


def with_texts(files: Files, glossary: str, texts: Mapping[str, bytes]) -> Files:
    """The files with other texts in some of them."""
    return replace(
        files,
        entries={path: texts.get(path, data) for path, data in files.entries.items()},
        pages={path: texts.get(path, data) for path, data in files.pages.items()},
        strings=texts.get(f"{glossary}/_strings.yml", files.strings),
        vocabularies={
            name: texts.get(f"{glossary}/_{name}.yml", data) for name, data in files.vocabularies.items()
        },
    )


def _vocabulary(path: str, glossary: str) -> str:
    return path.removeprefix(f"{glossary}/_").removesuffix(".yml")
