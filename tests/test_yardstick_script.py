"""`scripts/yardstick.sh` in every state that a machine can be in: one path, or a sentence that says what is missing."""

import sys
from pathlib import Path

import pytest

from bare_machine import NO_ROOT, Machine
from builds import PROJECT

SCRIPT = PROJECT / "scripts" / "yardstick.sh"
NONE = "Install the package python3-doc yourself, or set YARDSTICK=/path/to/glossary.html"

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a script for a POSIX shell")


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    folder = tmp_path / "a bare machine"
    return Machine(folder, variables={"DOCS": str(folder / "doc")})


def glossary(machine: Machine, package: str = "python3.11") -> Path:
    """A glossary where a package would put it."""
    path = machine.folder / "doc" / package / "html" / "glossary.html"
    path.parent.mkdir(parents=True)
    path.write_text("<dl></dl>", "utf-8")
    return path


def test_it_is_installed(machine: Machine) -> None:
    path = glossary(machine)
    machine.has_apt()
    assert machine.run(SCRIPT) == str(path)
    assert (machine.log, machine.said) == ([], "")


def test_of_several_one_is_taken(machine: Machine) -> None:
    paths = [glossary(machine, package) for package in ("python3.11", "python3.13")]
    assert machine.run(SCRIPT) == str(paths[-1])


@pytest.mark.parametrize("chosen", ["mine.html", "doc/my glossary.html"])
def test_the_chosen_one_is_taken(machine: Machine, chosen: str) -> None:
    glossary(machine)
    path = machine.folder / chosen
    path.write_text("<dl></dl>", "utf-8")
    machine.variables["YARDSTICK"] = chosen
    assert machine.run(SCRIPT) == str(path)


@pytest.mark.parametrize("chosen", ["/no/such/file.html", "doc"])
def test_a_wrong_choice_is_said_and_no_other_is_taken(machine: Machine, chosen: str) -> None:
    glossary(machine)
    machine.has_apt()
    machine.variables["YARDSTICK"] = chosen
    assert machine.run(SCRIPT) is None
    assert f'YARDSTICK is set to "{chosen}", which is no file that can be read.' in machine.said
    assert machine.log == []


@pytest.mark.parametrize("by", ["root", "sudo"])
def test_apt_get_installs_it(machine: Machine, by: str) -> None:
    if by == "root":
        machine.has("id", "echo 0")
    else:
        machine.has_sudo(asks=False)
    path = machine.folder / "doc" / "python3.11" / "html" / "glossary.html"
    machine.has_apt(f"mkdir -p '{path.parent}'; echo '<dl></dl>' > '{path}'")
    assert machine.run(SCRIPT) == str(path)
    assert machine.log[-1].endswith(" python3-doc")


@pytest.mark.parametrize("sudo", ["asks", "missing"])
def test_no_right_to_install_is_said(machine: Machine, sudo: str) -> None:
    if sudo == "asks":
        machine.has_sudo(asks=True)
    machine.has_apt()
    assert machine.run(SCRIPT) is None
    assert NO_ROOT in machine.said
    assert NONE in machine.said
    assert [line for line in machine.log if line.startswith("apt-get")] == []


@pytest.mark.parametrize("fails", ["install", "no package"])
def test_apt_get_does_not_help(machine: Machine, fails: str) -> None:
    """It fails, or the glossary is not in what it installed."""
    machine.has("id", "echo 0")
    machine.has_apt(fails=fails)
    assert machine.run(SCRIPT) is None
    assert NONE in machine.said


def test_no_apt_get(machine: Machine) -> None:
    assert machine.run(SCRIPT) is None
    assert NONE in machine.said
