"""What a check yields: a problem that names a field of an entry instead of a line."""

from dataclasses import dataclass

from dictionary.model.entry import Entry
from dictionary.model.problems import FieldPath, Severity


@dataclass(frozen=True, slots=True)
class Finding:
    """A problem that names a field of an entry instead of a line."""

    entry: Entry
    field: FieldPath
    code: str
    name: str
    message: str
    fix: str
    replacement: str | None = None
    part: str = ""
    """The words in the field that it is about, where they are fewer than the whole field."""
    nth: int = 0
    """Which of their repetitions in the field, counted from 0."""
    level: Severity | None = None
    """See `Problem.level`."""
    needs: tuple[str, ...] = ()
    """Fields without which it may not be true: it is left out where one of them could not be read."""
