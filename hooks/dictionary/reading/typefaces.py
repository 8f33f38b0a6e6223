"""`extra.dictionary.typefaces`: in which faces pages are set."""

from collections.abc import Mapping
from importlib.util import find_spec
from typing import Any

from dictionary.model.problems import shown
from dictionary.reading.settings import ROOT, SettingsReader

SYSTEM, OWN = "system", "own"
_PROGRAMS = ("brotli", "fontTools", "font_source_sans_pro", "font_source_serif_pro")


def read_typefaces(reader: SettingsReader, given: Mapping[str, Any]) -> str:
    """`system`, the faces of the reader's machine, or `own`, those that the site brings along."""
    setting = (*ROOT, "typefaces")
    named = reader.text(given, setting, SYSTEM)
    if named not in (None, SYSTEM, OWN):
        message = f'"{shown(named)}" is none of the choices for typefaces.'
        reader.report(setting, "E204", "typefaces-unknown", message, f"use one of: {SYSTEM}, {OWN}.")
    if named == OWN and not all(map(find_spec, _PROGRAMS)):
        message = "The typefaces, or the programs that cut them down, are not installed."
        fix = "install career-dictionary[typefaces], or write typefaces: system."
        reader.report(setting, "E602", "typefaces-missing", message, fix, SYSTEM)
        return SYSTEM
    return OWN if named == OWN else SYSTEM
