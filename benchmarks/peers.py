"""What other programs take for the same entries: `make bench-peers`.

Zensical on our finished pages, Sphinx with glossaries, mkdocs-ezglossary-plugin with definitions, by turns with this
project and with plain MkDocs. They run in an environment that is made for them (`peer_environment.py`). Prints a
table; passes or fails on no time, but fails where a build fails or a site has no links.
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

from mkdocs.utils.yaml import yaml_load

import generate
import peer_projects
from dictionary.assembly import assemble
from dictionary.site import Settings
from peer_environment import peer_python, versions
from peer_texts import Written, links, written_article, written_entry
from recording import record
from run import build, make_plain, make_project
from timing import Cost, megabytes, ratio, say, spread, timed

PACKAGES = ("mkdocs", "mkdocs-material", "zensical", "sphinx", "mkdocs-ezglossary-plugin")
_ENTRY_LINK = 'class="entry-link"'


@dataclass(frozen=True, slots=True)
class Contender:
    """One way to build a site."""

    name: str
    project: Path
    command: Sequence[str]
    site: str = "site"
    """The folder of the finished site in that of the project."""
    link: str = _ENTRY_LINK
    """What stands in the HTML once for each link to an entry."""
    removed: Sequence[str] = ("site",)
    """Folders that are removed before each build."""
    edited: Path | None = None
    """A page to which a sentence is added before each build."""
    costs: list[Cost] = field(default_factory=list)

    def build(self) -> None:
        """Once more, and note what it took."""
        for name in self.removed:
            shutil.rmtree(self.project / name, ignore_errors=True)
        if self.edited:
            with self.edited.open("a", encoding="utf-8") as page:
                page.write("\nOne more sentence.\n")
        self.costs.append(timed(self.command, self.project))


def main() -> int:
    """Measure, print, and with --record put the table into README.md."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--size", type=int, default=1_000, metavar="N", help="number of entries")
    parser.add_argument("--runs", type=int, default=3, help="builds of each kind")
    parser.add_argument("--record", action="store_true", help="put the table into benchmarks/README.md")
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="work there, and leave everything in place")
    options = parser.parse_args()
    try:
        python = peer_python()
    except RuntimeError as error:
        print(error, file=sys.stderr)
        return 1
    with nullcontext(options.keep) if options.keep else tempfile.TemporaryDirectory() as folder:
        contenders = make(Path(folder).resolve() / f"peers-{options.size}", options.size, python)
        for run in range(options.runs):
            for each in contenders:
                each.build()
                cost = each.costs[-1]
                say(f"run {run + 1}, {each.name}: {cost.seconds:.1f} s, {cost.processor:.1f} s of processor time")
        table = "\n".join(report(contenders))
    tables = f"{_conditions(options, versions(python, PACKAGES))}\n\n{table}"
    print(tables)
    if options.record:
        record("results of peers", tables)
    return 0


def make(folder: Path, size: int, python: Path) -> Sequence[Contender]:
    """All projects, ready to be built; plain MkDocs and ours first. What is in the folder is replaced."""
    shutil.rmtree(folder, ignore_errors=True)
    ours, plain, zensical, sphinx, ezglossary = (
        folder / name for name in ("ours", "plain", "zensical", "sphinx", "ez")
    )
    say(f"{size:,} entries: projects")
    make_project(ours, size)
    build(ours, "pages.yml", {"BENCHMARK_PAGES": str(plain / "docs")})
    make_plain(plain, ours)
    settings = yaml_load((ours / "mkdocs.yml").read_text("utf-8"))
    shutil.copytree(plain / "docs", zensical / "docs")
    _write(zensical, {"mkdocs.yml": peer_projects.zensical(settings)})
    entries, articles = texts(ours, settings["extra"]["dictionary"], size)
    _write(sphinx / "entries", peer_projects.sphinx(entries, articles, peer_projects.by_entry, in_contents=False))
    _write(sphinx / "letters", peer_projects.sphinx(entries, articles, peer_projects.by_letter))
    _write(ezglossary, peer_projects.ezglossary(entries, articles, settings))
    say(f"{sum(map(links, (*entries, *articles))):,} links to entries in the texts of peers")
    pages = zensical / "docs" / settings["extra"]["dictionary"]["entries"]
    return contenders(python, ours, plain, zensical, pages / f"{entries[0].slug}.md", sphinx, ezglossary)


def contenders(
    python: Path, ours: Path, plain: Path, zensical: Path, edited: Path, sphinx: Path, ezglossary: Path
) -> Sequence[Contender]:
    """Each with its command. Builds that keep something come after the one that they keep it from."""
    here, there = ([str(path), "-m"] for path in (Path(sys.executable), python))
    by_mkdocs = ["mkdocs", "build", "--strict"]
    by_zensical = [*there, "zensical", "build"]
    by_sphinx = [*there, "sphinx", "-q", "-W", ".", "_build"]
    of_sphinx = {"command": by_sphinx, "site": "_build", "removed": ["_build"], "link": 'class="xref std std-term"'}
    return [
        Contender("plain MkDocs", plain, [*here, *by_mkdocs]),
        Contender("this project", ours, [*here, *by_mkdocs]),
        Contender("Zensical, for the first time", zensical, by_zensical, removed=["site", ".cache"]),
        Contender("Zensical, nothing changed", zensical, by_zensical, removed=[]),
        Contender("Zensical, one page edited", zensical, by_zensical, removed=[], edited=edited),
        Contender("Sphinx, a page for each entry", sphinx / "entries", **of_sphinx),
        Contender("Sphinx, a page for each letter", sphinx / "letters", **of_sphinx),
        Contender("mkdocs-ezglossary-plugin", ezglossary, [*there, *by_mkdocs], link="mkdocs-ezglossary-link"),
    ]


def texts(project: Path, settings: Mapping[str, Any], size: int) -> tuple[Sequence[Written], Sequence[Written]]:
    """Entries and articles of a project of `make_project`, with the links that it would make."""
    known = {name: settings[name] for name in ("glossary", "entries", "articles", "topics") if name in settings}
    site = assemble(project, Settings(name="Words", **known)).site
    if site is None:
        raise RuntimeError(f"the entries in {project} cannot be read")
    entries = [written_entry(entry, site) for entry in site.dictionary.entries.values()]
    articles = [written_article(name.removesuffix(".md"), text, site) for name, text in generate.articles(size)]
    return entries, articles


def report(built: Sequence[Contender]) -> Iterator[str]:
    """The table, in Markdown, a line at a time. Raises RuntimeError where a site has no links."""
    plain, ours, *_ = built
    yield "| | pages | links to entries | MB | by the clock, s | processor, s | to plain | to ours | memory, MB |"
    yield "|---|--:|--:|--:|--:|--:|--:|--:|--:|"
    for each in built:
        pages, count, size = looked_at(each.project / each.site, each.link)
        if not count:
            raise RuntimeError(f"no link to an entry in what was built by {each.name}")
        peak = median(cost.peak for cost in each.costs)
        yield (
            f"| {each.name} | {pages:,} | {count:,} | {megabytes(size)} | {spread(each.costs, _clock)} "
            f"| {spread(each.costs, _processor)} | {ratio(each.costs, plain.costs, _processor)} "
            f"| {ratio(each.costs, ours.costs, _processor)} | {megabytes(peak)} |"
        )


def looked_at(site: Path, link: str) -> tuple[int, int, int]:
    """How many pages a finished site has, how many links, and how many bytes."""
    pages = list(site.rglob("*.html"))
    count = sum(page.read_text("utf-8").count(link) for page in pages)
    return len(pages), count, sum(path.stat().st_size for path in site.rglob("*") if path.is_file())


def _clock(cost: Cost) -> float:
    return cost.seconds


def _processor(cost: Cost) -> float:
    return cost.processor


def _conditions(options: argparse.Namespace, made_by: Mapping[str, str]) -> str:
    python = ".".join(map(str, sys.version_info[:3]))
    named = ", ".join(f"{name} {version}" for name, version in made_by.items())
    return (
        f"{options.size:,} entries. Median (least to most) of {options.runs} builds of each kind, by turns; "
        f"ratios are those of processor time. Python {python}, {named}."
    )


def _write(folder: Path, files: Mapping[str, str]) -> None:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
