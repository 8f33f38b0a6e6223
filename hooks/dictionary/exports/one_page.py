"""`/print/`: the whole dictionary on one page, for paper; with `editions: [print]`.

A page of its own, without a menu. Search engines are asked to stay away, for it says again what the pages of the
entries say. Each letter begins a sheet of paper, whose head names the letter and the words from the first to the last;
the rules for that are in a file beside it, since nothing in a page is a style.
"""

from collections.abc import Iterator

from markupsafe import Markup

from dictionary.exports import book, typefaces
from dictionary.exports.gathered import Gathering
from dictionary.exports.own_templates import template
from dictionary.exports.web import Made, Web
from dictionary.language.collation import OTHER
from dictionary.language.direction import direction
from dictionary.model.entry import Entry
from dictionary.reading.editions import PRINT
from dictionary.site import Build, Site

FOLDER = "print"
PATH = f"{FOLDER}/index.html"
_SHEET = f"{FOLDER}/letters.css"
_DEEPER = 2
"""A word is a heading of the third level here: below the name of the dictionary, and its letter."""


def is_made(site: Site) -> bool:
    return PRINT in site.settings.editions and not site.settings.is_guest


def files(build: Build, web: Web) -> Made:
    """The page, and the heads of its sheets."""
    if not is_made(build.site):
        return
    site, t = build.site, build.site.strings
    whole = Gathering(
        build,
        web,
        entry_at=lambda slug: "",
        article_at=None,
        lower=_DEEPER,
        outside=lambda path: f"../{path}",
    )
    letters = [
        (number, letter, [(each, Markup(whole.entry(each))) for each in entries])
        for number, (letter, entries) in enumerate(_by_letter(site))
    ]
    page = template("one_page.html.j2").render(
        t=t,
        name=site.settings.name,
        language=site.settings.language,
        direction=direction(site.settings.language),
        letters=letters,
        other=OTHER,
        count=len(site.dictionary.entries),
        browse=web.path(site.settings.browse_page),
        book=book.PATH if book.is_made(site) else "",
        address=web.root if web.is_known else "",
        day=site.last_day,
        typefaces=typefaces if typefaces.is_set(site) else None,
    )
    yield PATH, page
    yield _SHEET, sheet(site)


def sheet(site: Site) -> str:
    """What stands at the head of each sheet: the letter's words on one side, the dictionary's name on the other."""
    rules = []
    for number, (letter, entries) in enumerate(_by_letter(site)):
        head = _words(entries) if letter == OTHER else f"{letter}: {_words(entries)}"
        rules.append(
            f".sheet-{number} {{ page: sheet-{number}; }}\n@page sheet-{number} {{\n"
            f"  @top-left {{ content: {_quoted(head)}; }}\n"
            f"  @top-right {{ content: {_quoted(site.settings.name)}; }}\n}}\n"
        )
    return "".join(rules)


def _by_letter(site: Site) -> Iterator[tuple[str, list[Entry]]]:
    """Letters by the alphabet, with their entries."""
    return ((letter, site.by_letter[letter]) for letter, _ in site.letters)


def _words(entries: list[Entry]) -> str:
    first, last = entries[0].headword, entries[-1].headword
    return first if first == last else f"{first} – {last}"


def _quoted(text: str) -> str:
    """A text as CSS has it; nothing in it can end it."""
    return '"' + "".join(c if c.isalnum() or c in " -–:,.()" else f"\\{ord(c):x} " for c in text) + '"'
