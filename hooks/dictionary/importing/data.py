"""YAML and JSON: a list of terms with fields, or a mapping of terms to their definition or their fields."""

import json
from collections.abc import Iterator, Mapping

import yaml

from dictionary.importing.mapping import target_of
from dictionary.importing.records import BODY, SECTION, Fault, Place, Progress, Record, RefusedError, filled

TERM = "term"
"""The name of the field that holds the key of a mapping."""
_MOST_DEEP = 6


def read(path: str, text: str, say: Progress) -> list[Record]:
    """All terms of a file; a mapping above them (`terms: …`, or letters, or topics) names their section."""
    is_json = path.lower().endswith(".json")
    if is_json:
        try:
            json.loads(text)
        except json.JSONDecodeError as error:
            place = Place(path, error.lineno, str(error.colno))
            message = f"The file is not what its name says, or is broken here: {error.msg}."
            raise RefusedError(
                Fault(place, message, "mend it; programs that write JSON make no such mistake.")
            ) from error
        except RecursionError as error:
            raise _refused(path, 0, "Lists and mappings stand too deep in each other.") from error
    try:
        # JSON is read as YAML, which knows the lines.
        root = yaml.compose(text.replace("\t", " ") if is_json else text, Loader=yaml.CSafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        place = Place(path, mark.line + 1 if mark else 0, str(mark.column + 1) if mark else "")
        message = f"The file is not what its name says, or is broken here: {error.problem}."
        raise RefusedError(Fault(place, message, "mend it; texts with a colon or # need quotes.")) from error
    except yaml.YAMLError as error:
        raise _refused(path, 0, "The file holds characters that YAML does not allow.") from error
    if root is None:
        return []
    found = list(_found(path, root, "", 0))
    say(f"Reading {path}", len(found))
    return found


def _found(path: str, node: yaml.Node, section: str, depth: int) -> Iterator[Record]:
    if depth > _MOST_DEEP:
        raise _refused(path, node.start_mark.line + 1, "Lists and mappings stand too deep in each other.")
    if isinstance(node, yaml.SequenceNode):
        for item in node.value:
            if not isinstance(item, yaml.MappingNode):
                raise _refused(path, item.start_mark.line + 1, "This is no term with fields.")
            if _is_about_one(item):
                yield _record(path, item, section)
            else:
                yield from _found(path, item, section, depth + 1)
    elif isinstance(node, yaml.MappingNode):
        if _is_about_one(node):
            yield _record(path, node, section)
            return
        for key, value in node.value:
            name = str(key.value)
            if isinstance(value, yaml.ScalarNode):
                yield Record(
                    Place(path, key.start_mark.line + 1),
                    filled({TERM: (name,), BODY: (value.value,), SECTION: (section,)}),
                    is_list=True,
                )
            elif isinstance(value, yaml.MappingNode) and (_is_about_one(value) or _are_fields(value)):
                yield _record(path, value, section, name, key.start_mark.line + 1)
            else:
                yield from _found(path, value, section if depth == 0 and len(node.value) == 1 else name, depth + 1)
    else:
        raise _refused(path, node.start_mark.line + 1, "This is one text, and no list of terms.")


def _is_about_one(node: yaml.MappingNode) -> bool:
    """Whether a mapping holds the fields of one term, its name among them."""
    return any(target_of(str(key.value)) == "term" and isinstance(value, yaml.ScalarNode) for key, value in node.value)


def _are_fields(node: yaml.MappingNode) -> bool:
    """Whether the mapping of a key holds fields of a term: one of them tells what it means."""
    return any(target_of(str(key.value)) in ("definition", "explanation") for key, _ in node.value)


def texts_of(node: yaml.MappingNode) -> dict[str, tuple[str, ...]]:
    """The fields of a mapping, each with its texts."""
    given: dict[str, tuple[str, ...]] = {}
    for name, value in node.value:
        for inner, texts in _texts(str(name.value), value):
            given[inner] = (*given.get(inner, ()), *texts)
    return given


def _record(path: str, node: yaml.MappingNode, section: str, key: str = "", line: int = 0) -> Record:
    given = texts_of(node)
    if key and not _is_about_one(node):
        given[TERM] = (key,)
    if section:
        given[SECTION] = (section,)
    place = Place(path, line or node.start_mark.line + 1)
    names = (key,) if key else ()
    return Record(place, filled(given), names=names, addresses=names, is_list=True)


def _texts(name: str, node: yaml.Node) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Field → texts; mappings of languages and of parts become fields of their own: `definition@de`, `source url`."""
    if isinstance(node, yaml.ScalarNode):
        if node.tag != "tag:yaml.org,2002:null":
            yield name, (str(node.value),)
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            if isinstance(item, yaml.MappingNode):
                yield name, (_one_line(item),)
            else:
                yield from _texts(name, item)
    elif isinstance(node, yaml.MappingNode):
        keys = [str(key.value) for key, _ in node.value]
        if keys and all(2 <= len(key.partition("-")[0]) <= 3 and key[:2].islower() for key in keys):
            for key, value in node.value:
                yield from _texts(f"{name}@{key.value}", value)
        else:
            yield name, (_one_line(node),)


def _one_line(node: yaml.MappingNode) -> str:
    """A record inside of a term, such as a source: its address and its words as a link, or its first text."""
    texts: Mapping[str, str] = {
        str(key.value).lower(): str(value.value) for key, value in node.value if isinstance(value, yaml.ScalarNode)
    }
    address = next((texts[key] for key in ("url", "href", "link", "uri") if key in texts), "")
    words = next((texts[key] for key in ("title", "name", "text", "term", "label") if key in texts), "")
    if address:
        return f"[{words or address}]({address})"
    return words or "; ".join(f"{key}: {text}" for key, text in texts.items())


def _refused(path: str, line: int, message: str) -> RefusedError:
    fix = "write a list of terms, each with fields such as term and definition, or a term, a colon and its definition."
    return RefusedError(Fault(Place(path, line), message, fix))
