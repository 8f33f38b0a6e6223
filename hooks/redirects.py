"""Redirect pages for aliases, covered terms and former addresses of entries.

Each is written as soon as it is made: there are several for each entry, and the builder would keep all in memory.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import quote

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.utils import get_relative_url

from dictionary.linking.addresses import Redirect
from dictionary.pages.pages import redirect_page
from dictionary.running.kept import REBUILD, Rebuild, hash_of
from dictionary.running.new_files import NewFiles
from dictionary.site import Site, published

SCRIPT = "assets/redirect.js"
ICON = "assets/icon.svg"


def on_files(files: Files, config: MkDocsConfig) -> Files:
    rebuild: Rebuild | None = config.get(REBUILD)
    before = rebuild.before if rebuild else None
    if rebuild and before and (not rebuild.faces or _shown(before.build.site) == _shown(published(config).site)):
        rebuild.now.redirects = before.redirects
        return files
    folder, written = Path(config.site_dir), {}
    place = NewFiles(folder)
    told = before.redirects if before else {}
    pages: Iterable[tuple[str, str]] = _pages(files, config)
    if before:
        pages = list(pages)
        for path in told.keys() - dict(pages).keys():
            (folder / path).unlink(missing_ok=True)
    for path, page in pages:
        data = page.encode()
        if rebuild:
            written[path] = hash_of(data)
            if told.get(path) == written[path]:
                continue
        place.write(path, data)
    if rebuild:
        rebuild.now.redirects = written
    return files


def _shown(site: Site) -> list[tuple[str, str, str, str, str]]:
    """What the pages show of the dictionary; all else is what a site is built whole for."""
    return [
        (path, each.label, each.entry.slug, each.entry.headword, each.anchor)
        for path, each in site.addresses.redirects.items()
    ]


def _pages(files: Files, config: MkDocsConfig) -> Iterator[tuple[str, str]]:
    """Path below the folder of the site, and page, of each redirect that has its address for itself."""
    site = published(config).site
    # Where capitals do not tell files apart, the redirect of `Mentor` would take the place of `mentor`.
    same = str.casefold if _ignores_capitals(Path(config.docs_dir)) else str
    taken = {same(file.dest_uri) for file in files}
    for redirect in site.addresses.redirects.values():
        path = _path(redirect, site, config.use_directory_urls)
        # Without directory URLs, `mentor.html` is the page of the entry itself.
        if same(path) not in taken:
            taken.add(same(path))
            yield path, _page(redirect, site, path, files, config)


def _ignores_capitals(folder: Path) -> bool:
    """Whether the file system finds a folder by its name in other capitals, as on macOS and Windows."""
    return folder.with_name(folder.name.swapcase()).exists()


def _path(redirect: Redirect, site: Site, directory_urls: bool) -> str:
    """The file that a host sends for an address, as that address was: with or without `.html`."""
    path = f"{site.settings.entries}/{redirect.slug}"
    if redirect.slug.lower().endswith((".html", ".htm")):
        return path
    return f"{path}/index.html" if directory_urls else f"{path}.html"


def _page(redirect: Redirect, site: Site, path: str, files: Files, config: MkDocsConfig) -> str:
    entry = files.src_uris[site.settings.entry_page(redirect.entry.slug)]
    anchor = f"#{quote(redirect.anchor)}" if redirect.anchor else ""
    url = quote(path)
    target = get_relative_url(entry.url, url) + anchor
    script = get_relative_url(SCRIPT, url)
    # A guest brings no sign of its own.
    icon = "data:," if site.settings.is_guest else get_relative_url(ICON, url)
    canonical = f"{config.site_url.rstrip('/')}/{entry.url}" if config.site_url else ""
    return redirect_page(redirect, site, target, script, icon, canonical)
