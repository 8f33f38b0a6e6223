"""`editions` below `extra.dictionary`: what a site makes of the whole dictionary, beside its pages."""

import difflib
from collections.abc import Mapping
from typing import Any

from dictionary.model.problems import shown
from dictionary.reading.settings import ROOT, SettingsReader

PRINT, EPUB = "print", "epub"
EDITIONS = (PRINT, EPUB)
_SETTING = (*ROOT, "editions")


def read_editions(reader: SettingsReader, given: Mapping[str, Any]) -> tuple[str, ...]:
    """`print`, all entries on one page for paper, and `epub`, a book with the articles too; none where nothing is set.

    They hold every entry again, so a dictionary asks for them.
    """
    named = given.get("editions", [])
    if not isinstance(named, list):
        fix = f'write "editions: [{", ".join(EDITIONS)}]", or one of them in brackets, or remove the line.'
        replacement = f"[{named}]" if named in EDITIONS else None
        reader.report(_SETTING, "E203", "not-a-list", '"editions" needs a list.', fix, replacement)
        return ()
    for each in named:
        if each not in EDITIONS:
            close = difflib.get_close_matches(str(each).lower(), EDITIONS, n=1, cutoff=0.6)
            fix = f"did you mean {close[0]}?" if close else f"use one or more of: {', '.join(EDITIONS)}."
            reader.report(_SETTING, "E204", "edition-unknown", f'"{shown(str(each))}" is no edition.', fix)
    return tuple(name for name in EDITIONS if name in named)
