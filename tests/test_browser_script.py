"""`scripts/browser.sh` in every state that a machine can be in.

Whatever the state: one line on standard output, a browser that starts, or none and a sentence on standard error.
"""

import subprocess
import sys
from pathlib import Path

import pytest

from bare_machine import NO_ROOT, Machine
from builds import PROJECT

SCRIPT = PROJECT / "scripts" / "browser.sh"
STUB_OF_A_SNAP = "echo 'Command requires a snap to be installed.' >&2; exit 1"
NONE = "The browser tests need a Chromium, and none could be installed."

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a script for a POSIX shell")


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path / "a bare machine", variables={"VENV": str(tmp_path / "a bare machine" / "venv")})


def browser(machine: Machine) -> str | None:
    """The browser that the script prints; it starts."""
    found = machine.run(SCRIPT)
    if found is not None:
        assert subprocess.run([found, "--version"], check=False, capture_output=True).returncode == 0
    return found


# ---- There is one ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "name", ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable"]
)
def test_a_browser_on_the_path(machine: Machine, name: str) -> None:
    path = machine.has(name)
    machine.has_apt()
    machine.has_playwright(install="exit 0")
    assert browser(machine) == str(path)
    assert (machine.log, machine.said) == ([], "")


def test_the_shell_without_windows_is_preferred(machine: Machine) -> None:
    machine.has("chromium")
    shell = machine.has("chromium-headless-shell")
    assert browser(machine) == str(shell)


@pytest.mark.parametrize("name", ["Google Chrome", "Chromium"])
def test_an_application_of_macos(machine: Machine, name: str) -> None:
    path = machine.has(f"home/Applications/{name}.app/Contents/MacOS/{name}")
    assert browser(machine) == str(path)
    assert f'"/Applications/{name}.app/Contents/MacOS/{name}"' in SCRIPT.read_text("utf-8")


def test_only_playwrights_own(machine: Machine) -> None:
    path = machine.has("elsewhere/chrome")
    machine.has_playwright()
    machine.has_apt()
    assert browser(machine) == str(path)
    assert (machine.log, machine.said) == ([], "")


def test_one_that_does_not_start_is_passed_over(machine: Machine) -> None:
    stub = machine.has("chromium-browser", STUB_OF_A_SNAP)
    path = machine.has("google-chrome")
    assert browser(machine) == str(path)
    assert f"{stub} does not start." in machine.said


def test_playwrights_own_that_does_not_start_is_no_browser(machine: Machine) -> None:
    machine.has("elsewhere/chrome", "exit 127")
    machine.has_playwright()
    assert browser(machine) is None
    assert NONE in machine.said


def test_a_program_without_the_right_to_run_is_no_browser(machine: Machine) -> None:
    machine.has("chromium").chmod(0o644)
    assert browser(machine) is None


# ---- One is chosen -----------------------------------------------------------------------------


@pytest.mark.parametrize("chosen", ["elsewhere/my browser", "./elsewhere/my browser", "my-browser"])
def test_the_chosen_one_is_taken(machine: Machine, chosen: str) -> None:
    machine.has("chromium")
    path = machine.has(chosen.removeprefix("./"))
    machine.variables["CHROMIUM"] = chosen
    found = browser(machine)
    assert found is not None
    assert Path(found).samefile(path)


def test_an_empty_choice_is_none(machine: Machine) -> None:
    path = machine.has("chromium")
    machine.variables["CHROMIUM"] = ""
    assert browser(machine) == str(path)


@pytest.mark.parametrize("chosen", ["/no/such/browser", "no-such-browser", "broken", "elsewhere", "-v", "two\nlines"])
def test_a_wrong_choice_is_said_and_no_other_is_taken(machine: Machine, chosen: str) -> None:
    machine.has("chromium")
    machine.has("broken", STUB_OF_A_SNAP)
    machine.has_apt()
    machine.variables["CHROMIUM"] = chosen
    assert browser(machine) is None
    assert f'CHROMIUM is set to "{chosen}", which is no browser that starts here. Set it' in machine.said
    assert machine.log == []


# ---- There is none -----------------------------------------------------------------------------


@pytest.mark.parametrize("package", ["chromium-headless-shell", "chromium"])
def test_apt_get_installs_one_for_root(machine: Machine, package: str) -> None:
    machine.has("id", "echo 0")
    machine.has_apt(machine.becomes(package), fails="no package" if "shell" in package else "chromium-headless-shell")
    # Where Playwright's browser would be is known and is not there: that is not a second line.
    machine.has_playwright()
    assert browser(machine) == str(machine.path(package))
    assert all("apt-get -qq" in line for line in machine.log)
    assert f" install -y --no-install-recommends {package} " in machine.log[-1]


def test_apt_get_installs_one_by_sudo_that_does_not_ask(machine: Machine) -> None:
    machine.has_sudo(asks=False)
    machine.has_apt(machine.becomes("chromium-headless-shell"))
    assert browser(machine) == str(machine.path("chromium-headless-shell"))
    assert [line for line in machine.log if line.startswith("sudo") and not line.startswith("sudo -n ")] == []
    assert any(line.startswith("sudo -n env DEBIAN_FRONTEND=noninteractive apt-get ") for line in machine.log)


def test_the_lists_of_packages_may_fail_to_renew(machine: Machine) -> None:
    machine.has("id", "echo 0")
    machine.has_apt(machine.becomes("chromium-headless-shell"), fails="update")
    assert browser(machine) == str(machine.path("chromium-headless-shell"))


@pytest.mark.parametrize("sudo", ["asks", "missing"])
def test_no_right_to_install_is_said(machine: Machine, sudo: str) -> None:
    if sudo == "asks":
        machine.has_sudo(asks=True)
    machine.has_apt(machine.becomes("chromium"))
    machine.has_playwright()
    assert browser(machine) is None
    assert NO_ROOT in machine.said
    assert NONE in machine.said
    assert [line for line in machine.log if line.startswith("apt-get")] == []
    # Its helper for libraries would ask for a password.
    assert [line for line in machine.log if "--with-deps" in line] == []


def test_playwright_helps_out_without_any_rights(machine: Machine) -> None:
    machine.has_apt()
    machine.has_playwright(install=machine.becomes("elsewhere/chrome"))
    assert browser(machine) == str(machine.path("elsewhere/chrome"))


@pytest.mark.parametrize("fails", ["install", "no package"])
def test_playwright_helps_out_where_apt_get_does_not(machine: Machine, fails: str) -> None:
    """It fails, or what it installed does not start."""
    machine.has("id", "echo 0")
    machine.has_apt(machine.becomes("chromium", "exit 1"), fails=fails)
    machine.has_playwright(install=machine.becomes("elsewhere/chrome"))
    assert browser(machine) == str(machine.path("elsewhere/chrome"))
    assert "playwright -m playwright install --no-shell --with-deps chromium" in machine.log


def test_no_apt_get_no_playwright(machine: Machine) -> None:
    assert browser(machine) is None
    assert machine.said == (
        f"No Chromium found.\n{NONE} Install Chromium or Google Chrome yourself, or set CHROMIUM=/path/to/browser.\n"
    )


def test_nothing_can_be_installed(machine: Machine) -> None:
    machine.has("id", "echo 0")
    machine.has_apt(fails="install")
    machine.has_playwright()
    assert browser(machine) is None
    assert "apt-get could not install a Chromium." in machine.said
    assert "Playwright could not install a Chromium." in machine.said
    assert machine.said.splitlines()[-1].startswith(NONE)


def test_installers_get_no_answers(machine: Machine) -> None:
    """What reads from standard input is at its end at once."""
    machine.has("id", "echo 0")
    machine.has_apt(f"cat; {machine.becomes('chromium-headless-shell')}")
    assert browser(machine) == str(machine.path("chromium-headless-shell"))


# ---- What drives it ----------------------------------------------------------------------------

WITHOUT_LIBRARY = "[ -e ./library ] && exit; echo 'cannot open shared object file: libatomic.so.1' >&2; exit 127"


@pytest.mark.parametrize("chosen", ["", "chromium"])
def test_a_library_that_playwright_lacks_is_installed(machine: Machine, chosen: str) -> None:
    machine.has("id", "echo 0")
    machine.variables["CHROMIUM"] = chosen
    path = machine.has("chromium")
    machine.has_playwright(starts=WITHOUT_LIBRARY)
    machine.has_apt(f"echo > '{machine.folder}/library'")
    assert browser(machine) == str(path)
    assert machine.log[-1].endswith(" install -y --no-install-recommends libatomic1")


@pytest.mark.parametrize("state", ["no root", "no apt-get", "no package"])
def test_a_library_that_playwright_lacks_is_said(machine: Machine, state: str) -> None:
    machine.has("id", "echo 1000" if state == "no root" else "echo 0")
    machine.has("chromium")
    machine.has_playwright(starts=WITHOUT_LIBRARY)
    if state != "no apt-get":
        machine.has_apt(fails="libatomic1")
    assert browser(machine) is None
    assert "libatomic.so.1\nThe browser tests need Playwright, and it does not start." in machine.said
