"""Text + index → mentions. Pure: knows no HTML, no Markdown, no site.

A browser script repeats these rules on other people's pages; both are held to the same
cases in `tests/cases/linking/`.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from dictionary.language.folding import APOSTROPHES, RAISED, STEP_RE, WORD_RE, fold, is_written
from dictionary.linking.bare_addresses import BareAddresses
from dictionary.linking.term_index import Node, Term, TermIndex

_HYPHENS = "-\u2010\u2011"


@dataclass(frozen=True, slots=True)
class Mention:
    """An occurrence of a label: `text[start:end]`."""

    start: int
    end: int
    term: Term
    is_blocked: bool = False
    """Whether it overlaps with a `not_in` phrase of its entry."""

    @property
    def target(self) -> str | None:
        """The entry it may link to, or None when it only masks."""
        return None if self.is_blocked else self.term.target


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
    addresses = BareAddresses(text)
    phrases = _Phrases(text, index)
    position = 0
    for match in index.starts.finditer(text):
        word = match.group()
        node = roots.get(word.lower() if word.isascii() else fold(word))
        if node is None:
            continue
        start = match.start()
        if node.leads_to_phrase:
            phrases.look(start, match.end(), node)
        if start < position or not _may_start(text, start):
            continue
        found = _longest(text, start, match.end(), node)
        if found is None or addresses.hold(found.start, found.end):
            continue
        position = found.end
        if found.target in index.with_phrases and (end := phrases.over(found)):
            found = Mention(found.start, found.end, found.term, is_blocked=True)
            position = max(position, end)
        yield found


class _Phrases:
    """Where the `not_in` phrases of a text end, whatever masks them, as far as the text was looked at."""

    def __init__(self, text: str, index: TermIndex) -> None:
        self._text = text
        self._index = index
        self._ends: dict[str, int] = {}
        """Entry → end of its phrase that reaches farthest."""

    def look(self, start: int, end: int, node: Node) -> None:
        """Note the phrases that begin with the word at `start`."""
        if not _may_start(self._text, start):
            return
        written, ends = _walk(self._text, start, end, node)
        for end, node, length in ends:
            for term in node.terms:
                if term.is_phrase and is_written(term.cases, written[:length]) and _may_end(self._text, end):
                    for slug in term.blocks:
                        self._ends[slug] = max(end, self._ends.get(slug, 0))

    def over(self, mention: Mention) -> int | None:
        """The end of a phrase of the mention's entry that overlaps with it, if there is one."""
        for match in self._index.starts.finditer(self._text, mention.start + 1, mention.end):
            node = self._index.roots.get(fold(match.group()))
            if node is not None and node.leads_to_phrase:
                self.look(match.start(), match.end(), node)
        end = self._ends.get(mention.target or "", 0)
        return end if end > mention.start else None


def _walk(text: str, start: int, end: int, node: Node) -> tuple[list[str], list[tuple[int, Node, int]]]:
    """The tokens of a text as far as labels go on with them, and after which of them labels end.

    Each end is a place in the text, its node, and the number of tokens so far.
    """
    written = [text[start:end]]
    ends = [(end, node, 1)] if node.terms else []
    while node.children and (step := STEP_RE.match(text, end)):
        gap, token = step.groups()
        following = node.children.get((" " if gap else "") + fold(token))
        if following is None:
            break
        node, end = following, step.end()
        written.append(token)
        if node.terms:
            ends.append((end, node, len(written)))
    return written, ends


def _longest(text: str, start: int, end: int, node: Node) -> Mention | None:
    """The longest label that begins at `start` and ends at a word boundary in its own case."""
    written, ends = _walk(text, start, end, node)
    for end, node, length in reversed(ends):
        if not _may_end(text, end):
            continue
        for term in node.terms:
            if is_written(term.cases, written[:length]):
                return Mention(start, end, term)
    return None


def _is_word_char(char: str) -> bool:
    return (char.isalnum() and char != "ʼ" and char not in RAISED) or char == "_" or "\u0300" <= char <= "\u036f"


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
