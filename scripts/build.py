"""Build the site, strictly: `make build`, or `python scripts/build.py [--site-dir FOLDER]`.

The same as `mkdocs build --strict`, but what cannot be read at all (the settings, the code) is said
in a sentence too, and problems stand in lines like those of `make check`.
"""

import argparse
import logging
import sys
from pathlib import Path

from code_faults import faults


def main() -> int:
    """Exit status 1 when anything is wrong; then the site is as it was."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--site-dir", help="where the site goes; by default what mkdocs.yml says")
    options = parser.parse_args()
    if unreadable := list(faults(Path(__file__).resolve().parent.parent)):
        return _refuse(*unreadable)
    # Only now: a fault in the package's code is to be said, not met.
    from dictionary.model.problems import errors
    from project import configuration

    read = configuration()
    if must := errors(read.problems):
        return _refuse(*must)
    return _build(options.site_dir)


def _build(site_dir: str | None) -> int:
    from mkdocs.commands import build
    from mkdocs.config import load_config
    from mkdocs.exceptions import MkDocsException

    from dictionary.running.failures import sentence
    from project import CONFIG, PROJECT

    logging.basicConfig(level=logging.WARNING, format="%(message)s", stream=sys.stdout)
    try:
        config = load_config(str(PROJECT / CONFIG), strict=True, site_dir=site_dir)
        config.plugins.on_startup(command="build", dirty=False)
        try:
            build.build(config)
        finally:
            config.plugins.on_shutdown()
    except MkDocsException as error:
        return _refuse(error.format_message())
    except KeyboardInterrupt:
        return _refuse("Interrupted.")
    except Exception as error:
        return _refuse(sentence(error, PROJECT))
    site = Path(config.site_dir)
    print(f"The site is built: {site.relative_to(PROJECT) if site.is_relative_to(PROJECT) else site}/")
    return 0


def _refuse(*reasons: object) -> int:
    for reason in reasons:
        print(reason)
    print("The site was not built; the old one is as it was.", flush=True)
    return 1


if __name__ == "__main__":
    sys.exit(main())
