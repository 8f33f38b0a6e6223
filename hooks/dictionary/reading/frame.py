"""Which frame pages stand in: our own, or the theme's where a site has asked for what only that has.

Our own (`overrides/frame.html`) is small and works where inline scripts and styles are forbidden. The theme's is
there for those who turn on its search, its way of loading pages, or extensions of Markdown that it styles.
"""

from collections.abc import Collection, Iterable
from urllib.parse import urlsplit

OWN_FRAME = "frame.html"
THEMED_FRAME = "themed.html"

# The last one is that of scripts/export.py, whose pages are for builders that have the theme.
_PLUGINS = ("search", "material/search", "blog", "material/blog", "tags", "material/tags", "mike", "export")
_FEATURES = ("navigation.instant", "announce.dismiss", "content.", "search.")
_EXTRA = ("alternate", "analytics", "annotate", "consent", "version")
_EXTENSIONS = ("pymdownx.",)


def frame_of(
    *, plugins: Collection[str], features: Collection[str], extra: Collection[str], extensions: Collection[str]
) -> str:
    """Name of the template; all four as mkdocs.yml names them."""
    is_themed = (
        any(name in plugins for name in _PLUGINS)
        or any(name.startswith(_FEATURES) for name in features)
        or any(name in extra for name in _EXTRA)
        or any(name.startswith(_EXTENSIONS) for name in extensions)
    )
    return THEMED_FRAME if is_themed else OWN_FRAME


def origins(addresses: Iterable[str]) -> tuple[str, ...]:
    """Scheme and host of those that lead to another host, as a policy names them."""
    parts = (urlsplit(address) for address in addresses)
    return tuple(sorted({f"{part.scheme or 'https'}://{part.netloc}" for part in parts if part.netloc}))
