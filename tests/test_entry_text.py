"""Files of entries, changed in one field and written whole: what was meant, and every other byte as it was."""

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import yaml_of_editors
from builds import FIRST_DICTIONARY
from dictionary.contributing.entry_text import (
    EntryTextError,
    canonical,
    canonical_of,
    changed,
    fields_read,
    usual_or_none,
    with_values,
)
from dictionary.contributing.field_texts import FieldTextError, text_of, value_of
from dictionary.contributing.file_layout import lines_of
from dictionary.model import walking
from dictionary.model.entry import Entry
from dictionary.model.shapes import fields_of
from dictionary.reading.loading import load_entry
from entry_text_cases import SAMPLES, assert_only_this_changed
from entry_values import values

FIELDS = fields_of(Entry)
FILES = {path.stem: path.read_bytes().decode() for path in sorted((FIRST_DICTIONARY / "glossary").glob("[!_]*.yml"))}
BARE = "headword: mentor\ntopics: [networking]\ndefinition: A mentor advises you.\n"
FULL = """\
# The first remark.

headword:   mentor   # who
topics:     # keys
- networking
- 'interviews'   # the second

# A remark above.
definition: >-   # one sentence
  A mentor
  advises you.
explanation: |
  One.

  Two.


aliases:  # other names
  # the best one
  - {text:  guide, kind: synonym}   # a guide
  -
    text: coach
    region: [UK]
  # the last
  - adviser
region_notes:
  # the UK
  UK: As everywhere.   # remark
  "NO": >-
    As everywhere.
see_also: [coach,
  guide]   # two
# At the end.
"""


def as_windows(text: str) -> str:
    return text.replace("\n", "\r\n")


WAYS = {
    "as it is": lambda text: text,
    "line ends of Windows": as_windows,
    "no last line end": lambda text: text.rstrip("\n"),
    "byte-order mark": lambda text: "\ufeff" + text,
    "all of them": lambda text: "\ufeff" + as_windows(text).rstrip("\r\n"),
    "indented": lambda text: "".join(f"  {line}\n" if line else "\n" for line in text.split("\n")),
    "marks of a document": lambda text: f"---\n{text}...\n",
}


@pytest.mark.parametrize("slug", FILES)
def test_one_field_changes_and_every_other_byte_stays(slug: str) -> None:
    source = FILES[slug]
    for name, (*_, value) in SAMPLES.items():
        new = changed(source, {name: text_of(name, value)})
        assert getattr(fields_read(new).entry, name) == value
        assert_only_this_changed(source, new, name)
        assert changed(new, {name: text_of(name, value)}) == new
        former = getattr(fields_read(source).entry, name)
        assert getattr(fields_read(with_values(new, {name: former})).entry, name) == former


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("source", [BARE, FULL], ids=["bare", "full"])
@pytest.mark.parametrize("name", FIELDS)
def test_files_stay_in_the_form_that_they_have(source: str, way: str, name: str) -> None:
    source = WAYS[way](source)
    for value in SAMPLES[name]:
        new = with_values(source, {name: value})
        assert_only_this_changed(source, new, name)
        if "\r" in source:
            assert "\n" not in new.replace("\r\n", "")
        assert new.endswith("\n") == source.endswith("\n")
    if not FIELDS[name].required:
        gone = changed(source, {name: None})
        assert getattr(fields_read(gone.removeprefix("\ufeff")).entry, name) == usual_or_none(name)
        assert_only_this_changed(source, gone, name)
        assert changed(source, {name: " \n"}) == gone


@pytest.mark.parametrize("slug", FILES)
def test_a_text_that_says_the_same_changes_nothing(slug: str) -> None:
    source = FILES[slug]
    entry = fields_read(source).entry
    assert changed(source, {name: text_of(name, getattr(entry, name)) for name in FIELDS}) == source


REMARKS_INSIDE = """\
headword:
  # where it comes from
  mentor  # who
topics: [networking,  # the first
  # and
  interviews]
definition: A mentor advises you.
in_short:
  - # the notice
    label: Notice
    value: one week  # by law
    region: [US,  # all states
      UK]
  - {label: Pay, value: none}  # none at all
sources:
# on mentors
- title: On mentors  # the page
  # looked at again
  publisher: A college
  year: 2020  # printed on it

  authority: academic
legal: true
  # - a note to ourselves
"""


def test_remarks_inside_of_what_is_changed_stay_in_it() -> None:
    new = changed(
        REMARKS_INSIDE,
        {
            "headword": "guide",
            "topics": "interviews",
            "in_short": "label: Notice\nvalue: two weeks\nregion: US\n\nlabel: Pay\nvalue: some",
            "sources": "title: On guides\npublisher: A college\nurl: https://example.org/\nauthority: academic",
            "explanation": "One.\n\nTwo.",
            "legal": None,
        },
    )
    assert (
        new
        == """\
headword:
  # where it comes from
  guide  # who
topics: [interviews]  # the first  # and
definition: A mentor advises you.
in_short:
  - # the notice
    label: Notice
    value: two weeks  # by law
    region: [US]  # all states
  - label: Pay  # none at all
    value: some
explanation: |
  One.

  Two.
sources:
# on mentors
- title: On guides  # the page
  # looked at again
  publisher: A college
  url: https://example.org/

  authority: academic
  # - a note to ourselves
"""
    )


@pytest.mark.parametrize("removed", [None, "verb"])
def test_a_remark_that_stands_further_to_the_right_is_no_part_of_a_long_text(removed: str | None) -> None:
    source = "headword: x\ntopics: [t]\nexplanation: |\n  One.\npos: noun\n    # - verb\nlegal: true\n"
    new = changed(source, {"pos": removed})
    assert fields_read(new).entry.explanation == "One."
    assert "# - verb\n" in new
    added = changed(source.replace("explanation: |\n  One.\n", ""), {"pos": None, "explanation": "One."})
    assert fields_read(added).entry.explanation == "One."


def test_remarks_stay_with_what_they_are_about() -> None:
    new = changed(
        FULL,
        {
            "headword": "guide",
            "topics": "interviews\njob-search",
            "definition": "A guide is a person who knows the way and goes it with you, whatever may come, and longer.",
            "aliases": "adviser\ncoach (US)\nguide",
            "region_notes": "UK: Otherwise.\nNO: As everywhere.",
            "see_also": "coach",
        },
    )
    assert (
        new
        == """\
# The first remark.

headword:   guide   # who
topics:     # keys
- 'interviews'   # the second
- job-search

# A remark above.
definition: >-   # one sentence
  A guide is a person who knows the way and goes it with you, whatever may come, and
  longer.
explanation: |
  One.

  Two.


aliases:  # other names
  # the last
  - adviser
  -
    text: coach
    region: [US]
  # the best one
  - {text:  guide, kind: synonym}   # a guide
region_notes:
  # the UK
  UK: Otherwise.   # remark
  "NO": >-
    As everywhere.
see_also: [coach]   # two
# At the end.
"""
    )


@pytest.mark.parametrize(
    ("line", "field", "there", "back"),
    [
        ("status: stub", "status", "published", "stub"),
        ("legal: false  # for now", "legal", "yes", "no"),
        ("autolink: true # it is rare", "autolink", "no", "yes"),
        ("register: neutral", "register", "slang", "neutral"),
    ],
)
def test_a_change_that_is_taken_back_leaves_the_file_as_it_was(line: str, field: str, there: str, back: str) -> None:
    source = f"{BARE}{line}\n"
    assert changed(changed(source, {field: there}), {field: back}) == source


def test_what_is_usual_is_not_written_where_nothing_stood() -> None:
    assert changed(BARE, {"status": "stub", "autolink": "yes", "legal": "no"}) == BARE
    assert changed(f"{BARE}status: stub\n", {"status": None}) == BARE


def test_a_new_field_comes_where_the_model_has_it() -> None:
    new = changed(BARE, {"status": "published", "pos": "noun", "tips": "Go.", "legal": "yes"})
    assert new == (
        "headword: mentor\npos: noun\ntopics: [networking]\nlegal: true\ndefinition: A mentor advises you.\n"
        "tips:\n  - Go.\nstatus: published\n"
    )


@pytest.mark.parametrize(
    "source",
    [
        "",
        "# nothing\n",
        "- a\n- b\n",
        "headword: a: b\n",
        "{headword: mentor, topics: [networking]}\n",
        "headword: mentor\nheadword: guide\ntopics: [a]\n",
        "headword: &a mentor\ntopics: [*a]\n",
        "headword: men\u200btor\ntopics: [a]\n",
        "headword: mentor\ntopics: [a]\n---\nheadword: guide\n",
        "[" * 5000,
    ],
)
def test_a_file_that_cannot_be_changed_is_refused(source: str) -> None:
    with pytest.raises(EntryTextError) as refused:
        changed(source, {"headword": "coach"})
    assert all(problem.message and problem.fix for problem in refused.value.problems)


def test_what_every_entry_needs_cannot_be_removed() -> None:
    for name in ("headword", "topics"):
        with pytest.raises(FieldTextError):
            changed(BARE, {name: None})


# ---- Whatever a value holds --------------------------------------------------------------------------


@pytest.mark.parametrize("name", FIELDS)
def test_any_value_is_written_so_that_it_is_read_back(name: str) -> None:
    @settings(max_examples=60)
    @given(values(FIELDS[name].shape), st.sampled_from(list(WAYS)), st.sampled_from([BARE, FULL]))
    def comes_back(value: Any, way: str, source: str) -> None:
        source = WAYS[way](source)
        assert_only_this_changed(source, with_values(source, {name: value}), name)
        given = {"headword": "mentor", "topics": ("networking",), name: value}
        entry, problems = load_entry("glossary/mentor.yml", canonical(given).encode(), {})
        assert not problems
        assert entry
        assert getattr(entry, name) == value
        # Editors read texts as texts, too.
        texts = [text for _, text, _ in walking.texts(entry)]
        as_editors_read = set(map(normal, leaves(yaml_of_editors.load(canonical(given)))))
        assert not [text for text in texts if normal(text) not in as_editors_read]

    comes_back()


def leaves(value: Any) -> Iterator[str]:
    """Every text of a file, as it is."""
    if isinstance(value, dict):
        yield from (text for each in value.values() for text in leaves(each))
    elif isinstance(value, list):
        yield from (text for each in value for text in leaves(each))
    elif isinstance(value, str):
        yield value


def normal(text: str) -> str:
    return " ".join(text.split())


def test_whole_entries_come_back_from_their_canonical_form() -> None:
    for slug, source in FILES.items():
        entry = fields_read(source).entry
        text = canonical_of(entry)
        assert fields_read(text).entry == entry, slug
        assert canonical_of(fields_read(text).entry) == text
        sent = {name: value_of(name, text_of(name, getattr(entry, name))) for name in FIELDS}
        assert canonical(sent) == text
        assert [line.partition(":")[0] for line in lines_of(text) if line[0].isalpha()] == [
            name for name in FIELDS if getattr(entry, name) != usual_or_none(name)
        ]
