"""What checks say of a file → the same for somebody who filled in a form, where there are neither lines nor keys."""

import re
from collections.abc import Mapping
from functools import cache

from dictionary.model.wordings import BRACES, WORDINGS, Wording

_LEAVE_OUT = "leave it out; an editor can see to it."
_OTHERS = (
    # checking/checks.py, label_checks.py, entry_checks.py
    (r"write autolink: false next to it.*", _LEAVE_OUT),
    (r"write \{text: .*, autolink: false\}, or remove it\.", _LEAVE_OUT),
    (r'add a line "autolink: false"\.', "write it with a letter or a digit."),
    (r"remove it, or write \{text: .*, kind: spelling\}.*", "leave it out, or write (spelling) behind it."),
    (r".*, or write autolink: false in both\.", "suggest a change of that entry instead."),
    (r'add a line "definition: …"\.', "write what it means, in one sentence."),
)
"""Mends that no wording has, as they are written in the checks."""


def in_form(message: str, fix: str, labels: Mapping[str, str]) -> tuple[str, str]:
    """Message and mend of a problem in the words of the form; as they are where these do as well.

    `labels` maps the names of fields to what the form calls them.
    """
    for wording, pattern in _of_files():
        if found := pattern.fullmatch(f"{message}\n{fix}"):
            values = found.groupdict()
            if "field_name" in values:
                values["field_name"] = labels.get(values["field_name"], values["field_name"])
            return _filled(wording.message, values), _filled(wording.in_form or wording.fix, values)
    for mend, words in _OTHERS:
        if re.fullmatch(mend, fix):
            return message, words
    return message, fix


@cache
def _of_files() -> tuple[tuple[Wording, re.Pattern[str]], ...]:
    """Wordings that files and forms say in different words, or that name a field; and what finds them."""
    return tuple(
        (wording, re.compile(_pattern(f"{wording.message}\n{wording.fix}"), re.DOTALL))
        for wording in WORDINGS.values()
        if wording.in_form or "{field_name}" in wording.message
    )


def _pattern(template: str) -> str:
    seen: set[str] = set()
    parts: list[str] = []
    for number, piece in enumerate(BRACES.split(template)):
        if number % 2 == 0:
            parts.append(re.escape(piece))
        else:
            parts.append(f"(?P={piece})" if piece in seen else f"(?P<{piece}>.*?)")
            seen.add(piece)
    return "".join(parts)


def _filled(template: str, values: Mapping[str, str]) -> str:
    return BRACES.sub(lambda match: values.get(match[1], match[0]), template)
