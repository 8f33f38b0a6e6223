"""The languages that have rules of their own, found by BCP 47 tag.

To add a language, or a rule to one: a line here, and cases in `tests/cases/linking/` and
`tests/cases/sentences/`. What is said of a language holds for its regions too (`fr` for
`fr-CA`), unless the longer tag stands here as well. A tag that nobody knows gets the rules
that hold for most languages: links on whole words, sentence ends by their marks, headwords
by the letters that they are forms of.
"""

from collections.abc import Mapping
from dataclasses import replace
from functools import cache

from dictionary.language import (
    abbreviations,
    english_nouns,
    english_prose,
    everyday_words,
    inflections,
    questions,
    reading_grades,
    spelling,
    stems,
)
from dictionary.language.collation import Collation
from dictionary.language.prose import Prose
from dictionary.language.record import Language
from dictionary.language.sentences import SentenceRules

_ELIDED_IN_FRENCH = frozenset("l d j m t s n c ç qu jusqu lorsqu puisqu quoiqu presqu quelqu entr".split())
_ELIDED_IN_ITALIAN = frozenset(
    "l un d c n m t s v dell all dall nell sull coll dagl degl agl negl sugl gl quell quest bell sant "
    "buon nessun ciascun alcun "
    "anch senz mezz tutt grand pover com dov quand cos".split()
)
_ELIDED_IN_CATALAN = frozenset("l d m n s t".split())
_ELIDED_IN_OCCITAN = _ELIDED_IN_CATALAN | frozenset("qu j c".split())
# The smaller languages around these, which elide the same few words.
_ELIDED_IN_ITALY = frozenset("l ll d dl un n s c m t v gn pi cu".split())
_ELIDED_IN_GAELIC = frozenset("b d m dh".split())

_NORDIC = "a b c d e f g h i j k l m n o p q r s t u v w x y z"
_SOUTH_SLAVIC = "a b c č ć d dž đ e f g h i j k l lj m n nj o p q r s š t u v w x y z ž"
_CYRILLIC = ("Cyrillic",)
_ARABIC_SCRIPT = ("Arabic",)

_LANGUAGES: Mapping[str, Language] = {
    language.tag.lower(): language
    for language in (
        Language(
            tag="en",
            inflector=inflections.english,
            irregular=(*english_nouns.IRREGULAR.items(), *english_nouns.ENDINGS),
            everyday=everyday_words.ENGLISH,
            nothing=frozenset(
                ("none", "n/a", "n.a", "nothing", "not applicable", "no change", "no changes", "unchanged")
            ),
            with_article=inflections.english_article,
            is_typed_plain=True,
            sentences=abbreviations.ENGLISH,
            prose=Prose(
                unkind=english_prose.UNKIND,
                worn=english_prose.WORN,
                other_variety=english_prose.OTHER_VARIETY,
                legal=english_prose.LEGAL,
                grade=reading_grades.flesch_kincaid,
                speller=spelling.english,
            ),
            questions=questions.ENGLISH,
        ),
        Language(
            tag="de",
            nothing=frozenset(("keine", "nichts", "entfällt", "keine änderung", "keine änderungen", "unverändert")),
            sentences=abbreviations.GERMAN,
            prose=Prose(grade=reading_grades.wiener),
            questions=questions.GERMAN,
        ),
        Language(tag="nl", sentences=abbreviations.DUTCH),
        Language(tag="lb", sentences=abbreviations.GERMAN, elided=frozenset("d")),
        Language(
            tag="fr",
            sentences=abbreviations.FRENCH,
            elided=_ELIDED_IN_FRENCH,
            questions=questions.FRENCH,
        ),
        Language(tag="it", sentences=abbreviations.ITALIAN, elided=_ELIDED_IN_ITALIAN),
        Language(tag="ca", sentences=abbreviations.SPANISH, elided=_ELIDED_IN_CATALAN),
        Language(tag="oc", sentences=abbreviations.FRENCH, elided=_ELIDED_IN_OCCITAN),
        Language(
            tag="es",
            sentences=abbreviations.SPANISH,
            questions=questions.SPANISH,
            collation=Collation("a b c d e f g h i j k l m n ñ o p q r s t u v w x y z"),
        ),
        Language(
            tag="gl",
            sentences=abbreviations.SPANISH,
            collation=Collation("a b c d e f g h i j k l m n ñ o p q r s t u v w x y z"),
        ),
        Language(tag="eu", collation=Collation("a b c d e f g h i j k l m n ñ o p q r s t u v w x y z")),
        Language(tag="frp", sentences=abbreviations.FRENCH, elided=_ELIDED_IN_FRENCH),
        Language(tag="wa", sentences=abbreviations.FRENCH, elided=_ELIDED_IN_FRENCH | {"k"}),
        Language(tag="an", sentences=abbreviations.SPANISH, elided=_ELIDED_IN_CATALAN),
        Language(tag="ga", elided=_ELIDED_IN_GAELIC),
        Language(tag="gd", elided=_ELIDED_IN_GAELIC),
        *(
            Language(tag=tag, sentences=abbreviations.ITALIAN, elided=_ELIDED_IN_ITALY)
            for tag in "co fur lij lld lmo nap pms rm sc scn vec".split()
        ),
        Language(tag="pt", sentences=abbreviations.PORTUGUESE),
        Language(tag="ro", collation=Collation("a ă â b c d e f g h i î j k l m n o p q r s ș t ț u v w x y z")),
        Language(tag="da", sentences=abbreviations.DANISH, collation=Collation(f"{_NORDIC} æ ø å")),
        Language(tag="nb", sentences=abbreviations.DANISH, collation=Collation(f"{_NORDIC} æ ø å")),
        Language(tag="sv", sentences=abbreviations.SWEDISH, collation=Collation(f"{_NORDIC} å ä ö")),
        Language(tag="fi", sentences=SentenceRules(ordinals=True), collation=Collation(f"{_NORDIC} å ä ö")),
        Language(
            tag="is",
            sentences=SentenceRules(ordinals=True),
            collation=Collation("a á b c d ð e é f g h i í j k l m n o ó p q r s t u ú v w x y ý z þ æ ö"),
        ),
        Language(
            tag="fo",
            sentences=SentenceRules(ordinals=True),
            collation=Collation("a á b c d ð e f g h i í j k l m n o ó p q r s t u ú v w x y ý z æ ø"),
        ),
        Language(
            tag="et",
            sentences=SentenceRules(ordinals=True),
            collation=Collation("a b c d e f g h i j k l m n o p q r s š z ž t u v w õ ä ö ü x y"),
        ),
        Language(
            tag="lv",
            sentences=SentenceRules(ordinals=True),
            collation=Collation("a b c č d e f g ģ h i j k ķ l ļ m n ņ o p q r s š t u v w x y z ž"),
        ),
        Language(tag="lt", collation=Collation("a b c č d e f g h i j k l m n o p q r s š t u v w x z ž")),
        Language(
            tag="pl",
            sentences=abbreviations.POLISH,
            collation=Collation("a ą b c ć d e ę f g h i j k l ł m n ń o ó p q r s ś t u v w x y z ź ż"),
        ),
        Language(
            tag="cs",
            sentences=abbreviations.CZECH,
            collation=Collation("a b c č d e f g h ch i j k l m n o p q r ř s š t u v w x y z ž"),
        ),
        Language(
            tag="sk",
            sentences=abbreviations.CZECH,
            collation=Collation("a ä b c č d e f g h ch i j k l m n o ô p q r s š t u v w x y z ž"),
        ),
        Language(
            tag="sl",
            sentences=SentenceRules(ordinals=True),
            collation=Collation("a b c č ć d đ e f g h i j k l m n o p q r s š t u v w x y z ž"),
        ),
        Language(tag="hr", sentences=SentenceRules(ordinals=True), collation=Collation(_SOUTH_SLAVIC)),
        Language(tag="bs", sentences=SentenceRules(ordinals=True), collation=Collation(_SOUTH_SLAVIC)),
        Language(tag="sr-Latn", sentences=SentenceRules(ordinals=True), collation=Collation(_SOUTH_SLAVIC)),
        Language(
            tag="hu",
            sentences=SentenceRules(ordinals=True),
            collation=Collation("a b c cs d dz dzs e f g gy h i j k l ly m n ny o ö p q r s sz t ty u ü v w x y z zs"),
        ),
        Language(
            tag="sq",
            collation=Collation("a b c ç d dh e ë f g gj h i j k l ll m n nj o p q r rr s sh t th u v w x xh y z zh"),
        ),
        Language(
            tag="cy", collation=Collation("a b c ch d dd e f ff g ng h i j k l ll m n o p ph q r rh s t th u v w x y z")
        ),
        Language(
            tag="mt",
            elided=frozenset("l t d n s x z b f m bħ".split()),
            elided_by_hyphen=frozenset(
                "il l id in ir is it ix iż iz iċ tal tad tan tar tas tat tax tat-t fil mal bil lill mill dal dil dit "
                "dis din".split()
            ),
            collation=Collation("a b ċ c d e f ġ g għ h ħ i ie j k l m n o p q r s t u v w x y ż z"),
        ),
        Language(
            tag="eo",
            elided=frozenset(("l", "dun")),
            collation=Collation("a b c ĉ d e f g ĝ h ĥ i j ĵ k l m n o p q r s ŝ t u ŭ v w x y z"),
        ),
        Language(
            tag="tr",
            sentences=abbreviations.TURKISH,
            suffixes_follow_apostrophes=True,
            collation=Collation("a b c ç d e f g ğ h ı i j k l m n o ö p q r s ş t u ü v w x y z"),
        ),
        Language(
            tag="az",
            sentences=abbreviations.TURKISH,
            suffixes_follow_apostrophes=True,
            collation=Collation("a b c ç d e ə f g ğ h x ı i j k q l m n o ö p r s ş t u ü v w y z"),
        ),
        Language(tag="vi", collation=Collation("a ă â b c d đ e ê f g h i j k l m n o ô ơ p q r s t u ư v w x y z")),
        Language(
            tag="el",
            inflector=inflections.greek,
            sentences=SentenceRules(marks=";"),
            collation=Collation(scripts=("Greek",)),
        ),
        Language(
            tag="ru",
            sentences=abbreviations.RUSSIAN,
            collation=Collation("а б в г д е ж з и й к л м н о п р с т у ф х ц ч ш щ ъ ы ь э ю я", _CYRILLIC),
        ),
        Language(
            tag="uk",
            sentences=abbreviations.RUSSIAN,
            collation=Collation("а б в г ґ д е є ж з и і ї й к л м н о п р с т у ф х ц ч ш щ ь ю я", _CYRILLIC),
        ),
        Language(
            tag="be",
            sentences=abbreviations.RUSSIAN,
            collation=Collation("а б в г д е ё ж з і й к л м н о п р с т у ў ф х ц ч ш ы ь э ю я", _CYRILLIC),
        ),
        Language(
            tag="bg",
            sentences=abbreviations.RUSSIAN,
            collation=Collation("а б в г д е ж з и й к л м н о п р с т у ф х ц ч ш щ ъ ь ю я", _CYRILLIC),
        ),
        Language(
            tag="sr",
            sentences=SentenceRules(ordinals=True),
            collation=Collation("а б в г д ђ е ж з и ј к л љ м н њ о п р с т ћ у ф х ц ч џ ш", _CYRILLIC),
        ),
        Language(
            tag="mk", collation=Collation("а б в г д ѓ е ж з ѕ и ј к л љ м н њ о п р с т ќ у ф х ц ч џ ш", _CYRILLIC)
        ),
        Language(
            tag="kk",
            collation=Collation(
                "а ә б в г ғ д е ё ж з и й к қ л м н ң о ө п р с т у ұ ү ф х һ ц ч ш щ ъ ы і ь э ю я", _CYRILLIC
            ),
        ),
        Language(
            tag="mn",
            collation=Collation("а б в г д е ё ж з и й к л м н о ө п р с т у ү ф х ц ч ш щ ъ ы ь э ю я", _CYRILLIC),
        ),
        Language(tag="hy", collation=Collation(scripts=("Armenian",))),
        Language(tag="ka", collation=Collation(scripts=("Georgian",))),
        Language(tag="he", stems=stems.HEBREW, collation=Collation(scripts=("Hebrew",))),
        Language(
            tag="ar", sentences=abbreviations.ARABIC, stems=stems.ARABIC, collation=Collation(scripts=_ARABIC_SCRIPT)
        ),
        Language(
            tag="fa",
            collation=Collation("آ ا ب پ ت ث ج چ ح خ د ذ ر ز ژ س ش ص ض ط ظ ع غ ف ق ک گ ل م ن و ه ی", _ARABIC_SCRIPT),
        ),
        Language(
            tag="ur",
            collation=Collation(
                "آ ا ب پ ت ٹ ث ج چ ح خ د ڈ ذ ر ڑ ز ژ س ش ص ض ط ظ ع غ ف ق ک گ ل م ن ں و ہ ھ ء ی ے", _ARABIC_SCRIPT
            ),
        ),
        Language(tag="hi", sentences=abbreviations.HINDI, collation=Collation(scripts=("Devanagari",))),
        Language(tag="mr", sentences=abbreviations.HINDI, collation=Collation(scripts=("Devanagari",))),
        Language(tag="ne", sentences=abbreviations.HINDI, collation=Collation(scripts=("Devanagari",))),
        Language(tag="bn", collation=Collation(scripts=("Bengali",))),
        Language(tag="pa", collation=Collation(scripts=("Gurmukhi",))),
        Language(tag="gu", collation=Collation(scripts=("Gujarati",))),
        Language(tag="or", collation=Collation(scripts=("Oriya",))),
        Language(tag="ta", collation=Collation(scripts=("Tamil",))),
        Language(tag="te", collation=Collation(scripts=("Telugu",))),
        Language(tag="kn", collation=Collation(scripts=("Kannada",))),
        Language(tag="ml", collation=Collation(scripts=("Malayalam",))),
        Language(tag="si", collation=Collation(scripts=("Sinhala",))),
        Language(tag="th", sentences=SentenceRules(has_period=False), collation=Collation(scripts=("Thai",))),
        Language(tag="lo", sentences=SentenceRules(has_period=False), collation=Collation(scripts=("Lao",))),
        Language(tag="km", collation=Collation(scripts=("Khmer",))),
        Language(tag="my", collation=Collation(scripts=("Myanmar",))),
        Language(tag="bo", collation=Collation(scripts=("Tibetan",))),
        Language(tag="am", collation=Collation(scripts=("Ethiopic",))),
        Language(tag="ti", collation=Collation(scripts=("Ethiopic",))),
        Language(tag="ko", stems=stems.KOREAN, collation=Collation(scripts=("Hangul",))),
        Language(
            tag="ja", is_japanese=True, collation=Collation(scripts=("Hiragana", "Katakana", "Han"), by_reading=True)
        ),
        Language(tag="zh", collation=Collation(scripts=("Latin", "Han"), by_reading=True)),
    )
}
_OTHER_TAGS = {
    "no": "nb",
    "nn": "nb",
    "sh": "sr-latn",
    "hbs": "sr-latn",
    "iw": "he",
    "mo": "ro",
    "cmn": "zh",
    "yue": "zh",
}


@cache
def language(tag: str) -> Language:
    """The rules of a language by its BCP 47 tag, as in `de` or `pt-BR`. Any text is a tag; case does not count."""
    parts = tag.replace("_", "-").lower().split("-")
    while parts:
        known = "-".join(parts)
        if rules := _LANGUAGES.get(_OTHER_TAGS.get(known, known)):
            return replace(rules, tag=tag)
        parts.pop()
    return Language(tag=tag)


ENGLISH = language("en")
