"""Titles and descriptions reach browsers and other sites whole, whatever signs they hold."""

from pathlib import Path

import pytest

from builds import build_strictly, copy_project
from crawl import Page

NAME = 'The "A & B" of <work>'
DESCRIPTION = """What 'work' & "pay" mean, from < to >."""

# A page's Markdown → its title as people read it.
PAGES = {
    "fit": ('# What "fit" means\n', 'What "fit" means'),
    "apostrophe": ("# It's 'here'\n", "It's 'here'"),
    "signs": ("# R&D, <5 % & `<b>` or *em*\n", "R&D, <5 % & <b> or em"),
    "entities": ("# Fish &amp; chips &quot;now&quot;\n", 'Fish & chips "now"'),
    "titled": ('---\ntitle: Say "hi" & <go>\ndescription: One "line" & <more>\n---\n\n# Other\n', 'Say "hi" & <go>'),
    "articles/quoted": ('# Why *"fit"* & "culture" matter\n', 'Why "fit" & "culture" matter'),
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("meta")
    project = copy_project(folder / "project")
    config = project / "mkdocs.yml"
    text = config.read_text("utf-8").replace("site_name: Career Dictionary", f"site_name: '{NAME}'")
    quoted = DESCRIPTION.replace("'", "''")
    before, _, after = text.partition("site_description: ")
    config.write_text(f"{before}site_description: '{quoted}'\n{after.partition(chr(10))[2]}", "utf-8")
    for name, (markdown, _) in PAGES.items():
        (project / "docs" / f"{name}.md").write_text(markdown, "utf-8")
    return build_strictly(project, folder / "repo")


def read(site: Path, name: str) -> Page:
    return Page(name, (site / name / "index.html").read_text("utf-8"))


def content(page: Page, name: str) -> str:
    (meta,) = page.all("meta", property=name) if ":" in name else page.all("meta", name=name)
    return meta.attributes["content"]


def title_of(page: Page, site: Path) -> str:
    text = (site / page.path / "index.html").read_text("utf-8")
    return Page("", f"<p>{text.partition('<title>')[2].partition('</title>')[0]}</p>").texts[0]


@pytest.mark.parametrize("name", PAGES)
def test_the_title_of_a_page_is_whole(name: str, site: Path) -> None:
    page, title = read(site, name), PAGES[name][1]
    assert content(page, "og:title") == title
    assert content(page, "og:site_name") == NAME
    assert title_of(page, site) == f"{title} – {NAME}"


@pytest.mark.parametrize(("name", "description"), [("fit", DESCRIPTION), ("titled", 'One "line" & <more>')])
def test_the_description_of_a_page_is_whole(name: str, description: str, site: Path) -> None:
    page = read(site, name)
    assert content(page, "description") == content(page, "og:description") == description


def test_names_of_the_site_are_whole_everywhere_in_a_page(site: Path) -> None:
    page = read(site, "")
    assert NAME in page.texts
    assert DESCRIPTION in page.texts
    assert not page.all("work") and not page.all("go")
