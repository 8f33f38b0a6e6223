"""One page for each entry; its Edit link leads to the YAML file."""

from copy import deepcopy
from typing import Any

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import TableOfContents
from mkdocs.utils import get_relative_url

from dictionary.contributing.suggest import edit_uri
from dictionary.pages.finished_html import FinishedHtml, ids_in, joined, parted
from dictionary.pages.pages import entry_front_matter, entry_page, with_front_matter
from dictionary.running.kept import REBUILD, Rebuild
from dictionary.site import published


class EntryFile(File):
    """A file of an entry's page. A builder that asks writes the page only when it has changed."""

    is_kept = False

    def is_modified(self) -> bool:
        return not self.is_kept


class EntryPage(Page):
    """A page of finished HTML: of its Markdown, the headings are converted, once for all pages that have the same."""

    def __init__(self, file: "EntryFile", config: MkDocsConfig, skeletons: dict[str, dict[str, Any]]) -> None:
        super().__init__(None, file, config)
        self._skeletons = skeletons
        self.file: EntryFile = file

    def render(self, config: MkDocsConfig, files: Files) -> None:
        whole = self.markdown or ""
        skeleton, pieces = parted(whole)
        if skeleton not in self._skeletons:
            self.markdown = skeleton
            super().render(config, files)
            self._skeletons[skeleton] = {name: getattr(self, name) for name in _RENDERED}
            self.markdown = whole
        for name, value in self._skeletons[skeleton].items():
            setattr(self, name, deepcopy(value))
        self.content = joined(self.content or "", pieces)
        self.present_anchor_ids = (self.present_anchor_ids or set()) | ids_in(pieces)
        if self.content is None:  # an extension of somebody else has moved the pieces
            super().render(config, files)


_KEPT = ("content", "toc", "_title_from_render", "present_anchor_ids", "links_to_anchors", "meta", "update_date")
"""What the builder has found out about a page when all pages are read."""
_RENDERED = ("content", "toc", "_title_from_render", "present_anchor_ids")


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    config.markdown_extensions.append(FinishedHtml())
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    build = published(config)
    site = build.site
    rebuild: Rebuild | None = config.get(REBUILD)
    before, changed = (rebuild.before, rebuild.changed) if rebuild else (None, ())
    skeletons: dict[str, dict[str, Any]] = {}
    for entry in site.dictionary.entries.values():
        path = site.settings.entry_page(entry.slug)
        is_kept = before is not None and entry.slug not in changed
        content = "" if is_kept else with_front_matter(entry_front_matter(entry, site))
        file = EntryFile.generated(config, path, content=content)
        file.edit_uri = edit_uri(entry.path)
        files.append(file)
        page = EntryPage(file, config, skeletons)
        if before and is_kept:
            file.is_kept = True
            vars(page).update(before.pages[path], toc=TableOfContents(list(before.pages[path]["toc"])))
            build.rendered[path] = before.build.rendered[path]
    for file in files.documentation_pages() if before else ():
        if not isinstance(file, EntryFile):
            file.is_modified = _always  # type: ignore[method-assign] # lists and articles show what entries say
    return files


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> None:
    """All pages are read. A page is another one too when what stands around its text is."""
    rebuild: Rebuild | None = config.get(REBUILD)
    if rebuild is None:
        return
    build, before = published(config), rebuild.before
    for slug in build.site.dictionary.entries:
        path = build.site.settings.entry_page(slug)
        file = files.src_uris[path]
        page = file.page
        if isinstance(file, EntryFile) and page:
            told = {name: getattr(page, name) for name in _KEPT}
            rebuild.now.pages[path] = {**told, "toc": tuple(page.toc.items)}
            around = build.backlinks.get(slug, ()), [entry.slug for entry in build.previews(path)]
            rebuild.now.shown[path] = around
            file.is_kept = file.is_kept and before is not None and before.shown[path] == around
            rebuild.pages += not file.is_kept


def _always() -> bool:
    return True


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> None:
    if isinstance(page, EntryPage):
        page.markdown = ""  # nobody reads it again, and all pages stay in memory


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    build = published(config)
    slug = build.site.slug_of_page(page.file.src_uri)
    if slug is None:
        return markdown
    entry = build.site.dictionary.entries[slug]
    page.update_date = str(entry.last_modified or build.site.last_modified or page.update_date)

    def href(path: str) -> str:
        return get_relative_url(files.src_uris[path].url, page.file.url)

    text, build.rendered[page.file.src_uri] = entry_page(entry, build.site, href, build.renderer)
    return text
