"""`/_headers`: leave for other sites to read the data files, on hosts that read this file (Netlify, Cloudflare Pages).

GitHub Pages gives this leave by itself, for everything.
"""

from dictionary.exports.web import Made, Web
from dictionary.site import Build

PATH = "_headers"
_OPEN = (
    "/api/*",
    "/downloads/*",
    "/oembed/*",
    "/changes.json",
    "/feed.xml",
    "/objects.inv",
    "/dictionary.ttl",
    "/dictionary.jsonld",
)


def files(build: Build, web: Web) -> Made:
    """The one file; its paths begin at the root of the host."""
    lines = [f"{pattern}\n  Access-Control-Allow-Origin: *\n" for pattern in _OPEN]
    yield PATH, "".join(lines)
