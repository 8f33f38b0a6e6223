"""What the commands share: where the project is, and what mkdocs.yml says of it."""

import logging
from functools import cache
from pathlib import Path

from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig

from dictionary.reading.docs import Docs, docs_from
from dictionary.site import Settings, settings_from

PROJECT = Path(__file__).resolve().parent.parent


def settings() -> Settings:
    """The settings of the dictionary, read as the builder reads them."""
    config = _config()
    return settings_from(config, config.theme.get("language", "en"))


def docs() -> Docs:
    """What the builder is told of the pages besides."""
    return docs_from(_config(), PROJECT)


@cache
def _config() -> MkDocsConfig:
    logging.getLogger("mkdocs").setLevel(logging.ERROR)
    return load_config(str(PROJECT / "mkdocs.yml"), hooks=[])
