"""The site's folder: a whole new site or the whole old one, whenever a build fails or is killed.

The folders are small here and the steps are all tried; `test_whole_builds` does the same with real builds.
"""

import os
import shutil
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from builds import PATIENCE, PROJECT, fingerprint
from dictionary.running import site_folder
from dictionary.running.site_folder import begin, held

POSIX = os.name == "posix"
# A process that makes a new site and is killed at the n-th of the calls that change a disk.
KILLED = """
import os, pathlib, shutil, signal, sys
from dictionary.running import site_folder
left = int(sys.argv[2])
def counted(function):
    def run(*args, **kwargs):
        global left
        left -= 1
        if left < 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return function(*args, **kwargs)
    return run
pathlib.Path.rename = counted(pathlib.Path.rename)
pathlib.Path.mkdir = counted(pathlib.Path.mkdir)
pathlib.Path.unlink = counted(pathlib.Path.unlink)
shutil.rmtree, shutil.move = counted(shutil.rmtree), counted(shutil.move)
if sys.argv[3] == "no exchange":
    site_folder.exchange = lambda one, other: False
else:
    site_folder.exchange = counted(site_folder.exchange)
staging = site_folder.begin(pathlib.Path(sys.argv[1]))
for name in ("index.html", "new.html"):
    (staging.folder / name).write_text("new")
staging.finish()
print("finished")
"""
OLD, NEW = {"index.html", "old.html"}, {"index.html", "new.html"}


def make_old(site: Path) -> None:
    site.mkdir()
    (site / "index.html").write_text("old")
    (site / "old.html").write_text("old")
    (site / ".git").mkdir()
    (site / ".git" / "HEAD").write_text("ref")


def make_new(site: Path) -> None:
    staging = begin(site)
    (staging.folder / "index.html").write_text("new")
    (staging.folder / "new.html").write_text("new")
    staging.finish()


def names(site: Path) -> set[str]:
    return {path.name for path in site.iterdir() if not path.name.startswith(".")}


def assert_new(site: Path) -> None:
    assert names(site) == NEW
    assert (site / "index.html").read_text() == "new"


def test_a_new_site_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    site = tmp_path / "site"
    make_old(site)
    make_new(site)
    assert_new(site)
    assert (site / ".git" / "HEAD").read_text() == "ref"  # hidden files stay, as builders promise
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_the_first_site_in_folders_that_are_not_there_yet(tmp_path: Path) -> None:
    make_new(tmp_path / "a" / "b" / "site")
    assert_new(tmp_path / "a" / "b" / "site")
    assert [path.name for path in (tmp_path / "a" / "b").iterdir()] == ["site"]


def test_a_dropped_site_leaves_the_old_one(tmp_path: Path) -> None:
    make_old(tmp_path / "site")
    before = fingerprint(tmp_path)
    staging = begin(tmp_path / "site")
    (staging.folder / "index.html").write_text("half")
    staging.discard()
    staging.discard()
    assert fingerprint(tmp_path) == before
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_link_to_the_site_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    make_old(tmp_path / "elsewhere" / "www")
    (tmp_path / "site").symlink_to(tmp_path / "elsewhere" / "www")
    make_new(tmp_path / "site")
    assert (tmp_path / "site").is_symlink()
    assert_new(tmp_path / "elsewhere" / "www")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["elsewhere", "site"]


def test_permissions_of_the_folder_stay(tmp_path: Path) -> None:
    make_old(tmp_path / "site")
    (tmp_path / "site").chmod(0o750)
    make_new(tmp_path / "site")
    assert (tmp_path / "site").stat().st_mode & 0o777 == (0o750 if POSIX else 0o777)


@pytest.mark.parametrize("how", ["two renames", "contents", "inside"])
def test_where_folders_cannot_change_places_in_one_step(
    how: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site, rename = tmp_path / "site", Path.rename
    make_old(site)
    monkeypatch.setattr(site_folder, "exchange", lambda one, other: False)

    def refused(path: Path, target: Path) -> Path:
        if path == site.resolve():
            raise OSError(18, "Invalid cross-device link")  # a layer of a container, a mount
        return rename(path, target)

    if how == "contents":
        monkeypatch.setattr(Path, "rename", refused)
    if how == "inside":
        monkeypatch.setattr(os.path, "ismount", lambda path: Path(path) == site)
    for _ in range(2):
        make_new(site)
        assert_new(site)
        assert [path.name for path in site.iterdir() if path.name.startswith(".")] == [".git"]
        assert [path.name for path in tmp_path.iterdir()] == ["site"]


@pytest.mark.skipif(not POSIX, reason="signals")
@pytest.mark.parametrize("way", ["exchange", "no exchange"])
def test_killed_at_any_step(way: str, tmp_path: Path) -> None:
    """The old site or the new one is whole (at the latest after the next build), and no rubbish stays."""
    seen = set()
    for step in range(40):
        folder = tmp_path / str(step)
        folder.mkdir()
        site = folder / "site"
        make_old(site)
        command = [sys.executable, "-S", "-c", KILLED, str(site), str(step), way]
        done = subprocess.run(
            command,
            env=os.environ | {"PYTHONPATH": str(PROJECT / "hooks")},
            capture_output=True,
            text=True,
            timeout=PATIENCE,
            check=False,
        )
        if site.exists():
            assert names(site) in (OLD, NEW), step
            assert {(site / name).read_text() for name in names(site)} == {"old" if names(site) == OLD else "new"}
        else:
            assert way == "no exchange"
        begin(site).discard()  # the next build, and it fails
        assert [path.name for path in folder.iterdir()] == ["site"], step
        assert names(site) in (OLD, NEW), step
        assert (site / ".git" / "HEAD").read_text() == "ref", step
        seen.add(frozenset(names(site)))
        if "finished" in done.stdout:
            break
        assert done.returncode == -signal.SIGKILL, done.stderr
    else:
        pytest.fail("never finished")
    assert seen == {frozenset(OLD), frozenset(NEW)}


def test_two_at_once_follow_each_other(tmp_path: Path) -> None:
    site, waited = tmp_path / "site", threading.Event()
    make_old(site)
    first = begin(site)
    (first.folder / "index.html").write_text("first")

    def second() -> None:
        staging = begin(site, waited.set)
        assert names(staging.folder) == set()
        (staging.folder / "index.html").write_text("second")
        staging.finish()

    thread = threading.Thread(target=second)
    thread.start()
    assert waited.wait(PATIENCE)
    first.finish()
    assert names(site) == {"index.html"}
    thread.join(PATIENCE)
    assert (site / "index.html").read_text() == "second"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_file_in_the_place_of_the_site_is_refused(tmp_path: Path) -> None:
    (tmp_path / "site").write_text("mine")
    with pytest.raises(NotADirectoryError):
        begin(tmp_path / "site")
    assert (tmp_path / "site").read_text() == "mine"


def test_a_site_that_cannot_take_its_place_leaves_the_old_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second of two renames fails: a program on Windows has a file open, say."""
    site, rename = tmp_path / "site", Path.rename
    make_old(site)
    staging = begin(site)
    (staging.folder / "index.html").write_text("new")
    monkeypatch.setattr(site_folder, "exchange", lambda one, other: False)

    def refused(path: Path, target: Path) -> Path:
        if path.name == ".site.next":
            raise PermissionError(13, "Permission denied")
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", refused)
    with pytest.raises(PermissionError):
        staging.finish()
    assert names(site) == OLD
    monkeypatch.undo()
    staging.discard()
    begin(site).discard()
    assert [path.name for path in tmp_path.iterdir()] == ["site"]
    assert names(site) == OLD


def test_sources_inside_the_site_are_found(tmp_path: Path) -> None:
    glossary = tmp_path / "glossary"
    assert held(tmp_path / "site", [glossary]) is None
    assert held(tmp_path / "glossary", [glossary]) == glossary
    assert held(tmp_path, [glossary]) == glossary
    assert held(tmp_path / "glossary" / "site", [glossary]) is None


@pytest.mark.skipif(not POSIX or os.geteuid() != 0, reason="only the administrator can become nobody")
@pytest.mark.parametrize("closed", ["site", "around"])
def test_no_permission(closed: str, tmp_path: Path) -> None:
    """As somebody who may not write the site, or the folder around it."""
    site = Path("/tmp") / f"serving-test-{os.getpid()}-{closed}" / "site"  # where everybody may look
    site.parent.mkdir(mode=0o755)
    try:
        make_old(site)
        for path in [site, *site.iterdir()] if closed == "around" else ():
            os.chown(path, 65534, 65534)
        code = KILLED.replace("left = ", "import fcntl\nos.setuid(65534)\nleft = ")
        done = subprocess.run(
            [sys.executable, "-S", "-c", code, str(site), "99", "exchange"],
            env=os.environ | {"PYTHONPATH": str(PROJECT / "hooks")},
            capture_output=True,
            text=True,
            timeout=PATIENCE,
            check=False,
        )
        if closed == "site":
            assert "PermissionError" in done.stderr
            assert names(site) == OLD
        else:
            assert done.stdout == "finished\n", done.stderr
            assert_new(site)
        assert [path.name for path in site.parent.iterdir()] == ["site"]
    finally:
        shutil.rmtree(site.parent)
