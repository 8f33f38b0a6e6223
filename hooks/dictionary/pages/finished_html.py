"""HTML that is finished passes Markdown by: set aside as it is, put back when the page is done.

An entry's page is HTML from a template, with Markdown headings between the pieces. Left to
itself, Python-Markdown parses each piece to find where it ends; that took a seventh of every
build. Here the pieces stand between marks. The marks are comments: where this extension is
missing, the page comes out the same, only later.

What is left without the pieces is the skeleton of a page: its headings. Many pages share one, so
it is converted once (`parted`, `joined`), and a builder reads no finished HTML again.
"""

import re
from collections.abc import Sequence

from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor

BEGIN, END = "<!-- html -->", "<!-- end of html -->"
"""Around finished HTML. Contributed text cannot hold them: it is escaped, or sanitized."""
_PIECE = re.compile(rf"{BEGIN}(.*?){END}", re.DOTALL)


def finished(html: str) -> str:
    """HTML with its marks, ready to stand in a Markdown page."""
    return f"\n{BEGIN}\n{html}\n{END}\n"


_PLACE = "<!-- piece of html -->"
_ID = re.compile(r"<[a-zA-Z][^<>]*? id=\"([^\"<>]*)\"")


def parted(page: str) -> tuple[str, list[str]]:
    """A page → its skeleton, which Markdown converts, and the pieces of finished HTML that stand in it."""
    skeleton: list[str] = []
    pieces: list[str] = []
    position = 0
    while (begin := page.find(BEGIN, position)) >= 0 and (end := page.find(END, begin)) >= 0:
        skeleton.append(page[position:begin])
        if piece := page[begin + len(BEGIN) : end].strip():
            pieces.append(piece)
            skeleton.append(f"\n\n{_PLACE}\n\n")
        position = end + len(END)
    return "".join((*skeleton, page[position:])), pieces


def joined(skeleton: str, pieces: Sequence[str]) -> str | None:
    """The converted skeleton with its pieces; None where Markdown has not left room for each."""
    parts = skeleton.split(_PLACE)
    if len(parts) != len(pieces) + 1:
        return None
    every = (text for both in zip(parts, (*pieces, ""), strict=True) for text in both)
    return "\n".join(filter(None, (text.strip("\n") for text in every)))


def ids_in(pieces: Sequence[str]) -> set[str]:
    """The ids of finished HTML, to which links can lead."""
    return {match[1] for piece in pieces for match in _ID.finditer(piece)}


class FinishedHtml(Extension):
    """Sets aside what stands between the marks."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown calls it
        # Above the parser of raw HTML (20). Below everything that may want to see the HTML first:
        # a builder may look for the ids that links can lead to.
        md.preprocessors.register(_SetAside(md), "finished_html", 20.5)


class _SetAside(Preprocessor):
    def run(self, lines: list[str]) -> list[str]:
        text = "\n".join(lines)
        return _PIECE.sub(self._placeholder, text).split("\n") if BEGIN in text else lines

    def _placeholder(self, match: re.Match[str]) -> str:
        html = match[1].strip()
        return f"\n\n{self.md.htmlStash.store(html)}\n\n" if html else ""
