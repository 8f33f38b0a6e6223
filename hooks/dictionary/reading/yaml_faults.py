"""YAML text → one node, or what is wrong with it: syntax, hidden characters, traps.

Composed by libyaml, whose complaints `yaml_complaints.py` puts into plain words. What the
parser lets pass and an entry must not hold is found here: nesting without end, anchors,
aliases and tags, a text cut off at a `#`.
"""

import operator
import re
from collections.abc import Iterator
from dataclasses import replace

import yaml

from dictionary.language import hidden
from dictionary.model.entry import Entry
from dictionary.model.problems import Problem, shown
from dictionary.model.shapes import choices_of
from dictionary.reading.conflicts import conflict
from dictionary.reading.items_in_texts import swallowed_items
from dictionary.reading.pasted_signs import marks_of_chats, pasted_bullets, pasted_spaces
from dictionary.reading.yaml_complaints import (
    ALL_BEHIND,
    ALL_CUT,
    ALL_REMARKS,
    CUT,
    CUT_OFF,
    QUOTE_ALL,
    QUOTE_CUT,
    QUOTE_IT,
    SENTENCE_CUT,
    TAKE_OUT,
    explained,
    place_of,
    place_of_cut,
    problem,
    problem_of,
)
from dictionary.reading.yaml_layout import Slip, other_sign

_MAY_BE_ALL_CUT = re.compile(r"[:-][ \t]+#|:[ \t]*\n[ \t]+#")
_REMARK = re.compile(r"[ \t]+#")
_MAY_BE_LIST = re.compile(r"(?m)^[ \t]+(?:[-*•]|\d{1,2}[.)])[ \t]| - ")
_SIGNED = re.compile(r"[!&*][^\s,\[\]{}]*[ \t]*")
_STR = "tag:yaml.org,2002:str"
_CHOICES = choices_of(Entry)
_MOST_LEVELS = 20
# Every level of blocks stands further to the right than the one around it or begins with one of
# these signs, every other level needs a bracket: files without either cannot be deep.
_FAR_RIGHT = re.compile(r"(?m)^[ \t?:-]{100}")
_MANY_BRACKETS = 100
# A value begins at the beginning of a line or after one of these signs; a star in the middle of a sentence
# is Markdown. To be sure, the file is parsed a second time.
_MAY_HOLD_REFERENCES = re.compile(r"(?:^[ \t]*|[\[{,:?-][ \t]*)[&*!]", re.MULTILINE)


class _Loader(yaml.CSafeLoader):
    """Without what the library does at each value for resolvers by path: there are none."""

    descend_resolver = operator.is_  # type: ignore[assignment]  # takes two values and does nothing to them, as
    ascend_resolver = tuple  # type: ignore[assignment]  # this does with none


def compose(text: str, path: str) -> tuple[yaml.Node | None, list[Problem]]:
    """The root node of the only document in `text`, and what is wrong. Never raises."""
    if two := conflict(text, path):
        return None, [two]
    if found := [*_hidden(text, path), *_pasted(text, path), *_too_deep(text, path)]:
        return None, found
    try:
        node = yaml.compose(text, Loader=_Loader)
    except yaml.YAMLError as error:
        return None, [explained(error, text, path)]
    if node is None or (isinstance(node, yaml.ScalarNode) and not node.value and not node.style):
        return None, [problem(path, (0, 0), "E101", "The file is empty.", "fill it in, or delete it.")]
    problems = list(_references(text, path)) if _MAY_HOLD_REFERENCES.search(text) else []
    # A node that refers to itself would never end.
    if not problems and "#" in text and any(sign.search(text) for sign in (CUT_OFF, SENTENCE_CUT, _MAY_BE_ALL_CUT)):
        problems += _cut_texts(node, text.split("\n"), path)
    if not problems and _MAY_BE_LIST.search(text):
        problems += (problem_of(slip, path) for slip in swallowed_items(node, text.split("\n")))
    return node, problems


def _hidden(text: str, path: str) -> Iterator[Problem]:
    """The first hidden character of each line that has one."""
    if hidden.first(text) is None:
        return
    for number, line in enumerate(text.split("\n")):
        place = hidden.first(line)
        if place is not None:
            message = f"Here is {hidden.what_is(line[place])}."
            fix = "type the line again, or paste it as plain text."
            yield problem(path, (number, place), "E108", message, fix)


def _pasted(text: str, path: str) -> Iterator[Problem]:
    """Signs of word processors that stand where plain ones belong."""
    yield from (problem_of(slip, path, code="E111") for slip in pasted_spaces(text))
    yield from (problem_of(slip, path, code="E112") for slip in pasted_bullets(text))
    yield from (replace(problem_of(slip, path, code="E108"), name="copied-mark") for slip in marks_of_chats(text))
    if "=" in text or "：" in text or "＝" in text:
        slips = (other_sign(line, number) for number, line in enumerate(text.split("\n")))
        yield from (problem_of(slip, path) for slip in slips if slip)


def _too_deep(text: str, path: str) -> Iterator[Problem]:
    """A file that is nested so deeply that composing it could exhaust the stack of the process.

    The parser alone has no such limit, so it may look first.
    """
    if text.count("[") + text.count("{") < _MANY_BRACKETS and not _FAR_RIGHT.search(text):
        return
    level = 0
    try:
        for event in yaml.parse(text, Loader=yaml.CSafeLoader):
            if isinstance(event, yaml.CollectionStartEvent):
                level += 1
                if level > _MOST_LEVELS:
                    place = place_of(event.start_mark)
                    message = "Lists or fields are nested too deeply here."
                    yield problem(path, place, "E103", message, "write the items one a line.")
                    return
            elif isinstance(event, yaml.CollectionEndEvent):
                level -= 1
    except yaml.YAMLError:
        return  # composing meets the same fault at the same place, and explains it


def _references(text: str, path: str) -> Iterator[Problem]:
    """Anchors, aliases and tags, which YAML knows and entries do not need."""
    lines = text.split("\n")
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        if getattr(event, "anchor", None) or getattr(event, "tag", None):
            place = place_of(event.start_mark)
            is_list = isinstance(event, yaml.CollectionStartEvent)
            if is_list or lines[place[0]].startswith("!!", place[1]):
                yield _not_needed(lines[place[0]], place, path, "a list or a group" if is_list else "a value")
                continue
            message = "A value begins with &, * or !, which have a special meaning."
            yield problem(path, place, "E107", message, QUOTE_IT)


def _not_needed(line: str, place: tuple[int, int], path: str, what: str) -> Problem:
    """Something with a special sign before a list or a group, or the name of a kind of value: it is not needed."""
    found = _SIGNED.match(line, place[1])
    sign = found[0].strip() if found else line[place[1] :]
    slip = Slip(
        place[0],
        place[1],
        found.end() if found else len(line),
        f'"{shown(sign)}" before {what} has a special meaning.',
        "remove it.",
        None if sign == "!!binary" else "",  # nobody reads what is left of that
    )
    return problem_of(slip, path, code="E107")


def _is_text(node: yaml.ScalarNode) -> bool:
    """Whether a value may go on: a date, a flag and one of a few words is complete, so a remark follows it."""
    return not node.value or (node.tag == _STR and node.value not in _CHOICES)


def _end_of_sentence(node: yaml.ScalarNode, rest: str, column: int) -> "re.Match[str] | None":
    begins = " " in node.value and node.value[0].isupper()
    return SENTENCE_CUT.match(rest, column) if begins else None


def _cut_texts(root: yaml.Node, lines: list[str], path: str) -> Iterator[Problem]:
    """Texts without quotes that hold a `#` after a space, so that the rest of them is lost."""
    waiting = [root]
    while waiting:
        node = waiting.pop()
        if isinstance(node, yaml.MappingNode):
            waiting += (part for pair in node.value for part in pair)
        elif isinstance(node, yaml.SequenceNode):
            waiting += node.value
        elif isinstance(node, yaml.ScalarNode) and not node.style and _is_text(node):  # "" for no quotes
            line, column = place_of(node.end_mark)
            rest = lines[line] if line < len(lines) else ""
            if not node.value and (cut := ALL_BEHIND.match(rest, column)):
                yield problem(path, (line, cut.end() - 1), "E110", ALL_CUT, QUOTE_ALL)
            elif not node.value and not rest[column:].strip() and _REMARK.match("".join(lines[line + 1 : line + 2])):
                yield problem(path, (line + 1, lines[line + 1].index("#")), "E110", ALL_REMARKS, TAKE_OUT)
            elif cut := CUT_OFF.match(rest, column) or _end_of_sentence(node, rest, column):
                yield problem(path, (line, place_of_cut(cut)), "E110", CUT, QUOTE_CUT)
