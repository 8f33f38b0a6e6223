"""The README's steps to start another dictionary, followed as they are written: a dictionary of birds, in German.

What a person would write is in `tests/cases/new_dictionary/`. What is done with it is read from the README: its
commands are run, the files that a step names are written, and of mkdocs.yml the settings that a step names are
set. So a step that goes, or forgets a file or a setting, leaves a word of this dictionary in the other one.
"""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from builds import FIRST_DICTIONARY, PROJECT, SECOND_DICTIONARY, Built, build_strictly, configuration, environment
from crawl import Crawl, dead_links
from words import strange, words_of_files, words_of_theme

BIRDS = PROJECT / "tests" / "cases" / "new_dictionary"
# Nobody translates them twice: the interface of the second dictionary is German too.
WRITTEN_ELSEWHERE = {"glossary/_strings.yml": SECOND_DICTIONARY / "eintraege" / "_strings.yml"}
IGNORED = shutil.ignore_patterns(
    ".git", ".venv", ".cache", ".*_cache", ".hypothesis", "site", "__pycache__", "*.egg-info"
)
TESTS = ("tests/content", "tests/test_interface.py", "tests/test_suggest.py")


def steps() -> list[str]:
    """The numbered steps of the README; none where a dictionary has a README of its own."""
    text = (PROJECT / "README.md").read_text(encoding="utf-8")
    section = text.partition("\n## Start another dictionary from it\n")[2].partition("\n## ")[0]
    found = re.split(r"(?m)^\d+\. ", section)[1:]
    if not found:
        pytest.skip("the README of this dictionary does not say how to start another one")
    last = found.pop()
    return [*found, re.split(r"\n\n(?! )", last)[0]]


@pytest.fixture(scope="module")
def birds(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The copy of the repository, when all steps are done."""
    todo = steps()
    project = tmp_path_factory.mktemp("birds") / "birds"
    shutil.copytree(PROJECT, project, ignore=IGNORED)
    if configuration(PROJECT)["site_name"] != configuration(FIRST_DICTIONARY)["site_name"]:
        go_back(project)
    written, settings = set(), set()
    for step in todo:
        for command in re.findall(r"```console\n(.*?)```", step, re.DOTALL):
            subprocess.run(["bash", "-euc", command], cwd=project, check=True, env=environment())
        prose = re.sub(r"```.*?```", "", step, flags=re.DOTALL)
        for name in re.findall(r"`([^`\s]+)`", prose):
            if (source := WRITTEN_ELSEWHERE.get(name, BIRDS / name)).is_file() and name != "mkdocs.yml":
                (project / name).parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(source, project / name)
                written.add(name)
            elif "`mkdocs.yml`" in prose:
                settings |= set_in(project / "mkdocs.yml", name)
    files = {path.relative_to(BIRDS).as_posix() for path in BIRDS.rglob("*") if path.is_file()}
    assert written == files - {"mkdocs.yml"} | WRITTEN_ELSEWHERE.keys(), "the steps name each file, and no other"
    assert settings == set(leaves(configuration(BIRDS))), "the steps name each setting"
    return project


def go_back(project: Path) -> None:
    """Put the first dictionary in the place of one that was made from it: there the steps begin."""
    glossary = configuration(project).get("extra", {}).get("dictionary", {}).get("glossary", "glossary")
    shutil.rmtree(project / glossary)
    for path in (project / "docs").iterdir():
        if path.name != "assets":
            shutil.rmtree(path) if path.is_dir() else path.unlink()
    shutil.copytree(FIRST_DICTIONARY, project, dirs_exist_ok=True)


def leaves(config: dict[str, Any], before: str = "") -> Iterator[str]:
    """`theme.language`: the names of all settings that are no group of settings."""
    for name, value in config.items():
        if isinstance(value, dict):
            yield from leaves(value, f"{before}{name}.")
        else:
            yield before + name


def set_in(file: Path, named: str) -> set[str]:
    """Give a setting, by its last name or its whole one, the value that the birds have; says what was meant.

    Of `!ENV [NAME, "value"]` only the value changes.
    """
    meant = {leaf for leaf in leaves(configuration(BIRDS)) if leaf == named or leaf == f"extra.dictionary.{named}"}
    for leaf in meant:
        value: Any = configuration(BIRDS)
        for name in leaf.split("."):
            value = value[name]
        text = file.read_text(encoding="utf-8")
        node = yaml.compose(text, Loader=yaml.SafeLoader)
        for name in leaf.split("."):
            assert isinstance(node, yaml.MappingNode)
            node = next(member for key, member in node.value if key.value == name)
        if node.tag == "!ENV":
            assert isinstance(node, yaml.SequenceNode)
            node = node.value[-1]
        end = text[: node.end_mark.index].rstrip()
        kept = text[len(end) :]
        file.write_text(text[: node.start_mark.index] + json.dumps(value, ensure_ascii=False) + kept, encoding="utf-8")
    return meant


@pytest.fixture(scope="module")
def site(birds: Path, tmp_path_factory: pytest.TempPathFactory) -> Crawl:
    """A strict build of it, without a word of warning."""
    return Crawl(Built(build_strictly(birds, tmp_path_factory.mktemp("birds_site") / "repo"), birds, entries="lexikon"))


def test_no_word_of_this_dictionary_is_left(site: Crawl) -> None:
    files = [path for path in BIRDS.rglob("*.*") if path.is_file()]
    known = words_of_files([*files, *WRITTEN_ELSEWHERE.values()]) | words_of_theme("de")
    assert strange(site, known) == set()
    assert {page.all("html")[0].attributes["lang"] for page in site.pages.values()} == {"de"}


def test_its_pages_are_there_and_lead_to_each_other(site: Crawl) -> None:
    for page in ("index", "ueber/index", "lexikon/index", "lexikon/zugvogel/index", "artikel/der-zug/index"):
        assert f"{page}.html" in site.pages
    assert list(dead_links(site)) == []
    assert not {path.partition("/")[0] for path in site.files} & {"dictionary", "topics", "articles", "about"}
    article = site.pages["artikel/der-zug/index.html"]
    assert {e.attributes["data-entry"] for e in article.all("a") if e.in_article and "data-entry" in e.attributes} == {
        "zugvogel",
        "standvogel",
    }


def test_its_tests_pass(birds: Path) -> None:
    """Those that look at its content, and some that looked at the content of this dictionary once.

    Editors know its words by then: `make schema` has been called.
    """
    schemas = [sys.executable, "scripts/schema.py"]
    subprocess.run(schemas, cwd=birds, env=environment(), check=True, capture_output=True)
    assert "$schema=../schema/" in (birds / "glossary" / "zugvogel.yml").read_text(encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-q", "-m", "not browser", "-p", "no:cacheprovider", *TESTS]
    done = subprocess.run(
        # Which would follow the steps once more, and so on; the others of these files must pass there too.
        [
            *command,
            f"--deselect={Path(__file__).relative_to(PROJECT)}::{test_its_tests_pass.__name__}",
            "--deselect=tests/content/test_starting.py::test_its_own_tests_pass",
        ],
        cwd=birds,
        env=environment() | {name: os.environ[name] for name in ("VIRTUAL_ENV",) if name in os.environ},
        check=False,
        text=True,
        capture_output=True,
    )
    assert done.returncode == 0, done.stdout[-3000:]
    assert re.search(r"\d+ passed", done.stdout)
