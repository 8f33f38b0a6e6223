"""The host that the plugin's cost is measured on (`benchmarks/hosting.py`), at its smallest."""

from pathlib import Path

import yaml

import generate
import hosting
from timing import Cost


def test_a_host_is_built_in_every_way(tmp_path: Path) -> None:
    alone, empty, guest, by_hand = hosting.make(tmp_path / "made", 2, [3])
    pages = {name: set((way.project / "docs").rglob("*.md")) for name, way in (("alone", alone), ("guest", guest))}
    assert len(pages["alone"]) == len(pages["guest"]) == 3
    plugins = [
        yaml.safe_load((way.project / "mkdocs.yml").read_text("utf-8"))["plugins"] for way in (alone, empty, guest)
    ]
    assert plugins == [["search"], ["search", "dictionary"], ["search", "dictionary"]]
    assert not (empty.project / "glossary").exists()
    entries = {path.stem for path in (guest.project / "glossary").glob("[!_]*.yml")}
    assert len(entries) == 3
    # What the plugin made, written out: so it can be built without it, into as many pages.
    assert entries < {path.stem for path in (by_hand.project / "docs" / "dictionary").glob("*.md")}
    by_hand.build()
    guest.build()
    assert by_hand.pages == guest.pages > len(pages["alone"]) + 3
    linked = (guest.project / "site" / "page-1" / "index.html").read_text("utf-8")
    assert linked.count('class="entry-link"') == 3


def test_the_table_says_what_is_added(tmp_path: Path) -> None:
    costs = {"alone": [4.0, 5.0, 9.0], "with it": [6.0, 6.5, 6.1]}
    ways = [hosting.Way(name, tmp_path, [Cost(1.0, each, 1) for each in spent]) for name, spent in costs.items()]
    first, second = hosting.report(2, ways)
    assert first == "| 2 pages | alone | 0 | 1.0 (1.0 to 1.0) | 5.0 (4.0 to 9.0) | 0.0 | 1.00 |"
    assert second == "| 2 pages | with it | 0 | 1.0 (1.0 to 1.0) | 6.1 (6.0 to 6.5) | 1.1 | 1.22 |"


def test_pages_of_hosts_mention_the_entries_that_there_are() -> None:
    first, second = (dict(generate.host_pages(2, 5)) for _ in range(2))
    assert first == second
    names = [yaml.safe_load(text)["headword"] for _, text in generate.entries(5, ["words"])]
    assert all(any(name in text for name in names) for text in first.values())
