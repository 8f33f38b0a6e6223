"""Write the site as plain pages for builders that know nothing of the dictionary: `make export`.

    python scripts/export.py [--folder FOLDER]

What comes out is a project of its own, with `mkdocs.yml`, `docs/` and `overrides/`: every page whole, with its links,
previews and backlinks, and beside them every file for programs. Zensical builds it as it is. There are no entries in
it any more, so go on writing here, and export again.
"""

import argparse
import shutil
import sys
import tempfile
from pathlib import Path

import yaml
from mkdocs.config.defaults import MkDocsConfig

from dictionary.exports.plain_page import PlainBody
from dictionary.pages.pages import with_front_matter
from dictionary.running import site_folder
from export_pages import Collector, Taken
from project import CONFIG, PROJECT
from strict_build import attempt, built, refused

_OUTCOME = "Nothing was exported; what was there is as it was."
MARK = "# Written by `make export`; what is changed here is lost when it runs again.\n"
_TEMPLATES = PROJECT / "hooks" / "dictionary" / "exports" / "templates" / "export"


def main() -> int:
    """Exit status 1 when the site cannot be built or a link leads nowhere; then the old export is as it was."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--folder", default="export", help="where the pages go (default: export/)")
    folder = Path(parser.parse_args().folder).resolve()
    return attempt(lambda: _export(folder), _OUTCOME)


def _export(folder: Path) -> int:
    if refusal := _not_ours(folder):
        return refused(_OUTCOME, refusal)
    with tempfile.TemporaryDirectory() as site:
        taken = _taken(site)
        staging = site_folder.begin(folder)
        try:
            pages = write(taken, staging.folder)
            if not (dead := [f"{source}: {address}" for source in pages for address in pages[source].dead]):
                staging.finish()
        finally:
            staging.discard()
    if dead:
        return refused(_OUTCOME, *(f"{each} leads to nothing that is exported." for each in dead))
    print(summary(folder, taken, pages))
    return 0


def _taken(site: str) -> Taken:
    """Build the site strictly, and take what its pages turned out to be."""
    collector = Collector()

    def collect(config: MkDocsConfig) -> None:
        config.plugins["export"] = collector

    config = built(collect, site_dir=str(Path(site, "site")), use_directory_urls=True)
    return collector.taken(config)


def write(taken: Taken, folder: Path) -> dict[str, PlainBody]:
    """Write the project into an empty folder. Source path of a page → what is in it."""
    for path, content in taken.files.items():
        _put(folder / "docs" / path, content)
    for source, page in taken.pages.items():
        _put(folder / "docs" / source, with_front_matter(page.meta, page.body.text).encode())
    for name, text in taken.templates.items():
        _put(folder / "overrides" / name, text.encode())
    for template in _TEMPLATES.iterdir():
        shutil.copyfile(template, folder / "overrides" / template.name)
    settings = yaml.dump(taken.settings, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=10_000)
    _put(folder / CONFIG, f"{MARK}{settings}".encode())
    return {source: page.body for source, page in taken.pages.items()}


def summary(folder: Path, taken: Taken, pages: dict[str, PlainBody]) -> str:
    """What was written, in figures: a builder that leaves half of it out may not say so."""
    name = folder.relative_to(PROJECT) if folder.is_relative_to(PROJECT) else folder
    links, mentions = (sum(getattr(page, kind) for page in pages.values()) for kind in ("links", "mentions"))
    with_previews = sum("previews" in page.meta for page in taken.pages.values())
    return (
        f"{name}/ holds {len(pages)} pages, {with_previews} of them with previews, and {len(taken.files)} other files; "
        f"{links} links between them, {mentions} of them mentions of entries.\n"
        f"Build it with Zensical: zensical build --config-file {name}/{CONFIG}"
    )


def _not_ours(folder: Path) -> str:
    """Why a folder must not be replaced; empty where it may be."""
    config = folder / CONFIG
    if not folder.exists() or (folder.is_dir() and not any(folder.iterdir())):
        return ""
    if config.is_file() and config.read_text(encoding="utf-8").startswith(MARK):
        return ""
    return f"{folder} holds something that `make export` did not write, and it would be lost. Name another folder."


def _put(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


if __name__ == "__main__":
    sys.exit(main())
