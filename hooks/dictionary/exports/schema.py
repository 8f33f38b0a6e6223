"""The entry model as a JSON Schema (draft-07), for editors that check and complete while one types.

Derived from the same shapes by which `reading/reader.py` reads (`model/shapes.py`); the string under each
field of `entry.py` is its description. What a schema can say of the rules of
`checking/entry_checks.py` is added by hand below, and of house style the rules that are errors.
"""

import ast
import dataclasses
import inspect
import sys
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any, get_args

from dictionary.checking.rules import Rules
from dictionary.model.entry import Confusable, Entry, Pronunciation, Status
from dictionary.model.shapes import ListOf, MapOf, RecordOf, Scalar, Shape, fields_of

DRAFT = "http://json-schema.org/draft-07/schema#"

_Schema = dict[str, Any]
_Keys = Mapping[str, list[str]]

_NOT_EMPTY = r"\S"
_SLUG = r"^[a-z0-9]+(-[a-z0-9]+)*$"
_WEB_ADDRESS = r"^[hH][tT][tT][pP][sS]?://[^\s\\<>\"]+$"
_DATE = r"^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"


def schema(
    topics: Iterable[str], regions: Iterable[str], audiences: Iterable[str], rules: Rules | None = None
) -> _Schema:
    """The schema of an entry file, for the keys of the vocabularies and the rules of house style."""
    keys = {"topics": list(topics), "regions": list(regions), "audiences": list(audiences)}
    definitions: dict[str, _Schema] = {}
    entry = _record(Entry, keys, definitions)
    entry["allOf"] = [*entry["allOf"], *_house_style(rules or Rules())]
    return {"$schema": DRAFT, "title": "An entry", **entry, "definitions": dict(sorted(definitions.items()))}


def keyed_schema(record: type, title: str, key: str) -> _Schema:
    """The schema of a file of records whose keys are free, such as `_topics.yml`. `key` says what a key is."""
    definitions: dict[str, _Schema] = {}
    shape = _shape(RecordOf(record, getattr(record, "SHORTHAND", None)), {}, definitions)
    return {
        "$schema": DRAFT,
        "title": title,
        "type": "object",
        "propertyNames": {"description": key, "pattern": _NOT_EMPTY},
        "additionalProperties": shape,
        "definitions": definitions,
    }


def listed_schema(record: type, title: str, keys: _Keys) -> _Schema:
    """The schema of a file that lists records, such as `_wanted.yml`."""
    definitions: dict[str, _Schema] = {}
    shape = _shape(RecordOf(record, None), keys, definitions)
    return {"$schema": DRAFT, "title": title, "type": "array", "items": shape, "definitions": definitions}


def _record(record: type, keys: _Keys, definitions: dict[str, _Schema]) -> _Schema:
    documented = descriptions(record)
    fields = fields_of(record)
    properties: dict[str, _Schema] = {}
    for item in dataclasses.fields(record):
        if item.name in fields:
            default = {"default": item.default} if isinstance(item.default, (bool, str)) else {}
            described = {"description": documented[item.name], **default}
            properties[item.name] = {**described, **_shape(fields[item.name].shape, keys, definitions)}
    required = [name for name, field in fields.items() if field.required]
    return {
        "description": inspect.cleandoc(record.__doc__ or "").partition("\n\n")[0],
        "type": "object",
        "properties": properties,
        "additionalProperties": False,
        **({"required": required} if required else {}),
        **_RULES.get(record, {}),
    }


def _shape(shape: Shape, keys: _Keys, definitions: dict[str, _Schema]) -> _Schema:
    match shape:
        case Scalar():
            return _scalar(shape, keys)
        case ListOf(item):
            unique = {"uniqueItems": True} if isinstance(item, Scalar) and item.key_of else {}
            return {"type": "array", "items": _shape(item, keys, definitions), "minItems": 1, **unique}
        case MapOf(key, value):
            known = _scalar(key, keys).get("enum", [])
            properties = {name: _shape(value, keys, definitions) for name in known}
            return {"type": "object", "properties": properties, "additionalProperties": False, "minProperties": 1}
        case RecordOf(record, shorthand):
            name = record.__name__
            if name not in definitions:
                definitions[name] = _record(record, keys, definitions)
            reference = {"$ref": f"#/definitions/{name}"}
            if not shorthand:
                return reference
            return {"anyOf": [_shape(fields_of(record)[shorthand].shape, keys, definitions), reference]}


def _scalar(shape: Scalar, keys: _Keys) -> _Schema:
    match shape.of:
        case "flag":
            return {"type": "boolean"}
        case "number":
            return {"type": "integer", "minimum": 1000, "maximum": 9999}
        case "date":
            return {"type": "string", "format": "date", "pattern": _DATE}
    if shape.choices:
        return {"enum": list(shape.choices)}
    if shape.key_of and shape.key_of in keys:
        known = keys[shape.key_of]
        return {"enum": known} if known else {"not": {}}
    if shape.web_address:
        return {"type": "string", "format": "uri", "pattern": _WEB_ADDRESS}
    return {"type": "string", "pattern": _SLUG if shape.key_of == "entries" else _NOT_EMPTY}


@cache
def descriptions(record: type) -> Mapping[str, str]:
    """Field → the string under it in the source of the class, or of the class that it is made from."""
    base = record.__base__
    found = dict(descriptions(base)) if base and dataclasses.is_dataclass(base) else {}
    definition = _classes(record.__module__)[record.__name__]
    for statement, following in zip(definition.body, definition.body[1:], strict=False):
        match statement, following:
            case ast.AnnAssign(target=ast.Name(id=name)), ast.Expr(value=ast.Constant(value=str(text))):
                found[name] = " ".join(text.split())
    return found


@cache
def _classes(module: str) -> Mapping[str, ast.ClassDef]:
    """The classes of a module, by name; its source is read once for all of them."""
    source = ast.parse(inspect.getsource(sys.modules[module]))
    return {each.name: each for each in source.body if isinstance(each, ast.ClassDef)}


def _when(conditions: Mapping[str, object], then: _Schema) -> _Schema:
    """`then` holds where all fields have these values."""
    properties = {name: {"const": value} for name, value in conditions.items()}
    return {"if": {"properties": properties, "required": list(properties)}, "then": then}


def _house_style(rules: Rules) -> Iterator[_Schema]:
    """What the rules ask of the entries of each status, as far as a breach is an error."""
    for status in get_args(Status):
        parts: list[_Schema] = []
        if getattr(rules.items_most, status) == "error":
            parts.append({"properties": {name: {"maxItems": n} for name, n in rules.items_most.items.items()}})
        if getattr(rules.items_least, status) == "error":
            parts.append({"properties": {name: {"minItems": n} for name, n in rules.items_least.items.items()}})
        if getattr(rules.required_fields, status) == "error":
            needed = [name for name in rules.required_fields.fields if name != "definition"]
            parts += [{"required": needed}] if needed else []
        if getattr(rules.legal_source, status) == "error":
            parts.append(_when({"legal": True}, {"properties": {"sources": {"contains": _OFFICIAL}}}))
        if status == "retired" and rules.retired_successor.retired == "error":
            parts.append({"required": ["replaced_by"]})
        if parts:
            # A file that does not give its status is a stub.
            stated: _Schema = {"properties": {"status": {"const": status}}}
            yield {"if": stated if status == "stub" else {**stated, "required": ["status"]}, "then": {"allOf": parts}}


_OFFICIAL = {"properties": {"authority": {"const": "official"}}, "required": ["authority"]}
_RULES: Mapping[type, _Schema] = {
    Confusable: {"oneOf": [{"required": ["entry"]}, {"required": ["term"]}]},
    Pronunciation: {"anyOf": [{"required": [name]} for name in ("ipa", "respelling", "note")]},
    Entry: {
        "allOf": [
            {"anyOf": [{"required": ["definition"]}, {"required": ["senses"]}]},
            {
                "if": {"required": ["replaced_by"]},
                "then": {"properties": {"status": {"const": "retired"}}, "required": ["status"]},
            },
        ]
    },
}
