"""What the checker of the W3C (Nu) says of every page: nothing."""

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

import builds
from installing import installed_by


@pytest.fixture(scope="session")
def java() -> str:
    return installed_by("java.sh", "JAVA")


def faults(java: str, *places: Path) -> list[str]:
    """A line for each fault: page, line, and what is said; files that are no pages are left out."""
    checker = Path(installed_by("programs.sh", "PROGRAMS")) / "node_modules/vnu-jar/build/dist/vnu.jar"
    command = [java, "-Xss4m", "-jar", str(checker), "--skip-non-html", "--errors-only", "--format", "json"]
    done = subprocess.run([*command, *map(str, places)], check=False, text=True, capture_output=True, timeout=900)
    found: list[dict[str, Any]] = json.loads(done.stderr)["messages"]
    return [f"{each.get('url', '')}:{each.get('lastLine', '')} {each['message']}" for each in found]


@pytest.mark.parametrize("make", [builds.copy_project, builds.copy_second_dictionary], ids=["first", "second"])
def test_every_page_is_as_the_standard_has_it(make: Any, java: str, tmp_path: Path) -> None:
    site = builds.build_strictly(make(tmp_path / "project"), tmp_path / "site")
    assert len(list(site.rglob("*.html"))) > 20
    assert faults(java, site) == []


def test_a_fault_would_be_noticed(java: str, tmp_path: Path) -> None:
    page = tmp_path / "wrong.html"
    page.write_text('<!doctype html><html lang="en"><title>x</title><p><div>y</div></p>', "utf-8")
    assert len(faults(java, page)) == 1
