"""`scripts/environment.sh` says what a machine lacks, before it makes anything."""

import sys
from pathlib import Path

import pytest

from bare_machine import Machine
from builds import PROJECT

SCRIPT = PROJECT / "scripts" / "environment.sh"
TOO_OLD = "exit 1"
WITHOUT_VENV = """case "$*" in *ensurepip*) exit 1;; esac"""
# Makes an environment whose Python is a copy of itself, and installs as told.
WHOLE = """\
case "$*" in
    -c*) exit;;
    '-m venv '*) mkdir -p "$3/bin"; cat "$0" > "$3/bin/python"; chmod 755 "$3/bin/python"; exit;;
esac
"""

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a script for a POSIX shell")


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    folder = tmp_path / "a bare machine"
    return Machine(folder, variables={"VENV": str(folder / "made")})


@pytest.mark.parametrize(
    ("script", "said"),
    [
        (None, "python3 is not installed. Install Python 3.11 or newer, or name one: make PYTHON=/path/to/python"),
        (TOO_OLD, "python3 is no Python 3.11 or newer. Install one, or name one: make PYTHON=/path/to/python"),
        (
            WITHOUT_VENV,
            "python3 cannot make virtual environments. On Debian and Ubuntu, install the package python3-venv.",
        ),
    ],
    ids=["none", "too old", "without venv"],
)
def test_what_python_lacks_is_said(machine: Machine, script: str | None, said: str) -> None:
    if script is not None:
        machine.has("python3", script)
    assert not machine.does(SCRIPT)
    assert machine.said == f"{said}\n"
    assert not (machine.folder / "made").exists()


def test_everything_is_installed_as_pinned(machine: Machine) -> None:
    machine.has("python3", f"{machine.notes('python')}\n{WHOLE}")
    assert machine.does(SCRIPT)
    assert [line for line in machine.log if " pip " in line] == [
        "python -m pip install --quiet --require-hashes --requirement requirements.lock",
        "python -m pip install --quiet --no-deps --no-build-isolation --editable .",
    ]


def test_another_python_can_be_named(machine: Machine) -> None:
    machine.variables["PYTHON"] = str(machine.has("elsewhere/python", WHOLE))
    assert machine.does(SCRIPT)


def test_uv_needs_less_of_python(machine: Machine) -> None:
    machine.has("python3", WITHOUT_VENV)
    machine.has("uv", machine.notes("uv"))
    assert machine.does(SCRIPT)
    assert machine.log[1] == "uv pip sync --quiet --require-hashes requirements.lock"


@pytest.mark.parametrize("by", ["python3", "uv"])
def test_a_failed_installation_is_said_and_can_be_tried_again(machine: Machine, by: str) -> None:
    fails = """case "$*" in *requirements.lock) echo 'no connection' >&2; exit 1;; esac"""
    machine.has("python3", f"{fails}\n{WHOLE}")
    if by == "uv":
        machine.has("uv", fails)
    for _ in range(2):
        assert not machine.does(SCRIPT)
        assert "no connection" in machine.said
        assert "Not everything could be installed" in machine.said
