"""Generated pages: browse A–Z, topics, articles, signposts for ambiguous labels, and where readers take part."""

from mkdocs.config.config_options import PathSpec
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

from dictionary.pages import pages
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


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    site = published(config).site
    # Only generated pages are lists: to an author, `list` is a word like any other.
    if page.file.generated_by is None or "list" not in page.meta:
        return markdown
    page.update_date = site.last_modified or page.update_date

    def href(path: str) -> str:
        return get_relative_url(files.src_uris[path].url, page.file.url)

    return pages.render_list(page.meta["list"], site, href)
