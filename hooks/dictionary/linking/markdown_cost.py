"""How long Markdown would take over a text.

Python-Markdown looks for the end of every bracket, from each of them anew, and to the end of the
paragraph if there is none; it copies a paragraph for each sign that it replaces in it; and it looks
for the end of every raw tag. Thousands of them in one paragraph take minutes. Nobody writes such a
text by hand; here it is recognized in one pass, so that it can be refused.
"""

import re
from collections.abc import Iterator

from dictionary.linking.code_spans import without_code

MOST_STEPS = 2_000_000
"""Letters looked at for brackets; about a second."""
MOST_COPIED = 500_000_000
"""Letters copied for signs; about a second."""
MOST_IN_TAGS = 30_000_000
"""Letters looked at for raw tags; about a second."""
MOST_REREAD = 60_000_000
"""Letters read again for rules and headings; about a second."""
_FENCES_TO_SIGNS = 5
MOST_PARAGRAPHS = 100_000
_PARAGRAPH_END = re.compile(r"\n(?=[^\S\n]*\n)|\Z")
_BRACKET = re.compile(r"\[|\]\(")
_SIGN = re.compile(r"[*_`\[\]<&\\!~]")
_ITEM = re.compile(r"(?m)^[ \t]*(?:[-+*>|]|\d{1,9}[.)])")
_RULE = re.compile(r"(?m)^ {0,3}(?:#{1,6}|[-*_=]{2,}|(?:[-*_] ){2,})")
_DEEP_ITEM = re.compile(r"(?m)^[ ]{400}[ ]*(?:[-+*]|\d{1,9}[.)])[ ]")
_TAG = re.compile(r"<[a-zA-Z/!?]")
_QUOTES = re.compile("[\"']")
_AS_THEY_ARE = {ord(sign): f"&#{ord(sign)};" for sign in "[]<"}


def too_costly(markdown: str) -> int | None:
    """Where Markdown would begin to take too long; None if it would not."""
    size = len(markdown)
    if size * size <= MOST_STEPS:
        return None
    places = (
        _too_many_paragraphs(markdown),
        _too_many_tags(markdown),
        _too_many_signs(markdown),
        _too_many_rules(markdown),
        _too_deep(markdown),
    )
    if found := [place for place in places if place is not None]:
        return min(found)
    plain = without_code(markdown)
    if _too_many_brackets(plain) is None:
        return None
    # Code is gone from the text that was looked at, so its places are those of another one.
    place = _too_many_brackets(markdown) if len(plain) != size else _too_many_brackets(plain)
    return place or 0


def readable(markdown: str) -> str:
    """The text as Markdown can read it: one that is too costly becomes one paragraph in which signs are signs."""
    if too_costly(markdown) is None:
        return markdown
    one_line = " ".join(markdown.translate(_AS_THEY_ARE).split())
    return "".join(f"&#{ord(char)};" if char in "*_`\\!~" else char for char in one_line[:_SHOWN])


_SHOWN = 2_000
"""Letters of a text that is too costly which are shown while serving."""


def _too_many_paragraphs(markdown: str) -> int | None:
    """The parser takes the first paragraph off a list of all of them, again and again."""
    if markdown.count("\n") <= MOST_PARAGRAPHS or markdown.count("\n\n") <= MOST_PARAGRAPHS // 2:
        return None
    return markdown.index("\n\n")


def _too_many_rules(markdown: str) -> int | None:
    """Rules and headings without an empty line between them: what follows each is copied and read anew.

    So is the whole text for each fence.
    """
    size = len(markdown)
    if (markdown.count("```") + markdown.count("~~~")) * size > MOST_COPIED * _FENCES_TO_SIGNS:
        return min(place for fence in ("```", "~~~") if (place := markdown.find(fence)) >= 0)
    begin = 0
    for paragraph in _PARAGRAPH_END.finditer(markdown):
        end = paragraph.start()
        if (end - begin) ** 2 > MOST_REREAD:
            lines = list(_RULE.finditer(markdown, begin, end))
            if len(lines) * (end - begin) > MOST_REREAD:
                return lines[0].start()
        begin = paragraph.end()
    return None


def _too_deep(markdown: str) -> int | None:
    """Lists in lists: each level is read once more for every level around it."""
    found = _DEEP_ITEM.search(markdown)
    return found.start() if found else None


def _too_many_tags(markdown: str) -> int | None:
    """The first raw tag, if the ends of all together are too far away."""
    if markdown.count("<") * len(markdown) <= MOST_IN_TAGS:
        return None
    steps, end = 0, 0
    for tag in _TAG.finditer(markdown):
        if end <= tag.start():
            end = markdown.find(">", tag.start())
            end = len(markdown) if end < 0 else end
        steps += end - tag.start()
        if steps > MOST_IN_TAGS:
            return markdown.index("<")
    return None


def _too_many_signs(markdown: str) -> int | None:
    """The first sign of the first piece of text in which too much would be copied."""
    if len(markdown) * len(markdown) <= MOST_COPIED:
        return None
    for begin, end in _pieces(markdown):
        if (end - begin) ** 2 > MOST_COPIED:
            signs = sum(1 for _ in _SIGN.finditer(markdown, begin, end))
            if signs * (end - begin) > MOST_COPIED and (first := _SIGN.search(markdown, begin, end)):
                return first.start()
    return None


def _pieces(markdown: str) -> Iterator[tuple[int, int]]:
    """Paragraphs, and the items and rows of those that are lists and tables."""
    begin = 0
    for paragraph in _PARAGRAPH_END.finditer(markdown):
        end = paragraph.start()
        if _ITEM.match(markdown, begin + (markdown[begin : begin + 1] == "\n")):
            starts = [item.start() for item in _ITEM.finditer(markdown, begin, end)]
            yield from zip([begin, *starts], [*starts, end], strict=True)
        else:
            yield begin, end
        begin = paragraph.end()


def _too_many_brackets(markdown: str) -> int | None:
    """The first bracket of the first paragraph that would take too long; `markdown` should have no code."""
    if (markdown.count("[") + markdown.count("](")) * len(markdown) <= MOST_STEPS:
        return None
    begin = 0
    for end in _PARAGRAPH_END.finditer(markdown):
        paragraph = markdown[begin : end.start()]
        if _steps(paragraph) > MOST_STEPS:
            first = _BRACKET.search(paragraph)
            return begin + (first.start() if first else 0)
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
