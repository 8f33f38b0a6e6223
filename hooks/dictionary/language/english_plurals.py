"""The plurals of an English noun or of a label that ends in one, made by rules.

Where English allows two readings, both are made: *costs of living adjustment* is never
written by anybody, so it costs nothing beside *cost of living adjustments*. What is not made
is a form that reads as something else: *pays* and *works* are verbs, *follows up* is.
"""

import re
import unicodedata
from collections.abc import Iterator

from dictionary.language.english_nouns import (
    ENDINGS,
    HARD_CH,
    IRREGULAR,
    NOT_MADE_OF_MAN,
    PLURAL_ALREADY,
    SAME_IN_PLURAL,
    SINGULAR_IN_S,
    TWO_PLURALS_IN_O,
    UNCOUNTABLE,
)
from dictionary.language.folding import is_exact

_PREPOSITIONS = frozenset(
    "about against among as at before behind below between beyond by during for from in inside into like of on out "
    "outside over per through to toward towards under until with within without à de du la".split()
)
_PARTICLES = frozenset(
    "about along around aside away back by down forward in off on out over through together up".split()
)
_TIMES = frozenset("day night morning afternoon evening hour week weekend month year".split())
"""Nouns that a particle follows: days off, nights out."""
_MODIFIERS = (
    "right to work",
    "return to work",
    "back to work",
    "work from home",
    "one on one",
    "one to one",
    "face to face",
    "day to day",
    "end of year",
    "end of life",
    "point of sale",
    "state of the art",
    "out of office",
    "stay at home",
    "peer to peer",
)
"""Phrases that stand before a noun as a whole: *right to work checks*, and no *rights to work check*."""
_VERBS = frozenset(
    "apply back ban call check come cut drop fall fit follow get give go hand have keep lay lead leave let log look "
    "make meet move open opt pass pay phase pick print push put reach ready return roll run say send set shut sign "
    "sit spin stand start stay stop take talk tell think trade try turn wait walk warm wind work write".split()
)
"""Words that are a noun before *of* at most: *works from home*, *opens to work* are what somebody does."""
_NOUNS_ALL_THE_SAME = frozenset("break in,call for,call to,cut in,drop in,return on,work in progress".split(","))
"""What begins like that is a thing even so: *returns on investment*, *calls to action*."""
_POSTPOSITIVE = frozenset(
    "apparent designate elect emerita emeritus errant general laureate martial payable presumptive public receivable "
    "royal vitae".split()
)
"""Adjectives that stand after their noun: attorney general, notary public, curriculum vitae."""
_AFTER = {
    "general": frozenset(
        "attorney auditor comptroller director governor inspector postmaster secretary solicitor surgeon".split()
    ),
    "public": frozenset({"notary"}),
    "royal": frozenset({"battle", "princess"}),
    "elect": frozenset("president governor mayor senator chair chairman".split()),
}
_NUMBERS = frozenset("one two three four five six seven eight nine ten".split())
_PRONOUNS = frozenset("i me my you your he him his she her it its we us our they them their who what that this".split())
_NUMBERED = re.compile(r"[A-Z]{0,3}-?[0-9]+(?:-?[A-Z]{1,3})?")
"""A number behind a noun: Forms I-9 beside Form I-9s."""
_WITH_ABBREVIATION = re.compile(r"([^()]+) \(([^()\s]+)\)")
"""Job descriptions (JDs), and job descriptions (JD): the words have the plural, the abbreviation may."""
_FRENCH = re.compile("d['’]")
"""Coups d'état."""
_VOWELS = frozenset("aeiou")


def plurals(label: str) -> tuple[str, ...]:
    """The plurals of a label, the usual one first. Empty where there is none."""
    if (named := _WITH_ABBREVIATION.fullmatch(label)) and is_exact(named[2]):
        heads = plurals(named[1])
        return tuple(f"{head} ({short})" for head in heads for short in (*plurals(named[2]), named[2]))
    words = label.split(" ")
    if not (words[-1][-1:].isalnum() or is_exact(words[-1])):
        return ()  # a question, a quotation, a plural possessive
    return tuple(dict.fromkeys(form for form in _of_words(words) if form != label))


def is_uncountable(label: str) -> bool:
    """Whether a label ends in a word that hardly ever has a plural: sick pay, office politics, remote work."""
    named = _WITH_ABBREVIATION.fullmatch(label)
    return _plain((named[1] if named else label).rpartition(" ")[2]) in UNCOUNTABLE


def _of_words(words: list[str]) -> Iterator[str]:
    lower = [_plain(word) for word in words]
    position = _preposition(lower)
    modifier = any(" ".join(lower).startswith(f"{phrase} ") for phrase in _MODIFIERS)
    if len(words) > 1 and lower[-1] in _PARTICLES:
        # Days off; but the follow ups, since *follows up* is a verb.
        if lower[-2] in _TIMES or _is_agent(lower[-2]):
            yield from _with_plural(words, len(words) - 2)
        yield from _with_plural(words, len(words) - 1)
    elif len(words) > 1 and _is_postpositive(lower):
        yield from _with_plural(words, len(words) - 2)
        yield from _with_plural(words, len(words) - 1)
    elif position and not modifier:
        head = position - 1
        while head and lower[head] in _PARTICLES:
            head -= 1
        is_thing = lower[position] == "of" or not _is_verb(lower[head]) or _is_thing(lower[head:])
        if is_thing:
            yield from _with_plural(words, head)
        last = max(at for at in range(position, len(lower)) if lower[at] in _PREPOSITIONS)
        if len(words) - last > 2 or (_is_verb(lower[head]) and lower[position] != "of"):
            yield from _with_plural(words, len(words) - 1)
    else:
        if len(words) > 1 and _FRENCH.match(lower[-1]):
            yield from _with_plural(words, len(words) - 2)
        yield from _with_plural(words, len(words) - 1)
        if len(words) > 1 and _NUMBERED.fullmatch(words[-1]):
            yield from _with_plural(words, len(words) - 2)


def _preposition(lower: list[str]) -> int:
    """Place of the first preposition that stands between two words; 0 if there is none."""
    return next((at for at in range(1, len(lower) - 1) if lower[at] in _PREPOSITIONS), 0)


def _is_verb(word: str) -> bool:
    return word in _VERBS or word.endswith("ing")


def _is_thing(lower: list[str]) -> bool:
    return " ".join(lower[:2]) in _NOUNS_ALL_THE_SAME or " ".join(lower[:3]) in _NOUNS_ALL_THE_SAME


def _is_agent(word: str) -> bool:
    """Whether a word names somebody who does something: runner, passer, hanger."""
    return len(word) > 4 and word.endswith(("er", "or"))


def _is_postpositive(lower: list[str]) -> bool:
    last = lower[-1]
    return last in _POSTPOSITIVE and (last not in _AFTER or lower[-2] in _AFTER[last])


def _with_plural(words: list[str], at: int) -> Iterator[str]:
    """The words with the one at a place in its plurals."""
    for plural in _of_compound(words[at]):
        yield " ".join((*words[:at], plural, *words[at + 1 :]))


def _of_compound(word: str) -> Iterator[str]:
    """Plurals of one written word, hyphens and all: one-on-ones, runners-up, sisters-in-law."""
    parts = re.split(r"([-\u2010\u2011])", word)
    lower = [_plain(part) for part in parts]
    if len(parts) > 1 and lower[0] not in _NUMBERS:
        after = lower[2]
        particle = len(parts) == 3 and after in _PARTICLES and (lower[0] in _TIMES or _is_agent(lower[0]))
        is_thing = not _is_verb(lower[0]) or _is_thing(lower[::2])
        inner = len(parts) > 3 and after in _PREPOSITIONS and is_thing
        postpositive = len(parts) == 3 and _is_postpositive([lower[0], after])
        if particle or inner or postpositive:
            yield from ("".join((plural, *parts[1:])) for plural in _of_word(parts[0]))
    yield from ("".join((*parts[:-1], plural)) for plural in _of_word(parts[-1]))


def _of_word(word: str) -> Iterator[str]:
    """Plurals of a word without hyphens, written as it is."""
    if word.lower().endswith(("'s", "’s")):
        return  # a possessive: McDonald's
    if is_exact(word) or _plain(word) in _PARTICLES:
        yield f"{word}s"  # CVs, 401(k)s, ups
    elif word[-1:].isalnum() and _plain(word) not in _PRONOUNS:
        yield from _keeping_case(word, noun_plurals(_plain(word)))


def _keeping_case(word: str, forms: tuple[str, ...]) -> Iterator[str]:
    """Forms of a word as it is written: Policy → Policies, and Policys, as names have it (the Kennedys)."""
    low = word.lower()
    for form in forms:
        same = 0
        while same < min(len(low), len(form)) and low[same] == form[same]:
            same += 1
        yield word[:same] + form[same:]
    if word[:1].isupper() and low.endswith("y") and len(low) > 2 and low[-2] not in _VOWELS:
        yield f"{word}s"


def noun_plurals(noun: str) -> tuple[str, ...]:
    """The plurals of one noun in lower case. Empty for words without one and for plurals."""
    if noun in SAME_IN_PLURAL or noun in PLURAL_ALREADY:
        return ()
    if noun in IRREGULAR:
        return IRREGULAR[noun]
    if noun not in NOT_MADE_OF_MAN:
        for ending, plurals_of_ending in ENDINGS:
            if noun.endswith(ending):
                return tuple(noun.removesuffix(ending) + plural for plural in plurals_of_ending)
    if noun.endswith("men") and len(noun) > 4:
        return (f"{noun}s",) if noun.endswith(("imen", "omen", "umen", "amen")) and not noun.endswith("women") else ()
    return _by_rule(noun)


def _by_rule(noun: str) -> tuple[str, ...]:
    if noun.endswith("s"):
        if noun in SINGULAR_IN_S or noun.endswith(("ss", "us", "is", "os")):
            return (f"{noun}es",)
        return ()  # benefits, resources: a plural already
    if noun.endswith("ch"):
        return (f"{noun}s",) if noun in HARD_CH or noun.endswith("tech") else (f"{noun}es",)
    if noun.endswith(("x", "z", "sh")):
        return (f"{noun}es",)
    if noun.endswith("quy") or (noun.endswith("y") and len(noun) > 1 and noun[-2] not in _VOWELS):
        return (f"{noun[:-1]}ies",)
    if noun in TWO_PLURALS_IN_O:
        return f"{noun}es", f"{noun}s"
    return (f"{noun}s",)


def _plain(word: str) -> str:
    """A word as the lists have it: lower case, composed."""
    return unicodedata.normalize("NFC", word).lower()
