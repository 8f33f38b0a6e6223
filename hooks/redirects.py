"""Redirect pages for aliases, covered terms and former addresses of entries."""

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.utils import get_relative_url

from dictionary.pages.pages import redirect_page
from dictionary.site import published


def on_files(files: Files, config: MkDocsConfig) -> Files:
    site = published(config).site
    for redirect in site.addresses.redirects.values():
        folder = f"{site.settings.entries}/{redirect.slug}"
        path = f"{folder}/index.html" if config.use_directory_urls else f"{folder}.html"
        entry = files.src_uris[site.settings.entry_page(redirect.entry.slug)]
        file = File.generated(config, path, content="")
        anchor = f"#{redirect.anchor}" if redirect.anchor else ""
        target = get_relative_url(entry.url, file.url) + anchor
        canonical = f"{config.site_url.rstrip('/')}/{entry.url}" if config.site_url else ""
        file.content_string = redirect_page(redirect, site, target, canonical)
        files.append(file)
    return files
