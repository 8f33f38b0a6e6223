"""What a message says is done, to the letter, and the file is right."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

import bad_entry_cases
from bad_entry_cases import MAIN, Case
from dictionary.model.problems import Problem
from test_bad_entries import CASES, problems_of, replaced, write

CONTENT = yaml.safe_load((Path(__file__).parent / "cases" / "mends.yml").read_text(encoding="utf-8"))
MENDS: list[Mapping[str, Any]] = CONTENT["cases"]
# Messages whose mend is not an edit of the file that they are told of.
NO_MEND: Mapping[tuple[str, str], str] = {}


def case_of(mend: Mapping[str, Any], change: str | Mapping[str, Any]) -> Case:
    """The glossary of a mend, before or after it."""
    changes = {MAIN: {"lines": change}} if isinstance(change, str) else dict(change)
    for name, content in changes.items():
        if isinstance(content, Mapping) and "lines" in content:
            data = {"lines": content["lines"], "without": mend.get("without", ())}
            if "more" in content:
                data["lines"] += "\n" + content["more"] * content["times"]
            changes[name] = bad_entry_cases.complete(data, mend)
    if mend.get("rest") != "published" and MAIN not in changes:
        changes.setdefault(MAIN, bad_entry_cases.complete({"lines": ""}, {}))
    files = {**CONTENT["given"], **changes}
    return bad_entry_cases.case(mend["fix"], {"files": files, "expected": []}, {})


def afters(mend: Mapping[str, Any]) -> list[Any]:
    return mend["after"] if isinstance(mend["after"], list) else [mend["after"]]


def found(mend: Mapping[str, Any], change: str | Mapping[str, Any], project: Path) -> list[Problem]:
    project.mkdir()
    write(project, case_of(mend, change))
    return problems_of(project)


@pytest.mark.parametrize("mend", MENDS, ids=lambda mend: f"{mend['code']} {mend['fix'][:40]}")
def test_a_mend_that_is_applied_to_the_letter_works(mend: Mapping[str, Any], tmp_path: Path) -> None:
    before = found(mend, mend["before"], tmp_path / "before")
    said = [problem for problem in before if problem.code == mend["code"] and mend["fix"] in problem.fix]
    assert said, "\n".join(map(str, before))
    for number, after in enumerate(afters(mend)):
        left = found(mend, after, tmp_path / str(number))
        assert {problem.code for problem in left} == set(mend.get("left", ())), "\n".join(map(str, left))


def form_of(problem: Problem) -> tuple[str, str]:
    """Code and fix of a problem without what differs from file to file."""
    fix = re.sub(r'"[^"]*"|\[\[.*\]\]', "…", problem.fix)
    fix = re.sub(r"(did you mean|use one of:|see_also of|name the entry|in quotes:) .*", r"\1", fix)
    fix = re.sub(r"^add \w+ to", "add … to", fix)
    return problem.code, re.sub(r"\d+", "N", fix)


def test_every_message_has_a_mend(tmp_path: Path) -> None:
    mended = set()
    for number, mend in enumerate(MENDS):
        before = found(mend, mend["before"], tmp_path / f"mend-{number}")
        mended |= {
            form_of(problem) for problem in before if problem.code == mend["code"] and mend["fix"] in problem.fix
        }
    missing: dict[tuple[str, str], str] = {}
    for number, case in enumerate(CASES):
        project = tmp_path / f"case-{number}"
        project.mkdir()
        write(project, case)
        for problem in problems_of(project):
            if form_of(problem) not in mended:
                missing.setdefault(form_of(problem), f"{case.id}: {problem}")
    assert missing.keys() == NO_MEND.keys(), "\n".join(missing.values())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_replacements_that_are_all_applied_leave_none(case: Case, tmp_path: Path) -> None:
    """From the last to the first of a file, as an editor does with "fix all"."""
    write(tmp_path, case)
    problems = problems_of(tmp_path)
    replaceable = [problem for problem in problems if problem.replacement is not None]
    for problem in sorted(replaceable, key=lambda problem: problem.position, reverse=True):
        file = tmp_path / problem.path
        file.write_bytes(replaced(file.read_bytes(), problem))
    if replaceable:
        left = {(problem.path, problem.code, problem.message) for problem in problems_of(tmp_path)}
        assert not left.intersection((problem.path, problem.code, problem.message) for problem in replaceable)
