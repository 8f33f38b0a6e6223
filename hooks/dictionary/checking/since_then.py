"""What a change is to blame for: problems in the files that it touches, and what it breaks elsewhere."""

from collections import Counter
from collections.abc import Collection, Iterable

from dictionary.model.problems import Position, Problem, in_reading_order

_AWAY = frozenset(("vocabulary-missing", "strings-missing"))
_Place = tuple[str, Position, str]


def touched(problems: Iterable[Problem], changed: Collection[str]) -> list[Problem]:
    """The problems in files that have changed."""
    return [problem for problem in problems if problem.path in changed]


def blamed(now: Iterable[Problem], then: Iterable[Problem], changed: Collection[str]) -> list[Problem]:
    """The problems of now, without those that other files had already.

    A file that has not changed says the same at the same place, even where the words differ: whether a label
    is claimed by two other entries or by three, it was wrong before.
    """
    now, then = set(now), {problem for problem in then if problem.path not in changed}
    known = Counter(map(_place, then - now))
    found = touched(now, changed)
    for problem in in_reading_order(now - then):
        if problem.path in changed:
            continue
        if known[_place(problem)]:
            known[_place(problem)] -= 1
        else:
            found.append(problem)
    return in_reading_order(found)


def concerns_every_file(problem: Problem, glossary: str) -> bool:
    """Whether something is unreadable or away that all entries are checked against, so that little is known of them."""
    if problem.path == glossary:
        return True
    shared = problem.path.startswith(f"{glossary}/_") and problem.path.endswith(".yml")
    return shared and (problem.code[:2] in ("E1", "E5") or problem.name in _AWAY)


def _place(problem: Problem) -> _Place:
    return problem.path, problem.position, problem.code
