"""mkdocs.yml as people write it: every wrong setting is said in a sentence, with its line and the way to mend it."""

from pathlib import Path

import pytest
import yaml

from dictionary.model.problems import Problem
from dictionary.reading.config_file import read_config_file
from dictionary.site import Settings, settings_from
from project import configuration

CASES = yaml.safe_load((Path(__file__).parent / "cases" / "settings.yml").read_text("utf-8"))
TOP = "site_name: Birds\nsite_url: https://birds.example/\n"


def read(text: str) -> tuple[Settings, list[Problem]]:
    file, problems = read_config_file("mkdocs.yml", text.encode())
    settings, found = settings_from(yaml.safe_load(text), "en", file)
    return settings, sorted([*problems, *found], key=lambda problem: problem.position)


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_what_is_said(case: dict[str, object]) -> None:
    text = TOP + str(case["text"])
    settings, problems = read(text)
    said = [f"{p.code}:{p.position.line} {p.message} Fix: {p.fix}" for p in problems]
    expected = [str(line).split(" ", 1) for line in case["says"]]  # type: ignore[attr-defined]
    assert [line.split(" ", 1)[0] for line in said] == [place for place, _ in expected]
    assert all(part in line for line, (_, part) in zip(said, expected, strict=True)), said
    assert all(getattr(settings, name) for name in ("glossary", "entries", "articles", "topics", "language"))
    if "mend" in case:
        (problem,) = problems
        lines = text.split("\n")
        line, place = lines[problem.position.line - 1], problem.position
        lines[place.line - 1] = line[: place.column - 1] + str(case["mend"]) + line[place.end_column - 1 :]
        assert read("\n".join(lines))[1] == []
        assert problem.replacement in (None, case["mend"])
    for after in case.get("after", ()):  # type: ignore[attr-defined]
        assert read(TOP + after)[1] == []
    assert len(problems) != 1 or "mend" in case or "after" in case


def test_the_right_values_are_taken() -> None:
    text = TOP + str(next(case["text"] for case in CASES if case["name"] == "all settings as they should be"))
    settings, _ = read(text)
    assert (settings.name, settings.glossary, settings.entries) == ("Birds", "content/eintraege", "wörterbuch")
    assert (settings.articles, settings.topics, settings.repository.branch) == ("artikel", "themen", "2024")
    assert settings.repository.url == "https://codeberg.example/birds/words"


def test_a_site_that_does_not_know_its_address_is_advised() -> None:
    (problem,) = read("site_name: Birds\n")[1]
    assert (problem.code, problem.severity) == ("W601", "advice")


def test_values_of_the_environment_name_their_variable() -> None:
    text = TOP + "extra:\n  dictionary:\n    repository:\n      host: !ENV [REPO_HOST, github]\n"
    file, problems = read_config_file("mkdocs.yml", text.encode())
    given = {"site_url": "https://x.example/", "extra": {"dictionary": {"repository": {"host": "githup"}}}}
    (problem,) = settings_from(given, "en", file)[1]
    assert (problems, problem.position.line) == ([], 6)
    assert "REPO_HOST" in problem.message


def test_values_that_stand_nowhere_in_the_file_are_said_without_a_line() -> None:
    """They come from another file, which this one begins with."""
    file, _ = read_config_file("mkdocs.yml", b"INHERIT: base.yml\n")
    (problem,) = settings_from({"site_url": "https://x.example/", "extra": {"dictionary": {"topicz": 1}}}, "en", file)[
        1
    ]
    assert "did you mean topics?" in problem.fix


UNREADABLE = {
    "a fault of YAML": (b"site_name: Birds\nextra: [\n", "mkdocs.yml:2:"),
    "a tab": (b"site_name: Birds\nextra:\n\tdictionary: x\n", "mkdocs.yml:3:1: error[E103"),
    "another encoding": ("site_name: Vögel\n".encode("latin-1"), "mkdocs.yml:1:13: error[E102 not-utf-8]"),
    "nothing": (b"", "mkdocs.yml:1:1: error[E101"),
    "a list": (b"- site_name: Birds\n", "mkdocs.yml:1:1: error[E105"),
    "one word": (b"Birds\n", "mkdocs.yml:1:1: error[E105"),
    "no name": (b"site_url: https://x.example/\n", 'error[E604 setting-refused] "site_name" is empty or missing'),
    "a name that is a number": (
        b"site_name: 5\n",
        'mkdocs.yml:1:12: error[E604 setting-refused] "site_name" needs one text',
    ),
    "a misspelled name": (b"site_name: Birds\nplugin: [search]\n", "mkdocs.yml:2:1: error[E201 setting-unknown]"),
    "a name like no other": (b"site_name: Birds\ncolour: x\n", "mkdocs.yml:2:1: error[E201 setting-unknown]"),
    "an option that an extension does not have": (
        b"site_name: Birds\nmarkdown_extensions:\n  - toc: {nope: 1}\n",
        "Failed to load extension 'toc'. KeyError: 'nope' Fix:",
    ),
    "a language that the theme does not have": (
        b"site_name: Birds\ntheme:\n  name: material\n  language: xx\n",
        "mkdocs.yml:4:13: error[E506 setting-refused] The theme has no words",
    ),
    "a region of a language that the theme has": (
        b"site_name: Birds\ntheme:\n  name: material\n  language: de-AT\n",
        'Fix: write "language: de".',
    ),
    "an icon that the theme does not have": (
        b"site_name: Birds\ntheme:\n  name: material\n  icon: {repo: no/such}\n",
        "mkdocs.yml:4:16: error[E506 setting-refused] There is no icon",
    ),
    "an icon of a switch that the theme does not have": (
        b"site_name: Birds\ntheme:\n  name: material\n  palette: [{toggle: {icon: no/such}}]\n",
        "error[E506 setting-refused] There is no icon",
    ),
    "a plugin that is not there": (b"site_name: Birds\nplugins:\n  - nowhere\n", "mkdocs.yml:3:3: error[E604"),
    "a theme that is not there": (b"site_name: Birds\ntheme: nowhere\n", "mkdocs.yml:2:8: error[E604"),
    "a hook that is not there": (b"site_name: Birds\nhooks:\n  - hooks/x.py\n", "mkdocs.yml:3:1: error[E604"),
    "an address that is none": (b"site_name: Birds\nsite_url: x.example\n", "mkdocs.yml:2:11: error[E206"),
    "a tag that is not known": (b"site_name: !NOPE x\n", "mkdocs.yml"),
    "a base that is not there": (b"site_name: Birds\nINHERIT: base.yml\n", "mkdocs.yml"),
}


@pytest.mark.parametrize("name", UNREADABLE)
def test_a_file_that_the_builder_refuses(name: str, tmp_path: Path) -> None:
    data, said = UNREADABLE[name]
    (tmp_path / "docs").mkdir()
    (tmp_path / "mkdocs.yml").write_bytes(data)
    read = configuration(tmp_path)
    lines = [str(problem) for problem in read.problems if problem.severity == "error"]
    assert len(lines) == 1, lines
    assert said in lines[0]
    assert "Traceback" not in lines[0]


def test_a_byte_order_mark_is_harmless(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "mkdocs.yml").write_bytes(f"\ufeff{TOP}".encode())
    read = configuration(tmp_path)
    assert (read.problems, read.settings and read.settings.name) == ([], "Birds")


def test_no_settings_at_all(tmp_path: Path) -> None:
    assert [problem.code for problem in configuration(tmp_path).problems] == ["E602"]
    (tmp_path / "mkdocs.yml").mkdir()
    assert [problem.code for problem in configuration(tmp_path).problems] == ["E601"]
