"""What this project changes of the theme, it extends or writes anew: no line of the theme's templates stands here."""

from pathlib import Path

import material
import mkdocs
import pytest

from builds import PROJECT

THEMES = (Path(material.__file__).parent / "templates", Path(mkdocs.__file__).parent)
SHORTEST = 28
"""Shorter lines are the same by chance."""
# What a sitemap must begin with, in anybody's.
BY_STANDARD = {
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">',
}
OURS = [path for path in sorted((PROJECT / "overrides").rglob("*")) if path.suffix in (".html", ".xml")]


def lines(path: Path) -> set[str]:
    """Long lines, however they are indented."""
    found = (" ".join(line.split()) for line in path.read_text(encoding="utf-8").splitlines())
    return {line for line in found if len(line) >= SHORTEST} - BY_STANDARD


@pytest.fixture(scope="module")
def theirs() -> set[str]:
    templates = [path for folder in THEMES for kind in ("*.html", "*.xml") for path in folder.rglob(kind)]
    assert len(templates) > 50
    return set().union(*map(lines, templates))


@pytest.mark.parametrize("path", OURS, ids=lambda path: path.relative_to(PROJECT).as_posix())
def test_no_line_is_the_themes(path: Path, theirs: set[str]) -> None:
    assert lines(path) & theirs == set()
