"""TBX, the format of terminology programs: a concept with its terms in several languages."""

import re
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from dictionary.importing.records import Fault, Place, Progress, Record, RefusedError, filled

_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_EVERY = 1_000
_ABBREVIATIONS = ("abbreviation", "acronym", "initialism", "shortForm", "shortcut")
_FORMER = ("deprecatedTerm", "supersededTerm", "deprecatedTerm-admn-sts", "supersededTerm-admn-sts")
_FIRST = ("preferredTerm", "preferredTerm-admn-sts", "preferred")


def read(path: str, text: str, say: Progress) -> list[Record]:
    """The concepts of a file, in its order."""
    root = parsed(path, text)
    concepts = [each for each in root.iter() if _name(each) in ("termEntry", "conceptEntry")]
    if not concepts:
        message = "The file holds no terms that TBX would have (termEntry, conceptEntry)."
        raise RefusedError(Fault(Place(path), message, "look whether it is TBX; RDF has the name .rdf."))
    found: list[Record] = []
    for number, concept in enumerate(concepts, 1):
        found.append(_record(path, concept, number))
        if number % _EVERY == 0:
            say(f"Reading {path}", number)
    return found


def parsed(path: str, text: str) -> Element:
    """The root of an XML file that names no entities and no other files. Raises `RefusedError`."""
    try:
        return fromstring(re.sub(r"\A\s*<\?xml[^>]*\?>", "", text), forbid_dtd=False)
    except ParseError as error:
        line, column = error.position
        message = f"The file is not what its name says, or is broken here: {str(error).partition(':')[0]}."
        raise RefusedError(
            Fault(Place(path, line, str(column + 1)), message, "mend it, or export it once more.")
        ) from error
    except DefusedXmlException as error:
        message = "The file defines entities or names other files, which is not followed."
        raise RefusedError(Fault(Place(path), message, "export it without a document type of its own.")) from error


def _name(element: Element) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _text(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())


def _lines(element: Element) -> str:
    """A longer text, with its lines: an empty one parts paragraphs."""
    return "\n".join(" ".join(line.split()) for line in "".join(element.itertext()).strip().split("\n"))


def _record(path: str, concept: Element, number: int) -> Record:
    given: dict[str, list[str]] = {}
    name = concept.get("id") or str(number)

    def add(field: str, text: str) -> None:
        if text and text not in given.setdefault(field, []):
            given[field].append(text)

    def notes(element: Element, language: str) -> None:
        for note in element:
            match _name(note):
                case "descrip" | "admin" | "note" | "termNote":
                    add(f"{note.get('type') or _name(note)}{language}", _lines(note))
                case "ref" | "xref":
                    target = note.get("target", "")
                    words = _text(note)
                    is_outside = target.startswith(("http://", "https://"))
                    add(
                        "source" if is_outside else "related",
                        f"[{words}]({target})" if is_outside and words else target or words,
                    )
                case "descripGrp" | "adminGrp" | "termGrp":
                    notes(note, language)

    notes(concept, "")
    for section in concept.iter():
        if _name(section) not in ("langSet", "langSec"):
            continue
        language = f"@{section.get(_LANGUAGE) or section.get('lang') or 'und'}"
        notes(section, language)
        terms = [_term(each) for each in section if _name(each) in ("tig", "ntig", "termSec")]
        # The preferred one first, of the others the order of the file.
        terms.sort(key=lambda term: (not set(term[1]) & set(_FIRST), bool(set(term[1]) & {*_ABBREVIATIONS, *_FORMER})))
        for position, (words, kinds, element) in enumerate(terms):
            if position == 0:
                add(f"term{language}", words)
            elif set(kinds) & set(_ABBREVIATIONS):
                add(f"abbreviation{language}", words)
            elif set(kinds) & set(_FORMER):
                add(f"formerly{language}", words)
            else:
                add(f"synonym{language}", words)
            for note in element.iter():
                kind = note.get("type", "")
                if _name(note) == "termNote" and kind == "partOfSpeech" and position == 0:
                    add(f"part of speech{language}", _text(note))
                elif _name(note) in ("descrip", "admin") and kind:
                    add(f"{kind}{language}", _text(note))
    return Record(
        Place(path, 0, name), filled({key: tuple(texts) for key, texts in given.items()}), names=(name,), is_list=True
    )


def _term(element: Element) -> tuple[str, tuple[str, ...], Element]:
    words = next((_text(each) for each in element.iter() if _name(each) == "term"), "")
    kinds = tuple(_text(each) for each in element.iter() if _name(each) == "termNote")
    return words, kinds, element
