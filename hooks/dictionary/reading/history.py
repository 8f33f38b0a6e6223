"""A project as it was at an earlier time, and which of its files have changed since: read through git.

Nothing is checked out and nothing in the work tree is touched. The files of then are copied into a
folder of their own, so that whatever reads a project reads them in the same way.
"""

import os
import shutil
import subprocess
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

_GIT = ("git", "-c", "core.quotepath=off", "-c", "core.fsmonitor=false")
_LINK, _FILE = "120000", "100"
_LOOKED_AT = 120
"""Seconds after which git is taken to hang."""


class HistoryError(Exception):
    """Why the earlier time cannot be looked at, in a plain sentence."""


@dataclass(frozen=True, slots=True)
class Then:
    """A moment in the history of a project."""

    project: Path
    commit: str
    """Where the work began that led from there to now: its full name."""

    def changed(self) -> frozenset[str]:
        """Paths below the project that are not now what they were then.

        What was committed since, what is only staged or saved, what is new and not yet known to git. A file
        that was moved counts under both of its names. What git is told to ignore does not count.
        """
        listed = _git(
            self.project, "diff", "--no-ext-diff", "--no-renames", "--name-only", "--relative", "-z", self.commit
        )
        unknown = _git(self.project, "ls-files", "--others", "--exclude-standard", "-z")
        return frozenset(_names(listed)) | frozenset(_names(unknown))

    def write(self, folder: Path) -> Path:
        """Copy the files of then into an empty folder. Raises OSError when it cannot be written."""
        made: set[Path] = set()
        for mode, name, content in self._files():
            path = folder / name
            if path.parent not in made:
                path.parent.mkdir(parents=True, exist_ok=True)
                made.add(path.parent)
            if mode == _LINK:
                path.symlink_to(os.fsdecode(content))
            else:
                path.write_bytes(content)
        return folder

    def add_unknown(self, folder: Path, below: Collection[str]) -> None:
        """Copy from now what git does not compare: files that it ignores, and those of a submodule that stayed.

        No change is to blame for what is wrong in them. Raises OSError.
        """
        changed = self.changed()
        for path in (path for each in below for path in sorted((self.project / each).rglob("*"))):
            name = path.relative_to(self.project)
            names = {part.as_posix() for part in (name, *name.parents)}
            then = folder / name
            is_file = path.is_symlink() or path.is_file()
            if is_file and ".git" not in name.parts and not names & changed and not os.path.lexists(then):
                then.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(path, then, follow_symlinks=False)

    def _files(self) -> Iterator[tuple[str, str, bytes]]:
        """Mode, path below the project and content. From git's own store: no filter and no attribute changes them."""
        listed = _git(self.project, "ls-tree", "-r", "-z", self.commit, ".")
        found = []
        for line in listed.split(b"\0"):
            about, _, name = line.partition(b"\t")
            mode, _, object = about.decode().replace(" blob ", " ").partition(" ")
            path = os.fsdecode(name)
            if (mode == _LINK or mode.startswith(_FILE)) and ".." not in PurePosixPath(path).parts:
                found.append((mode, path, object))
        data = _git(self.project, "cat-file", "--batch", given="".join(f"{object}\n" for *_, object in found).encode())
        position = 0
        for mode, path, _ in found:
            end = data.index(b"\n", position)
            size = int(data[position:end].rpartition(b" ")[2])
            yield mode, path, data[end + 1 : end + 1 + size]
            position = end + 1 + size + 1


def since(project: Path, revision: str) -> Then:
    """The moment at which the work began that led from a revision to what stands there now.

    For a branch that others went on with meanwhile, that is the last commit which both have in common. Raises
    HistoryError when git is not there, the project has no history, or the revision is not in it.
    """
    _git(project, "rev-parse", "--git-dir")
    wanted = _commit(project, revision)
    if not wanted:
        fix = 'name a branch, a tag or a commit; "git branch --all" lists the branches, "git fetch" brings new ones.'
        if _commit(project, f"origin/{revision}"):  # a copy has only those branches of its own that were looked at
            fix = f"did you mean origin/{revision}?"
        reason = f'There is no revision "{revision}" in the history of this project. Fix: {fix}'
        if _asked(project, "rev-parse", "--is-shallow-repository") == "true":
            reason = (
                f'The revision "{revision}" is not here: only the newest part of the history was fetched. '
                'Fetch the rest with "git fetch --unshallow"; in a workflow of GitHub, check out with "fetch-depth: 0".'
            )
        raise HistoryError(reason)
    return Then(project, _asked(project, "merge-base", wanted, "HEAD") or wanted)


def _commit(project: Path, revision: str) -> str:
    """The commit that a revision names; nothing where there is none."""
    return _asked(project, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")


def _names(listed: bytes) -> Iterator[str]:
    return (os.fsdecode(name).rstrip("/") for name in listed.split(b"\0") if name)


def _asked(project: Path, *question: str) -> str:
    """What git answers; nothing where it has no answer."""
    try:
        return _git(project, *question).decode("utf-8", "replace").strip()
    except HistoryError:
        return ""


def _git(project: Path, *arguments: str, given: bytes = b"") -> bytes:
    # Whoever runs this inside a hook of git has variables that point to another work tree.
    surroundings = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    surroundings |= {"GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C"}
    try:
        done = subprocess.run(
            [*_GIT, *arguments],
            cwd=project,
            env=surroundings,
            input=given,
            capture_output=True,
            check=False,
            timeout=_LOOKED_AT,
        )
    except FileNotFoundError:
        raise HistoryError("Git is not installed here, and only git knows what a file was before.") from None
    except (OSError, ValueError, subprocess.TimeoutExpired) as error:
        raise HistoryError(f"Git cannot be asked: {error}.") from None
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        if any("not a git repository" in line for line in said):
            raise HistoryError("This project has no history: it is no git repository.")
        raise HistoryError(f"Git says: {said[0] if said else 'nothing, and fails'}")
    return done.stdout
