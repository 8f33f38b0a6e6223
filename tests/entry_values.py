"""Values that the fields of entries can have, for tests that ask something of all of them."""

import re
import string
import unicodedata
from pathlib import Path
from typing import Any

import yaml
from hypothesis import strategies as st

from dictionary.language import hidden
from dictionary.model.shapes import ListOf, MapOf, RecordOf, Scalar, Shape, fields_of
from dictionary.reading.pasted_signs import pasted_bullets, pasted_spaces

CASES: Any = yaml.safe_load((Path(__file__).parent / "cases" / "field_texts.yml").read_text("utf-8"))
REGIONS: list[str] = CASES["regions"]

SIGNS = st.sampled_from([*"-*•()[]{},:#'\"|>&!%@`\\ 12.aUKé", "kind: ", " (UK)", "\n", "text:", "- ", "1. ", "  "])
LETTERS = st.one_of(SIGNS, st.characters(exclude_categories=("Cs", "Cn")))


def _one_line(text: str) -> str:
    shown = "".join(char for place, char in enumerate(text) if place not in set(hidden.found(text)))
    return " ".join(unicodedata.normalize("NFC", shown).split())


def is_kept(text: str) -> bool:
    """Whether a text is read as it is written; one that begins with a bullet of a word processor is refused."""
    is_shown = bool(text) and hidden.first(text) is None and text == _one_line(text)
    return is_shown and not any(pasted_bullets(f"x: {text}"))


LINES = st.lists(LETTERS, min_size=1, max_size=12).map("".join).map(_one_line).filter(is_kept)
BLOCKS = (
    st.lists(LINES, min_size=1, max_size=4)
    .map("\n\n".join)
    .filter(lambda text: not any((*pasted_spaces(text), *pasted_bullets(text))))
)
_ITEM = re.compile(r"(?:-|[0-9]+\.)(?: |$)")
KEYS = (
    st.text(string.ascii_letters + string.digits + "- _é", min_size=1, max_size=6)
    .map(_one_line)
    .filter(lambda key: is_kept(key) and not _ITEM.match(key))  # a list of keys would lose that sign
)


def values(shape: Shape) -> st.SearchStrategy[Any]:
    match shape:
        case Scalar(of="flag"):
            return st.booleans()
        case Scalar(of="number"):
            return st.integers(1000, 9999)
        case Scalar(of="date"):
            return st.dates()
        case Scalar(choices=choices) if choices:
            return st.sampled_from(choices)
        case Scalar(key_of="regions"):
            return st.one_of(st.sampled_from(REGIONS), KEYS.filter(lambda key: key.lower() not in _FOLDED))
        case Scalar(key_of=str()):
            return KEYS
        case Scalar(web_address=True):
            return st.sampled_from(["https://example.com/", "http://a.b/c?d=e#f: g".replace(" ", "")])
        case Scalar(text=text) if text and text.written == "block":
            return BLOCKS
        case Scalar():
            return LINES
        case ListOf(item):
            return st.lists(values(item), min_size=1, max_size=4).map(tuple)
        case MapOf(key, value):
            return st.dictionaries(
                values(key).filter(lambda key: ":" not in key), values(value), min_size=1, max_size=3
            )
        case RecordOf(record):
            return _records(record)
    raise AssertionError(shape)


_FOLDED = {key.lower() for key in REGIONS}


def _records(record: type) -> st.SearchStrategy[Any]:
    specs = fields_of(record)
    needed = {name: values(spec.shape) for name, spec in specs.items() if spec.required}
    optional = {name: values(spec.shape) for name, spec in specs.items() if not spec.required}
    # A record in which nothing is said has no text; the check refuses it (E210).
    return st.fixed_dictionaries(needed, optional=optional).filter(bool).map(lambda given: record(**given))
