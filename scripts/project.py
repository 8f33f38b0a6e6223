"""What the commands share: where the project is, and what mkdocs.yml says of it."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import yaml
from mkdocs.config import load_config
from mkdocs.exceptions import MkDocsException

from dictionary.model.problems import Position, Problem, errors
from dictionary.reading.config_file import ConfigFile, read_config_file
from dictionary.reading.docs import Docs, docs_from
from dictionary.reading.file_access import missing, read
from dictionary.running.failures import sentence
from dictionary.site import Settings, settings_from

PROJECT = Path(__file__).resolve().parent.parent
CONFIG = "mkdocs.yml"


@dataclass(frozen=True, slots=True)
class Configuration:
    """The settings as the builder reads them, as far as they are right."""

    settings: Settings | None
    """None when nothing can be read with them."""
    docs: Docs
    problems: list[Problem]


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
    problems += _missing_hooks(file, project)
    with _complaints() as said:
        try:
            config = load_config(str(project / CONFIG), hooks=[])
        except (MkDocsException, yaml.YAMLError, OSError, ValueError) as error:
            return Configuration(None, Docs(), problems + (_refused(said, file) or [_stopped(error, file, project)]))
    found, wrong = settings_from(config, config.theme.get("language", "en"), file)
    unusable = any(problem.code == "E602" for problem in problems) or bool(errors(wrong))
    usable = not unusable or (project / found.glossary).is_dir()
    return Configuration(found if usable else None, docs_from(config, project), problems + wrong)


def _missing_hooks(file: ConfigFile, project: Path) -> Iterator[Problem]:
    """Hooks that are named and not there: the builder would say so, and this must say it first."""
    nodes = [value for key, value in file.root.value if key.value == "hooks"] if file.root else []
    for node in nodes[-1].value if nodes and isinstance(nodes[-1], yaml.SequenceNode) else ():
        if isinstance(node, yaml.ScalarNode) and not node.tag.startswith("!") and not (project / node.value).is_file():
            message = f'There is no file "{node.value}".'
            yield _problem(file, "hooks", message, "put it back, or remove the line.", node.start_mark.line + 1)


def _refused(said: list[tuple[str, str]], file: ConfigFile) -> list[Problem]:
    """What the builder says against its own settings."""
    found = []
    for setting, complaint in said:
        if setting in ("site_url", "repo_url"):
            message, fix = f'"{setting}" is not a web address.', "write the whole address, with https:// before it."
            found.append(_problem(file, setting, message, fix, code="E206"))
        else:
            fix = "write it as the handbook of MkDocs says, or remove the line."
            found.append(_problem(file, setting, f'"{setting}" cannot be used: {" ".join(complaint.split())}', fix))
    return found


def _stopped(error: Exception, file: ConfigFile, project: Path) -> Problem:
    return _problem(file, "", sentence(error, project), "mend it, and try again.")


def _problem(
    file: ConfigFile, setting: str, message: str, fix: str, line: int | None = None, code: str = "E604"
) -> Problem:
    position = Position(line) if line else file.position((setting,))
    return Problem(path=file.path, position=position, code=code, name="setting-refused", message=message, fix=fix)


@contextmanager
def _complaints() -> Iterator[list[tuple[str, str]]]:
    """What the builder would log against its settings: name and complaint."""
    said: list[tuple[str, str]] = []

    class Listener(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            _, quote, rest = record.getMessage().partition("Config value '")
            name, end, complaint = rest.partition("': ")
            if quote and end and record.levelno >= logging.ERROR:
                said.append((name, complaint))

    logger, listener = logging.getLogger("mkdocs"), Listener()
    logger.addHandler(listener)
    logger.propagate, was = False, logger.propagate
    try:
        yield said
    finally:
        logger.removeHandler(listener)
        logger.propagate = was
