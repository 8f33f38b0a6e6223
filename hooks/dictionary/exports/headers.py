"""`/_headers`: leave for other sites to read the data files, and what pages may load, on hosts that read this file
(Netlify, Cloudflare Pages).

GitHub Pages gives the leave by itself, for everything, and sends no policy.
"""

from collections.abc import Iterator
from urllib.parse import urlsplit

from dictionary.exports import terms_script
from dictionary.exports.web import Made, Web
from dictionary.reading.frame import OWN_FRAME
from dictionary.site import Build, Settings

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
    yield PATH, "".join((*_for_all(build.site.settings), *lines))


def _for_all(settings: Settings) -> Iterator[str]:
    """What holds for every file; the theme's own frame has scripts and styles in its pages, and can have no policy."""
    policy = f"  Content-Security-Policy: {policy_of(settings)}\n" if settings.frame == OWN_FRAME else ""
    yield f"/*\n{policy}  X-Content-Type-Options: nosniff\n"


def policy_of(settings: Settings) -> str:
    """What pages may load: their own files, and what mkdocs.yml names of others."""
    own = " ".join(("'self'", *settings.elsewhere))
    receiver = urlsplit(settings.endpoint)
    rules = {
        "default-src": "'self'",
        "script-src": own,
        "style-src": own,
        "img-src": "'self' data:",
        "connect-src": f"'self' {receiver.scheme}://{receiver.netloc}" if receiver.netloc else "'self'",
        "object-src": "'none'",
        "base-uri": "'self'",
    }
    return "; ".join(f"{name} {sources}" for name, sources in rules.items())
