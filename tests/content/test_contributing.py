"""CONTRIBUTING.md and DEVELOPING.md speak of files and sections that are there, and the first stands on one screen."""

import re
from pathlib import Path

import pytest

from builds import PROJECT

DOCUMENTS = ("CONTRIBUTING.md", "DEVELOPING.md", "MAINTAINING.md", "README.md")
SCREEN = 45


def test_every_file_that_the_table_names_exists() -> None:
    text = (PROJECT / "DEVELOPING.md").read_text("utf-8")
    table = text.partition("## To change X, open Y")[2].partition("\n## ")[0]
    assert table.count("\n| ") > 20
    folders = [".", "glossary", "hooks/dictionary", "docs/assets"]
    for row in table.splitlines():
        nearby = list(folders)
        for name in re.findall(r"`([\w./*-]+/?)`", row.rpartition("| ")[0].partition(" | ")[2]):
            found = [folder for folder in nearby if list((PROJECT / folder).glob(name.rstrip("/")))]
            assert found, f"{name} in: {row}"
            if "/" in name:
                nearby.append(str((Path(found[0]) / name).parent))


def test_contributing_stands_on_one_screen_and_names_scripts_that_exist() -> None:
    text = (PROJECT / "CONTRIBUTING.md").read_text("utf-8")
    assert len(text.splitlines()) <= SCREEN
    scripts = re.findall(r"scripts/\w+\.py", text)
    assert scripts
    assert all((PROJECT / script).is_file() for script in scripts)


@pytest.mark.parametrize("document", DOCUMENTS)
def test_links_between_the_documents_lead_somewhere(document: str) -> None:
    text = (PROJECT / document).read_text("utf-8")
    for target in re.findall(r"\]\((?!https?:|mailto:)([^)\s]+)\)", text):
        name, _, section = target.partition("#")
        if name and name not in DOCUMENTS:
            continue  # pictures and pages: another dictionary begins without those of this one
        file = PROJECT / (name or document)
        assert file.is_file(), f"{target} in {document}"
        if section:
            headings = re.findall(r"^#+ (.+)$", file.read_text("utf-8"), re.MULTILINE)
            ids = [re.sub(r"[^\w\s-]", "", heading).strip().lower().replace(" ", "-") for heading in headings]
            assert section in ids, f"{target} in {document}"
