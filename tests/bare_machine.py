"""A machine with nothing on it but what a test puts there, for scripts that look for programs and install them.

Its programs only say what they were asked. All its paths have spaces in them.
"""

import os
import shutil
import subprocess
from dataclasses import dataclass, field
from pathlib import Path

from builds import PATIENCE

BROWSER = "echo Chromium 1.0"
NO_ROOT = "No package can be installed: you are not root, and sudo is missing or asks for a password."


@dataclass
class Machine:
    """Its folder, its programs, and what they said."""

    folder: Path
    said: str = ""
    """What the script wrote to standard error."""
    variables: dict[str, str] = field(default_factory=dict)
    """Set in the environment, besides PATH and HOME."""

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

    def has_playwright(self, path: str = "elsewhere/chrome", install: str = "exit 1", starts: str = "exit") -> None:
        """A virtual environment whose Playwright would have its browser at a path."""
        lines = (
            f"""[ "$1" = -c ] && echo '{self.path(path)}' && exit""",
            f"""[ "$3" = --version ] && {{ {starts}; }}""",
            self.notes("playwright"),
            install,
        )
        self.has("venv/bin/python", "\n".join(lines))

    def run(self, script: Path) -> str | None:
        """The only line that a script prints, an absolute path; None where it fails, and then it prints none."""
        printed = self._run(script)
        if printed is None:
            return None
        (line,) = printed.splitlines()
        assert Path(line).is_absolute()
        return line

    def does(self, script: Path) -> bool:
        """Whether a script that prints nothing succeeds."""
        return self._run(script) == ""

    def _run(self, script: Path) -> str | None:
        """What it prints; None for a failure."""
        inside, outside = os.pipe()  # a standard input that never ends
        try:
            done = subprocess.run(
                [str(script)],
                cwd=self.folder,
                env={"PATH": str(self.folder / "bin"), "HOME": str(self.folder / "home"), **self.variables},
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
        if done.returncode == 0:
            return done.stdout
        assert done.returncode == 1
        assert done.stdout == ""
        return None
