"""The linker against its golden cases, plain text and Markdown."""

from unittest.mock import ANY
from xml.etree import ElementTree

import pytest
from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from dictionary.linking.markdown_extension import DictionaryLinks, LinkContext
from dictionary.linking.mentions import PageLinks, find_mentions
from dictionary.linking.tree_text import read
from linking_cases import Case, cases

PLAIN = list(cases("marked"))
MARKDOWN = list(cases("markdown"))


def test_there_are_at_least_150_cases() -> None:
    assert len(PLAIN) + len(MARKDOWN) >= 150


@pytest.mark.parametrize("case", PLAIN, ids=lambda case: case.id)
def test_plain_text(case: Case) -> None:
    text = case.text
    links = PageLinks(own=case.data.get("own"), linked=set(case.data.get("linked", ())))
    marked, position = [], 0
    for mention, slug in links.choose(find_mentions(text, case.index)):
        marked += [text[position : mention.start], f"⟦{text[mention.start : mention.end]}|{slug}⟧"]
        position = mention.end
    assert "".join([*marked, text[position:]]) == case.data["marked"]


@pytest.mark.parametrize("case", MARKDOWN, ids=lambda case: case.id)
def test_markdown(case: Case) -> None:
    context = LinkContext(
        case.index,
        href=lambda slug: f"/dictionary/{slug}.md",
        links=PageLinks(own=case.data.get("own")),
        slug_of_href=slug_of_href,
    )
    links = LinkRecorder()
    more = case.data.get("extensions", [])
    html = Markdown(extensions=["tables", "fenced_code", *more, DictionaryLinks(context), links]).convert(
        case.data["markdown"]
    )
    assert links.found == case.data["links"]
    assert [mention.sentence for mention in context.mentions] == case.data.get("quotes", ANY)
    assert [link.trouble for link in context.troubles] == case.data.get("problems", [])
    for piece in case.data.get("html_has", ()):
        assert piece in html
    for piece in case.data.get("html_lacks", ()):
        assert piece not in html


def slug_of_href(href: str) -> str | None:
    """`/dictionary/mentor.md` and `../dictionary/mentor.md` lead to the entry `mentor`."""
    folder, _, name = href.partition("#")[0].rpartition("/")
    return name.removesuffix(".md") if folder in ("/dictionary", "../dictionary") and name.endswith(".md") else None


class LinkRecorder(Extension, Treeprocessor):
    """Writes down the links to entries in the finished tree, in document order."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def extendMarkdown(self, md: Markdown) -> None:
        self.md = md
        md.treeprocessors.register(self, "recorder", -10)

    def run(self, root: ElementTree.Element) -> None:
        self.found = [
            f"{read(link, self.md.htmlStash.rawHtmlBlocks.__getitem__).text} -> {link.get('data-entry')}"
            for link in root.iter("a")
            if link.get("data-entry")
        ]
