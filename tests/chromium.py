"""Chromium, one for all tests of a run; a plugin, so that tests of more than one folder can ask for it."""

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from builds import PROJECT
from sharing import Shared

PATIENCE = 15_000
"""How long a page may take for anything, in milliseconds. No test measures time."""
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@pytest.fixture(scope="session")
def browser(shared: Shared) -> Iterator[Browser]:
    """One Chromium for all tests of a process. Not finding any is a failure, never a reason to skip."""
    with sync_playwright() as playwright:
        expect.set_options(timeout=PATIENCE)
        chromium = playwright.chromium.launch(executable_path=shared("chromium", _chromium), args=list(ARGUMENTS))
        yield chromium
        chromium.close()


def _chromium(_: Path) -> str:
    if path := os.environ.get("CHROMIUM"):
        return path
    script = PROJECT / "scripts" / "browser.sh"
    done = subprocess.run([str(script)], cwd=PROJECT, check=False, text=True, capture_output=True)
    if done.returncode != 0:
        pytest.fail(done.stderr, pytrace=False)
    return done.stdout.strip()


@pytest.fixture(scope="session")
def idle_pages() -> list[Page]:
    """Pages that wait for the next test."""
    return []
