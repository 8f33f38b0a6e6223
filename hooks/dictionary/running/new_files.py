"""Many small files below one folder, each folder made once: a site has several for every entry.

A file object for each, which asks what kind of file it is and where it stands in it, would take three times as long.
"""

import os
from pathlib import Path

_FLAGS = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)


class NewFiles:
    """What is written below a folder; folders that it has made must stay while it is used."""

    def __init__(self, root: Path) -> None:
        self._root = os.fspath(root)
        self._made: set[str] = set()

    def write(self, path: str, data: bytes) -> None:
        """Write a file by its path below the folder, with slashes; one that is there is replaced. Raises OSError."""
        whole = f"{self._root}/{path}"
        folder = whole.rpartition("/")[0]
        if folder not in self._made:
            os.makedirs(folder, exist_ok=True)  # noqa: PTH103 (thousands of them: half the time of a `Path`)
            self._made.add(folder)
        handle = os.open(whole, _FLAGS, 0o666)
        try:
            rest = memoryview(data)
            while rest:
                rest = rest[os.write(handle, rest) :]
        finally:
            os.close(handle)
