"""HTML that is finished passes Markdown by: set aside as it is, put back when the page is done.

An entry's page is HTML from a template, with Markdown headings between the pieces. Left to
itself, Python-Markdown parses each piece to find where it ends; that took a seventh of every
build. Here the pieces stand between marks. The marks are comments: where this extension is
missing, the page comes out the same, only later.
"""

import re

from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor

BEGIN, END = "<!-- html -->", "<!-- end of html -->"
"""Around finished HTML. Contributed text cannot hold them: it is escaped, or sanitized."""
_PIECE = re.compile(rf"{BEGIN}(.*?){END}", re.DOTALL)


def finished(html: str) -> str:
    """HTML with its marks, ready to stand in a Markdown page."""
    return f"\n{BEGIN}\n{html}\n{END}\n"


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
