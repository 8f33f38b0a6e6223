"""One page for each entry; its Edit link leads to the YAML file."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents
from mkdocs.utils import get_relative_url
from mkdocs.utils.meta import get_data

from dictionary.contributing.suggest import edit_uri
from dictionary.pages.finished_html import FinishedHtml, ids_in, joined, parted
from dictionary.pages.pages import entry_front_matter, entry_page
from dictionary.running.kept import REBUILD, Rebuild, around_entry
from dictionary.site import published


class EntryFile(File):
    """A file of an entry's page. A builder that asks writes the page only when it has changed."""

    is_kept = False

    def is_modified(self) -> bool:
        return not self.is_kept


class EntryPage(Page):
    """A page of finished HTML: of its Markdown, the headings are converted, once for all pages that have the same."""

    def __init__(
        self, file: EntryFile, config: MkDocsConfig, skeletons: dict[str, Mapping[str, Any]], given: dict[str, Any]
    ) -> None:
        super().__init__(None, file, config)
        self._skeletons = skeletons
        self._given = given
        self._ids: set[str] | None = None
        self.file: EntryFile = file

    def read_source(self, config: MkDocsConfig) -> None:
        """Front matter is there already: nobody writes it down to read it again."""
        source = config.plugins.on_page_read_source(page=self, config=config)
        self.markdown, self.meta = ("", self._given) if source is None else get_data(source)

    def render(self, config: MkDocsConfig, files: Files) -> None:
        whole = self.markdown or ""
        skeleton, pieces = parted(whole)
        if skeleton not in self._skeletons:
            self.markdown = skeleton
            super().render(config, files)
            self._skeletons[skeleton] = {name: getattr(self, name) for name in _RENDERED}
            self.markdown = whole
        told = self._skeletons[skeleton]
        self.content = joined(told["content"] or "", pieces)
        if self.content is None:  # an extension of somebody else has moved the pieces
            super().render(config, files)
            return
        self.toc = TableOfContents([*map(_copied, told["toc"])])
        self._title_from_render = told["_title_from_render"]
        self._ids = None

    @property
    def present_anchor_ids(self) -> set[str] | None:  # type: ignore[override]
        """The ids in the page, looked for when a link asks: few pages are asked, and all stay in memory."""
        if self._ids is None and self.content is not None:
            self._ids = ids_in([self.content])
        return self._ids

    @present_anchor_ids.setter
    def present_anchor_ids(self, ids: set[str] | None) -> None:
        self._ids = ids


def _copied(item: AnchorLink) -> AnchorLink:
    """A section of a page's own, with its sections."""
    copied = AnchorLink(item.title, item.id, item.level)
    vars(copied).update(vars(item), children=[*map(_copied, item.children)])
    return copied


_KEPT = ("content", "toc", "_title_from_render", "_ids", "links_to_anchors", "meta", "update_date")
"""What the builder has found out about a page when all pages are read."""
_RENDERED = ("content", "toc", "_title_from_render")


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    config.markdown_extensions.append(FinishedHtml())
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    build = published(config)
    site = build.site
    rebuild: Rebuild | None = config.get(REBUILD)
    before, changed = (rebuild.before, rebuild.changed) if rebuild else (None, ())
    skeletons: dict[str, Mapping[str, Any]] = {}
    for entry in site.dictionary.entries.values():
        path = site.settings.entry_page(entry.slug)
        is_kept = before is not None and entry.slug not in changed
        file = EntryFile.generated(config, path, content="")
        file.edit_uri = edit_uri(entry.path)
        files.append(file)
        page = EntryPage(file, config, skeletons, entry_front_matter(entry, site))
        if before and is_kept:
            file.is_kept = True
            vars(page).update(before.pages[path], markdown="", toc=TableOfContents(list(before.pages[path]["toc"])))
            build.rendered[path] = before.build.rendered[path]
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
            around, others = around_entry(slug, build)
            rebuild.now.shown[path] = around
            is_same = before is not None and before.shown[path] == around and others.isdisjoint(rebuild.faces)
            file.is_kept = file.is_kept and is_same
            rebuild.pages += not file.is_kept


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> None:
    if isinstance(page, EntryPage):
        rendered = published(config).rendered
        rendered[page.file.src_uri] = replace(rendered[page.file.src_uri], content=html)
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
