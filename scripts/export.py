"""Write the site as plain pages for builders that know nothing of the dictionary: `make export`.

    python scripts/export.py [--folder FOLDER]

What comes out is a project of its own, with `mkdocs.yml`, `docs/` and `overrides/`: every page whole, with its links,
previews and backlinks, and beside them every file for programs. Zensical builds it as it is. There are no entries in
it any more, so go on writing here, and export again.
"""

import argparse
import sys
from pathlib import Path

from code_faults import told

_OUTCOME = "Nothing was exported; what was there is as it was."


def main() -> int:
    """Exit status 1 when the site cannot be built or a link leads nowhere; then the old export is as it was."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--folder", default="export", help="where the pages go (default: export/)")
    folder = Path(parser.parse_args().folder).resolve()
    if told(_OUTCOME):
        return 1
    # Only now: a fault in the package's code is to be said, not met.
    from exporting import export

    return export(folder, _OUTCOME)


if __name__ == "__main__":
    sys.exit(main())
