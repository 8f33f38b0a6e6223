"""Where sentences end, near enough for quoting one and for counting them."""

import re

# A full stop, question or exclamation mark, with closing quotes, before white space and a
# beginning; not after an initial or one of a few common abbreviations.
_END = re.compile(
    r"(?<!\b[A-Z])(?<!\bMr)(?<!\bMs)(?<!\bMrs)(?<!\bDr)(?<!\bSt)(?<!\bvs)(?<!\bNo)(?<!\be\.g)(?<!\bi\.e)(?<!\bU\.S)"
    r"[.!?…]+[\"'’”)\]]*\s+(?=[\"'‘“(\[]*[^\Wa-z_])"
)


def split(text: str) -> list[str]:
    """The sentences of a text, without the white space between them."""
    return [text[start:end].strip() for start, end in _spans(text)]


def around(text: str, position: int) -> str:
    """The sentence that holds a position."""
    return next((text[start:end].strip() for start, end in _spans(text) if position < end), text.strip())


def _spans(text: str) -> list[tuple[int, int]]:
    ends = [match.end() for match in _END.finditer(text)]
    starts = [0, *ends]
    return [(s, e) for s, e in zip(starts, [*ends, len(text)], strict=True) if text[s:e].strip()]
