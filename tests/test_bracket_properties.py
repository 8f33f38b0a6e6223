"""What must hold for double brackets in any Markdown, in entries and in articles."""

import re
import unicodedata
from collections import Counter
from functools import cache
from html.parser import HTMLParser
from itertools import pairwise

from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown import Markdown

from dictionary.checking.link_checks import EXTENSIONS, LinkChecks, check_document
from dictionary.linking import explicit_links
from dictionary.linking.fields import FieldRenderer
from dictionary.linking.markdown_extension import DictionaryLinks, LinkContext
from dictionary.linking.term_index import TermIndex, build_index
from linking_cases import entry

WORDS = ["mentor", "career", "O*NET", "job offer", "job", "offer", "STAR format", "xyzzy", "is", "é", "x"]
SIGNS = [*"[]|!#*_`\\<>&(){}\n :-~=^\t\u00a0\u0002", "[[", "]]", "[[[", "]]]", "\\|", "\\[", "](", "**", "\n\n", "``"]
BRACKETS = [
    "[[mentor]]",
    "[[career|life]]",
    "[[xyzzy]]",
    "[[mentor\\|m]]",
    "[[career#tips]]",
    "[[mentor#no]]",
    "[[!job offer]]",
]
MARKDOWN = [
    "](https://x.example/)",
    '](https://x.example/ "a title")',
    "![a",
    "`code`",
    "<https://x.example/>",
    "<a@x.example>",
    "\n\n- ",
    "\n\n    ",
    "\n> ",
    "\n\n| a | b |\n|---|---|\n| ",
    " | c |\n",
    "\n\n```\n",
    "\n\n## ",
    "&amp;",
    "&#91;",
    "\n\n[x]: /y\n\n",
    "][x]",
]
RAW = [
    '<span title="[[xyzzy]] O*NET">',
    "</span>",
    "<b>",
    "</b>",
    "<br>",
    "<!-- [[xyzzy]] -->",
    "<code>",
    "</code>",
    '<a href="/O*NET">a</a>',
    '<a href="/x">[[mentor]]</a>',
    "<sup>1</sup>",
    "\n\n<div>[[xyzzy]] O*NET</div>\n\n",
]


def texts_of(*pieces: list[str]) -> st.SearchStrategy[str]:
    some = st.sampled_from([piece for kind in pieces for piece in kind])
    return st.lists(st.one_of(some, some, st.just(" "), st.text(max_size=3)), max_size=25).map("".join)


ENTRY_TEXTS = texts_of(WORDS, SIGNS, BRACKETS, MARKDOWN)
ARTICLES = texts_of(WORDS, SIGNS, BRACKETS, MARKDOWN, RAW)


@cache
def index() -> TermIndex:
    fields = [
        {"slug": "mentor", "headword": "mentor", "grammar": "countable"},
        {"slug": "career", "headword": "career", "grammar": "countable", "autolink": False, "tips": ["Plan it."]},
        {"slug": "occupation-code", "headword": "occupation code", "covers": ["O*NET"]},
        {"slug": "job-offer", "headword": "job offer", "grammar": "countable"},
        {"slug": "star", "headword": "STAR method", "aliases": ["STAR format"]},
    ]
    return build_index([entry(each) for each in fields])


@cache
def renderer() -> FieldRenderer:
    return FieldRenderer(index())


def article(text: str) -> tuple[str, LinkContext]:
    context = LinkContext(index(), href=lambda slug: f"/d/{slug}.md")
    return Markdown(extensions=[*EXTENSIONS, DictionaryLinks(context)]).convert(text), context


def field(text: str, is_block: bool) -> tuple[str, LinkContext]:
    context = LinkContext(index(), href=lambda slug: f"https://x.example/{slug}")
    return str((renderer().block if is_block else renderer().inline)(text, context)), context


def codes(context: LinkContext) -> Counter[str]:
    return Counter(link.trouble for link in context.troubles if link.trouble and link.trouble != "unopened")


class Reader(HTMLParser):
    """Entry links in other links, elements without an end, and the text."""

    VOID = frozenset(("br", "hr", "img", "input"))

    def __init__(self, html: str) -> None:
        super().__init__()
        self.text = ""
        self.is_nested = False
        self.open: list[str] = []
        self.is_well_formed = True
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        # Python-Markdown nests an address in angle brackets in a link; with ours, nothing may be nested.
        is_ours = any(name == "data-entry" for name, _ in attrs)
        self.is_nested |= tag == "a" and ((is_ours and "a" in self.open) or "entry" in self.open)
        tag = "entry" if is_ours else tag
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in self.VOID

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() not in ((tag, "entry") if tag == "a" else (tag,)):
            self.is_well_formed = False

    def handle_data(self, data: str) -> None:
        self.text += data


def has_control_characters(text: str) -> bool:
    return any(unicodedata.category(char) == "Cc" and char not in "\n\t" for char in text)


@settings(max_examples=200)
@given(ENTRY_TEXTS, st.booleans())
@example("[[career|`x` <https://x.example/>]]", False)
def test_fields_of_entries(text: str, is_block: bool) -> None:
    html, context = field(text, is_block)
    reader = Reader(html)
    assert reader.is_well_formed and not reader.open
    assert not reader.is_nested
    assert not has_control_characters(html)
    assert not any(has_control_characters(mention.sentence + mention.shown) for mention in context.mentions)


@settings(max_examples=200)
@given(ENTRY_TEXTS, st.booleans())
@example("`[[xyzzy]]` [[xyzzy]]", True)
@example("[[!\\|x]]", True)
def test_the_check_of_a_field_finds_what_the_renderer_finds(text: str, is_block: bool) -> None:
    _, context = field(text, is_block)
    found = LinkChecks(index()).troubles(text, is_block=is_block)
    told = Counter(link.trouble for link in found if link.trouble and link.trouble != "unopened")
    assert told == codes(context)
    targets = renderer().explicit_links(text, index(), is_block=is_block)
    assert {link.slug for link in targets if link.slug} == context.explicit


@settings(max_examples=300)
@given(ARTICLES)
@example("**[[mentor]]** `a` ![b [[career]]](x.png)")
def test_articles(text: str) -> None:
    html, context = article(text)
    if not any(piece in text for piece in ("<", ">")):
        reader = Reader(html)
        assert reader.is_well_formed and not reader.open
    assert not Reader(html).is_nested
    assert not has_control_characters(html)
    assert not any(
        has_control_characters(mention.sentence + mention.shown + mention.section) for mention in context.mentions
    )


@settings(max_examples=300)
@given(ARTICLES)
@example("```\n[[xyzzy]]\n```\n\n[[xyzzy]]")
@example("[[mentor]][x]\n\n[x]: /y")
@example("[[xyzzy]], see [a](/b) and `c`.\n\n[[xyzzy]] and\n[[mentor|m]].\n\n- [[xyzzy]]\n- [x]\n\n[x]: /y")
@example("| a | b |\n|--|--|\n| [[mentor | [[career\\|c]] |")
def test_the_check_of_an_article_finds_what_the_renderer_finds(text: str) -> None:
    _, context = article(text)
    lines = text.replace("\u0002", "").replace("\u0003", "").split("\n")
    found = list(check_document("docs/a.md", text, index()))
    assert sum(codes(context).values()) == sum(problem.severity == "error" for problem in found)
    for problem in found:
        line = lines[problem.position.line - 1]
        assert line[problem.position.column - 1 :].startswith(("[[", "]]")), problem


@settings(max_examples=150)
@given(
    texts_of(
        [word for word in WORDS if "*" not in word], ["**", "*", "\n", "\n\n", "- ", "> ", ". ", ", "], BRACKETS[:2]
    )
)
def test_a_link_shows_its_words_and_nothing_else(text: str) -> None:
    text = re.sub(" +", " ", text)
    html, _ = article(text)
    words, _ = article(re.sub(r"\[\[(?:[^\[\]|]*\|)?([^\[\]]*)\]\]", r"\1", text))
    assert Reader(html).text.split() == Reader(words).text.split()


@settings(max_examples=150)
@given(texts_of(WORDS, BRACKETS, ["*", "**", ". ", "| "]), st.sampled_from([p for p in RAW if p[0] == "<"]))
def test_raw_html_stays_as_it_is(text: str, raw: str) -> None:
    text = text.replace("`", "").replace("<", "").replace("\\", "").replace("&", "")
    html, _ = article(f"x {text} {raw} {text} x")
    for tag in re.findall(r"<[^>]*>", raw):
        assert tag in html


@given(st.text(alphabet="[]|!#ab \n\\", max_size=60))
def test_the_parser_finds_pieces_in_order(text: str) -> None:
    found = explicit_links.parse(text)
    assert [bracket.start for bracket in found] == sorted({bracket.start for bracket in found})
    for bracket in found:
        assert 0 <= bracket.start < bracket.end <= len(text)
        assert text[bracket.start : bracket.start + 2] == ("]]" if bracket.fault == "unopened" else "[[")
    links = [bracket for bracket in found if bracket.kind != "fault"]
    assert all(before.end <= after.start for before, after in pairwise(links))


@given(st.text(alphabet="[]ab \n", max_size=60))
def test_numbers_change_nothing(text: str) -> None:
    plain = [(b.kind, b.name, b.shown, b.fault) for b in explicit_links.parse(text)]
    numbered = explicit_links.numbered(text)
    found = explicit_links.parse(numbered)
    assert [
        (b.kind, explicit_links.plain(b.name), b.shown and explicit_links.plain(b.shown), b.fault) for b in found
    ] == [
        (kind, explicit_links.plain(name), shown and explicit_links.plain(shown), fault)
        for kind, name, shown, fault in plain
    ]
    assert all(explicit_links.number_at(numbered, bracket) is not None for bracket in found)
