"""Which entries a text leans on: whoever does not know these words will not follow it."""

from collections import Counter
from collections.abc import Sequence

from dictionary.linking.mentions import find_mentions
from dictionary.linking.term_index import TermIndex


def leaned_on(text: str, index: TermIndex, linked: Sequence[str], most: int = 4, least: int = 2) -> tuple[str, ...]:
    """Of the entries that a text links, those whose words it uses most often, the most used first.

    `linked` are the entries in the order of their links, each as often as it is linked: of a word that is never linked
    by itself, the links count. Of two that are used as often, the text needs the first one first.
    """
    used = Counter(mention.target for mention in find_mentions(text, index))
    by_hand = Counter(linked)
    often = {slug: max(used[slug], by_hand[slug]) for slug in by_hand}
    found = [slug for slug in by_hand if often[slug] >= least]
    return tuple(sorted(found, key=lambda slug: -often[slug])[:most])
