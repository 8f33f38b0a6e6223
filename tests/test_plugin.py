"""The plugin on sites of somebody else, run from the wheel: their pages stay theirs, to the byte."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from builds import build, copy_project, environment
from hosts import HOSTS, MENTOR, built, host, pages, with_glossary


@pytest.mark.parametrize("name", HOSTS)
def test_every_byte_of_the_host_is_what_it_was(name: str, tmp_path: Path, wheel: Path) -> None:
    alone = built(host(tmp_path / "alone", HOSTS[name].replace(", {plugin}", "")), wheel)
    empty = built(host(tmp_path / "empty", HOSTS[name].replace("{plugin}", "dictionary")), wheel)
    full = built(with_glossary(host(tmp_path / "full", HOSTS[name].replace("{plugin}", "dictionary"))), wheel)
    assert pages(empty) == pages(alone)
    after = pages(full)
    changed = {path for path, text in pages(alone).items() if after[path] != text}
    assert changed == {path for path in after if path.startswith("mentions")}
    linked = after[changed.pop()].decode()
    assert re.findall(r'<a class="entry-link" data-entry="([^"]+)"', linked) == ["mentor", "recruiter"]
    assert "[[nothing of ours]]" in linked
    targets = re.findall(r'class="entry-link" data-entry="[^"]+" href="([^"]+)"', linked)
    mentions = next(full.glob("mentions*"))
    base = mentions if mentions.is_dir() else full
    assert all((base / target / ("index.html" if target.endswith("/") else "")).is_file() for target in targets)
    entry = next(text for path, text in after.items() if path.startswith("dictionary/mentor")).decode()
    assert "A mentor is a person who gives advice" in entry
    assert 'id="mentioned-in"' in entry
    assert "With mentions" in entry
    assert_has_previews(full, mentions)


def assert_has_previews(site: Path, page: Path) -> None:
    """The definitions of what the page links stand on it, its files are there, and the search knows of neither."""
    page = page / "index.html" if page.is_dir() else page
    html = page.read_text("utf-8")
    (notes,) = re.findall(r"<div [^>]*data-preview-notes.*?</dl>", html, re.DOTALL)
    assert re.findall(r'data-entry="([^"]+)"><dt>', notes) == ["mentor", "recruiter"]
    assert "A mentor is a person who gives advice" in notes
    addresses = re.findall(r'(?:href|src)="([^"]*assets/dictionary/[^"]+)"', html)
    assert len(addresses) == 2
    assert all((page.parent / address).is_file() for address in addresses)
    assert (site / "assets" / "dictionary" / "safe.js").is_file()
    (found,) = [
        item["text"]
        for item in json.loads((site / "search" / "search_index.json").read_text("utf-8"))["docs"]
        if item["location"].startswith("mentions") and "#" not in item["location"]
    ]
    assert "gives advice" not in found


def test_plugin_and_hooks_say_the_same(tmp_path: Path, wheel: Path) -> None:
    """Pages of the host have no mention here: each of them would count, where of the other site only articles do."""
    by_hooks = copy_project(tmp_path / "by_hooks")
    for path in (by_hooks / "glossary").iterdir():
        if path.name != "_strings.yml":
            path.unlink()
    shutil.rmtree(by_hooks / "docs" / "articles")
    (by_hooks / "docs" / "index.md").write_text("# Home\n\nNothing.\n")
    (by_hooks / "docs" / "about.md").write_text("# About\n\nNothing either.\n")
    with_glossary(by_hooks)
    by_plugin = tmp_path / "by_plugin"
    shutil.copytree(by_hooks, by_plugin)
    shutil.rmtree(by_plugin / "hooks")
    settings = "site_name: Career Dictionary\nsite_url: http://localhost/repo/\ntheme: {name: material}\n"
    (by_plugin / "mkdocs.yml").write_text(f"{settings}plugins: [search, dictionary]\n")
    done = build(by_hooks, tmp_path / "by_hooks-site", strict=False)
    assert done.returncode == 0, done.stdout
    hooks, plugin = tmp_path / "by_hooks-site", built(by_plugin, wheel)
    for path in ("dictionary/mentor/index.html", "dictionary/recruiter/index.html"):
        assert definition(plugin / path) == definition(hooks / path)
        assert links(plugin / path) == links(hooks / path)
    for path in ("api/v1/entries/mentor.json", "api/v1/entries/recruiter.json", "api/v1/names.json"):
        assert (plugin / path).read_bytes() == (hooks / path).read_bytes()


def definition(page: Path) -> list[str]:
    return re.findall(r'<p class="definition">.*?</p>', page.read_text("utf-8"), re.DOTALL)


def links(page: Path) -> list[str]:
    return re.findall(r'<a class="entry-link"[^>]*>', page.read_text("utf-8"))


@pytest.mark.parametrize(
    "settings",
    [
        "theme: mkdocs\nplugins:\n  - search\n  - dictionary:\n      entrees: words\n",
        "theme: mkdocs\nplugins:\n  search: {}\n  dictionary:\n\n    entrees: words\n",
        "theme: mkdocs\nextra:\n  dictionary:\n\n\n    entrees: words\nplugins: [search, dictionary]\n",
    ],
)
def test_a_wrong_setting_is_told_with_its_line(settings: str, tmp_path: Path, wheel: Path) -> None:
    project = with_glossary(host(tmp_path / "host", settings))
    done = build(project, tmp_path / "site", env=environment(PYTHONPATH=str(wheel)))
    assert done.returncode
    line = (project / "mkdocs.yml").read_text().splitlines().index(
        next(filter(re.compile(r" +entrees").match, settings.splitlines()))
    ) + 1
    assert f"mkdocs.yml:{line}:" in done.stdout
    assert "did you mean entries?" in done.stdout


def test_without_previews_pages_change_by_their_links_alone(tmp_path: Path, wheel: Path) -> None:
    settings = "theme: mkdocs\nplugins:\n  - search\n  - dictionary:\n      previews: false\n"
    project = with_glossary(host(tmp_path / "host", settings))
    site = built(project, wheel)
    html = (site / "mentions" / "index.html").read_text("utf-8")
    assert 'data-entry="mentor"' in html
    assert "preview" not in html
    assert not (site / "assets" / "dictionary").exists()
    (project / "mkdocs.yml").write_text((project / "mkdocs.yml").read_text().replace("false", "perhaps"))
    done = build(project, tmp_path / "site", env=environment(PYTHONPATH=str(wheel)))
    assert done.returncode
    line = (project / "mkdocs.yml").read_text().splitlines().index("      previews: perhaps") + 1
    assert f'mkdocs.yml:{line}:17: error[E203 not-yes-or-no] "previews" needs true or false.' in done.stdout


INHERITED = [
    ("base.yml", "theme: mkdocs\nplugins:\n  search: {}\n  dictionary:\n    entrees: words\n", "base.yml:5:"),
    ("settings/base.yml", "theme: mkdocs\nextra: {dictionary: {entrees: words}}\n", "settings/base.yml:2:"),
]


@pytest.mark.parametrize(("name", "text", "told"), INHERITED)
def test_a_wrong_setting_of_a_file_that_another_begins_with_is_told_with_its_place(
    name: str, text: str, told: str, tmp_path: Path, wheel: Path
) -> None:
    own = "plugins: [search, dictionary]\n" if "plugins" not in text else ""
    project = with_glossary(host(tmp_path / "host", f"INHERIT: {name}\n{own}"))
    (project / name).parent.mkdir(exist_ok=True)
    (project / name).write_text(text)
    done = build(project, tmp_path / "site", env=environment(PYTHONPATH=str(wheel)))
    assert done.returncode
    assert told in done.stdout
    assert "did you mean entries?" in done.stdout


@pytest.mark.parametrize("setting", ["entries: words", "entrees: words"])
def test_settings_may_come_by_standard_input(setting: str, tmp_path: Path, wheel: Path) -> None:
    project = with_glossary(host(tmp_path / "host", ""))
    (project / "mkdocs.yml").unlink()
    text = f"site_name: A\ntheme: mkdocs\nplugins:\n  - dictionary:\n      {setting}\n"
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "-f", "-"],
        input=text,
        cwd=project,
        env=environment(PYTHONPATH=str(wheel)),
        check=False,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    assert "Traceback" not in done.stdout
    if setting.startswith("entries"):
        assert done.returncode == 0, done.stdout
        assert (project / "site" / "words" / "mentor" / "index.html").is_file()
    else:
        assert done.returncode
        assert "standard input:1:1: error[E201" in done.stdout
        assert "did you mean entries?" in done.stdout


def test_a_file_where_the_folder_of_entries_belongs_is_told(tmp_path: Path, wheel: Path) -> None:
    project = host(tmp_path / "host", "theme: mkdocs\nplugins: [search, dictionary]\n")
    (project / "glossary").write_text("hub: The middle of a wheel.\n")
    done = build(project, tmp_path / "site", env=environment(PYTHONPATH=str(wheel)))
    assert done.returncode
    assert '"glossary" is a file, where the folder of the entries belongs.' in done.stdout
    assert "glossary: glossary-of-words" in done.stdout


LOOK = "import sys\n\ndef on_post_build(config):\n    print('loaded', [m for m in sys.modules if 'dictionary' in m])\n"


def test_without_entries_nothing_is_loaded_that_takes_time(tmp_path: Path, wheel: Path) -> None:
    settings = "theme: mkdocs\nplugins: [search, dictionary]\nhooks: [look.py]\nextra: {version: 1}\n"
    project = host(tmp_path / "host", settings)
    (project / "look.py").write_text(LOOK)
    done = build(project, tmp_path / "site", env=environment(PYTHONPATH=str(wheel)))
    assert done.returncode == 0, done.stdout
    loaded = next(line for line in done.stdout.splitlines() if line.startswith("loaded"))
    assert loaded == "loaded ['dictionary_plugin', 'dictionary_plugin.absence', 'dictionary_plugin.plugin']"


def test_a_page_of_the_host_keeps_its_address(tmp_path: Path, wheel: Path) -> None:
    project = with_glossary(host(tmp_path / "host", HOSTS["mkdocs"].replace("{plugin}", "dictionary")))
    (project / "docs" / "dictionary").mkdir()
    (project / "docs" / "dictionary" / "own.md").write_text("# Own\n")
    done = build(project, tmp_path / "site", env=environment(PYTHONPATH=str(wheel)))
    assert done.returncode
    assert "dictionary/own.md stands where the pages of entries go" in done.stdout
    assert "Traceback" not in done.stdout


@pytest.mark.parametrize(
    ("path", "setting"),
    [
        ("dictionary.md", "entries: dictionary-of-words"),
        ("dictionary/mentor/index.html", "entries: dictionary-of-words"),
        ("topics.md", "topics: topics-of-words"),
    ],
)
def test_a_file_of_the_host_that_is_called_otherwise_is_not_lost(
    path: str, setting: str, tmp_path: Path, wheel: Path
) -> None:
    settings = "theme: mkdocs\nplugins: [search, dictionary]\n"
    project = with_glossary(host(tmp_path / "host", settings))
    (project / "docs" / path).parent.mkdir(parents=True, exist_ok=True)
    (project / "docs" / path).write_text("# Own\n")
    done = build(project, tmp_path / "site", env=environment(PYTHONPATH=str(wheel)))
    assert done.returncode
    assert f"{path} would be lost" in done.stdout
    assert setting in done.stdout
    assert "Traceback" not in done.stdout


@pytest.mark.parametrize("path", ["glossary/mentor.yaml", "glossary/a/mentor.yml"])
def test_where_no_entry_is_read_a_file_that_was_meant_for_one_is_told(path: str, tmp_path: Path, wheel: Path) -> None:
    project = host(tmp_path / "host", "theme: mkdocs\nplugins: [search, dictionary]\n")
    (project / path).parent.mkdir(parents=True)
    (project / path).write_text(MENTOR)
    done = build(project, tmp_path / "site", env=environment(PYTHONPATH=str(wheel)))
    assert done.returncode
    assert f"{path} is not read as an entry." in done.stdout
    assert "Traceback" not in done.stdout


def test_entries_need_no_topics(tmp_path: Path, wheel: Path) -> None:
    project = with_glossary(host(tmp_path / "host", HOSTS["mkdocs"].replace("{plugin}", "dictionary")))
    (project / "glossary" / "_topics.yml").unlink()
    for name in ("mentor.yml", "recruiter.yml"):
        path = project / "glossary" / name
        path.write_text(path.read_text().replace("topics: [words]\n", ""))
    site = built(project, wheel)
    assert "A mentor is a person" in (site / "dictionary" / "mentor.html").read_text("utf-8")
    assert not (site / "topics").exists()
    (project / "glossary" / "mentor.yml").write_text("headword: mentor\n")
    done = build(project, tmp_path / "site", env=environment(PYTHONPATH=str(wheel)))
    assert done.returncode
    assert (
        'glossary/mentor.yml:1:1: error[E202 field-missing] A stub entry needs the field "definition".' in done.stdout
    )
    assert "\n1 problem in the dictionary; nothing was written." in done.stdout


def test_a_plugin_that_reads_the_same_signs_gets_one_sentence(tmp_path: Path, wheel: Path) -> None:
    """Only its name counts: a plugin of that name which does nothing."""
    theirs = tmp_path / "theirs"
    (theirs / "reading-1.dist-info").mkdir(parents=True)
    (theirs / "reading.py").write_text("from mkdocs.plugins import BasePlugin\n\nclass Reading(BasePlugin): pass\n")
    (theirs / "reading-1.dist-info" / "METADATA").write_text("Metadata-Version: 2.1\nName: reading\nVersion: 1\n")
    points = "[mkdocs.plugins]\nroamlinks = reading:Reading\n"
    (theirs / "reading-1.dist-info" / "entry_points.txt").write_text(points)
    settings = "theme: mkdocs\nplugins: [search, roamlinks, dictionary]\n"
    project = with_glossary(host(tmp_path / "host", settings))
    done = build(project, tmp_path / "site", env=environment(PYTHONPATH=f"{wheel}{os.pathsep}{theirs}"))
    assert done.returncode == 0, done.stdout
    assert done.stdout.count('The plugin "roamlinks" reads double brackets too') == 1
    assert 'data-entry="mentor"' in (tmp_path / "site" / "mentions" / "index.html").read_text("utf-8")


def test_a_theme_without_a_place_for_content_still_builds(tmp_path: Path, wheel: Path) -> None:
    settings = "theme: {name: null, custom_dir: theirs}\nplugins: [dictionary]\n"
    project = with_glossary(host(tmp_path / "host", settings))
    (project / "theirs" / "main.html").write_text("<title>{{ page.title }}</title>{{ page.content }}")
    done = build(project, tmp_path / "site", env=environment(PYTHONPATH=str(wheel)))
    assert done.returncode == 0, done.stdout
    assert done.stdout.count("The theme has no place for content") == 1
    assert "A mentor is a person" in (tmp_path / "site" / "dictionary" / "mentor" / "index.html").read_text("utf-8")
