"""What a build had to say against the project, gathered while it runs, for those who look at its pages."""

import logging
from collections.abc import Sequence

from dictionary.model.problems import Problem


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

    def forget(self) -> None:
        """A new build begins."""
        self._found = {}

    @property
    def found(self) -> Sequence[Problem | str]:
        """Each once, in the order in which they were said."""
        return tuple(self._found)
