"""Hand-written pages: their two parts, their titles, the files they are in."""

import os
import re
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from jinja2 import Environment, nodes
from mkdocs.utils.meta import get_data

from dictionary.assembly import assemble
from dictionary.checking.page_addresses import address_of
from dictionary.checking.page_links import _written
from dictionary.model.entry import Article
from dictionary.model.problems import Problem
from dictionary.pages.shared_parts import SharedParts
from dictionary.reading import files as reading_files
from dictionary.reading.docs import docs_from
from dictionary.reading.front_matter import for_builder, split
from dictionary.reading.pages import load_page
from dictionary.reading.placeholders import PLACEHOLDERS
from dictionary.reading.titles import plain, title_of
from dictionary.site import Settings

ROOT = Path(__file__).parent.parent
SIGNS = st.lists(
    st.sampled_from(["---", "...", "\n", "\n\n", "title: A", "List: five", "    more", "[a]: b", "# A", " ", "é", ": "])
    | st.text(max_size=4),
    max_size=15,
).map("".join)


@given(SIGNS)
@example("---\n---\n")
@example("---\ntitle: a\n---")
@example("---\ntitle: a\n...\nbody")
@example("Title: a\n\nbody")
@example("--- \t\ntitle: a\n---\t\nbody")
@example("---\n\n\n---\nbody")
def test_the_builder_gets_the_same_parts(text: str) -> None:
    """Whatever is no front matter with fields is text for the builder too, and nothing of it is lost."""
    unix = text.replace("\r\n", "\n").replace("\r", "\n")
    parts = split(unix)
    body, meta = get_data(for_builder(text))
    assert "list" not in meta or parts.front
    if not parts.front or not parts.front.strip():
        assert meta == {}
        assert body.strip("\n") == parts.body.strip("\n")
    elif meta:
        assert body.strip("\n") == parts.body.strip("\n")
    lines = unix.split("\n")
    assert "\n".join(lines[parts.body_line - 1 :]) == parts.body or parts.body == ""


@pytest.mark.parametrize(
    ("heading", "title"),
    [
        ("Why *C++*?", "Why C++?"),
        ("Why C\\+\\+ and __init__", "Why C++ and init"),
        ("`a < b` &amp; R&D &copy;", "a < b & R&D ©"),
        ('"Fit" and <i>more</i>', '"Fit" and more'),
        ("A [link](x.md) and ![a picture](x.png)", "A link and a picture"),
        ("What [[mentor]] means, [[pto|leave]], [[!star]]", "What mentor means, leave, star"),
        ("In tables [[pto\\|leave]] and [[open", "In tables leave and [[open"),
        ("Headings {#own-id .class}", "Headings"),
        ("Closed ##", "Closed"),
        ("履歴書 *とは*", "履歴書 とは"),
        ("مرشد **من** هو", "مرشد من هو"),
        ("x" * 400, "x" * 400),
    ],
)
def test_a_title_is_what_readers_see(heading: str, title: str) -> None:
    assert plain(heading) == title


@pytest.mark.parametrize(
    ("body", "title"),
    [
        ("# One\n\n# Two\n", "One"),
        ("Text.\n\n# Later\n", "Later"),
        ("Above\n=====\n", "Above"),
        ("```\n# code\n```\n# Real\n", "Real"),
        ("~~~~\n# code\n~~~\n# still\n~~~~\n# Real\n", "Real"),
        ("## Second level\n", "Leave well"),
        ("#\n", "Leave well"),
        ("", "Leave well"),
    ],
)
def test_the_first_heading_is_the_title(body: str, title: str) -> None:
    assert title_of(body, "leave-well") == title


def test_an_article_knows_its_body_and_where_it_begins() -> None:
    text = b"---\r\ntopics: [a]\r\nreviewed: 2026-11-23\r\n---\r\n\r\n# *A*\r\n"
    page, problems = load_page("docs/x/a.md", text, "x/a.md", {"topics": ["a"]}, is_article=True)
    assert problems == []
    assert isinstance(page, Article)
    assert (page.title, page.slug, page.topics, page.body, page.body_line) == ("A", "a", ("a",), "\n# *A*\n", 5)
    assert str(page.last_modified) == "2026-11-23"


def test_front_matter_has_the_last_word_on_titles() -> None:
    page, _ = load_page("docs/a.md", b"---\ntitle: Why *C++*?\n---\n# Other\n", "a.md", {})
    assert page
    assert page.title == "Why *C++*?"


@pytest.mark.parametrize(
    ("source", "address"),
    [
        ("a.md", "a"),
        ("a/index.md", "a"),
        ("a/README.md", "a"),
        ("a/index.html", "a"),
        ("a.html", "a"),
        ("a/readme.md", "a/readme"),
        ("index.md", ""),
        ("A/B.markdown", "a/b"),
        ("a.txt", "a.txt"),
    ],
)
def test_addresses_of_files(source: str, address: str) -> None:
    assert address_of(source) == address


def problems_of(project: Path) -> list[Problem]:
    return assemble(project, Settings(name="Test")).problems


def test_a_glossary_that_is_missing_or_empty(tmp_path: Path) -> None:
    assert [(p.path, p.code) for p in problems_of(tmp_path)] == [("glossary", "E504")]
    (tmp_path / "glossary").mkdir()
    assert [(p.path, p.code) for p in problems_of(tmp_path)] == [("glossary/_strings.yml", "E202")]


def test_files_and_folders_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("glossary/mentor.yml", "glossary/_strings.yml", "docs/a.md", "docs/shut/b.md"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x", encoding="utf-8")
    really_read, really_scan = Path.read_bytes, os.scandir

    def read(path: Path) -> bytes:
        if path.suffix in (".yml", ".md"):
            raise PermissionError(13, "Permission denied")
        return really_read(path)

    def scan(path: Path) -> object:
        if path.name == "shut":
            raise PermissionError(13, "Permission denied")
        return really_scan(path)

    monkeypatch.setattr(Path, "read_bytes", read)
    monkeypatch.setattr(reading_files.os, "scandir", scan)
    found = problems_of(tmp_path)
    assert {p.code for p in found} == {"E504"}
    assert [p.path for p in found] == ["docs/a.md", "docs/shut", "glossary/_strings.yml", "glossary/mentor.yml"]
    assert "permission denied" in found[0].message


def test_what_the_builder_leaves_out_is_left_alone(tmp_path: Path) -> None:
    pathspec = pytest.importorskip("pathspec")
    excluded = pathspec.gitignore.GitIgnoreSpec.from_lines(["_drafts/", "*.tmp.md", "!templates/"])
    docs = docs_from({"docs_dir": str(tmp_path / "docs"), "exclude_docs": excluded, "nav": [{"A": ["a.md"]}]}, tmp_path)
    assert (docs.folder, docs.nav) == ("docs", ("a.md",))
    for name in ("docs/_drafts/a.md", "docs/b.tmp.md", "docs/templates/c.md", "docs/.git/d.md", "docs/a.md"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(b"\xff")
    found = assemble(tmp_path, Settings(name="Test"), docs).problems
    assert [p.path for p in found if p.code == "E102"] == ["docs/a.md", "docs/templates/c.md"]


COUNTED = ("topic_count", "wanted_count", "mentioned_more", "reading_time")


def test_the_table_of_placeholders_is_that_of_templates_code_and_scripts() -> None:
    """Every `t("key", name=…)` and `strings("key", name=…)`, and every `{name}` that something replaces."""
    used: dict[str, set[str]] = {}
    templates = [*(ROOT / "hooks").rglob("*.j2"), *(ROOT / "overrides").rglob("*.html")]
    for template in templates:
        for call in (
            Environment(extensions=[SharedParts]).parse(template.read_text(encoding="utf-8")).find_all(nodes.Call)
        ):
            if isinstance(call.node, nodes.Name) and call.node.name == "t" and isinstance(call.args[0], nodes.Const):
                used.setdefault(call.args[0].value, set()).update(keyword.key for keyword in call.kwargs)
    code = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "hooks").rglob("*.py"))
    for key, arguments in re.findall(r"(?:\bt|strings|self)\(\s*\"([a-z_]+)\",([^()]*(?:\([^()]*\))*[^()]*)\)", code):
        used.setdefault(key, set()).update(re.findall(r"(\w+)=", arguments))
    for key, names in used.items():
        if names:
            assert set(PLACEHOLDERS[key].split()) == names, key
    elsewhere = {key for key in PLACEHOLDERS if key not in used or not used[key]}
    by_count = {f"{key}_{n}" for key in (*COUNTED, "wanted_here") for n in ("one", "other")}
    by_scripts = {"filter_other", "lookup_other", "lookup_apart", "lookup_meanings", "lookup_propose", "lookup_wanted"}
    by_scripts |= {"lookup_all", "lookup_near", "filter_outside_other", "search_none", "search_other"}
    by_scripts |= {"embedding_shown", "embedding_unknown", "embedding_theme_contrast", "embedding_theme_contrast_low"}
    by_links = {"filter_none", "license", "retired_replaced", "embedding_license_text", "embedding_theme_sample"}
    by_links |= {"api_begin", "api_license_text"}
    by_form = {key for key in PLACEHOLDERS if key.startswith("form_")} - {key for key in used if used[key]}
    by_kind = {key for key in PLACEHOLDERS if key.startswith("question_")}
    assert elsewhere == by_count | by_scripts | by_links | by_form | by_kind


@pytest.mark.parametrize(
    "piece", ["[", "](", "](a", "[[a", "<!-- ", "`", "``a", "```\n", " ", "#", "# ", "\\", "[a]: b ", "=\n"]
)
def test_any_text_is_looked_through(piece: str) -> None:
    """Sizes that a pattern which is not linear would take minutes for."""
    body = piece * (200_000 // len(piece))
    list(_written(body))
    title_of(body, "a")
    split(f"---\n{body}")
