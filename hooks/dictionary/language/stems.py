"""What some languages hang on a word without a space, so that the word itself can be found."""

from collections.abc import Iterator

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


def arabic(word: str) -> Iterator[tuple[int, int]]:
    """A word without its article: المرشد → مرشد. The link begins where the word does, for letters are joined."""
    for prefix in _ARABIC:
        if word.startswith(prefix) and len(word) - len(prefix) >= _FEWEST_LETTERS:
            yield len(prefix), len(word)


def hebrew(word: str) -> Iterator[tuple[int, int]]:
    """A word without its article and words of one letter: בחוזה → חוזה. Short stems are too often other words."""
    for prefix in _HEBREW:
        if word.startswith(prefix) and len(word) - len(prefix) >= _FEWEST_LETTERS_OF_HEBREW:
            yield len(prefix), len(word)


def korean(word: str) -> Iterator[tuple[int, int]]:
    """A word without a particle: 이력서를 → 이력서."""
    for particle in _KOREAN:
        if word.endswith(particle) and len(word) - len(particle) >= _FEWEST_LETTERS:
            yield 0, len(word) - len(particle)
