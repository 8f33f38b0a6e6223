"""Every field of an entry reaches readers and programs, or is listed here with the reason why not."""

import dataclasses
import datetime
import json
import os
import re
import shutil
import subprocess
import sys
import textwrap
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from builds import FIRST_DICTIONARY
from dictionary.exports.json_api import entry_file
from dictionary.linking import addresses
from dictionary.linking.fields import FieldRenderer
from dictionary.linking.term_index import build_index
from dictionary.model.entry import Article, Dictionary, Entry, Named, Source
from dictionary.model.shapes import ListOf, MapOf, RecordOf, Scalar, Shape, fields_of
from dictionary.pages.pages import entry_front_matter, entry_page
from dictionary.reading.interface import load_strings
from dictionary.site import Settings, Site

ROOT = Path(__file__).parent.parent
TWIN = ROOT / "tests" / "cases" / "second_dictionary" / "eintraege"
STRINGS, _ = load_strings("_strings.yml", (TWIN / "_strings.yml").read_bytes(), "de", ROOT / "overrides")
Path_ = tuple[str, ...]

NOT_ON_THE_PAGE: Mapping[str, str] = {
    "aliases.grammar": "says only which plurals are made",
    "aliases.autolink": "says only what is linked on other pages",
    "covers.autolink": "says only what is linked on other pages",
    "covers.grammar": "says only which plurals are made",
    "autolink": "says only what is linked on other pages",
    "not_in": "says only what is not linked on other pages",
    "forms": "found by search and the look-up; readers expect no list of inflections",
    "audience": "filters the browse page and the list of entries",
    "review_by": "for those who plan reviews",
    "redirect_from": "makes pages of its own",
}
NOT_IN_THE_JSON: Mapping[str, str] = {
    "aliases.grammar": "labels.json has the plurals that it makes",
    "aliases.autolink": "labels.json says what links",
    "covers.autolink": "labels.json says what links",
    "covers.grammar": "labels.json has the plurals that it makes",
    "autolink": "labels.json says what links",
    "not_in": "labels.json says what never links",
    "forms": "labels.json has every label",
    "review_by": "for those who plan reviews",
    "redirect_from": "makes files of its own",
}

# Fields that only speak beside another one.
BESIDE: Mapping[str, Mapping[str, Any]] = {
    "replaced_by": {"status": "retired"},
    # A fact leads to the source that it names.
    "in_short": {"sources": (Source(title="Shown as source", publisher="P", authority="official"),)},
}


def first(shape: Shape, name: str) -> Any:
    """A value of a shape."""
    match shape:
        case ListOf(item):
            return (first(item, name),)
        case MapOf(_, value):
            return {"US": first(value, name)}
        case RecordOf(record):
            return with_only(record, "")
        case Scalar(of="flag"):
            return True
        case Scalar(of="number"):
            return 2001
        case Scalar(of="date"):
            return datetime.date(2001, 2, 3)
        case Scalar(choices=choices) if choices:
            return choices[-1]
        case Scalar(key_of=str(key)):
            return {"topics": "t", "regions": "US", "audiences": "students", "entries": "b", "articles": "a"}[key]
        case Scalar(web_address=True):
            return "https://example.org/"
        case _:
            return f"Shown as {name}"


def with_only(record: type, field: str) -> Any:
    """A record with its required fields and one other."""
    specs = fields_of(record)
    values = {name: first(spec.shape, name) for name, spec in specs.items() if spec.required or name == field}
    if isinstance(values.get(field), bool):
        default = {item.name: item.default for item in dataclasses.fields(record)}[field]
        values[field] = not default
    given = {"slug": "x", "path": "glossary/x.yml"} if record is Entry else {}
    return record(**{**given, **values})


def every_field() -> Iterator[Path_]:
    for name, spec in fields_of(Entry).items():
        yield (name,)
        shape = spec.shape.item if isinstance(spec.shape, ListOf) else spec.shape
        if isinstance(shape, RecordOf):
            yield from ((name, inner) for inner in fields_of(shape.record))


def without_and_with(path: Path_) -> tuple[Entry, Entry]:
    """Two entries that differ in one field only."""
    name, *inner = path
    spec = fields_of(Entry)[name]
    bare = with_only(Entry, name)
    if not inner:
        if spec.required:
            other = (first(spec.shape, "other"),) if isinstance(spec.shape, ListOf) else "Something else"
            return dataclasses.replace(bare, **{name: ("u",) if name == "topics" else other}), bare
        beside = BESIDE.get(name, {})
        return dataclasses.replace(with_only(Entry, ""), **beside), dataclasses.replace(bare, **beside)
    bare = dataclasses.replace(bare, **BESIDE.get(name, {}))
    assert isinstance(spec.shape, ListOf)
    assert isinstance(spec.shape.item, RecordOf)
    record = spec.shape.item.record
    full = with_only(record, inner[0])
    if fields_of(record)[inner[0]].required:
        shape = fields_of(record)[inner[0]].shape
        changed = shape.choices[0] if isinstance(shape, Scalar) and shape.choices else "Something else"
        lacking = dataclasses.replace(full, **{inner[0]: changed})
    else:
        lacking = with_only(record, "")
    return dataclasses.replace(bare, **{name: (lacking,)}), dataclasses.replace(bare, **{name: (full,)})


def site_of(entry: Entry) -> Site:
    other = Entry(slug="b", path="glossary/b.yml", headword="Other", topics=("t",), definition="Another one.")
    article = Article(
        slug="a",
        path="docs/articles/a.md",
        source="articles/a.md",
        title="A",
        description="",
        topics=(),
        sources=(),
        last_modified=None,
    )
    named = {"t": Named(name="T"), "u": Named(name="U")}
    dictionary = Dictionary(
        entries={"x": entry, "b": other},
        topics=named,
        regions={"US": Named(name="United States")},
        audiences={"students": Named(name="Students")},
        articles={"a": article},
    )
    index = build_index(dictionary.entries.values())
    assert STRINGS
    return Site(Settings(name="Test"), dictionary, index, addresses.assign(dictionary, index), STRINGS)


def page_and_json(entry: Entry) -> tuple[str, str]:
    site = site_of(entry)
    page, rendered = entry_page(entry, site, lambda path: path, FieldRenderer(site.index))
    around = (ROOT / "overrides" / "entry.html").read_text("utf-8")
    # What stands around the entry is filled in by the builder's template: the field must be asked for there.
    asked = [str(getattr(entry, name)) for name in fields_of(Entry) if re.search(rf"\bentry\.{name}\b(?! ==)", around)]
    return f"{entry_front_matter(entry, site)}\n{page}\n{asked}", entry_file(entry, site, rendered, lambda path: path)


@pytest.mark.parametrize("path", list(every_field()), ids=".".join)
def test_a_field_is_shown_and_exported_or_left_out_for_a_reason(path: Path_) -> None:
    without, with_it = map(page_and_json, without_and_with(path))
    name = ".".join(path)
    assert (with_it[0] != without[0]) == (name not in NOT_ON_THE_PAGE), "on the page"
    assert (with_it[1] != without[1]) == (name not in NOT_IN_THE_JSON), "in the JSON"


def test_nothing_is_listed_that_is_no_field() -> None:
    names = {".".join(path) for path in every_field()}
    assert NOT_ON_THE_PAGE.keys() <= names
    assert NOT_IN_THE_JSON.keys() <= names
    assert all((*NOT_ON_THE_PAGE.values(), *NOT_IN_THE_JSON.values()))


STEP = re.compile(
    r"^\d\. ((?:`[^`]+`(?:, (?!above)| and )?)+), above `([^`]+)`: .*?\n\n   ```\w*\n(.*?)\n   ```", re.S | re.M
)
PROBE = """
import json, sys
from pathlib import Path
import dictionary
from dictionary.assembly import assemble
from dictionary.exports.entry_schema import schema_file
from dictionary.exports.json_api import entry_file
from dictionary.linking.fields import FieldRenderer
from dictionary.pages.pages import entry_page
from dictionary.site import Settings
project = Path(sys.argv[1])
assert Path(dictionary.__file__).is_relative_to(project), dictionary.__file__
assembly = assemble(project, Settings(name="Test"))
assert not assembly.problems, assembly.problems
site = assembly.site
entry = site.dictionary.entries["x"]
page, rendered = entry_page(entry, site, lambda path: path, FieldRenderer(site.index))
print(json.dumps([page, entry_file(entry, site, rendered, lambda path: path), schema_file(site)]))
"""


def steps() -> list[tuple[list[str], str, str]]:
    """The steps of DEVELOPING.md by which a field is added: files, the line that comes after, the new lines."""
    text = (ROOT / "DEVELOPING.md").read_text("utf-8")
    section = text.partition("## Add a field")[2].partition("\n## ")[0]
    return [
        (re.findall(r"`([^`]+)`", match[1]), match[2], textwrap.dedent(match[3])) for match in STEP.finditer(section)
    ]


@pytest.mark.parametrize("strings", ["glossary/_strings.yml", "tests/cases/second_dictionary/eintraege/_strings.yml"])
def test_a_field_that_is_added_as_developing_says_is_read_shown_and_exported(strings: str, tmp_path: Path) -> None:
    project = tmp_path / "project"
    for folder in ("hooks", "overrides", "tests/cases/first_dictionary", "tests/cases/second_dictionary"):
        shutil.copytree(ROOT / folder, project / folder, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(FIRST_DICTIONARY / "glossary", project / "glossary")
    found = steps()
    assert len(found) >= 4
    for files, above, lines in found:
        for file in files:
            text = (project / file).read_text("utf-8")
            assert text.count(f"{above}") >= 1, (file, above)
            before, _, after = text.partition(above)
            start, _, indent = before.rpartition("\n")
            put = textwrap.indent(lines, indent if not indent.strip() else "")
            (project / file).write_text(f"{start}\n{put}\n{indent}{above}{after}", "utf-8")
    if strings != "glossary/_strings.yml":
        shutil.copy(project / strings, project / "glossary" / "_strings.yml")
    of_others = (project / "glossary" / name for name in ("_wanted.yml", "_ledger.yml"))
    for entry in (*(project / "glossary").glob("[!_]*.yml"), *of_others):
        entry.unlink()
    (project / "glossary" / "_topics.yml").write_text("t: Topic\n", "utf-8")
    added = re.match(r"(\w+): Inline", found[0][2])
    assert added
    text = f"headword: x\ntopics: [t]\ndefinition: An x is a sign.\n{added[1]}: Think of *a cross*.\n"
    (project / "glossary" / "x.yml").write_text(text, "utf-8")
    done = subprocess.run(
        [sys.executable, "-c", PROBE, str(project)],
        env={**os.environ, "PYTHONPATH": str(project / "hooks")},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    page, exported, schema = json.loads(done.stdout)
    assert "Think of <em>a cross</em>." in page
    assert json.loads(exported)["result"][added[1]]["text"] == "Think of a cross."
    assert json.loads(schema)["properties"][added[1]]["description"]
