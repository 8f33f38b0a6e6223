"""The Python that has the peers in it: made from a lock, in an environment of its own, once."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from timing import say

PROJECT = Path(__file__).resolve().parent.parent
LOCK = PROJECT / "benchmarks" / "requirements.lock"
FOLDER = PROJECT / ".cache" / "bench-peers"


def peer_python(lock: Path = LOCK, folder: Path = FOLDER) -> Path:
    """Its path. Raises RuntimeError where it cannot be made, which takes a connection to the package index."""
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    mark = folder / lock.name
    if mark.is_file() and mark.read_bytes() == lock.read_bytes():
        return python
    say("Installing what is compared with.")
    shutil.rmtree(folder, ignore_errors=True)
    for command in (
        [sys.executable, "-m", "venv", str(folder)],
        [str(python), "-m", "pip", "install", "--quiet", "--require-hashes", "--requirement", str(lock)],
    ):
        if subprocess.run(command, check=False, env={**os.environ, "PIP_DISABLE_PIP_VERSION_CHECK": "1"}).returncode:
            raise RuntimeError(
                "What is compared with could not be installed; the lines above say why. "
                "It takes a connection to the Python Package Index, and starts again with the same command."
            )
    # The mark comes last: what is cut short is not taken for the whole.
    shutil.copyfile(lock, mark)
    return python


def versions(python: Path, names: list[str]) -> dict[str, str]:
    """Package → its version there."""
    script = "import sys, importlib.metadata as m; print('\\n'.join(map(m.version, sys.argv[1:])))"
    done = subprocess.run([python, "-c", script, *names], check=True, text=True, stdout=subprocess.PIPE)
    return dict(zip(names, done.stdout.split(), strict=True))
