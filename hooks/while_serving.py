"""While somebody writes: problems on every page, changes seen whatever happens to a folder, and never stuck."""

import contextlib
import logging
import re
import tempfile
from collections.abc import Callable
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig, get_schema
from mkdocs.exceptions import Abort, ConfigurationError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import event_priority
from mkdocs.utils import CountHandler

from dictionary.model.problems import Problem, errors
from dictionary.reading.config_file import ConfigFile, read_config_file
from dictionary.reading.file_access import missing, read
from dictionary.running import ports
from dictionary.running.banner import shown_on_pages
from dictionary.running.changes import Watch
from dictionary.running.failures import sentence
from dictionary.running.notes import Notes
from dictionary.running.refused_settings import refused, unknown, wrong_hooks

log = logging.getLogger("mkdocs.dictionary")

# What lives as long as the server, over many builds: what the last build said, and the watch for changes.
_notes = Notes()
_open = contextlib.ExitStack()
_watches: list[Watch] = []
_UNKNOWN = "Unrecognised configuration name"
_ONLY_THE_END = re.compile(r"^Aborted with |; nothing was written\.$")


def on_startup(command: str, dirty: bool) -> None:
    if command == "serve":
        # The builder watches this folder, and the watch changes a file in it.
        folder = Path(_open.enter_context(tempfile.TemporaryDirectory(prefix="dictionary_")))
        _watches.append(Watch(folder))


@event_priority(101)
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    if not _watches:
        return config
    logger = logging.getLogger(type(config).__module__.partition(".")[0])
    if _notes not in logger.handlers:
        logger.addHandler(_notes)
        _open.callback(logger.removeHandler, _notes)
    # Strictness is for sites that are published: here every problem shows, and none ends the work.
    config.strict = False
    for handler in [handler for handler in logger.handlers if isinstance(handler, CountHandler)]:
        logger.removeHandler(handler)
    _watches[0].look_at(*_paths(config))
    return config


@event_priority(-100)
def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: Callable[..., None]) -> LiveReloadServer:
    host, port = config.dev_addr
    if refused := ports.refusal(port, host, f"--dev-addr {host}:{{port}}"):
        raise Abort(refused)
    if _watches:
        # One watch instead of the builder's own: those are blind after a folder was away.
        for path in (config.docs_dir, config.config_file_path):
            with contextlib.suppress(KeyError):
                server.unwatch(path)
        server.watch(str(_watches[0].signal))
        server.builder = _never_stuck(server.builder, Path(config.config_file_path).resolve())
        server.set_app(shown_on_pages(server.get_app(), lambda: _notes.found))
        _watches[0].start()
        _open.callback(_watches[0].stop)
    return server


def on_shutdown() -> None:
    _open.close()


def _never_stuck(build: Callable[..., None], config_file: Path) -> Callable[..., None]:
    """The builder would let every request wait while a build cannot be made; this one shows the site as it was."""

    def run() -> None:
        _notes.forget()
        try:
            build()
        except Exception as error:
            log.debug("The builder's own account:", exc_info=error)
            _say_of_settings(config_file, was_built=False)
            # The builder ends with "Aborted with …", the dictionary with a number: what they said before is what helps.
            is_only_the_end = isinstance(error, Abort | ConfigurationError) and _ONLY_THE_END.search(str(error.message))
            if not (is_only_the_end and _notes.found):
                for note in _unreadable(config_file) or [sentence(error, config_file.parent)]:
                    log.error("%s", note)
        else:
            _say_of_settings(config_file, was_built=True)

    return run


def _say_of_settings(config_file: Path, was_built: bool) -> None:
    """What the builder says against its settings, and hooks without which nothing is built: as the check says it."""
    said = _notes.take_complaints()
    data = read(config_file, config_file.name)
    file, _ = read_config_file(config_file.name, data) if isinstance(data, bytes) else (ConfigFile(""), [])
    if file.root is None:
        return
    problems = [] if was_built else errors(wrong_hooks(file, config_file.parent))
    if any(_UNKNOWN in complaint for _, complaint in said):
        problems += unknown(file, [name for name, _ in get_schema()])
    others = [each for each in said if _UNKNOWN not in each[1] and not (each[0] == "hooks" and problems)]
    for problem in (*problems, *refused(others, file)):
        log.error("%s", problem)


def _unreadable(config_file: Path) -> list[Problem]:
    """Why the settings cannot be read; nothing where something else is the matter."""
    data = read(config_file, config_file.name)
    if data is None:
        return [missing(config_file.name, "The settings of the site are not there.", "put the file back.")]
    return [data] if isinstance(data, Problem) else read_config_file(config_file.name, data)[1]


def _paths(config: MkDocsConfig) -> tuple[Path, ...]:
    project = Path(config.config_file_path).resolve().parent
    given = config.extra.get("dictionary")
    glossary = given.get("glossary") if isinstance(given, dict) else None
    folders = ("overrides", glossary if isinstance(glossary, str) else "glossary")
    return Path(config.config_file_path), Path(config.docs_dir), *(project / folder for folder in folders)
