"""Finished HTML passes Markdown as it is, and only finished HTML."""

from collections.abc import Sequence

import pytest
from markdown import Markdown
from markdown.extensions import Extension

from dictionary.linking.fields import FieldRenderer
from dictionary.linking.markdown_extension import LinkContext
from dictionary.linking.term_index import build_index
from dictionary.pages.finished_html import BEGIN, END, FinishedHtml, finished, ids_in, joined, parted

OTHERS = ("toc", "attr_list", "tables", "sane_lists", "fenced_code")
PAGE = f"""
{finished('<h1 id="a">A</h1>')}
## One {{#one}}
{finished("<ol><li>x</li></ol>")}
## Two {{#two}}
{finished("<p>y</p>")}
"""


def _html(page: str, *extensions: Extension) -> str:
    return Markdown(extensions=[*OTHERS, *extensions]).convert(page)


def _lines(html: str, but: Sequence[str] = ()) -> list[str]:
    return [line for line in html.splitlines() if line.strip() and line not in but]


def test_a_page_comes_out_the_same_without_the_extension() -> None:
    assert _lines(_html(PAGE, FinishedHtml())) == _lines(_html(PAGE), but=(BEGIN, END))


@pytest.mark.parametrize(
    "html",
    [
        "<pre><code># no heading\n\n    no code\n\n| no | table |\n|--|--|\n</code></pre>",
        "<p>*no emphasis*, [no link](x), {: no=attributes }</p>",
        "<div>\n\n1. no list\n\n</div>",
        "<p>not closed",
        r"<p>\1 \g<0> \\</p>",
    ],
)
def test_markdown_changes_nothing_in_it(html: str) -> None:
    before, after = _html(f"before\n{finished(html)}\nafter", FinishedHtml()).split(html)
    assert (before.strip(), after.strip()) == ("<p>before</p>", "<p>after</p>")


def test_nothing_leaves_nothing() -> None:
    assert _html(f"## One\n{finished('')}\n## Two", FinishedHtml()) == _html("## One\n\n## Two")


def test_a_page_without_marks_is_read_as_ever() -> None:
    page = "*a*\n\n<div>b</div>\n\n<!-- c -->"
    assert _html(page, FinishedHtml()) == _html(page)


@pytest.mark.parametrize("mark", [BEGIN, END, f"{END}*x*{BEGIN}", f"`{END}`", f"    {END}", f"```\n{END}\n```"])
def test_contributed_text_cannot_hold_the_marks(mark: str) -> None:
    index = build_index(())
    renderer = FieldRenderer(index)
    for render in (renderer.block, renderer.inline, renderer.sentence):
        html = render(mark, LinkContext(index, str))
        assert BEGIN not in html
        assert END not in html


@pytest.mark.parametrize(
    "page",
    [
        PAGE,
        "",
        "## Only {#only}",
        finished("<p>only</p>"),
        finished("") + finished("<p>one</p>") + finished("<p>two</p>"),
        f"## One\n{finished('<p>a</p>')}{finished('')}\n## Two\n",
        finished("<pre>\n\n\nthree empty lines\n\n\n</pre>") + "## Two",
    ],
)
def test_a_skeleton_with_its_pieces_is_the_page(page: str) -> None:
    skeleton, pieces = parted(page)
    assert joined(_html(skeleton), pieces) == _html(page, FinishedHtml())


def test_pages_with_the_same_headings_share_a_skeleton() -> None:
    one, other = (parted(PAGE.replace("<p>y</p>", html))[0] for html in ("<p>a</p>", "<p>b</p><p id='x'>c</p>"))
    assert one == other


def test_pieces_without_a_place_are_told() -> None:
    skeleton, pieces = parted(PAGE)
    assert joined(_html(skeleton).replace("piece", ""), pieces) is None


def test_ids_to_which_links_can_lead() -> None:
    assert ids_in(['<p class="a" id="b">id="c"</p>', "<i id='d'>x</i>", '<h2 id="e-f">&lt;p id="g"&gt;</h2>']) == {
        "b",
        "e-f",
    }
