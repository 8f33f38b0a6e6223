"""One value of a YAML file → a Python value, or the fault in it.

By the shape that the model asks for, never by YAML's own rules: `No` is a text that needs
quotes here, not false.
"""

import contextlib
import datetime
import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import islice

import yaml

from dictionary.language import hidden
from dictionary.language.nearness import Near, is_slip
from dictionary.model.problems import shown
from dictionary.model.shapes import Scalar
from dictionary.model.wordings import WORDINGS
from dictionary.reading.quoting import as_written
from dictionary.reading.web_addresses import address_fault, is_web_address

_STR = "tag:yaml.org,2002:str"
_NULL = "tag:yaml.org,2002:null"
_READ_AS = {
    "tag:yaml.org,2002:bool": "yes or no",
    "tag:yaml.org,2002:int": "a number",
    "tag:yaml.org,2002:float": "a number",
    "tag:yaml.org,2002:timestamp": "a date",
    _NULL: "nothing",
}
_FLAGS = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}
"""The words of YAML 1.2, which editors know; `yes` and `off` are texts to them."""
_YEAR_FIRST = re.compile(r"([0-9]{4})([./-])([0-9]{1,2})\2([0-9]{1,2})")
_YEAR_LAST = re.compile(r"([0-9]{1,2})([./-]) ?([0-9]{1,2})\2 ?([0-9]{4})")
_EXAMPLE_DAY = "2026-11-23"
_ISO_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_YEAR = re.compile(r"[0-9]{4}")
_CURLY_QUOTES = re.compile("[“”„][^“”„]*[“”]|[‘‚][^‘’‚]*[’‘]|«[^«»]*»|»[^«»]*«")


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a value; see `Problem` for the fields."""

    code: str
    name: str
    message: str
    fix: str
    replacement: str | None = None


Value = str | bool | int | datetime.date


def value_of(node: yaml.ScalarNode, shape: Scalar, name: str, known: Collection[str] | None) -> Value | Fault:
    """The value of the field `name`; `known` are the keys that it may be, where these are listed."""
    match shape.of:
        case "flag":
            if node.value in _FLAGS:
                return _FLAGS[node.value]
            meant = {"yes": "true", "on": "true", "no": "false", "off": "false"}.get(node.value.lower())
            return Fault("E203", "not-a-flag", f'"{name}" can only be true or false.', "write true or false.", meant)
        case "number":
            if _YEAR.fullmatch(node.value):
                return int(node.value)
            return Fault("E203", "not-a-number", *WORDINGS["not-a-number"].said(field_name=name))
        case "date":
            return _date(node.value, name)
        case _:
            fault = _misread(node, shape)
            if fault and known is not None and node.value not in known:
                # Quotes alone do not make it a known one, so both are told.
                unknown = _unknown_key(node.value, name, shape.key_of, known)
                also = f"{fault.message.removesuffix('.')}; and {unknown.message}"
                return replace(fault, message=also, fix=unknown.fix, replacement=None)
            return fault or _text(node, shape, name, known)


def _date(written: str, name: str) -> datetime.date | Fault:
    if _ISO_DATE.fullmatch(written):
        try:
            return datetime.date.fromisoformat(written)
        except ValueError:
            message = f"{written} is not a day of the calendar."
        return Fault("E208", "date-impossible", message, f"write it like {_EXAMPLE_DAY}.")
    meant = _day_meant(written)
    message = f'"{name}" needs a day, year first.'
    return Fault("E208", "date-impossible", message, f"write it like {meant or _EXAMPLE_DAY}.", meant)


def _day_meant(written: str) -> str | None:
    """The day that a date in another order names, if it can be only one: 24.12.2026, 12/24/2026, 2026/12/24."""
    if match := _YEAR_FIRST.fullmatch(written):
        orders = [(match[1], match[3], match[4])]
    elif match := _YEAR_LAST.fullmatch(written):
        orders = [(match[4], match[3], match[1])]
        if match[2] != ".":  # with periods the day comes first; otherwise countries differ
            orders.append((match[4], match[1], match[3]))
    else:
        return None
    days = set()
    for year, month, day in orders:
        with contextlib.suppress(ValueError):
            days.add(datetime.date(int(year), int(month), int(day)))
    return days.pop().isoformat() if len(days) == 1 else None


def _misread(node: yaml.ScalarNode, shape: Scalar) -> Fault | None:
    """A text that is something else to YAML because it has no quotes, or that has the wrong ones."""
    if node.style:  # the parser writes "" for a value without quotes
        return None
    if node.tag != _STR and not shape.choices and not shape.web_address:  # quotes make no address of a number
        quoted = f'"{node.value}"'
        read_as = _READ_AS.get(node.tag, "a sign")
        message = f"Without quotes, {shown(node.value)} is read as {read_as}, not as text."
        if node.tag == _NULL and shape.text is not None and shape.text.written != "plain":
            # A name may be this word; who writes it for a text means that there is none.
            fix = f"leave the field out, if there is nothing to say; if the word is meant, put it in quotes: {quoted}"
            return Fault("E207", "needs-quotes", message, fix)
        return Fault("E207", "needs-quotes", message, f"put it in quotes: {shown(quoted)}", quoted)
    if not node.value.lstrip().startswith(("“", "”", "„", "‘", "’", "‚", "«", "»")):
        return None
    text = " ".join(node.value.split())
    is_one_line = node.start_mark.line == node.end_mark.line
    if _CURLY_QUOTES.fullmatch(text) and text[1:-1].strip():
        return Fault(
            "E207",
            "curly-quotes",
            "Curly quotes around a value become part of the text.",
            'use straight quotes ("…"), or none.',
            f'"{text[1:-1].strip()}"' if is_one_line and not set(text) & set('"\\') else None,
        )
    return None


def _text(node: yaml.ScalarNode, shape: Scalar, name: str, known: Collection[str] | None) -> str | Fault:
    place = hidden.first(node.value)
    if place is not None:
        message = f'"{name}" contains {hidden.what_is(node.value[place])}.'
        return Fault("E108", "hidden-character", message, "type the text again, or paste it as plain text.")
    text = unicodedata.normalize("NFC", node.value).strip()
    if shape.text is None or shape.text.written != "block":
        text = " ".join(text.split())
    if known is not None and text not in known:
        return _unknown_key(text, name, shape.key_of, known)
    if shape.web_address and not is_web_address(text):
        message, fix, whole = address_fault(text)
        return Fault("E206", "not-a-web-address", message, fix, whole)
    return text


_FOREIGN_COMMA = re.compile(r"\s*[，、；;]\s*")
_MOST_LISTED = 100
"""Keys named in one message."""
_FEW = 12
"""So many keys are named even where it is clear which one was meant."""


class KnownKeys(Collection[str]):
    """Keys of a vocabulary, made ready once for the unknown ones that are compared with them.

    Whoever reads many files with one vocabulary makes one of these: there may be thousands of unknown keys.
    """

    def __init__(self, keys: Collection[str], names: Mapping[str, str] | None = None) -> None:
        """`names` maps keys to the names that readers see, which people write in their place."""
        self._keys = keys
        self._names = names or {}

    def __contains__(self, key: object) -> bool:
        return key in self._keys

    def __iter__(self) -> Iterator[str]:
        return iter(self._keys)

    def __len__(self) -> int:
        return len(self._keys)

    @cached_property
    def lowered(self) -> dict[str, str]:
        """Key in lower case → key."""
        return {key.lower(): key for key in self._keys}

    @cached_property
    def by_name(self) -> dict[str, str]:
        """Name that readers see, in lower case → key."""
        return {name.casefold(): key for key, name in self._names.items()}

    @cached_property
    def near(self) -> Near:
        return Near(self.lowered)

    @cached_property
    def listed(self) -> str:
        """The keys as a message names them."""
        return ", ".join(islice(self._keys, _MOST_LISTED)) + (", …" if len(self._keys) > _MOST_LISTED else "")


def _either(words: list[str]) -> str:
    """Some words with "or" before the last."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} or {words[-1]}"


def _name_of(vocabulary: str | None, name: str) -> str:
    """What the problem with an unknown key is called."""
    return f"{vocabulary.removesuffix('s') if vocabulary else name}-unknown"


def _unknown_key(text: str, name: str, vocabulary: str | None, known: Collection[str]) -> Fault:
    if _FOREIGN_COMMA.search(text):
        parts = [part for part in _FOREIGN_COMMA.split(text) if part]
        message = f'Another sign than a comma stands between these: "{shown(text)}".'
        fix = f'write a comma and a space there: "{shown(", ".join(parts))}"'
        return Fault("E204", _name_of(vocabulary, name), message, fix)
    keys = known if isinstance(known, KnownKeys) else KnownKeys(known)
    wanted = (re.sub(r"[\s_]+", "-", text.lower()), text.lower())
    close = [key for way in wanted for key in keys.near.closest(way, cutoff=0.5)]
    named = keys.by_name.get(text.casefold())
    meant = named or (keys.lowered[close[0]] if close else None)
    listed = f"use one of: {keys.listed}." if known else f"add it to _{vocabulary}.yml first."
    message = f"is not one of our {vocabulary}." if vocabulary else f'is not what "{name}" can be.'
    if meant and len(known) <= _FEW:
        listed = f"did you mean {meant}? It can be {_either(list(known))}."
    elif meant:
        listed = f"did you mean {meant}?"
    return Fault(
        "E204",
        _name_of(vocabulary, name),
        f'"{shown(text)}" {message}',
        listed,
        as_written(meant) if meant and (named or is_slip(text, meant)) else None,
    )
