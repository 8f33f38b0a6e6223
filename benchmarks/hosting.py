"""What the plugin adds to the build of a site that exists.

    .venv/bin/python benchmarks/hosting.py [--pages 50 200] [--entries 20 100] [--runs 3] [--record]

A made-up site of Material for MkDocs with its search is built by turns without the plugin, with the plugin and no
entry, with entries, and without the plugin but with the same pages of the dictionary written out as Markdown. Every
page of the host mentions about as many entries as an article does. Passes or fails on nothing.
"""

import argparse
import shutil
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import Any

import yaml

import generate
from recording import record
from timing import Cost, ratio, say, spread, timed

HERE = Path(__file__).resolve().parent
HOOKS = HERE.parent / "hooks"
TOPICS = {"words": {"name": "Words"}}
SECTION = 20
"""Pages in a section of the host's navigation."""
_COMMAND = [sys.executable, "-m", "mkdocs", "build", "--strict"]


@dataclass(frozen=True, slots=True)
class Way:
    """One way to build the host, and what that took."""

    name: str
    project: Path
    costs: list[Cost] = field(default_factory=list)

    @property
    def pages(self) -> int:
        """Of the finished site."""
        return sum(1 for _ in (self.project / "site").rglob("*.html"))

    def build(self) -> None:
        """Once more, from nothing."""
        shutil.rmtree(self.project / "site", ignore_errors=True)
        self.costs.append(timed(_COMMAND, self.project, {"PYTHONPATH": str(HOOKS)}))


def main() -> None:
    """Measure, print, and with --record put the table into README.md."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, nargs="+", default=[50, 200], metavar="N", help="of the host")
    parser.add_argument("--entries", type=int, nargs="+", default=[20, 100], metavar="N", help="of the dictionary")
    parser.add_argument("--runs", type=int, default=3, help="builds of each kind")
    parser.add_argument("--record", action="store_true", help="put the table into benchmarks/README.md")
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="work there, and leave everything in place")
    options = parser.parse_args()
    lines = [
        "| host | | pages | by the clock, s | processor, s | added, s | times the host alone |",
        "|--:|---|--:|--:|--:|--:|--:|",
    ]
    with nullcontext(options.keep) if options.keep else tempfile.TemporaryDirectory() as folder:
        for pages in options.pages:
            ways = make(Path(folder).resolve() / f"host-{pages}", pages, options.entries)
            for run in range(options.runs):
                for way in ways:
                    way.build()
                    cost = way.costs[-1]
                    say(f"{pages} pages, run {run + 1}, {way.name}: {cost.seconds:.1f} s, {cost.processor:.1f} s")
            lines += report(pages, ways)
    table = "\n".join(lines)
    told = (
        f"Median (least to most) of {options.runs} builds of each kind, by turns; what is added, and the ratios, are "
        "processor time."
    )
    print(told, table, sep="\n\n")
    if options.record:
        record("results of hosts", f"{told}\n\n{table}")


def make(folder: Path, pages: int, sizes: Sequence[int]) -> Sequence[Way]:
    """The host in every way; what is in the folder is replaced."""
    shutil.rmtree(folder, ignore_errors=True)
    texts = dict(generate.host_pages(pages, max(sizes)))
    alone = write_host(folder / "alone", texts, ["search"])
    ways = [
        Way("alone", alone),
        Way("with the plugin, no entries", write_host(folder / "empty", texts, ["search", "dictionary"])),
    ]
    for size in sizes:
        guest = write_host(folder / f"guest-{size}", texts, ["search", "dictionary"])
        write_glossary(guest / "glossary", size)
        by_hand = folder / f"by-hand-{size}"
        write_host(by_hand, texts, ["search"])
        settings = {"INHERIT": "mkdocs.yml", "hooks": [str(HERE / "finished_pages.py")]}
        (guest / "pages.yml").write_text(yaml.safe_dump(settings), "utf-8")
        taken = {"PYTHONPATH": str(HOOKS), "BENCHMARK_PAGES": str(by_hand / "docs")}
        timed([*_COMMAND, "--config-file", "pages.yml"], guest, taken)
        ways += [Way(f"with {size} entries", guest), Way(f"their pages by hand, {size} entries", by_hand)]
    return ways


def write_host(project: Path, texts: Mapping[str, str], plugins: Sequence[str]) -> Path:
    """A site of Material with its pages in sections of the navigation."""
    docs = project / "docs"
    docs.mkdir(parents=True)
    (docs / "index.md").write_text("# A site\n\nWith pages.\n", "utf-8")
    for name, text in texts.items():
        (docs / name).write_text(text, "utf-8")
    names = list(texts)
    sections = [names[start : start + SECTION] for start in range(0, len(names), SECTION)]
    config: dict[str, Any] = {
        "site_name": "A site",
        "site_url": "https://host.example/",
        "theme": {"name": "material", "font": False, "features": ["navigation.tabs", "toc.follow"]},
        "plugins": list(plugins),
        "markdown_extensions": ["attr_list", "tables", "admonition", {"toc": {"permalink": True}}],
        "nav": ["index.md", *({f"Section {number + 1}": section} for number, section in enumerate(sections))],
        "validation": {"nav": {"omitted_files": "info"}},
    }
    (project / "mkdocs.yml").write_text(yaml.safe_dump(config, sort_keys=False), "utf-8")
    return project


def write_glossary(folder: Path, size: int) -> None:
    """The first entries of all that are made up; they point to no article, since the host has none."""
    folder.mkdir()
    (folder / "_topics.yml").write_text(yaml.safe_dump(TOPICS), "utf-8")
    for name, text in generate.entries(size, list(TOPICS)):
        fields = yaml.safe_load(text)
        fields.pop("articles", None)
        (folder / name).write_text(yaml.safe_dump(fields, sort_keys=False, allow_unicode=True), "utf-8")


def report(pages: int, ways: Sequence[Way]) -> Iterator[str]:
    """Lines of the table for one host."""
    alone = ways[0].costs
    for way in ways:
        added = median(map(_processor, way.costs)) - median(map(_processor, alone))
        yield (
            f"| {pages:,} pages | {way.name} | {way.pages:,} | {spread(way.costs, lambda cost: cost.seconds)} "
            f"| {spread(way.costs, _processor)} | {added:.1f} | {ratio(way.costs, alone, _processor)} |"
        )


def _processor(cost: Cost) -> float:
    return cost.processor


if __name__ == "__main__":
    main()
