"""The dictionary as a SKOS concept scheme: `/dictionary.ttl` and `/dictionary.jsonld`.

SKOS Reference, W3C 2009: each entry a concept with one `prefLabel`, its aliases as `altLabel`, what else it is found by
as `hiddenLabel` (the three kinds share no label), topics as collections, `see_also` as `related`, which is symmetric.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from dictionary.exports.serializing import to_json
from dictionary.exports.web import Made, Web
from dictionary.model.entry import Entry
from dictionary.site import Build, Site

TURTLE, JSON_LD = "dictionary.ttl", "dictionary.jsonld"
_PREFIXES = {
    "dct": "http://purl.org/dc/terms/",
    "owl": "http://www.w3.org/2002/07/owl#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_TEXTS = ("skos:prefLabel", "skos:altLabel", "skos:hiddenLabel", "skos:definition", "skos:example", "dct:title")
_LINKS = (
    "skos:inScheme",
    "skos:topConceptOf",
    "skos:hasTopConcept",
    "skos:related",
    "skos:member",
    "dct:license",
    "dct:isReplacedBy",
)
_UNSAFE_IN_IRI = re.compile(r'[\x00-\x20<>"{}|^`\\]')
_ESCAPES = str.maketrans(
    {chr(code): f"\\u{code:04X}" for code in range(0x20)}
    | {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}
)

Node = Mapping[str, Any]
"""`id`, `type`, and by property: texts, or ids of other nodes."""


def files(build: Build, web: Web) -> Made:
    """Both files; none where nobody knows the site's address, for concepts are named by it."""
    if not web.is_known:
        return
    nodes = list(graph(build.site, web))
    language = build.site.settings.language
    yield TURTLE, build.unless_same("skos", TURTLE, nodes, lambda: turtle(nodes, language))
    yield JSON_LD, build.unless_same("skos", JSON_LD, nodes, lambda: json_ld(nodes, language))


def graph(site: Site, web: Web) -> Iterator[Node]:
    """Scheme, collections and concepts."""
    dictionary, settings = site.dictionary, site.settings
    uri = {slug: web.page(settings.entry_page(slug)) for slug in dictionary.entries}
    scheme = web.page(settings.browse_page)
    listed = sorted(uri.values())
    yield {
        "id": scheme,
        "type": "skos:ConceptScheme",
        "dct:title": [settings.name],
        "dct:license": [site.strings.license_url],
        "skos:hasTopConcept": listed,
    }
    for key, entries in site.by_topic.items():
        if entries:
            yield {
                "id": web.page(settings.topic_page(key)),
                "type": "skos:Collection",
                "skos:prefLabel": [dictionary.topics[key].name],
                "skos:member": sorted(uri[entry.slug] for entry in entries),
            }
    related = _related(site)
    for entry in dictionary.entries.values():
        yield {
            "id": uri[entry.slug],
            "type": "skos:Concept",
            **_labels(entry),
            "skos:definition": [text for text in (entry.definition, *(s.definition for s in entry.senses)) if text],
            "skos:example": list(entry.examples),
            "skos:inScheme": [scheme],
            "skos:topConceptOf": [scheme],
            "skos:related": sorted(uri[slug] for slug in related[entry.slug]),
            "dct:isReplacedBy": [uri[entry.replaced_by]] if entry.replaced_by in uri else [],
            "owl:deprecated": entry.status == "retired",
            "dct:modified": entry.last_modified,
        }


def _labels(entry: Entry) -> dict[str, list[str]]:
    """Each text once: preferred before alternative before hidden."""
    given = {
        "skos:prefLabel": [entry.headword],
        "skos:altLabel": [alias.text for alias in entry.aliases],
        "skos:hiddenLabel": [*(term.text for term in entry.covers), *entry.forms],
    }
    seen: set[str] = set()
    found = {}
    for name, texts in given.items():
        found[name] = [text for text in dict.fromkeys(texts) if text not in seen]
        seen.update(texts)
    return found


def _related(site: Site) -> Mapping[str, set[str]]:
    related: defaultdict[str, set[str]] = defaultdict(set)
    for entry in site.dictionary.entries.values():
        for slug in entry.see_also:
            if slug in site.dictionary.entries and slug != entry.slug:
                related[entry.slug].add(slug)
                related[slug].add(entry.slug)
    return related


def turtle(nodes: list[Node], language: str) -> str:
    """The graph in Turtle (W3C 2014)."""
    lines = [f"@prefix {name}: <{uri}> ." for name, uri in _PREFIXES.items()]
    for node in nodes:
        stated = [f"a {node['type']}"]
        for name in (name for name in node if ":" in name):
            objects = [*_objects(name, node[name], language)]
            if objects:
                stated.append(f"{name} {', '.join(objects)}")
        lines += ["", f"<{_iri(node['id'])}>", "    " + " ;\n    ".join(stated) + " ."]
    return "\n".join(lines) + "\n"


def _objects(name: str, value: Any, language: str) -> Iterator[str]:
    if name in _LINKS:
        yield from (f"<{_iri(target)}>" for target in value)
    elif name in _TEXTS:
        yield from (f'"{_escaped(text)}"@{language}' for text in value)
    elif value is True:
        yield "true"
    elif value:
        yield f'"{value}"^^xsd:date'


def _iri(address: str) -> str:
    return _UNSAFE_IN_IRI.sub(lambda match: "".join(f"%{byte:02X}" for byte in match[0].encode()), address)


def _escaped(text: str) -> str:
    return text.translate(_ESCAPES)


def json_ld(nodes: list[Node], language: str) -> str:
    """The same graph as JSON-LD 1.1."""
    context: dict[str, Any] = {**_PREFIXES, "id": "@id", "type": "@type"}
    context |= {name: {"@language": language} for name in _TEXTS}
    context |= {name: {"@type": "@id"} for name in _LINKS}
    context["dct:modified"] = {"@type": "xsd:date"}
    made = []
    for node in nodes:
        plain: dict[str, Any] = {name: value for name, value in node.items() if value}
        for name in _LINKS:
            if name in plain:
                plain[name] = [_iri(target) for target in node[name]]
        if "dct:modified" in plain:
            plain["dct:modified"] = str(plain["dct:modified"])
        made.append({**plain, "id": _iri(node["id"])})
    return to_json({"@context": context, "@graph": made}, indent=1)
