"""The front matter of hand-written pages: what may stand between the two lines of hyphens at the top.

Read like an entry, by the annotations below; other keys pass, for extensions and themes have
their own.
"""

import datetime
from dataclasses import dataclass

from dictionary.model.entry import Plain, Source, Topic


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontMatter:
    """The fields that the dictionary, its templates or the theme read."""

    title: Plain | None = None
    """The title in lists, in the browser's tab and in search results; the first heading if left out."""
    description: Plain | None = None
    """One sentence for lists and search engines."""
    author: Plain | None = None
    """Who wrote the page."""
    contributors: tuple[Plain, ...] = ()
    """Names or handles to thank."""
    topics: tuple[Topic, ...] = ()
    """Topic keys, the primary one first."""
    sources: tuple[Source, ...] = ()
    """Where the facts can be checked."""
    added: datetime.date | None = None
    """Day of first publication."""
    reviewed: datetime.date | None = None
    """Day of the last review."""
    autolink: bool = True
    """`false` for no automatic links on this page."""
    noindex: bool = False
    """`true` keeps search engines away."""
    template: Plain | None = None
    """A template of the theme other than the usual one."""
    excerpt: Plain | None = None
    """On home, the name of the entry that is shown in full."""
    hide: tuple[Plain, ...] = ()
    """Parts of the page that the theme leaves out: `toc`, `navigation`, …"""
    tags: tuple[Plain, ...] = ()
    """Words that the search shows."""
    icon: Plain | None = None
    """Icon of the page in the navigation."""
    status: Plain | None = None
    """Mark of the page in the navigation."""
    subtitle: Plain | None = None
    """Second line of the page in the navigation."""
