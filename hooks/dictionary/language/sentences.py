"""Where sentences end, near enough for quoting one and for counting them."""

import re

# A full stop, question or exclamation mark, with closing quotes, before white space and a
# beginning …
_END = re.compile(r"[.!?…]+[\"'’”)\]]*\s+(?=[\"'‘“(\[]*[^\Wa-z_])")
# … but not after an initial or one of a few common abbreviations. Looked for only where a
# sentence may end: as a part of the pattern above it would be tried at every letter.
_NO_END = re.compile(r"(?:\b(?:[A-Z]|Mr|Ms|Mrs|Dr|St|vs|No)|\b[ei]\.[ge]|\bU\.S)\Z")


def split(text: str) -> list[str]:
    """The sentences of a text, without the white space between them."""
    return [text[start:end].strip() for start, end in _spans(text)]


def around(text: str, position: int) -> str:
    """The sentence that holds a position."""
    return next((text[start:end].strip() for start, end in _spans(text) if position < end), text.strip())


def _spans(text: str) -> list[tuple[int, int]]:
    ends = [m.end() for m in _END.finditer(text) if not _NO_END.search(text[max(0, m.start() - 4) : m.start()])]
    starts = [0, *ends]
    return [(s, e) for s, e in zip(starts, [*ends, len(text)], strict=True) if text[s:e].strip()]
