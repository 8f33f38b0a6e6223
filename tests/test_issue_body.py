"""What a form sends, read back: by golden cases, and whatever the texts hold."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dictionary.contributing.forms import FORM_FIELDS, FORMS, MORE, Form, FormField, fields_in, labels_in
from dictionary.contributing.issue_body import MOST, body_of, form_of, read_body
from dictionary.contributing.rest import rest_fields, rest_text
from dictionary.model.entry import Entry
from dictionary.model.shapes import fields_of

FIELDS = (FormField(id="entry", label="Entry", kind="input", required=True), FormField(id="what", label="Why"))
FIELDS = (*FIELDS, FormField(id="examples", label="Example sentences"), FormField(id="more", label="More", render=True))


def texts(body: str, fields: Sequence[FormField] = FIELDS) -> dict[str, str]:
    return dict(read_body(body, fields).texts)


@pytest.mark.parametrize(
    ("name", "body", "found"),
    [
        (
            "as sent",
            "### Entry\n\nmentor\n\n### Why\n\n_No response_\n\n### More\n\nx",
            {"entry": "mentor", "more": "x"},
        ),
        (
            "ends of lines",
            "### Entry\r\n\r\nmentor\r\n\r\n### Why\r\n\r\na\r\n\r\nb",
            {"entry": "mentor", "what": "a\n\nb"},
        ),
        ("a fence round it", "### More\n\n```yaml\nx: y\n```", {"more": "x: y"}),
        ("a fence in a text", "### Why\n\n```\n### Example sentences\n```", {"what": "```", "examples": "```"}),
        ("spaces in a heading", "###  Example   sentences \n\na", {"examples": "a"}),
        ("another level", "## Entry\n\na\n\n#### Why\n\nb", {}),
        ("text before the first", "hello\n\n### Entry\n\nmentor", {"entry": "mentor"}),
        ("nothing", "", {}),
        (
            "the entry named a second time",
            "### Entry\n\nmentor\n\n### Why\n\n### Entry\n\n../../x",
            {"entry": "mentor", "what": "### Entry\n\n../../x"},
        ),
        (
            "a heading of a later field in a text",
            "### Entry\n\na\n\n### Why\n\nSee\n\n### More\n\nb\n\n### Example sentences\n\nc\n\n### More\n\nd",
            {"entry": "a", "what": "See\n\n### More\n\nb", "examples": "c", "more": "d"},
        ),
        ("a heading away", "### Entry\n\na\n\n### Example sentences\n\nb", {"entry": "a", "examples": "b"}),
        ("out of order", "### Why\n\na\n\n### Entry\n\nb", {"entry": "b"}),
        (
            "another form's heading",
            "### Entry\n\na\n\n### Why\n\nb\n\n### Word\n\nc",
            {"entry": "a", "what": "b\n\n### Word\n\nc"},
        ),
    ],
)
def test_what_a_body_holds(name: str, body: str, found: dict[str, str]) -> None:
    assert texts(body) == found, name


def test_headings_that_are_away_are_told() -> None:
    assert [field.id for field in read_body("### Entry\n\na", FIELDS).missing] == ["what", "examples", "more"]


def test_a_long_body_is_read_up_to_a_bound() -> None:
    assert len(texts("### Why\n\n" + "a " * MOST)["what"]) < MOST


@given(st.text(max_size=400), st.sampled_from(FORMS))
def test_any_text_can_be_read(body: str, form: Form) -> None:
    sent = read_body(body, FORM_FIELDS[form])
    assert sent.texts.keys() | {field.id for field in sent.missing} <= {field.id for field in FORM_FIELDS[form]}


WORDS = st.text(st.sampled_from("ab #\n`-_:"), max_size=30)


@given(st.sampled_from(FORMS), st.data())
def test_what_was_written_comes_back(form: Form, data: st.DataObject) -> None:
    fields = FORM_FIELDS[form]
    written = {field.id: data.draw(WORDS, label=field.id) for field in fields}
    tidy = {id: "\n".join(map(str.rstrip, text.split("\n"))).strip("\n") for id, text in written.items()}
    assert texts(body_of(form, written), fields) == {id: text for id, text in tidy.items() if text}


@given(st.sampled_from(FORMS), st.text(max_size=200), st.data())
def test_nothing_written_further_down_changes_the_first_field(form: Form, hostile: str, data: st.DataObject) -> None:
    fields = FORM_FIELDS[form]
    other = data.draw(st.sampled_from(fields[1:])).id
    heading = f"\n\n### {fields[0].heading}\n\n"
    body = body_of(form, {fields[0].id: "mentor", other: f"{hostile}{heading}../../other{heading}"})
    assert texts(body, fields)[fields[0].id] == "mentor"


@pytest.mark.parametrize("form", FORMS)
def test_a_form_is_known_by_its_headings(form: Form) -> None:
    forms = dict(FORM_FIELDS)
    required = {field.id: "x" for field in FORM_FIELDS[form] if field.required}
    assert form_of(body_of(form, required), forms) == form
    assert form_of("Something is wrong with this page.\n\n### Steps\n\nNone.", forms) is None
    assert form_of("", forms) is None


# ---- The words of a form ------------------------------------------------------------------------------


def test_labels_come_from_the_form_of_the_dictionary() -> None:
    source = (
        "body:\n- {type: markdown, attributes: {value: Hi}}\n- {type: input, id: headword, attributes: {label: Wort}}"
    )
    fields = fields_in("new-entry", source)
    assert fields[0] == FormField(id="headword", kind="input", required=True, label="Wort")
    assert [field.id for field in fields] == [field.id for field in FORM_FIELDS["new-entry"]]
    assert fields[1].heading == "definition"


def test_a_form_may_have_boxes_for_more_fields_of_entries() -> None:
    source = "body:\n- {type: textarea, id: tips, attributes: {label: Tips}}\n- {type: textarea, id: color}"
    fields = fields_in("suggest-change", source)
    assert (fields[0].id, fields[0].heading) == ("tips", "Tips")
    assert "color" not in {field.id for field in fields}


@pytest.mark.parametrize(
    "source", [None, "", "a: [", "- a", "body: 1", "body: [1, {id: [], attributes: 3}]", "body: [{id: entry}]"]
)
def test_a_form_that_says_nothing_has_the_ids_for_labels(source: str | None) -> None:
    assert [field.heading for field in fields_in("comment", source)] == ["entry", "page", "comment"]


@pytest.mark.parametrize(
    ("source", "labels"),
    [
        ("labels: [new entry, 1]", {"new entry", "1"}),
        ("labels: a, b,", {"a", "b"}),
        ("labels: {a: b}", set()),
        ("- a", set()),
        ("a: [", set()),
        (None, set()),
    ],
)
def test_a_form_names_the_labels_of_what_is_sent_through_it(source: str | None, labels: set[str]) -> None:
    assert labels_in(source) == labels


def test_every_field_of_entries_can_be_reached() -> None:
    for form in ("suggest-change", "new-entry"):
        assert MORE in {field.id for field in FORM_FIELDS[form]}
    assert MORE not in fields_of(Entry)


# ---- The field of all other fields --------------------------------------------------------------------

KEYS = tuple(fields_of(Entry))


@pytest.mark.parametrize(
    ("text", "fields", "strays"),
    [
        ("pos: noun\nSee also: networking, mentor", {"pos": "noun", "see_also": "networking, mentor"}, []),
        ("tips:\n  One.\n  Two.\n\n  Three.", {"tips": "One.\nTwo.\n\nThree."}, []),
        ("tips:\n- One.\n- Two.", {"tips": "- One.\n- Two."}, []),
        ("origin: A long\nline", {"origin": "A long\nline"}, []),
        ("pos: noun\nfoo: bar", {"pos": "noun"}, ["foo: bar"]),
        ("pos: noun\npos: verb", {"pos": "noun"}, ["pos: verb"]),
        ("Hello!\n\npos: noun", {"pos": "noun"}, ["Hello!"]),
        ("scripts:\n  situation: At work\n  text: Hi", {"scripts": "situation: At work\ntext: Hi"}, []),
        ("redirect-from: old", {"redirect_from": "old"}, []),
        ("", {}, []),
    ],
)
def test_fields_without_a_box(text: str, fields: dict[str, str], strays: list[str]) -> None:
    assert rest_fields(text, KEYS) == (fields, strays)


LINES = st.text(st.sampled_from("ab :-\n"), max_size=30).map(lambda text: text.strip("\n").rstrip())


@given(st.dictionaries(st.sampled_from(KEYS), LINES, max_size=5))
def test_what_is_put_together_comes_apart(fields: dict[str, str]) -> None:
    fields = {id: "\n".join(map(str.rstrip, text.split("\n"))).strip("\n") for id, text in fields.items()}
    assert rest_fields(rest_text(fields), KEYS) == (fields, [])


@given(st.text(max_size=300))
def test_any_text_comes_apart(text: str) -> None:
    fields, _ = rest_fields(text, KEYS)
    assert fields.keys() <= set(KEYS)
