"""Characters that nobody can see, and letters that look like others."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dictionary.language import hidden
from dictionary.language.folding import fold_label
from dictionary.language.lookalikes import mixed, skeleton

NEEDED = [
    "می\u200cخواهم",  # Persian
    "۱۳۹۹ ه\u200d. ش",
    "क्\u200dष",  # Hindi
    "ന്\u200d",  # an old way to write a letter of Malayalam
    "C++\u200e בעברית",
    "ទិញ\u200bលក់",  # where a line of Khmer may break
    "葛\U000e0100城",
    "❤\ufe0f 1\ufe0f\u20e3 ☎\ufe0e 👩\u200d💻 👩🏽\u200d💻 🏳\ufe0f\u200d🌈",
    "\U0001f3f4\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f",
    "日本語\u3000です",
    "a\u00a0b\tc\nd",
    "\u2801\u2800\u2802",
    "\u0378 \U0001faff \U0001f8ff",  # not given out yet
]
HIDDEN = [
    *(f"men{char}tor" for char in "\u034f\u061c\u180e\u200b\u200c\u200d\u2060\u2061\ufeff\u00ad\ufe00\ufe0f\u17b4"),
    *(f"mentor{char}" for char in "\u3164\u115f\u200e\u200f\u202e\u2066\uffa0\U000e0041\U000e0101\U0001d173"),
    *(f"mentor{char}" for char in "\x00\x7f\x85\u2028\ufdd0\uffff"),
    *(f"mentor{char}" for char in "\ue000\uf8ff\U000f0000\U0010fffd\ufffe\U0010ffff"),
    "مرشد\u200c",
    "नौकर\u200c",
    "می\u200c\u200cخواهم",
    "🏴\U000e0067\U000e0062",
    "1\ufe0f",
    "ab\u2800",
    "\u200dक",
]


@pytest.mark.parametrize("text", NEEDED)
def test_what_a_script_needs_passes(text: str) -> None:
    assert list(hidden.found(text)) == []


@pytest.mark.parametrize("text", HIDDEN, ids=ascii)
def test_what_nobody_can_see_is_found(text: str) -> None:
    assert hidden.first(text) is not None


@settings(deadline=None)
@given(st.text(alphabet=st.sampled_from("am\u200c\u200dخक्\u034f\U000e0067🏴\U000e007f\ufe0f❤\u200e")))
def test_places_are_in_order_and_hold_hidden_characters(text: str) -> None:
    places = list(hidden.found(text))
    assert places == sorted(set(places))
    assert all(not text[place].isalnum() for place in places)


@pytest.mark.parametrize("char", "\u034f\u200b\u200c\u200d\u2060\u00ad\ufe0f\U000e0041")
def test_even_where_it_passes_it_makes_no_other_label(char: str) -> None:
    assert fold_label(f"men{char}tor") == fold_label("mentor")


@pytest.mark.parametrize(
    ("label", "mended"),
    [
        ("mentоr", "mentor"),
        ("a good mеntor", "mentor"),
        ("Αdviser", "Adviser"),
        ("οffer", "offer"),
        ("Саpе", "Cape"),
        ("Տtar", "Star"),
        ("Ꭺpple", "Apple"),
    ],
)
def test_words_that_mix_alphabets(label: str, mended: str) -> None:
    found = mixed(label)
    assert found
    assert found.mended == mended


def test_a_word_that_could_be_meant_in_either_alphabet_is_meant_in_that_of_its_language() -> None:
    found = mixed("ментoр", ("Cyrillic",))
    assert found
    assert (found.odd, found.mended) == ("o", "ментор")


@pytest.mark.parametrize(
    "label",
    "mentor résumé T恤 α-test αtest β2 µm μm kΩ ΔG PDFка SIM-карта 履歴書API ментор μέντορας 이력서API מנטור-X".split(),
)
def test_words_that_mix_them_so_that_anybody_can_see_it(label: str) -> None:
    assert mixed(label) is None


@pytest.mark.parametrize(
    "twin", ["соре", "ｃｏｐｅ", "𝐜𝐨𝐩𝐞", "cоpe", "COPE", "сOpe", "co\u200dpe", "ϲope", "ⅽope", "ᴄope"], ids=ascii
)
def test_labels_that_look_alike_have_one_skeleton(twin: str) -> None:
    assert skeleton(twin) == "cope"


@pytest.mark.parametrize("other", ["copé", "cape", "c0pe", "сор", "кора"])
def test_labels_that_look_different_do_not(other: str) -> None:
    assert skeleton(other) != "cope"
