"""Generated pages: browse A–Z, topics, articles, signposts for ambiguous labels, and where readers take part."""

from mkdocs.config.config_options import PathSpec
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import TableOfContents
from mkdocs.utils import get_relative_url

from dictionary.pages import around, pages
from dictionary.running.kept import REBUILD, Rebuild
from dictionary.site import published


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Entries, topics and articles stay out of the navigation: it is rendered into every page. Lists lead to them."""
    settings = published(config).site.settings
    folders = (settings.entries, settings.topics, settings.articles, settings.contribute)
    pages = (settings.embedding_page, settings.api_page, settings.search_page)
    patterns = "".join(f"/{pattern}\n" for pattern in (*(f"{folder}/*" for folder in folders), *pages))
    out = PathSpec().run_validation(patterns)
    config.not_in_nav = config.not_in_nav + out if config.not_in_nav else out
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    site = published(config).site
    for path, meta in pages.list_pages(site).items():
        if path not in files.src_uris:
            file = File.generated(config, path, content=pages.with_front_matter(meta))
            file.edit_uri = None
            files.append(file)
    return files


# Of lists, articles and other hand-written pages, what they show changes with the faces of entries alone.
_OF_FACES = ("main.html", "list.html", "article.html")
_KEPT = ("content", "toc", "_title_from_render", "present_anchor_ids", "links_to_anchors", "meta", "update_date")
"""What the builder has found out about a page when all pages are read."""


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> None:
    """Where no face has changed, a builder that asks writes the other pages only that show more than faces."""
    rebuild: Rebuild | None = config.get(REBUILD)
    build, before = published(config), rebuild.before if rebuild else None
    for file in files.documentation_pages() if before else ():
        path = file.src_uri
        if not rebuild or not before or build.site.slug_of_page(path):
            continue
        is_kept = path in before.pages and not rebuild.faces and path not in rebuild.articles
        file.is_modified = lambda is_kept=is_kept: not is_kept  # type: ignore[method-assign, misc]
        if is_kept:
            told, page = before.pages[path], file.page or Page(None, file, config)
            vars(page).update(told, markdown="", toc=TableOfContents(list(told["toc"])))
            if path in before.build.rendered:
                build.rendered[path] = before.build.rendered[path]


def on_env(env: object, config: MkDocsConfig, files: Files) -> None:
    """All pages are read."""
    rebuild: Rebuild | None = config.get(REBUILD)
    if rebuild is None:
        return
    build, before = published(config), rebuild.before
    for file in files.documentation_pages():
        page, slug = file.page, build.site.slug_of_page(file.src_uri)
        if page and slug is None and page.meta.get("template", "main.html") in _OF_FACES:
            told = {name: getattr(page, name) for name in _KEPT}
            rebuild.now.pages[file.src_uri] = {**told, "toc": tuple(page.toc)}
            # The map of a topic shows what entries mention, too.
            if file.generated_by and (key := around.topic_of(page.meta, build)):
                shown = rebuild.now.shown[file.src_uri] = around.around_topic(key, build)
                if before and before.shown.get(file.src_uri) != shown:
                    file.is_modified = lambda: True  # type: ignore[method-assign]


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    site = published(config).site
    # Only generated pages are lists: to an author, `list` is a word like any other.
    if page.file.generated_by is None or "list" not in page.meta:
        return markdown
    page.update_date = site.last_modified or page.update_date

    def href(path: str) -> str:
        return get_relative_url(files.src_uris[path].url, page.file.url)

    return pages.render_list(page.meta["list"], site, href)
