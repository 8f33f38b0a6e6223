"""One value ⇄ the text that people write for it in a form: a text, a choice, a year, a day, yes or no."""

import datetime
import re
from collections.abc import Collection

import yaml

from dictionary.language import hidden
from dictionary.model.shapes import Scalar
from dictionary.reading import values
from dictionary.reading.pasted_signs import pasted_bullets, pasted_spaces

_TEXT = "tag:yaml.org,2002:str"
_FLAGS = {"yes": True, "true": True, "no": False, "false": False}
_BULLET = re.compile(r"\s*(?:[-*•]|[0-9]{1,3}\.)(?:\s+|$)")


class FieldTextError(ValueError):
    """A text that is no value of its field, in plain words."""

    def __init__(
        self, message: str, fix: str, line: int = 1, part: str = "", also: "tuple[FieldTextError, ...]" = ()
    ) -> None:
        super().__init__(message)
        self.message = message
        self.fix = fix
        """The way to mend it."""
        self.line = line
        """The line of the text that it is about, counted from 1."""
        self.part = part
        """The part of a record that the message names; empty if it names none."""
        self.also = also
        """What else is wrong with the same text, so that all of it is told at once."""


def raise_all(errors: "list[FieldTextError]") -> None:
    """Raise the first of several errors, which tells the others as well; nothing where there is none."""
    if errors:
        told = [each for error in errors for each in (error, *error.also)]
        first = told[0]
        first.also = tuple(told[1:])
        raise first


def single_text(value: object) -> str:
    """The text of one value."""
    match value:
        case bool():
            return "yes" if value else "no"
        case datetime.date():
            return value.isoformat()
        case _:
            return str(value)


def single_value(name: str, shape: Scalar, text: str, line: int, regions: Collection[str] | None) -> values.Value:
    """The value that a text stands for, `line` being its first line; raises `FieldTextError`."""
    text = text.strip()
    if shape.of == "flag":
        if text.lower() not in _FLAGS:
            raise FieldTextError(f'"{name}" can only be yes or no.', "write yes or no.", line)
        return _FLAGS[text.lower()]
    if shape.choices and text.lower() in shape.choices:
        return text.lower()
    if shape.key_of == "regions":
        text = known_region(text, regions) or text
    if (place := hidden.first(text)) is not None:
        line += text.count("\n", 0, place)
    if shape.text is not None and shape.text.written == "block":
        for slip in (*pasted_spaces(text), *pasted_bullets(text)):  # as the check of files does
            raise FieldTextError(slip.message, slip.fix, line + slip.line)
    node = yaml.ScalarNode(_TEXT, text, style='"')
    value = values.value_of(node, shape, name, shape.choices or None)
    if isinstance(value, values.Fault):
        raise FieldTextError(value.message, value.fix, line)
    return value


def known_region(text: str, regions: Collection[str] | None) -> str | None:
    """The region that is meant, whatever the case of its letters; None if there is none.

    Where the regions are not known, two or three capital letters are one.
    """
    if regions is None:
        return text if re.fullmatch("[A-Z]{2,3}", text) else None
    return next((key for key in regions if key.lower() == text.lower()), None)


def without_bullet(line: str) -> tuple[str, bool]:
    """A line without the sign of a list item before it, and whether there was one."""
    bullet = _BULLET.match(line)
    return (line[bullet.end() :] if bullet else line).strip(), bullet is not None


def items_of(line: str, item: Scalar) -> list[str]:
    """The items that stand in a line without its bullet: keys may be separated by commas."""
    parts = line.split(",") if item.key_of or item.choices else [line]
    return [part.strip() for part in parts if part.strip()]
