"""What GitHub refuses in an issue form, and no published schema knows: one sentence for each fault.

By its page on common validation errors of issue forms, and by what a form is for: its bot finds what was
written by the labels, so they must differ whatever the ids are.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

import yaml

_FORBIDDEN_KEYS = frozenset("y yes n no true false on off".split())
_FORBIDDEN_WORDS = re.compile(r"pass ?(?:word|code|phrase)|credential|secret|api ?key", re.IGNORECASE)
_ID = re.compile(r"[A-Za-z0-9_-]+")
_MOST_LABELS = 10
_WRITTEN = ("input", "textarea", "dropdown", "checkboxes", "upload")


def faults(source: str) -> list[str]:
    """Everything that is wrong with the text of a form."""
    twice = list(_keys(yaml.compose(source, Loader=yaml.SafeLoader)))
    form = yaml.safe_load(source)
    if not isinstance(form, dict):
        return ["the form is no list of fields"]
    return [*twice, *_head(form), *_body(form.get("body"))]


def _keys(node: yaml.Node | None) -> Iterator[str]:
    """Keys that stand twice, and keys that YAML takes for yes or no."""
    waiting = [node] if node else []
    while waiting:
        match waiting.pop():
            case yaml.MappingNode(value=pairs):
                names = [str(key.value) for key, _ in pairs]
                yield from (f"the key {name} stands twice" for name in set(names) if names.count(name) > 1)
                yield from (f"the key {name} is forbidden" for name in names if name.lower() in _FORBIDDEN_KEYS)
                waiting += [value for _, value in pairs]
            case yaml.SequenceNode(value=items):
                waiting += items


def _head(form: Mapping[str, Any]) -> Iterator[str]:
    for key in ("name", "description", "title"):
        if key in form and not (isinstance(form[key], str) and form[key].strip()):
            yield f"{key} is empty or no text"
    labels = form.get("labels", [])
    labels = labels.split(",") if isinstance(labels, str) else labels
    if len(labels) > _MOST_LABELS:
        yield f"more than {_MOST_LABELS} labels"
    if len({str(label).strip().lower() for label in labels}) < len(labels):
        yield "a label of the issue stands twice"


def _body(body: Any) -> Iterator[str]:
    parts = [part for part in body if isinstance(part, dict)] if isinstance(body, list) else []
    if not any(part.get("type") in _WRITTEN for part in parts):
        yield "nothing can be written into the form"
    ids = [part["id"] for part in parts if "id" in part]
    yield from (f"the id {id} stands twice" for id in set(map(str, ids)) if list(map(str, ids)).count(id) > 1)
    yield from (f"the id {id} has a sign that ids cannot have" for id in ids if not _ID.fullmatch(str(id)))
    labels = [label for part in parts for label in _labels(part)]
    known: dict[str, str] = {}
    for label in labels:
        if not isinstance(label, str) or not label.strip():
            yield "a label is empty or no text"
        elif (kind := re.sub(r"[\W_]+", "-", label.lower()).strip("-")) in known:
            yield f"the labels {known[kind]} and {label} are the same or too similar"
        else:
            known[kind] = label
    for part in parts:
        yield from _part(part)


def _labels(part: Mapping[str, Any]) -> list[Any]:
    words = part.get("attributes") or {}
    own = [words.get("label")] if part.get("type") in _WRITTEN else []
    boxes = words.get("options") if part.get("type") == "checkboxes" else None
    return [*own, *(box.get("label") for box in boxes or () if isinstance(box, dict))]


def _part(part: Mapping[str, Any]) -> Iterator[str]:
    words = part.get("attributes") or {}
    label = words.get("label")
    if part.get("type") in ("input", "textarea") and isinstance(label, str) and _FORBIDDEN_WORDS.search(label):
        yield f"the label {label} asks for something secret"
    if part.get("type") == "markdown" and not str(words.get("value") or "").strip():
        yield "a markdown part is empty"
    if part.get("type") == "dropdown":
        options = words.get("options") or []
        if any(not isinstance(option, str) for option in options):
            yield "an option is no text"
        texts = [str(option).strip().lower() for option in options]
        if len(set(texts)) < len(texts):
            yield "an option stands twice"
        if "none" in texts:
            yield "the option None is reserved"
