"""`plugins: [search, dictionary]` and a folder `glossary/`: a dictionary on a site that exists.

Runs the adapters of `hooks/`, in their order, on the pages that are the dictionary's own; of the host's pages it only
links the mentions. Without entries it does nothing at all.
"""

import logging
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

from jinja2 import ChoiceLoader, Environment, FileSystemLoader, PrefixLoader, TemplateNotFound
from mkdocs.config.base import ConfigErrors, ConfigWarnings
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from dictionary.assembly import assemble, found_files
from dictionary.model.problems import Problem, errors
from dictionary.reading.config_file import read_config_file
from dictionary.reading.docs import Docs, docs_from
from dictionary.site import Build, Settings, publish, published
from dictionary_plugin.adapters import adapter, asset, strings
from dictionary_plugin.settings import guest_settings

log = logging.getLogger("mkdocs.dictionary")

_REDIRECT = "assets/redirect.js"
_CONTENT = re.compile(r"\{%-?\s*block\s+content\b")
_EXTENDS = re.compile(r"""\{%-?\s*extends\s+["']([^"']+)["']""")
# Plugins that read the same signs in the text of pages.
_CLASHES = ("ezglossary", "roamlinks")


class DictionaryPlugin(BasePlugin):  # type: ignore[type-arg, no-untyped-call]
    """A dictionary as a guest. `_own` are the source paths of its pages; empty where there is nothing to do."""

    def __init__(self) -> None:
        self._given: dict[str, Any] = {}
        self._own: set[str] = set()
        self._is_active = False
        self._has_content = True

    def load_config(
        self, options: dict[str, Any], config_file_path: str | None = None
    ) -> tuple[ConfigErrors, ConfigWarnings]:
        """Take the settings as they are: they are checked when the file is at hand, so that a line can be named."""
        self._given = dict(options)
        return [], []

    @event_priority(-50)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read and check the dictionary. A strict build ends here when something is wrong with it."""
        self._own, self._is_active = set(), False
        path = Path(config.config_file_path)
        file, problems = read_config_file(path.name, path.read_bytes())
        language = config.theme.get("language", None) or "en"
        found, wrong = guest_settings(config, self._given, language, file)
        wrong = [problem for problem in (*problems, *wrong) if problem.code != "E106"]
        if must := errors(wrong):
            for problem in must:
                log.error("%s", problem)
            raise Abort(f"The settings of the dictionary in {path.name} are wrong; nothing was written.")
        settings = replace(found, is_guest=True)
        project = path.parent
        if not any((project / settings.glossary).glob("[!_.]*.yml")):
            for unread in sorted(path for path in (project / settings.glossary).rglob("*") if _is_meant(path)):
                fix = f'name it like "{settings.glossary}/hub.yml".'
                log.warning("%s is not read as an entry. Fix: %s", unread.relative_to(project).as_posix(), fix)
            log.info('There are no entries in "%s/" yet, so the site is built as it is.', settings.glossary)
            return config
        self._load(config, settings, project)
        for name in _CLASHES:
            if name in config.plugins:
                log.info('The plugin "%s" reads double brackets too: which of the two comes first decides.', name)
        return config

    def _load(self, config: MkDocsConfig, settings: Settings, project: Path) -> None:
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
        self._is_active = True
        adapter("entry_pages").on_config(config)
        adapter("link_mentions").on_config(config)

    @event_priority(-50)
    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Add the dictionary's pages. None of them takes the place of a page of the host."""
        if not self._is_active:
            return files
        before = set(files.src_uris)
        written = {file.dest_uri: file.src_uri for file in files}
        settings = published(config).site.settings
        entries = settings.entries
        if taken := [path for path in sorted(before) if path.startswith(f"{entries}/") and path.endswith(".md")]:
            fix = f'name another first part of addresses: "entries: {entries}-of-words".'
            raise Abort(f"{taken[0]} stands where the pages of entries go. Fix: {fix}")
        for name in ("entry_pages", "list_pages", "redirects"):
            adapter(name).on_files(files, config)
        if _REDIRECT not in files.src_uris:
            files.append(File.generated(config, _REDIRECT, content=asset("redirect.js")))
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
                self._own.add(file.src_uri)
        return files

    @event_priority(-100)
    def on_page_markdown(self, markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Text of our pages; of others, what their mentions need."""
        if not self._is_active:
            return markdown
        if page.file.src_uri not in self._own:
            text: str = adapter("link_mentions").on_page_markdown(markdown, page, config, files)
            return text
        for name in ("entry_pages", "list_pages"):
            markdown = adapter(name).on_page_markdown(markdown, page, config, files)
        adapter("page_apparatus").on_page_markdown(markdown, page, config, files)
        template = str(page.meta.pop("template", ""))
        if self._has_content:
            page.meta["template"] = f"dictionary/{template}"
        return markdown

    @event_priority(100)
    def on_page_content(self, html: str, page: Page, config: MkDocsConfig, files: Files) -> None:
        """What was found on the page."""
        if self._is_active:
            name = "entry_pages" if page.file.src_uri in self._own else "link_mentions"
            adapter(name).on_page_content(html, page, config, files)

    def on_env(self, env: Environment, config: MkDocsConfig, files: Files) -> Environment:
        """Our templates stand behind those of the host, under a name of their own."""
        if not self._is_active:
            return env
        templates = FileSystemLoader(Path(__file__).parent / "templates")
        loaders = [env.loader] if env.loader else []
        self._has_content = _has_content(env)
        if not self._has_content:
            log.info("The theme has no place for content that we know: pages of entries show their text alone.")
            for source in self._own:
                page = files.src_uris[source].page
                if page:
                    page.meta.pop("template", None)
        env.loader = ChoiceLoader([*loaders, PrefixLoader({"dictionary": templates})])
        adapter("json_api").on_env(env, config, files)
        return env

    def on_page_context(self, context: Any, page: Page, config: MkDocsConfig, nav: Navigation) -> Any:
        """What our templates show around an entry."""
        if page.file.src_uri in self._own:
            site = published(config).site
            adapter("page_apparatus").on_page_context(context, page, config, nav)
            context["dictionary"], context["t"] = site, site.strings
            urls = {file.src_uri: file.url for file in context["pages"]}
            context["url_of"] = urls.__getitem__
        return context


def _is_meant(path: Path) -> bool:
    """Whether somebody may have meant this file for an entry: another suffix, or a folder too deep."""
    return path.suffix.lower() in (".yml", ".yaml") and not path.name.startswith(("_", "."))


def _say(problems: list[Problem]) -> None:
    for problem in problems:
        log.log(logging.WARNING if problem.severity == "error" else logging.DEBUG, "%s", problem)


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
