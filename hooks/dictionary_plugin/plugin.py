"""`plugins: [search, dictionary]` and a folder `glossary/`: a dictionary on a site that exists.

Only the events are here. Without entries nothing is done, and what does the work (`guest.py`) is not even loaded: that
takes as long as many a site takes to build.
"""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import Environment
from mkdocs.config.base import ConfigErrors, ConfigWarnings
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from dictionary_plugin import absence

if TYPE_CHECKING:
    from dictionary_plugin.guest import Guest


class DictionaryPlugin(BasePlugin):  # type: ignore[type-arg, no-untyped-call]
    """A dictionary as a guest; there is none where there are no entries."""

    def __init__(self) -> None:
        self._given: dict[str, Any] = {}
        self._guest: Guest | None = None

    def load_config(
        self, options: dict[str, Any], config_file_path: str | None = None
    ) -> tuple[ConfigErrors, ConfigWarnings]:
        """Take the settings as they are: they are checked when the file is at hand, so that a line can be named."""
        self._given = dict(options)
        return [], []

    @event_priority(-50)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read and check the dictionary. A strict build ends here when something is wrong with it."""
        self._guest = None
        # Settings that come by standard input have no file; then the site is where the builder runs.
        project = Path(config.config_file_path).parent if config.config_file_path else Path()
        if not (absence.has_settings(self._given, config.extra) or absence.has_entries(project / absence.GLOSSARY)):
            absence.say_why(project, absence.GLOSSARY)
            return config
        from dictionary_plugin.guest import received

        self._guest = received(config, self._given)
        return config

    @event_priority(-50)
    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Add the dictionary's pages."""
        return self._guest.with_pages(files, config) if self._guest else files

    @event_priority(-100)
    def on_page_markdown(self, markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Text of our pages; of others, what their mentions need."""
        return self._guest.markdown_of(markdown, page, config, files) if self._guest else markdown

    @event_priority(100)
    def on_page_content(self, html: str, page: Page, config: MkDocsConfig, files: Files) -> None:
        """What was found on the page."""
        if self._guest:
            self._guest.take_mentions(html, page, config, files)

    def on_env(self, env: Environment, config: MkDocsConfig, files: Files) -> Environment:
        """Our templates, and files for programs."""
        return self._guest.with_templates(env, config, files) if self._guest else env

    # After the search, which takes the text of pages at the same time: definitions of previews are no part of it.
    @event_priority(-100)
    def on_page_context(self, context: Any, page: Page, config: MkDocsConfig, nav: Navigation) -> Any:
        """What our templates show around an entry, and what previews show on any page."""
        return self._guest.with_context(context, page, config, nav) if self._guest else context
