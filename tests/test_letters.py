"""Letters without their accents, in Python and in the browser."""

import re
import unicodedata

import pytest

from builds import PROJECT
from dictionary.language import letters
from dictionary.language.letters import without_accents

SCRIPT = (PROJECT / "docs" / "assets" / "fold.js").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("résumé", "resume"),
        ("re\u0301sume\u0301", "resume"),
        ("Łódź", "Lodz"),
        ("œuvre ÆØÅ", "oeuvre AEOA"),
        ("đồng", "dong"),
        ("ßẞþÞðŋ", "ssSSthThdn"),
        ("ﬁrst ＡＰＩ", "first API"),
        ("наставник", "наставник"),
        ("नौकर ज़", "नौकर ज़"),
        ("が", "が"),
        ("한국", "한국"),
        ("مُرشِد أجر", "مرشد اجر"),
    ],
)
def test_letters_lose_what_makes_them_another_form(text: str, plain: str) -> None:
    assert without_accents(text) == unicodedata.normalize("NFC", plain)


def test_the_browser_knows_the_same_accents() -> None:
    (written,) = re.findall(r"const ACCENTS =\n.+\n\s*/(.+)/g;", SCRIPT)
    assert re.compile(written.encode().decode("unicode_escape")).pattern == letters._ACCENTS.pattern


def test_the_browser_knows_the_same_forms() -> None:
    (written,) = re.findall(r'const FORMS =\s*"(.+)";', SCRIPT)
    known = {form: base for base, forms in (pair.split("=") for pair in written.split()) for form in forms}
    lower = [char for char in map(chr, range(0xC0, 0x250)) if char.islower()]
    undivided = [char for char in lower if unicodedata.normalize("NFKD", char) == char]
    assert known == {char: without_accents(char) for char in undivided if without_accents(char) != char}
