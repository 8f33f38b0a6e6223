"""The code in a Markdown text, found without Markdown."""

import re


def without_code(text: str) -> str:
    """A Markdown text of the same length, with a sign for each letter of code. Linear.

    Fenced code becomes `+`, which begins no paragraph, inline code `x`, which is a word.
    """
    kept: list[str] = []
    fence = ""
    for line in text.splitlines(keepends=True):
        mark = line[:3] if line.startswith(("```", "~~~")) else ""
        kept.append(_crossed_out(line, "+") if fence or mark else line)
        # A fence ends with signs of its own kind.
        fence = mark if not fence else "" if mark == fence else fence
    return _without_spans("".join(kept))


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
