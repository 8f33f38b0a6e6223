"""Web addresses, paths, file names and handles that stand in prose without being marked as such.

Nothing inside them is a mention. What is judged is the run of characters around a mention,
once however many mentions it holds, and with patterns that go over it once: no text costs
more than its length.

Decided, since slash and period have other uses:

- `and/or`, `mentor/mentee`, `résumé/CV` are prose, and so is `docs/networking`, which looks the same;
  `/word`, `./word`, `~/word`, `word/`, `a/b/`, `a/b.md` are paths: a slash at an edge joins nothing;
- `networking.Then` is a name like `networking.example`, since only its writer knows which.
"""

import re
from bisect import bisect_left

from dictionary.language.characters import RAISED

_SIGNS = re.compile(r"[/\\@#.:?]")
# Scripts that put no spaces between words end an address, as white space does elsewhere.
_FOREIGN = r"\u3000-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uff00-\uffef"
_BREAK = re.compile(rf"[\s{_FOREIGN}]")
_SCHEME = re.compile(
    # Letters of ASCII alone: where case is ignored, ı is one of them.
    r"(?<![a-zA-Z])(?:[a-zA-Z][a-zA-Z0-9+.-]{1,15}://|(?i:www\.)"
    r"|(?i:arxiv|data|doi|file|geo|hdl|isbn|magnet|mailto|sms|tel|urn):(?=\w))"
)
# What can stand around an address: brackets, quotation marks, commas, dashes.
_PIECE = re.compile(r"[^\"“”„«»‹›<>()\[\]{}|,;—–…\ufffc]+")
_OPENING = "\"“„«‹<([{'‘*_"
_CLOSING = "\"“”»›>)]}'’*_.,;:!?"
_MOST_SIGNS = 100
"""More of them than stand behind any address."""
_MAIL = re.compile(r"\w@\w")
_HANDLE = re.compile(r"(?<![\w&])[#@](?=\w)")
_NAME = re.compile(rf"(?:[^\W{RAISED}]|[.\-])+")
_PATH_START = re.compile(r"(?:/|~\w{0,32}/|\.{1,2}/|\$[A-Z_]{1,32}/|[ru]/|[a-zA-Z]:/)\w")
FILE_ENDINGS = frozenset(
    "7z avi bmp conf cfg csv doc docx eps epub gif gz htm html ico ini jpeg jpg json key log md mov mp3 mp4 numbers "
    "odp ods odt pages pdf php png ppt pptx psd py rar rst rtf svg tar tex tiff toml tsv txt wav webm webp xls xlsx "
    "xml yaml yml zip".split()
)
_NO_DOMAINS = frozenset({"js", "ts"})
"""Node.js, Next.js: endings of names that are no domains."""


class BareAddresses:
    """The addresses of one text, found where somebody asks. Ask from left to right."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._judged = 0
        """Until where the text is judged."""
        self._addresses: list[tuple[int, int]] = []
        self._names: list[tuple[int, int]] = []

    def hold(self, start: int, end: int) -> bool:
        """Whether a mention at `text[start:end]` touches an address.

        File and host names are addresses to labels without a period or backslash: Node.js may be one.
        """
        if self._stands_alone(start, end):
            return False
        while self._judged < end:
            self._judge(start)
        if _touch(self._addresses, start, end):
            return True
        label = self._text[start:end]
        return _touch(self._names, start, end) and "." not in label and "\\" not in label

    def _stands_alone(self, start: int, end: int) -> bool:
        """Whether white space cuts a mention off from everything that could make it an address, as with most.

        A period or comma behind it belongs to the sentence; `www.` alone begins an address.
        """
        text = self._text
        if start and text[start - 1] != " ":
            return False
        after = text[end : end + 2]
        is_cut_off = (
            after[:1] in ("", " ") or after in (", ", ",") or (after in (". ", ".") and text[end - 1] not in "wW")
        )
        return is_cut_off and not _SIGNS.search(text, start, end)

    def _judge(self, place: int) -> None:
        """Judge the run of characters at a place, or the first one behind what is judged already."""
        begin = max(place, self._judged)
        while begin > self._judged and not _BREAK.match(self._text[begin - 1]):
            begin -= 1
        after = _BREAK.search(self._text, begin)
        end = after.start() if after else len(self._text)
        self._judged = after.end() if after else end
        run = self._text[begin:end]
        if not _SIGNS.search(run):
            return
        scheme = _SCHEME.search(run)
        prose = run[: scheme.start()] if scheme else run
        for number, piece in enumerate(_PIECE.finditer(prose)):
            is_first = number == 0 and not prose[: piece.start()].strip(_OPENING)
            is_whole = is_first and not run[piece.end() :][:_MOST_SIGNS].strip(_CLOSING)
            self._judge_piece(piece[0], begin + piece.start(), is_first, is_whole)
        if scheme:
            self._addresses.append((begin + scheme.start(), end))

    def _judge_piece(self, piece: str, at: int, is_first: bool, is_whole: bool) -> None:
        if _MAIL.search(piece) or _is_path(piece, is_first, is_whole):
            self._addresses.append((at, at + len(piece)))
            return
        if "\\" in piece:
            self._names.append((at, at + len(piece)))
            return
        if handle := _HANDLE.search(piece):
            self._addresses.append((at + handle.start(), at + len(piece)))
            piece = piece[: handle.start()]
        for name in _NAME.finditer(piece):
            if "." in name[0].strip(".-") and ".." not in name[0]:
                self._names.append((at + name.start(), at + name.end()))


def _is_path(piece: str, is_first: bool, is_whole: bool) -> bool:
    """Whether a piece is a path; `is_first` and `is_whole` say that nothing stands before it, or on either side."""
    host, _, query = piece.partition("?")
    if query and _is_host(host):
        return True
    if "/" not in piece:
        return False
    piece = piece.strip("'’‘*_:!?").rstrip(".")
    if is_first and _PATH_START.match(piece):
        return True
    first, last = piece.partition("/")[0], piece.rpartition("/")[2]
    if _is_host(first) or (not last and (is_whole or piece.count("/") > 1)):
        return True
    stem, _, ending = last.rpartition(".")
    return bool(stem) and ending.lower() in FILE_ENDINGS


def _is_host(text: str) -> bool:
    """Whether a text is a host: example.com, localhost, 10.0.0.1, wiki:8080."""
    host, _, port = text.partition(":")
    if host == "localhost" or (port.isdigit() and host[:1].isalpha()):
        return True
    labels = host.split(".")
    if len(labels) < 2 or not all(labels):
        return False
    domain = labels[-1]
    is_domain = domain.isalpha() and (domain.islower() or host.isupper()) and 2 <= len(domain) <= 24
    return (is_domain and domain not in _NO_DOMAINS) or (len(labels) == 4 and all(map(str.isdigit, labels)))


def _touch(spans: list[tuple[int, int]], start: int, end: int) -> bool:
    """Whether one of some spans, in order and apart, overlaps with `start` to `end`."""
    last = bisect_left(spans, (end, end)) - 1
    return last >= 0 and spans[last][1] > start
