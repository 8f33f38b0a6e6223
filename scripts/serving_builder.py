"""The builder that `serve.py` starts: serves at a port until its standard input ends, and says in a sentence why not.

Exit status: 0 when it was ended, 1 when something has to be mended, 3 when no change of a file would help.
"""

import _thread
import os
import signal
import sys
import threading
import time

GIVE_UP = 3
PATIENCE = 5
"""Seconds for an orderly end."""

_serving = threading.Event()


def main() -> int:
    """Serve at the port that is named; the exit status."""
    # A shell lets what it starts in the background ignore interrupts; this one is ended by one.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    # First of all, for what is imported takes its time.
    threading.Thread(target=_end_with_input, daemon=True).start()
    from dictionary.running import ports

    port = int(sys.argv[1])
    if refused := ports.refusal(port, "localhost", "make serve PORT={port}"):
        print(refused, flush=True)
        return GIVE_UP
    try:
        return _serve(port)
    except KeyboardInterrupt:
        return 0


def _serve(port: int) -> int:
    import logging

    from mkdocs.commands import serve
    from mkdocs.exceptions import MkDocsException

    from dictionary.model.problems import errors
    from dictionary.running.failures import sentence
    from project import CONFIG, PROJECT, configuration

    must = errors(configuration().problems)
    for problem in must:
        print(problem, flush=True)
    if must:
        return 1
    logging.basicConfig(level=logging.INFO, format="%(message)s", stream=sys.stdout)
    # It would warn of links that are not right. Here the hooks say which files have changed, and they know.
    logging.getLogger("mkdocs.commands.build").addFilter(lambda record: not str(record.msg).startswith("A 'dirty'"))
    _serving.set()
    try:
        serve.serve(str(PROJECT / CONFIG), dev_addr=f"localhost:{port}", build_type="dirty")
    except MkDocsException as error:
        print(error.format_message(), flush=True)
        return 1
    except Exception as error:
        print(sentence(error, PROJECT), flush=True)
        return 1
    return 0


def _end_with_input() -> None:
    """The other end of standard input is the command's: when it is gone, so is the command."""
    while os.read(0, 1024):  # not through Python's own buffer, which would be locked at the end
        pass
    if _serving.is_set():  # there are folders to clear away
        _thread.interrupt_main()
        time.sleep(PATIENCE)
    os._exit(0)


if __name__ == "__main__":
    sys.exit(main())
