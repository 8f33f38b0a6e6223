"""What an edit costs while a site is served: `.venv/bin/python benchmarks/rebuilding.py`.

A dictionary of made-up entries (`generate.py`) is built as `make serve` does, without the server, in one process:
whole, and again after each edit. What is printed is processor time; nothing passes or fails on it.
"""

import argparse
import logging
import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import process_time
from typing import Any

import yaml
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig

from run import make_project

ENTRY = 5
"""The entry that is edited, by its place among the files."""


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--size", type=int, default=1_000, metavar="N", help="number of entries")
    parser.add_argument("--runs", type=int, default=3, help="edits of each kind")
    options = parser.parse_args()
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    with tempfile.TemporaryDirectory() as folder:
        project = Path(folder).resolve() / "project"
        make_project(project, options.size)
        os.chdir(project)
        _load().plugins.on_startup(command="serve", dirty=True)
        logging.getLogger("mkdocs").setLevel(logging.ERROR)
        print(f"whole: {_build()}")
        entry = sorted((project / "glossary").glob("[!_]*.yml"))[ENTRY]
        article = min((project / "docs" / "articles").glob("*.md"))
        for name, edit in EDITS.items():
            told = [_build_after(edit, entry, article, run) for run in range(options.runs)]
            print(f"{name}: {median(float(each.split()[0]) for each in told):.2f} s ({'; '.join(told)})")
    return 0


def _tip(entry: dict[str, Any], run: int) -> None:
    entry["tips"] = [f"Ask once more ({run})."]


def _definition(entry: dict[str, Any], run: int) -> None:
    entry["definition"] = f"{str(entry['definition']).rstrip('.')}, {run + 2} times over."


def _alias(entry: dict[str, Any], run: int) -> None:
    entry["aliases"] = [*entry.get("aliases", []), f"zither number {run}"]


EDITS: dict[str, Callable[[dict[str, Any], int], None] | None] = {
    "a tip": _tip,
    "the text of an article": None,
    "a definition": _definition,
    "an alias that no text has": _alias,
}


def _build_after(edit: Callable[[dict[str, Any], int], None] | None, entry: Path, article: Path, run: int) -> str:
    if edit is None:
        article.write_text(f"{article.read_text(encoding='utf-8')}\nAnd more ({run}).\n", encoding="utf-8")
    else:
        fields = yaml.safe_load(entry.read_text(encoding="utf-8"))
        edit(fields, run)
        entry.write_text(yaml.safe_dump(fields, sort_keys=False, allow_unicode=True), encoding="utf-8")
    return _build()


def _build() -> str:
    """Build, and say how long it took and how many pages of entries it wrote."""
    start = process_time()
    config = _load()
    build(config, serve_url=config.site_url, dirty=True)
    rebuild = config.get("dictionary_rebuild")
    pages = f"{rebuild.pages} pages of entries" if rebuild and rebuild.before else "all pages"
    return f"{process_time() - start:.2f} s, {pages}"


def _load() -> MkDocsConfig:
    return load_config("mkdocs.yml", site_dir=str(Path.cwd().parent / "site"))


if __name__ == "__main__":
    sys.exit(main())
