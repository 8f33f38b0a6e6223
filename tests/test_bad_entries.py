"""Bad input: every kind of trouble is told, at its place, in plain words."""

import os
import re
import shutil
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml

from bad_entry_cases import Case, cases
from builds import FIRST_DICTIONARY, PROJECT
from dictionary.assembly import assemble
from dictionary.checking import checks
from dictionary.checking.rules import rules_from
from dictionary.linking import addresses
from dictionary.linking.term_index import build_index
from dictionary.model import problems
from dictionary.model.problems import Problem
from dictionary.reading import loading
from dictionary.reading.docs import Docs
from dictionary.reading.files import VOCABULARIES, Files
from dictionary.site import Settings

CASES = list(cases())
_JARGON = re.compile(
    r"mapping|scalar|token|schema|regex|null|NoneType|traceback|\b(?:strings?|integer|boolean|float|array|node|sequence|"
    r"parse[rd]?|syntax|encoding|exception|argument|unicode|serializ\w*|indentation|delimiter|invalid|illegal)\b",
    re.IGNORECASE,
)
_QUOTED = re.compile(r'"[^"]*"')


@dataclass(frozen=True)
class Checked:
    """A case, the project that it was written into, and what was found there."""

    case: Case
    project: Path
    problems: list[Problem]

    @property
    def listed(self) -> str:
        return "\n".join(map(str, self.problems))


@pytest.fixture(scope="module", params=CASES, ids=lambda case: case.id)
def checked(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Checked:
    """Each case in turn, in a project of its own that has the vocabularies of the first dictionary."""
    project = tmp_path_factory.mktemp("project")
    write(project, request.param)
    return Checked(request.param, project, problems_of(project))


def write(project: Path, case: Case) -> None:
    (project / "glossary").mkdir()
    for name in (*VOCABULARIES, "strings"):
        shutil.copy(FIRST_DICTIONARY / "glossary" / f"_{name}.yml", project / "glossary")
    for name, content in case.files.items():
        path = project / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if content is None:
            path.unlink()
        else:
            path.write_bytes(content)
    for name, content in case.special.items():
        path = project / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.unlink(missing_ok=True)
        if "link" in content:
            path.symlink_to(content["link"])
        else:
            os.mkfifo(path)


def problems_of(project: Path) -> list[Problem]:
    """With the navigation and house style of its mkdocs.yml and its theme, if it has them, and our templates."""
    path = project / "mkdocs.yml"
    config = yaml.safe_load(path.read_text(encoding="utf-8")) if path.is_file() else {}
    docs = Docs(nav=tuple(config.get("nav", ())), themes=(PROJECT / "overrides", project / "theme"))
    rules, faults = rules_from(config.get("extra", {}).get("dictionary", {}).get("rules"))
    assert not faults
    return assemble(project, Settings(name="Test", rules=rules), docs).problems


def place_and_code(problem: Problem) -> str:
    return f"{problem.path}:{problem.position.line}:{problem.position.column} {problem.code}"


def test_exactly_the_expected_problems_are_found(checked: Checked) -> None:
    assert sorted(map(place_and_code, checked.problems)) == list(checked.case.expected), checked.listed
    for place, words in checked.case.words:
        said = [f"{p.message} {p.fix}" for p in checked.problems if place_and_code(p) == place]
        assert any(words in text for text in said), f"{place} should say {words!r}\n{checked.listed}"


def test_problems_are_told_in_plain_words(checked: Checked) -> None:
    for problem in checked.problems:
        said = f"{problem.name} {problem.message} {problem.fix}"
        own = _JARGON.findall(_QUOTED.sub("", said.replace("string-", "").replace("strings-", "")))
        assert all(word.lower() in text_of(checked.case).lower() for word in own), f"jargon: {problem}"
        assert said.isprintable(), problem
        assert len(said) < 600, problem
        assert problem.message[0] == problem.message[0].upper(), problem
        assert problem.message.endswith((".", "…")) or ": " in problem.message, problem
        assert problem.fix.endswith((".", "?", '"', "]")), problem


def test_problems_have_a_place_in_their_file(checked: Checked) -> None:
    for problem in checked.problems:
        content = checked.case.files.get(problem.path) or b""
        lines = re.split("\r\n|\r|\n", content.decode("utf-8", "replace"))
        position = problem.position
        assert 1 <= position.line <= len(lines), problem
        length = len(lines[position.line - 1])
        assert 1 <= position.column <= length + 1, problem
        assert position.column < position.end_column <= max(length, position.column) + 1, problem


def test_a_replacement_mends_its_problem(checked: Checked) -> None:
    for problem in checked.problems:
        if problem.replacement is not None:
            file = checked.project / problem.path
            before = file.read_bytes()
            file.write_bytes(replaced(before, problem))
            left = problems_of(checked.project)
            file.write_bytes(before)
            again = [p for p in left if p.path == problem.path and p.code == problem.code]
            assert problem.position not in [p.position for p in again], problem


def replaced(content: bytes, problem: Problem) -> bytes:
    lines = content.decode("utf-8").splitlines(keepends=True)
    line, position = lines[problem.position.line - 1], problem.position
    lines[position.line - 1] = (
        line[: position.column - 1] + (problem.replacement or "") + line[position.end_column - 1 :]
    )
    return "".join(lines).encode()


def text_of(case: Case) -> str:
    return b" ".join(content or b"" for content in case.files.values()).decode("utf-8", "replace")


def test_every_code_has_a_case() -> None:
    tabled = set(re.findall(r"\b([EWS]\d{3})  ", problems.__doc__ or ""))
    # Those of settings, and of files that nobody can read, are in test_settings and test_running.
    tabled = {code for code in tabled if code[1] != "6"}
    assert {line[-4:] for case in CASES for line in case.expected} == tabled


def test_names_of_cases_are_unique() -> None:
    assert [id for id, count in Counter(case.id for case in CASES).items() if count > 1] == []


def test_a_reference_to_a_file_that_could_not_be_read_is_not_dead() -> None:
    stub = b"headword: %s\ntopics: [networking]\ndefinition: This is %s.\n"
    files = Files(
        entries={
            "glossary/mentor.yml": stub % (b"mentor", b"a mentor")
            + b"see_also: [coach, couch]\narticles: [how, who]\ntips: ['[[coach]], [[couch]]']\n",
            "glossary/coach.yml": b"headword: 'coach\n",
        },
        vocabularies={"topics": b"networking: Networking\n"},
        pages={"docs/articles/how.md": b"---\ntitle: a: b\n---\n"},
    )
    dictionary, found = loading.load(files)
    assert loading.unread(files, dictionary) == {"coach", "how"}
    assert [problem.path for problem in found] == ["docs/articles/how.md", "glossary/coach.yml"]
    index = build_index(dictionary.entries.values())
    findings = checks.check(dictionary, index, addresses.assign(dictionary, index), loading.unread(files, dictionary))
    assert [(finding.code, finding.field) for finding in findings] == [
        ("E301", ("tips", 0)),
        ("E301", ("see_also", 1)),
        ("E301", ("articles", 1)),
    ]


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such a name")
def test_the_name_of_a_file_need_not_be_utf_8(tmp_path: Path) -> None:
    folder = tmp_path / "glossary"
    folder.mkdir()
    Path(os.fsdecode(os.fsencode(folder) + b"/r\xe9sum\xe9.yml")).write_text("headword: x\n", encoding="utf-8")
    (found,) = [problem for problem in problems_of(tmp_path) if problem.code == "E109"]
    assert found.path == r"glossary/r\udce9sum\udce9.yml"
    assert str(found).encode()


def test_problems_come_in_the_order_of_files_and_lines(checked: Checked) -> None:
    places = [(p.path, p.position) for p in checked.problems]
    assert places == sorted(places)


def test_there_are_at_least_300_cases_with_problems() -> None:
    assert sum(1 for case in CASES if case.expected) >= 300
