"""`scripts/browser.sh` in every state that a machine can be in, with programs that only say what they were asked.

Whatever the state: one line on standard output, a browser that starts, or none and a sentence on standard error.
"""

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from builds import PATIENCE, PROJECT

SCRIPT = PROJECT / "scripts" / "browser.sh"
BROWSER = "echo Chromium 1.0"
STUB_OF_A_SNAP = "echo 'Command requires a snap to be installed.' >&2; exit 1"
NO_ROOT = "you are not root, and sudo is missing or asks for a password"
NONE = "The browser tests need a Chromium, and none could be installed."

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a script for a POSIX shell")


@dataclass
class Machine:
    """A machine with nothing on it but what a test puts there."""

    folder: Path
    said: str = ""
    """What the script wrote to standard error."""
    variables: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for name in ("bin", "home", "venv/bin", "elsewhere"):
            (self.folder / name).mkdir(parents=True)
        for tool in ("env", "timeout", "true", "mkdir", "chmod", "cat"):
            if found := shutil.which(tool):
                (self.folder / "bin" / tool).symlink_to(found)
        self.has("id", "echo 1000")

    @property
    def log(self) -> list[str]:
        """What was asked of apt-get, sudo and Playwright, in order."""
        path = self.folder / "log"
        return path.read_text("utf-8").splitlines() if path.exists() else []

    def path(self, name: str) -> Path:
        return self.folder / name if "/" in name else self.folder / "bin" / name

    def has(self, name: str, script: str = BROWSER) -> Path:
        """A program on the path, or at a path below the machine's folder."""
        path = self.path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"#!/bin/sh\n{script}\n", "utf-8")
        path.chmod(0o755)
        return path

    def becomes(self, name: str, script: str = BROWSER) -> str:
        """A line of a program that puts another one in its place, as an installer does."""
        path = self.path(name)
        return f"""mkdir -p '{path.parent}'; printf '#!/bin/sh\\n%s\\n' "{script}" > '{path}'; chmod 755 '{path}'"""

    def notes(self, name: str) -> str:
        """A line of a program that writes to the log what it was asked."""
        return f"""echo "{name} $*" >> '{self.folder}/log'"""

    def has_apt(self, then: str = ":", fails: str = "no package") -> None:
        """Package management that installs by running `then`; what has the word `fails` in it fails."""
        lines = (
            self.notes("apt-get"),
            f"""case " $* " in *' {fails} '*) echo 'E: Unable to locate package' >&2; exit 100;; esac""",
            f"""case " $* " in *' install '*) {then};; esac""",
        )
        self.has("apt-get", "\n".join(lines))

    def has_sudo(self, asks: bool) -> None:
        """With `asks` it wants a password: with -n that is refused, and without it would wait."""
        refuse = "echo 'sudo: a password is required' >&2; exit 1"
        go_on = 'shift; exec "$@"'
        self.has("sudo", f"""{self.notes("sudo")}\n[ "$1" = -n ] || exec cat /dev/tty\n{refuse if asks else go_on}""")

    def has_playwright(self, path: str = "elsewhere/chrome", install: str = "exit 1") -> None:
        """A virtual environment whose Playwright would have its browser at a path."""
        tell = f"""[ "$1" = -c ] && echo '{self.path(path)}' && exit"""
        self.has("venv/bin/python", f"{tell}\n{self.notes('playwright')}\n{install}")

    def run(self) -> str | None:
        """The browser that the script prints: the only line, the path of a program that starts. None for a failure."""
        inside, outside = os.pipe()  # a standard input that never ends
        try:
            done = subprocess.run(
                [str(SCRIPT)],
                cwd=self.folder,
                env={
                    "PATH": str(self.folder / "bin"),
                    "HOME": str(self.folder / "home"),
                    "VENV": str(self.folder / "venv"),
                    **self.variables,
                },
                stdin=inside,
                capture_output=True,
                text=True,
                check=False,
                timeout=PATIENCE,
                start_new_session=True,  # no terminal either, so that what asks fails at once
            )
        finally:
            os.close(inside)
            os.close(outside)
        self.said = done.stderr
        if done.returncode != 0:
            assert done.returncode == 1
            assert done.stdout == ""
            return None
        (line,) = done.stdout.splitlines()
        assert Path(line).is_absolute()
        assert subprocess.run([line, "--version"], check=False, capture_output=True).returncode == 0
        return line


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    """All its paths have spaces in them."""
    return Machine(tmp_path / "a bare machine")


# ---- There is one ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "name", ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable"]
)
def test_a_browser_on_the_path(machine: Machine, name: str) -> None:
    path = machine.has(name)
    machine.has_apt()
    machine.has_playwright(install="exit 0")
    assert machine.run() == str(path)
    assert (machine.log, machine.said) == ([], "")


def test_the_shell_without_windows_is_preferred(machine: Machine) -> None:
    machine.has("chromium")
    shell = machine.has("chromium-headless-shell")
    assert machine.run() == str(shell)


@pytest.mark.parametrize("name", ["Google Chrome", "Chromium"])
def test_an_application_of_macos(machine: Machine, name: str) -> None:
    path = machine.has(f"home/Applications/{name}.app/Contents/MacOS/{name}")
    assert machine.run() == str(path)
    assert f'"/Applications/{name}.app/Contents/MacOS/{name}"' in SCRIPT.read_text("utf-8")


def test_only_playwrights_own(machine: Machine) -> None:
    path = machine.has("elsewhere/chrome")
    machine.has_playwright()
    machine.has_apt()
    assert machine.run() == str(path)
    assert (machine.log, machine.said) == ([], "")


def test_one_that_does_not_start_is_passed_over(machine: Machine) -> None:
    stub = machine.has("chromium-browser", STUB_OF_A_SNAP)
    path = machine.has("google-chrome")
    assert machine.run() == str(path)
    assert f"{stub} does not start." in machine.said


def test_playwrights_own_that_does_not_start_is_no_browser(machine: Machine) -> None:
    machine.has("elsewhere/chrome", "exit 127")
    machine.has_playwright()
    assert machine.run() is None
    assert NONE in machine.said


def test_a_program_without_the_right_to_run_is_no_browser(machine: Machine) -> None:
    machine.has("chromium").chmod(0o644)
    assert machine.run() is None


# ---- One is chosen -----------------------------------------------------------------------------


@pytest.mark.parametrize("chosen", ["elsewhere/my browser", "./elsewhere/my browser", "my-browser"])
def test_the_chosen_one_is_taken(machine: Machine, chosen: str) -> None:
    machine.has("chromium")
    path = machine.has(chosen.removeprefix("./"))
    machine.variables["CHROMIUM"] = chosen
    found = machine.run()
    assert found is not None
    assert Path(found).samefile(path)


def test_an_empty_choice_is_none(machine: Machine) -> None:
    path = machine.has("chromium")
    machine.variables["CHROMIUM"] = ""
    assert machine.run() == str(path)


@pytest.mark.parametrize("chosen", ["/no/such/browser", "no-such-browser", "broken", "elsewhere", "-v", "two\nlines"])
def test_a_wrong_choice_is_said_and_no_other_is_taken(machine: Machine, chosen: str) -> None:
    machine.has("chromium")
    machine.has("broken", STUB_OF_A_SNAP)
    machine.has_apt()
    machine.variables["CHROMIUM"] = chosen
    assert machine.run() is None
    assert f'CHROMIUM is set to "{chosen}", which is no browser that starts here. Set it' in machine.said
    assert machine.log == []


# ---- There is none -----------------------------------------------------------------------------


@pytest.mark.parametrize("package", ["chromium-headless-shell", "chromium"])
def test_apt_get_installs_one_for_root(machine: Machine, package: str) -> None:
    machine.has("id", "echo 0")
    machine.has_apt(machine.becomes(package), fails="no package" if "shell" in package else "chromium-headless-shell")
    # Where Playwright's browser would be is known and is not there: that is not a second line.
    machine.has_playwright()
    assert machine.run() == str(machine.path(package))
    assert all("apt-get -qq" in line for line in machine.log)
    assert f" install -y --no-install-recommends {package} " in machine.log[-1]


def test_apt_get_installs_one_by_sudo_that_does_not_ask(machine: Machine) -> None:
    machine.has_sudo(asks=False)
    machine.has_apt(machine.becomes("chromium-headless-shell"))
    assert machine.run() == str(machine.path("chromium-headless-shell"))
    assert [line for line in machine.log if line.startswith("sudo") and not line.startswith("sudo -n ")] == []
    assert any(line.startswith("sudo -n env DEBIAN_FRONTEND=noninteractive apt-get ") for line in machine.log)


def test_the_lists_of_packages_may_fail_to_renew(machine: Machine) -> None:
    machine.has("id", "echo 0")
    machine.has_apt(machine.becomes("chromium-headless-shell"), fails="update")
    assert machine.run() == str(machine.path("chromium-headless-shell"))


@pytest.mark.parametrize("sudo", ["asks", "missing"])
def test_no_right_to_install_is_said(machine: Machine, sudo: str) -> None:
    if sudo == "asks":
        machine.has_sudo(asks=True)
    machine.has_apt(machine.becomes("chromium"))
    machine.has_playwright()
    assert machine.run() is None
    assert NO_ROOT in machine.said
    assert NONE in machine.said
    assert [line for line in machine.log if line.startswith("apt-get")] == []
    # Its helper for libraries would ask for a password.
    assert [line for line in machine.log if "--with-deps" in line] == []


def test_playwright_helps_out_without_any_rights(machine: Machine) -> None:
    machine.has_apt()
    machine.has_playwright(install=machine.becomes("elsewhere/chrome"))
    assert machine.run() == str(machine.path("elsewhere/chrome"))


@pytest.mark.parametrize("fails", ["install", "no package"])
def test_playwright_helps_out_where_apt_get_does_not(machine: Machine, fails: str) -> None:
    """It fails, or what it installed does not start."""
    machine.has("id", "echo 0")
    machine.has_apt(machine.becomes("chromium", "exit 1"), fails=fails)
    machine.has_playwright(install=machine.becomes("elsewhere/chrome"))
    assert machine.run() == str(machine.path("elsewhere/chrome"))
    assert "playwright -m playwright install --no-shell --with-deps chromium" in machine.log


def test_no_apt_get_no_playwright(machine: Machine) -> None:
    assert machine.run() is None
    assert machine.said == (
        f"No Chromium found.\n{NONE} Install Chromium or Google Chrome yourself, or set CHROMIUM=/path/to/browser.\n"
    )


def test_nothing_can_be_installed(machine: Machine) -> None:
    machine.has("id", "echo 0")
    machine.has_apt(fails="install")
    machine.has_playwright()
    assert machine.run() is None
    assert "apt-get could not install a Chromium." in machine.said
    assert "Playwright could not install a Chromium." in machine.said
    assert machine.said.splitlines()[-1].startswith(NONE)


def test_installers_get_no_answers(machine: Machine) -> None:
    """What reads from standard input is at its end at once."""
    machine.has("id", "echo 0")
    machine.has_apt(f"cat; {machine.becomes('chromium-headless-shell')}")
    assert machine.run() == str(machine.path("chromium-headless-shell"))
