"""What does not belong to a text is taken off when its box is left; what is missing is told alone, and once."""

import pytest
from playwright.sync_api import Locator, Page, expect

from forms import form
from test_form_rows import field_of
from visiting import Visitor

CASES = [
    ("headword", "", "• ghost leave", "ghost leave"),
    ("headword", "", "1. FC", "1. FC"),
    ("headword", "", "Word: ghost leave", "ghost leave"),
    ("definition", "", "1. Ghost leave is time off.", "Ghost leave is time off."),
    ("definition", "", "2) Ghost leave is time off.", "Ghost leave is time off."),
    ("definition", "", "Definition: - Ghost leave is time off.", "Ghost leave is time off."),
    ("definition", "", "40 people is a ghost leave.", "40 people is a ghost leave."),
    ("aliases", "text", "Name: gl", "gl"),
    ("aliases", "text", "• gl", "gl"),
    ("aliases", "text", "-gl", "-gl"),
    ("in_short", "value", "- 5 days", "value: 5 days"),
    ("senses", "definition", "• A ghost leave is time.", "definition: A ghost leave is time."),
    ("sources", "url", "<https://x.example/a>", "url: https://x.example/a"),
    ("region_notes", "value", "Canada: not known there", "CA: not known there"),
    ("region_notes", "value", "uk: rare", "UK: rare"),
    ("region_notes", "value", "Rare,", "?: Rare"),
    ("headword", "", "ghost leave,", "ghost leave"),
    ("tips", "", "- Ask,\n- *Wait*;", "- Ask\n- *Wait*"),
    ("aliases", "text", "gl,", "gl"),
    ("sources", "title", "“On leave", "title: On leave"),
    ("region_notes", "value", "Note: rare", "?: Note: rare"),
]


def box_of(page: Page, name: str, part: str) -> Locator:
    field = field_of(page, name)
    if not part:
        return field.locator("[name]")
    row = field.locator("[data-row]").first
    row.evaluate("(row) => row.querySelectorAll('details').forEach((fold) => { fold.open = true; })")
    return row.locator(f"[data-part={part}]")


@pytest.mark.parametrize(("name", "part", "typed", "kept"), CASES)
def test_what_does_not_belong_to_a_text_is_taken_off(
    name: str, part: str, typed: str, kept: str, visit: Visitor
) -> None:
    page = form(visit)
    box = box_of(page, name, part)
    box.fill(typed)
    # To the next box, of the same group or of another field.
    box.press("Tab")
    expect(page.locator(f"[name={name}]")).to_have_value(kept)


def test_a_note_keeps_the_country_that_was_chosen(visit: Visitor) -> None:
    page = form(visit)
    box_of(page, "region_notes", "key").select_option("UK")
    value = box_of(page, "region_notes", "value")
    value.fill("Canada: not known there")
    value.press("Tab")
    expect(page.locator("[name=region_notes]")).to_have_value("UK: Canada: not known there")


def test_rows_without_a_word_are_called_by_their_number(visit: Visitor) -> None:
    page = form(visit)
    titles = page.locator("[data-row-title]").all_text_contents()
    assert titles
    assert all(title.endswith(" 1") for title in titles), titles


@pytest.mark.parametrize("nothing", ["", "-", "?", "…", "🎯"])
@pytest.mark.parametrize("query", ["?word=tutor", "?entry=mentor"])
def test_a_definition_without_words_is_missing_and_nothing_else(nothing: str, query: str, visit: Visitor) -> None:
    page = form(visit, query)
    box = page.locator("#field-definition")
    box.fill("x")
    box.fill(nothing)
    box.press("Tab")
    says = page.locator("#says-definition p")
    expect(says).to_have_text(['The field "Definition" is missing. Fill it in.'])
    page.get_by_role("link", name="Continue on GitHub").click()
    expect(page.locator("[data-sent]")).to_contain_text('The field "Definition" is missing.')
