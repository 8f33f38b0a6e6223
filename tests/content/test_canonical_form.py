"""The entries of this dictionary: in canonical form, and every one of them can be changed field by field."""

import pytest

import format as formatter
from builds import PROJECT, dictionary_settings
from dictionary.contributing.entry_text import canonical_of, changed, fields_read, usual_or_none
from dictionary.contributing.field_texts import text_of, value_of
from dictionary.model.entry import Entry
from dictionary.model.shapes import fields_of
from entry_text_cases import SAMPLES, assert_only_this_changed

FOLDER = PROJECT / dictionary_settings(PROJECT).get("glossary", "glossary")
FILES = {path.stem: path.read_bytes().decode() for path in sorted(FOLDER.glob("[!_]*.yml"))}


def test_all_entries_are_in_canonical_form(capsys: pytest.CaptureFixture[str]) -> None:
    status = formatter.main(["--check"])
    assert status == 0, capsys.readouterr().out


@pytest.mark.parametrize("slug", FILES)
def test_every_field_can_be_changed_alone(slug: str) -> None:
    source = FILES[slug]
    entry = fields_read(source.removeprefix("\ufeff")).entry
    for name, (*_, value) in SAMPLES.items():
        new = changed(source, {name: text_of(name, value)})
        assert getattr(fields_read(new.removeprefix("\ufeff")).entry, name) == value
        assert_only_this_changed(source, new, name)
    texts = {name: text_of(name, getattr(entry, name)) for name in fields_of(Entry)}
    assert changed(source, texts) == source
    whole = canonical_of(entry)
    assert fields_read(whole).entry == entry
    for name in fields_of(Entry):
        if getattr(entry, name) != usual_or_none(name):
            assert value_of(name, texts[name]) == getattr(entry, name)
