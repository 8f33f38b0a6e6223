"""What `#…` can name on a generated page, before any page is made: for checking links to it."""

import re
from collections.abc import Callable
from functools import cache

from dictionary.linking.fields import FieldRenderer
from dictionary.pages.pages import entry_page, list_pages, render_list
from dictionary.site import Site

_ID = re.compile(r'\bid="([^"]*)"|\{#([\w-]+)\}')


def anchors_of(site: Site) -> Callable[[str], frozenset[str] | None]:
    """Source path → the ids of that page as the builder sees them; None for what is no generated page.

    What the theme's template adds ("Mentioned in") is not among them: the builder does not see it either.
    """
    renderer = FieldRenderer(site.index)
    lists = list_pages(site)

    @cache
    def anchors(source: str) -> frozenset[str] | None:
        if slug := site.slug_of_page(source):
            text = entry_page(site.dictionary.entries[slug], site, str, renderer)[0]
        elif source in lists:
            text = render_list(lists[source]["list"], site, str)
        else:
            return None
        return frozenset(quoted or braced for quoted, braced in _ID.findall(text))

    return anchors
