"""A site that has no entries yet: nothing is done there, and nothing loaded that takes time."""

import logging
from collections.abc import Mapping
from pathlib import Path

log = logging.getLogger("mkdocs.dictionary")

GLOSSARY = "glossary"
"""The folder of the entries, where no setting names another."""


def has_settings(given: Mapping[str, object], extra: Mapping[str, object]) -> bool:
    """Whether there may be settings of the dictionary; a name with a slip in it counts, for it has to be told."""
    return bool(given) or any(str(name)[:1].lower() == "d" for name in extra)


def has_entries(folder: Path) -> bool:
    """Whether a folder holds a file that is read as an entry."""
    return any(folder.glob("[!_.]*.yml"))


def say_why(project: Path, glossary: str) -> None:
    """Tell that there are no entries, and what somebody may have meant for some."""
    folder = project / glossary
    if folder.exists() and not folder.is_dir():
        fix = f'give it another name, or name another folder: "glossary: {glossary}-of-words".'
        log.warning('"%s" is a file, where the folder of the entries belongs. Fix: %s', glossary, fix)
    for unread in sorted(path for path in folder.rglob("*") if _is_meant(path)):
        fix = f'name it like "{glossary}/hub.yml".'
        log.warning("%s is not read as an entry. Fix: %s", unread.relative_to(project).as_posix(), fix)
    log.info('There are no entries in "%s/" yet, so the site is built as it is.', glossary)


def _is_meant(path: Path) -> bool:
    """Whether somebody may have meant this file for an entry: another suffix, or a folder too deep."""
    return path.suffix.lower() in (".yml", ".yaml") and not path.name.startswith(("_", "."))
