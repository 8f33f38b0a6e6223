"""What somebody sees who writes an entry in an editor: yaml-language-server with the schemas of `make schema`.

Asked of the first dictionary, with the settings of the checkout. Whether the schemas of the checkout are up to
date, and its entries name them, is asked in `tests/content/`.
"""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from builds import FIRST_DICTIONARY, PROJECT
from dictionary.assembly import assemble
from dictionary.exports.entry_schema import schema_files
from dictionary.exports.schema import descriptions
from dictionary.model.entry import Entry
from dictionary.site import Settings
from installing import installed_by
from language_server import Editor

TOPIC = "networking"
MODELINE = "# yaml-language-server: $schema=../schema/entry.schema.json\n"


def settings() -> dict[str, Any]:
    """Those of `.vscode/`, as an editor hands them on: `yaml.format.enable` is `enable` in `format` in `yaml`."""
    given = json.loads((PROJECT / ".vscode" / "settings.json").read_text("utf-8"))
    made: dict[str, Any] = {}
    for name, value in given.items():
        inside = made
        *outer, last = name.split(".")
        for part in outer:
            inside = inside.setdefault(part, {})
        inside[last] = value
    return made


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The first dictionary with its schemas, and in each file the line that names one."""
    folder = tmp_path_factory.mktemp("project")
    shutil.copytree(FIRST_DICTIONARY / "glossary", folder / "glossary")
    site = assemble(folder, Settings(name="First")).site
    assert site
    for path, text in schema_files(site).items():
        (folder / path).parent.mkdir(exist_ok=True)
        (folder / path).write_text(text, "utf-8")
    for path in (folder / "glossary").glob("[!_]*.yml"):
        path.write_text(MODELINE + path.read_text("utf-8"), "utf-8")
    return folder


@pytest.fixture(scope="module")
def editor(project: Path) -> Iterator[Editor]:
    with Editor(Path(installed_by("yaml_server.sh")), project, settings()) as made:
        yield made


def entry(*lines: str, topic: str = TOPIC) -> str:
    return "\n".join((f"topics: [{topic}]", "headword: xyz", "definition: An xyz is a thing.", *lines, ""))


def said(marks: list[dict[str, Any]]) -> str:
    return "\n".join(f"{mark['range']['start']['line'] + 1}: {mark['message']}" for mark in marks)


def test_every_file_of_the_dictionary_is_free_of_marks(editor: Editor, project: Path) -> None:
    marked = {}
    for path in sorted((project / "glossary").glob("*.yml")):
        if marks := editor.opens(f"glossary/{path.name}", path.read_text("utf-8")):
            marked[path.name] = said(marks)
    assert marked == {}


@pytest.mark.parametrize("start", [MODELINE, ""], ids=["modeline", "settings"])
def test_a_wrong_topic_is_marked_and_the_right_ones_are_named(editor: Editor, start: str) -> None:
    name = f"new-{len(start)}.yml"
    assert editor.opens(f"glossary/{name}", start + entry()) == []
    (mark,) = editor.opens(f"glossary/wrong-{name}", start + entry(topic="no-topic-of-ours"))
    assert TOPIC in mark["message"]
    assert mark["range"]["start"] == {"line": start.count("\n"), "character": 9}


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("defnition: A word.", "defnition"),
        ("status: done", "published"),
        ("autolink: maybe", "boolean"),
        ("reviewed: last week", "date"),
        ("aliases: [{text: x, kind: nickname}]", "abbreviation"),
        ("headword: again", "nique"),
    ],
)
def test_other_slips_are_marked(editor: Editor, line: str, words: str) -> None:
    marks = editor.opens(f"glossary/slip-{abs(hash(line))}.yml", entry(line))
    assert words in said(marks)


def test_the_fields_are_offered_with_what_they_are_for(editor: Editor) -> None:
    editor.opens("glossary/offered.yml", MODELINE + entry())
    offered = editor.asks("completion", "glossary/offered.yml", 4, 0)["items"]
    by_name = {item["label"]: item for item in offered}
    documented = descriptions(Entry)
    assert by_name.keys() >= {"explanation", "examples", "sources", "see_also", "status"}
    for name, item in by_name.items():
        if name in documented:
            told = item.get("documentation", "")
            told = told["value"] if isinstance(told, dict) else told
            assert documented[name].split(".")[0].split("`")[0].strip() in told.replace("\\", ""), name
    assert not by_name.keys() & {"topics", "headword", "slug", "path"}, "those that are there, or are no fields"


def test_the_topics_are_offered(editor: Editor) -> None:
    editor.opens("glossary/topics.yml", MODELINE + "topics:\n  - \nheadword: xyz\n")
    offered = editor.asks("completion", "glossary/topics.yml", 2, 4)["items"]
    assert TOPIC in {item["label"] for item in offered}


def test_a_field_tells_what_it_is_for(editor: Editor) -> None:
    editor.opens("glossary/hovered.yml", MODELINE + entry("see_also: [abc]"))
    told = editor.asks("hover", "glossary/hovered.yml", 4, 2)["contents"]["value"]
    assert descriptions(Entry)["see_also"].split(".")[0].split("`")[0] in told.replace("\\", "")


def test_the_other_files_of_a_dictionary_are_checked_too(editor: Editor) -> None:
    wanted = "# yaml-language-server: $schema=../schema/wanted.schema.json\n"
    assert editor.opens("glossary/w1.yml", f"{wanted}- headword: abc\n  topics: [{TOPIC}]\n  cover: All of it.\n") == []
    assert "cover" in said(editor.opens("glossary/w2.yml", f"{wanted}- headword: abc\n  topics: [{TOPIC}]\n"))
    names = "# yaml-language-server: $schema=../schema/vocabulary.schema.json\n"
    assert editor.opens("glossary/v1.yml", f"{names}a: A\nb:\n  name: B\n  description: Both.\n") == []
    assert "about" in said(editor.opens("glossary/v2.yml", f"{names}a: {{name: A, about: x}}\n"))
