"""What is costly to make and only looked at, such as a finished site: made once for all processes of a run.

The tests run in several processes at a time (`make test`), each with fixtures of its own. The first that
asks makes the thing, the others wait for it.
"""

import pickle
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from filelock import FileLock

T = TypeVar("T")

PATIENCE = 600
"""How long one process waits for another, in seconds. No test measures time."""


@dataclass(frozen=True, slots=True)
class Shared:
    """A folder that all processes of a run see, and what was made in it."""

    folder: Path

    def __call__(self, name: str, make: Callable[[Path], T]) -> T:
        """What `make` gives for a new, empty folder; it is called once a run for each name.

        The result travels as a pickle. Where `make` fails, nothing is kept: who asks next tries again,
        so that every test that needs it shows the reason.
        """
        made, result = self.folder / name, self.folder / f"{name}.pickle"
        with FileLock(self.folder / f"{name}.lock", timeout=PATIENCE):
            if not result.exists():
                shutil.rmtree(made, ignore_errors=True)
                made.mkdir()
                # Complete before it has its name: a process that is killed leaves nothing half written.
                unfinished = result.with_suffix(".unfinished")
                unfinished.write_bytes(pickle.dumps(make(made)))
                unfinished.replace(result)
        found: T = pickle.loads(result.read_bytes())
        return found
