"""`offline` below `extra.dictionary`: whether readers have the dictionary without a network, after a first visit."""

from collections.abc import Mapping
from typing import Any

from dictionary.reading.settings import ROOT, SettingsReader

NONE, KEPT, ENDED = "none", "kept", "ended"
"""`ended` is for a site that had it: what readers' browsers have kept is taken away there."""


def read_offline(reader: SettingsReader, given: Mapping[str, Any]) -> str:
    """One of the three; `none` where nothing is set, or something wrong."""
    what = "none of the choices for offline."
    return reader.choice(given, (*ROOT, "offline"), (NONE, KEPT, ENDED), NONE, "offline-unknown", what) or NONE
