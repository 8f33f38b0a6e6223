"""`scripts/schema.py`: schemas for editors, the line that names one in each entry, the settings of an editor."""

import json
import shutil
from pathlib import Path

import pytest
from jsonschema import Draft7Validator

import new
import schema as command_of_schemas
from builds import copy_second_dictionary, fingerprint
from dictionary.contributing.editor_line import editor_line, with_editor_line
from dictionary.contributing.entry_format import formatted
from dictionary.exports.schema import DRAFT

LINE = "# yaml-language-server: $schema=../schema/entry.schema.json\n"
ENTRY = "headword: guide\ntopics: [networking]\ndefinition: A guide leads.\n"


@pytest.fixture
def project(project_copy: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(project_copy, tmp_path / "project"))


def schemas_of(project: Path) -> dict[str, dict[str, object]]:
    return {path.name.partition(".")[0]: json.loads(path.read_text("utf-8")) for path in (project / "schema").iterdir()}


def test_they_are_written_once_and_change_nothing_else(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = {path.name: path.read_bytes() for path in (project / "glossary").iterdir()}
    assert command_of_schemas.main([], project) == 0
    assert "schema/entry.schema.json is written." in capsys.readouterr().out
    for path in (project / "glossary").iterdir():
        line = b"" if path.name.startswith("_") else LINE.encode()
        assert path.read_bytes() == line + before[path.name], path.name
    after = fingerprint(project)
    assert command_of_schemas.main([], project) == 0
    assert command_of_schemas.main(["--check"], project) == 0
    assert capsys.readouterr().out == ""
    assert fingerprint(project) == after


def test_what_is_out_of_date_is_told(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert command_of_schemas.main([], project) == 0
    capsys.readouterr()
    topics = project / "glossary" / "_topics.yml"
    topics.write_text(topics.read_text("utf-8") + "new-one: A new one\n", "utf-8")
    (project / "glossary" / "guide.yml").write_text(ENTRY, "utf-8")
    before = fingerprint(project)
    assert command_of_schemas.main(["--check"], project) == 1
    said = capsys.readouterr().out
    for path in ("schema/entry.schema.json", "schema/wanted.schema.json", "glossary/guide.yml"):
        assert f"{path} is out of date." in said
    assert "schema/vocabulary.schema.json" not in said
    assert fingerprint(project) == before
    assert command_of_schemas.main([], project) == 0
    assert command_of_schemas.main(["--check"], project) == 0


def test_another_folder_and_settings_of_an_editor(tmp_path: Path) -> None:
    project = copy_second_dictionary(tmp_path / "project")
    settings = project / ".vscode" / "settings.json"
    settings.parent.mkdir()
    settings.write_text('{"editor.tabSize": 4, "yaml.schemas": {"https://example.org/x.json": "x.yml"}}', "utf-8")
    assert command_of_schemas.main([], project) == 0
    entries = [*(project / "eintraege").glob("[!_]*.yml")]
    assert entries
    assert {path.read_text("utf-8").partition("\n")[0] + "\n" for path in entries} == {LINE}
    given = json.loads(settings.read_text("utf-8"))
    assert given["editor.tabSize"] == 4
    assert given["yaml.schemas"]["https://example.org/x.json"] == "x.yml"
    assert given["yaml.schemas"]["./schema/entry.schema.json"] == ["eintraege/*.yml", "!eintraege/_*.yml"]
    settings.write_text("// with remarks\n{}\n", "utf-8")
    assert command_of_schemas.main([], project) == 0
    assert settings.read_text("utf-8") == "// with remarks\n{}\n"


@pytest.mark.parametrize("folder", ["glossary", "eintraege", "content/words/en"])
def test_the_line_names_the_schema_from_any_folder(folder: str, tmp_path: Path) -> None:
    named = editor_line(folder).partition("$schema=")[2].strip()
    assert (tmp_path / folder / named).resolve() == (tmp_path / "schema" / "entry.schema.json").resolve()


@pytest.mark.parametrize(
    ("text", "made"),
    [
        (ENTRY, LINE + ENTRY),
        ("# A remark.\n" + ENTRY, f"{LINE}# A remark.\n{ENTRY}"),
        (f"# A remark.\n{LINE}{ENTRY}", None),
        (f"# yaml-language-server: $schema=https://example.org/x.json\n{ENTRY}", None),
        ("\ufeff" + ENTRY, f"\ufeff{LINE}{ENTRY}"),
        (ENTRY.replace("\n", "\r\n"), (LINE + ENTRY).replace("\n", "\r\n")),
        ("", LINE),
    ],
)
def test_the_line_is_put_above_what_is_there(text: str, made: str | None) -> None:
    assert with_editor_line(text, "glossary") == (text if made is None else made)


@pytest.mark.parametrize("head", [LINE, f"{LINE}# A remark.\n", f"# A remark.\n{LINE}"])
def test_the_line_stays_on_top_when_the_fields_are_put_in_order(head: str) -> None:
    headword, topics, definition = ENTRY.splitlines(keepends=True)
    assert formatted(head + definition + topics + headword, "guide.yml").startswith(LINE if head == LINE else head[:9])
    assert LINE in formatted(head + definition + headword + topics, "guide.yml").partition("headword")[0]


@pytest.mark.parametrize("has_schema", [True, False])
def test_a_new_entry_has_the_line_where_there_is_a_schema(has_schema: bool, project: Path) -> None:
    if has_schema:
        command_of_schemas.main([], project)
    arguments = ["guide", "--topic", "networking", "--definition", "A guide is somebody who leads the way."]
    assert new.main(arguments, project) == 0
    assert (project / "glossary" / "guide.yml").read_text("utf-8").startswith(LINE) == has_schema


def test_every_schema_is_one(project: Path) -> None:
    command_of_schemas.main([], project)
    assert schemas_of(project).keys() == {"entry", "vocabulary", "wanted"}
    for schema in schemas_of(project).values():
        assert schema["$schema"] == DRAFT
        Draft7Validator.check_schema(schema)


RIGHT = {"headword": "guide", "topics": ["networking"], "cover": "Who leads."}


@pytest.mark.parametrize(
    ("name", "content", "is_right"),
    [
        ("vocabulary", {"a": "A", "b": {"name": "B", "description": "Both."}}, True),
        ("vocabulary", {"a": {"description": "Nothing to call it."}}, False),
        ("vocabulary", {"a": ""}, False),
        ("vocabulary", ["a"], False),
        ("wanted", [RIGHT], True),
        ("wanted", [RIGHT | {"aliases": ["leader"]}], True),
        ("wanted", [RIGHT | {"topics": ["networks"]}], False),
        ("wanted", [RIGHT | {"topics": []}], False),
        ("wanted", [RIGHT | {"scope": "x"}], False),
        ("wanted", ["guide"], False),
        ("wanted", {"guide": RIGHT}, False),
        ("wanted", [], True),
    ],
)
def test_what_the_schemas_accept(name: str, content: object, is_right: bool, project: Path) -> None:
    command_of_schemas.main([], project)
    assert Draft7Validator(schemas_of(project)[name]).is_valid(content) == is_right


def test_a_dictionary_that_cannot_be_read_gets_none(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert command_of_schemas.main([], tmp_path) == 1
    assert "run `make check`" in capsys.readouterr().out
    assert [*tmp_path.iterdir()] == []
