"""The catalogue of codes says what is true: every code is in it, and its examples show what they should."""

import ast
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

import bad_entry_cases
from builds import PROJECT
from dictionary.assembly import assemble
from dictionary.checking.rules import DEFAULTS, rules_from
from dictionary.model import codes, problems
from dictionary.model.problems import Problem
from dictionary.pages.pages import render_list
from dictionary.reading.docs import Docs
from dictionary.site import Settings
from project import configuration
from test_bad_entries import CASES, problems_of, write

CATALOGUE = codes.catalogue()
WRITTEN: Mapping[str, Mapping[str, Any]] = yaml.safe_load(
    Path(codes.__file__).with_suffix(".yml").read_text(encoding="utf-8")
)
GIVEN = {
    "swallow.yml": "headword: swallow\ntopics: [birds]\ndefinition: A swallow is a bird that nests under roofs.\n",
    "lark.yml": "headword: lark\ntopics: [birds]\ndefinition: A lark is a bird that sings in the air.\n",
    "_topics.yml": "birds: Birds\nbird-song: Bird song\n",
}
REST = {
    "headword": "headword: swift",
    "topics": "topics: [birds]",
    "definition": "definition: A swift is a bird with long wings.",
}
_CODE = re.compile(r"[EWS]\d{3}")


def example_case(written: object, is_published: bool) -> bad_entry_cases.Case:
    files: dict[str, Any] = dict(written) if isinstance(written, Mapping) else {codes.ENTRY: completed(str(written))}
    files.setdefault(codes.ENTRY, completed(""))
    if is_published and "status:" not in files[codes.ENTRY]:
        files[codes.ENTRY] += "status: published\n"
    if "_strings.yml" in files:
        files["_strings.yml"] = bad_entry_cases.with_other_strings(files["_strings.yml"])
    return bad_entry_cases.case("example", {"files": {**GIVEN, **files}, "expected": []}, {})


def completed(lines: str) -> str:
    """The lines of an example, and the fields that an entry needs besides."""
    present = {line.partition(":")[0] for line in lines.splitlines()}
    return lines + "".join(f"{text}\n" for name, text in REST.items() if name not in present)


def said_of(code: str, written: object, project: Path) -> list[Problem]:
    """What is said of an example; of a rule of house style, by this rule alone."""
    is_of_settings = code[1] == "6"
    if is_of_settings and isinstance(written, Mapping):
        (project / "docs").mkdir()
        for name, content in written.items():
            if content is not None:
                (project / name).parent.mkdir(exist_ok=True)
                (project / name).write_text(content, encoding="utf-8")
        return configuration(project).problems
    write(project, example_case(written, code[0] == "S" and code != "S411"))
    off = {"published": "off", "stub": "off", "retired": "off"}
    given: dict[str, object] = dict.fromkeys(DEFAULTS, off)
    if code[0] == "S":
        (own,) = CATALOGUE[code].names
        given[own] = "advice"  # some are off where nothing is said
    rules, faults = rules_from(given)
    assert not faults, faults
    config = project / "mkdocs.yml"
    nav = yaml.safe_load(config.read_text(encoding="utf-8"))["nav"] if config.is_file() else []
    docs = Docs(nav=tuple(nav), themes=(PROJECT / "overrides",))
    return assemble(project, Settings(name="Test", rules=rules), docs).problems


@pytest.mark.parametrize("code", CATALOGUE)
def test_the_wrong_example_has_this_problem_and_no_other(code: str, tmp_path: Path) -> None:
    found = said_of(code, WRITTEN[code]["wrong"], tmp_path)
    assert {problem.code for problem in found} == {code}, "\n".join(map(str, found))


@pytest.mark.parametrize("code", CATALOGUE)
def test_the_right_example_has_no_problem(code: str, tmp_path: Path) -> None:
    found = said_of(code, WRITTEN[code]["right"], tmp_path)
    assert not found, "\n".join(map(str, found))


def test_every_code_that_the_program_knows_is_in_the_catalogue() -> None:
    """Whoever adds a code adds a block to `model/codes.yml` and a line to the table in `model/problems.py`."""
    used = set()
    for path in [*(PROJECT / "hooks").rglob("*.py"), *(PROJECT / "scripts").glob("*.py")]:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        used |= {
            node.value
            for node in ast.walk(tree)
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and _CODE.fullmatch(node.value)
        }
    tabled = set(re.findall(r"\b([EWS]\d{3})  ", problems.__doc__ or ""))
    assert sorted(used) == sorted(tabled) == sorted(CATALOGUE), (used ^ CATALOGUE.keys(), tabled ^ CATALOGUE.keys())


def test_every_name_that_is_said_is_in_the_catalogue(tmp_path: Path) -> None:
    missing = set()
    for number, case in enumerate(CASES):
        project = tmp_path / str(number)
        project.mkdir()
        write(project, case)
        missing |= {
            f"{problem.code} {problem.name}"
            for problem in problems_of(project)
            if problem.name not in CATALOGUE[problem.code].names
        }
    assert not missing


def test_blocks_are_complete_and_in_plain_words() -> None:
    jargon = re.compile(r"\b(?:mapping|scalar|token|schema|regex|null|NoneType|traceback)\b", re.IGNORECASE)
    for code, block in WRITTEN.items():
        assert block.keys() == {"names", "title", "text", "wrong", "right"}, code
        assert block["text"].rstrip().endswith("."), code
        assert block["title"][0].isupper() or block["title"][0] in '`"', code
        assert not block["title"].endswith("."), code
        assert block["text"].count("`") % 2 == 0, code
        assert not jargon.search(block["title"] + block["text"]), code
        assert len(block["names"]) == len(set(block["names"])), code
        assert block["wrong"] != block["right"], code
    assert list(WRITTEN) == sorted(WRITTEN, key=lambda code: ("EWS".index(code[0]), code))


def test_names_of_house_rules_are_the_names_of_the_rules() -> None:
    assert {name for code, found in CATALOGUE.items() if code[0] == "S" for name in found.names} == DEFAULTS.keys()


def test_every_code_has_its_place_on_the_page() -> None:
    class Words:
        def __getattr__(self, name: str) -> str:
            return name

    class Site:
        settings = Settings(name="Test", language="de-AT")
        strings = Words()

    html = render_list("errors", Site(), str)  # type: ignore[arg-type]
    assert re.findall(r'<h3 id="([^"]+)"', html) == [
        code.anchor for group in codes.grouped().values() for code in group
    ]
    assert len(re.findall("<h3 ", html)) == len(CATALOGUE)
    assert 'lang="en"' in html
    assert "<b>early</b>" not in html and "&lt;b&gt;early&lt;/b&gt;" in html
    Site.settings = Settings(name="Test", language="en-US")
    assert 'lang="en"' not in render_list("errors", Site(), str)  # type: ignore[arg-type]
