"""What the guide for people who show entries on their pages says: `/embed/`, made by `overrides/embedding.html`."""

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape

from dictionary.exports import embed_page, inventory, json_api, terms_script
from dictionary.exports.web import Web
from dictionary.language.slugs import slug_of
from dictionary.model.entry import Entry
from dictionary.pages import citing
from dictionary.pages.citing import Copied
from dictionary.site import Site

PAGE = f"{embed_page.FOLDER}/index.md"
"""Source path of the guide; its address is the one whose folders are the cards."""
SYSTEMS = {
    "wordpress": "WordPress",
    "drupal": "Drupal",
    "ghost": "Ghost",
    "notion": "Notion",
    "google_sites": "Google Sites",
    "canvas": "Canvas",
    "moodle": "Moodle",
    "html": "HTML",
    "sphinx": "Sphinx",
    "mkdocs": "MkDocs",
}
"""What pages are written with → its name; the string `embedding_in_…` says what to paste there."""
COLORS = ("background", "color", "accent", "border")
"""Properties of cards that are colors; `radius`, `width` and `font` can be set as well."""
_USUAL_ENTRIES = "dictionary"
"""The first part of entries' addresses that `terms.js` expects where a page says nothing."""


@dataclass(frozen=True, slots=True)
class Guide:
    """What the template shows. Texts of code are plain; the template escapes them."""

    entry: Entry | None
    """The entry that stands there until another one is picked; None in a dictionary without any."""
    templates: Mapping[str, str]
    """Name of a way to show an entry → its HTML, with `{page}`, `{card}`, `{headword}` and `{definition}` in it."""
    snippets: Mapping[str, str]
    """The same, filled in with the entry."""
    script: str
    """What a page needs once, for previews and frames that fit."""
    linking: str
    """The same for a page whose text is to be linked."""
    moving: str
    """Address of the newest script."""
    releases: tuple[Copied, ...]
    """Each release with its hash, the newest first."""
    for_sphinx: str
    for_mkdocs: str
    colors: str
    """CSS with the properties of cards."""


def guide(site: Site, web: Web) -> Guide:
    """All of it, for one site."""
    published = (entry for entry in site.dictionary.entries.values() if entry.status == "published" and entry.gloss)
    entry = next(published, None)
    templates = citing.templates(site, web)
    part = site.settings.entries
    entries = "" if part == _USUAL_ENTRIES else f' data-entries="{escape(part)}"'
    moving = web.file(terms_script.MOVING)
    name = slug_of(site.settings.name) or "dictionary"
    return Guide(
        entry=entry,
        templates=templates,
        snippets=citing.filled(templates, entry, site, web) if entry else {},
        script=f'<script defer src="{escape(moving)}"{entries}></script>',
        linking=f'<script defer src="{escape(moving)}"{entries} data-autolink="article"></script>',
        moving=moving,
        releases=tuple(
            Copied(
                version,
                f'<script defer src="{escape(web.file(terms_script.address(version)))}"{entries} '
                f'integrity="{terms_script.integrity(text)}" crossorigin="anonymous"></script>',
            )
            for version, text in reversed([*terms_script.releases().items()])
        ),
        for_sphinx=f'extensions = ["sphinx.ext.intersphinx"]\nintersphinx_mapping = {{"{name}": ("{web.root}", None)}}',
        for_mkdocs=(
            "plugins:\n  - mkdocstrings:\n      handlers:\n        python:\n          inventories:\n"
            f"            - url: {web.file(inventory.PATH)}\n              domains: [std]"
        ),
        colors=(
            ":root {\n  --term-card-background: #fffdf7;\n  --term-card-color: #1d1f20;\n"
            "  --term-card-accent: #0b5345;\n  --term-card-border: #0b5345;\n"
            "  --term-card-radius: 8px;\n  --term-card-width: 22rem;\n"
            "  --term-card-font: Georgia, serif;\n}"
        ),
    )


API_PAGE = "api/index.md"
"""Source path of the page about the files for programs."""


API_FILES = tuple((f"api_file_{name}", path) for name, path in json_api.FILES.items())
"""What is offered to programs: the name of its string, and its path below the site's root."""
