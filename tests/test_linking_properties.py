"""What must hold for automatic links on any text without `[[…]]`."""

import re
from functools import cache
from html.parser import HTMLParser
from unicodedata import category

from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown import Markdown

from dictionary.language.folding import fold_label, joined, tokens
from dictionary.linking.bare_addresses import BareAddresses
from dictionary.linking.markdown_extension import DictionaryLinks, LinkContext
from dictionary.linking.mentions import PageLinks, find_mentions
from dictionary.linking.term_index import TermIndex, build_index
from linking_cases import Case, cases, entry

_INVISIBLE = "\u00ad\u200b\u2060\ufeff"


@cache
def index() -> TermIndex:
    """The index of the annotated paragraphs: more than a hundred entries with all their traps."""
    return next(case for case in cases("marked") if case.id.startswith("paragraphs: ")).index


@cache
def pieces() -> list[str]:
    """Labels of the index, their words, and everything that may stand between them."""
    labels = sorted({claim.label for term in index().labels.values() for claim in term.claims})
    words = sorted({word for label in labels for word in label.split()})
    return labels + words + list(" .,;:!?()'’\"-–—/&*_\n\t") + ["'s", "s", "\u00a0", "\u00ad", "é", "x"]


texts = st.lists(st.one_of(st.sampled_from(pieces()), st.just(" "), st.text(max_size=4)), max_size=30).map("".join)


@given(texts)
def test_mentions_are_in_order_and_inside_the_text(text: str) -> None:
    end = 0
    for mention in find_mentions(text, index()):
        assert end <= mention.start < mention.end <= len(text)
        end = mention.end


@given(texts)
def test_an_entry_is_linked_once_and_never_where_it_may_not(text: str) -> None:
    links = PageLinks(own="job-interview")
    slugs = [slug for _, slug in links.choose(find_mentions(text, index()))]
    assert len(slugs) == len(set(slugs))
    assert "job-interview" not in slugs
    assert not list(links.choose(find_mentions(text, index())))


@given(texts, st.sampled_from("\u00ad\u200b\u2060\ufeff"))
def test_what_cannot_be_seen_inside_words_changes_no_mention(text: str, invisible: str) -> None:
    text = re.sub(f"[{_INVISIBLE}]", "", text)
    hidden = re.sub(r"(?<=[a-z])(?=[a-z])", invisible, text)
    found = [(m.target, hidden[m.start : m.end].replace(invisible, "")) for m in find_mentions(hidden, index())]
    assert found == [(m.target, text[m.start : m.end]) for m in find_mentions(text, index())]


@given(texts)
def test_a_raised_number_behind_a_mention_changes_no_mention(text: str) -> None:
    before = [(m.start, m.end) for m in find_mentions(text, index())]
    if before and text[before[-1][1] :].strip() == "":
        noted = text[: before[-1][1]] + "¹²"
        assert [(m.start, m.end) for m in find_mentions(noted, index())] == before


@cache
def guarded() -> TermIndex:
    """An entry whose labels overlap with its own phrases in every way, and another one."""
    return build_index(
        [
            entry(
                {
                    "slug": "networking",
                    "headword": "networking",
                    "aliases": ["professional networking", "big site"],
                    "not_in": ["networking site", "site networking big"],
                }
            ),
            entry({"slug": "site", "headword": "site visit", "aliases": ["big professional"]}),
        ]
    )


@given(st.lists(st.sampled_from("professional networking site big visit , .".split()), max_size=12).map(" ".join))
def test_no_link_overlaps_with_a_phrase_of_its_entry(text: str) -> None:
    phrases = [m.span(1) for m in re.finditer(r"(?=\b(networking site|site networking big)\b)", text)]
    for mention in find_mentions(text, guarded()):
        if mention.target == "networking":
            assert not any(start < mention.end and mention.start < end for start, end in phrases)


@given(st.lists(st.sampled_from("mentor CV / \\ . @ # : ~ - _ ( ) x com md ? = &".split()), max_size=12).map("".join))
def test_whatever_looks_like_an_address_is_read_once(text: str) -> None:
    """Mentions are the same whether a text is asked about whole or with prose around it."""
    alone = [(m.start, m.end) for m in find_mentions(text, index())]
    around = [(m.start - 2, m.end - 2) for m in find_mentions(f"x {text} x", index())]
    assert around == alone


@given(st.sampled_from([case for case in cases("marked") if case.id.startswith("paragraphs: ")]), texts)
def test_text_before_a_sentence_does_not_change_its_links(case: Case, other: str) -> None:
    """Mentions depend on their neighbors only, not on the rest of the page."""
    alone = [(m.start, m.end) for m in find_mentions(case.text, case.index)]
    before = f"{other} . . "
    joined = [(m.start - len(before), m.end - len(before)) for m in find_mentions(before + case.text, case.index)]
    assert [span for span in joined if span[0] >= 0] == alone


@settings(max_examples=150)
@given(texts.filter(lambda text: "[[" not in text))
def test_links_change_nothing_but_links(text: str) -> None:
    plain = Markdown(extensions=["tables"]).convert(text)
    context = LinkContext(index(), href=lambda slug: f"/dictionary/{slug}.md")
    linked = Markdown(extensions=["tables", DictionaryLinks(context)]).convert(text)
    before, after = Reader(plain), Reader(linked)
    if not _STARS.search(text):
        assert after.text == "".join(char for char in before.text if char in "\t\n" or category(char) != "Cc")
    assert not after.nested
    assert len(after.slugs) == len(set(after.slugs))


@settings(max_examples=150)
@given(st.lists(st.sampled_from(["job interview", "offer", "a", "notice period", "CVs", "the", "résumé"]), max_size=12))
def test_linking_twice_changes_nothing(words: list[str]) -> None:
    """A text whose links are all written out gets no other link, and keeps these."""
    text = " ".join(words)
    links = PageLinks()
    explicit, position = "", 0
    for mention, slug in links.choose(find_mentions(text, index())):
        explicit += f"{text[position : mention.start]}[[{slug}|{text[mention.start : mention.end]}]]"
        position = mention.end
    explicit += text[position:]
    once, twice = (Reader(_linked(source)) for source in (text, explicit))
    assert (once.text, once.slugs) == (twice.text, twice.slugs)


def _linked(source: str) -> str:
    return Markdown(extensions=[DictionaryLinks(LinkContext(index(), href=str))]).convert(source)


# Labels with signs of Markdown (O*NET) are kept from becoming emphasis: there the text may differ.
_STARS = re.compile(r"\*")


class Reader(HTMLParser):
    """The text of HTML and the links to entries in it."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.text = ""
        self.slugs: list[str] = []
        self.nested = False
        self._open = 0
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "a":
            self.nested |= self._open > 0
            self._open += 1
            self.slugs += [value for name, value in attrs if name == "data-entry" and value]

    def handle_endtag(self, tag: str) -> None:
        self._open -= tag == "a"

    def handle_data(self, data: str) -> None:
        self.text += data


@given(texts)
@example("1099:\u00ad")
def test_a_label_is_folded_the_same_in_the_fast_way(text: str) -> None:
    assert fold_label(text) == joined(*tokens(text))


class Thorough(BareAddresses):
    """Judges every mention, those too that plainly stand alone."""

    def _stands_alone(self, start: int, end: int) -> bool:
        return False


signs = st.sampled_from([*'/.:?@#\\,~-w("1漢\u3000\n', "www", "html", "isbn", "localhost", ". ", ", "])


@given(st.lists(st.one_of(st.sampled_from(["mentor", " "]), signs), max_size=20).map("".join), st.data())
def test_a_mention_is_judged_the_same_in_the_fast_way(text: str, data: st.DataObject) -> None:
    fast, thorough, position = BareAddresses(text), Thorough(text), 0
    while position < len(text):
        start = data.draw(st.integers(position, len(text) - 1))
        position = data.draw(st.integers(start + 1, len(text)))
        assert fast.hold(start, position) == thorough.hold(start, position)
