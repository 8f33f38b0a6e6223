"""Tests with other people's programs and data: `make test-interop`. What is missing is a failure, never skipped."""

import os
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


@pytest.fixture(scope="session")
def python() -> str:
    """A Python with the programs of others."""
    if chosen := os.environ.get("PEERS"):
        return chosen
    done = subprocess.run(
        [str(PROJECT / "scripts" / "peers.sh")], cwd=PROJECT, check=False, text=True, capture_output=True
    )
    if done.returncode != 0:
        pytest.fail(done.stderr, pytrace=False)
    return done.stdout.removesuffix("\n")
