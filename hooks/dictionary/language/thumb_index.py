"""The letters of a thumb index: the whole alphabet of a language, those without entries too.

A language that sorts by letters of its own names them itself (`Collation.alphabet`). For the rest, the alphabet is that
of its script; scripts whose signs nobody looks up one by one (ideographs, most of those of India) have none here, and
their index is what is used.
"""

from collections.abc import Iterable

from dictionary.language.collation import OTHER, Collation

_OF_SCRIPT = {
    "Latin": "a b c d e f g h i j k l m n o p q r s t u v w x y z",
    "Greek": "α β γ δ ε ζ η θ ι κ λ μ ν ξ ο π ρ σ τ υ φ χ ψ ω",
    "Armenian": "ա բ գ դ ե զ է ը թ ժ ի լ խ ծ կ հ ձ ղ ճ մ յ ն շ ո չ պ ջ ռ ս վ տ ր ց ւ փ ք օ ֆ",
    "Georgian": "ა ბ გ დ ე ვ ზ თ ი კ ლ მ ნ ო პ ჟ რ ს ტ უ ფ ქ ღ ყ შ ჩ ც ძ წ ჭ ხ ჯ ჰ",
    "Hebrew": "א ב ג ד ה ו ז ח ט י כ ל מ נ ס ע פ צ ק ר ש ת",
    "Arabic": "ا ب ت ث ج ح خ د ذ ر ز س ش ص ض ط ظ ع غ ف ق ك ل م ن ه و ي",
    "Hangul": "가 나 다 라 마 바 사 아 자 차 카 타 파 하",
    "Hiragana": "あ か さ た な は ま や ら わ",
    "Thai": "ก ข ค ฆ ง จ ฉ ช ซ ฌ ญ ฎ ฏ ฐ ฑ ฒ ณ ด ต ถ ท ธ น บ ป ผ ฝ พ ฟ ภ ม ย ร ล ว ศ ษ ส ห ฬ อ ฮ",
}


def thumb_index(collation: Collation, used: Iterable[str]) -> tuple[str, ...]:
    """The letters of the alphabet as they stand above lists, and those that are `used` beside them, in their order.

    `#` stands there only where something begins with a digit or a sign.
    """
    alphabet = collation.alphabet or _OF_SCRIPT.get(collation.scripts[0], "")
    letters = {collation.letter_of(letter) for letter in alphabet.split()}
    return tuple(sorted(letters.union(used), key=lambda letter: (letter == OTHER, collation.key_of(letter))))
