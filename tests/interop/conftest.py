"""Tests with other people's programs and data: `make test-interop`. What is missing is a failure, never skipped."""

import subprocess
from pathlib import Path

import pytest

from builds import PROJECT


@pytest.fixture(scope="session")
def glossary() -> Path:
    """A glossary that Sphinx made, by default that of Python's documentation."""
    script = PROJECT / "scripts" / "yardstick.sh"
    done = subprocess.run([str(script)], cwd=PROJECT, check=False, text=True, capture_output=True)
    if done.returncode != 0:
        pytest.fail(done.stderr, pytrace=False)
    return Path(done.stdout.removesuffix("\n"))
