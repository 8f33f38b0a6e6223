"""Tests with other people's programs and data: `make test-interop`. What is missing is a failure, never skipped."""

from pathlib import Path

import pytest

from installing import installed_by


@pytest.fixture(scope="session")
def glossary() -> Path:
    """A glossary that Sphinx made, by default that of Python's documentation."""
    return Path(installed_by("yardstick.sh"))


@pytest.fixture(scope="session")
def python() -> str:
    """A Python with the programs of others."""
    return installed_by("peers.sh", "PEERS")
