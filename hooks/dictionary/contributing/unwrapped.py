"""What people put round a word or a sentence, as if to say "this is it" → the word or the sentence.

Quotes, signs of emphasis, a gray box, the marks before a quoted line: in a field that holds one plain text they are no
part of it.
"""

import re

_FENCED = re.compile(r"```[\w-]*\n(.*?)\n?```", re.DOTALL)
_QUOTED_LINE = re.compile(r"(?m)^> ?")
_PAIRS = (("**", "**"), ("*", "*"), ('"', '"'), ("“", "”"), ("„", "“"), ("«", "»"))


def unwrapped(text: str) -> str:
    """A text without what stands round all of it."""
    text = text.strip()
    if fenced := _FENCED.fullmatch(text):
        text = fenced[1].strip()
    if text and all(line.startswith(">") for line in text.split("\n")):
        text = _QUOTED_LINE.sub("", text).strip()
    for first, last in _PAIRS:
        inside = text[len(first) : -len(last)].strip()
        is_around = len(text) > len(first) + len(last) and text.startswith(first) and text.endswith(last)
        if is_around and inside and first not in inside and last not in inside:
            text = inside
    return text
