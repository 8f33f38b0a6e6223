"""Groups of boxes in the form: what is half filled in is said, sent and kept, as `tests/cases/form_rows.yml` has it."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Locator, Page, expect

from forms import READY, form
from visiting import Visitor

CASES: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent.parent / "cases" / "form_rows.yml").read_text(encoding="utf-8")
)


def field_of(page: Page, name: str) -> Locator:
    """A field, with everything round it unfolded."""
    field = page.locator(f"[data-field={name}]")
    field.evaluate("""(field) => {
      for (let fold = field.closest("details"); fold; fold = fold.parentElement.closest("details")) {
        fold.open = true;
      }
    }""")
    return field


def add(field: Locator, parts: dict[str, Any]) -> None:
    field.locator("[data-add]").click()
    row = field.locator("[data-row]").last
    row.evaluate("(row) => row.querySelectorAll('details').forEach((fold) => { fold.open = true; })")
    for name, value in parts.items():
        part = row.locator(f"[data-part={name}]")
        match part.evaluate("(part) => part.tagName"):
            case "FIELDSET":
                for each in value:
                    part.locator(f"input[value={each}]").check()
            case "SELECT":
                part.select_option(value)
            case _:
                part.fill(value)


@pytest.mark.parametrize("case", CASES, ids=[str(number) for number in range(len(CASES))])
def test_half_a_group_is_said_sent_and_kept(case: dict[str, Any], visit: Visitor) -> None:
    page = visit("contribute/?word=garden+chat", width=390)
    page.locator(READY).wait_for()
    field = field_of(page, case["field"])
    for parts in case["rows"]:
        add(field, parts)
    page.locator("#field-definition").focus()
    sent = page.locator("[data-text]")
    expect(sent).to_contain_text(case["text"])
    said = field.locator("[data-says] p").all_inner_texts()
    assert len(said) == len(case["says"]), said
    assert all(line.startswith(begin) for line, begin in zip(said, case["says"], strict=True)), said
    before = sent.text_content()
    page.reload()
    page.locator(READY).wait_for()
    assert sent.text_content() == before


def test_a_fact_is_offered_the_titles_of_the_sources_and_shown_as_on_the_page(visit: Visitor) -> None:
    page = visit("contribute/?word=tutor", width=390)
    page.locator(READY).wait_for()
    add(field_of(page, "sources"), {"title": "On notice", "publisher": "Acas", "authority": "official"})
    field = field_of(page, "in_short")
    add(field, {"label": "Notice", "value": "One week", "source": "On a notice"})
    page.locator("#field-definition").focus()
    expect(field.locator("[data-says]")).to_contain_text('None of the sources has the title "On a notice".')
    offered = "input => [...input.list.options].map(option => option.value)"
    assert field.locator("[data-part=source]").evaluate(offered) == ["On notice"]
    field.locator("[data-part=source]").fill("On notice")
    field.get_by_label("United Kingdom").check()
    page.locator("#field-definition").focus()
    expect(field.locator("[data-says]")).to_be_hidden()
    page.locator(".look-page summary").click()
    shown = page.locator("[data-page-preview] .in-short")
    expect(shown.locator("dt")).to_have_text("Notice United Kingdom")
    expect(shown.locator("dd")).to_have_text("One week")


def test_a_note_for_a_region_that_has_one_keeps_both(visit: Visitor) -> None:
    page = visit("contribute/?entry=mentor", width=390)
    page.locator(READY).wait_for()
    field = field_of(page, "region_notes")
    add(field, {"key": "UK", "value": "One."})
    add(field, {"key": "UK", "value": "Another."})
    page.locator("#field-definition").focus()
    expect(page.locator("[data-text]")).to_contain_text("UK: One. Another.")
    expect(field.locator("[data-part=key][aria-invalid]")).to_have_count(1)
    field.locator("[data-part=key]").last.select_option("IE")
    page.locator("#field-definition").focus()
    expect(field.locator("[data-says]")).to_be_hidden()


@pytest.mark.parametrize(
    ("name", "needed"),
    [("sources", ["title", "publisher", "authority"]), ("in_short", ["label", "value"]), ("pronunciation", [])],
)
def test_the_boxes_that_a_group_needs_are_marked(name: str, needed: list[str], visit: Visitor) -> None:
    row = field_of(form(visit), name).locator("[data-row]").first
    marked = row.locator("label:has(.needed) [data-part]").evaluate_all("all => all.map((box) => box.dataset.part)")
    assert marked == needed
