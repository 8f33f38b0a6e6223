"""Where the site is published: how formats write addresses."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

Made = Iterator[tuple[str, str | bytes]]
"""Path below the site's root → text or bytes of a file."""


@dataclass(frozen=True, slots=True)
class Web:
    """The addresses of a site. Without a `site_url` they begin with a slash."""

    root: str
    """Absolute address of the site's root, with a closing slash; a slash alone where nobody knows it."""
    path: Callable[[str], str]
    """Source path of a page → its address below the root."""

    @classmethod
    def of(cls, site_url: str | None, path: Callable[[str], str]) -> "Web":
        """The addresses below a `site_url`, with or without a closing slash; None where it is not known."""
        return cls(f"{(site_url or '').rstrip('/')}/", path)

    def page(self, source: str) -> str:
        """Absolute address of a page by its source path."""
        return f"{self.root}{self.path(source)}"

    def file(self, path: str) -> str:
        """Absolute address of a file by its path below the root."""
        return f"{self.root}{path}"

    @property
    def is_known(self) -> bool:
        """Whether the address of the site is known: what other sites read needs it."""
        return "://" in self.root
