"""The letters of a thumb index: the alphabet of the language, and what is used beside it."""

import pytest

from dictionary.language.languages import language
from dictionary.language.thumb_index import thumb_index
from test_collation import ORDERS

ALPHABETS = {
    "en": "A B C D E F G H I J K L M N O P Q R S T U V W X Y Z #",
    "de": "A B C D E F G H I J K L M N O P Q R S T U V W X Y Z",
    "sv": "A B C D E F G H I J K L M N O P Q R S T U V W X Y Z Å Ä Ö",
    "cs": "A B C Č D E F G H Ch I J K L M N O P Q R Ř S Š T U V W X Y Z Ž",
    "tr": "A B C Ç D E F G Ğ H I İ J K L M N O Ö P Q R S Ş T U Ü V W X Y Z",
    "ru": "А Б В Г Д Е Ж З И Й К Л М Н О П Р С Т У Ф Х Ц Ч Ш Щ Ъ Ы Ь Э Ю Я A #",
    "el": "Α Β Γ Δ Ε Ζ Η Θ Ι Κ Λ Μ Ν Ξ Ο Π Ρ Σ Τ Υ Φ Χ Ψ Ω A",
    "ar": "ا ب ت ث ج ح خ د ذ ر ز س ش ص ض ط ظ ع غ ف ق ك ل م ن ه و ي A",
    "hi": "अ क ज न",
    "ko": "ㄱ ㄴ ㄷ ㄹ ㅁ ㅂ ㅅ ㅇ ㅈ ㅊ ㅋ ㅌ ㅍ ㅎ A",
    "ja": "あ か さ た な は ま や ら わ 大 尸 A",
    "zh": "A B C D E F G H I J K L M N O P Q R S T U V W X Y Z 小 面",
}
"""For the headwords of `test_collation`."""


def used(tag: str) -> list[str]:
    return list(dict.fromkeys("#" if item[0] == "#" else item.split(":")[0] for item in ORDERS[tag].split()))


@pytest.mark.parametrize("tag", ALPHABETS)
def test_letters_without_entries_stand_there_too(tag: str) -> None:
    assert thumb_index(language(tag).collation, used(tag)) == tuple(ALPHABETS[tag].split())


@pytest.mark.parametrize("tag", ORDERS)
def test_letters_that_are_used_stand_in_the_order_of_the_list(tag: str) -> None:
    shown = thumb_index(language(tag).collation, used(tag))
    assert [letter for letter in shown if letter in used(tag)] == used(tag)
    assert len(set(shown)) == len(shown)


def test_signs_have_a_place_only_where_they_begin_a_headword() -> None:
    assert "#" not in thumb_index(language("en").collation, ["A"])
