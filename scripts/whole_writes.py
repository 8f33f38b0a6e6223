"""Files written all or not at all: what was there is put back when one of them cannot be written."""

import contextlib
import os
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path


class NotWrittenError(Exception):
    """Why nothing was written, in plain words with the way to mend it."""


def write_all(project: Path, texts: Mapping[str, bytes], moved: tuple[str, str] | None = None) -> None:
    """Write files, by their path below the project; `moved` is one that gets another name first.

    Raises `NotWrittenError`, and leaves everything as it was.
    """
    for path in texts:
        _refuse_links(project, path if moved is None or path != moved[1] else moved[0])
    before: dict[Path, bytes | None] = {}
    try:
        with _moved(project, moved):
            try:
                for path, data in texts.items():
                    file = project / path
                    before[file] = file.read_bytes() if file.exists() else None
                    _replace(file, data)
            except BaseException:
                _put_back(before)
                raise
    except OSError as error:
        name = Path(error.filename).name if error.filename else "a file"
        reason = "the permission is missing" if isinstance(error, PermissionError) else error.strerror
        raise NotWrittenError(
            f"Nothing was changed: {name} cannot be written ({reason}). Fix: make that possible, and try again."
        ) from error


def _refuse_links(project: Path, path: str) -> None:
    file = project / path
    if file.is_symlink() or not file.parent.resolve().is_relative_to(project.resolve()):
        raise NotWrittenError(
            f"Nothing was changed: {path} is a link to another place. Fix: put the file itself there."
        )


def _replace(file: Path, data: bytes) -> None:
    """A file with new bytes, complete before it has its name, with the permissions that it had."""
    unfinished = file.with_name(f".{file.name}.unfinished")
    if file.exists() and not os.access(file, os.W_OK):
        raise PermissionError(13, "Permission denied", str(file))
    try:
        unfinished.write_bytes(data)
        if file.exists():
            unfinished.chmod(file.stat().st_mode)
        unfinished.replace(file)
    except BaseException:
        unfinished.unlink(missing_ok=True)
        raise


def _put_back(before: Mapping[Path, bytes | None]) -> None:
    for file, data in before.items():
        with contextlib.suppress(OSError):
            if data is None:
                file.unlink(missing_ok=True)
            elif file.read_bytes() != data:
                _replace(file, data)


@contextlib.contextmanager
def _moved(project: Path, moved: tuple[str, str] | None) -> Iterator[None]:
    """While the file has its new name; it gets its old one back if anything goes wrong."""
    if moved is None:
        yield
        return
    old, new = moved
    _move(project, old, new)
    try:
        yield
    except BaseException:
        _move(project, new, old)
        raise


def _move(project: Path, old: str, new: str) -> None:
    """By git, where git knows the file, so that it shows as renamed."""
    try:
        known = _git(project, "ls-files", "--error-unmatch", "--", old) and _git(project, "mv", "--", old, new)
    except OSError:  # no git here
        known = False
    if not known:
        (project / old).rename(project / new)


def _git(project: Path, *arguments: str) -> bool:
    return subprocess.run(["git", *arguments], cwd=project, check=False, capture_output=True).returncode == 0
