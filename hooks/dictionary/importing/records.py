"""What a glossary of another make holds, before anybody decides what it means here."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

Progress = Callable[[str, int], None]
"""Called with what is being done and how much of it is done."""

MOST = 20_000
"""Terms that are brought at once: ten times what large glossaries have, and what a site of pages can still show."""
BODY = "(text)"
"""The name of the field that holds what stands below the front matter of a page, or behind a term."""
SECTION = "(section)"
"""The name of the field that holds the heading or the part of the glossary in which a term stands."""


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where something stands: a file, a row or line counted from 1 (0 where a format has none), a column or field."""

    path: str
    row: int = 0
    column: str = ""

    def __str__(self) -> str:
        return ":".join(str(part) for part in (self.path, self.row, self.column) if part)


@dataclass(frozen=True, slots=True)
class Fault:
    """Why nothing of a file can be brought, in plain words, with the way to mend it."""

    place: Place
    message: str
    fix: str

    def __str__(self) -> str:
        return f"{self.place}: {self.message} Fix: {self.fix}"


class RefusedError(ValueError):
    """A file that cannot be brought as it is."""

    def __init__(self, *faults: Fault) -> None:
        super().__init__("\n".join(map(str, faults)))
        self.faults = faults


def too_many(place: Place) -> Fault:
    """What is said at the first term that is one too many."""
    message = f"There are more than {MOST:,} terms here, and that is the most that are brought at once."
    return Fault(place, message, "divide the file, or take out what readers do not need.")


@dataclass(frozen=True, slots=True)
class Record:
    """One term as its file has it: fields by the names that the file gives them. Texts are Markdown."""

    place: Place
    values: Mapping[str, tuple[str, ...]]
    """Field → its values, none of them empty. A language stands behind an at sign: `prefLabel@de`."""
    columns: Mapping[str, str] = field(default_factory=dict)
    """Field → the letter of its column, in tables."""
    names: tuple[str, ...] = ()
    """By what other terms link to it: the name of its file, its anchor, its address."""
    addresses: tuple[str, ...] = ()
    """The last parts of addresses by which other sites may link to it."""
    is_page: bool = False
    """Whether it is a page of its own, one of many."""
    is_list: bool = False
    """Whether a value is one thing each, and not a text that may name several."""

    def at(self, field_name: str) -> Place:
        """The place of one of its fields."""
        return Place(self.place.path, self.place.row, self.columns.get(field_name, field_name))


def filled(given: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """The fields that hold something, without blanks around it."""
    kept = {name: tuple(text.strip() for text in texts if text.strip()) for name, texts in given.items()}
    return {name: texts for name, texts in kept.items() if texts}
