"""`scripts/yaml_server.sh` in every state that a machine can be in: one path, or a sentence on what is missing."""

import shutil
import sys
from pathlib import Path

import pytest

from bare_machine import NO_ROOT, Machine
from builds import PROJECT

SCRIPT = PROJECT / "scripts" / "yaml_server.sh"
SERVER = "cache/yaml_server/node_modules/yaml-language-server/bin/yaml-language-server"
NO_NODE = "The tests of editors need Node and npm. Install the packages nodejs and npm yourself."
NO_SERVER = "npm could not install yaml-language-server; what it said is above."
INSTALLS = "d=node_modules/yaml-language-server/bin; mkdir -p $d; echo x > $d/yaml-language-server"

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a script for a POSIX shell")


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    folder = tmp_path / "a bare machine"
    made = Machine(folder, variables={"CACHE": str(folder / "cache")})
    for tool in ("cp", "mv", "rm", "cmp"):
        (folder / "bin" / tool).symlink_to(shutil.which(tool) or tool)
    return made


def has_node(machine: Machine, npm: str = INSTALLS) -> None:
    machine.has("node")
    machine.has("npm", f"{machine.notes('npm')}; {npm}")


def test_it_is_installed_once(machine: Machine) -> None:
    has_node(machine)
    path = str(machine.folder / SERVER)
    assert machine.run(SCRIPT) == path
    assert machine.log == ["npm ci --ignore-scripts --no-audit --no-fund --loglevel=error"]
    assert machine.run(SCRIPT) == path
    assert len(machine.log) == 1
    assert machine.said == ""


def test_another_version_is_installed_anew(machine: Machine) -> None:
    has_node(machine)
    assert machine.run(SCRIPT)
    (machine.folder / "cache/yaml_server/package-lock.json").write_text("{}", "utf-8")
    assert machine.run(SCRIPT) == str(machine.folder / SERVER)
    assert len(machine.log) == 2


@pytest.mark.parametrize("npm", ["echo no network >&2; exit 1", "exit 0", "mkdir -p node_modules; exit 1"])
def test_what_npm_could_not_install_is_said(machine: Machine, npm: str) -> None:
    has_node(machine, npm)
    assert machine.run(SCRIPT) is None
    assert NO_SERVER in machine.said
    assert "network" in machine.said


def test_node_and_npm_come_from_packages(machine: Machine) -> None:
    machine.has("id", "echo 0")
    node = f"{machine.becomes('node')}; {machine.becomes('npm', INSTALLS.replace('$', chr(92) + '$'))}"
    machine.has_apt(node)
    assert machine.run(SCRIPT) == str(machine.folder / SERVER)
    assert any("install -y --no-install-recommends nodejs npm" in line for line in machine.log)


def test_without_the_right_to_install_it_is_said(machine: Machine) -> None:
    machine.has_apt()
    assert machine.run(SCRIPT) is None
    assert NO_ROOT in machine.said
    assert NO_NODE in machine.said


def test_without_packages_it_is_said(machine: Machine) -> None:
    machine.has("node")
    assert machine.run(SCRIPT) is None
    assert machine.said.strip().endswith(NO_NODE)


def test_the_chosen_one_is_taken(machine: Machine) -> None:
    (machine.folder / "my server").write_text("x", "utf-8")
    machine.variables["YAML_SERVER"] = "my server"
    assert machine.run(SCRIPT) == str(machine.folder / "my server")
    machine.variables["YAML_SERVER"] = "none"
    assert machine.run(SCRIPT) is None
    assert 'YAML_SERVER is set to "none", which is no file.' in machine.said
