"""The way of a suggestion, from the fields of an entry through a form to the file, for any dictionary."""

import difflib
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

from dictionary.contributing import suggest
from dictionary.contributing.entry_text import canonical, canonical_of
from dictionary.contributing.field_texts import text_of, usual_value
from dictionary.contributing.forms import FORMS, REMOVED, Form, FormField, fields_in
from dictionary.contributing.hosts import Repository
from dictionary.contributing.issue_body import body_of, form_of, read_body
from dictionary.contributing.proposal import Changes, changed_file, changes_of, filled_in, values_of
from dictionary.model.entry import Entry
from dictionary.model.shapes import fields_of
from dictionary.reading import loading
from dictionary.reading.files import find_files

FIELDS = fields_of(Entry)


def usual(field: str) -> Any:
    """What an entry holds that says nothing of a field; None for one that each entry needs."""
    return None if FIELDS[field].required else usual_value(field)


class Chain:
    """A dictionary, and the forms by which it is changed."""

    def __init__(self, project: Path, glossary: str = "glossary", language: str = "en") -> None:
        self.files = find_files(project, glossary)
        self.dictionary, _ = loading.load(self.files, glossary)
        self.slugs = sorted(self.dictionary.entries)
        self.regions = self.dictionary.regions
        self.language = language
        self.forms: dict[Form, tuple[FormField, ...]] = {}
        for form in FORMS:
            file = project / ".github" / "ISSUE_TEMPLATE" / f"{form}.yml"
            self.forms[form] = fields_in(form, file.read_text("utf-8") if file.is_file() else None)

    def sent(self, form: Form, texts: Mapping[str, str]) -> str:
        """What the form sends when these texts are in its fields."""
        return body_of(form, texts, self.forms[form])

    def texts(self, entry: Entry) -> dict[str, str]:
        """The fields of an entry that say something, as people write them."""
        given = {field: getattr(entry, field) for field in FIELDS}
        return {
            field: text_of(field, value, self.regions)
            for field, value in given.items()
            if field == "status" or value != usual(field)
        }

    def loaded(self, path: str, text: str) -> Entry:
        """The entry of a file that is right."""
        words = self.dictionary
        vocabularies = {"topics": words.topics, "regions": words.regions, "audiences": words.audiences}
        entry, problems = loading.load_entry(path, text.encode(), vocabularies)
        assert entry and not problems, problems
        return entry

    def check_fields(self, slug: str) -> int:
        """Change each field of an entry through the form; the number of fields that were changed."""
        entry = self.dictionary.entries[slug]
        source = self.files.entries[entry.path].decode()
        changed = 0
        for field in FIELDS:
            value = self.other_value(entry, field)
            if value == getattr(entry, field) or (value is None and FIELDS[field].required):
                continue
            text = self._through_the_form(entry, {field: text_of(field, value, self.regions) or REMOVED})
            found = self.loaded(entry.path, text)
            assert getattr(found, field) == value
            assert [f for f in FIELDS if getattr(found, f) != getattr(entry, f)] == [field]
            before, after = _without(source, field), _without(text, field)
            assert before == after, "\n".join(difflib.unified_diff(before, after, lineterm=""))
            changed += 1
        return changed

    def check_whole(self, slug: str) -> None:
        """Send a whole entry as a new one: it comes back equal, in canonical form."""
        entry = self.dictionary.entries[slug]
        body = self.sent("new-entry", filled_in(self.texts(entry), self.forms["new-entry"]))
        text = canonical(values_of(self._changes("new-entry", body, None).texts, self.regions))
        assert text == canonical_of(entry)
        assert self.loaded(entry.path, text) == entry

    def _changes(self, form: Form, body: str, entry: Entry | None) -> Changes:
        assert form_of(body, self.forms) == form
        texts = read_body(body, self.forms[form]).texts
        assert entry is None or texts["entry"] == entry.slug
        changes = changes_of(texts, self.forms[form], entry, self.regions, self.language)
        assert not changes.complaints, changes.complaints
        return changes

    def _through_the_form(self, entry: Entry, texts: Mapping[str, str]) -> str:
        """Fields → address of the form, or text of an issue → parser → file."""
        filled = filled_in(texts, self.forms["suggest-change"])
        repository = Repository(url="https://github.com/example/words")
        address = suggest.suggest_change(repository, entry, "https://example.org/x/", "Change", filled)
        query = parse_qs(urlsplit(address).query, keep_blank_values=True)
        if "return_to" in query:
            query = parse_qs(urlsplit(query["return_to"][0]).query, keep_blank_values=True)
        arrived = {id: values[0] for id, values in query.items() if id not in ("title", "template")}
        if not filled.keys() <= arrived.keys():
            arrived |= filled  # too long for an address: pasted
        body = self.sent("suggest-change", arrived).replace("\n", "\r\n")
        changes = self._changes("suggest-change", body, entry)
        return changed_file(self.files.entries[entry.path].decode(), entry, changes.texts, self.regions)[0]

    def other_value(self, entry: Entry, field: str) -> Any:
        """What another entry has there; the usual value where no other has a value of its own."""
        mine = getattr(entry, field)
        start = self.slugs.index(entry.slug)
        others = (*self.slugs[start + 1 :], *self.slugs[:start])
        values = (getattr(self.dictionary.entries[slug], field) for slug in others)
        found = next((value for value in values if value not in (mine, usual(field))), None)
        return usual(field) if found is None else found


def _without(source: str, field: str) -> list[str]:
    """The lines of a file but those of a field; remarks and empty lines round it stay."""
    lines = source.split("\n")
    start = next((n for n, line in enumerate(lines) if line.startswith(f"{field}:")), None)
    if start is None:
        return lines
    end = next((n for n in range(start + 1, len(lines)) if re.match(r"[a-z_]+:", lines[n])), len(lines))
    while end > start + 1 and (not lines[end - 1].strip() or lines[end - 1].startswith("#")):
        end -= 1
    return lines[:start] + lines[end:]
