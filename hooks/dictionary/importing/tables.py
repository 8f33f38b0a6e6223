"""Tables, with the names of the fields in their first row: CSV, TSV and spreadsheets."""

import csv
import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from dictionary.importing.records import MOST, SECTION, Fault, Place, Progress, Record, RefusedError, filled, too_many

if TYPE_CHECKING:
    import _csv

_EVERY = 5_000
_FORMULA = re.compile(r"\s*(?:=|[@+-][A-Za-z_.]+\()")
_SEPARATORS = ",;\t|"


def read(path: str, text: str, say: Progress) -> list[Record]:
    """A table of texts; the separator is the one that stands most often in the first row."""
    first = next((line for line in text.split("\n") if line.strip()), "")
    is_tabs = path.lower().endswith((".tsv", ".tab"))
    separator = "\t" if is_tabs else max(_SEPARATORS, key=_outside_quotes(first).count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    return _records(path, _numbered(path, reader), say)


def read_workbook(path: str, data: bytes, say: Progress) -> list[Record]:
    """The first sheet that has rows; further ones are glossaries of their own, each with its name as section."""
    import openpyxl

    try:
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=False)
    except (zipfile.BadZipFile, KeyError, ValueError, OSError) as error:
        message = "The file is not what its name says: no spreadsheet can be read from it."
        raise RefusedError(Fault(Place(path), message, "save it again as .xlsx.")) from error
    found: list[Record] = []
    filled_sheets = [sheet for sheet in book.worksheets if sheet.max_row and sheet.max_column]
    for sheet in filled_sheets:
        rows = _of_sheet(path, sheet.iter_rows())
        records = _records(path, rows, say)
        if len(filled_sheets) > 1:
            records = [
                Record(each.place, {**each.values, SECTION: (sheet.title,)}, each.columns, each.names)
                for each in records
            ]
        found += records
    return found


def cells(path: str, header: Sequence[str], rows: Iterable[tuple[int, Sequence[str]]]) -> Iterator[Record]:
    """Records of rows that are texts already; rows without any text are no records."""
    names = _names(path, header)
    letters = {name: letter(number) for number, name in names.items()}
    for row, texts in rows:
        for number, text in enumerate(texts[len(header) :], len(header)):
            if text.strip():
                place = Place(path, row, letter(number))
                message = f"This row has {len(texts)} cells, the first one names {len(header)} columns."
                raise RefusedError(
                    Fault(place, message, "put texts that hold the separator in quotes, or name the column.")
                )
        given = {name: (texts[number],) for number, name in names.items() if number < len(texts)}
        if kept := filled(given):
            yield Record(Place(path, row), kept, letters)


def letter(number: int) -> str:
    """The name that spreadsheets give a column: 0 → A, 27 → AB."""
    return (letter(number // 26 - 1) if number >= 26 else "") + chr(ord("A") + number % 26)


def _numbered(path: str, reader: "_csv.Reader") -> Iterator[tuple[int, list[str]]]:
    try:
        line = 1
        for row in reader:
            yield line, row
            line = reader.line_num + 1
    except csv.Error as error:
        place = Place(path, max(reader.line_num, 1))
        message = f"The table cannot be read from here on: {error}."
        fix = "look for a quote that has no second one, and write quotes inside a text twice."
        raise RefusedError(Fault(place, message, fix)) from error


def _of_sheet(path: str, rows: Iterable[Sequence[object]]) -> Iterator[tuple[int, list[str]]]:
    for row, line in enumerate(rows, 1):
        for number, cell in enumerate(line):
            if getattr(cell, "data_type", "") == "f":
                raise RefusedError(_formula(Place(path, row, letter(number)), str(getattr(cell, "value", ""))))
        yield row, [_shown(getattr(cell, "value", None)) for cell in line]


def _shown(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def _records(path: str, rows: Iterator[tuple[int, list[str]]], say: Progress) -> list[Record]:
    header = next(((row, texts) for row, texts in rows if any(text.strip() for text in texts)), None)
    if header is None:
        return []
    names = [text.strip() for text in header[1]]
    while names and not names[-1]:
        names.pop()
    found: list[Record] = []
    for record in cells(path, names, _checked(path, rows)):
        found.append(record)
        if len(found) % _EVERY == 0:
            say(f"Reading {path}", len(found))
        if len(found) > MOST:
            raise RefusedError(too_many(record.place))
    return found


def _checked(path: str, rows: Iterator[tuple[int, list[str]]]) -> Iterator[tuple[int, list[str]]]:
    for row, texts in rows:
        for number, text in enumerate(texts):
            if _FORMULA.match(text):
                raise RefusedError(_formula(Place(path, row, letter(number)), text))
        yield row, texts


def _formula(place: Place, text: str) -> Fault:
    shown = " ".join(text.split())[:40]
    return Fault(place, f'The cell holds a formula, "{shown}".', "put what it shows in its place (paste as values).")


def _names(path: str, header: Sequence[str]) -> dict[int, str]:
    names: dict[int, str] = {}
    for number, text in enumerate(header):
        name = " ".join(text.split())
        if name in names.values():
            message = f'Two columns have the name "{name}".'
            raise RefusedError(Fault(Place(path, 1, letter(number)), message, "rename or remove one of them."))
        names[number] = name or letter(number)
    return names


def _outside_quotes(line: str) -> str:
    return "".join(islice(line.split('"'), 0, None, 2))
