"""How many years of school a text asks for, by published formulas. Estimates: good for comparing, not for judging."""

import re
from functools import lru_cache

from dictionary.language.prose import mean

_ENGLISH_VOWELS = re.compile(r"(?:[aeiouáéíóúè]|y(?![aeiou]))+")  # a y before a vowel is none
# A final e is silent, but for the one of "table"; so is that of "named", but for "wanted".
_SILENT = re.compile(r"(?:[^laeiouy]e|[aeiouy]le|[^aeiouytd]ed|[^aeiouyscxzgh]es)$")
_GERMAN_VOWELS = re.compile(r"aa|ai|au|äu|ee|ei|eu|ie|oo|[aeiouyäöü]")


@lru_cache(maxsize=50_000)
def english_syllables(word: str) -> int:
    """About how many syllables an English word has."""
    lower = word.lower()
    count = len(_ENGLISH_VOWELS.findall(lower)) - (1 if _SILENT.search(lower) else 0)
    return max(count, 1)


def flesch_kincaid(sentences: list[list[str]]) -> float:
    """Grade by Kincaid and others, *Derivation of New Readability Formulas* (1975)."""
    syllables = mean(english_syllables(word) for sentence in sentences for word in sentence)
    return 0.39 * mean(map(len, sentences)) + 11.8 * syllables - 15.59 if sentences else 0.0


@lru_cache(maxsize=50_000)
def german_syllables(word: str) -> int:
    """About how many syllables a German word has."""
    return max(len(_GERMAN_VOWELS.findall(word.lower())), 1)


def wiener(sentences: list[list[str]]) -> float:
    """Grade by the first *Wiener Sachtextformel* of Bamberger and Vanecek (1984)."""
    if not sentences:
        return 0.0
    listed = [word for sentence in sentences for word in sentence]
    syllables = [german_syllables(word) for word in listed]
    many = 100 * mean(count >= 3 for count in syllables)
    one = 100 * mean(count == 1 for count in syllables)
    long = 100 * mean(len(word) > 6 for word in listed)
    return 0.1935 * many + 0.1672 * mean(map(len, sentences)) + 0.1297 * long - 0.0327 * one - 0.875
