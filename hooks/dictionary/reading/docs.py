"""What the builder is told of the pages besides: their folder, the navigation, the theme, the Markdown.

The builder reads its own configuration; this takes from it what decides whether a build fails.
"""

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from dictionary.language.slugs import heading_id

CONFIG = "mkdocs.yml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Docs:
    """The folder of the pages, and what the builder makes of them."""

    folder: str = "docs"
    """Relative to the project, with `/`."""
    config: str = CONFIG
    """The builder's configuration, relative to the project, as messages name it."""
    nav: tuple[str, ...] = ()
    """The pages and addresses that the navigation names."""
    themes: tuple[Path, ...] = ()
    """Folders of templates, icons and files of the theme; where there are none, nothing of it is checked."""
    extensions: tuple[Any, ...] = ("toc", "tables", "fenced_code")
    """Extensions of Python-Markdown, as its constructor takes them."""
    extension_configs: Mapping[str, Any] = field(default_factory=dict)
    absolute_links: bool = True
    """Whether `/about.md` in a link names a page of the folder, and is checked like any other link."""
    is_excluded: Callable[[str], bool] = lambda source: source.startswith("templates/")
    """Whether a path below the folder is left out of the site."""

    @property
    def markdown(self) -> Mapping[str, Mapping[str, Any]]:
        """Extension of Python-Markdown → its settings, those that are known by name."""
        named = (name for name in self.extensions if isinstance(name, str))
        return {name: self.extension_configs.get(name) or {} for name in named}


def docs_from(config: Mapping[str, Any], project: Path) -> Docs:
    """From a builder's configuration: `docs_dir`, `nav`, `theme`, `markdown_extensions`, `exclude_docs`."""
    excluded = config.get("exclude_docs")
    theme = config.get("theme")
    path = config.get("config_file_path")
    validation = config.get("validation")
    absolute = validation["links"]["absolute_links"] if validation else None

    def is_excluded(source: str) -> bool:
        # A pattern may take back what the builder leaves out by default.
        told = excluded.check_file(source).include if excluded else None
        return source.startswith("templates/") if told is None else bool(told)

    return Docs(
        # Not `relative_to`: the project's path can be relative, that of the pages never is.
        folder=Path(os.path.relpath(config["docs_dir"], project)).as_posix(),
        config=Path(path).name if path else CONFIG,
        nav=tuple(_named(config.get("nav"))),
        themes=tuple(map(Path, getattr(theme, "dirs", ()))),
        extensions=tuple(config.get("markdown_extensions") or ()),
        extension_configs=_with_heading_ids(config.get("mdx_configs") or {}),
        absolute_links=getattr(absolute, "name", "RELATIVE_TO_DOCS") == "RELATIVE_TO_DOCS",
        is_excluded=is_excluded,
    )


def _named(nav: object) -> Iterator[str]:
    """Everything that a navigation names, at any depth."""
    match nav:
        case str():
            yield nav
        case Mapping():
            for value in nav.values():
                yield from _named(value)
        case Sequence():
            for value in nav:
                yield from _named(value)


def _with_heading_ids(configs: Mapping[str, Any]) -> Mapping[str, Any]:
    """Headings get the ids that the pages have in the end (`hooks/theme_words.py`), unless the site says otherwise."""
    return {**configs, "toc": {"slugify": heading_id, **(configs.get("toc") or {})}}
