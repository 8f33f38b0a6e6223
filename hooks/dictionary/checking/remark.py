"""A problem with its place in a text, and where that is in a field of an entry or on a page."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dictionary.checking.rules import Level
from dictionary.model.entry import Entry
from dictionary.model.findings import Finding
from dictionary.model.problems import FieldPath, Position, Problem


@dataclass(frozen=True, slots=True)
class Remark:
    """A problem with its place in a text: `text[start:end]` is what it is about."""

    start: int
    end: int
    code: str
    name: str
    message: str
    fix: str
    replacement: str | None = None
    level: Level | None = None


def in_field(
    entry: Entry, field: FieldPath, text: str, remarks: Iterable[Remark], needs: tuple[str, ...] = ()
) -> Iterator[Finding]:
    """Remarks on the text of a field; `needs` as in `Finding`."""
    starts: dict[str, list[int]] = {}
    for remark in remarks:
        part = text[remark.start : remark.end]
        if part not in starts:
            # Which repetition it is, is counted as `reading/positions.py` does.
            pattern = r"\s+".join(map(re.escape, part.split())) + (r"(?!\w)" if part[-1:].isalnum() else "")
            starts[part] = [match.start() for match in re.finditer(pattern, text)]
        yield Finding(
            entry,
            field,
            remark.code,
            remark.name,
            remark.message,
            remark.fix,
            remark.replacement,
            part=part,
            nth=bisect_left(starts[part], remark.start),
            level=None if remark.level == "off" else remark.level,
            needs=needs,
        )


def on_page(path: str, body: str, remarks: Iterable[Remark], lines_before: int = 0) -> Iterator[Problem]:
    """Remarks on the text of a file, which begins below so many lines."""
    starts: list[int] = []
    for remark in remarks:
        starts = starts or [0, *(match.end() for match in re.finditer("\n", body))]
        line = bisect_right(starts, remark.start)
        column = remark.start - starts[line - 1] + 1
        end_of_line = starts[line] - 1 if line < len(starts) else len(body)
        end_column = column + min(remark.end, end_of_line) - remark.start
        yield Problem(
            path=path,
            position=Position(line + lines_before, column, max(end_column, column + 1)),
            code=remark.code,
            name=remark.name,
            message=remark.message,
            fix=remark.fix,
            # What goes over two lines has no place that could be replaced.
            replacement=remark.replacement if remark.end <= end_of_line else None,
            level=None if remark.level == "off" else remark.level,
        )
