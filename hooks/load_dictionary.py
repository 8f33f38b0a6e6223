"""First hook: read and check the dictionary, publish it for the other hooks.

A strict build stops here, before anything is written, with every problem of every file.
`mkdocs serve` shows the problems and goes on with the last state that had none.
"""

import logging
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer

from dictionary.assembly import Assembly, assemble
from dictionary.contributing.suggest import edit_root
from dictionary.model.problems import errors
from dictionary.reading.docs import docs_from
from dictionary.site import Build, Settings, Site, publish, settings_from

log = logging.getLogger("mkdocs.dictionary")

# The one thing that outlives a build: while serving, the last site without errors, by
# configuration file. A builder process has no other place that survives a rebuild.
_last_good: dict[str, Site] = {}


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    project = Path(config.config_file_path).parent
    docs = docs_from(config, project)
    assembly = assemble(project, settings(config), docs)
    for problem in assembly.problems:
        (log.warning if problem.severity == "error" else log.info)("%s", problem)
    site = _site_to_show(assembly, config)
    config.edit_uri = edit_root(site.settings.repository, docs.folder) if config.repo_url else None
    publish(config, Build(site))
    return config


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: object) -> None:
    project = Path(config.config_file_path).parent
    for folder in (settings(config).glossary, "overrides"):
        if (project / folder).is_dir():
            server.watch(str(project / folder))


def settings(config: MkDocsConfig) -> Settings:
    """The settings of the dictionary, from `extra.dictionary` in mkdocs.yml."""
    try:
        return settings_from(config, config.theme.get("language", "en"))
    except (TypeError, ValueError) as error:
        raise Abort(f"mkdocs.yml: a setting under extra.dictionary cannot be used: {error}") from None


def _site_to_show(assembly: Assembly, config: MkDocsConfig) -> Site:
    found = errors(assembly.problems)
    if found and config.strict:
        raise Abort(f"{len(found)} problems in the dictionary; nothing was written.")
    if assembly.site and not found:
        _last_good[config.config_file_path] = assembly.site
    site = _last_good.get(config.config_file_path) or assembly.site
    if site is None:
        raise Abort("The dictionary cannot be shown; the messages above say why.")
    if found and site is not assembly.site:
        log.warning("Showing the dictionary as it was before: %d problems to mend.", len(found))
    return site
