"""The pages and files of the project that `make export` writes, and when a folder may be replaced."""

import shutil
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

MARK = "# Written by `make export`; what is changed here is lost when it runs again.\n"
_TEMPLATES = PROJECT / "hooks" / "dictionary" / "exports" / "templates" / "export"


def export(folder: Path, outcome: str) -> int:
    """Exit status 1 when the site cannot be built or a link leads nowhere; then `outcome` is said."""
    return attempt(lambda: _export(folder, outcome), outcome)


def _export(folder: Path, outcome: str) -> int:
    if refusal := _not_ours(folder):
        return refused(outcome, refusal)
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
        return refused(outcome, *(f"{each} leads to nothing that is exported." for each in dead))
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
