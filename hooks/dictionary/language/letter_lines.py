"""The lines of what people say or write: those that the author made, and a name at the end on a line of its own.

In the files a text is folded, and whoever signs it writes the name behind the last sentence: "… by Friday? Kind
regards, Ana Ortega". On paper, and where it is copied to, a name has its own line, and so have the words before it.
"""

import re

import regex

from dictionary.language.sentences import SentenceRules, split

_NAME = r"\p{Lu}[\p{L}\p{M}'’.-]*(?: \p{Lu}[\p{L}\p{M}'’.-]*){0,3}"
# "Kind regards," "Mit freundlichen Grüßen," …: a few words, the first with a capital, the last with a comma.
_SIGNED = regex.compile(rf"(?:(\p{{Lu}}[\p{{L}}\p{{M}}'’]*(?: [\p{{L}}\p{{M}}'’]+){{0,3}},) )?({_NAME})")
_END = re.compile(r"[.!?…][\"”’)]*\Z")


def letter_lines(text: str, rules: SentenceRules) -> tuple[str, ...]:
    """Lines of a text; where its script has no capitals, only those that the author made."""
    *lines, last = [line for line in text.splitlines() if line.strip()] or [""]
    sentences = split(last, rules)
    signed = _SIGNED.fullmatch(sentences[-1].strip()) if len(sentences) > 1 else None
    if signed is None or _END.search(last):
        return (*lines, last)
    body = last[: last.rindex(sentences[-1].strip())].rstrip()
    return (*lines, body, *filter(None, signed.groups()))
