"""How headwords sort, and under which letters they stand.

Word by word, as dictionaries do, with accents, case and signs folded; headwords that begin
with a digit or a sign stand last, under `#`. A language may have letters of its own in an
order of its own (`alphabet`); everything else sorts by the letters that it is a form of, then
by Unicode, which has the letters of most alphabets in their order.

Kana sort as in Japanese dictionaries and stand under the ten rows, Hangul under its consonants,
ideographs under their radicals.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from dictionary.language.characters import script
from dictionary.language.letters import without_accents
from dictionary.model.entry import Entry

OTHER = "#"
_SEPARATORS = re.compile(r"[\s\-\u2010-\u2015/・]+")
_BEFORE_LETTERS = "¿¡"
# The letters of an alphabet sort as these characters, which no text holds.
_FIRST_OF_ALPHABET = 0xE000

# Thai and Lao write some vowels before the consonant that they follow.
_VOWEL_FIRST = re.compile("([เแโใไເແໂໃໄ])([ก-ฮກ-ຮ])")
_KANA = re.compile("[ぁ-ゖァ-ヺー]+")
_VOICE = re.compile("[\u3099\u309a]")
_KATAKANA_TO_HIRAGANA = {code: code - 0x60 for code in range(ord("ァ"), ord("ヶ") + 1)}
_SMALL_TO_LARGE = str.maketrans("ぁぃぅぇぉっゃゅょゎゕゖ", "あいうえおつやゆよわかけ")
_ROWS = "あかさたなはまやらわ"
_VOWEL = {
    kana: vowel
    for vowel, column in zip(
        "あいうえお",
        (
            "あかさたなはまやらわ",
            "いきしちにひみりゐ",
            "うくすつぬふむゆる",
            "えけせてねへめれゑ",
            "おこそとのほもよろを",
        ),
        strict=True,
    )
    for kana in column
}
_HANGUL = range(0xAC00, 0xD7A4)
_SYLLABLES_OF_A_CONSONANT = 588
# Doubled consonants stand with the single ones.
_CONSONANTS = "ㄱㄱㄴㄷㄷㄹㅁㅂㅂㅅㅅㅇㅈㅈㅊㅋㅌㅍㅎ"
_IDEOGRAPHS = range(0x4E00, 0xA000)
# The block is in the order of the radicals: each begins with the radical itself.
_RADICALS = [ord(unicodedata.normalize("NFKD", chr(code))) for code in range(0x2F00, 0x2FD6)]

SortKey = tuple[int, tuple[str, ...], str]


@dataclass(frozen=True, slots=True)
class Collation:
    """The alphabet of a language."""

    alphabet: str = ""
    """Its letters in order, with spaces between them; a letter may be written with several signs (`ch`)."""
    scripts: tuple[str, ...] = ("Latin",)
    """Scripts whose words stand first: the language's own."""
    by_reading: bool = False
    """Whether a headword sorts by how it is read (`pronunciation: [{respelling: …}]`) where the entry says so."""

    def key(self, entry: Entry) -> SortKey:
        """What entries sort by."""
        return self.key_of(self._sorted_by(entry), entry.headword)

    def letter(self, entry: Entry) -> str:
        """The letter under which an entry stands."""
        return self.letter_of(self._sorted_by(entry))

    def key_of(self, text: str, tie: str = "") -> SortKey:
        """Own script, other scripts, `#`; then word by word; then the text itself."""
        letter = self.letter_of(text)
        own = script(_first_of(text)) in self.scripts
        words = (self._primary(word) for word in _SEPARATORS.split(text))
        return 2 if letter == OTHER else 0 if own else 1, tuple(filter(None, words)), tie or text

    def letter_of(self, text: str) -> str:
        """`É…` under E, `401(k)` under `#`, `Łódź` under L or, in Polish, under Ł."""
        if not self.alphabet and text[:2].isascii() and text[:1].isalpha():
            return text[0].upper()
        units = self._units(_first_word(text)[:8])
        if not units:
            return OTHER
        return "İ" if units[0] == "i" and " ı " in self.alphabet else _heading(units[0])

    def by_letter(self, entries: Iterable[Entry]) -> Mapping[str, list[Entry]]:
        """Letter → its entries; the letters in the order in which the (sorted) entries first use them."""
        letters: dict[str, list[Entry]] = {}
        for entry in entries:
            letters.setdefault(self.letter(entry), []).append(entry)
        return letters

    def _sorted_by(self, entry: Entry) -> str:
        if self.by_reading:
            for said in entry.pronunciation:
                if said.respelling and said.form in (None, entry.headword):
                    return said.respelling
        return entry.headword

    def _primary(self, word: str) -> str:
        """What a word sorts by first: its letters and digits, without what is secondary."""
        if not self.alphabet and word.isascii():  # as most words are
            return "".join(filter(str.isalnum, word)).lower()
        places, _ = _alphabet(self.alphabet)
        text = "".join(chr(_FIRST_OF_ALPHABET + places[unit]) if unit in places else unit for unit in self._units(word))
        return _KANA.sub(_plain_kana, text)

    def _units(self, word: str) -> list[str]:
        """The letters of a word, as the alphabet writes them, in lower case."""
        places, pattern = _alphabet(self.alphabet)
        text = _VOWEL_FIRST.sub(r"\2\1", unicodedata.normalize("NFC", word))
        if "ı" in places:  # Turkish capitals: I of ı, İ of i
            text = text.replace("I", "ı").replace("İ", "i")
        text = text.lower()
        if pattern is None:
            return [char for char in without_accents(text).lower() if _counts(char)]
        units: list[str] = []
        for match in pattern.finditer(text):
            units += [match[0]] if match[0] in places else _nearest(match[0], self.alphabet)
        return units


BASE_LETTERS = Collation()
"""For a language without letters of its own."""


@lru_cache
def _alphabet(letters: str) -> tuple[Mapping[str, int], re.Pattern[str] | None]:
    """Letter → its place, and a pattern that cuts a word into letters."""
    places = {letter: place for place, letter in enumerate(letters.split())}
    if not places:
        return places, None
    several = sorted((letter for letter in places if len(letter) > 1), key=len, reverse=True)
    return places, re.compile("|".join([*map(re.escape, several), "."]), re.DOTALL)


@cache
def _nearest(char: str, alphabet: str) -> list[str]:
    """A letter that the alphabet does not have, as letters that it may have: ế is ê in Vietnamese, and e in English."""
    places, _ = _alphabet(alphabet)
    decomposed = unicodedata.normalize("NFD", char)
    for mark in decomposed[1:]:
        if (letter := unicodedata.normalize("NFC", decomposed[0] + mark)) in places:
            return [letter]
    return [part for part in without_accents(char).lower() if _counts(part)]


@cache
def _counts(char: str) -> bool:
    """Whether a character counts when words are sorted: letters, digits, and the vowel signs of Indic scripts."""
    return char.isalnum() or (
        unicodedata.category(char).startswith("M")
        and unicodedata.combining(char) != 7  # the dot below that Indic scripts borrow letters with
        and script(char) != ""
    )


def _plain_kana(match: re.Match[str]) -> str:
    """Kana as they sort first: hiragana, large, without voice, the sign of length as the vowel that it stands for."""
    text = _VOICE.sub("", unicodedata.normalize("NFD", match[0]))
    text = text.translate(_KATAKANA_TO_HIRAGANA).translate(_SMALL_TO_LARGE)
    plain: list[str] = []
    for char in text:
        plain.append(_VOWEL.get(plain[-1], char) if char == "ー" and plain else char)
    return "".join(plain)


def _first_word(text: str) -> str:
    """A text from its first letter; empty where it begins with anything else."""
    text = text.strip().lstrip(_BEFORE_LETTERS)
    return text if without_accents(text[:2])[:1].isalpha() else ""


def _first_of(text: str) -> str:
    """The first letter, a vowel that is written before it left out."""
    text = text.strip().lstrip(_BEFORE_LETTERS)
    return without_accents(text[:2])[:1]


def _heading(letter: str) -> str:
    """A letter as it stands above a list."""
    code = ord(letter[0])
    if code in _HANGUL:
        return _CONSONANTS[(code - _HANGUL.start) // _SYLLABLES_OF_A_CONSONANT]
    if code in _IDEOGRAPHS:
        return chr(_RADICALS[bisect_right(_RADICALS, code) - 1])
    if _KANA.match(letter):
        kana = _KANA.sub(_plain_kana, letter)
        return _ROWS[max(bisect_right(_ROWS, kana[0]) - 1, 0)]
    return letter[0].title()[:1] + letter[1:]


def letter_id(letter: str) -> str:
    """Anchor of a letter on the browse page."""
    return f"letter-{letter.lower()}" if letter != OTHER else "letter-other"
