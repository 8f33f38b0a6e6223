"""The scripts that install programs for Node, in every state that a machine can be in: one path, or what is missing."""

import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from bare_machine import NO_ROOT, Machine
from builds import PROJECT

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="scripts for a POSIX shell")


@dataclass(frozen=True)
class Script:
    """What one of them installs, and says."""

    name: str
    folder: str
    installed: str
    """What must be there, below the folder."""
    path: str
    """What it prints, below the cache."""
    variable: str
    needs: str
    failed: str
    refused: str

    @property
    def file(self) -> Path:
        return PROJECT / "scripts" / self.name

    @property
    def npm(self) -> str:
        """What npm does when all goes well."""
        return f"mkdir -p $(dirname {self.installed}); echo x > {self.installed}"


SCRIPTS = [
    Script(
        name="yaml_server.sh",
        folder="yaml_server",
        installed="node_modules/yaml-language-server/bin/yaml-language-server",
        path="yaml_server/node_modules/yaml-language-server/bin/yaml-language-server",
        variable="YAML_SERVER",
        needs="The tests of editors need Node and npm. Install the packages nodejs and npm yourself.",
        failed="npm could not install yaml-language-server; what it said is above.",
        refused='YAML_SERVER is set to "none", which is no file.',
    ),
    Script(
        name="programs.sh",
        folder="node",
        installed="node_modules/terser/package.json",
        path="node",
        variable="PROGRAMS",
        needs="The tests with programs for Node need Node and npm. Install the packages nodejs and npm yourself.",
        failed="npm could not install them; what it said is above.",
        refused='PROGRAMS is set to "none", in which nothing is installed.',
    ),
]


@pytest.fixture(params=SCRIPTS, ids=lambda script: script.name)
def script(request: pytest.FixtureRequest) -> Script:
    given: Script = request.param
    return given


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    folder = tmp_path / "a bare machine"
    made = Machine(folder, variables={"CACHE": str(folder / "cache")})
    for tool in ("cp", "mv", "rm", "cmp", "dirname"):
        (folder / "bin" / tool).symlink_to(shutil.which(tool) or tool)
    return made


def has_node(machine: Machine, npm: str) -> None:
    machine.has("node")
    machine.has("npm", f"{machine.notes('npm')}; {npm}")


def path_of(script: Script, machine: Machine) -> str:
    return str(machine.folder / "cache" / script.path)


def test_it_is_installed_once(script: Script, machine: Machine) -> None:
    has_node(machine, script.npm)
    assert machine.run(script.file) == path_of(script, machine)
    assert machine.log == ["npm ci --ignore-scripts --no-audit --no-fund --loglevel=error"]
    assert machine.run(script.file) == path_of(script, machine)
    assert len(machine.log) == 1
    assert machine.said == ""


def test_another_version_is_installed_anew(script: Script, machine: Machine) -> None:
    has_node(machine, script.npm)
    assert machine.run(script.file)
    (machine.folder / "cache" / script.folder / "package-lock.json").write_text("{}", "utf-8")
    assert machine.run(script.file) == path_of(script, machine)
    assert len(machine.log) == 2


@pytest.mark.parametrize("npm", ["echo no network >&2; exit 1", "exit 0", "mkdir -p node_modules; exit 1"])
def test_what_npm_could_not_install_is_said(npm: str, script: Script, machine: Machine) -> None:
    has_node(machine, npm)
    assert machine.run(script.file) is None
    assert script.failed in machine.said
    assert "network" in machine.said


def test_node_and_npm_come_from_packages(script: Script, machine: Machine) -> None:
    machine.has("id", "echo 0")
    node = f"{machine.becomes('node')}; {machine.becomes('npm', script.npm.replace('$', chr(92) + '$'))}"
    machine.has_apt(node)
    assert machine.run(script.file) == path_of(script, machine)
    assert any("install -y --no-install-recommends nodejs npm" in line for line in machine.log)


def test_without_the_right_to_install_it_is_said(script: Script, machine: Machine) -> None:
    machine.has_apt()
    assert machine.run(script.file) is None
    assert NO_ROOT in machine.said
    assert script.needs in machine.said


def test_without_packages_it_is_said(script: Script, machine: Machine) -> None:
    machine.has("node")
    assert machine.run(script.file) is None
    assert machine.said.strip().endswith(script.needs)


def test_the_chosen_one_is_taken(script: Script, machine: Machine) -> None:
    chosen = machine.folder / "my own"
    if script.path == script.folder:
        (chosen / script.installed).parent.mkdir(parents=True)
    else:
        chosen.write_text("x", "utf-8")
    machine.variables[script.variable] = "my own"
    assert machine.run(script.file) == str(chosen)
    machine.variables[script.variable] = "none"
    assert machine.run(script.file) is None
    assert script.refused in machine.said
