"""Building the site strictly from a script, and saying in sentences what kept it from being done."""

import logging
import sys
from collections.abc import Callable
from typing import Any

from mkdocs.commands import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException

from dictionary.model.problems import errors
from dictionary.running.failures import sentence
from project import CONFIG, PROJECT, configuration


def attempt(work: Callable[[], int], outcome: str) -> int:
    """The exit status of some work; 1, with the reasons and then the outcome, where it cannot be done.

    Nothing is tried where the settings cannot be read.
    """
    if must := errors(configuration().problems):
        return refused(outcome, *must)
    try:
        return work()
    except MkDocsException as error:
        return refused(outcome, error.format_message())
    except KeyboardInterrupt:
        return refused(outcome, "Interrupted.")
    except Exception as error:
        return refused(outcome, sentence(error, PROJECT))


def refused(outcome: str, *reasons: object) -> int:
    """Say why something was not done, and what came of it; the exit status for that."""
    print(*reasons, outcome, sep="\n", flush=True)
    return 1


def built(prepare: Callable[[MkDocsConfig], object] | None = None, **settings: Any) -> MkDocsConfig:
    """Build the site; its settings, with these in place of those of mkdocs.yml, after they were prepared."""
    logging.basicConfig(level=logging.WARNING, format="%(message)s", stream=sys.stdout)
    config = load_config(str(PROJECT / CONFIG), strict=True, **settings)
    if prepare:
        prepare(config)
    config.plugins.on_startup(command="build", dirty=False)
    try:
        build.build(config)
    finally:
        config.plugins.on_shutdown()
    return config
