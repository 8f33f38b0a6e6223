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

_ROUNDS = 200
"""A mend may bring to light the next thing that can be mended; no dictionary needs that many turns."""
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
    work = _Work(files, glossary, check, chosen)
    for _ in range(_ROUNDS):
        if not work.turn():
            break
    # Where nothing was offered, a trap was only tried.
    left = frozenset(problem.path for problem in work.refused if problem.replacement is not None)
    return Mended(work.texts, left, work.problems)


class _Work:
    """The files on their way, and what was found to do no good."""

    def __init__(self, files: Files, glossary: str, check: Check, chosen: Callable[[str], bool]) -> None:
        self.texts: dict[str, bytes] = {}
        self.refused: set[Problem] = set()
        self._files = files
        self._glossary = glossary
        self._check = check
        self._chosen = chosen
        self.problems = check(files)

    def turn(self) -> bool:
        """Mend what can be mended now; whether anything was."""
        waiting = self._waiting()
        tried = {path: self._mended(path, problems) for path, problems in waiting.items()}
        if not tried:
            return False
        if self._take(tried, waiting):
            return True
        # Something in it does harm: each file, then each problem is looked at alone.
        is_better = False
        for path, problems in waiting.items():
            if len(waiting) > 1 and self._take({path: tried[path]}, waiting):
                is_better = True
                continue
            for problem in problems:
                if self._take({path: self._mended(path, [problem])}, {path: [problem]}):
                    is_better = True
                    break  # the places of the others may have changed
                self.refused.add(problem)
        return is_better

    def _waiting(self) -> dict[str, list[Problem]]:
        """Path → the problems in it that have a mend."""
        found: defaultdict[str, list[Problem]] = defaultdict(list)
        for problem in self.problems:
            if self._chosen(problem.path) and problem not in self.refused:
                old = text_at(self._files, self._glossary, problem.path)
                if old is not None and mended(old, [problem]) != old:
                    found[problem.path].append(problem)
        return found

    def _mended(self, path: str, problems: Iterable[Problem]) -> bytes:
        return mended(text_at(self._files, self._glossary, path) or b"", problems)

    def _take(self, tried: Mapping[str, bytes], mends: Mapping[str, list[Problem]]) -> bool:
        """Take these texts, if each of them is better than the old one and no other file is worse.

        `mends` are the problems that are mended in them. Where something was offered for each, it is enough that the
        file can be read further down; a trap that was only tried has to be one no more.
        """
        files = with_texts(self._files, self._glossary, tried)
        after = self._check(files)
        for path in tried:
            offered = all(problem.replacement is not None for problem in mends[path])
            ranks = (_rank(path, after), _rank(path, self.problems))
            if ranks[0] >= ranks[1] or (not offered and ranks[0][:-1] == ranks[1][:-1]):
                return False
        if _harms_others(tried, self.problems, after):
            return False
        self._files, self.problems = files, after
        self.texts |= tried
        return True


def _rank(path: str, problems: Iterable[Problem]) -> tuple[int, ...]:
    """How bad a file is. What is wrong with how it is written hides what is wrong with what it says.

    And what stands further below: the next slip may come to light in the place of one that was mended.
    """
    own = [problem for problem in problems if problem.path == path]
    unreadable = [problem.position.line for problem in own if problem.code in _UNREADABLE]
    return (
        len(unreadable),
        sum(problem.code.startswith("E2") for problem in own),
        len(errors(own)),
        len(own),
        sum(problem.replacement is not None for problem in own),
        -min(unreadable, default=0),
    )


def _harms_others(tried: Mapping[str, bytes], before: list[Problem], after: list[Problem]) -> bool:
    """Whether something went wrong elsewhere. A file of which more can be read may have a say there."""
    if any(_rank(path, after)[:2] < _rank(path, before)[:2] for path in tried):
        return False
    return sum(p.path not in tried for p in after) > sum(p.path not in tried for p in before)


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
    if path == f"{glossary}/_wanted.yml":
        return files.wanted
    if path == f"{glossary}/_ledger.yml":
        return files.ledger
    return files.vocabularies.get(_vocabulary(path, glossary))


def with_texts(files: Files, glossary: str, texts: Mapping[str, bytes]) -> Files:
    """The files with other texts in some of them."""
    return replace(
        files,
        entries={path: texts.get(path, data) for path, data in files.entries.items()},
        pages={path: texts.get(path, data) for path, data in files.pages.items()},
        strings=texts.get(f"{glossary}/_strings.yml", files.strings),
        wanted=texts.get(f"{glossary}/_wanted.yml", files.wanted),
        ledger=texts.get(f"{glossary}/_ledger.yml", files.ledger),
        vocabularies={name: texts.get(f"{glossary}/_{name}.yml", data) for name, data in files.vocabularies.items()},
    )


def _vocabulary(path: str, glossary: str) -> str:
    return path.removeprefix(f"{glossary}/_").removesuffix(".yml")
