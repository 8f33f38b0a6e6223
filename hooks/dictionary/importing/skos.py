"""SKOS in any writing of RDF: every concept is a term."""

import re
import warnings

import rdflib
from rdflib.namespace import DCTERMS, RDF, RDFS, SKOS

from dictionary.importing.records import Fault, Place, Progress, Record, RefusedError, filled

_EVERY = 1_000
_FORMATS = {
    ".ttl": "turtle",
    ".nt": "nt",
    ".rdf": "xml",
    ".owl": "xml",
    ".xml": "xml",
    ".jsonld": "json-ld",
    ".json": "json-ld",
}
_TEXTS = {
    SKOS.prefLabel: "prefLabel",
    RDFS.label: "label",
    SKOS.altLabel: "altLabel",
    SKOS.hiddenLabel: "hiddenLabel",
    SKOS.definition: "definition",
    SKOS.scopeNote: "scopeNote",
    SKOS.note: "note",
    SKOS.example: "example",
    SKOS.notation: "notation",
    SKOS.editorialNote: "editorialNote",
    SKOS.historyNote: "historyNote",
    SKOS.changeNote: "changeNote",
    DCTERMS.source: "source",
    RDFS.seeAlso: "source",
    RDFS.comment: "comment",
    SKOS.exactMatch: "exactMatch",
    SKOS.closeMatch: "closeMatch",
    DCTERMS.creator: "creator",
}
_CONCEPTS = {SKOS.related: "related", SKOS.broader: "broader", SKOS.narrower: "narrower"}
_GROUPS = {SKOS.inScheme: "scheme", SKOS.topConceptOf: "scheme"}
_LINE = re.compile(r"(?:at line |line[ :]+|<unknown>:)(\d+)")
# Of what the reader of Turtle says in several lines, with a piece of the file.
_REASON = re.compile(r"Bad syntax \((.*)\) at \^", re.DOTALL)
_INVALID_LINE = re.compile(r"Invalid line: (.*)", re.DOTALL)
_CONTEXT = re.compile(r'"@context"\s*:\s*(?:\[\s*)?"(https?:[^"]*)"')


def read(path: str, text: str, say: Progress) -> list[Record]:
    """The concepts of a file, in the order of their addresses."""
    graph = _parsed(path, text)
    concepts = sorted({*graph.subjects(RDF.type, SKOS.Concept), *graph.subjects(SKOS.prefLabel, None)}, key=str)
    schemes = {*graph.subjects(RDF.type, SKOS.ConceptScheme), *graph.subjects(RDF.type, SKOS.Collection)}
    collections = {member: group for group, member in graph.subject_objects(SKOS.member)}
    found: list[Record] = []
    for number, concept in enumerate(concepts, 1):
        if concept not in schemes:
            found.append(_record(path, graph, concept, collections))
        if number % _EVERY == 0:
            say(f"Reading {path}", number)
    return found


def _parsed(path: str, text: str) -> rdflib.Graph:
    suffix = path[path.rfind(".") :].lower()
    graph = rdflib.Graph()
    form = _FORMATS[suffix]
    if form == "xml":
        _check_xml(path, text)
    elif form == "json-ld" and (asked := _CONTEXT.search(text)):
        line = text.count("\n", 0, asked.start()) + 1
        message = "The names in this file are explained on another site, which is not asked."
        raise RefusedError(Fault(Place(path, line), message, "write the @context into the file, or save it as Turtle."))
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)  # of the library, about itself
            graph.parse(data=text, format=form)
    except Exception as error:  # each parser of the library has errors of its own, and some have the interpreter's
        reason = _reason(error)
        message = f"The file is not what its name says, or is broken here: {reason}."
        place = Place(path, _line(error, text))
        raise RefusedError(Fault(place, message, "mend it, or export it once more as Turtle.")) from error
    return graph


def _reason(error: Exception) -> str:
    """What a parser has to say, in one line without the piece of the file that some of them show."""
    said = str(getattr(error, "message", "") or error).strip()
    if told := _REASON.search(said):
        said = told[1]
    return " ".join(said.split())[:120].rstrip(".: ") or type(error).__name__


def _line(error: Exception, text: str) -> int:
    """The line of a fault, counted from 1; 0 where nobody knows it."""
    if found := _LINE.search(str(error)):
        return int(found[1])
    if invalid := _INVALID_LINE.search(str(error)):
        rest = invalid[1].strip()  # what is left of the line
        return next((number for number, line in enumerate(text.split("\n"), 1) if line.strip().endswith(rest)), 0)
    return int(getattr(error, "lines", 0) or 0)


def _check_xml(path: str, text: str) -> None:
    """Refuse entities and outside files before the library reads them."""
    from dictionary.importing.tbx import parsed

    parsed(path, text)


def _record(
    path: str, graph: rdflib.Graph, concept: rdflib.term.Node, collections: dict[rdflib.term.Node, rdflib.term.Node]
) -> Record:
    given: dict[str, tuple[str, ...]] = {}

    def add(name: str, text: str) -> None:
        if text not in given.get(name, ()):
            given[name] = (*given.get(name, ()), text)

    for predicate, name in _TEXTS.items():
        for value in sorted(graph.objects(concept, predicate), key=str):
            language = getattr(value, "language", None)
            if isinstance(value, rdflib.BNode):
                value = next(iter(graph.objects(value, RDF.value)), rdflib.Literal(""))
            add(f"{name}@{language}" if language else name, str(value))
    for predicate, name in _CONCEPTS.items():
        for other in sorted(graph.objects(concept, predicate), key=str):
            add(name, str(other))
    for predicate, name in _GROUPS.items():
        for group in sorted(graph.objects(concept, predicate), key=str):
            for label in _labels(graph, group):
                add(f"{name}{label[1]}", label[0])
    if concept in collections:
        for label in _labels(graph, collections[concept]):
            add(f"collection{label[1]}", label[0])
    name = str(concept)
    last = re.split(r"[/#]", name.rstrip("/#"))[-1]
    return Record(Place(path, 0, last), filled(given), names=(name, last), addresses=(last,), is_list=True)


def _labels(graph: rdflib.Graph, thing: rdflib.term.Node) -> list[tuple[str, str]]:
    """Words and the language behind an at sign, of a scheme or a collection."""
    found = [
        *graph.objects(thing, SKOS.prefLabel),
        *graph.objects(thing, RDFS.label),
        *graph.objects(thing, DCTERMS.title),
    ]
    return sorted((str(label), f"@{tag}" if (tag := getattr(label, "language", None)) else "") for label in found)
