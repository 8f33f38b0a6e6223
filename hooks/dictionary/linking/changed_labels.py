"""Two indexes → the labels that are not the same in both, and the texts that may hold one of them.

What a text links depends on the labels and the `not_in` phrases of which it has all words, and on nothing else of an
index; what it shows of a link by slug, on the headword.
"""

from collections.abc import Collection, Iterable

from dictionary.language.folding import STEP_RE, fold
from dictionary.language.inflections import Inflector
from dictionary.linking.term_index import TermIndex, phrases_of
from dictionary.model.entry import Entry

Words = frozenset[str]
"""Words and signs, folded."""


def changed_labels(before: TermIndex, now: TermIndex) -> list[Words] | None:
    """The words of each label that has other claims; None where any text may be read in another way."""
    if _ways(before) != _ways(now) or now.language.stems is not None:
        return None  # where words have stems, a text may hold a label without having its words
    if before.labels is now.labels:
        return []
    names = [
        name for name in before.labels.keys() | now.labels.keys() if before.labels.get(name) != now.labels.get(name)
    ]
    terms = (index.labels.get(name) for name in names for index in (before, now))
    return [words_of([term.claims[0].label]) for term in terms if term]


def changed_phrases(before: Entry, now: Entry, inflector: Inflector) -> list[Words]:
    """The words of each `not_in` phrase that only one of two states of an entry has, with its plurals."""
    phrases = ({phrase for phrase, _ in phrases_of(entry, inflector)} for entry in (before, now))
    return [words_of([phrase]) for phrase in set.symmetric_difference(*phrases)]


def _ways(index: TermIndex) -> tuple[object, ...]:
    return index.starts, index.labels_with_signs, index.headwords.keys(), index.language


def words_of(texts: Iterable[str]) -> Words:
    """All words and signs in some texts."""
    return frozenset(fold(token) for text in texts for _, token in STEP_RE.findall(text))


def may_hold(words: Words, labels: Collection[Words]) -> bool:
    """Whether a text with these words may hold one of the labels."""
    return any(label <= words for label in labels)
