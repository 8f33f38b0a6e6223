"""Text + index → mentions. Pure: knows no HTML, no Markdown, no site.

A browser script repeats these rules on other people's pages; both are held to the same
cases in `tests/cases/linking/`.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from dictionary.language.folding import APOSTROPHES, STEP_RE, WORD_RE, fold, is_written
from dictionary.linking.term_index import Node, Term, TermIndex

# Web and mail addresses are not prose: nothing inside them is a mention.
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.IGNORECASE)
_HYPHENS = "-\u2010\u2011"


@dataclass(frozen=True, slots=True)
class Mention:
    """An occurrence of a label: `text[start:end]`."""

    start: int
    end: int
    term: Term

    @property
    def target(self) -> str | None:
        """The entry it may link to, or None when it only masks."""
        return self.term.target


@dataclass(slots=True)
class PageLinks:
    """What is linked on one page so far, in page order. One page, one object."""

    own: str | None = None
    """The page's own entry, which is never linked."""
    linked: set[str] = field(default_factory=set)
    """Entries that need no automatic link any more."""

    def choose(self, mentions: Iterable[Mention]) -> Iterator[tuple[Mention, str]]:
        """The mentions to link, with their entries: the first of each entry on the page."""
        for mention in mentions:
            target = mention.target
            if target is None or target == self.own or target in self.linked:
                continue
            self.linked.add(target)
            yield mention, target


def find_mentions(text: str, index: TermIndex) -> Iterator[Mention]:
    """All mentions in `text`, leftmost-longest, in order, never overlapping.

    Mentions that may not be linked are among them: they mask the shorter labels inside.
    """
    roots = index.roots
    may_hold_addresses = "@" in text or "://" in text or "www." in text.lower()
    addresses = [match.span() for match in _ADDRESS.finditer(text)] if may_hold_addresses else []
    position = 0
    for match in index.starts.finditer(text):
        word = match.group()
        node = roots.get(word.lower() if word.isascii() else fold(word))
        if node is None:
            continue
        start = match.start()
        if start < position or not _may_start(text, start):
            continue
        found = _longest(text, start, match.end(), node)
        if found is None or any(begin < found.end and found.start < end for begin, end in addresses):
            continue
        position = found.end
        yield found


def _longest(text: str, start: int, end: int, node: Node) -> Mention | None:
    """The longest label that begins at `start` and ends at a word boundary in its own case."""
    written = [text[start:end]]
    ends: list[tuple[int, Node, int]] = [(end, node, 1)] if node.terms else []
    while node.children and (step := STEP_RE.match(text, end)):
        gap, token = step.groups()
        following = node.children.get((" " if gap else "") + fold(token))
        if following is None:
            break
        node, end = following, step.end()
        written.append(token)
        if node.terms:
            ends.append((end, node, len(written)))
    for end, node, length in reversed(ends):
        if not _may_end(text, end):
            continue
        for term in node.terms:
            if is_written(term.cases, written[:length]):
                return Mention(start, end, term)
    return None


def _is_word_char(char: str) -> bool:
    return (char.isalnum() and char != "ʼ") or char == "_" or "\u0300" <= char <= "\u036f"


def _may_start(text: str, start: int) -> bool:
    """Not inside a word, an address, a tag, a file name, nor after a prefix (`ex-`, `non-`)."""
    if start == 0:
        return True
    before = text[start - 1]
    if _is_word_char(before) or before in "#@":
        return False
    if start == 1:
        return True
    joined = before in _HYPHENS or before == "." or before in APOSTROPHES
    return not (joined and _is_word_char(text[start - 2]))


def _may_end(text: str, end: int) -> bool:
    """Not inside a word or file name; `'s` and a bare apostrophe may follow."""
    after = text[end : end + 3]
    if not after:
        return True
    if _is_word_char(after[0]):
        return False
    if after[0] == ".":
        return not WORD_RE.match(after, 1)
    if after[0] in APOSTROPHES and len(after) > 1 and _is_word_char(after[1]):
        return after[1] in "sS" and not (len(after) > 2 and _is_word_char(after[2]))
    return True
