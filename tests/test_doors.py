"""What a build would refuse, the check tells first: whole builds of a project with many faults."""

import re
import shutil
import subprocess
import sys
from collections import Counter
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path

import pytest
import yaml

from builds import FIRST_DICTIONARY, PATIENCE, PROJECT, build, copy_project, environment
from dictionary.reading.placeholders import BRACES

_OURS = re.compile(r"^(?:WARNING +- +)?(\S[^:\n]*:\d+:\d+: (?:error|advice)\[.*)$", re.MULTILINE)
_BUILDERS = re.compile(r"^(?:WARNING|ERROR) +- +(?=\S)(?!\S[^:\n]*:\d+:\d+: )(.+)$", re.MULTILINE)

TEXTS = {
    # What the builder finds by itself, when everything is rendered.
    "docs/dead.md": "# Dead\n\n[a](none.md) ![b](no.png) [c](articles/nope.md#x) [d](about) [e](/gone.md) [f](no/)\n",
    "docs/sections.md": "# S\n\n[a](#nope) [b](about.md#nope) [c](dictionary/mentor.md#nope) [d](topics/index.md#x)\n",
    "docs/reference.md": "# R\n\n[a][one], ![b][two]\n\n[one]: gone.md 'Title'\n[two]: <gone too.png>\n",
    "docs/deep/links.md": "# L\n\n[a](about.md) [b](../dictionary/mentro.md) [c](../../outside.md)\n",
    "docs/deep/README.md": "# Readme\n",
    "docs/deep/index.md": "# Index\n",
    # What ends in a traceback, or is lost without a word.
    "docs/latin.md": "# Résumés\n".encode("latin-1"),
    "docs/utf16.md": "# Wide\n".encode("utf-16"),
    "docs/zero.md": b"# Ze\0ro\n",
    "docs/template.md": "---\ntemplate: nowhere.html\n---\n# T\n",
    "docs/entry-template.md": "---\ntemplate: entry.html\n---\n# T\n",
    "docs/icon.md": "---\nicon: no/such\n---\n# I\n",
    "docs/search.md": "---\nsearch: no\n---\n# S\n",
    "docs/hide.md": "---\nhide: 5\n---\n# H\n",
    "docs/address.md": "# A\n\n[a](https://[x)\n",
    "docs/front.md": "---\ntitle: a: b\n---\n# F\n",
    "docs/key.md": "---\n[a]: b\n---\n# K\n",
    "docs/open.md": "---\ntitle: Open\n\n# O\n",
    "docs/day.md": "---\nreviewed: 2026-02-30\n---\n# D\n",
    "docs/articles/topics.md": "---\ntopics: [nope]\n---\n# T\n",
    "docs/articles/one-topic.md": "---\ntopics: networking\n---\n# T\n",
    "docs/articles/soon.md": "---\nreviewed: soon\nautolink: 'false'\n---\n# S\n",
    "docs/articles/README.md": "# R\n",
    "docs/articles/Not A Slug.md": "# N\n",
    "docs/articles/sub/nested.md": "# N\n",
    "docs/dictionary/mentor.md": "# M\n",
    "docs/topics/networking.md": "# N\n",
    "docs/Cap.md": "# C\n",
    "docs/cap.md": "# C\n",
    "docs/aux.md": "# A\n",
    "docs/pictures/what?.txt": "x",
    "glossary/con.yml": "headword: con\ntopics: [networking]\ndefinition: A con is a trick.\n",
    "glossary/dots.yml": "headword: ...\ntopics: [networking]\ndefinition: This is ....\n",
    "glossary/broken.yml": "headword: 'broken\n",
    "glossary/two-faults.yml": "headword: fault\ntopics: [nope]\ndefinition: A fault is here.\nregistre: slang\n",
}
LINKS = {"docs/leak.txt": "/etc/hostname", "docs/nowhere.md": "not-there.md", "docs/circle": "."}
PASS = {
    "docs/articles/list-one.md": "---\nlist: five\n---\n# List one\n\nStays.\n",
    "docs/articles/list-two.md": "---\nlist: articles\n---\n# List two\n\nStays.\n",
    "docs/articles/list-three.md": "List: five things to bring\n\n# List three\n\nStays.\n",
    "docs/articles/stars.md": '# Why *C++* & `a<b` [[mentor]] say "fit"? {#why}\n\nStays.\n',
    "docs/two-rules.md": "---\n---\n# Two rules\n\nStays.\n",
    "docs/no-end.md": "---\ntitle: No end\n---",
}


@dataclass(frozen=True)
class Faulty:
    """The project, and what was said of it."""

    folder: Path
    check: subprocess.CompletedProcess[str]
    strict: subprocess.CompletedProcess[str]

    @property
    def told(self) -> list[str]:
        return _OURS.findall(self.check.stdout)


def write(project: Path, texts: dict[str, str | bytes]) -> None:
    for name, text in texts.items():
        path = project / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())


def check(project: Path) -> subprocess.CompletedProcess[str]:
    """`make check`, in that project."""
    shutil.copytree(PROJECT / "scripts", project / "scripts", dirs_exist_ok=True)
    return subprocess.run(
        [sys.executable, "scripts/check.py"],
        cwd=project,
        env=environment(),
        check=False,
        text=True,
        encoding="utf-8",
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        timeout=PATIENCE,
    )


@pytest.fixture(scope="module")
def faulty(tmp_path_factory: pytest.TempPathFactory) -> Faulty:
    folder = tmp_path_factory.mktemp("faulty")
    project = copy_project(folder / "project")
    write(project, TEXTS)
    for name, target in LINKS.items():
        (project / name).symlink_to(target)
    strings = project / "glossary" / "_strings.yml"
    strings.write_text(
        strings.read_text(encoding="utf-8")
        .replace('browse_count: "{count}', 'browse_count: "{cuont}')
        .replace("license_url: https:", "license_url: javascript:"),
        encoding="utf-8",
    )
    config = project / "mkdocs.yml"
    config.write_text(config.read_text(encoding="utf-8").replace("about.md", "abuot.md"), encoding="utf-8")
    return Faulty(project, check(project), build(project, folder / "site"))


def test_check_and_strict_build_tell_the_same(faulty: Faulty) -> None:
    assert faulty.check.returncode == faulty.strict.returncode == 1, faulty.strict.stdout
    assert "Traceback" not in faulty.check.stdout + faulty.strict.stdout
    in_build = [line for line in _OURS.findall(faulty.strict.stdout) if ": error[" in line]
    assert in_build == [line for line in faulty.told if ": error[" in line]


def test_every_fault_is_told(faulty: Faulty) -> None:
    text = "\n".join(faulty.told)
    for name in (*TEXTS, *LINKS, "glossary/_strings.yml", "mkdocs.yml"):
        if name in ("docs/deep/index.md", "docs/Cap.md"):  # the other one of two is told
            continue
        assert f"{name}:" in text, f"{name} is not told\n{text}"


def test_nothing_is_written_by_a_refused_build(faulty: Faulty) -> None:
    assert not (faulty.folder.parent / "site").exists()


def test_what_the_builder_finds_by_itself_is_told_by_the_check(tmp_path: Path) -> None:
    """A build that is not strict goes on after our problems, and the builder warns of what it finds."""
    project = copy_project(tmp_path / "project")
    names = ["dead", "sections", "reference", "deep/links", "deep/README", "deep/index"]
    # These it would stumble over or lose: a build that is not strict shows what can be shown.
    names += ["latin", "utf16", "zero", "front", "open", "key", "day", "articles/soon", "articles/Not A Slug"]
    write(project, {f"docs/{name}.md": TEXTS[f"docs/{name}.md"] for name in names})
    ways = yaml.safe_load((Path(__file__).parent / "cases" / "page_links.yml").read_text(encoding="utf-8"))
    write(project, {f"docs/way-{number}.md": f"# Way\n\n{way}\n" for number, way in enumerate(ways)})
    config = project / "mkdocs.yml"
    config.write_text(config.read_text(encoding="utf-8").replace(": privacy.md", ": pryvacy.md"), encoding="utf-8")
    done = build(project, tmp_path / "site", strict=False)
    assert done.returncode == 0, done.stdout
    theirs: Counter[str] = Counter()
    for line in _BUILDERS.findall(done.stdout):
        if named := re.search(r"Doc file '([^']+)'", line):
            theirs[f"docs/{named[1]}"] += 1
        elif "README" in line:
            theirs["docs/deep/README.md"] += 1
        elif "nav" in line:
            theirs["mkdocs.yml"] += 1
        else:
            assert "Showing the dictionary" in line, line
    found = re.compile(r"error\[E50[1789] ")
    ours = Counter(line.partition(":")[0] for line in _OURS.findall(check(project).stdout) if found.search(line))
    assert theirs.total() >= 60, done.stdout
    assert ours == theirs, done.stdout


@pytest.fixture(scope="module")
def passing(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("passing")
    project = copy_project(folder / "project")
    write(project, PASS)
    _make_hostile(project / "glossary" / "_strings.yml")
    done = build(project, folder / "site")
    assert done.returncode == 0, done.stdout
    return folder / "site"


HOSTILE = '<svg onload="hit()">&lt;\'`*x*'
WITHOUT = ("months", "license_url", "thousands")


def _make_hostile(file: Path) -> None:
    strings = yaml.safe_load(file.read_text(encoding="utf-8"))
    changed = {key: text if key in WITHOUT else f"{text}{HOSTILE}{key}" for key, text in strings.items()}
    file.write_text(yaml.safe_dump(changed, allow_unicode=True), encoding="utf-8")


class _Elements(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [name for name, _ in attrs if name.startswith("on")]
        self.found += [f"{tag} {value}" for name, value in attrs if name == "href" and "hit()" in (value or "")]
        self.text += [value for _, value in attrs if value]

    def handle_data(self, data: str) -> None:
        self.text.append(data)


def test_no_string_of_the_interface_becomes_html(passing: Path) -> None:
    shown: set[str] = set()
    for page in sorted(passing.rglob("*.html")):
        html = page.read_text(encoding="utf-8")
        parser = _Elements()
        parser.feed(html)
        found = [name for name in parser.found if name.startswith("on") or "mailto:" not in name]
        found = [name for name in found if "issues/new" not in name]
        assert not found, (page, found)
        assert "<svg onload" not in html, page
        shown.update(re.findall(re.escape(HOSTILE) + r"(\w+)", " ".join(parser.text)))
    strings = yaml.safe_load((FIRST_DICTIONARY / "glossary" / "_strings.yml").read_text(encoding="utf-8"))
    assert len(shown & strings.keys()) > 80, sorted(strings.keys() - shown)


def test_list_is_a_word_like_any_other_to_authors(passing: Path) -> None:
    for number in ("one", "two", "three"):
        page = (passing / "articles" / f"list-{number}" / "index.html").read_text(encoding="utf-8")
        assert f">List {number}<" in page
        assert "<p>Stays.</p>" in page
    assert "<p>List: five things to bring</p>" in page


def test_no_text_is_lost_or_shown_that_is_no_text(passing: Path) -> None:
    rules = (passing / "two-rules" / "index.html").read_text(encoding="utf-8")
    assert "<p>Stays.</p>" in rules
    assert "<hr" not in rules
    end = (passing / "no-end" / "index.html").read_text(encoding="utf-8")
    assert "<title>No end" in end
    assert "title: No end" not in end


def test_titles_are_plain_text_in_lists(passing: Path) -> None:
    articles = (passing / "articles" / "index.html").read_text(encoding="utf-8")
    title = re.search(r'href="stars/">(.*?)</a>', articles)
    assert title
    parser = _Elements()
    parser.feed(title[1])
    assert "".join(parser.text) == 'Why C++ & a<b mentor say "fit"?'
    page = (passing / "articles" / "stars" / "index.html").read_text(encoding="utf-8")
    assert '<meta property="og:title" content="Why C++ &amp; a&lt;b mentor say &#34;fit&#34;?">' in page


def test_braces_of_strings_are_found() -> None:
    assert BRACES.findall("{a} {b_c} { d } {}") == ["a", "b_c"]
