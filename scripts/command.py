"""How the commands of this project read their arguments: one style, with examples in `--help`.

Exit status of every command: 0 when all is well, 1 when there is something to mend, 2 when the
command was called in a way that it cannot follow.
"""

import argparse
import io
import os
import sys
import textwrap
from collections.abc import Callable, Sequence
from types import TracebackType

FINE, TO_MEND, MISUSED = 0, 1, 2


def _without_a_traceback(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """For who stops a command while it is still reading its own code, before `run`."""
    if issubclass(kind, KeyboardInterrupt):
        print("\nStopped.", file=sys.stderr)
    else:
        sys.__excepthook__(kind, error, trace)


sys.excepthook = _without_a_traceback


def parser(description: str, examples: Sequence[tuple[str, str]]) -> argparse.ArgumentParser:
    """A parser for one command.

    `description` is the command's docstring; its first line says what it does. Each example is a
    command line as it is typed, and what it does.
    """
    shown = "\n".join(f"  {line}\n      {what}" for line, what in examples)
    return argparse.ArgumentParser(
        description=textwrap.dedent(description).strip(),
        epilog=f"Examples:\n{shown}" if shown else None,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        # `--form` for `--format` works today and means another option tomorrow.
        allow_abbrev=False,
    )


def run(main: Callable[[], int]) -> int:
    """Exit status of `main`.

    When its reader (`head`, a pager) goes away early there is silence, not a traceback; so it is when somebody
    stops it. A terminal that lacks a letter shows its number.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    try:
        return main()
    except KeyboardInterrupt:
        print("\nStopped.", file=sys.stderr)
        return TO_MEND
    except BrokenPipeError:
        # The interpreter would complain once more when it flushes at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        return TO_MEND
