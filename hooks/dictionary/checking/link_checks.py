"""What is wrong with the double brackets of entries and of whole Markdown files.

Whatever the renderer would not make a link of is found by the renderer itself, so both are of one
mind. Only places and words are added here.
"""

import difflib
import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from markdown import Markdown

from dictionary.checking.raw_html import links_in_raw_html
from dictionary.checking.wanted_checks import WantedWords
from dictionary.language.nearness import surely
from dictionary.linking import explicit_links
from dictionary.linking.explicit_links import ETX, STX, Bracket, ExplicitLink
from dictionary.linking.fields import FieldRenderer
from dictionary.linking.markdown_cost import too_costly
from dictionary.linking.markdown_extension import DictionaryLinks, LinkContext
from dictionary.linking.mentions import find_mentions
from dictionary.linking.simple_brackets import simple_brackets, simple_brackets_of_document
from dictionary.linking.term_index import TermIndex
from dictionary.model.entry import Entry, Text
from dictionary.model.findings import Finding
from dictionary.model.problems import FieldPath, Position, Problem, shown

EXTENSIONS: Mapping[str, Mapping[str, Any]] = {
    name: {} for name in ("toc", "tables", "fenced_code", "attr_list", "sane_lists")
}
"""Extension of Python-Markdown → its settings: what most sites read their pages with."""

_CODES = {
    "unknown-target": ("E301", "dead-reference"),
    "ambiguous-target": ("E307", "ambiguous-label"),
    "unclosed": ("E311", "brackets-unclosed"),
    "unopened": ("W311", "brackets-unopened"),
    "brackets-inside": ("E312", "brackets-in-brackets"),
    "brackets-around": ("E312", "brackets-in-brackets"),
    "no-name": ("E313", "brackets-empty"),
    "no-words": ("E313", "brackets-empty"),
    "link-in-link": ("E314", "link-in-link"),
    "raw-html": ("E314", "link-in-raw-html"),
    "unknown-section": ("E315", "section-unknown"),
}
# Sections of a page that a misspelled one is compared with.
_MOST_SECTIONS = 100
# Looking for names that are alike takes a while: so many times in one file, and no more.
_MOST_SUGGESTIONS = 25
# Extensions that do nothing to a bracket in a simple paragraph.
_USUAL = frozenset(EXTENSIONS) | {"footnotes", "def_list", "md_in_html", "admonition", "smarty", "nl2br"}
# Those that read the Markdown in elements with markdown="1".
_MARKDOWN_IN_HTML = frozenset(
    f"{prefix}{name}" for name in ("md_in_html", "extra") for prefix in ("", "markdown.extensions.", "pymdownx.")
)
_FRONT_MATTER = re.compile(r"\A---[ \t]*\n.*?^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_TEXT_OF_FRONT_MATTER = re.compile(r"(?:title|description):")
_REMARK = re.compile(r"(?:^|\s)#")
_ROUND = str.maketrans("[]", "()")


_TOO_COSTLY = (
    "E316",
    "too-much-markup",
    "This text has so many brackets, tags or other signs of Markdown in one place that it would take minutes to read.",
    "take out those that do not belong there, or divide the text into paragraphs.",
)


@dataclass(frozen=True, slots=True)
class _Told:
    """A trouble in words: `text[start:end]` is what it is about."""

    start: int
    end: int
    code: str
    name: str
    message: str
    fix: str
    replacement: str | None = None


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
        teller = _Teller(self._index, self._unread, self._wanted)
        for field, text, written in fields:
            if written.written == "plain" and "[[" in text:
                yield from self._in_plain_text(entry, field, text)
            if written.written not in ("block", "inline"):
                continue
            if too_costly(text) is not None:
                yield Finding(entry, field, *_TOO_COSTLY)
                continue
            if "[" not in text and "]]" not in text:
                continue
            places = _Repeats(text)
            for told in teller.tell(text, self.troubles(text, is_block=written.written == "block")):
                part, nth = places.of(told.start, told.end)
                yield Finding(
                    entry, field, told.code, told.name, told.message, told.fix, told.replacement, part=part, nth=nth
                )

    def _in_plain_text(self, entry: Entry, field: FieldPath, text: str) -> Iterator[Finding]:
        places = _Repeats(text)
        for told in _meant_as_links(text, self._index):
            part, nth = places.of(told.start, told.end)
            yield Finding(
                entry, field, told.code, told.name, told.message, told.fix, told.replacement, part=part, nth=nth
            )

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
    lines_before = text.count("\n", 0, begin)
    line_starts = [0, *(match.end() for match in re.finditer("\n", body))]
    found: Iterable[_Told]
    if start is not None:
        found = [_Told(start, start + 1, *_TOO_COSTLY)]
    else:
        teller = _Teller(index, unread, wanted, reads_html=not _MARKDOWN_IN_HTML.isdisjoint(extensions))
        found = teller.tell(body, _troubles_of_document(body, index, extensions))
    for told in found:
        line = bisect_right(line_starts, told.start)
        column = told.start - line_starts[line - 1] + 1
        end_of_line = line_starts[line] - 1 if line < len(line_starts) else len(body)
        end_column = column + min(told.end, end_of_line) - told.start
        yield Problem(
            path=path,
            position=Position(line + lines_before, column, max(end_column, column + 1)),
            code=told.code,
            name=told.name,
            message=told.message,
            fix=told.fix,
            # What goes over two lines has no place that could be replaced.
            replacement=told.replacement if told.end <= end_of_line else None,
        )


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


def _meant_as_links(text: str, index: TermIndex) -> Iterator[_Told]:
    """Double brackets with the name of an entry in a text that is shown as it is written.

    Others may be meant as they are: `Dear [[name]]`, `[[ -f x ]]`.
    """
    for bracket in explicit_links.parse(text):
        if bracket.kind == "link" and index.resolve(bracket.label):
            words = explicit_links.plain(bracket.shown if bracket.shown is not None else bracket.label)
            message = f'"[[{shown(bracket.name)}]]" stands in a text without links, and readers see the brackets.'
            fix = f'write only the words: "{shown(words)}"'
            yield _Told(bracket.start, bracket.end, "E314", "link-in-plain-text", message, fix, words)


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


class _Teller:
    """Finds words for troubles."""

    def __init__(
        self,
        index: TermIndex,
        unread: Collection[str],
        wanted: WantedWords | None = None,
        *,
        reads_html: bool = False,
    ) -> None:
        self._index = index
        self._unread = unread
        self._wanted = wanted or WantedWords()
        self._reads_html = reads_html
        """Whether there is Markdown in HTML that says so."""
        self._suggestions = _MOST_SUGGESTIONS

    def tell(self, text: str, troubles: list[ExplicitLink]) -> Iterator[_Told]:
        """The troubles of one text, in its order, each with its place."""
        if not troubles:
            return
        runs = list(explicit_links.runs(text))
        source = {bracket.start: bracket for bracket in explicit_links.parse(text)}
        placed = []
        for link in troubles:
            run = runs[link.number] if link.number is not None and link.number < len(runs) else None
            start = (run.start() if link.is_outer else run.end() - 2) if run else 0
            bracket = source.get(start) or Bracket(start, min(start + 2, len(text)), "fault")
            placed.append((start, bracket, link))
        for _, bracket, link in sorted(placed, key=lambda item: item[0]):
            if link.trouble == "unknown-target" and link.label in self._unread:
                continue
            assert link.trouble
            code, name = _CODES[link.trouble]
            end, message, fix, replacement = self._words(text, bracket, link)
            yield _Told(bracket.start, end, code, name, message, fix, replacement)

    def _words(self, text: str, bracket: Bracket, link: ExplicitLink) -> tuple[int, str, str, str | None]:
        """End, message, fix and replacement."""
        label = shown(link.label)
        behind_bar = f"|{bracket.shown}" if bracket.shown is not None else ""
        match link.trouble:
            case "unknown-target":
                if told := self._wanted.told(link.label, "take the double brackets off"):
                    return bracket.end, *told, None
                message = f'"[[{label}]]" leads nowhere: no entry has this name.'
                close = self._closest(link.label)
                if not close:
                    return bracket.end, message, "remove the double brackets, or add the entry.", None
                fix = "did you mean " + " or ".join(f"[[{name}]]" for name in close) + "?"
                sure = surely(link.label, close) if len(close) == 1 else None
                return bracket.end, message, fix, f"[[{sure}{behind_bar}]]" if sure else None
            case "ambiguous-target":
                message = f'"[[{label}]]" may mean several entries.'
                choice = [f"[[{slug}|{shown(link.shown)}]]" for slug in link.candidates[:5]]
                return bracket.end, message, f"name the entry: {' or '.join(choice)}", None
            case "unknown-section":
                return bracket.end, *self._unknown_section(link, behind_bar)
            case "link-in-link":
                message = (
                    f'"[[{label}]]" stands in another link, a title or the text of a picture, where no link can be.'
                )
                words = bracket.shown if bracket.shown is not None else link.shown
                return bracket.end, message, f'write only the words: "{shown(words)}"', words
            case "raw-html":
                message = f'"[[{label}]]" stands in HTML, which is left as it is: readers see the brackets.'
                words = shown(link.shown)
                fix = f'write only the words: "{words}"'
                if self._reads_html:
                    fix = f'write markdown="1" in the tag around it, or only the words: "{words}"'
                return bracket.end, message, fix, link.shown
            case "unclosed":
                return self._unclosed(text, bracket)
            case "unopened":
                message = "Two brackets end here, and none began."
                return bracket.end, message, "write [[ before the name that they belong to, or take them out.", None
            case "brackets-around":
                message = "Double brackets stand in double brackets here."
                inner = text[bracket.start + 2 : bracket.end - 2]
                return bracket.end, message, "keep the inner ones, and take the outer ones out.", inner
            case "brackets-inside":
                message = "Single brackets stand in double brackets here."
                mended = f"[[{bracket.name}|{(bracket.shown or '').translate(_ROUND)}]]"
                if bracket.shown is not None and "[" not in bracket.name and "]" not in bracket.name:
                    return bracket.end, message, f"write round ones: {shown(mended)}", mended
                return bracket.end, message, "write the name of an entry without brackets in it.", None
            case "no-words":
                message = f'No words stand behind the bar of "[[{label}|]]".'
                return bracket.end, message, f"write [[{label}]]", f"[[{bracket.name}]]"
            case _:
                name = explicit_links.plain(bracket.shown or "")
                if len(self._index.resolve(name)) == 1:
                    message = f'No name of an entry stands before the bar of "[[|{shown(name)}]]".'
                    return bracket.end, message, f"write [[{shown(name)}]]", f"[[{name}]]"
                message = "The name of an entry is missing between the double brackets."
                fix = "write it there, before any # or bar. To show the brackets, put them in backticks."
                return bracket.end, message, fix, None

    def _closest(self, label: str) -> list[str]:
        if self._suggestions <= 0:
            return []
        self._suggestions -= 1
        return [name for name in self._index.closest(label[:200]) if len(self._index.resolve(name)) == 1]

    def _unknown_section(self, link: ExplicitLink, behind_bar: str) -> tuple[str, str, str | None]:
        slug = link.candidates[0]
        sections = sorted(self._index.sections.get(slug, ()))
        message = f'The page of "{shown(self._index.headwords[slug])}" has no section "{shown(link.section)}".'
        if not link.section:
            message = f'No section is named behind the # of "{shown(link.label)}".'
        close = difflib.get_close_matches(
            link.section.lower().replace(" ", "-")[:100], sections[:_MOST_SECTIONS], n=1, cutoff=0.6
        )
        if close or len(sections) == 1:
            mended = f"[[{link.label}#{(close or sections)[0]}{behind_bar}]]"
            return message, f"write {mended}", mended
        mended = f"[[{link.label}{behind_bar}]]"
        if sections:
            return message, f"write {mended}, or one of its sections: {', '.join(sections[:8])}.", mended
        return message, f"write {mended}", mended

    def _unclosed(self, text: str, bracket: Bracket) -> tuple[int, str, str, str | None]:
        message = "Two brackets begin here and do not end in the same paragraph, before the next ones."
        name = self._name_at(text, bracket.start + 2)
        if name is None:
            fix = (
                "write the name of an entry behind them, and ]] behind it. To show the brackets, put them in backticks."
            )
            return bracket.start + 2, message, fix, None
        end = bracket.start + 2 + len(name)
        if text[end : end + 1] in ("|", "\\"):
            return end, message, "write ]] behind the words that follow the bar.", None
        mended = f"[[{' '.join(name.split())}]]"
        if text[end : end + 1] == "]":
            end += 1
        return end, message, f"write {mended}", mended

    def _name_at(self, text: str, position: int) -> str | None:
        """The name of an entry at the beginning of a text that goes on."""
        following = text[position : position + 120].split("\n\n")[0]
        mention = next(find_mentions(following, self._index), None)
        if mention and mention.start == 0 and len(self._index.resolve(following[: mention.end])) == 1:
            return following[: mention.end]
        word = re.match(r"[\w-]+", following)
        return word[0] if word and len(self._index.resolve(word[0])) == 1 else None


class _Repeats:
    """Says which repetition a part of a text is, as `reading/positions.py` counts them."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts: dict[str, list[int]] = {}

    def of(self, start: int, end: int) -> tuple[str, int]:
        part = self._text[start:end]
        if part not in self._starts:
            pattern = r"\s+".join(map(re.escape, part.split())) + (r"(?!\w)" if part[-1:].isalnum() else "")
            self._starts[part] = [match.start() for match in re.finditer(pattern, self._text)]
        return part, bisect_left(self._starts[part], start)
