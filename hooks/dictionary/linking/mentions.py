"""Text + index → mentions. Pure: knows no HTML, no Markdown, no site.

A browser script repeats these rules on other people's pages; both are held to the same
cases in `tests/cases/linking/`.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from dictionary.language import edges
from dictionary.language.characters import WORD_RE, base_before, is_unspaced, is_word_char, without_tail
from dictionary.language.folding import APOSTROPHES, STEP_RE, fold, is_written
from dictionary.language.record import Language
from dictionary.linking.bare_addresses import BareAddresses
from dictionary.linking.term_index import Node, Term, TermIndex

_HYPHENS = "-\u2010\u2011"


_End = tuple[int, Node, int, bool]
"""Where a label ends, its node, its number of tokens, and whether an ending of the language follows."""


class Mention(NamedTuple):
    """An occurrence of a label: `text[start:end]`. A tuple, since a text has many, and a record takes twice as long."""

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
    roots, language = index.roots, index.language
    stems = language.stems
    # Made where they are needed: most texts hold no mention.
    addresses: BareAddresses | None = None
    phrases: _Phrases | None = None
    position = 0
    # Small and capital letters of ASCII take the same room: such a text is folded as a whole.
    is_ascii = text.isascii()
    for match in index.starts.finditer(text.lower() if is_ascii else text):
        word = match[0]
        node = roots.get(word if is_ascii else fold(word))
        if node is not None:
            stem = len(word)
        elif stems is not None and (stemmed := _stemmed(roots, "", text[slice(*match.span())], language)) is not None:
            node, stem = stemmed
        else:
            continue
        start = match.start()
        if (start < position and not node.leads_to_phrase) or not _may_start(text, start, language):
            continue
        walk = _walk(text, start, start + stem, node, language, is_stem=stem < len(word))
        if node.leads_to_phrase:
            phrases = phrases or _Phrases(text, index)
            phrases.note(start, *walk)
        if start < position:
            continue
        found = _longest(text, start, *walk, language)
        if found is None:
            continue
        addresses = addresses or BareAddresses(text)
        if addresses.hold(found.start, found.end):
            continue
        position = found.end
        if found.target in index.with_phrases:
            phrases = phrases or _Phrases(text, index)
            if blocked := phrases.over(found):
                found = Mention(found.start, found.end, found.term, is_blocked=True)
                position = max(position, blocked)
        yield found


class _Phrases:
    """Where the `not_in` phrases of a text end, whatever masks them, as far as the text was looked at."""

    def __init__(self, text: str, index: TermIndex) -> None:
        self._text = text
        self._index = index
        self._ends: dict[int, tuple[int, Term]] = {}
        """The phrases of which one may reach into what follows, by identity: where its last occurrence ends.

        By phrase and not by entry, since thousands of entries may share one.
        """

    def note(self, start: int, written: list[str], ends: list[_End]) -> None:
        """Note the phrases that begin at `start`; the rest is what `_walk` found from there."""
        language = self._index.language
        for end, node, length, is_stem in ends:
            for term in node.terms:
                if (
                    term.is_phrase
                    and is_written(term.cases, written[:length])
                    and _is_whole(self._text, start, end, language, is_stem)
                ):
                    self._ends[id(term)] = max(end, self._ends.get(id(term), (0, term))[0]), term

    def over(self, mention: Mention) -> int | None:
        """The end of a phrase of the mention's entry that overlaps with it, if there is one."""
        for match in self._index.starts.finditer(self._text, mention.start + 1, mention.end):
            node = self._index.roots.get(fold(match.group()))
            if node is not None and node.leads_to_phrase:
                language = self._index.language
                if _may_start(self._text, match.start(), language):
                    self.note(match.start(), *_walk(self._text, match.start(), match.end(), node, language))
        # Mentions come from left to right: what ends before this one reaches into none.
        self._ends = {key: (end, term) for key, (end, term) in self._ends.items() if end > mention.start}
        return max((end for end, term in self._ends.values() if mention.target in term.blocks), default=None)


def _walk(
    text: str, start: int, end: int, node: Node, language: Language, is_stem: bool = False
) -> tuple[list[str], list[_End]]:
    """The tokens of a text as far as labels go on with them, and after which of them labels end.

    Each end is a place in the text, its node, the number of tokens so far, and whether what
    follows is an ending that the language hangs on words, as `is_stem` says of the first one.
    """
    written = [text[start:end]]
    ends = [(end, node, 1, is_stem)] if node.terms else []
    while node.children and not is_stem and (step := STEP_RE.match(text, end)):
        gap, token = step.groups()
        following = node.children.get((" " if gap else "") + fold(token))
        end = step.end()
        if following is None:
            if language.stems is None or (found := _stemmed(node.children, gap and " ", token, language)) is None:
                break
            following, length = found
            is_stem = length < len(token)
            end += length - len(token)
        node = following
        written.append(token)
        if node.terms:
            ends.append((end, node, len(written), is_stem))
    return written, ends


def _longest(text: str, start: int, written: list[str], ends: list[_End], language: Language) -> Mention | None:
    """The longest label that begins at `start` and ends at a word boundary in its own case."""
    for end, node, length, is_stem in reversed(ends):
        if not _is_whole(text, start, end, language, is_stem):
            continue
        for term in node.terms:
            if is_written(term.cases, written[:length]):
                return Mention(start, without_tail(text, end), term)
    return None


def _stemmed(nodes: Mapping[str, Node], gap: str | None, word: str, language: Language) -> tuple[Node, int] | None:
    """The node of a word without what the language hangs on it, and where its stem ends."""
    assert language.stems is not None
    for begin, end in language.stems(word):
        if node := nodes.get((gap or "") + fold(word[begin:end])):
            return node, end
    return None


def _is_whole(text: str, start: int, end: int, language: Language, is_stem: bool) -> bool:
    """Whether a label that begins well ends well too; a stem does."""
    if not is_stem and not _may_end(text, end, language):
        return False
    if text[start].isascii() and text[end - 1].isascii():
        return True
    at_letters_without_spaces = is_unspaced(text[start]) or is_unspaced(text[base_before(text, end)])
    return not at_letters_without_spaces or edges.stands(text, start, end, language.is_japanese)


def _may_start(text: str, start: int, language: Language) -> bool:
    """Not inside a word, an address, a tag, a file name, nor after a prefix (`ex-`, `non-`)."""
    if start == 0:
        return True
    before = text[start - 1]
    if before == " ":  # as before most words
        return True
    if before in "#@" or _joins_before(text, start):
        return False
    if start == 1:
        return True
    joined = before in _HYPHENS or before == "." or before in APOSTROPHES
    return not (joined and is_word_char(text[start - 2])) or language.elides(text, start)


def _may_end(text: str, end: int, language: Language) -> bool:
    """Not inside a word or file name; `'s` and a bare apostrophe may follow."""
    after = text[end : end + 3]
    if not after or after[0] == " ":
        return True
    if _joins_behind(text, end):
        return False
    if after[0] == ".":
        return not WORD_RE.match(after, 1)
    if after[0] in APOSTROPHES and len(after) > 1 and is_word_char(after[1]):
        is_possessive = after[1] in "sS" and not (len(after) > 2 and is_word_char(after[2]))
        return is_possessive or language.suffixes_follow_apostrophes
    return True


def _joins_before(text: str, start: int) -> bool:
    """Whether a word goes on over the beginning of a label: not where a script puts no spaces between words."""
    base = base_before(text, start)
    return base >= 0 and is_word_char(text[base]) and not (is_unspaced(text[start]) or is_unspaced(text[base]))


def _joins_behind(text: str, end: int) -> bool:
    """Whether a word goes on over the end of a label."""
    return is_word_char(text[end]) and not (is_unspaced(text[end]) or is_unspaced(text[base_before(text, end)]))
