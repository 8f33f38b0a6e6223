"""A card of each entry for frames on other people's pages: `/embed/<slug>/`.

A page of its own, not the theme's: WordPress frames it without an origin (`sandbox="allow-scripts"`), so it keeps
nothing, opens nothing, and loads its style and its script alone, from beside it. It can be read without its script.
The messages are those of WordPress (`wp-embed.js`): `height` when it knows how tall it is, `link` when somebody
follows a link, both with the secret from the frame's address, and `height` again for a parent that says `ready`.
"""

from dictionary.exports.own_templates import template, text
from dictionary.exports.web import Made, Web
from dictionary.language.typography import typeset
from dictionary.site import Build

FOLDER = "embed"
# The card's own; a host may say the same of the whole site (`headers.py`).
_POLICY = "default-src 'none'; img-src 'self'; style-src 'self'; script-src 'self'; base-uri 'none'; form-action 'none'"


def files(build: Build, web: Web) -> Made:
    """The page of every entry; a retired one, and an address where an entry was, show what took its place."""
    site = build.site
    for suffix in ("css", "js"):
        yield f"{FOLDER}/card.{suffix}", text(f"embed.{suffix}")
    card = template("embed.html.j2")
    for slug, entry in {**site.dictionary.entries, **site.addresses.former}.items():
        shown = site.dictionary.entries.get(entry.replaced_by or "", entry)
        page = card.render(
            entry=shown,
            regions=site.dictionary.regions,
            t=site.strings,
            name=site.settings.name,
            language=site.settings.language,
            page=web.page(site.settings.entry_page(shown.slug)),
            home=web.root,
            policy=_POLICY,
        )
        yield f"{FOLDER}/{slug}/index.html", typeset(page) if site.settings.has_printed_quotes else page


def address(slug: str, web: Web) -> str:
    """Absolute address of an entry's card."""
    return web.file(f"{FOLDER}/{slug}/")
