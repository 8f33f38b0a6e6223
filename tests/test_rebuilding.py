"""While somebody writes, a site is the same after every change as if it were built anew."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from builds import build, copy_project, environment, fingerprint

Edit = Callable[[Path], object]
ENTRY = "glossary/career-sponsor.yml"
ALIAS = "  - workplace sponsor\n"


def _replace(file: str, old: str, new: str) -> Edit:
    def edit(project: Path) -> None:
        text = (project / file).read_text(encoding="utf-8")
        assert old in text
        (project / file).write_text(text.replace(old, new), encoding="utf-8")

    return edit


def _append(file: str, text: str) -> Edit:
    def edit(project: Path) -> None:
        with (project / file).open("a", encoding="utf-8") as opened:
            opened.write(text)

    return edit


def _new_entry(project: Path) -> None:
    text = (project / ENTRY).read_text(encoding="utf-8")
    end = text.index("aliases:")
    text = text[:end].replace("promotion sponsor", "quiet backer").replace("status: published", "") + "status: draft\n"
    text += "sources: []\n"
    (project / "glossary/quiet-backer.yml").write_text(text, encoding="utf-8")


def _delete_entry(project: Path) -> None:
    (project / "glossary/quiet-backer.yml").unlink()


def _article(project: Path) -> Path:
    return min((project / "docs/articles").glob("*.md"))


def _new_article(project: Path) -> Path:
    return project / "docs/articles/more.md"


def _rename_article(project: Path) -> None:
    text = _article(project).read_text(encoding="utf-8")
    _article(project).write_text(text.replace('title: "', 'title: "So: '), encoding="utf-8")


def _say_more_in_article(project: Path) -> None:
    with _article(project).open("a", encoding="utf-8") as opened:
        opened.write("\nA recruiter may ask for a reference.\n")


WHOLE = "whole"
EDITS: list[tuple[str, Edit, str]] = [
    ("an example", _replace(ENTRY, "examples:\n", "examples:\n  - His career sponsor is from Lima too.\n"), "1"),
    # Its own page, and that of the entry which it mentions now.
    ("a mention", _replace(ENTRY, "they look bad too.", "they look bad too. Weak ties do not."), "9"),
    ("no mention", _replace(ENTRY, " Weak ties do not.", ""), "9"),
    ("more fields", _append(ENTRY, "tips:\n  - Ask *twice*.\norigin: From a Latin word.\n"), "1"),
    ("nothing", lambda project: None, "0"),
    # What shows another face: entries that name or mention it, its neighbors.
    ("a region", _append(ENTRY, "region_notes: {US: Said so at work.}\n"), "5"),
    ("a definition", _replace(ENTRY, "promotions, projects", "projects, promotions"), "5"),
    ("an alias", _replace(ENTRY, ALIAS, f"{ALIAS}  - office sponsor\n"), "5"),
    # And now those whose texts have these words.
    ("an alias in texts", _replace(ENTRY, ALIAS, f"{ALIAS}  - former colleague\n"), "14"),
    ("no alias", _replace(ENTRY, f"{ALIAS}  - former colleague\n", ALIAS), "14"),
    ("a former address", _append(ENTRY, "redirect_from: [backer]\n"), "5"),
    ("no former address", _replace(ENTRY, "redirect_from: [backer]\n", ""), "5"),
    # Previews on other pages show it.
    ("a fact", _replace("glossary/visa-sponsorship.yml", "No, since April 2025", "No, since 9 April 2025"), "5"),
    ("see also", _replace(ENTRY, "see_also: [mentor, ", "see_also: [weak-ties, "), "11"),
    ("a link by slug", _append("glossary/weak-ties.yml", "origin: Said so by a [[career-sponsor]].\n"), "2"),
    ("a phrase", _append(ENTRY, "not_in: [sponsor of a team, a career sponsor]\n"), "6"),
    ("no phrase", _replace(ENTRY, ", a career sponsor", ""), "6"),
    ("a day", _replace(ENTRY, "reviewed: 2026-11-23", "reviewed: 2026-11-24"), "6"),
    ("a headword", _replace(ENTRY, "career sponsor", "career supporter"), "7"),
    ("the same headword", _replace(ENTRY, "career supporter", "career sponsor"), "7"),
    ("a headword in another place", _replace(ENTRY, "career sponsor", "promotion sponsor"), WHOLE),
    ("an entry", _new_entry, WHOLE),
    ("no entry", _delete_entry, WHOLE),
    ("a topic", _append("glossary/_topics.yml", "\nmeanwhile: Meanwhile\n"), WHOLE),
    ("a string", _replace("glossary/_strings.yml", "also_called: ", "also_called: And "), WHOLE),
    ("a template", _append("overrides/partials/footer.html", "<!-- {{ page.title }} -->"), WHOLE),
    ("a setting", _replace("mkdocs.yml", 'copyright: "Text', 'copyright: "All text'), WHOLE),
    ("an article", _say_more_in_article, "1"),
    ("the title of an article", _rename_article, "11"),
    ("a new article", lambda project: _new_article(project).write_text("# More\n\nA mentor helps.\n"), WHOLE),
    ("no article", lambda project: _new_article(project).unlink(), WHOLE),
    ("an asset", _append("docs/assets/tokens.css", "/* more */\n"), WHOLE),
    ("an example again", _replace(ENTRY, "from Lima too", "from Quito"), "1"),
]
"""What is changed, how, and how many pages of entries are written again."""


@contextmanager
def _builder(project: Path, site: Path) -> Iterator[Callable[[], str]]:
    command = [sys.executable, str(Path(__file__).with_name("rebuilding.py")), "mkdocs.yml", str(site)]
    with (
        site.with_name("log").open("w") as log,
        subprocess.Popen(
            command,
            cwd=project,
            env=environment(PYTHONPATH="hooks"),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=log,
            text=True,
        ) as process,
    ):
        assert process.stdin and process.stdout
        told, asked = process.stdout, process.stdin
        assert told.readline() == "whole\n", site.with_name("log").read_text()

        def rebuild() -> str:
            asked.write("\n")
            asked.flush()
            return told.readline().strip()

        yield rebuild
        asked.close()


def test_a_change_gives_the_site_that_a_clean_build_gives(tmp_path: Path) -> None:
    """One after the other, in one process that serves."""
    project, site = copy_project(tmp_path / "project"), tmp_path / "site"
    found, different = {}, {}
    with _builder(project, site) as rebuild:
        for name, edit, _ in EDITS:
            edit(project)
            found[name] = rebuild()
            clean = tmp_path / "clean"
            done = build(project, clean, strict=False)
            assert done.returncode == 0, done.stdout
            here, there = fingerprint(site), fingerprint(clean)
            if paths := [path for path in sorted(here | there) if here.get(path) != there.get(path)]:
                different[name] = paths
    assert different == {}
    assert found == {name: expected for name, _, expected in EDITS}
