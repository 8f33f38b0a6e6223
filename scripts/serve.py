"""Serve the site while writing it: `make serve`.

Content reloads by itself. Python code is loaded once by the builder's process, so when a
file of `hooks/` changes this command starts the builder anew.
"""

import argparse
import signal
import subprocess
import sys
from pathlib import Path

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

PROJECT = Path(__file__).resolve().parent.parent
CODE = (".py", ".j2")


class _Changes(FileSystemEventHandler):
    """Remembers whether code changed."""

    def __init__(self) -> None:
        self.code = False

    def on_any_event(self, event: FileSystemEvent) -> None:
        if event.event_type in ("modified", "created", "deleted", "moved"):
            self.code |= str(event.src_path).endswith(CODE)


def main() -> int:
    """Run `mkdocs serve` until it ends or is interrupted."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, default=8000)
    port = parser.parse_args().port
    changes = _Changes()
    observer = Observer()
    observer.schedule(changes, str(PROJECT / "hooks"), recursive=True)
    observer.start()
    command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"localhost:{port}", "--livereload"]
    # A plain kill ends the builder as well, like Ctrl-C.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    try:
        while True:
            changes.code = False
            if (status := _serve(command, changes)) is not None:
                return status
            print("Code changed: starting again.", flush=True)
    except KeyboardInterrupt:
        return 0
    finally:
        observer.stop()


def _serve(command: list[str], changes: _Changes) -> int | None:
    """Run the builder; its exit status, or None when it was stopped because code changed."""
    builder = subprocess.Popen(command, cwd=PROJECT)
    try:
        while not changes.code:
            try:
                return builder.wait(timeout=0.5)
            except subprocess.TimeoutExpired:
                continue
        return None
    finally:
        builder.terminate()
        builder.wait()


if __name__ == "__main__":
    sys.exit(main())
