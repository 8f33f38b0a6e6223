"""Characters that nobody can see, and the places where a script needs them.

By Unicode property, not by list: control characters, everything that Unicode calls default
ignorable (zero-width spaces, direction marks, tags, fillers, variation selectors, whatever is
added to them), line separators, noncharacters and the blank of Braille; and characters of private
use, which are a box, a logo or another letter on each computer. With these one could
write a second "mentor", or a text that reads differently from what it is. Some of them have an
honest use, and pass there:

- joiners between letters of scripts that join (Persian, Hindi, …), and in emoji;
- direction marks in a text that holds letters written from right to left;
- zero-width spaces between letters of Thai, Lao, Khmer and Burmese, where lines may break;
- variation selectors behind ideographs, emoji and Mongolian letters; tags in flags.

Code points that are not given out yet pass: an emoji of next year is one of them today.
"""

import re
import unicodedata
from collections.abc import Iterator

import regex

from dictionary.language.characters import base_before

_CONTROLS = re.compile("[\0-\x08\x0b-\x1f\x7f]")
_HIDDEN = regex.compile(
    r"[\0-\x08\x0b-\x1f\x7f-\x9f\p{Default_Ignorable_Code_Point}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}\p{Co}\ufff9-\ufffb\u2800]"
)
_JOINING = regex.compile(
    r"[\p{Arabic}\p{Syriac}\p{Nko}\p{Mandaic}\p{Mongolian}\p{Phags_Pa}\p{Devanagari}\p{Bengali}\p{Gurmukhi}\p{Gujarati}"
    r"\p{Oriya}\p{Tamil}\p{Telugu}\p{Kannada}\p{Malayalam}\p{Sinhala}\p{Tibetan}\p{Myanmar}\p{Khmer}\p{Balinese}"
    r"\p{Javanese}\p{Meetei_Mayek}\p{Newa}\p{Tirhuta}\p{Kaithi}\p{Chakma}]"
)
_ALWAYS_JOINED = regex.compile(r"[\p{Arabic}\p{Syriac}\p{Nko}\p{Mandaic}\p{Mongolian}]")
_BREAKING = regex.compile(r"[\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]")
_RIGHT_TO_LEFT = regex.compile(r"[[\p{Bidi_Class=R}\p{Bidi_Class=AL}]&&\p{L}]", regex.V1)
_EMOJI = regex.compile(r"[\p{Emoji}--[0-9#*]]", regex.V1)
_PICTURE = regex.compile(r"[\p{Extended_Pictographic}\ufe0f\U0001f3fb-\U0001f3ff]")
_KEYCAP = re.compile("[0-9#*]\ufe0f\u20e3")
# A black flag, the letters of a region as tags, and the tag that ends them: Scotland.
_FLAG = re.compile("\U0001f3f4[\U000e0030-\U000e0039\U000e0061-\U000e007a]{3,6}\U000e007f")
_VIRAMA = 9
"""Combining class of the signs that silence a vowel."""
_ZWSP, _ZWNJ, _ZWJ, _BLANK = "\u200b", "\u200c", "\u200d", "\u2800"


def what_is(char: str) -> str:
    """What one of them is, in words for a message."""
    kind = "of private use, which looks different on every computer" if is_private(char) else "that nobody can see"
    return f"a character {kind} (U+{ord(char):04X})"


def is_private(char: str) -> bool:
    """Whether Unicode leaves to each computer what a character is."""
    return unicodedata.category(char) == "Co"


def first(text: str) -> int | None:
    """The place of the first one; None if there is none."""
    if text.isascii():
        if text.isprintable():  # as most texts of one line are
            return None
        control = _CONTROLS.search(text)
        return control.start() if control else None
    return next(found(text), None)


def found(text: str) -> Iterator[int]:
    """The places of characters that nobody can see and no script needs there. Linear in the text."""
    if text.isascii():
        yield from (match.start() for match in _CONTROLS.finditer(text))
        return
    if not _HIDDEN.search(text):
        return
    flags = {place for match in _FLAG.finditer(text) for place in range(*match.span())}
    has_right_to_left = None
    for match in _HIDDEN.finditer(text):
        place, char = match.start(), match[0]
        if char in "\u200e\u200f\u061c":
            if has_right_to_left is None:
                has_right_to_left = _RIGHT_TO_LEFT.search(text) is not None
            needed = has_right_to_left
        elif "\U000e0020" <= char <= "\U000e007f":
            needed = place in flags
        else:
            needed = _is_needed(text, place, char)
        if not needed:
            yield place


def _is_needed(text: str, place: int, char: str) -> bool:
    before, after = text[place - 1 : place], text[place + 1 : place + 2]
    if char in (_ZWNJ, _ZWJ):
        return _joins(text, place, char, before, after)
    if char == _ZWSP:
        return bool(_BREAKING.match(before) and _BREAKING.match(after))
    if char == _BLANK:
        return any("\u2801" <= beside <= "\u28ff" for beside in (before, after))
    if char in "\ufe0e\ufe0f":
        return bool(_EMOJI.match(before) or _KEYCAP.match(text, place - 1))
    if "\ufe00" <= char <= "\ufe02" or "\U000e0100" <= char <= "\U000e01ef":
        return regex.match(r"\p{Han}", before) is not None
    if "\u180b" <= char <= "\u180f":
        return regex.match(r"\p{Mongolian}", before) is not None
    return False


def _joins(text: str, place: int, char: str, before: str, after: str) -> bool:
    if not before or before in (_ZWNJ, _ZWJ, _ZWSP):
        return False
    if char == _ZWJ and _PICTURE.match(before):
        return _PICTURE.match(after) is not None
    base = base_before(text, place)
    if base < 0 or not _JOINING.match(text[base]):
        return False
    if unicodedata.combining(before) == _VIRAMA or (char == _ZWJ and _ALWAYS_JOINED.match(text[base])):
        return True
    return _JOINING.match(after) is not None
