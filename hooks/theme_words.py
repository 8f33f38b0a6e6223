"""Words and ids that the builder and the theme take from mkdocs.yml: where it gives none, our own.

The theme writes the names of the site and of its switches into attributes as they are, so they become HTML here.
"""

from typing import Any

from markupsafe import escape
from mkdocs.config.defaults import MkDocsConfig

from dictionary.language.slugs import heading_id
from dictionary.reading.interface import Strings
from dictionary.site import published


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    t = published(config).site.strings
    toc = config.mdx_configs.setdefault("toc", {})
    toc.setdefault("permalink_title", t.permalink)
    toc.setdefault("slugify", heading_id)
    palette = config.theme.get("palette")
    if isinstance(palette, list):
        _name_switches(palette, t)
    for name in ("site_name", "site_description", "site_author"):
        config[name] = escape(config[name]) if config[name] else config[name]
    return config


def _name_switches(palette: list[dict[str, Any]], t: Strings) -> None:
    """The switch of each color scheme is named by what it leads to: the scheme that comes after it."""
    names = {None: t.colors_system, "default": t.colors_light, "slate": t.colors_dark}
    for option, after in zip(palette, palette[1:] + palette[:1], strict=True):
        if option.get("toggle") and after.get("scheme") in names:
            option["toggle"].setdefault("name", escape(names[after.get("scheme")]))
