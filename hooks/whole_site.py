"""The site's folder is replaced by a whole new site, or not at all: a failed or killed build leaves the old one.

First and last of all hooks: the builder writes into another folder, and when everything went well the two change
places. What stopped a build is said in a sentence.
"""

import contextlib
import logging
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, MkDocsException
from mkdocs.plugins import event_priority
from mkdocs.utils import CountHandler

from dictionary.reading.config_file import project_of
from dictionary.running import site_folder
from dictionary.running.failures import sentence
from dictionary.running.kept import REBUILD, Rebuild

log = logging.getLogger("mkdocs.dictionary")

# The site in the making of the build that runs, and where its project is: the builder tells neither to
# the event that ends a failed build. Closed when a build ends, however it ends.
_open = contextlib.ExitStack()
_project = [Path()]


@event_priority(100)
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    _open.close()
    _project[:] = [project_of(config).resolve()]
    if config.strict:
        # A quiet build would not count what a strict build must not let pass.
        logger = _logger_of(config)
        logger.setLevel(min(logger.getEffectiveLevel(), logging.WARNING))
    site, sources = Path(config.site_dir), (_project[0] / name for name in _sources(config))
    if source := site_folder.held(site, sources):
        raise Abort(f"site_dir cannot be {site}: {source} is in it, and would be lost. Name another folder.")
    try:
        staging = site_folder.begin(site, on_wait=_say_who_is_waited_for)
    except OSError as error:
        raise Abort(f"The site cannot be written. {sentence(error, _project[0])}") from None
    _open.callback(staging.discard)
    config["site_dir_of_readers"], config["staging"] = config.site_dir, staging
    config.site_dir = str(staging.folder)
    return config


def on_pre_build(config: MkDocsConfig) -> None:
    """Where most of the site is kept, what has changed is written into it; it is that of a server, for one person."""
    rebuild: Rebuild | None = config.get(REBUILD)
    if rebuild and rebuild.before:
        config["staging"].discard()
        config["staging"] = None
        config.site_dir = config["site_dir_of_readers"]


@event_priority(-100)
def on_post_build(config: MkDocsConfig) -> None:
    config.site_dir = config["site_dir_of_readers"]
    if config["staging"] is None:
        return
    if any(handler.get_counts() for handler in _logger_of(config).handlers if isinstance(handler, CountHandler)):
        return  # a strict build with warnings: the builder ends it after this
    try:
        config["staging"].finish()
    except OSError as error:
        raise Abort(f"The new site cannot take the old one's place. {sentence(error, _project[0])}") from None
    finally:
        _open.close()


def on_build_error(error: Exception) -> None:
    _open.close()
    if isinstance(error, MkDocsException):
        return  # says what is wrong by itself
    log.debug("The builder's own account:", exc_info=error)
    raise Abort(f"{sentence(error, _project[0])} Nothing was written; the old site is as it was.") from None


def on_shutdown() -> None:
    _open.close()


def _say_who_is_waited_for() -> None:
    log.info("Another build of this site is under way; this one begins when it ends.")


def _sources(config: MkDocsConfig) -> tuple[str, ...]:
    given = config.extra.get("dictionary")
    glossary = given.get("glossary") if isinstance(given, dict) else None
    return (str(glossary or "glossary"), "overrides", "hooks", config.docs_dir)


def _logger_of(config: MkDocsConfig) -> logging.Logger:
    """The builder's own logger, whichever builder it is."""
    return logging.getLogger(type(config).__module__.partition(".")[0])
