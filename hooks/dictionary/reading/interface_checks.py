"""The nodes of the file of interface strings → its texts, and what is wrong with them."""

import difflib
import re
from collections.abc import Iterator, Set

import yaml

from dictionary.language.nearness import surely
from dictionary.model.problems import Problem, shown
from dictionary.reading.placeholders import faults, placeholders_of
from dictionary.reading.positions import is_one_place, position_of
from dictionary.reading.web_addresses import is_web_address

ADDRESSES = ("license_url",)
"""Strings that become the address of a link."""
_MAY_BE_EMPTY = ("thousands",)
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff]")
"""Written as `\\x00`, say. Marks of the direction of writing are welcome: some scripts need them."""
_NULL = "tag:yaml.org,2002:null"


def read_texts(
    path: str, root: yaml.MappingNode, needed: Set[str], welcome: Set[str], is_complete: bool
) -> tuple[dict[str, str], list[Problem]]:
    """Key → text, and all problems; `needed` are the keys that templates and code ask for.

    Those that are `welcome` may be there; others are superfluous, but only if `needed` is complete.
    """
    texts: dict[str, str] = {}
    lines: dict[str, int] = {}
    problems: list[Problem] = []

    def told(node: yaml.Node, code: str, name: str, message: str, fix: str, replacement: str | None = None) -> None:
        problems.append(
            Problem(
                path=path,
                position=position_of(node),
                code=code,
                name=name,
                message=message,
                fix=fix,
                replacement=replacement if is_one_place(node) else None,
            )
        )

    written = {str(key.value) for key, _ in root.value}
    for key_node, value in root.value:
        if not isinstance(key_node, yaml.ScalarNode):
            fix = 'write it like "browse: Browse"; put a text that begins with [ or { in quotes.'
            told(key_node, "E201", "field-unknown", "The name of a text is a single word.", fix)
            continue
        key = key_node.value
        if key in lines:
            message = f'"{shown(key)}" is here a second time; the first is on line {lines[key]}.'
            told(key_node, "E106", "field-twice", message, "keep one of the two.")
            continue
        lines[key] = key_node.start_mark.line + 1
        if not isinstance(value, yaml.ScalarNode):
            message = f'"{shown(key)}" needs a text.'
            fix = "write one text; put it in quotes if it contains a colon or begins with [ or {."
            told(value, "E203", "not-a-text", message, fix)
            continue
        if is_complete and key not in needed and key not in welcome:
            close = difflib.get_close_matches(key, sorted(needed), n=1, cutoff=0.75)
            is_taken = bool(close) and close[0] in written
            there = " It is there already: keep one of the two." if is_taken else ""
            fix = f"did you mean {close[0]}?{there}" if close else "remove the line."
            message = f'Nothing on the site shows the text "{shown(key)}".'
            told(key_node, "W222", "string-unknown", message, fix, None if is_taken else surely(key, close))
        if key not in _MAY_BE_EMPTY and (not value.value.strip() or (value.tag == _NULL and not value.style)):
            told(value, "E205", "empty", f'"{shown(key)}" is empty.', "write a text.")
        elif _CONTROL.search(value.value):
            message = f'"{shown(key)}" contains a character that nobody can see.'
            told(value, "E108", "hidden-character", message, "type the text again, or paste it as plain text.")
        texts[key] = value.value
        for code, name, message, fix in _faults(key, value.value):
            told(value, code, name, message, fix)
    for missing in sorted(needed - lines.keys()):
        message = f'The text "{missing}" of the interface is missing.'
        told(root, "E202", "string-missing", message, f'add a line "{missing}: …".')
    return texts, problems


def _faults(key: str, text: str) -> Iterator[tuple[str, str, str, str]]:
    """Code, name, message and fix of what is wrong with one text."""
    known = placeholders_of(key)
    listed = " and ".join(f"{{{name}}}" for name in known)
    for fault, found in faults(key, text):
        if fault == "unknown":
            close = difflib.get_close_matches(found, known, n=1, cutoff=0.5)
            fix = f"did you mean {{{close[0]}}}?" if close else f"use {listed}." if known else "remove it."
            yield "E221", "placeholder-unknown", f'Nothing fills in {{{shown(found)}}} in "{key}".', fix
        elif fault == "stray":
            fix = f"write {listed} with both braces, or remove the brace." if known else "remove it."
            yield "E222", "brace-alone", f'A single {found} stands in "{shown(key)}"; readers would see it.', fix
        else:
            yield (
                "W221",
                "placeholder-missing",
                f'"{key}" does not say {{{found}}}, so readers do not see it.',
                f"write {{{found}}} where it belongs, if that was not meant.",
            )
    if key in ADDRESSES and not is_web_address(text):
        message = f'"{shown(text)}" is not a web address.'
        yield "E206", "not-a-web-address", message, "write the whole address, beginning with https://."
    if key == "months" and len(text.split()) != 12:
        message = '"months" needs the names of twelve months.'
        yield "E203", "months", message, "write twelve names with spaces between them."
