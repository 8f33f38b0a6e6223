"""`browse_most` below `extra.dictionary`: from which size on the list of all entries is a page a letter."""

from collections.abc import Mapping
from typing import Any

from dictionary.model.problems import shown
from dictionary.reading.settings import ROOT, SettingsReader

BROWSE_MOST = 800
"""A cheap phone shows and filters so many within two seconds (`benchmarks/browsing.py`)."""


def read_browse_most(reader: SettingsReader, given: Mapping[str, Any]) -> int:
    """A whole number; the usual one where it is not given, or is wrong."""
    value = given.get("browse_most", BROWSE_MOST)
    if isinstance(value, int) and not isinstance(value, bool) and value >= 0:
        return value
    told = "is empty" if value is None else f'needs a whole number, not "{shown(str(value))}"'
    code, name = ("E205", "empty") if value is None else ("E203", "not-a-number")
    fix = f"write a number of entries, such as {BROWSE_MOST}, or remove the line."
    reader.report((*ROOT, "browse_most"), code, name, f'"browse_most" {told}.', fix)
    return BROWSE_MOST
