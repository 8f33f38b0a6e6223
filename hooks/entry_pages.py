"""One page for each entry; its Edit link leads to the YAML file."""

from copy import deepcopy
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

from dictionary.contributing.suggest import edit_uri
from dictionary.pages.finished_html import FinishedHtml, ids_in, joined, parted
from dictionary.pages.pages import entry_front_matter, entry_page, with_front_matter
from dictionary.site import published


class EntryPage(Page):
    """A page of finished HTML: of its Markdown, the headings are converted, once for all pages that have the same."""

    def __init__(self, file: File, config: MkDocsConfig, skeletons: dict[str, dict[str, Any]]) -> None:
        super().__init__(None, file, config)
        self._skeletons = skeletons

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


_RENDERED = ("content", "toc", "_title_from_render", "present_anchor_ids")


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    config.markdown_extensions.append(FinishedHtml())
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    site = published(config).site
    skeletons: dict[str, dict[str, Any]] = {}
    for entry in site.dictionary.entries.values():
        path = site.settings.entry_page(entry.slug)
        content = with_front_matter(entry_front_matter(entry, site))
        file = File.generated(config, path, content=content)
        file.edit_uri = edit_uri(entry.path)
        files.append(file)
        EntryPage(file, config, skeletons)
    return files


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
