"""What the JSON files of the API hold: JSON Schemas (2020-12) in `/api/v1/schema/`, and `openapi.json` (3.1).

Written out by hand, so that it can be compared with what is made: tests check every file of a site against them.
Programs ignore fields that they do not know, so the schemas allow others.
"""

from typing import Any

from dictionary.exports.json_api import FILES, ROOT, SCHEMA_VERSION
from dictionary.exports.serializing import to_json
from dictionary.exports.web import Made, Web
from dictionary.site import Build, Site

_DRAFT = "https://json-schema.org/draft/2020-12/schema"
_TEXT = {"type": "string"}
_MAYBE = {"type": ["string", "null"]}
_DAY = {"type": ["string", "null"], "pattern": r"^\d{4}-\d{2}-\d{2}$"}
_TEXTS = {"type": "array", "items": _TEXT}
_RICH = {
    "type": ["object", "null"],
    "description": "A text with its HTML, whose addresses are absolute and whose tags are few.",
    "properties": {"text": _TEXT, "html": _TEXT},
    "required": ["text", "html"],
}
_REFERENCE = {"type": "object", "properties": {"id": _TEXT, "uri": _TEXT}, "required": ["id", "uri"]}


def _object(properties: dict[str, Any], optional: tuple[str, ...] = ()) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "required": [name for name in properties if name not in optional],
    }


def _listed(properties: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": _object(properties)}


_ENTRY = _object(
    {
        "id": _TEXT,
        "uri": _TEXT,
        "headword": _TEXT,
        "status": {"enum": ["stub", "published", "retired"]},
        "part_of_speech": _MAYBE,
        "grammar": _MAYBE,
        "register": _MAYBE,
        "region": _TEXTS,
        "topics": _TEXTS,
        "audience": _TEXTS,
        "legal": {"type": "boolean"},
        "definition": _TEXT,
        "in_short": _listed({"label": _TEXT, "value": _TEXT, "region": _TEXTS, "source": _MAYBE}),
        "senses": _listed({"id": _TEXT, "label": _MAYBE, "definition": _TEXT, "region": _TEXTS, "examples": _TEXTS}),
        "aliases": _listed({"text": _TEXT, "kind": _MAYBE, "region": _TEXTS, "register": _MAYBE}),
        "covers": _listed({"text": _TEXT, "region": _TEXTS}),
        "pronunciation": _listed(
            {"form": _MAYBE, "ipa": _MAYBE, "respelling": _MAYBE, "region": _TEXTS, "note": _MAYBE}
        ),
        "pattern": _MAYBE,
        "explanation": _RICH,
        "steps": {"type": "array", "items": _RICH},
        "tips": {"type": "array", "items": _RICH},
        "mistakes": {"type": "array", "items": _RICH},
        "scripts": _listed({"situation": _TEXT, "text": _TEXT}),
        "examples": _TEXTS,
        "confusables": _listed({"entry": _MAYBE, "term": _MAYBE, "difference": _RICH}),
        "region_notes": {"type": "object", "additionalProperties": _RICH},
        "origin": _RICH,
        "see_also": {"type": "array", "items": _REFERENCE},
        "articles": {"type": "array", "items": _REFERENCE},
        "sources": _listed(
            {
                "title": _TEXT,
                "publisher": _MAYBE,
                "year": {"type": ["integer", "null"]},
                "url": _MAYBE,
                "authority": _MAYBE,
                "note": _RICH,
            }
        ),
        "added": _DAY,
        "reviewed": _DAY,
        "contributors": _TEXTS,
        "redirect_to": {**_TEXT, "description": "The id of the entry that took the place of this one."},
    },
    optional=("redirect_to",),
)
_MOVED = {
    **_object({"id": _TEXT, "redirect_to": _TEXT}),
    "description": "An entry that has another id now.",
    "maxProperties": 2,
}
_SUMMARY = _object(
    {
        "id": _TEXT,
        "uri": _TEXT,
        "headword": _TEXT,
        "aliases": _TEXTS,
        "names": {**_TEXTS, "description": "All by which it is looked up: headword, aliases, covered terms, forms."},
        "definition": _TEXT,
        "status": {"enum": ["stub", "published", "retired"]},
        "topics": _TEXTS,
        "region": _TEXTS,
        "last_modified": _DAY,
        "sha256": {"type": "string", "pattern": "^[0-9a-f]{64}$", "description": "Of the entry's own file."},
        "redirect_to": _TEXT,
    },
    optional=("redirect_to",),
)
_INDEX = _object(
    {
        "name": _TEXT,
        "language": _TEXT,
        "homepage": _TEXT,
        "license": _object({"name": _TEXT, "url": _TEXT}),
        "entries": {"type": "object", "additionalProperties": {"type": "integer"}},
        "topics": {"type": "object", "additionalProperties": _object({"name": _TEXT, "uri": _TEXT})},
        "files": {"type": "object", "additionalProperties": _TEXT},
    }
)
_RULES = {
    "type": "object",
    "description": "What the language adds to the rules by which labels are found in texts.",
    "properties": {"page_ending": _TEXT},
    "required": ["page_ending"],
}
_CARD = _object({"headword": _TEXT, "definition": _TEXT, "name": _TEXT, "language": _TEXT})
_CHANGE = _object(
    {
        "date": {**_DAY, "type": "string"},
        "change": {"enum": ["added", "renamed", "meaning_changed", "retired", "returned"]},
        "id": _TEXT,
        "uri": {**_TEXT, "description": "The page to read now."},
        "headword": {**_TEXT, "description": "As it was after the change."},
        "definition": {**_TEXT, "description": "As it was after the change; of several senses, all of them."},
        "former_id": {**_TEXT, "description": "The id until then, of an entry that got another one."},
        "before": {
            "type": "object",
            "description": "The headword or the definition until then.",
            "properties": {"headword": _TEXT, "definition": _TEXT},
        },
        "redirect_to": {**_TEXT, "description": "The id of the entry that took the place of this one."},
    },
    optional=("former_id", "before", "redirect_to"),
)
_CHANGES = {"type": "array", "items": _CHANGE}
RESULTS: dict[str, tuple[str, dict[str, Any]]] = {
    "index": ("What there is, and under which terms", _INDEX),
    "entries": ("Every entry in short, in the order of the alphabet", {"type": "array", "items": _SUMMARY}),
    "entry": ("One entry with everything that its page says", {"anyOf": [_ENTRY, _MOVED]}),
    "labels": (
        "Every label, folded as the linker folds it, with the id of the entry to link, or null for none",
        {"type": "object", "additionalProperties": _MAYBE},
    ),
    "card": ("What a card on another page shows of an entry", _CARD),
    "changes": ("What was added, renamed, retired or got another meaning, the newest first", _CHANGES),
}
"""Name of a kind of file → what it is, and the schema of its `result`."""
_BESIDE: dict[str, dict[str, Any]] = {
    "entries": {
        "signposts": {
            **_listed({"label": _TEXT, "uri": _TEXT, "of": _TEXTS}),
            "description": "Labels that several entries claim, each with the page that asks which one is meant.",
        },
    },
    "labels": {
        "phrases": {
            "type": "object",
            "description": "A phrase, folded, with the entries of which no label that overlaps with it may link.",
            "additionalProperties": _TEXTS,
        },
        "rules": _RULES,
    },
}
"""Name of a kind of file → what stands beside its `result`."""


def files(build: Build, web: Web) -> Made:
    """The schema of each kind of file, and the description of the whole."""
    for name in RESULTS:
        yield f"{ROOT}/schema/{name}.json", to_json(schema(name, web), indent=1)
    yield f"{ROOT}/openapi.json", to_json(openapi(build.site, web), indent=1)


def schema(name: str, web: Web) -> dict[str, Any]:
    """The schema of one kind of file, its envelope included."""
    title, result = RESULTS[name]
    return {
        "$schema": _DRAFT,
        "$id": web.file(f"{ROOT}/schema/{name}.json"),
        "title": title,
        **_envelope(name, result),
    }


def _envelope(name: str, result: dict[str, Any]) -> dict[str, Any]:
    day = {} if name == "card" else {"last_modified": _DAY}  # cards are as small as they can be
    return _object({"schema_version": {"const": SCHEMA_VERSION}, **day, "result": result, **_BESIDE.get(name, {})})


def openapi(site: Site, web: Web) -> dict[str, Any]:
    """OpenAPI 3.1: all of it can be read by GET from anywhere, without a key."""
    paths = {}
    for name, (title, result) in RESULTS.items():
        path = FILES.get(name, f"{ROOT}/{name}.json")
        answer = {"description": title, "content": {"application/json": {"schema": _envelope(name, result)}}}
        operation: dict[str, Any] = {"operationId": name, "summary": title, "responses": {"200": answer}}
        if "{id}" in path:
            operation["responses"]["404"] = {"description": "There is no entry with this id."}
            operation["parameters"] = [{"name": "id", "in": "path", "required": True, "schema": _TEXT}]
        paths[f"/{path}"] = {"get": operation}
    return {
        "openapi": "3.1.0",
        "info": {
            "title": site.settings.name,
            "version": SCHEMA_VERSION,
            "license": {"name": site.strings.license_name, "url": site.strings.license_url},
        },
        "servers": [{"url": web.root.rstrip("/") or "/"}],
        "paths": paths,
    }
