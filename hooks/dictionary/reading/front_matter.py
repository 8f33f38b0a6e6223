"""A Markdown file → its front matter and its body; front matter → a record, or problems.

The builder's own reading loses text without a word: front matter that is not YAML is shown to
readers, a first line such as `List: five things` is taken for a setting. So what is wrong is
told here, and `for_builder` writes a page in the one form that cannot be misread.
"""

import datetime
import difflib
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

import yaml

from dictionary.language.nearness import surely
from dictionary.model.front_matter import FrontMatter
from dictionary.model.problems import Position, Problem, shown
from dictionary.model.shapes import Scalar, fields_of
from dictionary.reading.positions import is_one_place, position_of
from dictionary.reading.reader import Reader
from dictionary.reading.yaml_faults import compose

_FLAG = Scalar("flag")
_TIMESTAMP = "tag:yaml.org,2002:timestamp"
_FENCE = re.compile(r"---[ \t]*")
_END = re.compile(r"(?:---|\.\.\.)[ \t]*")
_FIELD = re.compile(r"[A-Za-z_][\w-]*:(?:\s|$)")
# Read by extensions and the theme, or by nothing but the author: no misspelling of ours.
_OTHERS = frozenset("comments date search image keywords lang layout revision_date slug location draft".split())


@dataclass(frozen=True, slots=True)
class Parts:
    """A Markdown file in its two parts."""

    front: str | None
    """The lines between the hyphens; None without front matter."""
    body: str
    body_line: int
    """The line of the file on which the body begins."""
    unclosed: bool = False
    """Whether front matter begins and never ends; then all of it is the body."""


def split(text: str) -> Parts:
    r"""The parts of a text with `\n` line ends."""
    lines = text.split("\n")
    if not _FENCE.fullmatch(lines[0]):
        return Parts(None, text, 1)
    end = next((number for number, line in enumerate(lines) if number and _END.fullmatch(line)), None)
    if end is None:
        # Otherwise the hyphens are a rule across the page.
        return Parts(None, text, 1, unclosed=any(map(_FIELD.match, lines[1:2])))
    return Parts("\n".join(lines[1:end]), "\n".join(lines[end + 1 :]), end + 2)


def for_builder(text: str) -> str:
    """A Markdown file as the builder must get it: whatever is no front matter stays text."""
    parts = split(text.replace("\r\n", "\n").replace("\r", "\n"))
    if parts.front is None:
        return f"\n{parts.body}"
    return f"---\n{parts.front}\n---\n{parts.body}" if parts.front.strip() else f"\n{parts.body}"


def read(
    path: str, parts: Parts, vocabularies: Mapping[str, Collection[str]]
) -> tuple[FrontMatter | None, list[Problem]]:
    """The record of a page's front matter: an empty one if it has none, None when something must be mended."""
    if parts.unclosed:
        message = "The fields at the top of this page are not closed, so readers would see them as text."
        fix = "write a line of three hyphens (---) below the last field."
        return None, [Problem(path=path, code="E502", name="front-matter-not-closed", message=message, fix=fix)]
    if parts.front is None or not parts.front.strip():
        return FrontMatter(), list(_looks_like_fields(path, parts))
    # The line of hyphens becomes an empty one, so that lines count as in the file.
    node, problems = compose(f"\n{parts.front}\n", path)
    if [problem.code for problem in problems] == ["E101"]:
        return FrontMatter(), []  # remarks alone are no fields, and no mistake
    if node is None or problems:
        return None, problems
    reader = Reader(path, vocabularies)
    front = reader.record(_known(node), FrontMatter)
    found = [*reader.problems]
    if isinstance(node, yaml.MappingNode):
        found += _others(path, node)
        if not found:
            found += _unreadable(path, parts.front, node)
        found += _advice(path, node)
    return (None if any(p.severity == "error" for p in found) else front), found


def _known(node: yaml.Node) -> yaml.Node:
    """The node with those fields only that have a shape."""
    if not isinstance(node, yaml.MappingNode):
        return node
    known = fields_of(FrontMatter)
    pairs = [(k, v) for k, v in node.value if not isinstance(k, yaml.ScalarNode) or k.value in known]
    return yaml.MappingNode(node.tag, pairs, node.start_mark, node.end_mark, node.flow_style)


def _others(path: str, node: yaml.MappingNode) -> Iterator[Problem]:
    """Twice the same key, and what the theme's search cannot read."""
    known = fields_of(FrontMatter)
    lines: dict[str, int] = {}
    for key, value in node.value:
        if not isinstance(key, yaml.ScalarNode):
            continue
        if key.value in known:
            if known[key.value].shape == _FLAG and value.value in ("true", "false") and value.style:
                message = f'"{key.value}" is a text here, for it stands in quotes.'
                yield _problem(path, value, "E203", "not-a-flag", message, f"write {value.value} without quotes.")
            continue
        if key.value in lines:
            yield Problem(
                path=path,
                position=position_of(key),
                code="E106",
                name="field-twice",
                message=f'"{shown(key.value)}" is here a second time; the first is on line {lines[key.value]}.',
                fix="keep one of the two.",
            )
        lines.setdefault(key.value, key.start_mark.line + 1)
        if key.value == "search":
            yield from _search(path, value)


def _search(path: str, node: yaml.Node) -> Iterator[Problem]:
    wanted = {"exclude": ("bool", "true or false"), "boost": ("int float", "a number")}
    if not isinstance(node, yaml.MappingNode):
        message = '"search" needs fields of its own.'
        yield _problem(
            path, node, "E203", "not-fields", message, 'write "search: {exclude: true}", or remove the line.'
        )
        return
    for key, value in node.value:
        tags, said = wanted.get(str(key.value), ("", ""))
        if tags and str(value.tag).rpartition(":")[2] not in tags.split():
            message = f'"{key.value}" of "search" can only be {said}.'
            yield _problem(path, value, "E203", "search-value", message, f"write {said}.")


def _unreadable(path: str, front: str, node: yaml.MappingNode) -> Iterator[Problem]:
    """What the builder's own reading of the other keys would stumble over: then it shows all of them as text."""
    try:
        yaml.load(front, Loader=yaml.CSafeLoader)
    except (yaml.YAMLError, ValueError, OverflowError, TypeError):
        message = "A date at the top of this file is not a day of the calendar."
        yield Problem(
            path=path,
            position=_impossible_date(node),
            code="E208",
            name="date-impossible",
            message=message,
            fix="write it like 2026-11-23.",
        )


def _impossible_date(node: yaml.MappingNode) -> Position:
    """The first field that looks like a date and is none; the beginning if there is no such."""
    waiting: list[yaml.Node] = [node]
    while waiting:
        current = waiting.pop(0)
        if isinstance(current, yaml.MappingNode):
            waiting += (part for pair in current.value for part in pair)
        elif isinstance(current, yaml.SequenceNode):
            waiting += current.value
        elif (
            isinstance(current, yaml.ScalarNode) and current.tag == "tag:yaml.org,2002:timestamp" and not current.style
        ):
            try:
                datetime.date.fromisoformat(current.value[:10])
            except ValueError:
                return position_of(current)
    return Position(2, 1, 2)


def _advice(path: str, node: yaml.MappingNode) -> Iterator[Problem]:
    """Keys that look like one of ours, misspelled."""
    known = list(fields_of(FrontMatter))
    keys = [key for key, _ in node.value if isinstance(key, yaml.ScalarNode)]
    for key in keys:
        close = difflib.get_close_matches(key.value.lower(), known, n=1, cutoff=0.75)
        if close and key.value not in known and key.value not in _OTHERS:
            yield Problem(
                path=path,
                position=position_of(key),
                code="W501",
                name="field-misspelled",
                message=f'Nothing reads the field "{shown(key.value)}".',
                fix=f"did you mean {close[0]}?",
                replacement=surely(key.value, close) if is_one_place(key) else None,
            )


def _looks_like_fields(path: str, parts: Parts) -> Iterator[Problem]:
    """A first line that was meant as front matter, it seems."""
    first = parts.body.lstrip("\n").partition("\n")[0]
    written = first.partition(":")[0].strip()
    key = written.lower()
    if ":" in first and key in fields_of(FrontMatter):
        line = parts.body_line + len(parts.body) - len(parts.body.lstrip("\n"))
        in_small = "" if written == key else f', with "{key}" and the other names in small letters'
        yield Problem(
            path=path,
            position=Position(line, 1, max(len(first), 1) + 1),
            code="W502",
            name="front-matter-without-hyphens",
            message=f'This line is shown to readers; it looks like the field "{key}".',
            fix="if it is meant so, write a line of three hyphens (---) above the first field and below the last one"
            f"{in_small}.",
        )


def _problem(path: str, node: yaml.Node, code: str, name: str, message: str, fix: str) -> Problem:
    return Problem(path=path, position=position_of(node), code=code, name=name, message=message, fix=fix)
