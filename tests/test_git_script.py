"""`scripts/git.sh`: a git that starts, or a sentence."""

import sys
from pathlib import Path

import pytest

from bare_machine import NO_ROOT, Machine
from builds import PROJECT

SCRIPT = PROJECT / "scripts" / "git.sh"
NONE = "The tests need git, and there is none that starts. Install git yourself."

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a script for a POSIX shell")


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path / "a bare machine")


def test_it_is_there(machine: Machine) -> None:
    path = machine.has("git", "echo git version 2")
    machine.has_apt()
    assert machine.run(SCRIPT) == str(path)
    assert (machine.log, machine.said) == ([], "")


@pytest.mark.parametrize("before", ["nothing", "a file that only tells how to install it"])
def test_it_is_installed(machine: Machine, before: str) -> None:
    if before != "nothing":
        machine.has("git", "echo 'no developer tools were found' >&2; exit 1")
    machine.has("id", "echo 0")
    machine.has_apt(machine.becomes("git", "echo git version 2"))
    assert machine.run(SCRIPT) == str(machine.path("git"))
    assert [line.split()[-1] for line in machine.log] == ["update", "git"]


@pytest.mark.parametrize("sudo", ["missing", "asks"])
def test_no_right_to_install_is_said(machine: Machine, sudo: str) -> None:
    machine.has_apt(machine.becomes("git"))
    if sudo == "asks":
        machine.has_sudo(asks=True)
    assert machine.run(SCRIPT) is None
    assert machine.said.splitlines()[-2:] == [NO_ROOT, NONE]


def test_what_cannot_be_installed_is_said(machine: Machine) -> None:
    machine.has("id", "echo 0")
    machine.has_apt(fails="git")
    assert machine.run(SCRIPT) is None
    assert machine.said.splitlines()[-1] == NONE


def test_no_package_management(machine: Machine) -> None:
    assert machine.run(SCRIPT) is None
    assert machine.said.splitlines() == [NONE]
