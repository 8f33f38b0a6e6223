"""How labels become addresses and ids: `401(k) plan` → `401k-plan`, `C++` → `c-plus-plus`, `導師` → `導師`.

Latin letters lose their accents, letters of other scripts stay as they are. What only signs tell
apart is told apart by the names of the signs.
"""

import re
import unicodedata
from functools import cache

from markdown.extensions.toc import slugify

MOST_BYTES = 100
"""Much longer names of folders are refused by some file systems."""
_BROWSE_PAGE = "index"
_DEVICES = re.compile(r"con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³]", re.IGNORECASE)

# Where a sign carries meaning. An apostrophe, a parenthesis and a period inside a word do not: U.S. is us.
_SIGNS = tuple(
    (re.compile(pattern), f" {name} ")
    for pattern, name in (
        (r"(?<=\w)[♯#](?!\w)", "sharp"),  # C#, but #OpenToWork
        (r"#(?=\d)", "number"),
        (r"(?<![^\s/(])\.(?=[^\W\d_])", "dot"),  # .NET, but Node.js
        (r"(?<=\w)\*(?!\w)", "star"),  # A*, but O*NET
        (r"(?<![^\s/])\*(?=\w)", "star"),  # *args
        (r"(?<=^\w)[-\u2212](?=[-\u2212]?$)|(?<=^\w[-\u2212])[-\u2212]$", "minus"),  # A-, C--, but "long-"
        (r"^[-\u2212](?=\d)", "minus"),
        (r"(?<=^\w)!$|^!(?=\w$)", "exclamation mark"),  # C!, but Yahoo!
        (r"(?<=^\w)\?$|^\?(?=\w$)", "question mark"),  # C?, but a question
        (r"(?<=\w)\^(?!\w)|(?<!\w)\^(?=\w)", "caret"),  # C^
        (r"(?<=^\w)~$|^~(?=\w$)", "tilde"),
        (r"\+", "plus"),
        (r"&", "and"),
        (r"@", "at"),
        (r"[%\u066a]", "percent"),
        (r"‰", "per mille"),
        (r"=", "equals"),
        (r"€", "euro"),
        (r"\$", "dollar"),
        (r"£", "pound"),
        (r"¥", "yen"),
        (r"§", "section"),
        (r"°", "degree"),
        (r"×", "times"),
        (r"→", "to"),
    )
)
# What is no part of a name, and what joins like a hyphen.
_UNNAMED = "©®™℠\u2212\u2044"
_LOOKS = re.compile(r"^(?:black|white|heavy) | sign$")
# Apostrophes, periods and parentheses inside words, and what nobody can see.
_SILENT = re.compile(
    "[()'’ʼ.\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\U000e0000-\U000e0fff]"
)
# Letters of which no mark can be taken away: their names say the base letter (LATIN SMALL LETTER O WITH STROKE).
_NAMED = re.compile(r"LATIN (?:SMALL )?(?:LETTER|LIGATURE) (?:DOTLESS |CLOSED |OPEN )?([A-Z]{1,2})(?: WITH .+)?")
_SPELLED = {"ð": "d", "þ": "th", "ŋ": "ng", "ə": "e"}


def slug_of(label: str) -> str:
    """The address of a label: letters and digits, joined by single hyphens. Empty when the label has neither."""
    text = label
    for pattern, name in _SIGNS:
        text = pattern.sub(name, text)
    text = _SILENT.sub("", _folded(_named(text)))
    return "-".join(filter(None, ("".join(run) for run in _runs(text))))


def _named(text: str) -> str:
    """Signs outside ASCII by the names that Unicode gives them: ≥, ∞, ★, ☕."""
    return text if text.isascii() else "".join(map(_name, text))


@cache
def _name(char: str) -> str:
    is_sign = not char.isascii() and unicodedata.category(char) in ("Sm", "Sc", "So") and char not in _UNNAMED
    # Raised and framed letters are letters: №, ⓜ, ℃.
    if not is_sign or any(map(str.isalnum, unicodedata.normalize("NFKC", char))):
        return char
    return f" {_LOOKS.sub('', unicodedata.name(char, '').lower())} "


def _folded(text: str) -> str:
    """Lower case; letters that are Latin as ASCII, all others composed."""
    decomposed = unicodedata.normalize("NFD", unicodedata.normalize("NFKC", text).casefold())
    kept: list[str] = []
    is_latin = True
    for char in decomposed:
        if unicodedata.combining(char):
            # The marks of a Latin letter go, those of a Devanagari or Greek one are part of the word.
            if not is_latin:
                kept.append(char)
            continue
        plain = char if char.isascii() else _latin(char)
        is_latin = plain is not None
        kept.append(plain or char)
    return unicodedata.normalize("NFC", "".join(kept))


def _latin(char: str) -> str | None:
    """A Latin letter as ASCII letters: `ø` → `o`, `œ` → `oe`; None for what is none."""
    if char in _SPELLED:
        return _SPELLED[char]
    named = _NAMED.fullmatch(unicodedata.name(char, ""))
    return named[1].lower() if named else None


def _runs(text: str) -> list[list[str]]:
    """Letters, digits and the marks on them, run by run."""
    runs: list[list[str]] = [[]]
    for char in text:
        category = unicodedata.category(char)[0]
        if category in "LN" or (category == "M" and runs[-1]):
            runs[-1].append(char)
        elif runs[-1]:
            runs.append([])
    return runs


def heading_id(text: str, separator: str) -> str:
    """The id of a heading in an article: as Markdown makes it, unless that would lose letters.

    Markdown drops all that is not ASCII, so headings in other scripts would be `_1` and `_2`,
    and change whenever one is added.
    """
    stays = all(char.isascii() or not char.isalnum() for char in unicodedata.normalize("NFKD", text))
    return slugify(text, separator, unicode=not stays)


def is_page_name(slug: str) -> bool:
    """Whether a page below the dictionary can have this address, made by `slug_of`.

    The list of all entries has an address already; some systems refuse others.
    """
    return bool(slug) and len(slug.encode()) <= MOST_BYTES and slug != _BROWSE_PAGE and not is_device(slug)


def is_device(name: str) -> bool:
    """Whether Windows keeps this name for a device, and stores no file under it."""
    return _DEVICES.fullmatch(name.strip()) is not None
