"""The code in a Markdown text, found without Markdown."""

import re
from bisect import bisect_right
from collections import defaultdict

_FENCE = re.compile(r"""(`{3,}|~{3,})[ ]*(?:\{.*\}|(?:\.?[\w#.+-]*[ ]*)?(?:hl_lines=(?:"[^"]*"|'[^']*')[ ]*)?)\r?$""")
"""The first line of fenced code, as Python-Markdown reads it (`markdown/extensions/fenced_code.py`)."""


def without_code(text: str) -> str:
    """A Markdown text of the same length, with a sign for each letter of code. Linear.

    Fenced code becomes `+`, which begins no paragraph, inline code `x`, which is a word.
    """
    return _without_spans(_without_fences(text) if "```" in text or "~~~" in text else text)


def _without_fences(text: str) -> str:
    lines = text.split("\n")
    fences = {number: found[1] for number, line in enumerate(lines) if (found := _FENCE.match(line))}
    # A fence ends with the signs that it began with. What never ends is text.
    ends: defaultdict[str, list[int]] = defaultdict(list)
    for number, fence in fences.items():
        if lines[number].rstrip(" \r") == fence:
            ends[fence].append(number)
    done = -1
    for number, fence in fences.items():
        at = bisect_right(ends[fence], number)
        if number > done and at < len(ends[fence]):
            done = ends[fence][at]
            lines[number : done + 1] = (_crossed_out(line, "+") for line in lines[number : done + 1])
    return "\n".join(lines)


def _crossed_out(text: str, sign: str) -> str:
    return re.sub(r"[^\n\r]", sign, text)


def _without_spans(text: str) -> str:
    ticks = list(re.finditer(r"(?<!\\)`+|\n(?=[^\S\n]*\n)", text))
    # The next run of the same length in the same paragraph, for each run.
    closing: list[int | None] = [None] * len(ticks)
    following: dict[int, int] = {}
    for place in range(len(ticks) - 1, -1, -1):
        if ticks[place][0] == "\n":
            following.clear()
        else:
            closing[place] = following.get(len(ticks[place][0]))
            following[len(ticks[place][0])] = place
    parts: list[str] = []
    position = 0
    for tick, end in zip(ticks, closing, strict=True):
        if end is not None and tick.start() >= position:
            parts += text[position : tick.start()], _crossed_out(text[tick.start() : ticks[end].end()], "x")
            position = ticks[end].end()
    return "".join([*parts, text[position:]])
