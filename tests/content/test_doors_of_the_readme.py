"""The README's doors, followed literally: every command of theirs is run as it stands, in a copy of this checkout.

Only what a machine must have is there already: the environment that `make` would make. A dictionary that was started
from this one has a README of its own, and no doors.
"""

import os
import re
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

from builds import PROJECT, configuration, environment

IGNORED = shutil.ignore_patterns(
    ".git", ".venv", ".cache", ".*_cache", ".hypothesis", "site", "__pycache__", "*.egg-info"
)


def door(title: str) -> str:
    text = (PROJECT / "README.md").read_text(encoding="utf-8")
    section = text.partition(f"\n### {title}\n")[2].partition("\n##")[0]
    commands = re.findall(r"```console\n(.*?)```", section, re.DOTALL)
    if not commands:
        pytest.skip("the README of this dictionary has no such door")
    return "\n".join(commands)


def followed(commands: str, folder: Path, **more: str) -> str:
    """What the commands print in a copy of the project; its environment is that of this process."""
    project = folder / "project"
    shutil.copytree(PROJECT, project, ignore=IGNORED)
    venv = Path(sys.executable).parent.parent
    (project / ".venv").symlink_to(venv)
    # The environment knows the package of the project that it was made for; a copy must use its own.
    given = (
        environment()
        | {"PYTHONPATH": "hooks"}
        | {"VENV": str(venv), "MAKEFLAGS": f"-o {venv}/.ready", "PATH": os.environ["PATH"]}
        | more
    )
    done = subprocess.run(
        ["bash", "-euc", commands],
        cwd=project,
        env=given,
        check=False,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    assert done.returncode == 0, done.stdout[-3000:]
    return done.stdout


def test_start_a_dictionary(tmp_path: Path) -> None:
    said = followed(door("Start a dictionary"), tmp_path)
    assert said.count("The site is built: site/") == 2
    assert (tmp_path / "birds" / "site" / "lexikon" / "woerterbuch" / "index.html").is_file()


def test_bring_a_glossary(tmp_path: Path) -> None:
    said = followed(door("Bring the glossary you have"), tmp_path)
    assert "Category → topics" in said
    assert "1 entry is written (0 published, 1 stub), and 1 new topic" in said
    entries = configuration(PROJECT)["extra"]["dictionary"]["entries"]
    assert (tmp_path / "project" / "site" / entries / "hub" / "index.html").is_file()


def test_add_it_to_a_site(tmp_path: Path) -> None:
    # What `pip install` would fetch is here already.
    here = {"PYTHONPATH": sysconfig.get_path("purelib"), "PIP_NO_DEPS": "1", "PIP_NO_BUILD_ISOLATION": "0"}
    followed(door("Add it to a site you have"), tmp_path, **here)
    page = (tmp_path / "handbook" / "site" / "index.html").read_text("utf-8")
    assert '<p>First look at the <a class="entry-link" data-entry="hub" href="dictionary/hub/">hub</a>.</p>' in page
    entry = (tmp_path / "handbook" / "site" / "dictionary" / "hub" / "index.html").read_text("utf-8")
    assert "A hub is the middle of a wheel." in entry
