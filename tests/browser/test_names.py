"""The look-up by names: comparing, asking, mistakes; whole and in parts. The browser runs the engine."""

import json
from collections.abc import Mapping
from typing import Any

import pytest
import yaml
from playwright.sync_api import Page, Route, expect

from builds import PROJECT
from visiting import Visitor

TYPED = yaml.safe_load((PROJECT / "tests" / "cases" / "typed.yml").read_text("utf-8"))
_FOLD = """async ([root, texts]) => {
  const { fold } = await import(`${root}assets/fold.js`);
  return texts.map(fold);
}"""
_ASK = """async ([root, data, texts]) => {
  const { answers, answering, apart, prepared, signpostOf } = await import(`${root}assets/names.js`);
  const index = prepared(data);
  return texts.map((text) => ({
    ids: answers(index, text).map(({ entry }) => entry.id),
    filtered: answering(index, text).map(({ entry }) => entry.id),
    apart: apart(answers(index, text))?.id ?? null,
    signpost: signpostOf(index, text)?.path ?? null,
  }));
}"""
BIRDS: Mapping[str, Any] = {
    "entries": [
        {
            "id": "nest-box",
            "headword": "nest box",
            "labels": ["nest box", "birdhouse"],
            "aliases": 1,
            "forms": ["nest boxes"],
        },
        {"id": "nest", "headword": "nest", "labels": ["nest"], "forms": ["nests"], "apart": ["nest-box"]},
        {"id": "clutch", "headword": "clutch", "labels": ["clutch", "set of eggs", "egg count"], "aliases": 1},
        {"id": "eggshell", "headword": "eggshell", "labels": ["eggshell", "shell"], "aliases": 1},
        {
            "id": "molt",
            "headword": "molt",
            "labels": ["molt", "moult", "change of feathers"],
            "aliases": 1,
            "mentions": 3,
        },
        {
            "id": "flight-feather",
            "headword": "flight feather",
            "labels": ["flight feather", "remex"],
            "forms": ["remiges"],
        },
    ],
    "fillers": ["what", "is", "a", "the", "how", "of", "vs", "and", "between", "difference"],
    "between": ["difference between", "vs", "and"],
    "signposts": [{"label": "shell", "path": "dictionary/shell/", "of": []}],
}


def asked(visit: Visitor, *texts: str, data: Mapping[str, Any] = BIRDS) -> list[dict[str, Any]]:
    page = visit()
    found: list[dict[str, Any]] = page.evaluate(_ASK, [visit.url, data, list(texts)])
    return found


def test_typed_words_are_compared_as_in_python(visit: Visitor) -> None:
    folded = visit().evaluate(_FOLD, [visit.url, [str(text) for text, _ in TYPED]])
    assert folded == [str(expected) for _, expected in TYPED]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("nest", "nest"),
        ("nests", "nest"),
        ("box nest", "nest-box"),
        ("nestbox", "nest-box"),
        ("bird house", "nest-box"),
        ("birdhose", "nest-box"),
        ("nest box for sale", "nest-box"),
        ("what is a clutch?", "clutch"),
        ("How the clutch?", "clutch"),
        ("egg", "eggshell"),
        ("eggs count", "clutch"),
        ("eggsh", "eggshell"),
        ("moulted", "molt"),
        ("feather", "flight-feather"),
        ("change feathers", "molt"),
        ("remiges", "flight-feather"),
        ("REMÉX", "flight-feather"),
        ("fether", "flight-feather"),
        ("the", None),
        ("zebra", None),
        ("?!", None),
    ],
)
def test_the_first_answer(visit: Visitor, text: str, first: str | None) -> None:
    (found,) = asked(visit, text)
    assert (found["ids"] or [None])[0] == first


def test_two_that_are_compared_come_first_and_what_tells_them_apart(visit: Visitor) -> None:
    for found in asked(visit, "nest vs nest box", "nest box vs nest", "difference between a nest and a nest box"):
        assert set(found["ids"][:2]) == {"nest", "nest-box"}
        assert found["apart"] == "nest"
    (found,) = asked(visit, "nest vs clutch")
    assert found["ids"][:2] == ["nest", "clutch"]
    assert found["apart"] is None


def test_of_a_word_with_several_meanings_the_one_is_compared_that_is_told_apart(visit: Visitor) -> None:
    """A shell is an eggshell or an ammunition shell: beside "nest" it is the one that its entry speaks of."""
    shells = [
        {"id": "bullet", "headword": "bullet", "labels": ["bullet", "shell"], "aliases": 1, "mentions": 9},
        {"id": "eggshell", "headword": "eggshell", "labels": ["eggshell", "shell"], "aliases": 1, "apart": ["nest"]},
    ]
    entries = [entry for entry in BIRDS["entries"] if entry["id"] == "nest"]
    found = asked(visit, "nest vs shell", "shell", data={**BIRDS, "entries": entries + shells})
    assert found[0]["ids"][:2] == ["nest", "eggshell"]
    assert found[0]["apart"] == "eggshell"
    assert found[1]["ids"][:2] == ["bullet", "eggshell"]


def test_a_word_of_several_entries_has_its_page(visit: Visitor) -> None:
    shell, shells = asked(visit, "Shell", "shell game")
    assert shell["signpost"] == "dictionary/shell/"
    assert shells["signpost"] is None


def test_a_filter_leaves_out_what_has_little_to_do_with_it(visit: Visitor) -> None:
    (found,) = asked(visit, "nest box")
    assert found["filtered"][0] == "nest-box"
    assert "clutch" not in found["filtered"]


# ---- The box -----------------------------------------------------------------------------------


def box_of(page: Page) -> Any:
    return page.get_by_role("combobox", name="Look up a career term")


def test_nothing_is_asked_for_before_the_box_is_used(visit: Visitor) -> None:
    page = visit()
    with page.expect_response("**/api/v1/names.json"):
        box_of(page).focus()


def test_answers_show_their_definitions(visit: Visitor) -> None:
    page = visit()
    box_of(page).fill("coffee chat")
    option = page.get_by_role("option").first
    expect(option.locator(".lookup-name")).to_have_text("coffee chat")
    expect(option.locator(".lookup-definition")).to_contain_text("coffee chat is")


def test_a_comparison_leads_to_what_differs(visit: Visitor) -> None:
    page = visit()
    box_of(page).fill("mentor vs career sponsor")
    option = page.get_by_role("option").nth(2)
    expect(option).to_have_text("How “mentor” and “career sponsor” differ")
    option.click()
    page.wait_for_url("**/dictionary/mentor/#not-to-be-confused")


def test_a_word_with_several_meanings_offers_all_of_them(visit: Visitor) -> None:
    page = visit()
    box_of(page).fill("sponsor")
    expect(page.get_by_role("option").filter(has_text="career sponsor")).to_be_visible()
    expect(page.get_by_role("option").filter(has_text="visa sponsorship")).to_be_visible()
    page.get_by_role("option", name="All meanings of “sponsor”").click()
    page.wait_for_url("**/dictionary/sponsor/")


def test_enter_while_signs_are_composed_chooses_nothing(visit: Visitor) -> None:
    page = visit()
    box_of(page).fill("job")
    expect(page.get_by_role("option").first).to_be_visible()
    box_of(page).evaluate(
        "box => box.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown', isComposing: true }))"
    )
    assert page.locator("[aria-selected=true]").count() == 0


def test_a_large_dictionary_is_looked_up_in_parts(visit: Visitor) -> None:
    entries = [{**entry, "path": f"dictionary/{entry['id']}/"} for entry in BIRDS["entries"]]
    parts = {"": entries[:2], "c": [entries[2]], "e": [entries[2], entries[3]], "n": entries[:2], "ne": entries[:2]}
    asked_for: list[str] = []

    def answer(route: Route) -> None:
        path = route.request.url.split("/api/v1/")[1]
        asked_for.append(path)
        if path == "names.json":
            result: dict[str, Any] = {**BIRDS, "parts": list(parts), "count": 1000}
            del result["entries"]
        elif path.startswith("names/"):
            result = {"entries": list(parts.values())[int(path[6:-5])]}
        else:
            result = {"headword": path[6:-5], "definition": f"What {path} means."}
        route.fulfill(body=json.dumps({"result": result}), content_type="application/json")

    page = visit()
    page.route("**/api/v1/**", answer)
    box_of(page).fill("nest")
    expect(page.get_by_role("option").first).to_contain_text("nestWhat cards/nest.json means.")
    box_of(page).fill("what is the egg count")
    expect(page.get_by_role("option").first).to_contain_text("clutch")
    assert [path for path in asked_for if path.startswith("names")] == [
        "names.json",
        "names/4.json",
        "names/2.json",
        "names/1.json",
    ]
