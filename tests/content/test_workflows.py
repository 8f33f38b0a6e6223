"""What the repository does by itself on its host: workflows, forms, templates. A dictionary may have none of them."""

import importlib.resources
import json
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from builds import PROJECT
from form_rules import faults

FOLDER = PROJECT / ".github"
WORKFLOWS = sorted(FOLDER.glob("workflows/*.y*ml"))
FORMS = sorted(path for path in FOLDER.glob("ISSUE_TEMPLATE/*.y*ml") if path.stem != "config")
PROGRAMS = Path(sys.executable).parent


def schema(name: str) -> dict[str, Any]:
    """A published schema, as a package carries it: no test asks the network for one."""
    folder = importlib.resources.files("check_jsonschema") / "builtin_schemas" / "vendor"
    found: dict[str, Any] = json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))
    return found


def read(path: Path) -> Any:
    # `on` is a word here, not a yes.
    return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)


def typed(path: Path) -> Any:
    """The file with numbers and flags, and `on` as the word that it is."""
    found = yaml.safe_load(path.read_text(encoding="utf-8"))
    return {"on" if key is True else key: value for key, value in found.items()}


def named(paths: list[Path]) -> list[Any]:
    # Where there is none, one test says so, as being skipped.
    nothing = [pytest.param(None, marks=pytest.mark.skip("this dictionary has none"))]
    return [pytest.param(path, id=path.name) for path in paths] or nothing


def steps(path: Path) -> Iterator[dict[str, Any]]:
    for job in read(path)["jobs"].values():
        yield from job["steps"]


@pytest.mark.parametrize("path", named(WORKFLOWS))
def test_a_workflow_is_what_its_schema_says(path: Path) -> None:
    jsonschema.validate(typed(path), schema("github-workflows"))


@pytest.mark.parametrize("path", named(FORMS))
def test_a_form_is_what_its_schema_says_and_github_takes(path: Path) -> None:
    jsonschema.validate(typed(path), schema("github-issue-forms"))
    assert faults(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("name", "of"), [("ISSUE_TEMPLATE/config.yml", "github-issue-config"), ("dependabot.yml", "dependabot")]
)
def test_other_files_are_what_their_schemas_say(name: str, of: str) -> None:
    if (FOLDER / name).is_file():
        jsonschema.validate(typed(FOLDER / name), schema(of))


@pytest.mark.parametrize("path", named(WORKFLOWS))
def test_no_value_is_put_into_a_command(path: Path) -> None:
    for step in steps(path):
        assert "${{" not in step.get("run", "")
    assert "pull_request_target" not in path.read_text(encoding="utf-8")


@pytest.mark.parametrize("path", named(WORKFLOWS))
def test_an_action_is_named_by_its_commit_and_leaves_no_password_behind(path: Path) -> None:
    for line in path.read_text(encoding="utf-8").splitlines():
        if "uses:" in line:
            assert re.search(r"uses: [\w-]+/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$", line), line
    for step in steps(path):
        if step.get("uses", "").startswith("actions/checkout@"):
            assert step["with"]["persist-credentials"] == "false"


@pytest.mark.parametrize("path", named(WORKFLOWS))
def test_a_job_may_do_little_and_not_for_long(path: Path) -> None:
    workflow = read(path)
    assert workflow["permissions"] == {}
    assert "group" in workflow["concurrency"]
    for job in workflow["jobs"].values():
        assert int(job["timeout-minutes"]) <= 15
        can_write = "write" in job["permissions"].values()
        installs = any(
            "environment.sh" in step.get("run", "") or "make " in step.get("run", "") for step in job["steps"]
        )
        # What may change something has no package of others, nor what it was sent, to run.
        assert not (can_write and installs)


@pytest.mark.parametrize("path", named(WORKFLOWS))
def test_a_workflow_only_calls_scripts_that_are_there(path: Path) -> None:
    for step in steps(path):
        if "run" not in step:
            continue
        assert len(step["run"].splitlines()) == 1
        command, _, _ = step["run"].partition(" >")
        words = [word for word in shlex.split(command) if not re.match(r"[A-Z_]+=", word)]
        if words[0] == "make":
            assert re.search(rf"^{words[1]}:", (PROJECT / "Makefile").read_text("utf-8"), re.MULTILINE)
            continue
        script = next(word for word in words if word.startswith("scripts/"))
        if script == "scripts/environment.sh":
            continue
        called = words[words.index(script) + 1 :]
        sub = [word for word in called[:1] if re.fullmatch("[a-z]+", word)]
        surroundings = {**os.environ, "PYTHONPATH": "hooks"}
        call = [sys.executable, script, *sub, "--help"]
        done = subprocess.run(call, cwd=PROJECT, env=surroundings, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        for option in (word for word in called if word.startswith("--")):
            assert option in done.stdout


@pytest.mark.parametrize("path", named(WORKFLOWS[:1]))
def test_nothing_is_found_by_zizmor_at_any_level(path: Path) -> None:
    call = [PROGRAMS / "zizmor", "--offline", "--no-progress", "--persona=auditor", "--format=plain", FOLDER]
    done = subprocess.run(call, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{done.stdout}{done.stderr}"
    assert "No findings to report" in done.stdout + done.stderr


@pytest.mark.parametrize("path", named(WORKFLOWS[:1]))
def test_nothing_is_found_by_actionlint(path: Path) -> None:
    call = [PROGRAMS / "actionlint", "-no-color", "-shellcheck=", "-pyflakes=", *WORKFLOWS]
    done = subprocess.run(call, cwd=PROJECT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_the_template_of_pull_requests_is_short() -> None:
    file = FOLDER / "pull_request_template.md"
    assert not file.is_file() or len(file.read_text(encoding="utf-8").splitlines()) <= 4


def test_owners_are_named_for_files_that_are_there() -> None:
    file = FOLDER / "CODEOWNERS"
    lines = file.read_text(encoding="utf-8").splitlines() if file.is_file() else []
    for line in (line for line in lines if line and not line.startswith("#")):
        pattern, *owners = line.split()
        assert owners, line
        assert list(PROJECT.glob(pattern.strip("/"))), line
