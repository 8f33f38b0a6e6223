"""Text that somebody contributed → Markdown that shows it as it is, in a summary or a comment.

No sign of it becomes markup, no line of it a command, no name in it a mention that calls somebody.
"""

import re

# What the pages of GitHub and its like make links of, or tell people about: @name, #12, addresses, commits.
# Inside code they let it be.
_LIVELY = re.compile(r"\S*(?:[@#]\w|://|www\.)\S*|\b[0-9a-f]{7,40}\b", re.IGNORECASE)
_BEFORE, _BEHIND = "\"'(“‘", "\"').,;:!?”’"
_SIGN = re.compile(r"[^\w\s.,;?()'’“”…–—/-]|_")


def plain(text: str) -> str:
    """A text in one line, safe anywhere in Markdown, in a cell of a table too."""
    line = " ".join("".join(char if char.isprintable() else " " for char in text).split())
    parts, position = [], 0
    for lively in _LIVELY.finditer(line):
        # Signs of the sentence round it are no part of what is quoted: `https://.` is not to be copied.
        shown = lively[0].rstrip(_BEHIND).lstrip(_BEFORE)
        start = lively.start() + len(lively[0].rstrip(_BEHIND)) - len(shown)
        parts += [_escaped(line[position:start]), f"<code>{_escaped(shown)}</code>"]
        position = start + len(shown)
    return "".join([*parts, _escaped(line[position:])])


def code(text: str) -> str:
    """A path, a name, a code: shown as code."""
    return f"<code>{_escaped(' '.join(text.split()))}</code>"


def _escaped(text: str) -> str:
    """Every sign that could mean something is written as its number, and then means nothing."""
    # A hyphen or a number with a point means something at the beginning of a line alone.
    text = _SIGN.sub(lambda sign: f"&#{ord(sign[0])};", text)
    return re.sub(r"\A(\s*)([-+]|\d+[.)])", lambda start: start[1] + "".join(f"&#{ord(c)};" for c in start[2]), text)
