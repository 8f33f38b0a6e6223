"""Whole builds: with either builder, from any folder, and with files that are wrong."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from builds import Built, build, build_strictly, copy_project, fingerprint
from crawl import Crawl

BUILDERS = ("mkdocs", "properdocs")


def test_both_builders_make_the_same_articles(with_directory_urls: Built, by_properdocs: Built) -> None:
    mkdocs, properdocs = Crawl(with_directory_urls), Crawl(by_properdocs)
    assert mkdocs.files == properdocs.files
    for path, page in mkdocs.pages.items():
        assert page.article == properdocs.pages[path].article, path
        assert page.article or page.is_redirect or page.is_card, path


def test_data_files_are_the_same_from_both_builders(with_directory_urls: Built, by_properdocs: Built) -> None:
    same = {
        path: hash
        for path, hash in fingerprint(with_directory_urls.site).items()
        if not path.endswith((".html", ".gz"))
    }
    assert same.items() <= fingerprint(by_properdocs.site).items()


def test_both_kinds_of_addresses_show_the_same_words(with_directory_urls: Built, without_directory_urls: Built) -> None:
    directories, files = Crawl(with_directory_urls), Crawl(without_directory_urls)
    flat = {_address(path): _without_addresses(page.texts) for path, page in files.pages.items()}
    # A former address such as `mentor.html` leads to `mentor/`; without folders it is the entry's page itself.
    twice = {path for path in directories.pages if path.removesuffix(".html") + "/index.html" in directories.pages}
    assert twice == {"dictionary/transferable-skills.html"}
    pages = {path: page for path, page in directories.pages.items() if path not in twice}
    assert {_address(path): _without_addresses(page.texts) for path, page in pages.items()} == flat


def _without_addresses(texts: list[str]) -> list[str]:
    """Citations and snippets show the address of their page."""
    return [
        re.sub(r"(http://localhost/repo[\w/-]*?)(?:/index\.html|/|\.html)(?=[\s\"}.]|$)", r"\1", text) for text in texts
    ]


def _address(path: str) -> str:
    return re.sub(r"(?<!^)/index\.html$|\.html$", "", path)


def test_a_copy_is_built_by_its_own_code_and_left_as_it_was(tmp_path: Path) -> None:
    """Not by the package that is installed next to the builder: or every test here would test that one."""
    project = copy_project(tmp_path / "project")
    template = project / "hooks" / "dictionary" / "pages" / "templates" / "signpost.md.j2"
    template.write_text(template.read_text("utf-8").replace("<h1 ", '<h1 class="of-this-copy" '), "utf-8")
    package = project / "hooks" / "dictionary" / "__init__.py"
    package.write_text(package.read_text("utf-8") + '\nprint("this copy of the package")\n', "utf-8")
    before = fingerprint(project)
    done = build(project, tmp_path / "site")
    assert "this copy of the package" in done.stdout
    assert any('class="of-this-copy"' in page.read_text("utf-8") for page in (tmp_path / "site").rglob("*.html"))
    assert fingerprint(project) == before


@pytest.mark.parametrize(("builder", "from_above"), [("mkdocs", False), ("properdocs", True)])
def test_the_configuration_can_be_named_by_a_relative_path(
    builder: str, from_above: bool, project_copy: Path, built_site: Path, tmp_path: Path
) -> None:
    """`--config-file mkdocs.yml` and `--config-file project/mkdocs.yml` make the site that plain `build` makes."""
    folder, name = (
        (project_copy.parent, f"{project_copy.name}/mkdocs.yml") if from_above else (project_copy, "mkdocs.yml")
    )
    site = build_strictly(project_copy, tmp_path / "site", "--config-file", name, builder=builder, folder=folder)
    assert fingerprint(site).keys() == fingerprint(built_site).keys()


# A whole entry that is right, and what a contributor could do to it.
GOOD = """\
headword: {headword}
topics: [networking]
definition: A {headword} is a thing that nobody else here has explained.
status: stub
added: 2025-01-02
"""


@dataclass(frozen=True)
class Broken:
    """A file with faults, and the line and code of each."""

    path: str
    data: bytes
    faults: tuple[tuple[int, str], ...]


def entry(headword: str, *changes: tuple[str, str]) -> bytes:
    """A good entry with some lines replaced."""
    text = GOOD.format(headword=headword)
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    return text.encode()


BROKEN = (
    Broken("glossary/b-empty.yml", b"", ((1, "E101"),)),
    Broken("glossary/b-latin.yml", "headword: résumé\n".encode("latin-1"), ((1, "E102"),)),
    Broken("glossary/b-colon.yml", entry("colon", ("A colon is", "A colon: is")), ((3, "E103"),)),
    Broken("glossary/b-two.yml", entry("two") + b"---\n" + entry("two"), ((6, "E104"),)),
    Broken("glossary/b-list.yml", b"- headword: list\n", ((1, "E105"),)),
    Broken("glossary/b-twice.yml", entry("twice") + b"status: stub\n", ((6, "E106"),)),
    Broken("glossary/b-anchor.yml", entry("anchor", ("[networking]", "&a [networking]")), ((2, "E107"),)),
    Broken("glossary/b-hidden.yml", entry("hidden", ("a thing", "a\u200b thing")), ((3, "E108"),)),
    Broken("glossary/B Capital.yml", entry("capital"), ((1, "E109"),)),
    Broken("glossary/b-field.yml", entry("field", ("definition:", "definitoin:")), ((3, "E201"),)),
    Broken("glossary/b-missing.yml", b"headword: missing\nstatus: stub\n", ((1, "E202"), (1, "E202"))),
    Broken("glossary/b-topic.yml", entry("topic", ("[networking]", "[networkin]")), ((2, "E204"),)),
    Broken("glossary/b-no.yml", entry("no", ("headword: no", "headword: No")), ((1, "E207"),)),
    Broken("glossary/b-date.yml", entry("date", ("2025-01-02", "2026-13-40")), ((5, "E208"),)),
    # Two faults in one file: both show, and neither hides those of other files.
    Broken(
        "glossary/b-many.yml",
        entry("many", ("[networking]", "networking"), ("2025-01-02", "soon")),
        ((2, "E203"), (5, "E208")),
    ),
    Broken("glossary/b-dead.yml", entry("dead") + b"see_also: [no-such-entry, menter]\n", ((6, "E301"), (6, "E301"))),
    Broken("glossary/b-same.yml", entry("same", ("headword: same", "headword: Mentor")), ((1, "E304"),)),
    Broken("glossary/b-label.yml", entry("label") + b"aliases: [informational interview]\n", ((6, "E305"),)),
    Broken("glossary/b-link.yml", entry("link") + b"tips:\n  - Read [[no such thing]].\n", ((7, "E301"),)),
    Broken(
        "glossary/b-html.yml", entry("html") + b"tips:\n  - <script>alert(1)</script>\n", ((7, "E406"), (7, "E406"))
    ),
    # What the house style of this dictionary asks of a published entry; a stub may lack it.
    Broken(
        "glossary/b-end.yml",
        entry("end", ("explained.", "explained"), ("status: stub", "status: published")),
        (*[(1, "S411")] * 7, (3, "S405")),
    ),
    Broken("glossary/b-stub.yml", entry("stub", ("explained.", "explained")), ()),
)
# What a fault in one file says about another: both sides of a clash are named, and links by the label.
ANSWERS = {
    ("glossary/mentor.yml", 1, "E304"),
    ("glossary/informational-interview.yml", 1, "E305"),
    ("docs/index.md", 10, "E307"),
}


@pytest.fixture(scope="module")
def broken_project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project with all these files in it."""
    project = copy_project(tmp_path_factory.mktemp("broken") / "project")
    for broken in BROKEN:
        (project / broken.path).write_bytes(broken.data)
    return project


@pytest.fixture(scope="module", params=BUILDERS)
def strict_output(
    request: pytest.FixtureRequest, broken_project: Path, tmp_path_factory: pytest.TempPathFactory
) -> str:
    """What a strict build of it says, after proof that it changed nothing."""
    site = tmp_path_factory.mktemp("site_as_it_was")
    (site / "index.html").write_text("the site as it was", "utf-8")
    before = fingerprint(broken_project), fingerprint(site)
    done = build(broken_project, site, builder=request.param)
    assert done.returncode != 0
    assert (fingerprint(broken_project), fingerprint(site)) == before
    return done.stdout


def test_a_strict_build_says_everything_that_is_wrong_and_writes_nothing(strict_output: str) -> None:
    assert found(strict_output) == expected(), strict_output
    assert "Traceback" not in strict_output


def test_problems_are_said_in_plain_words_with_the_way_to_mend_them(strict_output: str) -> None:
    lines = [line for line in strict_output.splitlines() if "error[" in line]
    assert lines
    for line in lines:
        assert re.search(r"error\[[ES]\d{3} [a-z0-9-]+\] .+ Fix: .+", line), line
        assert not re.search(r"\b(mapping|scalar|token|schema|regex|null|NoneType|traceback)\b", line, re.IGNORECASE), (
            line
        )
    assert any("did you mean mentor?" in line for line in lines)
    assert any("did you mean definition?" in line for line in lines)


def test_a_build_that_is_not_strict_shows_what_is_right(broken_project: Path, built_site: Path, tmp_path: Path) -> None:
    """As `serve` does at its start: all problems are said, and the entries without any are shown."""
    site = tmp_path / "site"
    done = build(broken_project, site, strict=False)
    assert done.returncode == 0, done.stdout
    assert "Traceback" not in done.stdout
    assert found(done.stdout) == expected()
    good = {path for path in fingerprint(built_site) if path.startswith("dictionary/")}
    assert good <= fingerprint(site).keys()


# Faults outside the entries.
WRONG_FILES = {
    "docs/articles/w-date.md": ("---\nadded: 2026-13-40\n---\n\n# Date\n", "E208"),
    "docs/articles/w-yaml.md": ("---\ntitle: [\n---\n\n# YAML\n", "E103"),
    "docs/articles/w-page.md": ("# Page\n\nSee [that](no-such-page.md).\n", "no-such-page.md"),
    "docs/articles/w-section.md": ("# Section\n\nSee [that](../about.md#nowhere).\n", "nowhere"),
    "docs/articles/w-mention.md": (
        "# Mention\n\nSee [[no such entry]].\n",
        "docs/articles/w-mention.md:3:5: error[E301",
    ),
    "docs/w-mention.md": ("# Mention\n\nSee [[no such entry]].\n", "docs/w-mention.md:3:5: error[E301"),
    "docs/articles/w-ambiguous.md": ("# Ambiguous\n\nSee [[sponsorship]].\n", "sponsorship"),
    "docs/articles/w-bracket.md": ("# Bracket\n\nSee [[mentor].\n", "E311"),
    "glossary/_topics.yml": ("networking: [\n", "E103"),
    "glossary/_strings.yml": ("browse: Browse\n", "E202"),
}


@pytest.mark.parametrize("builder", BUILDERS)
def test_a_strict_build_fails_on_other_files_that_are_wrong(builder: str, tmp_path: Path) -> None:
    project = copy_project(tmp_path / "project")
    for path, (text, _) in WRONG_FILES.items():
        (project / path).write_text(text, "utf-8")
    done = build(project, tmp_path / "site", builder=builder)
    assert done.returncode != 0, done.stdout
    assert "Traceback" not in done.stdout, done.stdout
    for path, (_, said) in WRONG_FILES.items():
        named = path.removeprefix("docs/")
        assert any(named in line and said in line for line in done.stdout.splitlines()), (path, done.stdout)


def test_explicit_links_lead_to_sections(project_copy: Path, tmp_path: Path) -> None:
    project = copy_project(tmp_path / "project", project_copy)
    (project / "glossary/w-parts.yml").write_text(
        "headword: w-parts\ntopics: [networking]\ndefinition: A w-parts is a thing.\ncovers: [w-piece]\n"
        "senses: [{id: one, label: one, definition: A w-parts is a thing.}]\n"
        "tips: ['See [[w-parts#covers-w-piece|there]].']\n",
        "utf-8",
    )
    text = "# Page\n\nSee [[w-parts#tips]], [[w-parts#sense-one|this]] and [[w-piece#covers-w-piece|that]].\n"
    (project / "docs/articles/w-page.md").write_text(text, "utf-8")
    site = build_strictly(project, tmp_path / "site")
    page = (site / "articles/w-page/index.html").read_text("utf-8")
    for id in ("tips", "sense-one", "covers-w-piece"):
        assert f'href="../../dictionary/w-parts/#{id}"' in page
    own = (site / "dictionary/w-parts/index.html").read_text("utf-8")
    assert 'href="./#covers-w-piece"' in own or 'href="#covers-w-piece"' in own


def test_odd_dates_in_front_matter_are_told_at_their_line(project_copy: Path, tmp_path: Path) -> None:
    project = copy_project(tmp_path / "project", project_copy)
    for number, date in enumerate(("soon", "2025-03-02 10:30:00", "[2025-03-02]", "2025", "")):
        text = f"---\nadded: 2025-03-02\nreviewed: {date}\n---\n\n# Article {number}\n\nText.\n"
        (project / "docs" / "articles" / f"odd-{number}.md").write_text(text, "utf-8")
    done = build(project, tmp_path / "site", strict=False)
    assert done.returncode == 0, done.stdout
    assert [(path, line) for path, line, _ in found(done.stdout)] == [
        (f"docs/articles/odd-{number}.md", 3) for number in range(5)
    ]


def found(output: str) -> list[tuple[str, int, str]]:
    """What a build said about files: path, line and code of each problem, advice left out."""
    return sorted(
        (match[1], int(match[2]), match[3])
        for match in re.finditer(r"(?m)^WARNING\s+-\s+(.+?):(\d+):\d+: error\[([ES]\d+) ", output)
    )


def expected() -> list[tuple[str, int, str]]:
    return sorted([*_faults(), *ANSWERS])


def _faults() -> Iterator[tuple[str, int, str]]:
    for broken in BROKEN:
        for line, code in broken.faults:
            yield broken.path, line, code
