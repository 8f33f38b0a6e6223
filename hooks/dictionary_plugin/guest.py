"""What the plugin does on a site that has entries.

Runs the adapters of `hooks/`, in their order, on the pages that are the dictionary's own; of the host's pages it only
links the mentions, and gives those that have some what their previews need.
"""

import logging
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from jinja2 import ChoiceLoader, Environment, FileSystemLoader, PrefixLoader, TemplateNotFound
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from dictionary.assembly import assemble, found_files
from dictionary.model.problems import Problem, errors
from dictionary.reading.config_file import project_of, settings_of
from dictionary.reading.docs import Docs, docs_from
from dictionary.site import Build, Settings, publish, published
from dictionary_plugin import absence, previews
from dictionary_plugin.adapters import adapter, asset, strings
from dictionary_plugin.settings import guest_settings

log = logging.getLogger("mkdocs.dictionary")

_REDIRECT = "assets/redirect.js"
_CONTENT = re.compile(r"\{%-?\s*block\s+content\b")
_EXTENDS = re.compile(r"""\{%-?\s*extends\s+["']([^"']+)["']""")
# Plugins that read the same signs in the text of pages.
_CLASHES = ("ezglossary", "roamlinks")


def received(config: MkDocsConfig, given: Mapping[str, Any]) -> "Guest | None":
    """The dictionary of a site, read and checked; None where it has no entries. Raises Abort for what is wrong."""
    file, problems = settings_of(config)
    language = config.theme.get("language", None) or "en"
    found, has_previews, wrong = guest_settings(config, given, language, file)
    wrong = [problem for problem in (*problems, *wrong) if problem.code != "E106"]
    if must := errors(wrong):
        for problem in must:
            log.error("%s", problem)
        raise Abort(f"The settings of the dictionary in {file.path} are wrong; nothing was written.")
    settings = replace(found, is_guest=True)
    project = project_of(config)
    if not absence.has_entries(project / settings.glossary):
        absence.say_why(project, settings.glossary)
        return None
    _load(config, settings, project)
    for name in _CLASHES:
        if name in config.plugins:
            log.info('The plugin "%s" reads double brackets too: which of the two comes first decides.', name)
    return Guest(has_previews=has_previews)


def _load(config: MkDocsConfig, settings: Settings, project: Path) -> None:
    docs = Docs(folder=docs_from(config, project).folder)
    files = found_files(project, settings, docs)
    # The host's pages are not ours to check.
    texts = strings(settings.language) if files.strings is None else files.strings
    ours = tuple(problem for problem in files.problems if problem.path.startswith(settings.glossary))
    files = replace(files, pages={}, others=frozenset(), strings=texts, problems=ours)
    assembly = assemble(project, settings, docs, files=files, is_read=lambda path: False)
    _say(assembly.problems)
    found = errors(assembly.problems)
    if assembly.site is None or (found and config.strict):
        problems = "1 problem" if len(found) == 1 else f"{len(found)} problems"
        raise Abort(f"{problems} in the dictionary; nothing was written.")
    publish(config, Build(assembly.site))
    adapter("entry_pages").on_config(config)
    adapter("link_mentions").on_config(config)


def _say(problems: list[Problem]) -> None:
    for problem in problems:
        log.log(logging.WARNING if problem.severity == "error" else logging.DEBUG, "%s", problem)


@dataclass(slots=True, kw_only=True)
class Guest:
    """A dictionary on a site of somebody else, during one build."""

    has_previews: bool
    own: set[str] = field(default_factory=set)
    """Source paths of its pages."""
    has_content: bool = True
    """Whether the host's pages have a place for content that we know."""

    def with_pages(self, files: Files, config: MkDocsConfig) -> Files:
        """The files with the dictionary's pages. None of them takes the place of a page of the host."""
        before = set(files.src_uris)
        written = {file.dest_uri: file.src_uri for file in files}
        settings = published(config).site.settings
        entries = settings.entries
        if taken := [path for path in sorted(before) if path.startswith(f"{entries}/") and path.endswith(".md")]:
            fix = f'name another first part of addresses: "entries: {entries}-of-words".'
            raise Abort(f"{taken[0]} stands where the pages of entries go. Fix: {fix}")
        for name in ("entry_pages", "list_pages", "redirects"):
            adapter(name).on_files(files, config)
        assets = {_REDIRECT: asset("redirect.js"), **(previews.files() if self.has_previews else {})}
        for path, content in assets.items():
            if path not in files.src_uris:
                files.append(File.generated(config, path, content=content))
        for file in files:
            if file.src_uri in before:
                continue
            if theirs := written.get(file.dest_uri):
                part = "topics" if file.src_uri.startswith(f"{settings.topics}/") else "entries"
                name = getattr(settings, part)
                fix = f'name another first part of addresses: "{part}: {name}-of-words".'
                raise Abort(f"{theirs} would be lost: a page of the dictionary has its address. Fix: {fix}")
            if file.is_documentation_page():
                # The navigation stands on every page: it is the host's.
                file.inclusion = InclusionLevel.NOT_IN_NAV
                file.edit_uri = None
                self.own.add(file.src_uri)
        return files

    def markdown_of(self, markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Text of a page of ours; one of the host keeps its own."""
        if page.file.src_uri not in self.own:
            text: str = adapter("link_mentions").on_page_markdown(markdown, page, config, files)
            return text
        for name in ("entry_pages", "list_pages"):
            markdown = adapter(name).on_page_markdown(markdown, page, config, files)
        adapter("page_apparatus").on_page_markdown(markdown, page, config, files)
        template = str(page.meta.pop("template", ""))
        if self.has_content:
            page.meta["template"] = f"dictionary/{template}"
        return markdown

    def take_mentions(self, html: str, page: Page, config: MkDocsConfig, files: Files) -> None:
        """Keep what was found on a page."""
        name = "entry_pages" if page.file.src_uri in self.own else "link_mentions"
        adapter(name).on_page_content(html, page, config, files)

    def with_templates(self, env: Environment, config: MkDocsConfig, files: Files) -> Environment:
        """Our templates stand behind those of the host, under a name of their own."""
        templates = FileSystemLoader(Path(__file__).parent / "templates")
        loaders = [env.loader] if env.loader else []
        self.has_content = _has_content(env)
        if not self.has_content:
            log.info("The theme has no place for content that we know: pages of entries show their text alone.")
            for source in self.own:
                page = files.src_uris[source].page
                if page:
                    page.meta.pop("template", None)
        env.loader = ChoiceLoader([*loaders, PrefixLoader({"dictionary": templates})])
        adapter("json_api").on_env(env, config, files)
        return env

    def with_context(self, context: Any, page: Page, config: MkDocsConfig, nav: Navigation) -> Any:
        """What our templates show around an entry; on any page with mentions, what previews show."""
        build = published(config)
        if page.file.src_uri in self.own:
            adapter("page_apparatus").on_page_context(context, page, config, nav)
            context["dictionary"], context["t"] = build.site, build.site.strings
            urls = {file.src_uri: file.url for file in context["pages"]}
            context["url_of"] = urls.__getitem__
        if self.has_previews and (entries := build.previews(page.file.src_uri)):
            page.content = f"{page.content}\n{previews.notes(entries, build.site.strings, page.url)}"
        return context


def _has_content(env: Environment) -> bool:
    """Whether the host's pages have the block `content`, in `main.html` or in a template that it extends."""
    name, seen = "main.html", set()
    while name and name not in seen and env.loader:
        seen.add(name)
        try:
            text = env.loader.get_source(env, name)[0]
        except TemplateNotFound:
            return False
        if _CONTENT.search(text):
            return True
        extended = _EXTENDS.search(text)
        name = extended[1] if extended else ""
    return False
