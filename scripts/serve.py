"""Serve the site while writing it: `make serve`.

Content reloads by itself. Python code is loaded once by the builder's process, so when code below
`hooks/` changes this command starts the builder anew, unless the code cannot be read: then the site
is served as it was until the code is mended. A builder that cannot start waits for a change too.

The builder ends with this command, however this command ends: it listens at a pipe whose other end
only this command holds.
"""

import contextlib
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from code_faults import faults
from serving_builder import GIVE_UP

PROJECT = Path(__file__).resolve().parent.parent
PORT = 8000
CODE = (".py", ".j2")
INTERVAL = 0.3
"""Seconds between two looks at the files."""


def main() -> int:
    """Serve until interrupted; the exit status."""
    port = _port(sys.argv[1:])
    if port is None:
        return 1
    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        if number and signal.getsignal(number) is not signal.SIG_IGN:  # `nohup` asks to outlive the terminal
            signal.signal(number, lambda *_: sys.exit(0))
    try:
        return _serve(port)
    except KeyboardInterrupt:
        return 0


def _serve(port: int) -> int:
    parent = os.getppid()
    while True:
        _wait_for_sound_code(parent)
        before = _files()
        status = _run_builder(port, parent)
        if status in (0, GIVE_UP):
            return 0 if status == 0 else 1
        if status is None:
            print("Code changed: starting again.", flush=True)
        else:
            print("Waiting for a change of a file, then trying again. Ctrl-C ends it.", flush=True)
            _wait_for_change(before, parent)


def _run_builder(port: int, parent: int) -> int | None:
    """Run the builder; its exit status, or None when it was ended because code changed."""
    before = _code()
    builder = subprocess.Popen(
        [sys.executable, str(PROJECT / "scripts" / "serving_builder.py"), str(port)],
        cwd=PROJECT,
        env=os.environ | {"PYTHONPATH": str(PROJECT / "hooks")},  # this code, wherever the installed package is
        stdin=subprocess.PIPE,
        # Not for the keyboard's signals: it ends by its pipe, and in good order.
        start_new_session=True,
    )
    try:
        while True:
            with contextlib.suppress(subprocess.TimeoutExpired):
                return builder.wait(timeout=INTERVAL)
            _end_with(parent)
            if (now := _code()) != before:
                before = now
                if unreadable := list(faults(PROJECT)):
                    print(*unreadable, "The site is served as it was until this is mended.", sep="\n", flush=True)
                else:
                    return None
    finally:
        _end(builder)


def _end(builder: subprocess.Popen[bytes]) -> None:
    """Ask the builder to end, by closing its pipe; if it does not, end it."""
    with contextlib.suppress(OSError):
        if builder.stdin:
            builder.stdin.close()
    try:
        builder.wait(timeout=10)
    except subprocess.TimeoutExpired:
        builder.kill()
        builder.wait()


def _wait_for_sound_code(parent: int) -> None:
    said: list[str] = []
    before = _code()
    while unreadable := list(faults(PROJECT)):
        if unreadable != said:
            print(*unreadable, "Serving begins when this is mended.", sep="\n", flush=True)
            said = unreadable
        while (now := _code()) == before:
            _end_with(parent)
            time.sleep(INTERVAL)
        before = now


def _wait_for_change(before: object, parent: int) -> None:
    """Until the files are no longer as they were when the builder began: a mend can be quicker than its end."""
    while _files() == before:
        _end_with(parent)
        time.sleep(INTERVAL)


def _files() -> object:
    """All files that a site is made from, to be compared."""
    from dictionary.running.changes import picture  # only now: code that cannot be read is to be said, not met

    others = [path for path in PROJECT.iterdir() if path.name not in ("site", "node_modules")]
    return picture(path for path in others if not path.name.startswith("."))


def _code() -> dict[Path, tuple[int, int]]:
    """When each file of code was changed, and its size. Not the package's own way to see it: it may be broken."""
    seen = {}
    for path in (PROJECT / "hooks").rglob("*"):
        with contextlib.suppress(OSError):
            if path.suffix in CODE:
                status = path.stat()
                seen[path] = status.st_mtime_ns, status.st_size
    return seen


def _end_with(parent: int) -> None:
    """End when `make`, which started this, is gone without a word."""
    if "MAKELEVEL" in os.environ and os.getppid() != parent:
        sys.exit(0)


def _port(arguments: list[str]) -> int | None:
    """The port after `--port`; None, after a sentence, when it is none."""
    given = arguments[1:2] if arguments[:1] == ["--port"] else arguments[:1]
    text = given[0].removeprefix("--port=").strip() if given else ""
    if not text:
        return PORT
    if text in ("-h", "--help"):
        print(__doc__)
        return None
    if text.isascii() and text.isdigit() and 0 < int(text[:6]) <= 65535:
        return int(text)
    print(f'"{text[:20]}" is not a port: use a number from 1024 to 65535, such as {PORT}.')
    return None


if __name__ == "__main__":
    sys.exit(main())
