"""What YAML makes of a value without quotes → the same line with them, where only one thing can be meant.

`key: Ask: why?`, `- @handle`, `key: *bold*`, `- reason #1`: the text is all of the line, and nobody who
writes an entry means an alias, a tag or a remark without a space.
"""

import re

from dictionary.model.problems import Problem
from dictionary.reading.after_value import meant_text
from dictionary.reading.field_names import NAMES, TEXTS, joined_field, second_field
from dictionary.reading.quoting import quoted, within_curly_quotes

_MENDED = ("E103", "E107", "E110")
_COLON_IN_ITEM = ("E203", "not-a-text")


_FIELDS = "|".join(sorted(NAMES, key=len, reverse=True))
# Below a field whose keys are free (regions), the key is none of the text either.
_LINE = re.compile(
    rf"(?P<before>[ \t]*(?:- +)*(?:(?P<name>{_FIELDS}):[ \t]+|(?<=[ \t])(?<!- )[A-Z]{{2,3}}:[ \t]+)?)"
    r"(?P<value>\S.*?)[ \t]*"
)
_TABS = re.compile(r"[ \t]*\t[ \t]*")
# Lists, groups and texts on the lines below begin with these; so do texts, but nobody can tell.
_OPENS = "{|>\"'#-?"
_AFTER_QUOTE = re.compile(r"([\"'])[^\"']*\1\s*[^\s,#].*")


def mended(line: str, problem: Problem) -> str | None:
    """A line (without its end) about which something is said, as it must have been meant; None where that is open."""
    is_item = (problem.code, problem.name) == _COLON_IN_ITEM
    if problem.code not in _MENDED and not is_item:
        return None
    indent = _TABS.match(line)
    if indent:
        return indent[0].expandtabs(2) + line[indent.end() :]
    match = _LINE.fullmatch(line)
    if not match or match["before"].strip() == "" == match["before"]:
        return None
    if match["name"] and match["name"] not in TEXTS:
        return None  # a text in quotes is no list, no day and no word of a few
    value = match["value"]
    is_colon = problem.code == "E103" and "colon" in problem.message
    if is_item and not match["before"].endswith("- "):
        return None
    if value.startswith("[") and not (value.startswith("[[") and not value.endswith("]]]")):
        return None
    if value[0] in _OPENS and not _AFTER_QUOTE.fullmatch(value):
        return None
    if is_colon and not match["before"].strip():
        return None  # the line goes on with a text that begins above, and quotes in the middle would be a part of it
    if second_field(line) is not None or (is_colon and joined_field(line) is not None) or value.startswith("!!"):
        return None
    text = meant_text(value) if value[0] in "\"'" else within_curly_quotes(value) or value
    return None if text is None else match["before"] + quoted(text)
