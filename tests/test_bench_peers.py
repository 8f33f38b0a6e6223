"""The same entries in the syntax of each program that builds are compared with (`benchmarks/peers.py`)."""

import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest
import yaml

import generate
import peer_environment
import peer_projects
from builds import FIRST_DICTIONARY
from dictionary.assembly import assemble
from dictionary.site import Settings, Site
from peer_texts import Written, links, written_article, written_entry
from recording import record

MENTOR = """headword: mentor
topics: [contacts]
definition: A mentor is a person who gives advice.
explanation: |-
  **Ask** a sponsor first. Sponsors know many.

  - Ask [[sponsor]].
  - Ask again.
aliases: [guide, BBBB*250]
tips: [Ask a sponsor., Be brief.]
confusables: [{entry: sponsor, difference: It is louder.}]
sources:
  - {title: A form, publisher: An office, year: 2020, url: "https://example.org/form", authority: official}
"""
SPONSOR = (
    "headword: sponsor\ntopics: [contacts]\ndefinition: A sponsor is a person who speaks up, as a guide may not.\n"
)
ARTICLE = (
    "---\ntitle: Long read\n---\n\n# Long read\n\nAsk a mentor.\n\n## Part 1\n\nOr ask mentors.\n\nOr a sponsor.\n"
)
IN_SPHINX = """\
mentor
guide
BBBB*250
   A mentor is a person who gives advice.

   **Ask** a :term:`sponsor <sponsor>` first. Sponsors know many.

   - Ask :term:`sponsor <sponsor>`.
   - Ask again.

   .. rubric:: Tips

   - Ask a sponsor.
   - Be brief.

   .. rubric:: Often mixed up

   - :term:`sponsor <sponsor>`. It is louder.

   .. rubric:: Sources

   - `A form <https://example.org/form>`__, An office, 2020.
"""
IN_EZGLOSSARY = """\
# mentor

word:mentor
:   A mentor is a person who gives advice.

word:guide
:   See <word:mentor>.

word:BBBB*250
:   See <word:mentor>.

**Ask** a <word:sponsor> first. Sponsors know many.

- Ask <word:sponsor>.
- Ask again.

## Tips

- Ask a sponsor.
- Be brief.

## Often mixed up

- <word:sponsor>. It is louder.

## Sources

- [A form](https://example.org/form), An office, 2020.
"""
SETTINGS = {
    "site_name": "Words",
    "site_url": "https://x.example/",
    "theme": {"name": "material", "custom_dir": "overrides"},
    "hooks": ["hooks/a.py"],
    "plugins": [],
    "markdown_extensions": ["attr_list"],
    "validation": {"links": {"not_found": "warn"}},
}


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return assembled(tmp_path, {"mentor.yml": MENTOR, "sponsor.yml": SPONSOR})


def assembled(project: Path, entries: dict[str, str]) -> Site:
    glossary = project / "glossary"
    glossary.mkdir()
    for name in ("_topics.yml", "_strings.yml", "_regions.yml", "_audiences.yml"):
        (glossary / name).write_text((FIRST_DICTIONARY / "glossary" / name).read_text("utf-8"), "utf-8")
    topic = next(iter(yaml.safe_load((glossary / "_topics.yml").read_text("utf-8"))))
    for name, text in entries.items():
        (glossary / name).write_text(text.replace("[contacts]", f"[{topic}]"), "utf-8")
    found = assemble(project, Settings(name="Words"))
    assert found.site is not None
    assert set(found.site.dictionary.entries) == {name.removesuffix(".yml") for name in entries}, found.problems
    return found.site


def written(site: Site) -> Sequence[Written]:
    return [written_entry(entry, site) for entry in site.dictionary.entries.values()]


def test_sphinx_gets_glossaries_on_the_pages_that_are_named(site: Site) -> None:
    articles = [written_article("long-read", ARTICLE, site)]
    files = peer_projects.sphinx(written(site), articles, lambda entry: "all")
    assert set(files) == {"conf.py", "all.rst", "long-read.rst", "index.rst"}
    told, _, others = files["all.rst"].partition(".. glossary::\n\n")
    assert told == "all\n===\n\n"
    assert others.replace("\n   ", "\n").removeprefix("   ").startswith(IN_SPHINX)
    assert ":term:`guide <mentor>` may not." in others
    assert ":term:`mentor <mentor>`" in files["long-read.rst"]
    assert "Part 1\n------\n\nOr ask mentors.\n" in files["long-read.rst"]
    assert "   all\n   long-read\n" in files["index.rst"]


def test_pages_of_glossaries_are_letters_or_entries(site: Site) -> None:
    letters, entries = (
        set(peer_projects.sphinx(written(site), (), way)) - {"conf.py", "index.rst"}
        for way in (peer_projects.by_letter, peer_projects.by_entry)
    )
    apart = peer_projects.sphinx(written(site), (), peer_projects.by_entry, in_contents=False)
    assert apart["mentor.rst"].startswith(":orphan:\n\nmentor\n")
    assert "mentor" not in apart["index.rst"]
    assert letters == {"letter-m.rst", "letter-s.rst"}
    assert entries == {"mentor.rst", "sponsor.rst"}


def test_definitions_and_links_of_the_plugin(site: Site) -> None:
    files = peer_projects.ezglossary(written(site), [written_article("long-read", ARTICLE, site)], SETTINGS)
    assert files["docs/dictionary/mentor.md"] == IN_EZGLOSSARY
    assert "as a <word:mentor|guide> may not." in files["docs/dictionary/sponsor.md"]
    assert "## Part 1\n\nOr ask mentors.\n\nOr a <word:sponsor>.\n" in files["docs/articles/long-read.md"]
    config = yaml.safe_load(files["mkdocs.yml"])
    assert config["theme"] == {"name": "material"}
    assert "def_list" in config["markdown_extensions"]
    assert "/dictionary/" in config["not_in_nav"]


def test_zensical_gets_settings_without_hooks_and_templates() -> None:
    config = yaml.safe_load(peer_projects.zensical(SETTINGS))
    assert config["theme"] == {"name": "material"}
    assert config["plugins"] == ["search"]
    assert "hooks" not in config
    assert config["markdown_extensions"] == SETTINGS["markdown_extensions"]


def test_each_made_up_entry_links_to_others(tmp_path: Path) -> None:
    """All that generate.py says of them is found again: every peer resolves as many links."""
    site = assembled(tmp_path, {name: without_articles(text) for name, text in generate.entries(20, ["contacts"])})
    entries = written(site)
    least, most = generate.MENTIONS
    assert all(links(entry) >= least for entry in entries)
    assert sum(map(links, entries)) <= 20 * (most + 2 * len(generate.NEIGHBORS) + 1)
    (name, text), *_ = generate.articles(20)
    article = written_article(name, text, site)
    assert [part.heading for part in article.parts] == [f"Part {number}" for number in range(1, 6)]
    assert 10 <= links(article) <= 20


def without_articles(text: str) -> str:
    """They stand in `docs/`, which is not there; its topic is the first of this dictionary."""
    lines = text.replace("topics:\n- contacts\n", "topics: [contacts]\n").splitlines()
    return "\n".join(line for line in lines if not line.startswith(("articles:", "- long-read"))) + "\n"


def test_what_is_installed_is_not_installed_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Sequence[str]] = []

    def run(command: Sequence[str], **_: object) -> subprocess.CompletedProcess[str]:
        asked.append(command)
        folder.mkdir(exist_ok=True)
        return subprocess.CompletedProcess(command, 0)

    monkeypatch.setattr(subprocess, "run", run)
    lock, folder = tmp_path / "requirements.lock", tmp_path / "made"
    lock.write_text("one==1\n")
    for _ in range(2):
        assert peer_environment.peer_python(lock, folder).is_relative_to(folder)
    assert len(asked) == 2
    assert "--require-hashes" in asked[1]
    lock.write_text("one==2\n")
    peer_environment.peer_python(lock, folder)
    assert len(asked) == 4


def test_what_cannot_be_installed_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(subprocess, "run", lambda command, **_: subprocess.CompletedProcess(command, 1))
    lock = tmp_path / "requirements.lock"
    lock.write_text("one==1\n")
    with pytest.raises(RuntimeError, match="could not be installed; the lines above say why"):
        peer_environment.peer_python(lock, tmp_path / "made")


def test_a_table_takes_the_place_of_the_last_one(tmp_path: Path) -> None:
    readme = tmp_path / "README.md"
    readme.write_text("Before\n\n<!-- one -->\n\nold\n\n<!-- end of one -->\n\n<!-- two -->\n<!-- end of two -->\n")
    record("one", "new", readme)
    record("two", "newer", readme)
    assert readme.read_text() == (
        "Before\n\n<!-- one -->\n\nnew\n\n<!-- end of one -->\n\n<!-- two -->\n\nnewer\n\n<!-- end of two -->\n"
    )
    with pytest.raises(ValueError, match="substring not found"):
        record("three", "new", readme)
