"""What some languages hang on a word without a space, so that the word itself can be found."""

from collections.abc import Iterator
from dataclasses import dataclass

# The article of Arabic, with the words of one letter that may stand before it.
_ARABIC = ("وبال", "فبال", "وكال", "ولل", "فلل", "وال", "فال", "بال", "كال", "لل", "ال")
# The article of Hebrew and its words of one letter, alone and together, the longest first.
_HEBREW = tuple(sorted("ה ב ל כ מ ש ו וה שה מה וב ול וכ ומ וש כש שב שמ כשה ושה ומה".split(), key=len, reverse=True))
_FEWEST_LETTERS_OF_HEBREW = 3
# Particles and the copula of Korean, the longest first.
_KOREAN = tuple(
    sorted(
        "은 는 이 가 을 를 의 에 에서 에게 에게서 에는 에도 에서는 으로 로 으로서 로서 으로써 로써 와 과 도 "
        "만 부터 까지 처럼 보다 "
        "께 께서 한테 이나 나 이란 란 이라 라 이라는 라는 이라고 라고 이다 다 입니다 이며 며 이고 들 들은 "
        "들이 들을 들의 들에게 "
        "마다 밖에 조차 대로 하고".split(),
        key=len,
        reverse=True,
    )
)
_FEWEST_LETTERS = 2
"""Of a stem: in shorter ones an ending is more often a part of the word."""


@dataclass(frozen=True, slots=True)
class Affixes:
    """What may stand before or behind the stem of a word, the longest first."""

    prefixes: tuple[str, ...] = ()
    suffixes: tuple[str, ...] = ()
    fewest: int = _FEWEST_LETTERS
    """Letters that a stem has at least."""

    def __call__(self, word: str) -> Iterator[tuple[int, int]]:
        """Where the stem of a word may begin and end in it, the likeliest first."""
        for prefix in self.prefixes:
            if word.startswith(prefix) and len(word) - len(prefix) >= self.fewest:
                yield len(prefix), len(word)
        for suffix in self.suffixes:
            if word.endswith(suffix) and len(word) - len(suffix) >= self.fewest:
                yield 0, len(word) - len(suffix)


ARABIC = Affixes(prefixes=_ARABIC)
"""The article: المرشد → مرشد. The link begins where the word does, for letters are joined."""
HEBREW = Affixes(prefixes=_HEBREW, fewest=_FEWEST_LETTERS_OF_HEBREW)
"""The article and words of one letter: בחוזה → חוזה. Short stems are too often other words."""
KOREAN = Affixes(suffixes=_KOREAN)
"""The particles: 이력서를 → 이력서."""
