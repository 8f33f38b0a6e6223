"""Paths → bytes, or why they cannot be had. Never waits for a pipe, and never raises for what a disk holds."""

import stat
from pathlib import Path

from dictionary.model.problems import Problem


def read(path: Path, name: str) -> bytes | Problem | None:
    """A file's bytes; None when there is nothing of that name. `name` is the path that people see."""
    try:
        if path.is_symlink() and not path.exists():
            return unreadable(
                name, "This is a link to a file that is not there.", "remove it, or put the file itself here."
            )
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            return unreadable(
                name, "This is a folder, and its name is that of a file.", "rename the folder, or remove it."
            )
        if not stat.S_ISREG(mode):
            return unreadable(name, "This is no file that holds a text.", "remove it, or put a file in its place.")
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        return refused(name, error)


def refused(name: str, error: OSError) -> Problem:
    """What an error of the system means for a file or folder."""
    if isinstance(error, PermissionError):
        message = "This cannot be opened: the permission to read it is missing."
        return unreadable(name, message, "change its permissions, so that you may read it.")
    return unreadable(
        name, f"This cannot be read: {error.strerror or error}.", "remove it, or put a copy in its place."
    )


def unreadable(name: str, message: str, fix: str) -> Problem:
    return Problem(path=name, code="E601", name="unreadable", message=message, fix=fix)


def missing(name: str, message: str, fix: str) -> Problem:
    return Problem(path=name, code="E602", name="not-there", message=message, fix=fix)
