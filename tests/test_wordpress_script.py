"""`scripts/wordpress.sh` in every state that a machine can be in: one path, or a sentence on what is missing."""

import shutil
import sys
from pathlib import Path

import pytest

from bare_machine import NO_ROOT, Machine
from builds import PROJECT

SCRIPT = PROJECT / "scripts" / "wordpress.sh"
WORDPRESS = "cache/wordpress/usr/share/wordpress"
NEEDS = "The tests with WordPress need PHP with mysqli, and MariaDB."
UNPACK = 'mkdir -p "$3/usr/share/wordpress"; echo x > "$3/usr/share/wordpress/wp-load.php"'

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a script for a POSIX shell")


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    folder = tmp_path / "a bare machine"
    made = Machine(folder, variables={"CACHE": str(folder / "cache")})
    for tool in ("mv", "rm"):
        (folder / "bin" / tool).symlink_to(shutil.which(tool) or tool)
    made.has("dpkg-deb", UNPACK)
    return made


def has_servers(machine: Machine) -> None:
    for name in ("php", "mariadbd", "mariadb-install-db", "my_print_defaults"):
        machine.has(name, "exit 0")


def has_packages(machine: Machine, then: str = ":", fails: str = "no package") -> None:
    """Package management that fetches what it is asked for into the folder it is called in."""
    machine.has_apt(then, fails)
    path = machine.path("apt-get")
    path.write_text(path.read_text("utf-8") + 'case " $* " in *" download "*) echo x > wordpress.deb;; esac\n', "utf-8")


def test_it_is_fetched_once(machine: Machine) -> None:
    has_servers(machine)
    has_packages(machine)
    assert machine.run(SCRIPT) == str(machine.folder / WORDPRESS)
    count = len(machine.log)
    assert any("download wordpress wordpress-theme-twentytwentythree" in line for line in machine.log)
    assert machine.run(SCRIPT) == str(machine.folder / WORDPRESS)
    assert len(machine.log) == count
    assert machine.said == ""


def test_what_runs_it_comes_from_packages(machine: Machine) -> None:
    machine.has("id", "echo 0")
    has_packages(
        machine,
        "; ".join(
            machine.becomes(name, "exit 0") for name in ("php", "mariadbd", "mariadb-install-db", "my_print_defaults")
        ),
    )
    assert machine.run(SCRIPT) == str(machine.folder / WORDPRESS)
    assert any(
        "install -y --no-install-recommends php-cli php-mysql mariadb-server-core mariadb-client-core" in line
        for line in machine.log
    )


def test_without_the_right_to_install_it_is_said(machine: Machine) -> None:
    has_packages(machine)
    assert machine.run(SCRIPT) is None
    assert NO_ROOT in machine.said
    assert NEEDS in machine.said


@pytest.mark.parametrize("fails", ["download", "php-cli"])
def test_what_could_not_be_had_is_said(fails: str, machine: Machine) -> None:
    machine.has("id", "echo 0")
    if fails == "download":
        has_servers(machine)
    has_packages(machine, fails=fails)
    assert machine.run(SCRIPT) is None
    assert ("WordPress could not be fetched" if fails == "download" else NEEDS) in machine.said


def test_what_is_no_wordpress_is_not_taken_for_one(machine: Machine) -> None:
    has_servers(machine)
    has_packages(machine)
    machine.has("dpkg-deb", "exit 0")
    assert machine.run(SCRIPT) is None
    assert not (machine.folder / "cache/wordpress").exists()


def test_the_chosen_one_is_taken(machine: Machine) -> None:
    has_servers(machine)
    (machine.folder / "my own").mkdir()
    (machine.folder / "my own" / "wp-load.php").write_text("x", "utf-8")
    machine.variables["WORDPRESS"] = "my own"
    assert machine.run(SCRIPT) == str(machine.folder / "my own")
    machine.variables["WORDPRESS"] = "none"
    assert machine.run(SCRIPT) is None
    assert 'WORDPRESS is set to "none", which is no folder with WordPress in it.' in machine.said
