"""`scripts/start.py`: a new dictionary builds strictly and passes its own tests at the first try."""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

import command
import start
from builds import PROJECT, Built, build_strictly, configuration, environment
from crawl import Crawl, dead_links
from dictionary.contributing.new_dictionary import TRANSLATED
from dictionary.reading.placeholders import BRACES, PLACEHOLDERS

ANSWERS = {
    "en": ("Words of the Workshop", "Bicycles"),
    "de": ("Vogellexikon", "Vögel"),
    "ja": ("自転車辞典", "自転車"),
    "ar": ("معجم الطيور", "الطيور"),
}
# What editors, programs and people who show entries elsewhere read.
_NOT_FOR_READERS = tuple(
    f"{part}_" for part in "form field part check kind status answer api embedding reply errors".split()
)
_SAME = {"license_name", "license_url", "thousands"}
# Which would start further ones, and so on.
IGNORED = (f"--ignore={Path(__file__).relative_to(PROJECT)}", "--deselect=tests/content/test_starting_another.py")
# Of the subject of this project, and of the subjects of the dictionaries that tests look at.
_OURS = re.compile(r"\b(?:career|résumé|garden leave|employer|job offer|Sauerteig|Brot\w*|Teig)\b", re.IGNORECASE)


@pytest.fixture(scope="module", params=ANSWERS)
def started(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("started") / "words"
    name, subject = ANSWERS[request.param]
    options = ["--name", name, "--subject", subject, "--language", request.param, "--color", "#123456"]
    assert start.main([str(folder), *options]) == command.FINE
    return folder


@pytest.fixture(scope="module")
def site(started: Path, tmp_path_factory: pytest.TempPathFactory) -> Crawl:
    entries = configuration(started)["extra"]["dictionary"]["entries"]
    return Crawl(Built(build_strictly(started, tmp_path_factory.mktemp("site") / "repo"), started, entries=entries))


def test_a_new_dictionary_builds_strictly_and_holds_together(started: Path, site: Crawl) -> None:
    assert list(dead_links(site)) == []
    language = configuration(started)["theme"]["language"]
    assert {page.all("html")[0].attributes["lang"] for page in site.pages.values()} == {language}
    assert (started / "docs" / "assets" / "tokens.css").read_text(encoding="utf-8").count("#123456") == 3


@pytest.mark.parametrize("language", sorted({*TRANSLATED} - {"en", "de"}))
def test_all_that_readers_see_is_translated(language: str) -> None:
    """A string that is new is missing here, and would stand in English between others."""
    read = (PROJECT / path for path in (start._ENGLISH, f"hooks/dictionary/contributing/strings/{language}.yml"))
    english, own = (yaml.safe_load(path.read_text("utf-8")) for path in read)
    missing = {name for name in english if not name.startswith(_NOT_FOR_READERS)} - _SAME - own.keys()
    assert missing == set()
    assert own.keys() - english.keys() - {"cite_date"} == set()
    assert list(problems_of_braces(own)) == []


def problems_of_braces(strings: dict[str, object]) -> Iterator[str]:
    """Texts in braces that nothing fills in."""
    for name, text in strings.items():
        if unknown := {*BRACES.findall(str(text))} - {*PLACEHOLDERS.get(name, "").split()}:
            yield f"{name}: {unknown}"


def test_no_word_of_another_subject_goes_along(site: Crawl) -> None:
    for path, page in site.pages.items():
        assert not (found := _OURS.findall("\n".join(page.shown))), f"{path}: {found}"


def test_its_check_says_nothing(started: Path) -> None:
    done = subprocess.run(
        [sys.executable, "scripts/check.py"],
        cwd=started,
        env=environment() | {"PYTHONPATH": "hooks"},  # its own, not that of this checkout
        check=False,
        text=True,
        capture_output=True,
    )
    assert done.returncode == 0
    assert "0 errors, 0 pieces of advice" in done.stdout


def test_its_own_tests_pass(started: Path) -> None:
    tests = ("tests/content", "tests/test_interface.py")
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "pytest",
            "-q",
            "-m",
            "not browser",
            "-p",
            "no:cacheprovider",
            "-p",
            "no:xdist",
            *IGNORED,
            *tests,
        ],
        cwd=started,
        env=environment() | {"PYTHONPATH": "hooks"},  # its own, not that of this checkout
        check=False,
        text=True,
        capture_output=True,
    )
    assert done.returncode == 0, done.stdout[-3000:]
    assert re.search(r"\d+ passed", done.stdout)


def test_every_translation_says_who_has_checked_it_and_names_strings_that_there_are() -> None:
    english = yaml.safe_load((PROJECT / "tests/cases/first_dictionary/glossary/_strings.yml").read_text("utf-8"))
    folder = PROJECT / "hooks" / "dictionary" / "contributing" / "strings"
    assert {file.stem for file in folder.glob("*.yml")} == set(TRANSLATED)
    for file in folder.glob("*.yml"):
        text = file.read_text(encoding="utf-8")
        assert re.search(r"(?m)^# .*(?:Checked by|Geprüft von|確認した人|راجعها)", text), file.name
        given = yaml.safe_load(text)
        assert given.keys() <= english.keys()
        for key, words in given.items():
            braces = set(re.findall(r"\{\w+\}", words))
            assert braces <= set(re.findall(r"\{\w+\}", english[key])) | {"{day}", "{month}", "{year}", "{headword}"}, (
                key
            )


@pytest.mark.parametrize(
    ("options", "status"),
    [
        ([], command.MISUSED),
        (["--name", "x"], command.MISUSED),
        (["--name", "x", "--subject", "y", "--language", "Deutsch"], command.MISUSED),
        (["--name", "x", "--subject", "y", "--url", "example.org"], command.MISUSED),
        (["--name", "x", "--subject", "y", "--color", "red"], command.MISUSED),
    ],
)
def test_answers_that_cannot_be_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], options: list[str], status: int
) -> None:
    monkeypatch.setattr(sys.stdin, "isatty", lambda: False, raising=False)
    assert start.main([str(tmp_path / "new"), *options]) == status
    assert " Fix: " in capsys.readouterr().out
    assert not (tmp_path / "new").exists()


def test_a_folder_that_holds_something_is_left_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    assert start.main([str(tmp_path), "--name", "x", "--subject", "y"]) == command.TO_MEND
    assert "Fix: name a folder that is new" in capsys.readouterr().out
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_a_copy_that_stops_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> dict[str, str]:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(start, "files_of", full)
    monkeypatch.setattr(start, "SHARED", ("Makefile",))
    assert start.main([str(tmp_path / "new"), "--name", "x", "--subject", "y"]) == command.TO_MEND
    assert not (tmp_path / "new").exists()
