"""What is wrong with the double brackets of entries and of whole Markdown files.

Whatever the renderer would not make a link of is found by the renderer itself, so both are of one
mind. Only places and words are added here.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from markdown import Markdown

from dictionary.checking.link_words import LinkTeller
from dictionary.checking.raw_html import links_in_raw_html
from dictionary.checking.remark import Remark, in_field, on_page
from dictionary.checking.wanted_checks import WantedWords
from dictionary.linking import explicit_links
from dictionary.linking.explicit_links import ETX, STX, Bracket, ExplicitLink
from dictionary.linking.fields import FieldRenderer
from dictionary.linking.markdown_cost import too_costly
from dictionary.linking.markdown_extension import DictionaryLinks, LinkContext
from dictionary.linking.simple_brackets import simple_brackets, simple_brackets_of_document
from dictionary.linking.term_index import TermIndex
from dictionary.model.entry import Entry, Text
from dictionary.model.findings import Finding
from dictionary.model.problems import FieldPath, Position, Problem, shown
from dictionary.model.wordings import WORDINGS

EXTENSIONS: Mapping[str, Mapping[str, Any]] = {
    name: {} for name in ("toc", "tables", "fenced_code", "attr_list", "sane_lists")
}
"""Extension of Python-Markdown → its settings: what most sites read their pages with."""

# Extensions that do nothing to a bracket in a simple paragraph.
_USUAL = frozenset(EXTENSIONS) | {"footnotes", "def_list", "md_in_html", "admonition", "smarty", "nl2br"}
# Those that read the Markdown in elements with markdown="1".
_MARKDOWN_IN_HTML = frozenset(
    f"{prefix}{name}" for name in ("md_in_html", "extra") for prefix in ("", "markdown.extensions.", "pymdownx.")
)
_FRONT_MATTER = re.compile(r"\A---[ \t]*\n.*?^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_TEXT_OF_FRONT_MATTER = re.compile(r"(?:title|description):")
_REMARK = re.compile(r"(?:^|\s)#")


_TOO_COSTLY = (
    "E316",
    "too-much-markup",
    "This text has so many brackets, tags or other signs of Markdown in one place that it would take minutes to read.",
    "take out those that do not belong there, or divide the text into paragraphs.",
)


class LinkChecks:
    """Checks the entries of one dictionary, one after the other.

    `unread` names entries whose files could not be read: they exist, so a link to one is not dead.
    """

    def __init__(
        self, index: TermIndex, unread: Collection[str] = frozenset(), wanted: WantedWords | None = None
    ) -> None:
        self._index = index
        self._unread = unread
        self._wanted = wanted
        self._renderer: FieldRenderer | None = None

    def of_entry(self, entry: Entry, fields: Iterable[tuple[FieldPath, str, Text]]) -> Iterator[Finding]:
        """What is wrong in all fields of an entry that may hold links; `fields` are its texts (`walking.texts`)."""
        teller = LinkTeller(self._index, self._unread, self._wanted)
        for field, text, written in fields:
            if written.written == "plain" and "[[" in text:
                yield from in_field(entry, field, text, _meant_as_links(text, self._index))
            if written.written not in ("block", "inline"):
                continue
            if too_costly(text) is not None:
                yield Finding(entry, field, *_TOO_COSTLY)
                continue
            if "[" not in text and "]]" not in text:
                continue
            told = teller.tell(text, self.troubles(text, is_block=written.written == "block"))
            yield from in_field(entry, field, text, told)

    def troubles(self, text: str, *, is_block: bool) -> list[ExplicitLink]:
        """The brackets of a field that lead nowhere, with numbers (`explicit_links.numbered`)."""
        brackets = simple_brackets(text)
        if brackets is not None:
            return _looked_up(text, brackets, self._index)
        self._renderer = self._renderer or FieldRenderer(self._index, numbered=True)
        context = LinkContext(self._index, str, automatic=False, numbered=True)
        (self._renderer.block if is_block else self._renderer.inline)(text, context)
        return context.troubles


def check_document(
    path: str,
    text: str,
    index: TermIndex,
    *,
    unread: Collection[str] = frozenset(),
    wanted: WantedWords | None = None,
    extensions: Mapping[str, Mapping[str, Any]] = EXTENSIONS,
) -> Iterator[Problem]:
    r"""What is wrong with the double brackets of a Markdown file, and of the texts in its front matter.

    `text` has `\n` line ends, `extensions` are those with which the site reads its pages; when one
    of them fails on this text, the usual ones are taken instead.
    """
    front_matter = _FRONT_MATTER.match(text)
    begin = front_matter.end() if front_matter else 0
    yield from _in_front_matter(path, text[:begin], index)
    body = text[begin:].replace(STX, "").replace(ETX, "")
    start = too_costly(body)
    if start is None and "[[" not in body and "]]" not in body:
        return
    found: Iterable[Remark]
    if start is not None:
        found = [Remark(start, start + 1, *_TOO_COSTLY)]
    else:
        teller = LinkTeller(index, unread, wanted, reads_html=not _MARKDOWN_IN_HTML.isdisjoint(extensions))
        found = teller.tell(body, _troubles_of_document(body, index, extensions))
    yield from on_page(path, body, found, lines_before=text.count("\n", 0, begin))


def _in_front_matter(path: str, front_matter: str, index: TermIndex) -> Iterator[Problem]:
    for number, line in enumerate(front_matter.split("\n"), 1):
        if "[[" in line and _TEXT_OF_FRONT_MATTER.match(line):
            yield from _plain_line(path, number, line, index)


def check_plain_file(path: str, text: str, index: TermIndex) -> Iterator[Problem]:
    """Double brackets in a file of which readers see every text as it is written: vocabularies, interface words."""
    if "[[" not in text:
        return
    for number, line in enumerate(text.split("\n"), 1):
        remark = _REMARK.search(line)
        yield from _plain_line(path, number, line[: remark.start()] if remark else line, index)


def _plain_line(path: str, number: int, line: str, index: TermIndex) -> Iterator[Problem]:
    for told in _meant_as_links(line, index) if "[[" in line else ():
        yield Problem(
            path=path,
            position=Position(number, told.start + 1, told.end + 1),
            code=told.code,
            name=told.name,
            message=told.message,
            fix=told.fix,
        )


def _meant_as_links(text: str, index: TermIndex) -> Iterator[Remark]:
    """Double brackets with the name of an entry in a text that is shown as it is written.

    Others may be meant as they are: `Dear [[name]]`, `[[ -f x ]]`.
    """
    for bracket in explicit_links.parse(text):
        if bracket.kind == "link" and index.resolve(bracket.label):
            words = explicit_links.plain(bracket.shown if bracket.shown is not None else bracket.label)
            excerpt = f"[[{shown(bracket.name)}]]"
            message, fix = WORDINGS["link-in-plain-text"].said(excerpt=excerpt, text=shown(words))
            yield Remark(bracket.start, bracket.end, "E314", "link-in-plain-text", message, fix, words)


def _looked_up(text: str, brackets: list[Bracket], index: TermIndex) -> list[ExplicitLink]:
    """The troubles of brackets that were found without Markdown."""
    if not brackets:
        return []
    numbers = {run.end() - 2: number for number, run in enumerate(explicit_links.runs(text))}
    found = (explicit_links.look_up(replace(b, number=numbers[b.start]), index) for b in brackets)
    return [link for link in found if link.trouble]


def _troubles_of_document(
    body: str, index: TermIndex, extensions: Mapping[str, Mapping[str, Any]]
) -> list[ExplicitLink]:
    if _USUAL.issuperset(extensions):
        brackets = simple_brackets_of_document(body)
        if brackets is not None:
            return _looked_up(body, brackets, index)
    for usable in (extensions, EXTENSIONS):
        context = LinkContext(index, str, automatic=False, numbered=True)
        links = DictionaryLinks(context)
        try:
            settings = {name: dict(given) for name, given in usable.items()}
            md = Markdown(extensions=[*settings, links], extension_configs=settings)
            md.convert(body)
        except Exception:  # an extension of somebody else, or lists in lists hundreds deep
            continue
        return [*context.troubles, *links_in_raw_html(md.htmlStash.rawHtmlBlocks, index)]
    return []
