"""The text of an entry's file: with some fields changed and every other byte kept, or whole, as new.

What is written is read back before it is returned: a file never says anything but what was meant.
"""

from collections.abc import Collection, Mapping
from functools import lru_cache
from typing import Any

import yaml

from dictionary.contributing.changed_lines import field_added, field_changed
from dictionary.contributing.field_texts import FieldTextError, usual_value, value_of
from dictionary.contributing.file_layout import as_read, lines_of, spans, with_ends
from dictionary.contributing.yaml_writing import entry_lines
from dictionary.model.entry import Damaged, Entry
from dictionary.model.problems import Problem
from dictionary.model.shapes import Scalar, fields_of
from dictionary.reading.reader import Reader
from dictionary.reading.yaml_faults import compose

_BOM = "\ufeff"


class EntryTextError(ValueError):
    """A file that cannot be changed: `problems` say why, in plain words."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems


def canonical(fields: Mapping[str, Any]) -> str:
    """A whole file: every field that is not as usual, in the order of the model. Values are as in `Entry`."""
    given = {name: value for name, value in fields.items() if value != usual_or_none(name) and value is not None}
    return "".join(f"{line}\n" for line in entry_lines(given))


def canonical_of(entry: Entry) -> str:
    """The whole file of an entry."""
    return canonical({name: getattr(entry, name) for name in fields_of(Entry)})


def changed(source: str, changes: Mapping[str, str | None], regions: Collection[str] | None = None) -> str:
    """A file's text with the fields' new texts; None, and a text without words, remove a field.

    `regions` as in `field_texts.py`. Raises `FieldTextError` for a text that is no value of its field, and
    `EntryTextError` for a file that has to be mended first.
    """
    values = {name: None if text is None else value_of(name, text, regions) for name, text in changes.items()}
    return with_values(source, values)


def with_values(source: str, values: Mapping[str, Any]) -> str:
    """The same with values instead of texts; None removes a field."""
    fields = fields_of(Entry)
    for name, value in values.items():
        if name in fields and fields[name].required and not value:
            raise FieldTextError(f'"{name}" cannot be removed: every entry needs it.', "write what it should be.")
    text = source.removeprefix(_BOM)
    wanted = {
        name: value
        for name, value in values.items()
        if value is not None and (value != usual_or_none(name) or isinstance(fields[name].shape, Scalar))
    }
    for name in (name for name in fields if name in values):
        text = _with_field(text, name, wanted.get(name))
    _prove(source.removeprefix(_BOM), text, values)
    return text if not source.startswith(_BOM) else _BOM + text


def usual_or_none(name: str) -> Any:
    """What a field holds where nothing is written; None for those that every entry has."""
    return None if fields_of(Entry)[name].required else usual_value(name)


@lru_cache(maxsize=8)
def fields_read(text: str) -> Damaged:
    """What a file says, as far as it can be read; raises `EntryTextError` where it has no fields."""
    node = _root(text)
    stand_ins = {"slug": "x", "path": "x.yml", "headword": "", "topics": ()}
    read = Reader("").damaged(node, stand_ins)
    if read is None:
        raise EntryTextError([_refused("This should be fields, one a line, each with a name, a colon and a value.")])
    return read


# A change reads the same text to find the field, to compare and to prove what is written.
@lru_cache(maxsize=8)
def _root(text: str) -> yaml.Node:
    node, problems = compose(as_read(lines_of(text)), "")
    if problems or node is None:
        raise EntryTextError(problems)
    return node


def _refused(message: str, fix: str = "mend the file, and try again.") -> Problem:
    return Problem(path="", code="E103", name="unreadable", message=message, fix=fix)


def _with_field(text: str, name: str, value: Any) -> str:
    """A file with one field as it should be; None removes it.

    A word that is usual (`status: stub`) is written where the field stands already, so that its line and the remark
    on it come back when a change is taken back; nobody needs it where there is no such line.
    """
    lines = lines_of(text)
    found = spans(_root(text), lines)
    if not found:
        raise EntryTextError([_refused("The fields do not stand one a line.", "write one field a line, no brackets.")])
    own = [span for span in found if span.key.value == name]
    if len(own) > 1:
        raise EntryTextError([_refused(f'"{name}" is here a second time.', "keep one of the two.")])
    if not own:
        is_said = value is not None and value != usual_or_none(name)
        return with_ends(field_added(lines, found, Entry, name, value), lines) if is_said else text
    read = fields_read(text)
    former = None if name in read.faulty else getattr(read.entry, name)
    if value is not None and former == value:
        return text
    return with_ends(field_changed(lines, own[0], Entry, value, former), lines)


def _prove(source: str, text: str, values: Mapping[str, Any]) -> None:
    """Raise where the new text would not say what was meant."""
    before, after = fields_read(source), fields_read(text)
    for name in fields_of(Entry):
        meant = values[name] if name in values else getattr(before.entry, name)
        meant = usual_or_none(name) if name in values and meant is None else meant
        is_broken = name in after.faulty and (name in values or name not in before.faulty)
        if getattr(after.entry, name) != meant or is_broken:
            raise EntryTextError([_refused(f'"{name}" cannot be changed in this file without harm to the rest.')])
