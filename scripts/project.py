"""What the commands share: where the project is, and its settings from mkdocs.yml."""

import logging
from pathlib import Path

from mkdocs.config import load_config

from dictionary.site import Settings, settings_from

PROJECT = Path(__file__).resolve().parent.parent


def settings() -> Settings:
    """The settings of the dictionary, read as the builder reads them."""
    logging.getLogger("mkdocs").setLevel(logging.ERROR)
    config = load_config(str(PROJECT / "mkdocs.yml"), hooks=[])
    return settings_from(config, config.theme.get("language", "en"))
