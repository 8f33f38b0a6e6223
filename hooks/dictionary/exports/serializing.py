"""Records → JSON. Every JSON file of the site is written by this module.

A host may send such a file as a web page, and a page may hold JSON inside a script: so no sign that
means something to HTML, and no line separator that means something to scripts, stands in it as it is.
"""

import json
import re
from typing import Any

_UNSAFE = re.compile("[\u2028\u2029\ud800-\udfff]")


def to_json(value: Any, *, indent: int | None = None, sort_keys: bool = False) -> str:
    """A value as JSON with a line end. Raises ValueError for numbers that JSON does not know.

    With `indent` it is made for people, without it has no spaces and is written by the fast half of the library.
    """
    separators = (",", ":") if indent is None else None
    made = json.dumps(
        value, ensure_ascii=False, allow_nan=False, indent=indent, separators=separators, sort_keys=sort_keys
    )
    return f"{safe(made)}\n"


def safe(text: str) -> str:
    """JSON that says the same without these signs: outside of its strings there are none."""
    for sign in "<>&":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return text if text.isascii() else _UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)
