"""`/downloads/entries.apkg`: the words as cards to learn with Anki.

A card is known by the site's address and the entry's, so a second import adds nothing, and a later one brings the
cards up to date. Its times are those of the source. What stands in an entry is text, and nothing in it is
carried out: neither HTML, nor what Anki itself looks for in fields (sounds, formulas, fields of templates).
"""

import hashlib
import io
import itertools
import sqlite3
import zipfile
from datetime import UTC, datetime
from html import escape
from typing import TYPE_CHECKING

from dictionary.exports.web import Made, Web
from dictionary.model.entry import Entry
from dictionary.model.ledger import meaning_of
from dictionary.site import Build, Site

if TYPE_CHECKING:
    from genanki import Deck, Model

PATH = "downloads/entries.apkg"
_UNDATED = "2020-01-01"
_FIRST_ID = 1 << 30
_SPECIAL = str.maketrans({sign: f"&#{ord(sign)};" for sign in "[]{}\\"})
_STYLE = """\
.card { font-family: system-ui, sans-serif; font-size: 1.25rem; text-align: center; max-width: 36em; margin: 1em auto; }
.word { font-size: 1.75rem; font-weight: bold; }
.example { font-style: italic; }
.source { font-size: 0.875rem; }
"""
# No script of the program looks for formulas in what has these classes.
_AS_IT_IS = "tex2jax_ignore mathjax_ignore"


def files(build: Build, web: Web) -> Made:
    """The one file."""
    yield PATH, package(build.site, web)


def package(site: Site, web: Web) -> bytes:
    """The file that Anki imports: a database in an archive, the same bytes for the same source."""
    from genanki import Package  # takes as long to import as the rest of a check

    time = datetime.fromisoformat(site.last_modified or _UNDATED).replace(tzinfo=UTC).timestamp()
    with sqlite3.connect(":memory:") as database:
        Package(_deck(site, web)).write_to_db(database.cursor(), time, itertools.count(int(time * 1000)))
        database.commit()
        return _archive({"collection.anki2": database.serialize(), "media": b"{}"})


def _deck(site: Site, web: Web) -> "Deck":
    from genanki import Deck, Note, guid_for

    known_by = web.root if web.is_known else site.settings.name
    deck = Deck(_id("deck", known_by), _shown(site.settings.name))
    model = _model(site, known_by)
    for entry in site.dictionary.entries.values():
        if entry.status != "retired":
            deck.add_note(Note(model, _fields(entry, site, web), guid=guid_for(known_by, entry.slug)))
    return deck


def _model(site: Site, known_by: str) -> "Model":
    """How a card looks: the word, and on its other side what it means."""
    from genanki import Model

    word = f'<div class="word {_AS_IT_IS}">{{{{Word}}}}</div>'
    answer = (
        f'{{{{FrontSide}}}}<hr id="answer"><div class="{_AS_IT_IS}"><p>{{{{Definition}}}}</p>'
        '{{#Example}}<p class="example">{{Example}}</p>{{/Example}}<p class="source">{{Source}}</p></div>'
    )
    return Model(
        _id("cards", known_by),
        _shown(site.settings.name),
        fields=[{"name": name} for name in ("Word", "Definition", "Example", "Source")],
        templates=[{"name": "Word", "qfmt": word, "afmt": answer}],
        css=_STYLE,
    )


def _fields(entry: Entry, site: Site, web: Web) -> list[str]:
    page = escape(web.page(site.settings.entry_page(entry.slug)))
    source = f'<a href="{page}">{_shown(site.settings.name)}</a>' if web.is_known else _shown(site.settings.name)
    return [_shown(entry.headword), _shown(meaning_of(entry)), _shown(" ".join(entry.examples[:1])), source]


def _shown(text: str) -> str:
    """A text that is shown as it is."""
    return escape(text).translate(_SPECIAL)


def _id(*parts: str) -> int:
    """A number that Anki takes for an id; it keeps decks and kinds of cards apart by it."""
    digest = hashlib.sha256("\n".join(parts).encode()).digest()
    return _FIRST_ID + int.from_bytes(digest[:8]) % _FIRST_ID


def _archive(members: dict[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED, 9)
    return made.getvalue()
