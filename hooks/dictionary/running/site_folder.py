"""The site's folder, replaced by a whole new site or not at all.

The new site is made in a folder beside the old one. When all went well the two change places,
in one step where the system has one (Linux, macOS), in two renames elsewhere. A build that fails,
or is killed at any moment, leaves the old site whole; the next build clears away what it left.

Folders beside a site in `site/`:

- `.site.new`: the site in the making;
- `.site.next`: a finished one while it changes places, and then the old one until it is gone;
- `.site.old`: the old one between two renames;
- `.site.lock`: held while a build runs, so that two builds do not mix. A killed one lets go of it.

Hidden files of the old site (`.git`, say) stay, as builders promise. Where nothing can be put beside
the site (it is a mount, or the folder around it cannot be written) the same folders stand inside it,
and its contents change places one by one: as near to one step as such a place allows.
"""

import ctypes
import os
import shutil
import sys
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

_EXCHANGE = 2  # RENAME_EXCHANGE on Linux, RENAME_SWAP on macOS: the same number
_AT_FDCWD = -100


@dataclass
class Staging:
    """A new site in the making; `finish` or `discard` ends it."""

    target: Path
    """Where the site belongs, symbolic links followed."""
    home: Path
    """The folder that holds the folders named above: that around the target, or the target itself."""
    _lock: IO[str] | None = field(default=None, repr=False)

    @property
    def folder(self) -> Path:
        """Where the builder writes."""
        return self._place("new")

    def _place(self, name: str) -> Path:
        return self.home / f".{self.target.name}.{name}"

    def finish(self) -> None:
        """Put the new site in the place of the old one. Raises OSError, and then the old one is still whole."""
        finished = self._place("next")
        self.folder.rename(finished)
        if self.home == self.target:
            _pour(finished, self.target, self._place("old"))
        elif not self.target.exists():
            finished.rename(self.target)
        elif not exchange(finished, self.target):
            self._rename_twice(finished)
        if finished.exists():
            _rescue_hidden(finished, self.target)
        with suppress(OSError):  # the new site is there; the next build says what cannot be removed
            self._clear()
        self._unlock()

    def discard(self) -> None:
        """Drop the new site. Does nothing after `finish`."""
        if self._lock or self.folder.exists():
            shutil.rmtree(self.folder, ignore_errors=True)
            self._unlock()

    def _rename_twice(self, finished: Path) -> None:
        old = self._place("old")
        try:
            self.target.rename(old)
        except OSError:
            # The folder itself cannot move (a mount, a layer of a container, an open file on Windows).
            _pour(finished, self.target, old)
            return
        try:
            finished.rename(self.target)
        except OSError:
            old.rename(self.target)
            raise
        _rescue_hidden(old, self.target)

    def _begin(self) -> None:
        """Mend what a killed build left, and make an empty folder for the new site."""
        old = self._place("old")
        if self.home != self.target and old.exists() and not self.target.exists():
            old.rename(self.target)
        for leftover in (self._place("next"), old):
            if self.home != self.target and leftover.exists() and self.target.exists():
                _rescue_hidden(leftover, self.target)
        self._clear()
        self.folder.mkdir()
        if self.target.exists():
            shutil.copymode(self.target, self.folder)

    def _clear(self) -> None:
        for name in ("new", "next", "old"):
            folder = self._place(name)
            shutil.rmtree(folder, ignore_errors=True)
            if folder.exists():  # what cannot be removed says why
                shutil.rmtree(folder)

    def _locked(self, on_wait: Callable[[], None]) -> None:
        """Wait for another build of the same site to end."""
        told = False
        while True:
            lock = self._place("lock").open("a")
            if _try_lock(lock) and _is_still_there(lock, self._place("lock")):
                self._lock = lock
                return
            lock.close()
            if not told:
                on_wait()
                told = True
            time.sleep(0.1)

    def _unlock(self) -> None:
        if self._lock:
            # Removed while it is held, where that can be done: who waits for it looks whether it is still there.
            with suppress(OSError):
                self._place("lock").unlink()
            self._lock.close()
            with suppress(OSError):
                if sys.platform == "win32":
                    self._place("lock").unlink()
            self._lock = None


def begin(site: Path, on_wait: Callable[[], None] = lambda: None) -> Staging:
    """Begin a new site. `on_wait` is called once if another build of it must end first.

    Raises OSError when the site cannot be written.
    """
    target = site.resolve()
    if target.exists():
        if not target.is_dir():
            raise NotADirectoryError(20, os.strerror(20), str(site))
        if not os.access(target, os.W_OK):
            raise PermissionError(13, os.strerror(13), str(site))
    else:
        target.parent.mkdir(parents=True, exist_ok=True)
    inside = target.is_dir() and (os.path.ismount(target) or not os.access(target.parent, os.W_OK))
    staging = Staging(target, target if inside else target.parent)
    staging._locked(on_wait)
    try:
        staging._begin()
    except BaseException:
        staging.discard()
        raise
    return staging


def held(site: Path, sources: Iterable[Path]) -> Path | None:
    """The first of the sources that a new site would replace, for it is the site's folder or inside it."""
    target = site.resolve()
    return next((source for source in sources if source.resolve().is_relative_to(target)), None)


def exchange(one: Path, other: Path) -> bool:
    """Let two folders change places in one step; False where the system or the file system cannot."""
    paths = os.fsencode(one), os.fsencode(other)
    try:
        library = ctypes.CDLL(None, use_errno=True)
        if sys.platform == "darwin":
            return bool(library.renamex_np(*paths, _EXCHANGE) == 0)
        return bool(library.renameat2(_AT_FDCWD, paths[0], _AT_FDCWD, paths[1], _EXCHANGE) == 0)
    except (AttributeError, OSError, TypeError):  # another system, an old library
        return False


def _pour(finished: Path, target: Path, old: Path) -> None:
    """Let the contents of two folders change places one by one, and nothing else of `target` move.

    What is new is brought into `target` first, hidden, so that the rest is renames.
    """
    inside = finished if finished.parent == target else target / finished.name
    if inside != finished:
        shutil.rmtree(inside, ignore_errors=True)
        shutil.copytree(finished, inside, symlinks=True)
    away = target / old.name
    away.mkdir(exist_ok=True)
    new = {path.name for path in inside.iterdir()}
    before = [path for path in target.iterdir() if path.name in new or not path.name.startswith(".")]
    for path in before:
        shutil.move(path, away / path.name)
        if path.name in new:
            shutil.move(inside / path.name, path)
    for name in sorted(new - {path.name for path in before}):
        shutil.move(inside / name, target / name)
    for folder in (inside, away):
        shutil.rmtree(folder, ignore_errors=True)


def _rescue_hidden(old: Path, new: Path) -> None:
    """Move hidden files that only the old site has into the new one."""
    for path in old.iterdir():
        if path.name.startswith(".") and not (new / path.name).exists():
            shutil.move(path, new / path.name)


def _is_still_there(lock: IO[str], path: Path) -> bool:
    """Whether the lock that was got is the file that others will ask for."""
    with suppress(OSError):
        return os.path.samestat(os.fstat(lock.fileno()), path.stat())
    return False


def _try_lock(lock: IO[str]) -> bool:
    """Whether the lock was free. Where files cannot be locked, it always is."""
    if sys.platform == "win32":
        import msvcrt

        try:
            msvcrt.locking(lock.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True
    import fcntl

    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:
        pass
    return True
