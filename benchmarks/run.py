"""Speed and memory of a build, compared with plain MkDocs on the same finished pages: `make bench`.

For each number of entries: entries are made up (`generate.py`), built once to write down the
finished pages (`finished_pages.py`), built once with clocks around the stages (`stages.py`),
and then built several times by turns, with the hooks and without. What is printed is what was
measured; nothing here passes or fails on a time.
"""

import argparse
import json
import os
import re
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from statistics import median
from typing import Any

import yaml
from mkdocs.utils.yaml import yaml_load

import generate
from recording import record
from timing import Cost, megabytes, ratio, say, spread, timed

HERE = Path(__file__).resolve().parent
PROJECT = HERE.parent
SIZES = (100, 1_000, 10_000)
STAGES = ("load", "index", "check", "link", "pages", "exports")
"""Stages of our own, in the order of the build; what remains is the builder's and the theme's."""
# Parts of the project that a site is made of, besides its entries and articles.
_PARTS = ("mkdocs.yml", "hooks", "overrides", "docs")
SEARCH = "search/search_index.json"
"""The index of the theme's search, which the plain site has; ours are among its files."""


@dataclass(frozen=True, slots=True)
class Measured:
    """All builds of one number of entries."""

    entries: int
    pages: int
    ours: Sequence[Cost]
    plain: Sequence[Cost]
    shares: Mapping[str, float]
    """Stage → its share of the processor time of a build, from 0 to 1."""


def main() -> int:
    """Measure, print, and with --record put the tables into README.md."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES, metavar="N", help="numbers of entries")
    parser.add_argument("--runs", type=int, default=3, help="builds of each kind for each number")
    parser.add_argument("--record", action="store_true", help="put the tables into benchmarks/README.md")
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="work there, and leave everything in place")
    options = parser.parse_args()
    results = []
    for size in options.sizes:
        with nullcontext(options.keep) if options.keep else tempfile.TemporaryDirectory() as folder:
            results.append(measure(size, options.runs, Path(folder).resolve() / str(size)))
    tables = report(results, options.runs)
    print(tables)
    if options.record:
        record("results", tables)
    return 0


def measure(entries: int, runs: int, folder: Path) -> Measured:
    """Everything about one number of entries. What is in the folder is replaced."""
    shutil.rmtree(folder, ignore_errors=True)
    ours, plain = folder / "ours", folder / "plain"
    make_project(ours, entries)
    say(f"{entries:,} entries: finished pages")
    build(ours, "pages.yml", {"BENCHMARK_PAGES": str(plain / "docs")})
    make_plain(plain, ours)
    say(f"{entries:,} entries: stages")
    stages = folder / "stages.json"
    whole = build(ours, "stages.yml", {"BENCHMARK_STAGES": str(stages)})
    spent = json.loads(stages.read_text(encoding="utf-8"))
    costs: dict[Path, list[Cost]] = {ours: [], plain: []}
    for run in range(runs):
        for project in (ours, plain):
            cost = build(project, "mkdocs.yml")
            costs[project].append(cost)
            took = f"{cost.seconds:.1f} s, {cost.processor:.1f} s of processor time"
            say(f"{entries:,} entries, run {run + 1}, {project.name}: {took}")
    pages = _same_files(ours / "site", plain / "site")
    shares = {stage: spent.get(stage, 0.0) / whole.processor for stage in STAGES}
    shares["rest"] = 1 - sum(shares.values())
    return Measured(entries, pages, costs[ours], costs[plain], shares)


def make_project(folder: Path, entries: int) -> None:
    """The project with other entries and articles, and a configuration for each extra hook."""
    folder.mkdir(parents=True)
    for name in _PARTS:
        ignored = shutil.ignore_patterns("__pycache__", "articles")
        if (PROJECT / name).is_dir():
            shutil.copytree(PROJECT / name, folder / name, ignore=ignored)
        else:
            shutil.copyfile(PROJECT / name, folder / name)
    config = _read(folder / "mkdocs.yml")
    settings = config.get("extra", {}).get("dictionary", {})
    glossary = folder / settings.get("glossary", "glossary")
    articles = folder / "docs" / settings.get("articles", "articles")
    glossary.mkdir()
    articles.mkdir()
    for page in (folder / "docs").rglob("*.md"):
        # Written by hand for the real entries, which are not here.
        front = re.sub(r"(?m)^excerpt:.*\n", "", _front_matter(page))
        page.write_text(f"{front}# {page.stem}\n\nFor measuring.\n", encoding="utf-8")
    for file in (PROJECT / glossary.name).glob("_[!l]*.yml"):  # all but the ledger of its entries
        shutil.copyfile(file, glossary / file.name)
    topics = list(_read(glossary / "_topics.yml"))
    for name, text in generate.entries(entries, topics):
        (glossary / name).write_text(text, encoding="utf-8")
    for name, text in generate.articles(entries):
        (articles / name).write_text(text, encoding="utf-8")
    hooks = list(config["hooks"])
    _write(folder / "pages.yml", {"INHERIT": "mkdocs.yml", "hooks": [*hooks, str(HERE / "finished_pages.py")]})
    _write(folder / "stages.yml", {"INHERIT": "mkdocs.yml", "hooks": [str(HERE / "stages.py"), *hooks]})


def make_plain(folder: Path, ours: Path) -> None:
    """The same configuration without hooks, with the theme as it comes, and with its search.

    The project's own templates ask the hooks for what they show, so they cannot be used here.
    """
    (folder / "stock").mkdir()
    shutil.copyfile(ours / "mkdocs.yml", folder / "with_hooks.yml")
    plain = {"INHERIT": "with_hooks.yml", "hooks": [], "theme": {"custom_dir": "stock"}}
    _write(folder / "mkdocs.yml", {**plain, "plugins": ["search"]})


def build(project: Path, config: str, environment: Mapping[str, str] | None = None) -> Cost:
    """Build a site in a process of its own. Raises RuntimeError when the build fails."""
    shutil.rmtree(project / "site", ignore_errors=True)
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--config-file", config]
    return timed(command, project, environment)


def report(results: Sequence[Measured], runs: int) -> str:
    """The tables, in Markdown."""
    tables = [
        ["By the clock:", "", *_times(results, lambda cost: cost.seconds)],
        ["Processor time:", "", *_times(results, lambda cost: cost.processor)],
        ["Largest memory, and where the processor time of a build with hooks goes:", "", *_shares(results)],
    ]
    return "\n\n".join([_conditions(runs), *("\n".join(table) for table in tables)])


def _conditions(runs: int) -> str:
    python = ".".join(map(str, sys.version_info[:3]))
    return (
        f"Median (least to most) of {runs} builds of each kind, by turns. Python {python}, "
        f"MkDocs {version('mkdocs')}, Material for MkDocs {version('mkdocs-material')}, {os.cpu_count()} cores."
    )


def _times(results: Sequence[Measured], of: Callable[[Cost], float]) -> Iterator[str]:
    yield "| entries | pages | hooks, s | plain, s | ratio | ms an entry |"
    yield "|--:|--:|--:|--:|--:|--:|"
    for r in results:
        yield (
            f"| {r.entries:,} | {r.pages:,} | {spread(r.ours, of)} | {spread(r.plain, of)} "
            f"| {ratio(r.ours, r.plain, of)} | {1000 * median(map(of, r.ours)) / r.entries:.1f} |"
        )


def _shares(results: Sequence[Measured]) -> Iterator[str]:
    yield "| entries | hooks, MB | plain, MB | " + " | ".join(STAGES) + " | the rest |"
    yield "|--:|--:|--:|" + "--:|" * (len(STAGES) + 1)
    for r in results:
        peaks = f"{megabytes(max(c.peak for c in r.ours))} | {megabytes(max(c.peak for c in r.plain))}"
        shares = " | ".join(f"{100 * r.shares[stage]:.1f} %" for stage in (*STAGES, "rest"))
        yield f"| {r.entries:,} | {peaks} | {shares} |"


def _same_files(ours: Path, plain: Path) -> int:
    """The number of pages of two sites. Raises RuntimeError when the sites do not hold the same files."""

    def files(site: Path) -> set[str]:
        found = (path.relative_to(site).as_posix() for path in site.rglob("*") if path.suffix in (".html", ".json"))
        return set(found) - {SEARCH}

    if different := files(ours) ^ files(plain):
        raise RuntimeError(f"{len(different)} files stand in one site only: {sorted(different)[:5]}")
    return sum(name.endswith(".html") for name in files(ours))


def _front_matter(page: Path) -> str:
    text = page.read_text(encoding="utf-8")
    return f"---{text.split('---', 2)[1]}---\n\n" if text.startswith("---\n") else ""


def _read(path: Path) -> dict[str, Any]:
    with path.open("rb") as file:
        return yaml_load(file)


def _write(path: Path, config: Mapping[str, object]) -> None:
    path.write_text(yaml.safe_dump(dict(config), sort_keys=False), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
