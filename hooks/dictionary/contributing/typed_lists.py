"""A list that somebody types as files have it, → one item a line, as forms have it."""

import re

import yaml

_LONGEST, _MOST_BRACKETS = 20_000, 200
_OPENS = re.compile(r"\s*(?:- +)?[\[{]")
_SHARED = re.compile(r"[&*]\w")
"""What stands for something elsewhere, which could stand there a million times."""


def as_typed(text: str) -> str:
    """`[one, two]` and `{key: value}` line by line; whatever else stands there as it is.

    Names in double brackets are none of these lists.
    """
    if (
        not _OPENS.match(text)
        or len(text) > _LONGEST
        or text.count("[") + text.count("{") > _MOST_BRACKETS
        or _SHARED.search(text)
    ):
        return text
    try:
        read = yaml.load(text, Loader=yaml.CBaseLoader)
    except (yaml.YAMLError, RecursionError):
        return text
    items = [_lines(item) for item in (read if isinstance(read, list) else [read])]
    if not items or None in items:
        return text
    return ("\n\n" if any("\n" in item for item in items if item) else "\n").join(filter(None, items))


def _lines(item: object) -> str | None:
    """An item in the lines of a form; None for lists in lists."""
    if isinstance(item, str):
        return " ".join(item.split())
    if not isinstance(item, dict):
        return None
    pairs = [(key, ", ".join(value) if _is_texts(value) else value) for key, value in item.items()]
    is_flat = all(isinstance(each, str) and "\n" not in each for pair in pairs for each in pair)
    return "\n".join(f"{key}: {value}" for key, value in pairs) if is_flat else None


def _is_texts(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(each, str) for each in value)
