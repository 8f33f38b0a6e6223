"""Letters that look like others: Cyrillic *о* in "mentоr", Greek *Α*, full-width *ｍ*.

The pairs are facts from Unicode's table of confusable characters, cut down to letters that
look like a basic Latin letter. The whole table has 6,300 pairs (`l` and `1`, `rn` and `m` among
them), which would refuse honest labels.
"""

import re
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache

from dictionary.language.characters import INVISIBLE, WORD, is_unspaced, script

_ALIKE = """
A ΑАᎪᗅꓮ B ΒВᏴᗷꓐꞴ C СϹᏟⲤꓚ D Ꭰᗞᗪꓓ E ΕЕᎬⴹꓰ F ϜᖴꓝꞘ G ԌᏀᏳꓖ H ΗНᎻᕼⲎꓧ I ΙІӀᏆⲒⵏꓲ J ͿЈᎫᒍꓙꞲ K ΚКᏦᛕⲔꓗ L ᏞᒪⳐꓡ
M ΜϺМᎷᗰⲘꓟ N ΝⲚꓠ O ΟОՕⲞⵔꓳ P ΡРᏢᑭⲢꓑ Q ⵕԚ R ᎡᏒᖇꓣ S ЅՏᏕᏚꓢ T ΤТᎢⲦꓔ U Սሀᑌꓴ V ѴᏙᐯⴸꓦꛟ W ԜᎳᏔꓪ X ΧХⲬⵝꓫꞳ
Y ΥУҮᎩᎽⲨꓬ Z ΖᏃꓜ a ɑαа b ЬᏏᑲᖯ c сϲᴄⲥꮯ d ԁᏧᑯꓒ e еҽꬲ f քẝꞙꬵ g ɡցᶃ h һհᏂ i ɩɪιіꙇꭵ j ϳј n ոռ o οоօᴏᴑⲟꬽ
p ρрⲣ q ԛգզ r гᴦⲅꭇꭈꮁ s ƽѕꜱꮪ u ʋυսᴜꞟꭎꭒ v νѵᴠꮩ w ɯѡԝաᴡꮃ x хᕁᕽ y ɣʏγуүყᶌỿꭚ z ᴢꮓ
""".split()
_LATIN = {char: latin for latin, alike in zip(_ALIKE[::2], _ALIKE[1::2], strict=True) for char in alike}
_CYRILLIC = {latin: char for char, latin in reversed(_LATIN.items()) if "\u0400" <= char <= "\u04ff"}
# Less alike; they count only in a label that has Latin letters beside them.
_ALMOST = dict(zip("вкмнптгηκστω", "bkmhntrnkotw", strict=True))
# Within one writing: kana and the ideographs they came from, the Arabic and the Persian keyboard.
_SAME = dict(zip("へべぺ力口二夕工卜八一才كيہ", "ヘベペカロニタエトハーオکیه", strict=True))
_ALIKE_ALONE = _LATIN | _SAME
_WITH_LATIN = _ALIKE_ALONE | _ALMOST
_HAS_LATIN = re.compile("[a-zA-Z]")
# Of Greek letters, those in small print begin words of science: α-test, βcell. Capitals do not.
_MAY_BEGIN = frozenset("αβγικνρυχ")
_OTHER_SHAPE = re.compile(r"[\uff01-\uffef\U0001d400-\U0001d7ff\ufb00-\ufb06\u2100-\u218f]")
_WORD = re.compile(WORD)


@dataclass(frozen=True, slots=True)
class Mixed:
    """A word that mixes two alphabets so that it looks like one of them."""

    word: str
    odd: str
    """The letter that belongs to the other alphabet, the first of them."""
    script: str
    """Its alphabet, as Unicode calls it."""
    mended: str
    """The word in one alphabet."""


def skeleton(label: str) -> str:
    """One text for all labels that look alike. Case does not count."""
    if label.isascii():
        return " ".join(label.lower().split())
    text = INVISIBLE.sub("", label)
    if _OTHER_SHAPE.search(text):
        text = unicodedata.normalize("NFKC", text)
    alike = _WITH_LATIN if _HAS_LATIN.search(text) else _ALIKE_ALONE
    text = unicodedata.normalize("NFC", "".join(alike.get(char, char) for char in text))
    return " ".join(text.lower().replace("’", "'").split())


def is_of(label: str, scripts: Collection[str]) -> bool:
    """Whether all letters of a label belong to some scripts."""
    return all(script(char) in scripts for char in label if char.isalpha())


def mixed(label: str, scripts: Collection[str] = ("Latin",)) -> Mixed | None:
    """The first word of a label that mixes alphabets which look alike; None if no word does.

    `scripts` are those of the dictionary's language: a word that could be meant in either is meant in them.
    Words that mix them so that anybody can see it (`T恤`, `µm`, `α-test`) are none.
    """
    if label.isascii():
        return None
    for match in _WORD.finditer(label):
        if not match[0].isascii() and (found := _mixed(match[0], "Cyrillic" in scripts)):
            return found
    return None


@cache
def _mixed(word: str, prefers_cyrillic: bool) -> Mixed | None:
    letters = [char for char in word if char.isalpha() and not is_unspaced(char)]
    latin = [char for char in letters if script(char) == "Latin"]
    other = [char for char in letters if script(char) not in ("Latin", "")]
    if not latin or not other:
        return None
    kind = script(other[0])
    if kind == "Greek" and len(other) == 1 and word.startswith(other[0]) and other[0] in _MAY_BEGIN:
        return None
    to_latin = all(char in _LATIN for char in other)
    if not to_latin and not prefers_cyrillic and kind == "Cyrillic":
        # Where the Latin letters could be Cyrillic ones, a little likeness is enough: кoach.
        to_latin = all(char in _WITH_LATIN for char in other) and all(char in _CYRILLIC for char in latin)
    to_cyrillic = kind == "Cyrillic" and all(char in _CYRILLIC for char in latin)
    if to_cyrillic and (prefers_cyrillic or not to_latin):
        return Mixed(word, latin[0], "Latin", "".join(_CYRILLIC.get(char, char) for char in word))
    if to_latin:
        return Mixed(word, other[0], kind, "".join(_WITH_LATIN.get(char, char) for char in word))
    return None
