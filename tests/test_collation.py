"""How the headwords of a language sort, and under which letters they stand."""

import random
from dataclasses import replace
from itertools import groupby

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dictionary.language.collation import OTHER, Collation
from dictionary.language.languages import language
from dictionary.model.entry import Pronunciation
from linking_cases import entry

# Headwords in their order, each with the letter above it where another one begins.
ORDERS = {
    "en": "A:ångström A:apple D:đồng L:lodge L:Łódź L:loft O:oeuf O:œuvre O:order O:øre S:straße T:þorp Z:zero #:1:1",
    "de": "A:Apfel A:Äpfel A:Arbeit O:Oder O:Öl S:Straße S:Strauß U:Übung U:Uhr Z:Zug",
    "fr": "C:cote C:côte E:école E:effet N:noël O:oeil O:œuvre O:offre",
    "es": "C:chico C:cosa L:llave L:luz N:nube Ñ:ñandú O:ojo",
    "sv": "A:arbete O:ord Z:zon Å:år Ä:ämne Ö:öl",
    "da": "A:arbejde O:ord Z:zone Æ:æble Ø:øl Å:år",
    "nb-NO": "O:ord Æ:ære Ø:øre Å:år",
    "no": "O:ord Æ:ære Ø:øre Å:år",
    "pl": "L:luz Ł:łaska Ł:Łódź M:mowa Z:zysk Ź:źródło Ż:żona",
    "cs": "C:cena Č:čas H:hora Ch:chleba I:iris R:rok Ř:řada",
    "hu": "C:cukor Cs:csillag D:dal S:só Sz:szó Z:zene Zs:zsák",
    "hr": "L:lopta Lj:ljudi M:more N:nada Nj:njega Z:zid Ž:život",
    "tr": "H:hava I:ısı I:Işık İ:İstanbul İ:iş J:jet",
    "vi": "D:dao Đ:đồng E:em Ê:ế O:ong Ô:ốm Ơ:ở",
    "is": "A:arm Á:ár D:dagur Ð:ðe T:tal Þ:þing Æ:ær Ö:öl",
    "ru": "А:адвокат Е:еда Е:ёлка Е:ехать Ж:жизнь И:игра Й:йога К:карьера Э:эхо Я:язык A:API #:1С",
    "uk": "Г:гора Ґ:ґанок Д:день Є:євро И:ирій І:ім'я Ї:їжа",
    "el": "Α:άλφα Α:αρχή Ε:εργασία Ω:ώρα A:API",
    "ar": "ا:إجازة ا:أجر ب:بحث م:مرشد م:مُقابلة A:API",
    "fa": "ب:بازار پ:پول ت:تجربه ک:کار گ:گروه و:وقت ه:هنر ی:یار",
    "ur": "ب:بات پ:پیسہ ت:تنخواہ ٹ:ٹیم ک:کام گ:گھر ہ:ہنر ی:یار",
    "hi": "अ:अनुभव क:कल क:कला क:काम ज:ज़मीन ज:जीवन न:नौकर न:नौकरी",
    "th": "ก:กล้วย ก:เกม ก:แก้ว ข:ข้าว ม:เมือง",
    "ko": "ㄱ:가게 ㄱ:까치 ㄴ:나라 ㅁ:멘토 ㅇ:이력서 A:API",
    "ja": "あ:アイス あ:インターン か:カード か:がくせい さ:さくら は:はな は:ピアノ わ:ワイン 大:大学 尸:履歴書 A:API",
    "zh": "A:API 小:小土豆 面:面试",
}


@pytest.mark.parametrize("tag", ORDERS)
def test_headwords_sort_by_the_alphabet_of_their_language(tag: str) -> None:
    pairs = [item.rsplit(":", 1) if not item.startswith("#") else ("#", item[2:]) for item in ORDERS[tag].split()]
    collation = language(tag).collation
    headwords = [headword for _, headword in pairs]
    for seed in range(3):
        shuffled = random.Random(seed).sample(headwords, len(headwords))
        assert sorted(shuffled, key=collation.key_of) == headwords
    assert [(collation.letter_of(headword), headword) for headword in headwords] == [tuple(pair) for pair in pairs]


@pytest.mark.parametrize(
    ("tag", "headword", "reading", "letter"),
    [
        ("ja", "履歴書", "りれきしょ", "ら"),
        ("ja", "大学", "だいがく", "た"),
        ("zh", "面试", "miànshì", "M"),
        ("de", "Jeans", "dschiens", "J"),  # a respelling is no other order where letters are sounds
    ],
)
def test_ideographs_sort_as_they_are_read_where_the_entry_says_so(
    tag: str, headword: str, reading: str, letter: str
) -> None:
    plain = entry({"slug": "x", "headword": headword})
    read = replace(plain, pronunciation=(Pronunciation(respelling=reading),))
    other = replace(plain, pronunciation=(Pronunciation(form="another", respelling="あ"),))
    collation = language(tag).collation
    assert collation.letter(read) == letter
    assert collation.letter(other) == collation.letter(plain)


TEXT = st.text(alphabet=st.characters(min_codepoint=32, max_codepoint=0x30000, exclude_categories=["Cs"]), min_size=1)


@settings(deadline=None)
@given(st.lists(TEXT), st.sampled_from(sorted(ORDERS)))
def test_sorting_never_fails_and_signs_stand_last(headwords: list[str], tag: str) -> None:
    collation = language(tag).collation
    letters = [collation.letter_of(headword) for headword in sorted(headwords, key=collation.key_of)]
    assert all(letters)
    assert OTHER not in [letter for letter, _ in groupby(letters)][:-1]


LETTERS = "abcdefghijklmnopqrstuvwxyzéüñåäöøæœłđßABCÅØŁ -'"


@settings(deadline=None)
@given(st.lists(st.text(alphabet=LETTERS, min_size=1)), st.sampled_from("en de sv da pl cs hu vi".split()))
def test_entries_of_one_letter_are_never_parted(headwords: list[str], tag: str) -> None:
    collation = language(tag).collation
    sorted_letters = [collation.letter_of(headword) for headword in sorted(headwords, key=collation.key_of)]
    letters = [letter for letter, _ in groupby(sorted_letters)]
    assert len(letters) == len(set(letters))


def test_a_language_nobody_knows_has_the_letters_of_most() -> None:
    assert language("tlh").collation == Collation()
