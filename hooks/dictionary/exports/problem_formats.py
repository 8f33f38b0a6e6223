"""Problems → text for people, JSON for programs, annotations and a summary for GitHub."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from dictionary.exports.plain_markdown import code, plain
from dictionary.exports.serializing import to_json
from dictionary.model.problems import Problem, Severity, errors

VERSION = 1
"""Of the JSON: a new number says that a field means something else, or is gone."""
MOST_ANNOTATIONS = 10
"""Of each level, in one step: GitHub drops the others (docs/problem-matchers.md of actions/toolkit)."""
MOST_BYTES = 1_000_000
"""Of a summary: GitHub refuses one above a mebibyte, and shows nothing of it."""

Help = Callable[[str], str]
"""Code → where it is explained; empty where nobody knows the address of the site."""


def nowhere(code: str) -> str:
    """The `Help` of a site without an address."""
    return ""


@dataclass(frozen=True, slots=True)
class Result:
    """What a check found."""

    problems: Sequence[Problem]
    entries: int

    @property
    def must(self) -> int:
        """How many must be mended."""
        return len(errors(self.problems))

    @property
    def summary(self) -> str:
        """All of it in one sentence."""
        advice = len(self.problems) - self.must
        counted = (
            _counted(self.entries, "entry", "entries"),
            _counted(self.must, "error", "errors"),
            _counted(advice, "piece", "pieces"),
        )
        return f"{', '.join(counted)} of advice."


def _counted(count: int, one: str, several: str) -> str:
    return f"{count} {one if count == 1 else several}"


def help_at(errors_page: str) -> Help:
    """Addresses on the errors page, itself a whole address, or empty."""
    return (lambda code: f"{errors_page}#{code.lower()}") if errors_page else nowhere


def as_text(result: Result, help: Help = nowhere) -> Iterator[str]:
    """One line a problem, then all in one sentence, then where the codes are explained."""
    for problem in result.problems:
        yield _one_line(str(problem))
    yield result.summary
    codes = dict.fromkeys(problem.code for problem in result.problems)
    if codes and help(next(iter(codes))):
        yield "What a code means, with examples:"
        yield from (f"  {code}  {help(code)}" for code in sorted(codes))
    elif codes:
        yield 'What a code means stands on the site, on the page "contribute/errors", with examples.'


def as_json(result: Result, help: Help = nowhere) -> str:
    """All that is known of each problem.

    `{version, entries, errors, advice, problems: [{path, line, column, end_column, code, name, severity,
    message, fix, replacement, help}]}`; lines and columns count from 1, `end_column` is exclusive,
    `replacement` and `help` are null where there is none.
    """
    return to_json(
        {
            "version": VERSION,
            "entries": result.entries,
            "errors": result.must,
            "advice": len(result.problems) - result.must,
            "problems": [
                {
                    "path": problem.path,
                    "line": problem.position.line,
                    "column": problem.position.column,
                    "end_column": problem.position.end_column,
                    "code": problem.code,
                    "name": problem.name,
                    "severity": problem.severity,
                    "message": problem.message,
                    "fix": problem.fix,
                    "replacement": problem.replacement,
                    "help": help(problem.code) or None,
                }
                for problem in result.problems
            ],
        },
        indent=2,
    )


def as_annotations(result: Result) -> Iterator[str]:
    """Commands for GitHub's runner, the ten worst of each level, then all in one sentence."""
    level: Severity
    for command, level in (("error", "error"), ("warning", "advice")):
        for problem in _of_level(result.problems, level)[:MOST_ANNOTATIONS]:
            yield _annotation(command, problem)
    yield result.summary


def as_summary(result: Result, help: Help = nowhere, most_bytes: int = MOST_BYTES) -> str:
    """A Markdown page with every problem: what must be mended first, then advice."""
    if not result.problems:
        return f"## The check\n\nNothing to mend. {plain(result.summary)}\n"
    parts = [f"## The check\n\n{plain(result.summary)}\n"]
    level: Severity
    for title, level in (("To be mended", "error"), ("Advice", "advice")):
        found = _of_level(result.problems, level)
        if found:
            parts.append(f"\n### {title}\n\n| where | what | how to mend it |\n|---|---|---|\n")
            parts += (_row(problem, help) for problem in found)
    return _cut(parts, most_bytes)


def _cut(parts: Iterable[str], most_bytes: int) -> str:
    """As many of the parts as a summary can hold, and how many were left out."""
    parts = list(parts)
    room = most_bytes - 200
    for number, part in enumerate(parts):
        room -= len(part.encode("utf-8"))
        if room < 0:
            return "".join([*parts[:number], f"\nAnd {len(parts) - number} more lines: run `make check` to see all.\n"])
    return "".join(parts)


def _of_level(problems: Iterable[Problem], level: Severity) -> list[Problem]:
    """Of one level, the worst first: a file that cannot be read hides what else is wrong in it."""
    found = [problem for problem in problems if problem.severity == level]
    return sorted(found, key=lambda problem: not problem.code.startswith("E1"))


def _row(problem: Problem, help: Help) -> str:
    address = help(problem.code)
    named = f"[{problem.code}]({address})" if address else problem.code
    where = f"{code(problem.path)} line {problem.position.line}"
    return f"| {where} | {named} {plain(problem.message)} | {plain(problem.fix)} |\n"


def _annotation(command: str, problem: Problem) -> str:
    place = problem.position
    properties = {
        "file": problem.path,
        "line": place.line,
        "col": place.column,
        "endColumn": place.end_column,
        "title": f"{problem.code} {problem.name}",
    }
    given = ",".join(f"{name}={_property(str(value))}" for name, value in properties.items())
    return f"::{command} {given}::{_data(f'{problem.message} Fix: {problem.fix}')}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _one_line(text: str) -> str:
    """A line that stays one, whatever the name of a file holds."""
    return "".join(char if char.isprintable() else f"\\x{ord(char):02x}" for char in text)
