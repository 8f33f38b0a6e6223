"""What is wrong in a file, in a form that people and programs can act on.

Codes, so that a message can be looked up and a test can name it. The letter says who
decides how much it weighs:

- E: an error for everybody. The structure of the files, and safety.
- W: advice for everybody.
- S: a rule of house style. Each dictionary makes it an error, advice or nothing, in
  `extra.dictionary.rules` of its mkdocs.yml (`checking/rules.py`); the name of the
  problem is the name of the rule.

====  =========================================================================
E101  the file is empty                       E102  not UTF-8
E103  the file cannot be read as YAML         E104  more than one document
E105  the file is not a list of fields        E106  the same field twice
E107  an anchor, alias or tag                 E108  a hidden or control character
E109  the file name is not a slug             E110  a text is cut off at a #
E111  a space that is no plain one            E112  a bullet of a word processor
E113  the file is too large
E201  unknown field                           E202  missing field
E203  wrong kind of value                     E204  not one of the known keys
E205  empty value                             E206  not a web address
E207  text needed, YAML read something else   E208  impossible date
E210  fields that exclude or need each other  E221  nothing fills in this placeholder
E222  a single brace in a string              E223  a key that holds a bar
E301  dead reference                          E302  reference to itself
E303  the same reference twice                E304  two entries with one headword
E305  two entries claim one label             E306  two owners for one address
E307  label in `[[…]]` that several entries claim
E308  a published address is lost
E311  `[[` without an end                     E312  brackets in double brackets
E313  `[[…]]` without a name or words         E314  `[[…]]` where no link can be
E315  unknown section in `[[name#section]]`   E316  more markup than can be read
E320  label too long
E325  a word in letters of two alphabets      E326  looks like a label of another entry
E406  raw HTML or a heading in an entry       E407  an address that is not allowed
E501  an address that another page has        E502  front matter is not closed
E503  a symbolic link that is not followed    E504  cannot be read
E505  names that differ only in case          E506  a template or icon that does not exist
E507  a link that leads nowhere               E508  a section that does not exist
E509  the navigation names no page            E521  a label without letter or digit
E601  a file or folder that cannot be read    E602  a file or folder that is not there
E603  two folders of the site with one name   E604  a setting that the builder refuses
W221  a placeholder is left out               W222  a string that nothing shows
W223  a file that nothing reads
W301  one-way see also                        W302  label claimed by several entries
W303  a wanted word that has an entry        W304  a word that is wanted twice
W311  `]]` without a beginning
W401  a word that no list knows               W402  a word in the list that no text uses
W403  a sign left at an end of a text
W501  a misspelled key of front matter        W502  front matter without its hyphens
W503  a file that a program left behind       W521  an alias that links already
W601  the site does not know its address      W602  a hook of the dictionary is left out
S401  definition of more than one sentence    S402  definition too long
S403  definition without its headword         S404  link or Markdown in plain text
S405  definition that does not end            S406  sentences too long on average
S407  more or fewer words than planned        S408  legal entry without official source
S409  too many items in a list                S410  too few items in a list
S411  a field that the status asks for        S412  a date that is still to come
S413  retired, and nothing in its place       S414  open label that is an everyday word
S415  a sentence too long                     S416  definition hard to read
S417  explanation hard to read                S418  a word that leaves people out
S419  a worn-out phrase                       S420  spelling of another country
S421  speaks of law without `legal: true`    S422  several names in one
S423  a fact with a label too long            S424  a fact too long
====  =========================================================================

E problems, and S problems where the dictionary says so, stop a strict build.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "advice"]

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
    level: Severity | None = None
    """How much it weighs, where that is not fixed by the code: for the rules of house style."""

    @property
    def severity(self) -> Severity:
        return self.level or ("error" if self.code.startswith("E") else "advice")

    def __str__(self) -> str:
        """The one-line text form: `path:line:column: error[E204 topic-unknown] … Fix: …`."""
        where = f"{self.path}:{self.position.line}:{self.position.column}"
        return f"{where}: {self.severity}[{self.code} {self.name}] {self.message} Fix: {self.fix}"


def shown(text: str) -> str:
    """A text from a file, short and visible enough to be quoted in a message of one line."""
    if len(text) <= 80 and text.isprintable():
        return " ".join(text.split())
    line = " ".join("".join(char if char.isprintable() or char.isspace() else "\ufffd" for char in text[:80]).split())
    return line if len(text) <= 80 else f"{line}…"


def errors(problems: Iterable[Problem]) -> list[Problem]:
    """Only what must be mended."""
    return [problem for problem in problems if problem.severity == "error"]


def in_reading_order(problems: Iterable[Problem]) -> list[Problem]:
    """By file, then place, then code, so that two runs print the same."""
    return sorted(set(problems), key=lambda p: (p.path, p.position, p.code, p.message))
