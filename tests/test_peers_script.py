"""`scripts/peers.sh` in every state that a machine can be in: one path, or a sentence on what is missing."""

import shutil
import sys
from pathlib import Path

import pytest

from bare_machine import Machine
from builds import PROJECT

SCRIPT = PROJECT / "scripts" / "peers.sh"
PYTHON = "cache/peers/bin/python"
NONE = "They could not be installed; the lines above say why."

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a script for a POSIX shell")


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    folder = tmp_path / "a bare machine"
    made = Machine(folder, variables={"CACHE": str(folder / "cache"), "VENV": str(folder / "venv")})
    for tool in ("cp", "rm", "cmp"):
        (folder / "bin" / tool).symlink_to(shutil.which(tool) or tool)
    return made


def has_python(machine: Machine, pip: str = "exit 0") -> None:
    """One that makes an environment whose pip does as it is told."""
    script = f"""'#!/bin/sh\\necho "$*" >> "%s/log"\\n{pip}\\n' '{machine.folder}'"""
    lines = ('mkdir -p "$3/bin"', f'printf {script} > "$3/bin/python"', 'chmod 755 "$3/bin/python"')
    machine.has("venv/bin/python", "; ".join(lines))


def test_they_are_installed_once(machine: Machine) -> None:
    has_python(machine)
    path = str(machine.folder / PYTHON)
    assert machine.run(SCRIPT) == path
    assert len(machine.log) == 1
    assert "--require-hashes" in machine.log[0]
    assert machine.run(SCRIPT) == path
    assert len(machine.log) == 1


def test_another_lock_is_installed_anew(machine: Machine) -> None:
    has_python(machine)
    assert machine.run(SCRIPT)
    (machine.folder / "cache/peers/requirements.lock").write_text("sphinx==1\n", "utf-8")
    assert machine.run(SCRIPT) == str(machine.folder / PYTHON)
    assert len(machine.log) == 2


def test_what_could_not_be_installed_is_said_and_tried_again(machine: Machine) -> None:
    has_python(machine, "exit 1")
    for _ in range(2):
        assert machine.run(SCRIPT) is None
        assert NONE in machine.said
    assert len(machine.log) == 2


def test_the_chosen_one_is_taken(machine: Machine) -> None:
    chosen = machine.has("elsewhere/python", "exit 0")
    machine.variables["PEERS"] = str(chosen)
    assert machine.run(SCRIPT) == str(chosen)


def test_a_wrong_choice_is_said(machine: Machine) -> None:
    machine.variables["PEERS"] = str(machine.folder / "no such file")
    assert machine.run(SCRIPT) is None
    assert "which is no Python with Sphinx in it" in machine.said
