"""What templates show around an entry or article: backlinks, neighbors, entries of an article."""

import datetime
from collections.abc import Callable, Hashable, Iterable, Iterator
from html import escape
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure import StructureItem
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Link, Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents

from dictionary.contributing import form_page
from dictionary.contributing.suggest import WORD, for_entry
from dictionary.exports import linked_data, offline, typefaces
from dictionary.exports.web import Web
from dictionary.language.typography import typeset
from dictionary.pages import api_page, around, browsing, citing, contents, defining, embedding, excerpt, recipes
from dictionary.pages.article import reading_of
from dictionary.pages.cell_alignment import CellAlignment
from dictionary.pages.pages import hand_written_front_matter
from dictionary.pages.shared_parts import SharedParts
from dictionary.pages.template_code import KeptTemplates
from dictionary.pages.theme_files import with_visible_files
from dictionary.reading import front_matter
from dictionary.site import Build, published

_templates: dict[str, bytes] = {}
"""Outlives a build: templates are the same code in each, as long as their text is."""
UNDATED = "1970-01-01"
# The list of pages is compressed, and carries a day: what fits into 32 bits.
LATEST = "2106-02-06"
"""Date of the pages of a dictionary in which nothing has one. The builder would take the day of the
build, and every build would differ; the sitemap leaves it out (`overrides/sitemap.xml`)."""


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    config.markdown_extensions.append(CellAlignment())
    if not published(config).site.settings.is_guest:  # plugins of a host may list what they like
        environment_of = config.theme.get_env
        config.theme.get_env = lambda: with_visible_files(environment_of())  # type: ignore[method-assign]
    return config


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    build = published(config)
    env.add_extension(SharedParts)
    env.bytecode_cache = KeptTemplates(env, _templates)
    env.globals["dictionary"] = build.site
    if not build.site.settings.is_guest:
        # The theme's words, for our frame: an `import` in it would make them anew for each page.
        env.globals["lang"] = env.get_template("partials/language.html").make_module({"config": config})
    env.globals["letters"] = browsing.letters(build.site)
    env.globals["t"] = build.site.strings
    env.globals["contents_place"] = contents.PLACE
    env.globals["map_place"] = around.MAP_PLACE
    env.globals["url_of"] = lambda path: files.src_uris[path].url
    env.globals["has_page"] = lambda path: path in files.src_uris
    env.globals["frame"] = build.site.settings.frame
    env.globals["typefaces"] = typefaces if typefaces.is_set(build.site) else None
    # While somebody writes, nothing is kept in the browser of that one person.
    env.globals["offline"] = offline if offline.is_kept(build.site) and not build.is_served else None
    form = build.site.settings.form_page
    web = Web.of(config.site_url, lambda source: files.src_uris[source].url)
    # To be made relative by the templates, as all addresses of pages.
    env.globals["propose_new"] = files.src_uris[form].url
    env.globals["asking_for"] = lambda **fields: f"?{urlencode(fields)}"
    env.globals["linked_data"] = lambda source: linked_data.of_page(source, build.site, web)
    env.globals["citations_of"] = lambda entry: citing.citations(entry, build.site, web) if web.is_known else ()
    env.globals["embedding_guide"] = lambda: embedding.guide(build, web)
    env.globals["embedding_choices"] = embedding
    # All files are there when the first page is written: the formats are made by the last hook.
    content_of = _content_of(Path(config.site_dir))
    env.globals["api_documentation"] = lambda: api_page.documentation(build, web, content_of)
    env.globals["define_code"] = lambda: defining.define(web)
    env.globals["recipes"] = lambda: recipes.recipes(build, web)
    env.globals["web"] = web
    env.globals["snippets_of"] = lambda entry: citing.snippets(entry, build.site, web)
    env.globals["propose_word"] = f"?{urlencode({'word': WORD})}"
    return env


def _content_of(site: Path) -> Callable[[str], bytes | None]:
    return lambda path: (site / path).read_bytes() if (site / path).is_file() else None


def on_page_read_source(page: Page, config: MkDocsConfig) -> str | None:
    """The text of a hand-written page, in which the builder takes nothing but front matter for settings."""
    if page.file.generated_by is not None:
        return None
    # Letters of another encoding are a problem that is told already; what can be read is served.
    return front_matter.for_builder(page.file.content_bytes.decode("utf-8-sig", "replace"))


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> None:
    site = published(config).site
    article = site.article_of_page(page.file.src_uri)
    if article:
        page.meta.setdefault("template", "article.html")
        page.meta.setdefault("description", article.description)
    if not page.file.generated_by:
        page.meta.update(hand_written_front_matter(page.meta))
        given = (page.meta.get("reviewed"), page.meta.get("added"))
        days = [day.strftime("%Y-%m-%d") for day in given if isinstance(day, datetime.date)]
        page.update_date = next(iter(days), site.last_modified)
    if not site.last_modified:
        page.update_date = UNDATED
    page.update_date = min(max(str(page.update_date), UNDATED), LATEST)


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    return typeset(output) if published(config).site.settings.has_printed_quotes else output


def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation) -> None:
    build = published(config)
    site = build.site
    context["previews"] = build.previews(page.file.src_uri)
    context["section_page"] = _page_above(page, nav)
    if slug := site.slug_of_page(page.file.src_uri):
        context["entry"] = site.dictionary.entries[slug]
        context["before"], context["after"] = site.neighbors[slug]
        address = page.canonical_url or page.file.url
        context["host_name"] = form_page.host_name(site.settings.repository)
        context["suggest"] = for_entry(site.settings.repository, context["entry"], address, site.strings)
        context["backlinks"] = build.backlinks.get(slug, ())
        if context["backlinks"]:
            page.toc.items.append(AnchorLink(escape(site.strings.mentioned_in), "mentioned-in", 2))
        _show_around(context, page, build)
        context["toc_shape"] = _shape(page.toc)
        # Addresses are relative: what leads to the page itself, or below it, is another one on each page.
        if not any(item.startswith(page.url) for item in _addresses(nav.items)):
            context["alike"] = "entry"
    elif page.file.src_uri == site.settings.form_page:
        context["form"] = form_page.form_page(site.settings, site.dictionary, site.strings)
    elif page.file.src_uri == site.settings.browse_page:
        context["mention_counts"] = build.mention_counts
        context["is_by_letter"] = site.has_letter_pages
    elif page.meta.get("template") == "home.html":
        context["excerpt"] = excerpt.excerpt(site, page.meta.get("excerpt"))
    elif page.meta.get("template") == "letter.html" and (letter := browsing.letter_pages(site).get(page.file.src_uri)):
        context["letter"] = letter
        context["before"], context["after"] = browsing.neighbors(site, letter)
    elif article := site.article_of_page(page.file.src_uri):
        context["article"] = article
        context["reading"] = reading_of(article, build)
        context["article_entries"] = build.entries_in(article)
    elif page.file.generated_by and not site.settings.is_guest and (key := around.topic_of(page.meta, build)):
        context["map_name"] = site.dictionary.topics[key].name
        context["map"] = around.map_of(context["map_name"], around.around_topic(key, build), build)
    _lead_to_title(context, page)


def _show_around(context: dict[str, Any], page: Page, build: Build) -> None:
    """The map of an entry and what is related to it; not on sites of others, which have no colors for it."""
    if build.site.settings.is_guest:
        return
    entry = context["entry"]
    near = around.around_entry(entry, build)
    context["related"] = [build.site.dictionary.entries[slug] for slug in near.related]
    context["map"] = around.map_of(entry.headword, near, build)
    if context["related"] or context["map"]:
        page.toc.items.append(AnchorLink(escape(build.site.strings.related), "related", 2))


# Of pages whose title stands in a template.
_TITLES = {"home.html": "home", "browse.html": "browse", "contribute.html": "contribute", "search.html": "search"}
_TITLES |= {"embedding.html": "embedding", "api.html": "api"}


def _lead_to_title(context: dict[str, Any], page: Page) -> None:
    """The theme's link that skips the header leads to the first heading there is: let that be the title."""
    first = next(iter(page.toc), None)
    below = first.children if first and first.level == 1 else page.toc.items
    context["sections"] = contents.sections(below)
    if first is None or first.level > 1:
        own = context["letter"].id if "letter" in context else _TITLES.get(str(page.meta.get("template")))
        id = contents.title_id(page.content or "") or own
        if id:
            title = AnchorLink(escape(str(page.title)), id, 1)
            title.children = list(page.toc)
            page.toc = TableOfContents([title])


def _page_above(page: Page, nav: Navigation) -> Page | None:
    """The page in the navigation below which a page stands that is not there itself: the list of all entries."""
    folders = page.file.src_uri.split("/")[:-1]
    lists = ["/".join([*folders[:depth], "index.md"]) for depth in range(len(folders), 0, -1)]
    return next((each for path in lists for each in nav.pages if each.file.src_uri == path), None)


def _addresses(items: Iterable[StructureItem]) -> Iterator[str]:
    """Where the navigation leads to."""
    for item in items:
        yield from _addresses(item.children or ())
        if isinstance(item, Page | Link):
            yield item.url


def _shape(items: Iterable[AnchorLink]) -> tuple[Hashable, ...]:
    return tuple((item.title, item.url, _shape(item.children)) for item in items)
