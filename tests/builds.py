"""Real builds, in processes of their own, of copies of the project: what a stranger's machine would do.

Two sites built in one process would share the first one's package, so nothing is built inside pytest.
"""

import hashlib
import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import mkdocs.utils.yaml

PROJECT = Path(__file__).resolve().parent.parent
_CASES = Path(__file__).resolve().parent / "cases"
FIRST_DICTIONARY = _CASES / "first_dictionary"
"""The dictionary that tests look at. That of the checkout is looked at in `tests/content/` alone."""
SECOND_DICTIONARY = _CASES / "second_dictionary"

SITE_URL = "http://localhost/repo/"
"""Under a sub-path, so that an address that forgets the sub-path shows."""

CODE = ("hooks", "overrides")
"""What every dictionary made with this project has in common."""
CONTENT = ("mkdocs.yml", "docs", "glossary", ".github/ISSUE_TEMPLATE")
"""What each dictionary has of its own, by the names that this project gives it."""

# The bound of every wait for another process. No test measures time.
PATIENCE = 120


@dataclass(frozen=True, slots=True)
class Built:
    """A finished site, and the project that it was made from."""

    site: Path
    project: Path
    glossary: str = "glossary"
    """Folder of the entries."""
    entries: str = "dictionary"
    """First part of their addresses."""
    directory_urls: bool = True

    @property
    def slugs(self) -> list[str]:
        """The entries, by their files."""
        return sorted(path.stem for path in (self.project / self.glossary).glob("[!_]*.yml"))

    def page(self, source: str) -> str:
        """Source path of a page without its suffix → its file in the site."""
        return f"{source}/index.html" if self.directory_urls else f"{source}.html"


def copy_project(target: Path, source: Path | None = None) -> Path:
    """A project that can be built: the first dictionary, or the one in `source`, with the code of this project."""
    if source is None:
        return _with_code(FIRST_DICTIONARY, target)
    _copy(source, target, (*CONTENT, *CODE))
    return target


def copy_second_dictionary(target: Path) -> Path:
    """The other dictionary with the code and the looks of this project, all of them as they are."""
    return _with_code(SECOND_DICTIONARY, target)


def copy_checkout(target: Path) -> Path:
    """What is checked out here, whatever dictionary that is."""
    return copy_project(target, PROJECT)


def _with_code(dictionary: Path, target: Path) -> Path:
    shutil.copytree(dictionary, target)
    _copy(PROJECT, target, CODE)
    shutil.copytree(PROJECT / "docs" / "assets", target / "docs" / "assets")
    return target


def _copy(source: Path, target: Path, names: tuple[str, ...]) -> None:
    target.mkdir(parents=True, exist_ok=True)
    for name in names:
        if not (source / name).exists():
            continue  # a dictionary may have no forms
        if (source / name).is_dir():
            shutil.copytree(source / name, target / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy2(source / name, target / name)


def configuration(project: Path) -> dict[str, Any]:
    """mkdocs.yml as the builder reads it; what the environment may say is left at its default."""
    config: dict[str, Any] = mkdocs.utils.yaml.yaml_load((project / "mkdocs.yml").read_text(encoding="utf-8"))
    return config


def dictionary_settings(project: Path) -> dict[str, Any]:
    """`extra.dictionary` of its mkdocs.yml."""
    return dict(configuration(project).get("extra", {}).get("dictionary") or {})


def environment(**changes: str) -> dict[str, str]:
    """The surroundings of a build: nothing from the caller's that a site could depend on."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "TMPDIR", "SYSTEMROOT") if name in os.environ}
    return kept | {
        "SITE_URL": SITE_URL,
        "NO_MKDOCS_2_WARNING": "1",
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHONUTF8": "1",
        **changes,
    }


def build(
    project: Path,
    site: Path,
    *options: str,
    builder: str = "mkdocs",
    strict: bool = True,
    folder: Path | None = None,
    env: Mapping[str, str] | None = None,
) -> subprocess.CompletedProcess[str]:
    """Run a build in `folder` (the project's own when left out), whatever comes of it."""
    command = [sys.executable, "-m", builder, "build", "--site-dir", str(site), *options]
    return subprocess.run(
        [*command, "--strict"] if strict else command,
        cwd=folder or project,
        env=dict(env or environment()),
        check=False,
        text=True,
        encoding="utf-8",
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        timeout=PATIENCE,
    )


def build_strictly(
    project: Path,
    site: Path,
    *options: str,
    builder: str = "mkdocs",
    folder: Path | None = None,
    env: Mapping[str, str] | None = None,
) -> Path:
    """Run a strict build that must succeed without a word of warning."""
    done = build(project, site, *options, builder=builder, folder=folder, env=env)
    assert done.returncode == 0, done.stdout
    assert "WARNING" not in done.stdout, done.stdout
    return site


def unpacked_wheel(folder: Path) -> Path:
    """What somebody installs: the wheel of this project, unpacked where Python finds it (`PYTHONPATH`)."""
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=PROJECT, check=True, capture_output=True, timeout=PATIENCE)
    with zipfile.ZipFile(next(folder.glob("*.whl"))) as archive:
        archive.extractall(folder / "unpacked")
    return folder / "unpacked"


def fingerprint(folder: Path) -> dict[str, str]:
    """Every file of a folder → a hash of its bytes."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
