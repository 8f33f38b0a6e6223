"""The guide for people who show entries on pages of their own (`/embed/`): snippets, systems, colors.

What it says of systems was looked up: WordPress, the hook `oembed_providers` and the capability `unfiltered_html`;
Drupal, the text formats of its standard profile; Ghost, bookmark and HTML cards; Canvas, its list of allowed HTML;
Moodle, `noclean` of what teachers write; Sphinx, `sphinx.ext.intersphinx` and `html_js_files`; MkDocs,
`extra_javascript`; mkdocstrings, `inventories`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from types import MappingProxyType
from typing import Literal

from dictionary.exports import terms_script
from dictionary.exports.inventory import PATH as INVENTORY
from dictionary.exports.inventory import prefix_of
from dictionary.exports.web import Web
from dictionary.model.entry import Entry
from dictionary.pages import citing
from dictionary.pages.citing import Copied, Parts
from dictionary.site import Build, Site

SYSTEMS: Mapping[str, str] = MappingProxyType(
    {
        "wordpress": "WordPress",
        "drupal": "Drupal",
        "ghost": "Ghost",
        "notion": "Notion",
        "sites": "Google Sites",
        "canvas": "Canvas",
        "moodle": "Moodle",
        "html": "HTML",
        "sphinx": "Sphinx",
        "mkdocs": "MkDocs",
    }
)
"""What is said of a system are the strings `embedding_<key>` and `embedding_<key>_note`."""

_USUAL_FOLDER = "dictionary"
"""Where the script looks for entries when its tag does not say where (`exports/terms/page.js`)."""
_FILLED_IN = Parts("{page}", "{card}", "{headword}", "{definition}")
"""What `assets/embedding.js` fills in for another entry."""


@dataclass(frozen=True, slots=True)
class Way:
    """One way to show an entry."""

    key: Literal["preview", "card", "quotation"]
    snippet: str
    """For the entry that is shown first."""
    form: str
    """The same for any entry, with braces for `_FILLED_IN`."""


@dataclass(frozen=True, slots=True)
class Property:
    """A custom property of CSS that the script's cards follow, and what the demonstration begins with."""

    name: str
    kind: Literal["color", "length", "font"]
    light: str
    dark: str
    """The same as in light for what is no color."""
    most: int = 0
    """Of a length, in pixels."""

    @property
    def key(self) -> str:
        """Its part of the name of its string."""
        return self.name.rpartition("-")[2]

    @property
    def number(self) -> str:
        """A length without its unit."""
        return self.light.removesuffix("px")


PROPERTIES = (
    Property("--term-card-background", "color", "#fdfcf9", "#1b2320"),
    Property("--term-card-color", "color", "#1d1f21", "#ece8df"),
    Property("--term-card-accent", "color", "#0b4f45", "#93d6c3"),
    Property("--term-card-border", "color", "#d9d3c6", "#57a893"),
    Property("--term-card-radius", "length", "8px", "8px", most=32),
    Property("--term-card-width", "length", "352px", "352px", most=600),
    Property("--term-card-font", "font", "system-ui", "system-ui"),
)
FONTS = ("system-ui", "serif", "monospace", "inherit")


@dataclass(frozen=True, slots=True)
class Guide:
    """What the page shows before anybody chooses."""

    entry: Entry
    ways: tuple[Way, ...]
    moving: str
    """HTML that loads the newest release, whichever that will be."""
    fixed: Mapping[str, str]
    """Version → HTML that loads this very release and no other bytes, the newest first."""
    autolink: str
    """HTML that loads the script and asks it for links in plain text."""
    theme: str
    """CSS with the colors that the demonstration begins with."""
    configurations: Mapping[str, tuple[Copied, ...]]
    """Key of a system → what its files need, by the name of each."""


def guide(build: Build, web: Web) -> Guide | None:
    """The guide; None for a dictionary without entries."""
    entry = first_shown(build)
    if entry is None:
        return None
    site = build.site
    moving = script_tag(site, web, terms_script.MOVING)
    return Guide(
        entry=entry,
        ways=tuple(ways(entry, site, web)),
        moving=moving,
        fixed={version: fixed(version, site, web) for version in reversed([*terms_script.releases()])},
        autolink=script_tag(site, web, terms_script.MOVING, ' data-autolink="main"'),
        theme=theme(),
        configurations=configurations(entry, site, web),
    )


def first_shown(build: Build) -> Entry | None:
    """The entry that others speak of most: shown to readers who have not chosen one, or have no scripts."""
    counts, places = build.mention_counts, build.site.places
    entries = [entry for entry in build.site.dictionary.entries.values() if entry.status != "retired" and entry.gloss]
    return max(entries, key=lambda entry: (counts.get(entry.slug, 0), -places[entry.slug]), default=None)


def ways(entry: Entry, site: Site, web: Web) -> list[Way]:
    """The snippets, for an entry and for any other one."""
    own, script = citing.parts_of(entry, site, web), script_tag(site, web, terms_script.MOVING)
    made: dict[Literal["preview", "card", "quotation"], tuple[str, str]] = {
        "preview": (f"{citing.link(own)}\n{script}", f"{citing.link(_FILLED_IN)}\n{script}"),
        "card": (citing.frame(own, site), citing.frame(_FILLED_IN, site)),
        "quotation": (citing.quotation(own, site, web), citing.quotation(_FILLED_IN, site, web)),
    }
    return [Way(key, *texts) for key, texts in made.items()]


def script_tag(site: Site, web: Web, path: str, more: str = "") -> str:
    """HTML that loads the script from a path below the root."""
    attributes = "".join(f' {name}="{escape(value)}"' for name, value in _folder(site).items())
    return f'<script defer src="{escape(web.file(path))}"{attributes}{more}></script>'


def fixed(version: str, site: Site, web: Web) -> str:
    """HTML that loads a release if its bytes are those that it was published with."""
    integrity = terms_script.integrity(terms_script.releases()[version])
    more = f' integrity="{integrity}" crossorigin="anonymous"'
    return script_tag(site, web, terms_script.address(version), more)


def theme() -> str:
    """The colors of the demonstration as CSS, those for dark pages apart."""
    light = "".join(f"  {each.name}: {each.light};\n" for each in PROPERTIES)
    dark = "".join(f"    {each.name}: {each.dark};\n" for each in PROPERTIES if each.kind == "color")
    return f":root {{\n{light}}}\n@media (prefers-color-scheme: dark) {{\n  :root {{\n{dark}  }}\n}}"


def configurations(entry: Entry, site: Site, web: Web) -> Mapping[str, tuple[Copied, ...]]:
    """What generators need in their files: the name of a file, and what goes into it; the last is a text."""
    script, word = web.file(terms_script.MOVING), entry.headword
    attributes = {"defer": "defer"} | _folder(site)
    named = ", ".join(f'"{name}": "{value}"' for name, value in attributes.items())
    sphinx = (
        'extensions = ["sphinx.ext.intersphinx"]\n'
        f'intersphinx_mapping = {{"{prefix_of(site)}": ("{web.root}", None)}}\n'
        f'html_js_files = [("{script}", {{{named}}})]'
    )
    # It writes no other attributes of a script than these.
    javascript = "" if _folder(site) else f"extra_javascript:\n  - path: {script}\n    defer: true\n"
    mkdocs = (
        f"{javascript}plugins:\n  - search\n  - mkdocstrings:\n      handlers:\n        python:\n"
        # Without this it loads names of Python alone.
        f"          inventories:\n            - url: {web.file(INVENTORY)}\n              domains: [std]"
    )
    return {
        "sphinx": (Copied("conf.py", sphinx), Copied("index.rst", f":term:`{word}`")),
        "mkdocs": (Copied("mkdocs.yml", mkdocs), Copied("index.md", f"[{word}][]")),
    }


def _folder(site: Site) -> dict[str, str]:
    """The attribute that tells the script where entries are, where that is not the usual place."""
    folder = site.settings.entries
    return {"data-entries": folder} if folder != _USUAL_FOLDER else {}
