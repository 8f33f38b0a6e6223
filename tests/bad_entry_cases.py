"""The golden cases of bad input: `tests/cases/bad_entries/*.yml`.

A case file has `about`, and `cases`. A case has a `name`, the glossary that it reads, and
the problems that must be found, all of them and no others:

- `lines`: what is special in `mentor.yml`. The fields that it needs besides, and that the
  lines do not have, are added below: those of a stub, or with `status: published` in the
  `rest` of the case file those of a published entry. `without` leaves some of them out.
- `strings`: what is special in `_strings.yml`; the other strings follow below, but for those of `without`.
- `files`: other files of the glossary, complete; a path with a folder is below the project.
  A file is text; or `text` with an `encoding`, a kind of `newline`, or so many `times` (of what comes
  `then`, where that is given, before its `end`); or `link`, the target of a symbolic link; or
  `special: pipe`; or null for a file that is missing.
- `given`, for the whole case file: files that each of its cases has.
- `schema`, of a case or of the whole case file: `rejects` where the JSON Schema for editors
  finds fault with `mentor.yml` too.
- `expected`: `line:column code`, for another file than `mentor.yml` `file:line:column code`,
  and after it, where it matters, a part of the message and the fix.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).parent / "cases" / "bad_entries"
STRINGS = Path(__file__).parent / "cases" / "first_dictionary" / "glossary" / "_strings.yml"
MAIN = "mentor.yml"
_EXPECTED = re.compile(r"(?:(.+):)?(\d+:\d+ [EWS]\d{3})(?: (.+))?")
_REST = {
    "headword": "headword: mentor",
    "topics": "topics: [networking]",
    "definition": "definition: A mentor is someone who advises you.",
}
_REST_PUBLISHED = _REST | {
    "pos": "pos: noun",
    "grammar": "grammar: countable",
    "explanation": "explanation: |\n" + "  Ask a mentor for advice on one thing, and listen to the answer.\n" * 12,
    "examples": "examples: [Her mentor listened.]",
    "sources": "sources: [{title: On mentors, publisher: A college, authority: academic}]",
    "see_also": "see_also: [coach, sponsor]",
    "reviewed": "reviewed: 2026-11-23",
    "contributors": "contributors: [Editorial team]",
    "status": "status: published",
}


@dataclass(frozen=True)
class Case:
    """One glossary and the problems in it."""

    id: str
    files: Mapping[str, bytes | None]
    """Path below the project → bytes; None for a file that is missing."""
    expected: tuple[str, ...]
    """`path:line:column code`, sorted."""
    words: tuple[tuple[str, str], ...]
    """Of these, those that have words: (`path:line:column code`, part of message and fix)."""
    schema: str
    """What the case says of the JSON Schema."""
    special: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """Path below the project → `link` or `special`, for what is no file."""


def cases() -> Iterator[Case]:
    """All cases of all files."""
    for path in sorted(FOLDER.glob("*.yml")):
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
        for data in content.pop("cases"):
            yield case(f"{path.stem}: {data['name']}", data, content)


def case(id: str, data: Mapping[str, Any], about: Mapping[str, Any]) -> Case:
    """One case from its data; `about` is what its file says of all its cases."""
    files = {**about.get("given", {}), **data.get("files", {})}
    if "lines" in data:
        files[MAIN] = complete(data, about)
    if "strings" in data:
        files["_strings.yml"] = with_other_strings(data["strings"], data.get("without", ()))
    expected, words = [], []
    for line in data["expected"]:
        match = _EXPECTED.fullmatch(line)
        assert match, f"{id}: {line}"
        found = f"{_below_project(match[1] or MAIN)}:{match[2]}"
        expected.append(found)
        if match[3]:
            words.append((found, match[3]))
    special = {_below_project(name): content for name, content in files.items() if _is_special(content)}
    written = {_below_project(name): _bytes(content) for name, content in files.items() if not _is_special(content)}
    schema = data.get("schema", about.get("schema", ""))
    return Case(id, written, tuple(sorted(expected)), tuple(words), schema, special)


def _is_special(content: str | Mapping[str, Any] | None) -> bool:
    return isinstance(content, Mapping) and "text" not in content


def complete(data: Mapping[str, Any], about: Mapping[str, Any]) -> str:
    """The text of mentor.yml: the lines of a case, and the fields that it needs besides."""
    rest = _REST_PUBLISHED if about.get("rest") == "published" else _REST
    lines = data["lines"].rstrip("\n")
    present = {line.partition(":")[0] for line in lines.splitlines()} | set(data.get("without", ()))
    return "\n".join([lines, *(text for name, text in rest.items() if name not in present), ""])


def with_other_strings(lines: str, without: Collection[str] = ()) -> str:
    """The text of _strings.yml: the lines of a case, and the other strings."""
    special = {line.partition(":")[0] for line in lines.splitlines()} | set(without)
    others = (line for line in STRINGS.read_text(encoding="utf-8").splitlines() if line and line[0] != "#")
    return "\n".join([lines.rstrip("\n"), *(line for line in others if line.partition(":")[0] not in special), ""])


def _below_project(name: str) -> str:
    return name if "/" in name or name == "mkdocs.yml" else f"glossary/{name}"


def _bytes(content: str | Mapping[str, Any] | None) -> bytes | None:
    if content is None:
        return None
    if isinstance(content, str):
        return content.encode()
    times = content.get("times", 1)
    text = content["text"] + content["then"] * times if "then" in content else content["text"] * times
    text += content.get("end", "")
    return text.replace("\n", content.get("newline", "\n")).encode(content.get("encoding", "utf-8"))
