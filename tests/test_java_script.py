"""`scripts/java.sh`: which Java the checker of HTML runs with."""

import os
import subprocess
from pathlib import Path

import pytest

from builds import PROJECT


def run(path: str, **variables: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(PROJECT / "scripts" / "java.sh")],
        env={"PATH": path, **variables},
        check=False,
        text=True,
        capture_output=True,
    )


@pytest.fixture
def machine(tmp_path: Path) -> Path:
    """Programs of a machine on which nothing can be installed: a shell, and what the test puts beside it."""
    for name in ("sh", "id"):
        (tmp_path / name).symlink_to(f"/bin/{name}" if Path(f"/bin/{name}").exists() else f"/usr/bin/{name}")
    return tmp_path


def java(folder: Path, works: bool = True) -> Path:
    program = folder / "java"
    program.write_text(f"#!/bin/sh\nexit {0 if works else 1}\n", "utf-8")
    program.chmod(0o755)
    return program


def test_one_that_is_there_is_taken(machine: Path) -> None:
    program = java(machine)
    done = run(str(machine))
    assert (done.returncode, done.stdout) == (0, f"{program}\n")


def test_one_that_is_chosen_is_taken_before_it(machine: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    java(machine)
    chosen = java(tmp_path_factory.mktemp("chosen"))
    assert run(str(machine), JAVA=str(chosen)).stdout == f"{chosen}\n"


@pytest.mark.parametrize("works", [True, False])
def test_one_that_does_not_start_is_none(works: bool, machine: Path) -> None:
    java(machine, works=False)
    done = run(str(machine), **({} if works else {"JAVA": "none"}))
    assert done.returncode == 1
    assert done.stdout == ""
    assert ("need Java" if works else 'JAVA is set to "none"') in done.stderr
    assert os.linesep in done.stderr
