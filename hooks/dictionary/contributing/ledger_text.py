"""The ledger → the text of its file: by address, each field that says something, the same bytes for the same ledger."""

from collections.abc import Iterator

from dictionary.contributing.yaml_writing import field_lines, written
from dictionary.model.ledger import Ledger, Published
from dictionary.model.shapes import fields_of

_HEAD = """\
# What was published here, and when. Feeds are made from it, and no address that it names may vanish.
# Made by scripts/publish.py when a site is published; contributors need not touch it.
"""


def ledger_text(ledger: Ledger) -> str:
    """The whole file."""
    lines = [line for slug in sorted(ledger) for line in _record_lines(slug, ledger[slug])]
    return _HEAD + "".join(f"{line}\n" for line in lines or ["{}"])


def _record_lines(slug: str, record: Published) -> Iterator[str]:
    yield f"{written(slug)}:"
    for name, spec in fields_of(Published).items():
        value = getattr(record, name)
        if spec.required or value:
            yield from field_lines(spec, value, "  ", Published)
