"""`typefaces` and `quotes` below `extra.dictionary`: how pages are set."""

from collections.abc import Mapping
from importlib.util import find_spec
from typing import Any

from dictionary.reading.settings import ROOT, SettingsReader

SYSTEM, OWN = "system", "own"
TYPED, PRINTED = "typed", "printed"
_PROGRAMS = ("brotli", "fontTools", "font_source_sans_pro", "font_source_serif_pro")


def read_typefaces(reader: SettingsReader, given: Mapping[str, Any]) -> str:
    """`system`, the faces of the reader's machine, or `own`, those that the site brings along."""
    named = _choice(reader, given, "typefaces", (SYSTEM, OWN))
    if named == OWN and not all(map(find_spec, _PROGRAMS)):
        message = "The typefaces, or the programs that cut them down, are not installed."
        fix = "install career-dictionary[typefaces], or write typefaces: system."
        reader.report((*ROOT, "typefaces"), "E602", "typefaces-missing", message, fix, SYSTEM)
        return SYSTEM
    return named


def read_quotes(reader: SettingsReader, given: Mapping[str, Any]) -> str:
    """`typed`, quotes and dashes as they stand in the files, or `printed`, as books have them."""
    return _choice(reader, given, "quotes", (TYPED, PRINTED))


def _choice(reader: SettingsReader, given: Mapping[str, Any], name: str, choices: tuple[str, str]) -> str:
    """One of the choices; the first where nothing is set, or something wrong."""
    what = f"none of the choices for {name}."
    return reader.choice(given, (*ROOT, name), choices, choices[0], f"{name}-unknown", what) or choices[0]
