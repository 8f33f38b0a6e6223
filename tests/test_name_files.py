"""The files of the look-up: one for a small dictionary, parts for a large one."""

import json
from pathlib import Path
from typing import Any

import pytest

from dictionary.assembly import assemble
from dictionary.exports import names
from dictionary.exports.web import Web
from dictionary.language.letters import typed
from dictionary.site import Build, Settings

WEB = Web("https://x.example/", lambda path: path)
TOPIC = "birds:\n  name: Birds\n  description: All about birds.\n"


@pytest.fixture
def build(tmp_path: Path) -> Build:
    """Three hundred entries: many begin alike, and one word is in all of them."""
    glossary = tmp_path / "glossary"
    glossary.mkdir()
    for name in ("strings", "regions", "audiences"):
        source = Path(__file__).parent / "cases" / "first_dictionary" / "glossary" / f"_{name}.yml"
        (glossary / f"_{name}.yml").write_bytes(source.read_bytes())
    (glossary / "_topics.yml").write_text(TOPIC, "utf-8")
    for number in range(300):
        word = f"{'abcdefghij'[number % 10]}{'aeiou'[number // 10 % 5]}{number // 50}x{number} bird"
        entry = f"headword: {word}\ntopics: [birds]\naliases: [résumé {number}]\nstatus: stub\n"
        entry += f"definition: A {word} is a bird.\n"
        (glossary / f"bird-{number}.yml").write_text(entry, "utf-8")
    assembly = assemble(tmp_path, Settings(name="Birds"))
    assert assembly.site, assembly.problems
    return Build(assembly.site)


def read(build: Build) -> dict[str, Any]:
    """Path → what the file holds."""
    return {path: json.loads(text)["result"] for path, text in names.files(build, WEB)}


def test_a_small_dictionary_is_one_file_with_definitions(build: Build) -> None:
    found = read(build)
    assert list(found) == ["api/v1/names.json"]
    (entry,) = (each for each in found["api/v1/names.json"]["entries"] if each["id"] == "bird-7")
    assert entry["labels"] == ["ha0x7 bird", "résumé 7"]
    assert entry["aliases"] == 1
    assert "ha0x7 birds" in entry["forms"]
    assert entry["definition"] == "A ha0x7 bird is a bird."
    assert "what" in found["api/v1/names.json"]["fillers"]


def test_a_large_one_comes_in_parts_that_are_small(build: Build, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(names, "MOST_AT_ONCE", 10_000)
    monkeypatch.setattr(names, "MOST_IN_PART", 3_000)
    made = dict(names.files(build, WEB))
    parts = json.loads(made["api/v1/names.json"])["result"]["parts"]
    assert len(made) == len(parts) + 1
    assert parts == sorted(parts)
    assert all(len(text.encode()) < 3_200 for path, text in made.items() if "/names/" in path)


def test_each_word_is_in_the_part_with_its_longest_beginning(build: Build, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = read(build)["api/v1/names.json"]["entries"]
    monkeypatch.setattr(names, "MOST_AT_ONCE", 10_000)
    monkeypatch.setattr(names, "MOST_IN_PART", 3_000)
    found = read(build)
    parts = {part: number for number, part in enumerate(found["api/v1/names.json"]["parts"])}
    having: dict[str, set[str]] = {}
    for entry in whole:
        for word in typed(" ".join(entry["labels"])).split():
            having.setdefault(word, set()).add(entry["id"])
    for word, ids in having.items():
        part = next(word[:length] for length in range(len(word), -1, -1) if word[:length] in parts)
        there = {entry["id"] for entry in found[f"api/v1/names/{parts[part]}.json"]["entries"]}
        # A word that too many entries have ("bird") brings as many as a part holds.
        assert ids <= there or (part == word and len(ids) > len(there & ids) > 5)


def test_a_name_of_common_words_is_in_the_part_for_it(build: Build, monkeypatch: pytest.MonkeyPatch) -> None:
    """However many entries have each of its words: typed whole, or at the end of a question."""
    whole = read(build)["api/v1/names.json"]["entries"]
    monkeypatch.setattr(names, "MOST_AT_ONCE", 10_000)
    monkeypatch.setattr(names, "MOST_IN_PART", 3_000)
    monkeypatch.setattr(names, "MOST_BEGUN", 1_000)
    found = read(build)
    parts = {part: number for number, part in enumerate(found["api/v1/names.json"]["parts"])}
    assert not any(part.endswith(" ") for part in parts)
    for entry in whole:
        for label in (*entry["labels"], *entry["forms"]):
            text = typed(label)
            part = next(text[:length] for length in range(len(text), -1, -1) if text[:length] in parts)
            there = {each["id"] for each in found[f"api/v1/names/{parts[part]}.json"]["entries"]}
            assert entry["id"] in there, label
