"""A builder that serves, without the server: builds once, and again for each line on its input.

    python tests/rebuilding.py mkdocs.yml SITE

Prints a line for each build: `whole`, or the number of pages of entries that it wrote.
"""

import sys

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig


def main() -> None:
    """Ends with its input."""
    path, site = sys.argv[1:]
    _load(path, site).plugins.on_startup(command="serve", dirty=True)
    _build(path, site)
    for _ in sys.stdin:
        _build(path, site)


def _build(path: str, site: str) -> None:
    config = _load(path, site)
    build(config, serve_url=config.site_url, dirty=True)
    rebuild = config.get("dictionary_rebuild")
    sys.stdout.write(f"{rebuild.pages if rebuild and rebuild.before else 'whole'}\n")
    sys.stdout.flush()


def _load(path: str, site: str) -> MkDocsConfig:
    return load_config(path, site_dir=site)


if __name__ == "__main__":
    main()
