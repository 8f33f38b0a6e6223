"""What one language is to the dictionary: a record of its rules."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from dictionary.language.collation import BASE_LETTERS, Collation
from dictionary.language.folding import APOSTROPHES
from dictionary.language.inflections import Inflector, none
from dictionary.language.prose import NOTHING_KNOWN, Prose
from dictionary.language.questions import NONE, Questions
from dictionary.language.sentences import PLAIN, SentenceRules
from dictionary.language.stems import Affixes

_LONGEST_ELIDED = 12
"""More characters than any elided word has."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """The rules of a language. What a language does not say is right for most of them."""

    tag: str
    """BCP 47 tag, as in `de` or `zh-Hant`."""
    inflector: Inflector = none
    """Makes regular plurals; where there is none, `forms` list them."""
    irregular: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """How words end whose plurals no rule makes, each with how these end instead; for whoever only compares words."""
    everyday: frozenset[str] = frozenset()
    """Words that everybody uses every day, in lower case: as open labels they would link too much."""
    nothing: frozenset[str] = frozenset()
    """What people write into a box for which they have nothing, in lower case without a period: `n/a`."""
    with_article: Callable[[str], str] = str
    """Label → label with its indefinite article, where the language has one that can be told: `an offer`."""
    elided: frozenset[str] = frozenset()
    """Words that lose their end before a vowel, in lower case without the apostrophe: the *l* of *l'offre*."""
    elided_by_hyphen: frozenset[str] = frozenset()
    """The same for articles that a hyphen joins: the *il* of Maltese *il-mentor*."""
    stems: Affixes | None = None
    """What a language hangs on words without a space: particles of Korean, the article of Arabic and Hebrew."""
    suffixes_follow_apostrophes: bool = False
    """Whether endings stand behind an apostrophe: Turkish *API'nin*."""
    is_japanese: bool = False
    """Whether ideographs are read as Japanese where the text around does not tell."""
    is_typed_plain: bool = False
    """Whether texts keep to straight quotes and plain spaces, as keyboards have them."""
    sentences: SentenceRules = PLAIN
    """Where sentences end."""
    collation: Collation = BASE_LETTERS
    """How headwords sort, and under which letters they stand."""
    prose: Prose = NOTHING_KNOWN
    """What is known about good prose: better words, reading grades, misspellings."""
    questions: Questions = NONE
    """The words by which people ask, for the look-up."""

    def elides(self, text: str, start: int) -> bool:
        """Whether an elided word, joined by its sign, stands before `start`."""
        sign = text[start - 1 : start]
        elided = self.elided if sign in APOSTROPHES else self.elided_by_hyphen
        if not elided or not sign:
            return False
        before = text[max(0, start - 1 - _LONGEST_ELIDED) : start - 1]
        return re.split(r"[\W_]", before)[-1].lower() in elided
