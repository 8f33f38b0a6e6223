"""The title of a Markdown page as readers see it: its first heading, without the signs of Markdown."""

import re
from functools import cache
from html.parser import HTMLParser

from markdown import Markdown

_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_HEADING = re.compile(r"#(?!#)")
_UNDERLINE = re.compile(r"=+[ \t]*")
_LONGEST = 300
"""Signs of a heading that are read as Markdown, whose cost is not linear; a longer one is no title."""


def title_of(body: str, name: str) -> str:
    """The first heading of the first level as plain text, else the file's name in words.

    `name` is that of the file without its folder and its `.md`.
    """
    heading = _first_heading(body)
    title = plain(heading) if heading else ""
    if title:
        return title
    words = name.replace("-", " ").replace("_", " ")
    return words.capitalize() if words == words.lower() else words


def _first_heading(body: str) -> str:
    fence = ""
    above = ""
    for line in body.split("\n"):
        if fence:
            if line.lstrip(" ").startswith(fence) and not line.strip().strip(fence[0]):
                fence = ""
            continue
        if match := _FENCE.match(line):
            fence, above = match[1], ""
        elif _HEADING.match(line):
            return line[1:].strip()
        elif above and _UNDERLINE.fullmatch(line):
            return above.strip()
        else:
            above = line if not line.startswith(("    ", "\t")) else ""
    return ""


def plain(heading: str) -> str:
    """Inline Markdown → the text that it shows: `Why *C++*?` → `Why C++?`."""
    if len(heading) > _LONGEST:
        return " ".join(heading.split())
    parser = _Text()
    parser.feed(_markdown().reset().convert(f"# {_without_explicit_links(heading)}"))
    parser.close()
    return " ".join("".join(parser.found).split())


def _without_explicit_links(text: str) -> str:
    """`[[label|shown]]` → `shown`, `[[label]]` and `[[!label]]` → `label`."""
    before, *rest = text.split("[[")
    made = [before]
    for part in rest:
        link, closing, after = part.partition("]]")
        if not closing:
            made.append(f"[[{part}")
            continue
        label, bar, shown = link.replace("\\|", "|").partition("|")
        made.append(f"{shown if bar else label.removeprefix('!')}{after}")
    return "".join(made)


@cache
def _markdown() -> Markdown:
    return Markdown(extensions=["attr_list"])


class _Text(HTMLParser):
    """Collects the text of HTML."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []

    def handle_data(self, data: str) -> None:
        self.found.append(data)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "br":
            self.found.append(" ")
        if tag == "img":
            self.found.append(dict(attrs).get("alt") or "")
