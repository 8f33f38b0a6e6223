"""Links in articles and hand-written pages: the Markdown extension, and what it finds.

What is wrong in the files is told by the first hook already; here pages that other plugins make have
their turn.
"""

import logging
import os
import posixpath
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from dictionary.checking.link_checks import check_document
from dictionary.linking.markdown_cost import readable
from dictionary.linking.markdown_extension import DictionaryLinks, LinkContext
from dictionary.linking.mentions import PageLinks
from dictionary.reading.config_file import project_of
from dictionary.reading.docs import docs_from
from dictionary.site import Build, RenderedPage, published

log = logging.getLogger("mkdocs.dictionary")


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    config.markdown_extensions.append(DictionaryLinks())
    return config


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    build = published(config)
    is_generated = page.file.generated_by is not None and not build.site.settings.is_guest
    _extension(config).context = None if is_generated else _context(build, page)
    # What is said of such a page must be seen while serving, and not waited for.
    return markdown if is_generated or build.site.settings.is_guest else readable(markdown)


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> None:
    context = _extension(config).context
    if context is None:
        return
    if published(config).site.settings.is_guest:
        _extension(config).context = None  # what is converted between two pages is no page
        if context.mentions:
            published(config).of_host[page.file.src_uri] = str(page.title or page.file.src_uri)
            published(config).rendered[page.file.src_uri] = RenderedPage(tuple(context.mentions))
        return
    is_article = published(config).site.article_of_page(page.file.src_uri) is not None
    rendered = RenderedPage(tuple(context.mentions), content=html if is_article else "")
    published(config).rendered[page.file.src_uri] = rendered
    if context.troubles and not _is_told(page, config):
        site = published(config).site
        project = project_of(config)
        path = Path(os.path.relpath(page.file.abs_src_path or page.file.src_uri, project)).as_posix()
        text = page.file.content_string.replace("\r\n", "\n")
        for problem in check_document(path, text, site.index, extensions=docs_from(config, project).markdown):
            (log.warning if problem.severity == "error" else log.info)("%s", problem)


def _is_told(page: Page, config: MkDocsConfig) -> bool:
    """Whether the first hook has read this page, and nothing has changed its text since."""
    return page.file.src_uri in published(config).site.dictionary.pages


def _extension(config: MkDocsConfig) -> DictionaryLinks:
    return next(e for e in config.markdown_extensions if isinstance(e, DictionaryLinks))


def _context(build: Build, page: Page) -> LinkContext:
    site = build.site
    folder = page.file.src_uri.rpartition("/")[0]
    return LinkContext(
        index=site.index,
        # A relative source path: MkDocs resolves it whatever it is told of others, and fails a strict build on a
        # dead one.
        href=lambda slug: posixpath.relpath(site.settings.entry_page(slug), folder or "."),
        links=PageLinks(),
        automatic=page.meta.get("autolink", True) is not False,
        slug_of_href=lambda href: site.slug_of_href(href, folder),
        is_guest=site.settings.is_guest,
    )
