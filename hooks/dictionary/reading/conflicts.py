"""Marks that git leaves in a file where two people have changed the same lines: `<<<<<<<`, `=======`, `>>>>>>>`."""

import re

from dictionary.model.problems import Problem
from dictionary.reading.yaml_complaints import problem

_SIGN = "<" * 7
_FIRST, _LAST = re.compile(r"(?m)^<{7}(?: .*)?$"), re.compile(r"(?m)^>{7}(?: .*)?$")


def conflict(text: str, path: str) -> Problem | None:
    """The place at which a file holds two versions of the same lines; nothing else in it can be judged before."""
    first = _FIRST.search(text) if _SIGN in text else None  # far faster in a file that has none
    if not first or not _LAST.search(text, first.end()):
        return None
    message = "Two versions of the same lines stand here, for two people changed them and git could not join them."
    fix = "keep the lines that are right, and remove the others and the lines of <, = and >."
    return problem(path, (text.count("\n", 0, first.start()), 0), "E103", message, fix)
