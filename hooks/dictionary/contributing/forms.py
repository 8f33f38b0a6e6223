"""The fields of the forms by which readers send something, the same on every host and in every language.

The id of a field is the key of the entry's field that it fills, so that the site can fill it
in and what comes back finds its place. The words around it (label, description, placeholder)
are those of the dictionary's own `.github/ISSUE_TEMPLATE/*.yml`: `fields_in` reads them. A
dictionary that has no such form gets the ids as labels.

A form has the everyday fields of an entry, one each. All the others go into one field, `more`,
as `key: value` (`contributing/rest.py`): a page of thirty boxes frightens whoever has one
sentence to give.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal, get_args

import yaml

from dictionary.model.entry import Entry
from dictionary.model.shapes import fields_of

Form = Literal["suggest-change", "new-entry", "comment"]
FORMS: tuple[Form, ...] = get_args(Form)
FILLED_IN: Mapping[Form, tuple[str, ...]] = {
    "suggest-change": ("entry", "page"),
    "new-entry": ("headword",),
    "comment": ("entry", "page"),
}
"""Ids of the fields that the site's own links fill in: a form that is translated keeps them."""
MORE = "more"
"""The field of all fields of entries that a form has no box for."""
REMOVED = "-"
"""A field that holds this alone is taken away: an empty one stays as it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FormField:
    """One field of a form, and the words that stand round it."""

    id: str
    """The key of the entry's field, or a name of the form's own: `entry`, `page`, `what`, `comment`, `more`."""
    kind: Literal["input", "textarea"] = "textarea"
    """One line or several. Addresses can fill in these two kinds only."""
    required: bool = False
    adds: bool = False
    """What is written is added to what the entry has: your name, to the names of others."""
    label: str = ""
    """The heading of the field in what the form sends; unique in its form."""
    description: str = ""
    placeholder: str = ""
    """An example, shown while the field is empty."""
    render: bool = False
    """The host sends the text between fences."""

    @property
    def is_of_entries(self) -> bool:
        """Whether it fills a field of an entry, by the notation of `field_texts.py`."""
        return self.id in fields_of(Entry)

    @property
    def heading(self) -> str:
        """What stands above the text in what the form sends."""
        return self.label or self.id


_TARGET = (FormField(id="entry", kind="input", required=True), FormField(id="page", kind="input"))
_EVERYDAY = tuple(FormField(id=id) for id in ("explanation", "examples", "aliases", "sources"))
_LAST = (FormField(id=MORE), FormField(id="contributors", kind="input", adds=True))

FORM_FIELDS: Mapping[Form, tuple[FormField, ...]] = {
    "suggest-change": (*_TARGET, FormField(id="what"), FormField(id="definition"), *_EVERYDAY, *_LAST),
    "new-entry": (
        FormField(id="headword", kind="input", required=True),
        FormField(id="definition"),
        FormField(id="topics", kind="input"),
        *_EVERYDAY,
        *_LAST,
    ),
    "comment": (*_TARGET, FormField(id="comment", required=True)),
}
"""Form → its fields in their order, without words."""


def fields_in(form: Form, source: str | None) -> tuple[FormField, ...]:
    """The fields of a form with the words of its file, in the order of the file.

    `source` is the text of the `.yml` file, None where there is none. A field that the file does not
    name, or names without a label, has its id for a label and stands at the end. A form may have boxes
    for more fields of entries; parts that are neither are not ours.
    """
    written: dict[str, FormField] = {}
    known = {field.id: field for field in FORM_FIELDS[form]}
    boxes = {id: FormField(id=id) for id in fields_of(Entry)} | known
    for part in _body(source):
        id = part.get("id")
        if isinstance(id, str) and id in boxes and id not in written:
            written[id] = _with_words(boxes[id], part)
    return (*written.values(), *(field for id, field in known.items() if id not in written))


def labels_in(source: str | None) -> frozenset[str]:
    """The labels that the host gives to what is sent through a form, by the text of its file."""
    labels = _form(source).get("labels")
    given = labels.split(",") if isinstance(labels, str) else labels if isinstance(labels, list) else []
    return frozenset(name for label in given if (name := str(label).strip()))


def _form(source: str | None) -> dict[str, Any]:
    try:
        form = yaml.safe_load(source or "")
    except yaml.YAMLError:
        return {}
    return form if isinstance(form, dict) else {}


def _body(source: str | None) -> list[dict[str, Any]]:
    body = _form(source).get("body")
    return [part for part in body if isinstance(part, dict)] if isinstance(body, list) else []


def _with_words(field: FormField, part: Mapping[str, Any]) -> FormField:
    words = part.get("attributes")
    if not isinstance(words, dict):
        return field

    def text(name: str) -> str:
        return " ".join(str(words.get(name) or "").split())

    return replace(
        field,
        label=text("label"),
        description=text("description"),
        placeholder=str(words.get("placeholder") or "").strip(),
        render=bool(words.get("render")),
    )
