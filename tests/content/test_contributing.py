"""CONTRIBUTING.md speaks of files that are there."""

import re
from pathlib import Path

from builds import PROJECT


def test_every_file_that_contributing_names_exists() -> None:
    text = (PROJECT / "CONTRIBUTING.md").read_text("utf-8")
    table = text.partition("## To change X, open Y")[2].partition("\n## ")[0]
    folders = [".", "glossary", "hooks/dictionary", "docs/assets"]
    for row in table.splitlines():
        nearby = list(folders)
        for name in re.findall(r"`([\w./*-]+/?)`", row.rpartition("| ")[0].partition(" | ")[2]):
            found = [folder for folder in nearby if list((PROJECT / folder).glob(name.rstrip("/")))]
            assert found, f"{name} in: {row}"
            if "/" in name:
                nearby.append(str((Path(found[0]) / name).parent))
