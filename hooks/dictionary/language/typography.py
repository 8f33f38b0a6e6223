"""Quotes and dashes as they are printed, for text that is typed plainly: "so" → “so”, employer's → employer’s.

For the pages of a finished site alone: files, data and what is searched keep what was typed. Extensions of Markdown
that do this (`smarty`, SmartyPants) see neither plain fields nor what stands on both sides of a link, and make quotes
of feet and inches. What is code, or a box to write in, stays as it is. One pass over a page, linear in it.
"""

import re

_QUOTES = re.compile(r"\"|'|&quot;|&apos;|&#0*3[49];|&#x2[27];")
_DOUBLE = frozenset(('"', "&quot;", "&#34;", "&#034;", "&#x22;"))
# A piece of text between two tags that has something to set. The tags stay outside.
# Any with one of the signs first: to look for what is to be set at each letter would take several times as long.
_PIECE = re.compile(r">([^<>\"'&-]*+[\"'&-][^<>]*+)(?=<)")
_TO_SET = re.compile(r"[\"']|&(?:quot|apos|#0*3[49]|#x2[27]);| --? | --- ")
_CLOSED = frozenset("code kbd pre samp script style svg template textarea title".split())
# The first two letters of those, so that few other tags are looked at.
_MAY_BE_CLOSED = re.compile(r"<(/?)([cCkKpPsStT][oObBrRaAcCtTvVeEiI][a-zA-Z]*+)\b")
_LAST_TAG = re.compile(r"<(/?)([a-z][a-z0-9]*)[^<>]*>$")
_INLINE = frozenset("a abbr b bdi cite code dfn em i kbd mark samp q s small span strong sub sup time u".split())
_OPENS_AFTER = frozenset("([{¿¡—–-/“‘«\u00a0")
# What begins with an apostrophe where something is left out: '90s, 'em, rock 'n' roll.
_LEFT_OUT = re.compile(
    r"(?:\d\ds?|n)\b|(?:bout|cause|em|round|til|till|tis|twas)\b(?![^,.!?;\n]*(?<=\w)'(?!\w))", re.IGNORECASE
)
_DASH = re.compile(r"(?<=[^\s-]) (---?|-) (?=[^\s-])(?!(?<=\d - )\d)")
_LOOKED_AHEAD = 80
"""Letters behind an apostrophe in which the end of a quote would be seen."""
_BEHIND_TAGS = 12
"""So many inline tags are looked behind for the sign that stands before a quote."""


def typeset(html: str) -> str:
    """The text of a whole page, or of a piece of one, with quotes and dashes of English."""
    closed = _closed(html)
    parts: list[str] = []
    done = number = 0
    is_open = False
    for match in _PIECE.finditer(html):
        start, end = match.span(1)
        while number < len(closed) and closed[number][1] <= start:
            number += 1
        if (number < len(closed) and closed[number][0] <= start) or not _TO_SET.search(match[1]):
            continue
        before = _before(html, start)
        is_open = is_open and before != ""
        text = typeset_text(match[1], before, is_open=is_open)
        is_open = text.rfind("“") > text.rfind("”") or (is_open and "”" not in text)
        parts += (html[done:start], text)
        done = end
    return "".join((*parts, html[done:])) if parts else html


def _closed(html: str) -> list[tuple[int, int]]:
    """Beginnings and ends of what stays as it is; what never ends goes on to the end of the page."""
    found: list[tuple[int, int]] = []
    name, depth, begin = "", 0, 0
    for match in _MAY_BE_CLOSED.finditer(html):
        tag, is_end = match[2].lower(), bool(match[1])
        if tag not in _CLOSED:
            continue
        if not name and not is_end:
            name, depth, begin = tag, 1, match.start()
        elif tag == name:
            depth += -1 if is_end else 1
            if not depth:
                found.append((begin, match.end()))
                name = ""
    return [*found, (begin, len(html))] if name else found


def typeset_text(text: str, before: str = "", *, is_open: bool = False) -> str:
    """A text without tags; `before` is the sign that stands before it in the same paragraph, empty for none.

    `is_open` says whether a quote has begun before it and has not ended.
    """
    text = _DASH.sub(lambda match: " — " if match[1] == "---" else " – ", text)
    parts: list[str] = []
    done = 0
    is_inside = False  # of single quotes
    for match in _QUOTES.finditer(text):
        parts.append(text[done : match.start()])
        last = next((part[-1] for part in reversed(parts) if part), before)
        rest = text[match.end() : match.end() + _LOOKED_AHEAD]
        sign = _quote(match[0], last, rest, is_open=is_open if match[0] in _DOUBLE else is_inside)
        is_open = sign == "“" or (is_open and sign != "”")
        is_inside = sign == "‘" or (is_inside and (sign != "’" or rest[:1].isalnum()))
        parts.append(sign)
        done = match.end()
    return "".join((*parts, text[done:]))


def _quote(sign: str, last: str, rest: str, *, is_open: bool) -> str:
    is_double = sign in _DOUBLE
    begins = not last or last.isspace() or last in _OPENS_AFTER
    ends = not rest or rest[0].isspace()
    if begins and ends and rest:
        return sign  # between two spaces: nobody knows
    if last.isdigit() and not is_open and (is_double or not rest[:1].isalpha()):
        return sign  # 6'2", 5'
    if begins and (is_double or not _LEFT_OUT.match(rest)):
        return "“" if is_double else "‘"
    return "”" if is_double else "’"


def _before(html: str, place: int) -> str:
    """The sign before a place in the same paragraph: tags that begin no line are looked through."""
    for _ in range(_BEHIND_TAGS):
        begin = html.rfind("<", 0, place)
        tag = _LAST_TAG.fullmatch(html, begin, place) if begin >= 0 else None
        if tag is None or tag[2] not in _INLINE:
            return ""
        if begin and html[begin - 1] != ">":
            return html[begin - 1]
        place = begin
    return ""
