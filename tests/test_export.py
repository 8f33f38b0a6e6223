"""`make export`: pages for builders that know nothing of the dictionary. What one makes of it: `tests/interop/`."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from markdown import Markdown

from builds import PROJECT, copy_project, environment, fingerprint
from crawl import Page
from dictionary.exports import flat_template
from dictionary.exports.plain_page import Places, plain_body

PLACES = Places(
    {
        "": "index.md",
        "./": "index.md",
        "dictionary/": "dictionary/index.md",
        "dictionary/mentor/": "dictionary/mentor.md",
    }
    | {"dictionary/導師/": "dictionary/導師.md"},
    ["feed.xml", "dictionary/cv/index.html"],
)


@pytest.mark.parametrize(
    ("address", "source"),
    [
        ("../", "index.md"),
        ("../mentor/#tips", "mentor.md#tips"),
        ("./?word=x", "index.md?word=x"),
        (".", "index.md"),
        ("../../feed.xml", "../feed.xml"),
        ("../cv/", "cv/"),
        ("../導師/", "導師.md"),
        ("../%E5%B0%8E%E5%B8%AB/#x", "導師.md#x"),
        ("#here", "#here"),
        ("?q=1", "?q=1"),
        ("/elsewhere", "/elsewhere"),
        ("https://example.org/a", "https://example.org/a"),
        ("mailto:a@example.org", "mailto:a@example.org"),
        ("../nobody/", None),
        ("../../feed", None),
    ],
)
def test_addresses_become_paths_of_sources(address: str, source: str | None) -> None:
    folder = "dictionary/" if address in ("../", ".", "./?word=x") else "dictionary/topic/"
    told = PLACES.source(address, folder, "dictionary/topic.md")
    assert told == ("../index.md" if address == "../" else source)


def test_a_page_is_the_same_when_markdown_has_read_it() -> None:
    html = (
        '<nav class="crumbs"><a href="../">All</a></nav>\n'
        '<h1 id="a">C*_x_* &amp; <code>[b](c)</code><a class="headerlink" href="#a" title="Link">&para;</a></h1>'
        "Loose <b>words</b>, &lt;p&gt;\n"
        "<p>One</p><pre>\n\n```\n# no heading\n\tx\n</pre>"
        '<section aria-labelledby="s"><h2 id="s">Said</h2><ul><li><a class="entry-link" data-entry="mentor" '
        'href="../mentor/">m &amp; m</a><br>\n\n* no list</ul></section>'
        '<section aria-labelledby="t"><h2 id="t">Not in the contents</h2></section><hr>'
        '<img src="../nobody.png" alt="&quot;"><svg><path d="M0"/></svg>'
    )
    body = plain_body(html, {"a", "s"}, lambda each: PLACES.source(each, "dictionary/x/", "dictionary/x.md"))
    assert (body.links, body.mentions, body.dead) == (2, 1, ("../nobody.png",))
    assert [line for line in body.text.splitlines() if line.startswith("#") and "{#" in line] == [
        "# C&#42;&#95;x&#95;&#42; &amp; <code>&#91;b&#93;&#40;c&#41;</code> {#a}",
        "## Said {#s}",
    ]
    markdown = Markdown(extensions=["attr_list", "toc", "fenced_code", "tables"])
    page, before = Page("", f"<article>{markdown.convert(body.text)}</article>"), Page("", f"<article>{html}</article>")
    said = "".join("".join(before.texts).split()).replace("¶", "")
    assert "".join("".join(page.texts).split()) == said
    assert page.ids == before.ids
    assert [each["id"] for each in markdown.toc_tokens] == ["a"]  # type: ignore[attr-defined]
    assert [each["id"] for each in markdown.toc_tokens[0]["children"]] == ["s"]  # type: ignore[attr-defined]
    hrefs = [element.attributes["href"] for element in page.all("a")]
    assert hrefs == ["index.md", "mentor.md"]


def test_a_rendered_part_becomes_a_template() -> None:
    html = f'<a href="{flat_template.marked("a/b.html?x=é")}">{flat_template.TITLE}</a>{{{{ x }}}} {{% y %}} {{# z'
    text = flat_template.template(html)
    assert '<a href="{{ "a/b.html?x=é" | url }}">{{ (page.meta.title' in text
    assert "{{ '{' }}{ x }} {{ '{' }}% y %} {{ '{' }}# z" in text.replace("{{ '{' }}{{ '{' }}", "{{ '{' }}{")
    assert flat_template.marked("https://example.org/") == "https://example.org/"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = copy_project(tmp_path_factory.mktemp("export") / "project")
    shutil.copytree(PROJECT / "scripts", folder / "scripts")
    return folder


def export(project: Path, *options: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "scripts/export.py", *options]
    env = environment(PYTHONPATH="hooks")
    return subprocess.run(command, cwd=project, env=env, check=False, text=True, capture_output=True)


def test_an_export_is_whole_and_always_the_same(project: Path) -> None:
    done = export(project)
    assert done.returncode == 0, done.stdout + done.stderr
    folder = project / "export"
    settings = yaml.safe_load((folder / "mkdocs.yml").read_text("utf-8"))
    assert settings.keys().isdisjoint(("hooks", "plugins"))
    assert settings["site_url"] == "http://localhost/repo/"
    _, front, body = (folder / "docs" / "dictionary" / "mentor.md").read_text("utf-8").split("---\n", 2)
    meta = yaml.safe_load(front)
    assert meta["title"] == "mentor"
    assert {"entry", "headword", "definition"} == meta["previews"][0].keys()
    assert "## Mentioned in {#mentioned-in}" in body
    assert "entry-link" in body
    assert (folder / "docs" / "api" / "v1" / "names.json").is_file()
    before = fingerprint(folder)
    assert export(project).returncode == 0
    assert fingerprint(folder) == before


def test_no_folder_of_somebody_else_is_lost(project: Path) -> None:
    (project / "theirs").mkdir()
    (project / "theirs" / "mkdocs.yml").write_text("site_name: Theirs\n")
    done = export(project, "--folder", "theirs")
    assert done.returncode == 1
    assert "did not write, and it would be lost" in done.stdout
    assert [path.name for path in (project / "theirs").iterdir()] == ["mkdocs.yml"]


def test_what_cannot_be_built_is_not_exported(project: Path) -> None:
    entry = project / "glossary" / "wrong.yml"
    entry.write_text("headword: wrong\ntopics: [nowhere]\ndefinition: A wrong is a thing.\n")
    done = export(project, "--folder", "other")
    entry.unlink()
    assert done.returncode == 1
    assert "wrong.yml:2:10" in done.stdout
    assert "Nothing was exported" in done.stdout
    assert not (project / "other").exists()
    assert "Traceback" not in done.stdout + done.stderr


def test_a_link_by_hand_that_leads_nowhere_is_said(project: Path) -> None:
    about = project / "docs" / "about.md"
    before = about.read_bytes()
    about.write_bytes(before + b'\n<p><a href="../no/such/page/">raw</a></p>\n')
    done = export(project, "--folder", "other")
    about.write_bytes(before)
    assert done.returncode == 1
    assert "../no/such/page/" in done.stdout
    assert not (project / "other").exists()


def test_code_that_cannot_be_read_is_said(project: Path) -> None:
    module = project / "hooks" / "dictionary" / "site.py"
    text = module.read_text("utf-8")
    try:
        module.write_text(f"{text}def (:\n", encoding="utf-8")
        done = export(project)
    finally:
        module.write_text(text, encoding="utf-8")
    assert done.returncode == 1
    assert "hooks/dictionary/site.py" in done.stdout and "the code cannot be read" in done.stdout
    assert "Traceback" not in done.stdout + done.stderr
