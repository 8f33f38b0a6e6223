"""What is wrong in a file, in a form that people and programs can act on.

Codes, so that a message can be looked up and a test can name it:

====  =========================================================================
E101  the file is empty                       E102  not UTF-8
E103  the file cannot be read as YAML         E104  more than one document
E105  the file is not a list of fields        E106  the same field twice
E107  an anchor, alias or tag                 E108  a hidden or control character
E109  the file name is not a slug             E110  a text is cut off at a #
E201  unknown field                           E202  missing field
E203  wrong kind of value                     E204  not one of the known keys
E205  empty value                             E206  not a web address
E207  text needed, YAML read something else   E208  impossible date
E209  too few or too many                     E210  fields that exclude or need each other
E301  dead reference                          E302  reference to itself
E303  the same reference twice                E304  two entries with one headword
E305  two entries claim one label             E306  two owners for one address
E307  label in `[[…]]` that several entries claim
E401  definition of more than one sentence    E402  definition too long
E403  definition without its headword         E404  link or Markdown in a definition
E405  definition without final period         E406  raw HTML or a heading in an entry
E407  an address that is not allowed          E408  legal entry without official source
E601  a file or folder that cannot be read    E602  a file or folder that is not there
E603  two folders of the site with one name   E604  a setting that the builder refuses
W301  one-way see also                        W302  label claimed by several entries
W401  sentences too long on average           W402  more or fewer words than planned
W601  the site does not know its address
====  =========================================================================

E problems stop a strict build; W problems are advice.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

FieldPath = tuple[str | int, ...]
"""Where in an entry: `("see_also", 1)` is the second item of `see_also`."""


@dataclass(frozen=True, slots=True, order=True)
class Position:
    """A place in a file; lines and columns count from 1, `end_column` is exclusive."""

    line: int = 1
    column: int = 1
    end_column: int = 2

    def down(self, lines: int) -> "Position":
        """The same place in a file that has so many lines before this text."""
        return Position(self.line + lines, self.column, self.end_column)


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One thing that is wrong, in plain words, with the way to mend it."""

    path: str
    position: Position = Position()
    code: str
    name: str
    """The code in words: `topic-unknown`."""
    message: str
    fix: str
    replacement: str | None = None
    """Text to put in the place of what `position` covers, where there is exactly one such text."""

    @property
    def severity(self) -> Literal["error", "advice"]:
        return "advice" if self.code.startswith("W") else "error"

    def __str__(self) -> str:
        """The one-line text form: `path:line:column: error[E204 topic-unknown] … Fix: …`."""
        where = f"{self.path}:{self.position.line}:{self.position.column}"
        return f"{where}: {self.severity}[{self.code} {self.name}] {self.message} Fix: {self.fix}"


def shown(text: str) -> str:
    """A text from a file, short and visible enough to be quoted in a message of one line."""
    line = " ".join("".join(char if char.isprintable() or char.isspace() else "\ufffd" for char in text[:80]).split())
    return line if len(text) <= 80 else f"{line}…"


def errors(problems: Iterable[Problem]) -> list[Problem]:
    """Only what must be mended."""
    return [problem for problem in problems if problem.severity == "error"]


def in_reading_order(problems: Iterable[Problem]) -> list[Problem]:
    """By file, then place, then code, so that two runs print the same."""
    return sorted(set(problems), key=lambda p: (p.path, p.position, p.code, p.message))
