"""Read and check the dictionary, publish it for the other hooks.

A strict build stops here, before anything is written, with every problem of every file.
While serving, what is broken is shown as it was when it was right, and everything else as it is.
"""

import gc
import logging
import os
from dataclasses import replace
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.structure.files import Files

from dictionary.assembly import Assembly, Memory, assemble
from dictionary.checking.prose_checks import binds
from dictionary.contributing.suggest import edit_root
from dictionary.model.problems import Problem, errors
from dictionary.reading.config_file import project_of, settings_of
from dictionary.reading.docs import docs_from
from dictionary.reading.files import Files as Texts
from dictionary.reading.frame import frame_of, origins
from dictionary.running.kept import REBUILD, Kept, files_around, rebuild_after
from dictionary.site import Build, Settings, Site, publish, published, settings_from

log = logging.getLogger("mkdocs.dictionary")

# What outlives a build: while serving, the texts that were right, by configuration file, the entries that were read
# and indexed, and what the last build told. A builder process has no other place that survives a rebuild.
_last_good: dict[str, Texts] = {}
_memory: dict[str, Memory] = {}
_kept: dict[str, Kept] = {}
# Looking for circles that nobody needs takes a sixth of a build's time when it is done as often as Python
# would: a build makes millions of objects, keeps most, and few of the others are in circles.
_COLLECTED = (50_000, 20, 100)
_usually = gc.get_threshold()


# Whether there will be another build, and whether the builder asks each file if it has changed: `make serve` lets it.
_serves: list[bool] = []
_asks: list[bool] = []


def on_startup(command: str, dirty: bool) -> None:
    gc.set_threshold(*_COLLECTED)
    _serves[:] = [command == "serve"]
    _asks[:] = [dirty and command == "serve"]


def on_shutdown() -> None:
    gc.set_threshold(*_usually)
    # The process ends: without this Python would look through all that the build has made, several times over.
    gc.freeze()


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    project = project_of(config)
    docs = docs_from(config, project)
    found = settings(config)
    # Advice on prose is for those who write, and takes longer than the rest: `make check` gives it.
    is_binding = binds(found.rules)
    good = _last_good.get(config.config_file_path)
    memory = _memory.setdefault(config.config_file_path, Memory()) if any(_asks) else None
    assembly = assemble(project, found, docs, good=good, is_read=lambda path: is_binding, memory=memory)
    if any(_serves):
        _last_good[config.config_file_path] = assembly.good
    _say(assembly.problems)
    site = _site_to_show(assembly, config)
    config.edit_uri = edit_root(site.settings.repository, docs.folder) if config.repo_url else None
    publish(config, Build(site, kept=assembly.kept, is_served=any(_serves)))
    # Taken away: a build that fails keeps nothing.
    before = _kept.pop(config.config_file_path, None)
    if any(_asks) and not config.plugins.keys() - config.hooks.keys() and not errors(assembly.problems):
        around = files_around(project, _watched(config, site.settings), site)
        config[REBUILD] = rebuild_after(before, Kept(around, replace(published(config), memory={})))
        publish(config, config[REBUILD].now.build)
    return config


def on_post_build(config: MkDocsConfig) -> None:
    if REBUILD in config:
        _kept[config.config_file_path] = config[REBUILD].now


def on_files(files: Files, config: MkDocsConfig) -> Files:
    project = project_of(config)
    for path, text in published(config).kept.items():
        source = Path(os.path.relpath(project / path, config.docs_dir)).as_posix()
        if source in files.src_uris:
            files.src_uris[source].content_bytes = text
    return files


def settings(config: MkDocsConfig) -> Settings:
    """The settings of the dictionary, from `extra.dictionary` in mkdocs.yml. Ends the build when one is wrong."""
    file, problems = settings_of(config)
    found, wrong = settings_from(config, config.theme.get("language", "en"), file)
    frame = frame_of(
        plugins=list(config.plugins),
        features=config.theme.get("features", None) or (),
        extra=config.extra,
        extensions=[name for name in config.markdown_extensions if isinstance(name, str)],
    )
    elsewhere = origins([str(each) for each in (*config.extra_javascript, *config.extra_css)])
    found = replace(found, frame=frame, elsewhere=elsewhere)
    _say([*problems, *wrong], logging.ERROR)
    if must := len(errors([*problems, *wrong])):
        raise Abort(f"{_problems(must)} in {file.path}; nothing was written.")
    return found


def _watched(config: MkDocsConfig, settings: Settings) -> list[Path]:
    project = project_of(config)
    # The theme's own folders change with the environment, and then the builder is started anew.
    themes = [folder for folder in map(Path, config.theme.dirs) if folder.is_relative_to(project)]
    return [Path(config.config_file_path), Path(config.docs_dir), project / settings.glossary, *themes]


def _say(problems: list[Problem], level: int = logging.WARNING) -> None:
    for problem in problems:
        log.log(level if problem.severity == "error" else logging.INFO, "%s", problem)


def _site_to_show(assembly: Assembly, config: MkDocsConfig) -> Site:
    found = errors(assembly.problems)
    if found and config.strict:
        raise Abort(f"{_problems(len(found))} in the dictionary; nothing was written.")
    if assembly.site is None:
        raise Abort("The dictionary cannot be shown; the messages above say why.")
    return assembly.site


def _problems(number: int) -> str:
    return "1 problem" if number == 1 else f"{number} problems"
