"""The words by which people ask, which are no part of what they ask for: for the look-up."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Questions:
    """What a look-up sets aside. Empty for a language of which it is not known."""

    fillers: frozenset[str] = frozenset()
    """Question words, articles, auxiliaries, prepositions, in lower case: counted only where nothing else was typed."""
    between: tuple[str, ...] = ()
    """What stands between two words that are compared (*versus*), or before them (*difference between*)."""


NONE = Questions()

ENGLISH = Questions(
    frozenset(
        "a about above after all also am an and any are as ask at available be been before being between by can could "
        "define defined definition did difference do does doing down during each example examples explain explained "
        "find for from get getting give given go going got had has have having how i if im in into is it its like "
        "long many mean meaning means meant me most much must my need of on one or our out please say should so some "
        "someone tell than that the their them then there these they thing things this those to up us use used "
        "using vs want was we well were what whats when where which who whos why will with without word would write "
        "you your vs".split()
    ),
    ("difference between", "differences between", "versus", "vs", "compared to", "compared with", "or", "and"),
)
GERMAN = Questions(
    frozenset(
        "am an auf aus bedeutet bedeutung bei beim bin bist das dem den der des die ein eine einem einen einer eines "
        "erklären erklärung für hat habe haben heißt ich im in ist kann man mein meine mit muss nach oder sich sie "
        "sind soll um und unterschied vom von vor wann warum was wegen welche welcher welches wenn wer wie wird wo zu "
        "zum zur zwischen über".split()
    ),
    ("unterschied zwischen", "im vergleich zu", "gegenüber", "versus", "vs", "oder", "und"),
)
FRENCH = Questions(
    frozenset(
        "a à au aux ce cest comment d dans de définition des différence du en entre est et il je l la le les ma mon "
        "on ou où par pour pourquoi quand que quel quelle quelles quels quest qu qui quoi sa se ses signifie son sur "
        "un une veut dire".split()
    ),
    ("différence entre", "par rapport à", "versus", "vs", "ou", "et"),
)
SPANISH = Questions(
    frozenset(
        "a al como cómo con cual cuál cuales cuáles cuando cuándo cuanto cuánto de definición del diferencia donde "
        "dónde e el en entre es la las lo los mi o para por porque qué que quien quién se ser significa significado "
        "son su un una y".split()
    ),
    ("diferencia entre", "comparado con", "versus", "vs", "o", "y"),
)
