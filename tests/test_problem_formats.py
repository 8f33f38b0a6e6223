"""What the checks say, for people, for programs and for GitHub: nothing of it can be taken for a command or markup."""

import json

from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown

from crawl import Page
from dictionary.exports.plain_markdown import code, plain
from dictionary.exports.problem_formats import (
    MOST_ANNOTATIONS,
    Result,
    as_annotations,
    as_json,
    as_summary,
    as_text,
    help_at,
)
from dictionary.model.problems import Position, Problem

PROBLEM = Problem(
    path="glossary/x.yml",
    position=Position(2, 11, 21),
    code="E204",
    name="topic-unknown",
    message='"Job Search" is not one of our topics.',
    fix="did you mean job-search?",
    replacement="job-search",
)
ADVICE = Problem(path="glossary/y.yml", code="W301", name="one-way-see-also", message="Hm.", fix="add it.")
HELP = help_at("https://words.example/contribute/errors/")


def test_text_says_where_a_code_is_explained() -> None:
    lines = list(as_text(Result([PROBLEM], 5), HELP))
    assert lines[0].startswith("glossary/x.yml:2:11: error[E204 topic-unknown] ")
    assert lines[1] == "5 entries, 1 error, 0 pieces of advice."
    assert lines[-1].endswith("https://words.example/contribute/errors/#e204")
    assert list(as_text(Result([], 5), HELP)) == ["5 entries, 0 errors, 0 pieces of advice."]
    assert "contribute/errors" in list(as_text(Result([PROBLEM], 5)))[-1]


def test_json_holds_all_that_is_known() -> None:
    data = json.loads(as_json(Result([PROBLEM, ADVICE], 5), HELP))
    assert {name: data[name] for name in ("version", "entries", "errors", "advice")} == {
        "version": 1,
        "entries": 5,
        "errors": 1,
        "advice": 1,
    }
    assert data["problems"][0] == {
        "path": "glossary/x.yml",
        "line": 2,
        "column": 11,
        "end_column": 21,
        "code": "E204",
        "name": "topic-unknown",
        "severity": "error",
        "message": PROBLEM.message,
        "fix": PROBLEM.fix,
        "replacement": "job-search",
        "help": "https://words.example/contribute/errors/#e204",
    }
    assert data["problems"][1]["replacement"] is None
    assert json.loads(as_json(Result([PROBLEM], 5)))["problems"][0]["help"] is None


def test_an_annotation_as_github_reads_it() -> None:
    assert next(as_annotations(Result([PROBLEM], 5))) == (
        "::error file=glossary/x.yml,line=2,col=11,endColumn=21,title=E204 topic-unknown::"
        '"Job Search" is not one of our topics. Fix: did you mean job-search?'
    )


def test_signs_that_mean_something_to_the_runner_are_escaped() -> None:
    problem = Problem(path="a,b:c%d\n.yml", code="E101", name="n", message="50%\r\n::error::x", fix="a: b, c")
    (line, _) = as_annotations(Result([problem], 0))
    assert "file=a%2Cb%3Ac%25d%0A.yml," in line
    assert line.endswith("::50%25%0D%0A::error::x Fix: a: b, c")


def test_ten_of_each_level_the_unreadable_first() -> None:
    many = [Problem(path=f"{n:02}.yml", code="E204", name="n", message="M.", fix="f.") for n in range(30)]
    unreadable = Problem(path="zz.yml", code="E103", name="n", message="M.", fix="f.")
    lines = list(as_annotations(Result([*many, unreadable, *[ADVICE] * 30], 0)))
    assert sum(line.startswith("::error ") for line in lines) == MOST_ANNOTATIONS
    assert sum(line.startswith("::warning ") for line in lines) == MOST_ANNOTATIONS
    assert lines[0].startswith("::error file=zz.yml,")


@given(st.lists(st.text(), min_size=1, max_size=3))
def test_no_line_is_added_by_what_was_contributed(texts: list[str]) -> None:
    problems = [Problem(path=t, code="E101", name=t, message=t, fix=t) for t in [*texts, "\n::stop-commands::x"]]
    for line in as_annotations(Result(problems, 0)):
        assert "\n" not in line and "\r" not in line
    assert all(len(line.splitlines()) == 1 for line in as_text(Result(problems, 0)))


HOSTILE = (
    "<script>alert(1)</script> @everyone #12 | cell\n::error::x\n## heading [x](javascript:x) ![x](y) **b** _i_ `c` "
    "https://evil.example/ www.evil.example 1. x\n- item <!-- --> &lt; \\* $x$ ~~s~~ deadbeefcafe"
)


@given(st.text() | st.text(alphabet="<>&`*_[]()!@#|~\\$:/-+=.1 ab\n\t"))
def test_text_in_a_summary_is_shown_as_it_is(text: str) -> None:
    for hostile in (text, HOSTILE):
        html = Markdown(extensions=["tables", "fenced_code"]).convert(f"x {plain(hostile)}")
        page = Page("x", html)
        assert {element.tag for element in page.elements} <= {"p", "code"}
        assert "\n" not in plain(hostile)


def test_names_numbers_and_addresses_stand_in_code() -> None:
    assert plain("ask @anna") == "ask <code>&#64;anna</code>"
    assert plain('begin it with https://; or "x.example/@a".') == (
        "begin it with <code>https&#58;//</code>; or &#34;<code>x.example/&#64;a</code>&#34;."
    )
    assert plain("see #12") == "see <code>&#35;12</code>"
    assert plain("a|b *c*") == "a&#124;b &#42;c&#42;"
    assert plain("- x") == "&#45; x"
    assert plain("1. x") == "&#49;&#46; x"
    assert code("a`b|c") == "<code>a&#96;b&#124;c</code>"


def test_a_summary_has_all_problems_and_an_end() -> None:
    text = as_summary(Result([ADVICE, PROBLEM], 5), HELP)
    assert text.index("E204") < text.index("W301")
    assert "[E204](https://words.example/contribute/errors/#e204)" in text
    assert "Nothing to mend" in as_summary(Result([], 5))
    many = as_summary(Result([PROBLEM] * 1000, 5), HELP, most_bytes=20_000)
    assert len(many.encode()) <= 20_000
    assert "make check" in many
