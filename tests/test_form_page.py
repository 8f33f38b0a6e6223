"""The form has a box for every field of the model, and plain ways to send for every host."""

import re
from collections import Counter
from typing import get_args

import pytest
import yaml

from builds import FIRST_DICTIONARY, PROJECT
from dictionary.contributing import form_page
from dictionary.contributing.forms import FORM_FIELDS
from dictionary.contributing.suggest import Repository
from dictionary.model.entry import Authority, Dictionary, Entry
from dictionary.model.shapes import fields_of
from dictionary.reading.interface import FORM_WORDS, Strings
from dictionary.site import Settings

DICTIONARY = Dictionary(entries={}, topics={}, regions={}, audiences={}, articles={})
URL = "https://git.example/birds/words"


@pytest.fixture(scope="module")
def t() -> Strings:
    return Strings(yaml.safe_load((FIRST_DICTIONARY / "glossary/_strings.yml").read_text(encoding="utf-8")))


def page(t: Strings, **given: str) -> form_page.FormPage:
    endpoint = given.pop("endpoint", "")
    return form_page.form_page(Settings(name="x", repository=Repository(**given), endpoint=endpoint), DICTIONARY, t)  # type: ignore[arg-type]


def test_every_field_has_one_box(t: Strings) -> None:
    made = page(t)
    controls = [*made.everyday, *(control for group in made.more for control in group.controls)]
    assert Counter(control.name for control in controls) == Counter(fields_of(Entry).keys())
    for control in controls:
        assert control.label
        assert control.hint.endswith(".")
        assert control.example
        assert (control.kind == "records") == bool(control.parts)
    sources = next(control for control in controls if control.name == "sources")
    assert [value for part in sources.parts if part.name == "authority" for value, _ in part.options] == [
        *get_args(Authority)
    ]


@pytest.mark.parametrize("host", ["github", "forgejo"])
def test_a_host_whose_forms_take_fields_gets_them_without_scripts(host: str, t: Strings) -> None:
    made = page(t, host=host, url=URL)
    assert made.plain
    assert (made.plain.action, made.plain.method) == (f"{URL}/issues/new", "get")
    hidden = dict(made.plain.hidden)
    assert hidden.keys() == {"template", "title"}
    assert hidden["template"].endswith("new-entry.yml")
    # What is sent besides has a box there.
    assert {control.name for control in made.everyday} <= {field.id for field in FORM_FIELDS["new-entry"]}


def test_a_host_whose_forms_take_none_has_links_alone(t: Strings) -> None:
    made = page(t, host="gitlab", url=URL)
    assert made.plain is None
    assert (made.host, made.new.startswith(f"{URL}/-/issues/new?")) == ("GitLab", True)
    assert page(t, host="forgejo", url=URL).host == "git.example"


def test_a_dictionary_without_a_repository_has_mail_alone(t: Strings) -> None:
    made = page(t, mail="editors@example.org")
    assert (made.host, made.new, made.change, made.files, made.plain) == ("", "", "", "", None)
    assert made.mail.startswith("mailto:editors@example.org?subject=New%20entry")


def test_an_address_that_takes_forms_comes_first(t: Strings) -> None:
    made = page(t, url=URL, endpoint="https://forms.example/f/abc")
    assert made.receiver == "forms.example"
    assert made.plain
    assert (made.plain.action, made.plain.method) == ("https://forms.example/f/abc", "post")
    assert dict(made.plain.hidden) == {"form": "new-entry", "subject": "New entry:"}


def test_the_scripts_of_the_form_get_the_words_that_they_show() -> None:
    scripts = "\n".join(path.read_text("utf-8") for path in (PROJECT / "docs" / "assets").glob("contribute*.js"))
    named = set(re.findall(r"\bwords\.(\w+)", scripts)) - {"length", "every"}
    begun = set(re.findall(r"words\[`(\w+_)\$", scripts))
    sections = set(re.findall(r"this\.section\(\"(\w+)\"", scripts)) - {"covers"} | {"covered"}
    assert named | sections <= FORM_WORDS
    rest = FORM_WORDS - named - sections
    assert {word for word in rest if not word.startswith(tuple(begun))} == set()
    assert all(any(word.startswith(beginning) for word in rest) for beginning in begun)
