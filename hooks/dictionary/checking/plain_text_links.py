"""Double brackets that are meant as links, in texts that readers see as they are written."""

import re
from collections.abc import Iterator

from dictionary.checking.link_words import Told
from dictionary.linking import explicit_links
from dictionary.linking.term_index import TermIndex
from dictionary.model.problems import Position, Problem, shown

_TEXT_OF_FRONT_MATTER = re.compile(r"(?:title|description):")
_REMARK = re.compile(r"(?:^|\s)#")


def check_front_matter(path: str, front_matter: str, index: TermIndex) -> Iterator[Problem]:
    """Double brackets in the title and the description of a page."""
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
    for told in meant_as_links(line, index) if "[[" in line else ():
        yield Problem(
            path=path,
            position=Position(number, told.start + 1, told.end + 1),
            code=told.code,
            name=told.name,
            message=told.message,
            fix=told.fix,
        )


def meant_as_links(text: str, index: TermIndex) -> Iterator[Told]:
    """Double brackets with the name of an entry in a text that is shown as it is written.

    Others may be meant as they are: `Dear [[name]]`, `[[ -f x ]]`.
    """
    for bracket in explicit_links.parse(text):
        if bracket.kind == "link" and index.resolve(bracket.label):
            words = explicit_links.plain(bracket.shown if bracket.shown is not None else bracket.label)
            message = f'"[[{shown(bracket.name)}]]" stands in a text without links, and readers see the brackets.'
            fix = f'write only the words: "{shown(words)}"'
            yield Told(bracket.start, bracket.end, "E314", "link-in-plain-text", message, fix, words)
