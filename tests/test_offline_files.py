"""What the worker keeps at first is whole: pages that it shows without a network lack no style and no script."""

from pathlib import Path

from dictionary.exports.offline import LOOKING_UP, OF_BROWSE, OF_HOME
from page_weight import imported, loaded

KEPT = {f"assets/{name}" for name in (*OF_HOME, *OF_BROWSE, *LOOKING_UP)}


def test_nothing_is_missing_that_pages_are_made_with(built_site: Path) -> None:
    def made_with(page: str) -> set[str]:
        files = (file.relative_to(built_site.resolve()).as_posix() for file in loaded(built_site / page))
        return {file for file in files if file.startswith("assets/")}

    # What any page is made with has been fetched when the worker comes.
    there = KEPT | made_with("dictionary/mentor/index.html")
    assert made_with("index.html") | made_with("dictionary/index.html") <= there
    for script in sorted(name for name in KEPT if name.endswith(".js")):
        asked = {f"assets/{name}" for name in imported((built_site / script).read_text("utf-8"))}
        assert asked <= there, script


def test_nothing_is_kept_that_is_not_there(built_site: Path) -> None:
    assert [name for name in sorted(KEPT) if not (built_site / name).is_file()] == []
