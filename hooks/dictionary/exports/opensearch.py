"""`/opensearch.xml`: the look-up as a search engine of the browser (OpenSearch 1.1)."""

from html import escape

from dictionary.exports.web import Made, Web
from dictionary.site import Build

PATH = "opensearch.xml"
_LONGEST_NAME = 16  # by the specification


def files(build: Build, web: Web) -> Made:
    """The one file; none where nobody knows the site's address."""
    if not web.is_known:
        return
    site = build.site
    name, browse = site.settings.name, web.page(site.settings.browse_page)
    yield (
        PATH,
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">\n'
        f"  <ShortName>{escape(name[:_LONGEST_NAME].strip())}</ShortName>\n"
        f"  <Description>{escape(name)}</Description>\n"
        "  <InputEncoding>UTF-8</InputEncoding>\n"
        f'  <Url type="text/html" template="{escape(browse)}?word={{searchTerms}}"/>\n'
        "</OpenSearchDescription>\n",
    )
