"""`/_headers`: leave for other sites to read the data files, on hosts that read this file (Netlify, Cloudflare Pages).

GitHub Pages gives this leave by itself, for everything.
"""

from dictionary.exports import terms_script
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
    # Pages that name the hash of a script may load it only with this leave.
    scripts = (terms_script.MOVING, *map(terms_script.address, terms_script.releases()))
    lines = [
        f"{pattern}\n  Access-Control-Allow-Origin: *\n" for pattern in (*_OPEN, *(f"/{path}" for path in scripts))
    ]
    yield PATH, "".join(lines)
