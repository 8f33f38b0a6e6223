"""How long Markdown would take over the brackets of a text.

Python-Markdown looks for the end of every bracket, from each of them anew, and to the end of the
paragraph if there is none. Thousands in one paragraph take minutes. Nobody writes such a text by
hand; here it is recognized in one pass, so that it can be refused.
"""

import re

MOST_STEPS = 2_000_000
"""Letters looked at; about a second."""
_PARAGRAPH_END = re.compile(r"\n(?=[^\S\n]*\n)|\Z")
_QUOTES = re.compile("[\"']")


def too_many_brackets(markdown: str) -> int | None:
    """The first bracket of the first paragraph that would take too long; None if there is no such.

    Brackets in code do not count: `markdown` should have none.
    """
    if (markdown.count("[") + markdown.count("](")) * len(markdown) <= MOST_STEPS:
        return None
    begin = 0
    for end in _PARAGRAPH_END.finditer(markdown):
        paragraph = markdown[begin : end.start()]
        if _steps(paragraph) > MOST_STEPS:
            return begin + paragraph.index("[")
        begin = end.end()
    return None


def _steps(paragraph: str) -> int:
    """How many letters are looked at for the brackets of a paragraph."""
    steps, size = 0, len(paragraph)
    brackets: list[int] = []
    parentheses: list[tuple[int, bool]] = []
    for sign in re.finditer(r"[\[\]()]", paragraph):
        position = sign.start()
        match sign[0]:
            case "[":
                brackets.append(position)
            case "]":
                steps += position - brackets.pop() if brackets else 0
            case "(":
                parentheses.append((position, paragraph[position - 1 : position] == "]"))
            case _ if parentheses:
                opened, is_address = parentheses.pop()
                if is_address:
                    # A quotation mark before the end keeps the end from being seen.
                    has_quote = _QUOTES.search(paragraph, opened, position) and paragraph[position - 1] not in "\"'"
                    steps += size - opened if has_quote else position - opened
    return steps + sum(size - at for at in brackets) + sum(size - at for at, is_address in parentheses if is_address)
