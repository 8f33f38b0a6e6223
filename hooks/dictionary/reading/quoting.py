"""A text → the same text as YAML has to be told it."""

import re

import yaml

# What no reader of YAML takes for anything else, numbers and words such as `no` aside.
_PLAIN = re.compile(r"\w(?:[\w -]*\w)?")
_CURLY = re.compile(r"[“”„‟]([^“”„‟]*)[“”‟]|[‘‚‛]([^‘’‚‛]*)[’‘‛]|«\s*([^«»]*?)\s*»")
_STR = "tag:yaml.org,2002:str"


def quoted(text: str) -> str:
    """A text of one line in quotes: straight double ones, or single ones around what holds double ones."""
    if '"' not in text and "\\" not in text:
        return f'"{text}"'
    if "'" not in text:
        return f"'{text}'"
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def within_curly_quotes(text: str) -> str | None:
    """What stands between curly quotes that are around all of a text; None where they are not."""
    found = _CURLY.fullmatch(text)
    return next((inside for inside in found.groups() if inside is not None), None) if found else None


def as_written(text: str) -> str:
    """A text of one line without quotes where YAML takes it for what it is, otherwise with them."""
    node = yaml.compose(text, Loader=yaml.CSafeLoader) if _PLAIN.fullmatch(text) else None
    return text if node and node.tag == _STR else quoted(text)
