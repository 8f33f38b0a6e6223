"""What the commands share: where the project is, and what mkdocs.yml says of it."""

import logging
import os
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

import yaml
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig, get_schema
from mkdocs.exceptions import MkDocsException

from dictionary.assembly import Assembly, assemble
from dictionary.checking.page_links import exists
from dictionary.model.problems import FieldPath, Problem, errors, shown
from dictionary.reading.config_file import ConfigFile, read_config_file, with_inherited
from dictionary.reading.docs import Docs, docs_from
from dictionary.reading.file_access import missing, read
from dictionary.reading.history import Then
from dictionary.running.failures import sentence
from dictionary.running.refused_settings import complaint_in, refused, unknown, wrong_hooks
from dictionary.site import Settings, settings_from

PROJECT = Path(__file__).resolve().parent.parent
CONFIG = "mkdocs.yml"
_MEMORY = "/dev/shm" if os.access("/dev/shm", os.W_OK | os.X_OK) else None
"""A folder that is no disk, where the system has one: a thousand files are written there ten times as fast."""
_ICON_FIX = "name one that the theme has, such as material/pencil, or remove it."


@dataclass(frozen=True, slots=True)
class Configuration:
    """The settings as the builder reads them, as far as they are right."""

    settings: Settings | None
    """None when nothing can be read with them."""
    docs: Docs
    problems: list[Problem]
    errors_page: str = ""
    """Address of the page on which codes are explained; empty where the site does not know its address."""


def below(name: str, project: Path) -> str | None:
    """A file as people name it → its path below the project, which may lead out of it; None where there is none.

    From wherever a command is run: the names in its own messages begin at the project. A path is not resolved to its
    end: a symbolic link is looked at, not what it leads to.
    """
    places = (Path(os.path.normpath(folder / name)) for folder in (Path.cwd(), project))
    path = next(filter(os.path.lexists, places), None)  # none, too, where the name is too long for any
    real = path and Path(os.path.realpath(path.parent)) / path.name
    return os.path.relpath(real, os.path.realpath(project)).replace(os.sep, "/") if real else None


def configuration(project: Path = PROJECT) -> Configuration:
    """Read mkdocs.yml. Never raises for what it holds."""
    data = read(project / CONFIG, CONFIG)
    if data is None:
        fix = "put it back, or begin with the one of the dictionary that you started from."
        return Configuration(None, Docs(), [missing(CONFIG, "The settings of the site are not there.", fix)])
    if isinstance(data, Problem):
        return Configuration(None, Docs(), [data])
    file, problems = read_config_file(CONFIG, data)
    if file.root is None:
        return Configuration(None, Docs(), problems)
    file, found_beside = with_inherited(file, project)
    problems += found_beside
    problems += [*wrong_hooks(file, project), *unknown(file, [name for name, _ in get_schema()])]
    with _complaints() as said:
        try:
            config = load_config(str(project / CONFIG), hooks=[])
        except (MkDocsException, yaml.YAMLError, OSError, ValueError) as error:
            return Configuration(None, Docs(), problems + (refused(said, file) or [_stopped(error, file, project)]))
    found, wrong = settings_from(config, config.theme.get("language", "en"), file)
    unusable = any(problem.code == "E602" for problem in problems) or bool(errors(wrong))
    usable = not unusable or (project / found.glossary).is_dir()
    docs = docs_from(config, project)
    all_problems = [*problems, *wrong, *_not_in_theme(config, file, docs)]
    return Configuration(found if usable else None, docs, all_problems, _errors_page(config, found))


@contextmanager
def earlier(then: Then, now: Configuration) -> Iterator[tuple[Configuration, Assembly]]:
    """A project as it was. Where the settings of then cannot be used, it is read with those of `now`."""
    with ExitStack() as stack:
        try:
            project = _written(then, now, Path(stack.enter_context(tempfile.TemporaryDirectory(dir=_MEMORY))))
        except OSError:  # there is less memory than the project has files
            project = _written(then, now, Path(stack.enter_context(tempfile.TemporaryDirectory())))
        read = configuration(project)
        settings, docs = (read.settings, read.docs) if read.settings else (now.settings, now.docs)
        assert settings, "whoever cannot read the settings of now has nothing to compare"
        yield read, assemble(project, settings, docs, is_read=lambda path: False)


def _written(then: Then, now: Configuration, folder: Path) -> Path:
    then.write(folder)
    then.add_unknown(folder, (now.settings.glossary, now.docs.folder) if now.settings else ())
    return folder


def _errors_page(config: MkDocsConfig, settings: Settings) -> str:
    page = settings.errors_page.removesuffix(".md")
    return (
        f"{config.site_url.rstrip('/')}/{page}{'/' if config.use_directory_urls else '.html'}"
        if config.site_url
        else ""
    )


def _not_in_theme(config: MkDocsConfig, file: ConfigFile, docs: Docs) -> Iterator[Problem]:
    """The theme's own words in a language that it does not have, icons that it does not have."""
    language = config.theme.get("language", "en")
    if config.theme.name == "material" and isinstance(language, str):
        if not exists(docs, f"partials/languages/{language}.html"):
            near = language.partition("-")[0]
            fix = (
                f'write "language: {near}".'
                if near != language and exists(docs, f"partials/languages/{near}.html")
                else f"write another tag, or put a translation into partials/languages/{language}.html of custom_dir."
            )
            message = f'The theme has no words in the language "{shown(language)}".'
            yield _problem(file, ("theme", "language"), message, fix, code="E506")
        icons = config.theme.get("icon")
        for name, icon in icons.items() if isinstance(icons, dict) else ():
            if isinstance(icon, str) and not exists(docs, f".icons/{icon}.svg"):
                message = f'There is no icon "{shown(icon)}".'
                yield _problem(file, ("theme", "icon", str(name)), message, _ICON_FIX, code="E506")
        palettes = config.theme.get("palette")
        for number, palette in enumerate(palettes if isinstance(palettes, list) else ()):
            toggle = palette.get("toggle") if isinstance(palette, dict) else None
            icon = toggle.get("icon") if isinstance(toggle, dict) else None
            if isinstance(icon, str) and not exists(docs, f".icons/{icon}.svg"):
                message = f'There is no icon "{shown(icon)}".'
                yield _problem(file, ("theme", "palette", number, "toggle", "icon"), message, _ICON_FIX, code="E506")


def _stopped(error: Exception, file: ConfigFile, project: Path) -> Problem:
    return _problem(file, (), sentence(error, project), "mend it, and try again.")


def _problem(file: ConfigFile, setting: FieldPath, message: str, fix: str, code: str = "E604") -> Problem:
    position = file.position(setting)
    return Problem(path=file.path, position=position, code=code, name="setting-refused", message=message, fix=fix)


@contextmanager
def _complaints() -> Iterator[list[tuple[str, str]]]:
    """What the builder would log against its settings: name and complaint."""
    said: list[tuple[str, str]] = []

    class Listener(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            complaint = complaint_in(record.getMessage())
            if complaint and record.levelno >= logging.ERROR:
                said.append(complaint)

    logger, listener = logging.getLogger("mkdocs"), Listener()
    logger.addHandler(listener)
    logger.propagate, was = False, logger.propagate
    try:
        yield said
    finally:
        logger.removeHandler(listener)
        logger.propagate = was
