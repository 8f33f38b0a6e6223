"""What is wrong with one entry, whatever the others and the house style say: fields, Markdown.

Codes are tabled in `model/problems.py`; rules of style are kept in `style_checks.py`.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import islice

from dictionary.language.alphabet import is_slug
from dictionary.linking import former_addresses
from dictionary.linking.code_spans import without_code
from dictionary.linking.forbidden import forbidden
from dictionary.model.entry import Entry, Text
from dictionary.model.findings import Finding
from dictionary.model.problems import FieldPath, shown
from dictionary.model.shapes import ListOf, RecordOf, fields_of
from dictionary.model.wordings import WORDINGS

_MOST_TOLD = 100
"""Of one kind in one field: whoever mends these finds the rest in the next run."""


def check_fields(entry: Entry) -> Iterator[Finding]:
    """A definition, keys that stand twice, and fields that exclude or need each other."""
    yield from _definition(entry)
    yield from _twice(entry)
    yield from _together(entry)
    yield from _slugs(entry)


def _definition(entry: Entry) -> Iterator[Finding]:
    if not (entry.definition or entry.senses):
        yield Finding(
            entry,
            (),
            "E202",
            "field-missing",
            f'A {entry.status} entry needs the field "definition".',
            'add a line "definition: …".',
            needs=("definition", "senses"),
        )


def _twice(entry: Entry) -> Iterator[Finding]:
    for path, keys in _lists_of_keys(entry):
        seen: set[str] = set()
        for number, key in enumerate(keys):
            if key in seen:
                yield Finding(entry, (*path, number), "E303", "named-twice", *WORDINGS["named-twice"].said(text=key))
            seen.add(key)
    told: set[tuple[str, str]] = set()
    for number, fact in enumerate(entry.in_short):
        places = {(fact.label.casefold(), key) for key in fact.region or ("",)}
        if places & told:
            said = WORDINGS["named-twice"].said(text=shown(fact.label))
            yield Finding(entry, ("in_short", number, "label"), "E303", "named-twice", *said, needs=("in_short",))
        told |= places


def _lists_of_keys(entry: Entry) -> Iterator[tuple[FieldPath, tuple[str, ...]]]:
    """Topics, regions and audiences of the entry, and of the parts of it that have their own."""
    for name in ("topics", "region", "audience"):
        yield (name,), getattr(entry, name)
    for name in _with_regions():
        for number, record in enumerate(getattr(entry, name)):
            yield (name, number, "region"), record.region


@cache
def _with_regions() -> tuple[str, ...]:
    """The fields whose items may hold in some regions only."""
    shapes = {name: spec.shape for name, spec in fields_of(Entry).items()}
    return tuple(
        name
        for name, shape in shapes.items()
        if isinstance(shape, ListOf) and isinstance(shape.item, RecordOf) and "region" in fields_of(shape.item.record)
    )


def _together(entry: Entry) -> Iterator[Finding]:
    if entry.replaced_by and entry.status != "retired":
        yield Finding(
            entry,
            ("replaced_by",),
            "E210",
            "successor-of-living-entry",
            *WORDINGS["successor-of-living-entry"].said(),
            needs=("status", "replaced_by"),
        )
    for number, confusable in enumerate(entry.confusables):
        if (confusable.entry is None) == (confusable.term is None):
            yield Finding(
                entry,
                ("confusables", number),
                "E210",
                "entry-or-term",
                *WORDINGS["entry-or-term"].said(),
                needs=("confusables",),
            )
    for number, said in enumerate(entry.pronunciation):
        if not (said.ipa or said.respelling or said.note):
            yield Finding(
                entry,
                ("pronunciation", number),
                "E210",
                "pronunciation-without-sound",
                *WORDINGS["pronunciation-without-sound"].said(),
                needs=("pronunciation",),
            )


def _slugs(entry: Entry) -> Iterator[Finding]:
    seen: set[str] = set()
    for number, sense in enumerate(entry.senses):
        if not is_slug(sense.id):
            yield Finding(
                entry,
                ("senses", number, "id"),
                "E210",
                "sense-id",
                *WORDINGS["sense-id"].said(text=shown(sense.id)),
            )
        elif sense.id in seen:
            yield Finding(
                entry,
                ("senses", number, "id"),
                "E210",
                "sense-id",
                *WORDINGS["sense-id-twice"].said(text=shown(sense.id)),
            )
        seen.add(sense.id)
    for number, text in enumerate(entry.redirect_from):
        match former_addresses.parse(text):
            case former_addresses.NoAddress(message, fix):
                told = f'"{shown(text)}" {message}.'
                yield Finding(entry, ("redirect_from", number), "E210", "not-an-address", told, fix)


_FORBIDDEN = {
    "html": ("E406", "raw-html"),
    "heading": ("E406", "heading"),
    "picture": ("E407", "picture"),
    "address": ("E407", "address-not-allowed"),
    "reference": ("E407", "reference-link"),
}


# Where none of these is, nothing can be forbidden.
_MAY_BE_FORBIDDEN = re.compile(r"[<#=]|\]\(|\]:|!\[|--")
_LONGEST_PART = 100


def check_markdown(entry: Entry, fields: Iterable[tuple[FieldPath, str, Text]]) -> Iterator[Finding]:
    """What the Markdown of an entry must not hold; `fields` are its texts (`walking.texts`)."""
    for field, text, written in fields:
        if written.written in ("block", "inline"):
            yield from islice(_forbidden(entry, field, text, written.written == "block"), _MOST_TOLD)


def _forbidden(entry: Entry, field: FieldPath, text: str, is_block: bool) -> Iterator[Finding]:
    if not _MAY_BE_FORBIDDEN.search(text):
        return
    for what, excerpt, start in forbidden(without_code(text), is_block):
        code, name = _FORBIDDEN[what]
        written = text[start : start + len(excerpt)]  # with its code
        told, fix = WORDINGS[name].said(text=shown(written))
        part = written[:_LONGEST_PART]
        # The same letters may stand in code before it.
        yield Finding(entry, field, code, name, told, fix, part=part, nth=text.count(part, 0, start))
