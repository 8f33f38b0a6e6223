"""What a build had to say against the project, gathered while it runs, for those who look at its pages."""

import logging
import re
from collections.abc import Sequence

from dictionary.model.problems import Problem
from dictionary.running.refused_settings import complaint_in

# The builder finds dead links too, and names no line.
_DEAD_LINK = re.compile(r"Doc file '([^']+)' contains ")
# What stopped a build is said by the builder with a page, and then by us with the place to mend.
_STOPPED = re.compile(r"Error (?:building|reading) page '")
_DEAD_LINK_CODES = ("E507", "E508")


class Notes(logging.Handler):
    """Gathers warnings and errors of a build: problems of files as they are, other messages as text."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self._found: dict[Problem | str, None] = {}

    def emit(self, record: logging.LogRecord) -> None:
        problem = record.args[0] if isinstance(record.args, tuple) and record.args else None
        self.add(problem if isinstance(problem, Problem) else " ".join(record.getMessage().split()))

    def add(self, note: Problem | str) -> None:
        self._found.setdefault(note)

    def take_complaints(self) -> list[tuple[str, str]]:
        """What the builder said against its settings, name and complaint; these notes are forgotten."""
        said = {note: found for note in self._found if isinstance(note, str) and (found := complaint_in(note))}
        self._found = {note: None for note in self._found if note not in said}
        return list(said.values())

    def forget(self) -> None:
        """A new build begins."""
        self._found = {}

    @property
    def found(self) -> Sequence[Problem | str]:
        """Each once, in the order in which they were said; dead links by their lines, where these are known."""
        pages = {note.path for note in self._found if isinstance(note, Problem) and note.code in _DEAD_LINK_CODES}
        is_explained = any(isinstance(note, str) and not _STOPPED.match(note) for note in self._found)
        return tuple(note for note in self._found if not _is_told(note, pages, is_explained))


def _is_told(note: Problem | str, pages: set[str], is_explained: bool) -> bool:
    """Whether a message of the builder speaks of a dead link, or of what stopped it, that is told in other words."""
    if isinstance(note, str) and is_explained and _STOPPED.match(note):
        return True
    named = _DEAD_LINK.match(note) if isinstance(note, str) else None
    return named is not None and any(page.endswith(f"/{named[1]}") for page in pages)
