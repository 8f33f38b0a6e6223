"""The issue forms, in whatever language: the site fills in their fields by id. A dictionary may have none."""

import pytest
import yaml

import gitlab_templates
from builds import PROJECT
from dictionary.contributing.forms import FILLED_IN, FORM_FIELDS, FORMS, Form
from dictionary.model.entry import Entry
from dictionary.model.shapes import fields_of

FOLDER = PROJECT / ".github" / "ISSUE_TEMPLATE"


@pytest.mark.parametrize("form", FORMS)
def test_a_form_has_the_fields_that_links_fill_in(form: Form) -> None:
    file = FOLDER / f"{form}.yml"
    if not file.is_file():
        return  # links then open a plain issue (tests/test_suggest.py)
    body = yaml.safe_load(file.read_text(encoding="utf-8"))["body"]
    fields = {field["id"]: field["type"] for field in body if field["type"] != "markdown"}
    assert fields.keys() >= set(FILLED_IN[form])
    # Only these two kinds can be filled in by an address.
    assert set(fields.values()) <= {"input", "textarea"}
    # The others are named as the fields of entries are, so that an entry can be made from them.
    known = {field.id: field for field in FORM_FIELDS[form]}
    assert fields.keys() <= {*fields_of(Entry), *known}
    # A line that must be there is asked for.
    asked = {field["id"] for field in body if field.get("validations", {}).get("required")}
    assert asked <= {id for id, field in known.items() if field.required}


def test_the_templates_for_gitlab_are_those_of_the_forms() -> None:
    if not (PROJECT / ".gitlab").is_dir():
        return  # it lives elsewhere
    for name, text in gitlab_templates.templates(PROJECT):
        file = PROJECT / name
        found = file.read_text(encoding="utf-8") if file.is_file() else ""
        assert found == text, f"{name} is old: run scripts/gitlab_templates.py"
