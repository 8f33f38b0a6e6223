"""What somebody sent through a form: the text of an issue → the texts of the form's fields.

A form sends its fields in its order, each as a heading of the third level (the label), an empty
line and the text; `_No response_` where nothing was written. People edit that text later.

The first occurrence of each heading counts, behind those of the fields before it; of several, one below which the
form says that nothing was written is its own, and the others belong to a text. So a heading that
somebody wrote into a text stays part of that text unless it is the very next one that is expected,
and the first field, which names the entry, can be given another value by nothing that follows. A heading
that is away leaves its field empty.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dictionary.contributing.forms import FORM_FIELDS, Form, FormField
from dictionary.language import hidden

_LEVEL = "###"
_CLOSED = re.compile(r"\s#+\s*$")
_NOTHING = "_No response_"
_BEFORE = re.compile(r"\s*(?:#{1,6}(?!#)\s*|\(?[0-9]{1,2}[.)]\s*|[-+•*]\s+)*[*_]{0,3}")
_BEHIND = re.compile(r"[*_]{0,3}\s*:?\s*[*_]{0,3}\s*#*\s*$")
"""What people put round a heading that they write by hand: other levels, numbers, bullets, emphasis, a colon."""
_LONGEST_HEADING = 200
_FENCE = "```"
MOST = 100_000
"""Signs of a text that is read at all; GitHub takes 65,536."""


@dataclass(frozen=True, slots=True)
class Sent:
    """What was written into a form."""

    texts: Mapping[str, str]
    """Id → text, of every field that holds something."""
    missing: tuple[FormField, ...] = ()
    """Fields whose heading is not there: the text was changed by hand, or comes from elsewhere."""


def read_body(body: str, fields: Sequence[FormField]) -> Sent:
    """The texts of `fields`, the fields of one form in its order. Never raises; linear in the text."""
    lines = _lines(body)
    starts, missing = _starts(lines, fields)
    ends = [*(start for _, start in starts[1:]), len(lines)]
    texts = {field.id: _text(lines[start + 1 : end], field) for (field, start), end in zip(starts, ends, strict=False)}
    return Sent({id: text for id, text in texts.items() if text}, missing)


def form_of(body: str, forms: Mapping[Form, Sequence[FormField]]) -> Form | None:
    """The form that a text was sent through: the one of which most headings are there. None for a text of another kind.

    A form of which a field that must be filled in has no heading is not it.
    """
    lines = _lines(body)
    best: tuple[int, int] = (0, 0)
    found = None
    for form, fields in forms.items():
        starts, missing = _starts(lines, fields)
        # Of two that fit, the one that has fewer fields which are away.
        rank = (len(starts), -len(missing))
        if starts and not any(field.required for field in missing) and rank > best:
            best, found = rank, form
    return found


def half_of(body: str, forms: Mapping[Form, Sequence[FormField]]) -> FormField | None:
    """The field that must be filled in and lost its heading, in a text that was sent through a form nevertheless.

    One heading alone may stand in any text; two of a form's are no chance.
    """
    lines = _lines(body)
    for fields in forms.values():
        starts, missing = _starts(lines, fields)
        if len(starts) > 1:
            return next((field for field in missing if field.required), None)
    return None


def disguised(body: str, fields: Sequence[FormField], only_headings: bool = True) -> list[tuple[FormField, str]]:
    """Fields whose heading is away, each with the line that was surely meant for it: `## Entry`, `### 1. Entry`.

    Where it is not `only_headings`, also `**Entry**`, `1. Entry` and `Entry:`, which may stand in any text.
    """
    lines = _lines(body)
    _, missing = _starts(lines, fields)
    written = {_words(field.heading).casefold(): field for field in missing}
    found: dict[str, tuple[FormField, str]] = {}
    for line in lines if written else ():
        if len(line) > _LONGEST_HEADING or (only_headings and not line.lstrip().startswith("#")):
            continue
        before = _BEFORE.match(line)
        words = _words(_BEHIND.sub("", line[before.end() if before else 0 :])).casefold()
        field = written.get(words)
        # The words alone may stand in any text; the heading itself is only out of its place.
        is_plain = line.strip().casefold() == words
        if field and not is_plain and not (line.startswith(_LEVEL) and _words(line[3:]) == _words(field.heading)):
            found.setdefault(field.id, (field, line.strip()))
    return list(found.values())


def disguised_in(
    body: str, forms: Mapping[Form, Sequence[FormField]]
) -> tuple[Form, list[tuple[FormField, str]]] | None:
    """The same for a text that no form sent as it stands: the form of which most headings can still be made out.

    One of them alone may stand in any text; two of a form's are no chance.
    """
    lines = _lines(body)
    ranked = [
        (len(_starts(lines, fields)[0]), disguised(body, fields, only_headings=False), form)
        for form, fields in forms.items()
    ]
    count, found, form = max(ranked, key=lambda each: each[0] + len(each[1]))
    return (form, found) if found and count + len(found) > 1 else None


def body_of(form: Form, texts: Mapping[str, str], fields: Iterable[FormField] | None = None) -> str:
    """The text that a form sends when its fields hold these texts: the other way round."""
    parts = []
    for field in fields or FORM_FIELDS[form]:
        text = texts.get(field.id, "")
        shown = f"{_FENCE}\n{text}\n{_FENCE}" if field.render and text else text or _NOTHING
        parts.append(f"{_LEVEL} {field.heading}\n\n{shown}")
    return "\n\n".join(parts)


def headed(texts: Mapping[str, str], fields: Iterable[FormField], all_headings: bool = False) -> str:
    """The same for a host without forms: each text below its heading, and the others left out unless asked for.

    The twin of `bodyOf` in docs/assets/contribute-sending.js.
    """
    parts = [(field, texts.get(field.id, "")) for field in fields]
    shown = [(field, text) for field, text in parts if text or all_headings]
    return "\n".join(f"{_LEVEL} {field.heading}\n\n{text}\n" for field, text in shown)


def _lines(body: str) -> list[str]:
    return body[:MOST].removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")


def _starts(
    lines: Sequence[str], fields: Sequence[FormField]
) -> tuple[list[tuple[FormField, int]], tuple[FormField, ...]]:
    """The fields with the lines of their headings, and the fields without one."""
    places: dict[str, list[int]] = {}
    for number, line in enumerate(lines):
        if line.startswith(_LEVEL):
            places.setdefault(_words(line.removeprefix(_LEVEL)), []).append(number)
    starts: list[tuple[FormField, int]] = []
    missing = []
    last = -1
    for field in fields:
        behind = [number for number in places.get(_words(field.heading), ()) if number > last]
        start = next((number for number in behind if len(behind) > 1 and _is_empty(lines, number)), None)
        start = start if start is not None else next(iter(behind), None)
        if start is None:
            missing.append(field)
        else:
            starts.append((field, start))
            last = start
    return starts, tuple(missing)


def _is_empty(lines: Sequence[str], heading: int) -> bool:
    return "".join(line.strip() for line in lines[heading + 1 : heading + 3]) == _NOTHING


def _words(heading: str) -> str:
    """The words of a heading, without signs that nobody sees and those that may close it (`### Entry ###`)."""
    places = set(hidden.found(heading))
    shown = "".join(char for place, char in enumerate(heading) if place not in places)
    return " ".join(_CLOSED.sub("", shown).split())


def _text(lines: Sequence[str], field: FormField) -> str:
    text = "\n".join(lines).strip("\n")
    text = "\n".join(line.rstrip() for line in text.split("\n")).strip("\n")
    if text.strip() == _NOTHING:
        return ""
    inside = text.split("\n")
    if field.render and len(inside) > 1 and inside[0].startswith(_FENCE) and inside[-1] == _FENCE:
        return "\n".join(inside[1:-1]).strip("\n")
    return text if text.strip() else ""
