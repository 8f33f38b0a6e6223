"""Parts of pages that are the same everywhere → templates in which addresses alone are left to do.

Header and foot are rendered once, by templates that know the dictionary and its words. What comes out is a template
for a builder that knows neither: its words stand there as they are, and its addresses are made relative to each page
by the filter `url`, which every builder of such sites has.
"""

import json
import re

TITLE = "\ue000title\ue001"
"""Stands for the title of a page while a part is rendered."""
_ADDRESS = re.compile("\ue002([^\ue003]*)\ue003")
_BRACES = re.compile(r"\{(?=[{%#])")
_TITLE_OF_PAGE = "{{ (page.meta.title or page.title) if page and page.meta else config.site_name }}"


def marked(address: str) -> str:
    """An address below the root, to be put where the filter `url` would have made it relative."""
    return address if "://" in address or address.startswith(("#", "mailto:")) else f"\ue002{address}\ue003"


def template(html: str) -> str:
    """What was rendered with `marked` addresses, as a template."""
    literal = _BRACES.sub("{{ '{' }}", html)
    addressed = _ADDRESS.sub(lambda found: f"{{{{ {json.dumps(found[1], ensure_ascii=False)} | url }}}}", literal)
    return addressed.replace(TITLE, _TITLE_OF_PAGE)


def address_in(text: str) -> str:
    """A marked address as it was."""
    return _ADDRESS.sub(r"\1", text)
