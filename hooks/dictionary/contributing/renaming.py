"""A new address for an entry: what changes in all files that name it. Every other byte stays."""

import re
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath

import yaml

from dictionary.contributing.entry_text import EntryTextError, fields_read, with_values
from dictionary.contributing.file_layout import as_read, lines_of
from dictionary.linking.code_spans import without_code
from dictionary.model.entry import Entry
from dictionary.model.shapes import ListOf, MapOf, RecordOf, Scalar, Shape, fields_of
from dictionary.reading.yaml_faults import compose


def renamed_entry(text: str, old: str, new: str, entries: str) -> str:
    """An entry's file with the new name of another one; raises `EntryTextError` if it cannot be read."""
    if old not in text:
        return text
    text = _in_fields(text, old, new)
    # A backtick of one field begins no code that ends in another.
    masked = "\n".join(map(without_code, text.split("\n")))
    return _in_addresses(_in_brackets(text, old, new, masked), old, new, entries)


def renamed_itself(text: str, old: str, new: str, entries: str) -> str:
    """The file of the entry that is renamed: its old name becomes a former address."""
    text = renamed_entry(text, old, new, entries)
    former = fields_read(text.removeprefix("\ufeff")).entry.redirect_from
    return with_values(text, {"redirect_from": (*(path for path in former if path not in (old, new)), old)})


def renamed_page(text: str, source: str, old: str, new: str, entries: str) -> str:
    """A page; `source` is its path below the folder of the pages."""
    if old not in text:
        return text
    masked = without_code(text)
    text = _in_brackets(text, old, new, masked if len(masked) == len(text) else text)
    if PurePosixPath(source).parent.as_posix() == entries:  # beside the entries' own pages
        text = re.sub(
            rf"(\]\([ \t]*<?(?:\./)?|^[ \t]*\[[^\]\n]+\]:[ \t]*<?){old}(?=\.md\b)", rf"\g<1>{new}", text, flags=re.M
        )
    return _in_addresses(text, old, new, entries)


def renamed_configuration(text: str, old: str, new: str, entries: str) -> str:
    """The builder's configuration: what the navigation names."""
    return _in_addresses(text, old, new, entries)


def _in_addresses(text: str, old: str, new: str, entries: str) -> str:
    """Links and navigation: `../dictionary/old.md`, `/dictionary/old/#tips`."""
    after = r"(?=\.md(?![\w.-])|\.html(?![\w.-])|/?(?:[#?\"'\s)>\]]|$))"
    return re.sub(rf"(?<![\w-]){re.escape(entries)}/{old}{after}", f"{entries}/{new}", text)


def _in_brackets(text: str, old: str, new: str, masked: str | None = None) -> str:
    """`[[old]]`, `[[old|words]]`, `[[old#section]]`. What is only shown (`[[!old]]`) stays."""
    # In double quotes a backslash is written twice.
    found = re.compile(rf"(?<=\[\[)(\s*){old}(?=\s*(?:\]\]|\\{{0,2}}\||#))")
    parts: list[str] = []
    position = 0
    for match in found.finditer(masked if masked is not None else text):
        parts += text[position : match.end(1)], new
        position = match.end()
    return "".join([*parts, text[position:]])


def _in_fields(text: str, old: str, new: str) -> str:
    """The fields of an entry that name another one."""
    lines = lines_of(text.removeprefix("\ufeff"))
    node, problems = compose(as_read(lines), "")
    if node is None or problems:
        raise EntryTextError(problems)
    for named in reversed([*_references(node, RecordOf(Entry, None), old)]):
        start, end = named.start_mark, named.end_mark
        # A long text (`|`, `>`), or one in quotes, may go over a line end: one of its lines holds the name.
        for number in range(start.line, min(end.line + 1, len(lines))):
            line = lines[number]
            first = start.column if number == start.line else 0
            last = end.column if number == end.line else len(line)
            if line[first:last].strip(" \t\r\n\"'") == old:
                lines[number] = line[:first] + line[first:last].replace(old, new, 1) + line[last:]
                break
    return "\ufeff" * text.startswith("\ufeff") + "".join(lines)


def _references(node: yaml.Node, shape: Shape, slug: str) -> Iterator[yaml.ScalarNode]:
    """The values that name an entry, in the order of the file."""
    match shape, node:
        case Scalar(key_of="entries"), yaml.ScalarNode() if node.value.strip() == slug:
            yield node
        case ListOf(item), yaml.SequenceNode():
            for member in node.value:
                yield from _references(member, item, slug)
        case MapOf(_, value), yaml.MappingNode():
            for _, member in node.value:
                yield from _references(member, value, slug)
        case RecordOf(record), yaml.MappingNode():
            fields: Mapping[str, object] = fields_of(record)
            for key, member in node.value:
                if isinstance(key, yaml.ScalarNode) and key.value in fields:
                    yield from _references(member, fields_of(record)[key.value].shape, slug)
