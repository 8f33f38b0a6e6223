"""What a message says is done, to the letter, and the file is right."""

import re
from collections.abc import Callable, Mapping
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


def case_of(mend: Mapping[str, Any], change: str | Mapping[str, Any]) -> Case:
    """The glossary of a mend, before or after it."""
    changes = {MAIN: {"lines": change}} if isinstance(change, str) else dict(change)
    for name, content in changes.items():
        if isinstance(content, Mapping) and "strings" in content:
            changes[name] = bad_entry_cases.with_other_strings(content["strings"], mend.get("without", ()))
        elif isinstance(content, Mapping) and "lines" in content:
            data = {"lines": content["lines"], "without": mend.get("without", ())}
            if "more" in content:
                data["lines"] += "\n" + content["more"] * content["times"]
            changes[name] = bad_entry_cases.complete(data, mend)
    if mend.get("rest") != "published":
        changes.setdefault(MAIN, bad_entry_cases.complete({"lines": ""}, {}))
    files = {**CONTENT["given"], **mend.get("given", {}), **changes}
    return bad_entry_cases.case(mend["fix"], {"files": files, "expected": []}, {})


def afters(mend: Mapping[str, Any]) -> list[Any]:
    return mend["after"] if isinstance(mend["after"], list) else [mend["after"]]


BEFORE = [case_of(mend, mend["before"]) for mend in MENDS]
Look = Callable[[Case], list[Problem]]


@pytest.fixture(scope="module")
def look(tmp_path_factory: pytest.TempPathFactory) -> Look:
    """The problems of one of the cases here, looked for once."""
    known: dict[int, list[Problem]] = {}

    def problems(case: Case) -> list[Problem]:
        if id(case) not in known:
            known[id(case)] = found(case, tmp_path_factory.mktemp("case"))
        return known[id(case)]

    return problems


def found(case: Case, project: Path) -> list[Problem]:
    write(project, case)
    return problems_of(project)


@pytest.mark.parametrize(
    ("mend", "before"),
    list(zip(MENDS, BEFORE, strict=True)),
    ids=[f"{mend['code']} {mend['fix'][:40]}" for mend in MENDS],
)
def test_a_mend_that_is_applied_to_the_letter_works(
    mend: Mapping[str, Any], before: Case, look: Look, tmp_path: Path
) -> None:
    assert mended(mend, look(before)), "\n".join(map(str, look(before)))
    for number, after in enumerate(afters(mend)):
        (tmp_path / str(number)).mkdir()
        left = found(case_of(mend, after), tmp_path / str(number))
        assert {problem.code for problem in left} == set(mend.get("left", ())), "\n".join(map(str, left))


def mended(mend: Mapping[str, Any], problems: list[Problem]) -> list[Problem]:
    """The problems that a mend is about."""
    return [problem for problem in problems if problem.code == mend["code"] and mend["fix"] in problem.fix]


def form_of(problem: Problem) -> tuple[str, str]:
    """Code and fix of a problem without what differs from file to file."""
    fix = re.sub(r'"[^"]*"|\[\[.*\]\]', "…", problem.fix)
    fix = re.sub(r"(did you mean|use one of:|see_also of|name the entry|in quotes:) .*", r"\1", fix)
    fix = re.sub(r"^add \w+ to", "add … to", fix)
    fix = re.sub(r"one of its sections: .*", "one of its sections", fix)
    fix = re.sub(r"\{\w+\}(?= (?:where|with))", "{…}", fix)
    fix = re.sub(r"[\w-]+(-term)\b", r"…\1", fix)
    fix = re.sub(r"^put glossary/[\w-]+\.yml", "put …", fix)
    fix = re.sub(r"^(move what it says to|write the page \w+/|call it) .*", r"\1", fix)
    return problem.code, re.sub(r"\d+", "N", fix)


def test_every_message_has_a_mend(look: Look) -> None:
    told = {
        form_of(problem) for mend, before in zip(MENDS, BEFORE, strict=True) for problem in mended(mend, look(before))
    }
    missing = [f"{case.id}: {problem}" for case in CASES for problem in look(case) if form_of(problem) not in told]
    assert not missing, "\n".join(missing)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_replacements_that_are_all_applied_leave_none(case: Case, look: Look, tmp_path: Path) -> None:
    """From the last to the first of a file, as an editor does with "fix all"."""
    replaceable = [problem for problem in look(case) if problem.replacement is not None]
    if not replaceable:
        return
    write(tmp_path, case)
    for problem in sorted(replaceable, key=lambda problem: problem.position, reverse=True):
        file = tmp_path / problem.path
        file.write_bytes(replaced(file.read_bytes(), problem))
    left = {(problem.path, problem.code, problem.message) for problem in problems_of(tmp_path)}
    assert not left.intersection((problem.path, problem.code, problem.message) for problem in replaceable)
