"""Previews on pages of a host: the definitions of what a page links, and the files that show them.

They stand at the end of the page's text, so no template of the host is touched, and a page without mentions keeps every
byte. The definitions are there already: nothing is asked for while somebody reads.
"""

from collections.abc import Iterable, Mapping
from html import escape
from pathlib import Path

from mkdocs.utils import get_relative_url

from dictionary.model.entry import Entry
from dictionary.reading.interface import Strings
from dictionary_plugin.adapters import asset

_FOLDER = "assets/dictionary"
_STYLE = "previews.css"
_SCRIPTS = ("previews.js", "safe.js")


def files() -> Mapping[str, bytes]:
    """Path below the site → content; the script is that of our own sites."""
    style = Path(__file__).with_name("assets") / _STYLE
    return {f"{_FOLDER}/{_STYLE}": style.read_bytes(), **{f"{_FOLDER}/{name}": asset(name) for name in _SCRIPTS}}


def notes(entries: Iterable[Entry], t: Strings, url: str) -> str:
    """What the script reads on the page at `url`. Readers see none of it, but the switch once they need one."""
    words = f'data-open="{escape(t.preview_open)}" data-turn-off="{escape(t.preview_off)}"'
    switch = f'<button type="button" data-preview-switch="needed" hidden>{escape(t.preview_switch)}</button>'
    return "\n".join(
        (
            f'<div class="dictionary-notes" data-preview-notes {words}>',
            f"<dl hidden>{''.join(map(_note, entries))}</dl>",
            switch,
            f'<link rel="stylesheet" href="{_address(_STYLE, url)}">',
            f'<script type="module" src="{_address(_SCRIPTS[0], url)}"></script>',
            "</div>",
        )
    )


def _note(entry: Entry) -> str:
    return (
        f'<div data-entry="{escape(entry.slug)}"><dt>{escape(entry.headword)}</dt><dd>{escape(entry.gloss)}</dd></div>'
    )


def _address(name: str, url: str) -> str:
    return escape(get_relative_url(f"{_FOLDER}/{name}", url))
