"""The newest release of `terms.js` is what its source says, made small by terser."""

import subprocess
import sys

from builds import PROJECT


def test_the_newest_release_is_what_the_source_says() -> None:
    command = [sys.executable, str(PROJECT / "scripts" / "release_terms.py"), "--check"]
    done = subprocess.run(command, cwd=PROJECT, check=False, text=True, capture_output=True)
    assert done.returncode == 0, done.stdout + done.stderr
