"""Build the site, strictly: `make build`, or `python scripts/build.py [--site-dir FOLDER]`.

The same as `mkdocs build --strict`, but what cannot be read at all (the settings, the code) is said
in a sentence too, and problems stand in lines like those of `make check`.
"""

import argparse
import sys
from pathlib import Path

from code_faults import told

_OUTCOME = "The site was not built; the old one is as it was."


def main() -> int:
    """Exit status 1 when anything is wrong; then the site is as it was."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--site-dir", help="where the site goes; by default what mkdocs.yml says")
    options = parser.parse_args()
    if told(_OUTCOME):
        return 1
    # Only now: a fault in the package's code is to be said, not met.
    from strict_build import attempt

    return attempt(lambda: _build(options.site_dir), _OUTCOME)


def _build(site_dir: str | None) -> int:
    from project import PROJECT
    from strict_build import built

    site = Path(built(site_dir=site_dir).site_dir)
    print(f"The site is built: {site.relative_to(PROJECT) if site.is_relative_to(PROJECT) else site}/")
    return 0


if __name__ == "__main__":
    sys.exit(main())
