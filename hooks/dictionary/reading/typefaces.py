"""`typefaces` and `quotes` below `extra.dictionary`: how pages are set."""

from collections.abc import Mapping
from importlib.util import find_spec
from typing import Any

from dictionary.model.problems import FieldPath, shown
from dictionary.reading.settings import ROOT, SettingsReader

SYSTEM, OWN = "system", "own"
TYPED, PRINTED = "typed", "printed"
_PROGRAMS = ("brotli", "fontTools", "font_source_sans_pro", "font_source_serif_pro")


def read_typefaces(reader: SettingsReader, given: Mapping[str, Any]) -> str:
    """`system`, the faces of the reader's machine, or `own`, those that the site brings along."""
    setting = (*ROOT, "typefaces")
    named = _choice(reader, given, setting, (SYSTEM, OWN))
    if named == OWN and not all(map(find_spec, _PROGRAMS)):
        message = "The typefaces, or the programs that cut them down, are not installed."
        fix = "install career-dictionary[typefaces], or write typefaces: system."
        reader.report(setting, "E602", "typefaces-missing", message, fix, SYSTEM)
        return SYSTEM
    return named


def read_quotes(reader: SettingsReader, given: Mapping[str, Any]) -> str:
    """`typed`, quotes and dashes as they stand in the files, or `printed`, as books have them."""
    return _choice(reader, given, (*ROOT, "quotes"), (TYPED, PRINTED))


def _choice(reader: SettingsReader, given: Mapping[str, Any], setting: FieldPath, choices: tuple[str, str]) -> str:
    """One of the choices; the first where nothing is set, or something wrong."""
    named = reader.text(given, setting, choices[0])
    if named is not None and named not in choices:
        message = f'"{shown(named)}" is none of the choices for {setting[-1]}.'
        reader.report(setting, "E204", f"{setting[-1]}-unknown", message, f"use one of: {', '.join(choices)}.")
    return named if named in choices else choices[0]
