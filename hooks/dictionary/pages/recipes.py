"""Recipes for sites and documents of other makes: files to be copied, with the addresses of this site in them.

Each is a text in `recipe_files/`, run with its own program by `make test-interop`. `ROOT` stands for the address of the
site, `PAGE` for that of an entry, `WORD` for a word that has one.
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from dictionary.exports.web import Web
from dictionary.pages.embedding import first_shown
from dictionary.site import Build

NAMES = ("Sphinx", "Docusaurus", "Hugo", "HTML", "Jupyter")
_FILES = {"Jupyter": "notebook"}


@dataclass(frozen=True, slots=True)
class Recipe:
    """A file for another program."""

    name: str
    """The program."""
    text: str


def recipes(build: Build, web: Web) -> tuple[Recipe, ...]:
    """All of them; none where the site does not know its address, or has nothing to show."""
    entry = first_shown(build)
    if entry is None or not web.is_known:
        return ()
    page = web.page(build.site.settings.entry_page(entry.slug))
    before, _, after = page.rpartition(entry.slug)
    given = {"ROOT": web.root, "PAGE": f"{before}{{id}}{after}", "WORD": entry.headword}
    return tuple(Recipe(name, _filled(_text(_FILES.get(name, name.lower())), given)) for name in NAMES)


def _filled(text: str, given: dict[str, str]) -> str:
    for name, value in given.items():
        text = text.replace(name, value)
    return text


@cache
def _text(name: str) -> str:
    return (Path(__file__).parent / "recipe_files" / f"{name}.txt").read_text(encoding="utf-8").strip()
