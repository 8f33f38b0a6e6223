"""The texts of a form → the fields of an entry that they change, or what is wrong with them.

What is wrong is told by the field of the form, for whoever wrote it has never seen the file.
"""

import difflib
import re
import types
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import get_args

from dictionary.contributing.block_width import narrowed
from dictionary.contributing.entry_format import MOST_COLUMNS
from dictionary.contributing.entry_text import changed
from dictionary.contributing.field_texts import FieldTextError, text_of, usual_value, value_of
from dictionary.contributing.forms import MORE, REMOVED, FormField
from dictionary.contributing.names_for_keys import (
    with_keys,
    with_keys_before,
    with_keys_in_parentheses,
    with_part_keys,
    without_label,
)
from dictionary.contributing.one_line_sources import in_parts
from dictionary.contributing.pasted import cleaned, without_bullets
from dictionary.contributing.rest import rest_fields, rest_text
from dictionary.contributing.typed_lists import as_typed
from dictionary.contributing.unwrapped import unwrapped, unwrapped_lines, unwrapped_parts, without_strays_in_lines
from dictionary.language.languages import language as rules_of
from dictionary.language.names_elsewhere import ENTRY_FIELDS
from dictionary.model.entry import Authority, Entry, Source
from dictionary.model.problems import shown
from dictionary.model.shapes import ListOf, MapOf, RecordOf, Scalar, fields_of
from dictionary.model.wordings import WORDINGS

_ALIKE = 0.75
"""How much a name must be like that of a field to be taken for it, misspelled (`difflib`)."""
_NUMBER = re.compile(r"\A\s*[0-9]{1,2}[.)]\s+(?=[^\W\d_])")
_NO_NAME = re.compile(r"https?:|\bwww\.|\]\(|\[\[|\*\*|`|\S@\S|[<>]|\d(?:[ ()./-]{0,3}\d){5}|[a-z0-9-]\.[a-z]{2,10}/")
"""Addresses and numbers by which somebody could be reached, links, and Markdown, which a name would show as it is."""
_LONGEST_NAMES = 500
_NAME = re.compile(r"[a-z][a-z_]*")
AUTHORITIES = get_args(Authority)
_REMOVED = frozenset((REMOVED, "–", "—", "−"))
"""What phones make of a hyphen means the same."""


@dataclass(frozen=True, slots=True)
class Complaint:
    """One thing to mend, and where in the form."""

    field: str
    """Heading of the form's field."""
    message: str
    fix: str


@dataclass(frozen=True, slots=True)
class Changes:
    """What a form changes in an entry, as texts of fields; None takes a field away."""

    texts: Mapping[str, str | None]
    """Without those that are no value of their field."""
    complaints: tuple[Complaint, ...] = ()
    remarks: tuple[str, ...] = ()
    """Lines below "Anything else" that belong to no field: they are for the editors."""


def changes_of(
    texts: Mapping[str, str],
    fields: Sequence[FormField],
    entry: Entry | None,
    regions: Collection[str],
    language: str = "en",
    vocabularies: Mapping[str, Mapping[str, str]] = types.MappingProxyType({}),
    called: Mapping[str, str] = types.MappingProxyType({}),
) -> Changes:
    """The fields of the entry that a form changes. `entry` is the one that it was sent for, None for a new one.

    `regions` are the keys of the dictionary's regions, `language` is that of the dictionary, `vocabularies` are the
    names of its topics, regions and audiences by their keys, `called` is what the form calls
    fields (`register`) and their parts (`sources.title`).
    """
    found: dict[str, str | None] = {}
    complaints: list[Complaint] = []
    headings = headings_of(fields)
    rest, strays = rest_fields(
        cleaned(texts.get(MORE, ""), language),
        fields_of(Entry),
        {name: id for id, name in called.items() if "." not in id},
    )
    told = {line: _stray(line, headings[MORE], called) for line in strays if line.strip()}
    complaints += filter(None, told.values())
    for id, text in rest.items():
        if text.strip():
            found[id] = None if text.strip() in _REMOVED else text
    for field in fields:
        text = cleaned(texts.get(field.id, ""), language) if field.is_of_entries else ""
        if not text.strip() or _says_nothing(field.id, text, language):
            continue
        if field.adds:
            found[field.id] = _added(field.id, text, found.get(field.id), entry, regions)
        elif field.id in found:
            message = f'"{field.id}" is here, and in the field "{field.heading}" as well.'
            complaints.append(Complaint(headings[MORE], message, "keep one of the two."))
        else:
            found[field.id] = None if text.strip() in _REMOVED else text
    headword = found.get("headword") or (entry.headword if entry else "")
    found = {
        id: text
        and _as_meant(
            id, _without_labels(id, text, _labels(id, headings, called, headword)), vocabularies, called, language
        )
        for id, text in found.items()
    }
    wrong = {id: _wrong(id, text, headings.get(id) or headings[MORE], regions, called) for id, text in found.items()}
    complaints += chain.from_iterable(wrong.values())
    right = {id: text for id, text in found.items() if not wrong[id]}
    remarks = tuple(line.strip() for line, complaint in told.items() if complaint is None)
    return Changes({id: text and _in_width(id, text, entry) for id, text in right.items()}, tuple(complaints), remarks)


def changed_file(
    source: str, entry: Entry, texts: Mapping[str, str | None], regions: Collection[str]
) -> tuple[str, dict[str, str | None]]:
    """The file of an entry with the new texts of its fields, and those of them that are new in it.

    Raises `EntryTextError` for a file that cannot be changed.
    """
    values = values_of(texts, regions)
    different = {
        id: text
        for id, text in texts.items()
        if (getattr(entry, id) != usual_value(id) if text is None else values[id] != getattr(entry, id))
    }
    return (changed(source, different, regions) if different else source), different


def filled_in(texts: Mapping[str, str], fields: Sequence[FormField]) -> dict[str, str]:
    """Fields of an entry as the fields of a form: what has no box of its own goes into the last one."""
    own = {field.id for field in fields if field.is_of_entries and not field.adds}
    rest = {id: text for id, text in texts.items() if id not in own}
    inside = {id: text for id, text in texts.items() if id in own}
    return {**inside, MORE: rest_text(rest)} if rest else inside


def headings_of(fields: Sequence[FormField]) -> Mapping[str, str]:
    """Id of a field → its heading in the form."""
    return {field.id: field.heading for field in fields}


def values_of(texts: Mapping[str, str | None], regions: Collection[str]) -> dict[str, object]:
    """What an entry holds in the fields of these texts, which are right (`Changes.complaints`)."""
    return {id: value_of(id, text, regions) for id, text in texts.items() if text is not None}


def _added(id: str, text: str, before: str | None, entry: Entry | None, regions: Collection[str]) -> str:
    """The text of a list with a line more, once."""
    present = before if before is not None else text_of(id, getattr(entry, id), regions) if entry else ""
    lines = [line for line in present.split("\n") if line.strip()]
    return "\n".join(dict.fromkeys((*lines, *(line.strip() for line in text.split("\n") if line.strip()))))


def _stray(line: str, heading: str, called: Mapping[str, str]) -> Complaint | None:
    """What is wrong with a line that looks like a field and is none. Whatever else stands there is for the editors."""
    name, colon, _ = line.partition(":")
    close = difflib.get_close_matches(name.strip().lower().replace(" ", "_"), fields_of(Entry), n=1, cutoff=_ALIKE)
    if not colon or not (close or _NAME.fullmatch(name)):
        return None
    fix = (
        f'did you mean "{called.get(close[0], close[0])}:"?'
        if close
        else "write it as a sentence, if it is for the editors."
    )
    return Complaint(heading, f'"{shown(line)}" belongs to no field.', fix)


def _says_nothing(id: str, text: str, language: str) -> bool:
    """Whether somebody only says that they have nothing for a box: as another name, "none" would link all over."""
    is_needed = fields_of(Entry)[id].required
    return not is_needed and text.strip("\n .()-").casefold() in rules_of(language).nothing


def _in_width(id: str, text: str, entry: Entry | None) -> str:
    """A text of paragraphs in lines as files have them: phones send a paragraph as one line."""
    shape = fields_of(Entry)[id].shape
    is_block = isinstance(shape, Scalar) and shape.text is not None and shape.text.written == "block"
    is_new = is_block and (entry is None or value_of(id, text) != getattr(entry, id))
    return narrowed(text, MOST_COLUMNS) if is_new else text


def _labels(id: str, headings: Mapping[str, str], called: Mapping[str, str], headword: str) -> set[str]:
    """What people may take for the name of a field, other dictionaries' names for one of texts among it."""
    elsewhere = {name for name, field in ENTRY_FIELDS.items() if field == id} if _is_of_short_texts(id) else set()
    own = {headword} if id == "definition" and headword else set()
    return {id, id.replace("_", " "), called.get(id, id), headings.get(id, id)} | elsewhere | own


def _without_labels(id: str, text: str, labels: Collection[str]) -> str:
    """A text, or each item of a list, without the name of its field before it."""
    text = without_label(text, labels)
    shape = fields_of(Entry)[id].shape
    is_list = isinstance(shape, ListOf) and isinstance(shape.item, Scalar)
    return "\n".join(without_label(line, labels) for line in text.split("\n")) if is_list else text


def _is_of_short_texts(id: str) -> bool:
    """Whether a field holds texts of one paragraph and nothing else: "Note:" may begin an explanation."""
    match fields_of(Entry)[id].shape:
        case Scalar(text=text) | ListOf(Scalar(text=text)):
            return text is not None and text.written != "block"
    return False


def _as_meant(
    id: str, text: str, vocabularies: Mapping[str, Mapping[str, str]], called: Mapping[str, str], language: str
) -> str:
    """A text without what its field cannot have: signs round a word or a sentence, names where keys belong."""
    if id == "headword":
        text = text.rstrip(" \t\n:;,")
    shape = fields_of(Entry)[id].shape
    if not isinstance(shape, Scalar):
        text = as_typed(text)
    match shape:
        case ListOf(RecordOf(record, shorthand)) | RecordOf(record, shorthand):
            parts = {key: called.get(f"{id}.{key}", key) for key in fields_of(record)}
            text = unwrapped_parts(with_part_keys(text, parts), _plain_parts(record), bool(shorthand))
            if "region" in parts:
                text = with_keys_in_parentheses(text, vocabularies.get("regions", {}), vocabularies.get("kinds", {}))
            return in_parts(text, AUTHORITIES) if id == "sources" else text
        case ListOf(Scalar(text=kind)) if kind and kind.written == "plain":
            return unwrapped_lines(text)
        case ListOf(Scalar(text=kind)) if kind and kind.written == "inline":
            return without_strays_in_lines(text)
        case Scalar(text=kind) if kind and kind.written != "block":
            text = without_bullets(text)
            # A number may be a part of a name, and where "1." means "first", of a sentence.
            if kind.written == "sentence" and not rules_of(language).sentences.ordinals:
                text = _NUMBER.sub("", text)
            return without_strays_in_lines(text) if kind.written == "inline" else unwrapped(text)
        case ListOf(Scalar(key_of=str(vocabulary))) if vocabulary in vocabularies:
            return with_keys(text, vocabularies[vocabulary])
        case MapOf(Scalar(key_of=str(vocabulary))) if vocabulary in vocabularies:
            return with_keys_before(text, vocabularies[vocabulary])
    return text


def _plain_parts(record: type) -> set[str]:
    """The parts of a record that are shown as they are written; quotes round a title of a source belong to it."""
    return {
        key
        for key, spec in fields_of(record).items()
        if isinstance(spec.shape, Scalar) and spec.shape.text and spec.shape.text.written == "plain"
        if (record, key) != (Source, "title")
    }


def _wrong(
    id: str, text: str | None, heading: str, regions: Collection[str], called: Mapping[str, str]
) -> list[Complaint]:
    """Why a text is no value of its field: everything at once."""
    name = called.get(id, id)
    if text is None:
        is_needed = fields_of(Entry)[id].required
        message = f'An entry cannot be without "{name}".'
        return [Complaint(heading, message, "write what it should be.")] if is_needed else []
    if id == "contributors" and (_NO_NAME.search(text) or len(text) > _LONGEST_NAMES):
        return [Complaint(heading, *WORDINGS["name-alone"].said())]
    if id == "contributors" and not any(map(str.isalpha, text)):
        return [Complaint(heading, *WORDINGS["name-without-letters"].said(text=shown(text)))]
    try:
        value_of(id, text, regions)
    except FieldTextError as error:
        return [_told(each, id, text, heading, called) for each in (error, *error.also)]
    return []


def _told(error: FieldTextError, id: str, text: str, heading: str, called: Mapping[str, str]) -> Complaint:
    """An error with the field, or the part of it, as the form calls it."""
    key = error.part or id
    name = called.get(f"{id}.{key}" if error.part else id, key)
    # The last one: what stands before it may be what was written, in quotes as well.
    before, is_named, behind = error.message.rpartition(f'"{key}"')
    message = f'{before}"{name}"{behind}' if is_named else error.message
    fix = error.fix.replace(f'add a line "{key}:', f'write below it "{name}:', 1) if error.part else error.fix
    return Complaint(heading, message.removesuffix(".") + _whose(id, text, error.line), fix)


def _whose(id: str, text: str, line: int) -> str:
    """Which of several records a message is about, by the line that it begins with."""
    shape = fields_of(Entry)[id].shape
    is_one_of_many = isinstance(shape, ListOf) and isinstance(shape.item, RecordOf) and "\n\n" in text.strip()
    begins = text.split("\n")[line - 1].strip() if is_one_of_many else ""
    return f' below "{shown(begins)}".' if begins else "."
