"""Which files changed: pictures of folders that are compared, whatever happened to the folders.

A watcher that is tied to a folder (to its number in the file system) is blind once the folder is
moved away, deleted, or replaced by another of the same name, as version control and many editors do.
A picture by names sees it again.
"""

import os
import threading
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

Picture = Mapping[str, tuple[int, int, int]]
"""Path of a file → when it was changed (ns), its size (bytes), its number in the file system."""

INTERVAL = 0.3
"""Seconds between two pictures."""
_PASSING_BY = ("~", ".swp", ".tmp", ".pyc")


def picture(paths: Iterable[Path], endings: tuple[str, ...] = ("",)) -> Picture:
    """All files at and below these paths whose names end so. A path that does not exist has none.

    Hidden files, and those that editors make in passing, do not count.
    """
    seen: dict[str, tuple[int, int, int]] = {}
    waiting = []
    visited: set[tuple[int, int]] = set()
    for path in paths:
        with suppress(OSError):
            if path.is_dir():
                waiting.append(path)
            else:
                _look(path.stat(), str(path), endings, seen)
    while waiting:
        folder = waiting.pop()
        try:
            status = folder.stat()
            # A folder that holds a link to a folder around it would never end.
            if (number := (status.st_dev, status.st_ino)) in visited:
                continue
            visited.add(number)
            with os.scandir(folder) as found:
                for entry in found:
                    if entry.name.startswith((".", "__py")):
                        continue
                    if entry.is_dir():
                        waiting.append(Path(entry.path))
                    else:
                        _look(entry.stat(), entry.path, endings, seen)
        except OSError:
            continue  # gone in the meantime, or not to be read: then it is not in the picture
    return seen


def _look(status: os.stat_result, path: str, endings: tuple[str, ...], seen: dict[str, tuple[int, int, int]]) -> None:
    if path.endswith(endings) and not path.endswith(_PASSING_BY):
        seen[path] = (status.st_mtime_ns, status.st_size, status.st_ino)


class Watch:
    """Changes a file in the folder `signal` whenever a file at or below the watched paths changes, until `stop`."""

    def __init__(self, signal: Path) -> None:
        self.signal = signal
        self._paths: tuple[Path, ...] = ()
        self._seen: Picture = {}
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)

    def look_at(self, *paths: Path) -> None:
        """From now on these paths. What changed since the last look at the same ones still counts."""
        if paths != self._paths:
            self._seen = picture(paths)
            self._paths = paths

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        self._ended.set()
        if self._thread.is_alive():
            self._thread.join()

    def _run(self) -> None:
        while not self._ended.wait(INTERVAL):
            paths, before = self._paths, self._seen
            now = picture(paths)
            if paths == self._paths and now != before:
                self._seen = now
                with suppress(OSError):
                    (self.signal / "changed").write_bytes(b"")
