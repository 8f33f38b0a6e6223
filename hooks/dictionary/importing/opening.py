"""A file by its name → its records. What its name says and what it holds must agree; texts are UTF-8."""

import codecs
import importlib
from collections.abc import Mapping
from pathlib import PurePosixPath
from types import ModuleType

from dictionary.importing.records import MOST, Fault, Place, Progress, Record, RefusedError, too_many
from dictionary.reading.decoding import decode

_READERS: Mapping[str, tuple[str, str]] = {
    **dict.fromkeys((".csv", ".tsv", ".tab"), ("tables", "a table of texts")),
    **dict.fromkeys((".yml", ".yaml"), ("data", "YAML")),
    ".json": ("data", "JSON"),
    **dict.fromkeys((".md", ".markdown", ".mdx", ".txt"), ("markdown_files", "Markdown")),
    ".rst": ("sphinx", "reStructuredText"),
    **dict.fromkeys((".ttl", ".rdf", ".owl", ".jsonld", ".nt"), ("skos", "SKOS")),
    **dict.fromkeys((".xml", ".tbx"), ("tbx", "TBX")),
}
SUFFIXES = (*_READERS, ".xlsx")
_BINARY = {
    b"PK\x03\x04": "an archive, as .xlsx and .docx are",
    b"%PDF": "a PDF",
    b"\xd0\xcf\x11\xe0": "an old .xls or .doc",
}
_BOMS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def records_of(path: str, data: bytes, say: Progress, encoding: str = "", is_page: bool = False) -> list[Record]:
    """The records of a file; `is_page` where it is one of a folder of pages. Raises `RefusedError`."""
    suffix = PurePosixPath(path).suffix.lower()
    if suffix not in SUFFIXES:
        raise _refused(
            path, f'Nothing reads files that end with "{suffix}".', f"save it as one of: {', '.join(SUFFIXES)}."
        )
    if not data.strip():
        raise _refused(path, "The file is empty.", "name another one.")
    found = next((what for sign, what in _BINARY.items() if data.startswith(sign)), "")
    try:
        if suffix == ".xlsx":
            if not data.startswith(b"PK\x03\x04"):
                what = found or "no archive, as every .xlsx is"
                raise _refused(path, f"The file is not what its name says: it is {what}.", "save it again as .xlsx.")
            return _within(path, _module("tables").read_workbook(path, data, say))
        if found:
            raise _refused(path, f"The file is not what its name says: it is {found}.", _named_rightly(data))
        text = _text(path, data, encoding)
        _check_kind(path, suffix, text)
        name = _READERS[suffix][0]
        if (name == "data" and suffix == ".json" and '"@context"' in text) or (suffix == ".xml" and "<rdf:RDF" in text):
            name = "skos"
        elif suffix == ".txt" and ".. glossary::" in text:
            name = "sphinx"
        module = _module(name)
        if name == "markdown_files" and is_page:
            return list(module.read_page(path, text))
        return _within(path, module.read(path, text, say))
    except ModuleNotFoundError as error:
        needed = f"The program that reads this, {error.name}, is not installed."
        raise _refused(path, needed, 'install what "import" needs, by make or by pip with [import].') from error


def _module(name: str) -> ModuleType:  # what is read decides which libraries are needed
    return importlib.import_module(f"dictionary.importing.{name}")


def _within(path: str, found: list[Record]) -> list[Record]:
    if len(found) > MOST:
        raise RefusedError(too_many(found[MOST].place))
    if not found:
        raise _refused(
            path,
            "There is no term in this file.",
            "look whether it is the right one; scripts/import.py --help says what is read.",
        )
    return found


def _text(path: str, data: bytes, encoding: str) -> str:
    if encoding:
        try:
            return data.decode(encoding).removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
        except LookupError as error:
            raise _refused(path, f'There is no encoding "{encoding}".', "write a name such as windows-1252.") from error
        except UnicodeDecodeError as error:
            line = data[: error.start].count(b"\n") + 1
            message = f"A letter here is not written in {encoding}."
            raise RefusedError(Fault(Place(path, line), message, "name another encoding, or save as UTF-8.")) from error
    text, problems = decode(path, data)
    if text is None:
        problem = problems[0]
        place = Place(path, problem.position.line, str(problem.position.column))
        if problem.code != "E102":  # the letters are right, and one of them is none
            raise RefusedError(Fault(place, problem.message, "take it out, or export the file once more."))
        likely = _likely(data)
        message = f"A letter here is not written in UTF-8{f'; it looks like {likely}' if likely else ''}."
        also = f", or add --encoding {likely} if that is right" if likely else ""
        raise RefusedError(Fault(place, message, f"save the file as UTF-8{also}."))
    return text


def _likely(data: bytes) -> str:
    """The encoding that a text seems to have; empty where nobody knows."""
    if data.startswith(_BOMS):
        return "utf-16"
    from charset_normalizer import from_bytes

    best = from_bytes(
        data[:200_000], cp_isolation=["cp1252", "cp1250", "cp1251", "cp1256", "cp932", "gb18030", "big5", "euc_kr"]
    ).best()
    if best is None:
        return ""
    is_same = _decoded(data, "cp1252") == _decoded(data, best.encoding)  # then the usual one is the likely one
    return ("cp1252" if is_same else best.encoding).replace("cp125", "windows-125")


def _decoded(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (LookupError, UnicodeDecodeError):
        return None


def _check_kind(path: str, suffix: str, text: str) -> None:
    """Refuse what is plainly something else than its name says."""
    start = text.lstrip()[:200].lower()
    if start.startswith(("<!doctype html", "<html")):
        message = "The file is not what its name says: it is a page of the web, perhaps one that says what went wrong."
        raise _refused(path, message, "download it again, and look at it before you bring it.")
    is_markup = start.startswith(("<?xml", "<rdf:rdf", "<martif", "<tbx"))
    if is_markup and suffix not in (".xml", ".tbx", ".rdf", ".owl"):
        raise _refused(
            path, "The file is not what its name says: it is XML.", "name it .tbx, .rdf or .xml, by what it holds."
        )
    if suffix in (".xml", ".tbx", ".rdf", ".owl") and not start.startswith("<"):
        raise _refused(
            path, "The file is not what its name says: it is no XML.", "name it by what it holds, or save it again."
        )
    if suffix in (".csv", ".tsv", ".tab") and start.startswith(("{", "[{")):
        raise _refused(path, "The file is not what its name says: it looks like JSON.", "name it .json.")


def _named_rightly(data: bytes) -> str:
    return (
        "give it the name .xlsx if it is a spreadsheet."
        if data.startswith(b"PK")
        else "save it in a format that is read."
    )


def _refused(path: str, message: str, fix: str) -> RefusedError:
    return RefusedError(Fault(Place(path), message, fix))
