"""A glossary as Sphinx writes it into HTML, with the links that its authors set between its terms."""

from dataclasses import dataclass
from html.parser import HTMLParser

_VOID = {"area", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}
_BLOCKS = {"p", "li", "div", "dd", "dt", "table", "blockquote"}
_PREFIX = "term-"
_BREAK = "\f"
"""Between the blocks of a text, while it is read."""


@dataclass(slots=True)
class Term:
    """One term and its text: paragraphs of Markdown, links to other terms marked `⟦shown words|slug⟧`."""

    slug: str
    headword: str = ""
    text: str = ""


@dataclass(slots=True)
class _Open:
    """An element that is not closed yet."""

    tag: str
    target: str | None = None
    """The term that it links to."""
    is_left_out: bool = False


class SphinxGlossary(HTMLParser):
    """Reads the terms of a page; several names of one text stand in `terms` one after the other."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.terms: list[Term] = []
        self._open: list[_Open] = []
        self._shown: list[str] = []
        self.feed(html)
        self.close()
        for term in self.terms:
            term.headword = _one_line(term.headword)
            term.text = "\n\n".join(filter(None, map(_one_line, term.text.split(_BREAK))))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag in _VOID:
            return
        element = _Open(tag, is_left_out=tag in ("pre", "script", "style") or "headerlink" in given.get("class", ""))
        if tag == "dt" and given.get("id", "").startswith(_PREFIX):
            self.terms.append(Term(given["id"].removeprefix(_PREFIX)))
        elif tag == "a" and given.get("href", "").startswith(f"#{_PREFIX}") and not element.is_left_out:
            element.target = given["href"].removeprefix(f"#{_PREFIX}")
            self._shown.clear()
        elif tag == "code" and not self._is_inside("code"):
            self._say("`")
        if tag in _BLOCKS:
            self._say(_BREAK)
        self._open.append(element)

    def handle_endtag(self, tag: str) -> None:
        if not any(element.tag == tag for element in self._open):
            return
        while (closed := self._open.pop()).tag != tag:
            pass
        if closed.target is not None:
            self._say(f"⟦{_one_line(''.join(self._shown))}|{closed.target}⟧")
        elif tag == "code" and not self._is_inside("code"):
            self._say("`")
        if tag in _BLOCKS:
            self._say(_BREAK)

    def handle_data(self, data: str) -> None:
        if not any(element.is_left_out for element in self._open):
            self._say(data)

    def _is_inside(self, tag: str) -> bool:
        return any(element.tag == tag for element in self._open)

    def _say(self, text: str) -> None:
        if any(element.target for element in self._open):
            self._shown.append(text)
        elif self.terms and self._is_inside("dt") and not self._is_inside("dd"):
            self.terms[-1].headword += text
        elif self.terms and self._is_inside("dd"):
            self.terms[-1].text += text


def _one_line(text: str) -> str:
    return " ".join(text.split())
