"""What a build's pages turn out to be, taken from it page by page for `scripts/export.py`."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from jinja2 import Environment, pass_context
from jinja2.runtime import Context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink

from dictionary.exports import flat_template, linked_data
from dictionary.exports.plain_page import Places, PlainBody, plain_body
from dictionary.exports.web import Web
from dictionary.model.entry import Dictionary, Entry
from dictionary.site import Build, published

# Front matter that only the templates of this project understand.
_OURS = ("template", "list", "entry", "autolink")
# What the next builder has of its own, or is told in other words.
_SETTINGS = ("site_name", "site_description", "site_author", "site_url", "copyright", "repo_url", "repo_name")
_WORDS = ("not_found_title", "preview_open", "preview_off", "preview_notes")
_FOOTER, _SAFE = "partials/footer.html", "partials/safe-settings.js"
# The theme's own asks the repository's host on every page.
_SOURCE = "partials/source.html"


@dataclass(frozen=True, slots=True)
class PlainPage:
    """A page as it is exported."""

    meta: Mapping[str, Any]
    body: PlainBody


@dataclass(frozen=True, slots=True)
class Taken:
    """A whole site, to be written."""

    pages: Mapping[str, PlainPage]
    """Source path → page."""
    files: Mapping[str, bytes]
    """Path below the root → content of everything that is no page."""
    templates: Mapping[str, str]
    """Path in the theme's folder → text."""
    settings: Mapping[str, Any]
    """The builder's configuration."""


@dataclass(slots=True)
class _Seen:
    """What was rendered of a page; addresses are those of the finished site."""

    page: Page
    html: str
    headings: frozenset[str]
    meta: dict[str, Any] = field(default_factory=dict)
    header: str = ""


class Collector(BasePlugin):  # type: ignore[type-arg, no-untyped-call]
    """A plugin that looks on while a site is built."""

    def __init__(self) -> None:
        self._env: Environment
        self._files: Files
        self._written: list[str] = []
        self._nav: Navigation
        self._seen: dict[str, _Seen] = {}
        self._not_found = self._footer = self._source = ""

    @event_priority(-200)
    def on_env(self, env: Environment, config: MkDocsConfig, files: Files) -> None:
        """All files of the site are known, and what hooks have written without the builder stands in its folder."""
        self._env, self._files = env, files
        site = Path(config.site_dir)
        self._written = [path.relative_to(site).as_posix() for path in sorted(site.rglob("*")) if path.is_file()]

    @event_priority(-200)
    def on_template_context(self, context: Any, template_name: str, config: MkDocsConfig) -> None:
        """The page of addresses that nobody has."""
        if template_name == "404.html":
            rendered = self._rendered(template_name, context)
            with self._marking():
                self._not_found = flat_template.template(_block(rendered, "content"))

    @event_priority(-200)
    def on_page_context(self, context: Any, page: Page, config: MkDocsConfig, nav: Navigation) -> None:
        """A page with all that its templates are told."""
        self._nav = nav
        name = str(page.meta.get("template", "main.html"))
        # Shared parts would be remembered with marks in them.
        rendered = self._rendered(name, context | {"alike": None})
        with self._marking():
            page.meta, meta = {**page.meta, "title": flat_template.TITLE}, page.meta
            header = flat_template.template(_block(rendered, "header"))
            self._footer = self._footer or flat_template.template(_block(rendered, "footer"))
            if not self._source and config.repo_url:
                self._source = flat_template.template(self._env.get_template(_SOURCE).render(rendered.get_all()))
            styles, scripts = _Loaded(_block(rendered, "styles")), _Loaded(_block(rendered, "scripts"))
            page.meta = meta
        ids = frozenset(_ids(page.toc.items))
        seen = _Seen(page, _block(rendered, "content"), ids, header=header)
        build = published(config)
        seen.meta = self._meta(page, build, config)
        seen.meta["hide"] = ["navigation", "toc"]
        if "md-sidebar--secondary" in _block(rendered, "site_nav"):
            seen.meta["hide"] = ["navigation"]
        if previews := context["previews"]:
            seen.meta["previews"] = [_preview(entry, build.site.dictionary) for entry in previews]
        if own := [link["href"] for link in styles.links if _is_of_page(link["href"], config)]:
            seen.meta["styles"] = own
        if own_scripts := [script for script in scripts.scripts if _is_of_page(script["src"], config)]:
            seen.meta["scripts"] = own_scripts
        self._seen[page.file.src_uri] = seen

    def taken(self, config: MkDocsConfig) -> Taken:
        """Everything, when the build has ended."""
        pages = {unquote(seen.page.url): source for source, seen in self._seen.items()}
        files = dict(self._other_files(config))
        places = Places(pages | {"./": pages.get("", "index.md")}, files)
        headers = dict.fromkeys(seen.header for seen in self._seen.values())
        most = max(headers, key=[seen.header for seen in self._seen.values()].count)
        names = {each: f"header-{number}.html" for number, each in enumerate(headers)} | {most: "header.html"}
        plain = {}
        for source, seen in self._seen.items():
            meta = seen.meta | ({"header": names[seen.header]} if seen.header != most else {})

            def find(address: str, source: str = source, url: str = seen.page.url) -> str | None:
                return places.source(address, url, source)

            plain[source] = PlainPage(meta, plain_body(seen.html, seen.headings, find))
        templates = {f"partials/{name}": text for text, name in names.items()} | {
            _FOOTER: self._footer,
            _SOURCE: self._source,
        }
        assert self._env.loader
        templates[_SAFE] = self._env.loader.get_source(self._env, _SAFE)[0]
        templates["404.html"] = f'{{% extends "main.html" %}}\n{{% block content %}}{self._not_found}{{% endblock %}}\n'
        return Taken(plain, files, templates, _settings(config, self._nav))

    def _rendered(self, name: str, context: Mapping[str, Any]) -> Context:
        """The page's template with what it imports and what it sets, so that its blocks can be asked for."""
        template = self._env.get_template(name)
        made = template.new_context(dict(context))
        for _ in template.root_render_func(made):
            pass
        return made

    def _marking(self) -> "_Marking":
        return _Marking(self._env)

    def _meta(self, page: Page, build: Build, config: MkDocsConfig) -> dict[str, Any]:
        meta = {"title": str(page.meta.get("title") or page.title or "")}
        meta |= {name: value for name, value in page.meta.items() if name not in _OURS and name != "title"}
        source = page.file.src_uri
        web = Web.of(config.site_url, lambda each: self._files.src_uris[each].url)
        if about := linked_data.of_page(source, build.site, web):
            meta["linked_data"] = str(about)
        slug = build.site.slug_of_page(source)
        if slug and config.site_url:
            meta["card"] = f"oembed/{slug}.json"
        if build.site.last_modified:
            meta["updated"] = str(page.update_date)
        return meta

    def _other_files(self, config: MkDocsConfig) -> Iterator[tuple[str, bytes]]:
        themes = [Path(folder).resolve() for folder in config.theme.dirs]
        for file in self._files:
            if not file.is_documentation_page() and not _is_of(file, themes):
                # Where the builder has put it: what it was made from may be gone.
                yield file.dest_uri, Path(config.site_dir, file.dest_uri).read_bytes()
        for path in self._written:
            yield path, Path(config.site_dir, path).read_bytes()


class _Marking:
    """While it lasts, templates write addresses below the root with marks around them."""

    def __init__(self, env: Environment) -> None:
        self._env = env

    def __enter__(self) -> None:
        self._usual = self._env.filters["url"]
        self._env.filters["url"] = pass_context(lambda context, value: flat_template.marked(value))

    def __exit__(self, *_: object) -> None:
        self._env.filters["url"] = self._usual


class _Loaded(HTMLParser):
    """Style sheets and scripts that a page loads, as their tags say it."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.links: list[dict[str, str]] = []
        self.scripts: list[dict[str, str]] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        raw = {name: value or name for name, value in attrs}
        given = {name: flat_template.address_in(value) for name, value in raw.items()}
        name = {"link": "href", "script": "src"}.get(tag)
        if name is None or raw.get(name) == given.get(name):
            return  # written into the page, or loaded by all pages
        if tag == "script":
            self.scripts.append(given)
        elif given.get("rel") == "stylesheet":
            self.links.append(given)


def _block(rendered: Context, name: str) -> str:
    return "".join(rendered.blocks[name][0](rendered))


def _ids(headings: Iterable[AnchorLink]) -> Iterator[str]:
    for heading in headings:
        yield heading.id
        yield from _ids(heading.children)


def _is_of(file: File, themes: list[Path]) -> bool:
    path = file.abs_src_path
    return path is not None and any(Path(path).resolve().is_relative_to(theme) for theme in themes)


def _is_of_page(path: str, config: MkDocsConfig) -> bool:
    """Whether a page alone loads it: neither the theme nor the settings name it for all pages."""
    return path not in map(str, config.extra_css) and not path.startswith(
        ("assets/stylesheets/", "assets/javascripts/")
    )


def _settings(config: MkDocsConfig, nav: Navigation) -> dict[str, Any]:
    site = published(config).site
    t = site.strings
    made: dict[str, Any] = {name: str(config[name]) for name in _SETTINGS if config[name]}
    theme = {key: value for key, value in config.theme.items() if key in ("language", "font", "icon", "palette")}
    features = [str(each) for each in config.theme.get("features", [])]
    # The looks that this dictionary was drawn for.
    made["theme"] = {"name": "material", "variant": "classic", "custom_dir": "overrides", **theme, "features": features}
    made["extra"] = {
        "generator": config.extra.get("generator", True),
        "words": {name: getattr(t, name) for name in _WORDS} | {"feed_title": t("feed_title", name=config.site_name)},
    }
    toc = {name: config.mdx_configs["toc"][name] for name in ("permalink", "permalink_title")}
    made["markdown_extensions"] = ["attr_list", {"toc": toc}]
    made["nav"] = config.nav or [{str(page.title): page.file.src_uri} for page in nav.pages]
    made["extra_css"] = [str(path) for path in config.extra_css]
    made["extra_javascript"] = [_script(script) for script in config.extra_javascript]
    # Words of the theme are marked as safe HTML; a file has them as text.
    plain: dict[str, Any] = json.loads(json.dumps(made, default=str))
    return plain


def _script(script: object) -> object:
    told = {name: getattr(script, name, None) for name in ("path", "type", "defer", "async")}
    return {name: value for name, value in told.items() if value} if told["path"] else str(script)


def _preview(entry: Entry, dictionary: Dictionary) -> dict[str, Any]:
    """What a preview of an entry shows, as `overrides/main.html` does: the facts of entries on law too."""
    shown: dict[str, Any] = {"entry": entry.slug, "headword": entry.headword, "definition": entry.gloss}
    facts = entry.in_short if entry.legal else ()
    if facts:
        shown["facts"] = [
            {
                "label": fact.label,
                "regions": ", ".join(dictionary.regions[key].name for key in fact.region),
                "value": fact.value,
            }
            for fact in facts
        ]
    return shown
