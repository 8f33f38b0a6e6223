"""reStructuredText: the terms of every `.. glossary::` of a file, as Markdown.

docutils reads it; of what Sphinx adds only the roles are known, by what they show. Nothing in a file is included,
run or fetched.
"""

import re
from collections.abc import Iterator
from typing import Any

from docutils import nodes
from docutils.core import publish_doctree
from docutils.parsers.rst import Directive, directives, roles
from docutils.statemachine import StringList
from docutils.utils import SystemMessage

from dictionary.importing.records import BODY, Fault, Place, Progress, Record, RefusedError, filled

TERM = "term"
_QUIET = {
    "file_insertion_enabled": False,
    "raw_enabled": False,
    "report_level": 5,
    "halt_level": 5,
    "input_encoding": "unicode",
    "doctitle_xform": False,
    "smart_quotes": False,
    "_disable_config": True,
}
_LINKED = re.compile(r"(.*?)\s*<([^<>]*)>", re.S)
_ROLE = re.compile(r":([A-Za-z][\w.+:-]*):`")
_DIRECTIVE = re.compile(r"^\s*\.\. ([A-Za-z][\w:-]*)::", re.M)
_SIGNS = re.compile(r"([\\`*_\[\]<])")


class _glossary(nodes.General, nodes.Element):  # noqa: N801 (as docutils names its nodes)
    """The terms of one directive: a `definition_list_item` each."""


class _Glossary(Directive):
    """Terms at the margin, below each one or several of them the indented text."""

    has_content = True
    option_spec = {"sorted": directives.flag}  # noqa: RUF012 (as docutils has it)

    def run(self) -> list[nodes.Node]:
        """One node with a term and a text for each entry."""
        found = _glossary()
        terms: list[tuple[str, int]] = []
        text: list[tuple[str, int]] = []
        for number, line in enumerate(self.content):
            at = (self.content.offset(number) or 0) + 1
            if not line.strip() or line.startswith(" "):
                text.append((line, at))
            elif line.startswith(".. "):
                continue
            else:
                if terms and any(body.strip() for body, _ in text):
                    found += self._entry(terms, text)
                    terms, text = [], []
                terms.append((line, at))
        if terms:
            found += self._entry(terms, text)
        return [found]

    def _entry(self, terms: list[tuple[str, int]], text: list[tuple[str, int]]) -> nodes.Node:
        item = nodes.definition_list_item()
        for name, line in terms:
            inline, _ = self.state.inline_text(name.partition(" : ")[0], line)
            term = nodes.term("", "", *inline)
            term["line"] = line
            item += term
        indent = min((len(line) - len(line.lstrip()) for line, _ in text if line.strip()), default=0)
        body = nodes.definition()
        self.state.nested_parse(StringList([line[indent:] for line, _ in text], "glossary"), 0, body)
        item += body
        return item


class _Shown(Directive):
    """A directive that only Sphinx knows: its text is kept, its name is told."""

    has_content = True
    optional_arguments = 1
    final_argument_whitespace = True
    option_spec = None

    def run(self) -> list[nodes.Node]:
        """The text that stands in it; nothing where it is about the order of pages."""
        if self.name in ("index", "only", "toctree", "highlight", "currentmodule", "module"):
            return []
        if self.name == "seealso":
            body = nodes.container(classes=["seealso"])
            self.state.nested_parse(StringList([*self.arguments, "", *self.content], "seealso"), 0, body)
            return [body]
        if self.name in ("code-block", "sourcecode", "doctest", "testcode"):
            return [nodes.literal_block("", "\n".join(self.content))]
        body = nodes.container()
        self.state.nested_parse(StringList([*self.arguments, "", *self.content], self.name), 0, body)
        return list(body.children)


def _role(name: str, raw: str, text: str, *_: Any, **__: Any) -> tuple[list[nodes.Node], list[nodes.system_message]]:
    """`:term:` is a link to an entry, all others are what they show."""
    text = text.replace("\x00", "")
    linked = _LINKED.fullmatch(text)
    words, target = (linked[1], linked[2]) if linked else (text, text)
    words = " ".join(words.split()).removeprefix("~").removeprefix("!")
    if name.rpartition(":")[2] == "term":
        node = nodes.reference("", words)
        node["entry"] = " ".join(target.split())
        return [node], []
    if linked or name.rpartition(":")[2] in ("ref", "doc", "abbr", "dfn", "guilabel", "menuselection", "pep", "rfc"):
        number = f"{name.upper()} {words}" if name in ("pep", "rfc") and words[:1].isdigit() else words
        return [nodes.Text(number)], []
    return [nodes.literal("", words)], []


def read(path: str, text: str, say: Progress) -> list[Record]:
    """The terms of all glossaries of a file."""
    _know(text)
    try:
        tree = publish_doctree(text, source_path=path, settings_overrides=_QUIET)
    except (SystemMessage, RecursionError, ValueError) as error:
        message = "The file is not what its name says: no reStructuredText can be read from it."
        raise RefusedError(Fault(Place(path), message, "look at it with docutils, and mend it.")) from error
    found: list[Record] = []
    for glossary in tree.findall(_glossary):
        for item in glossary.findall(nodes.definition_list_item):
            if item.parent is glossary:
                found.append(_record(path, item))
    say(f"Reading {path}", len(found))
    if not found and "glossary::" in text:
        raise RefusedError(
            Fault(Place(path), "The glossary of this file cannot be read.", "indent its terms by three spaces.")
        )
    return found


def _know(text: str) -> None:
    """Tell docutils of the roles and directives that a file uses. It has one register for all files."""
    directives.register_directive("glossary", _Glossary)
    known = {"note", "warning", "tip", "hint", "important", "caution", "danger", "attention", "error", "admonition"}
    known |= {
        "image",
        "figure",
        "table",
        "list-table",
        "code",
        "math",
        "rubric",
        "topic",
        "container",
        "parsed-literal",
    }
    for name in set(_DIRECTIVE.findall(text)) - known - {"glossary"}:
        directives.register_directive(name, _Shown)
    plain = {
        "emphasis",
        "strong",
        "literal",
        "code",
        "math",
        "sub",
        "sup",
        "subscript",
        "superscript",
        "title-reference",
    }
    for name in set(_ROLE.findall(text)) - plain:
        roles.register_local_role(name, _role)  # type: ignore[arg-type]  # any node may be shown


def _record(path: str, item: nodes.Element) -> Record:
    terms = [child for child in item.children if isinstance(child, nodes.term)]
    body = next((child for child in item.children if isinstance(child, nodes.definition)), nodes.definition())
    see = tuple(
        node["entry"]
        for part in body.findall(_is_see_also)
        for node in part.findall(nodes.reference)
        if "entry" in node
    )
    given = {
        TERM: (terms[0].astext(),),
        "synonyms": tuple(term.astext() for term in terms[1:]),
        BODY: ("\n\n".join(_blocks(body)),),
        "see also": see,
    }
    return Record(Place(path, terms[0]["line"]), filled(given), is_list=True)


def _is_see_also(node: nodes.Node) -> bool:
    return isinstance(node, nodes.container) and "seealso" in node["classes"]


def _says_more(node: nodes.Element) -> bool:
    """Whether there are words beside the names of entries."""
    text = node.astext()
    for link in node.findall(nodes.reference):
        text = text.replace(link.astext(), "", 1)
    return any(map(str.isalnum, text))


def _blocks(parent: nodes.Element) -> Iterator[str]:
    for node in parent.children:
        match node:
            case nodes.paragraph():
                yield _inline(node)
            case nodes.literal_block() | nodes.doctest_block() | nodes.math_block():
                yield f"```\n{node.astext()}\n```"
            case nodes.bullet_list() | nodes.enumerated_list():
                yield "\n".join(_items(node))
            case nodes.definition_list():
                for item in node.findall(nodes.definition_list_item):
                    if item.parent is node:
                        yield f"**{item.children[0].astext()}**"
                        yield from _blocks(next(item.findall(nodes.definition)))
            case nodes.block_quote():
                yield "\n\n".join(
                    "\n".join(f"> {line}".rstrip() for line in block.split("\n")) for block in _blocks(node)
                )
            case nodes.image():
                yield f"![{node.get('alt', '')}]({node['uri']})"
            case nodes.comment() | nodes.system_message() | nodes.target() | nodes.substitution_definition():
                continue
            case nodes.container() if _is_see_also(node) and not _says_more(node):
                continue
            case nodes.title() | nodes.rubric():
                yield f"**{node.astext()}**"
            case nodes.table():
                yield from (
                    " · ".join(cell.astext() for cell in row.findall(nodes.entry)) for row in node.findall(nodes.row)
                )
            case nodes.Element() if node.children:
                yield from _blocks(node)
            case nodes.Text():
                yield _escaped(node.astext())


def _items(node: nodes.Element) -> Iterator[str]:
    for number, item in enumerate(node.children, 1):
        sign = "- " if isinstance(node, nodes.bullet_list) else f"{number}. "
        blocks = [*_blocks(item)] if isinstance(item, nodes.Element) else []
        for index, line in enumerate("\n\n".join(blocks).split("\n")):
            yield f"{sign}{line}" if index == 0 else f"    {line}".rstrip()


def _inline(parent: nodes.Element) -> str:
    return " ".join("".join(_spans(parent)).split())


def _spans(parent: nodes.Element) -> Iterator[str]:
    for node in parent.children:
        match node:
            case nodes.Text():
                yield _escaped(node.astext())
            case nodes.literal() | nodes.math():
                text = " ".join(node.astext().split())
                yield f"`` {text} ``" if "`" in text else f"`{text}`"
            case nodes.emphasis() | nodes.title_reference():
                yield f"*{''.join(_spans(node))}*"
            case nodes.strong():
                yield f"**{''.join(_spans(node))}**"
            case nodes.reference() if "entry" in node:
                yield f"[{_escaped(node.astext())}](term:{node['entry'].replace(' ', '%20')})"
            case nodes.reference() if "refuri" in node:
                yield f"[{''.join(_spans(node))}]({node['refuri']})"
            case nodes.image():
                yield f"![{node.get('alt', '')}]({node['uri']})"
            case nodes.Element():
                yield from _spans(node)


def _escaped(text: str) -> str:
    return _SIGNS.sub(r"\\\1", text)
