"""The box in which words are looked up, in the header of every page: the same answers as on home."""

import pytest
from playwright.sync_api import Page, expect

from visiting import Visitor

WIDTHS = (390, 1280)


def box(page: Page) -> None:
    """Open the box by key, as it is opened on any page."""
    page.keyboard.press("/")
    expect(page.locator("input[role=combobox]")).to_be_focused()


def test_no_page_loads_names_or_texts_before_somebody_asks(visit: Visitor) -> None:
    for path in ("", "about/", "dictionary/", "dictionary/mentor/"):
        visit.settle(visit(path))
    data = ("search_index", "/workers/", "names.json", "/names/", "/texts", "/words/", "/cards/")
    assert [address for address in visit.requests if any(name in address for name in data)] == []


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("path", ["about/", "dictionary/mentor/", "topics/", "contribute/"])
def test_a_word_is_looked_up_from_any_page(path: str, width: int, visit: Visitor) -> None:
    page = visit(path, width=width)
    box(page)
    page.keyboard.type("coffe chat")
    expect(page.get_by_role("option").first).to_contain_text("coffee chat")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/dictionary/coffee-chat/")


def test_it_answers_as_home_does(visit: Visitor) -> None:
    for word in ("resume", "interview", "what is a cv", "sponsor"):
        answers = []
        for path in ("", "about/"):
            page = visit(path)
            page.locator("input[role=combobox]").fill(word)
            page.get_by_role("option").first.wait_for()
            answers.append(page.locator(".lookup-name").all_inner_texts())
        assert answers[0] == answers[1]


@pytest.mark.parametrize("width", WIDTHS)
def test_the_last_answer_searches_all_texts(width: int, visit: Visitor) -> None:
    page = visit("about/", width=width)
    box(page)
    page.keyboard.type("honest advice")
    page.get_by_role("option", name="Search all texts for “honest advice”").click()
    page.wait_for_url("**/search/?word=*")
    expect(page.get_by_role("searchbox", name="Search all texts")).to_have_value("honest advice")
    expect(page.locator(".passages li").first).to_contain_text("honest advice")


def test_on_a_phone_a_button_opens_it_over_the_header(visit: Visitor) -> None:
    page = visit("dictionary/mentor/", width=390)
    expect(page.locator("input[role=combobox]")).to_be_hidden()
    page.get_by_role("link", name="Look up a career term").click()
    expect(page.locator("input[role=combobox]")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("input[role=combobox]")).to_be_hidden()
    expect(page.get_by_role("link", name="Look up a career term")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("input[role=combobox]")).to_be_focused()
    page.get_by_role("main").click(position={"x": 100, "y": 300})
    expect(page.locator("input[role=combobox]")).to_be_hidden()


def test_the_keys_do_not_disturb_those_who_write(visit: Visitor) -> None:
    page = visit("contribute/")
    word = page.locator("[name=headword]")
    word.click()
    page.keyboard.type("and/or")
    expect(word).to_have_value("and/or")
    page.keyboard.press("Control+k")
    expect(page.locator("input[role=combobox]")).to_be_focused()


def test_on_home_and_browse_the_key_leads_to_the_box_of_the_page(visit: Visitor) -> None:
    page = visit()
    page.keyboard.press("/")
    expect(page.locator("#lookup")).to_be_focused()
    assert page.locator("input[role=combobox]").count() == 1
    browse = visit("dictionary/")
    browse.get_by_label("Find a word").wait_for()
    browse.keyboard.press("/")
    expect(browse.get_by_label("Find a word")).to_be_focused()


@pytest.mark.parametrize("width", WIDTHS)
def test_without_scripts_it_leads_to_the_list(width: int, visit: Visitor) -> None:
    """The word is kept in the address, and everything is on the page."""
    page = visit("dictionary/mentor/", width=width, java_script_enabled=False)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.locator("input[role=combobox]").fill("coffee")
    page.keyboard.press("Enter")
    page.wait_for_url("**/dictionary/?word=coffee")
    expect(page.locator(".browse-list").get_by_role("link", name="coffee chat")).to_be_visible()


def test_it_takes_what_is_pasted_or_dictated(visit: Visitor) -> None:
    """By mouse, by an input method or by voice: no key is pressed, and `input` tells of it."""
    page = visit("about/")
    page.locator("input[role=combobox]").focus()
    page.keyboard.insert_text("coffee chat")
    expect(page.get_by_role("option").first).to_contain_text("coffee chat")


def test_what_is_composed_is_looked_up_and_no_key_of_it_is_taken(visit: Visitor) -> None:
    page = visit("about/", fresh=True)
    page.locator("input[role=combobox]").focus()
    method = page.context.new_cdp_session(page)
    method.send("Input.imeSetComposition", {"text": "coffee cha", "selectionStart": 10, "selectionEnd": 10})
    expect(page.get_by_role("option").first).to_contain_text("coffee chat")
    method.send("Input.insertText", {"text": "coffee chat"})
    expect(page.locator("input[role=combobox]")).to_have_value("coffee chat")
    page.keyboard.press("Enter")
    page.wait_for_url("**/dictionary/coffee-chat/")


def test_keys_of_an_input_method_are_not_keys_of_the_list(visit: Visitor) -> None:
    page = visit("about/")
    page.locator("input[role=combobox]").fill("job")
    page.get_by_role("option").first.wait_for()
    for how in ("{ key: 'ArrowDown', isComposing: true }", "{ key: 'ArrowDown', keyCode: 229 }"):
        page.locator("input[role=combobox]").evaluate(f"box => box.dispatchEvent(new KeyboardEvent('keydown', {how}))")
    page.locator("input[role=combobox]").evaluate(
        "box => box.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', keyCode: 229 }))"
    )
    assert page.locator("[aria-selected=true]").count() == 0
    expect(page.get_by_role("listbox")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_chosen_answer_is_seen_in_forced_colors(scheme: str, visit: Visitor) -> None:
    page = visit("about/", forced_colors="active", scheme=scheme)
    box(page)
    page.keyboard.type("inter")
    page.get_by_role("option").first.wait_for()
    page.keyboard.press("ArrowDown")
    outlines = page.get_by_role("option").evaluate_all("all => all.map((each) => getComputedStyle(each).outlineStyle)")
    assert outlines[0] == "solid"
    assert set(outlines[1:]) == {"none"}


def test_what_has_no_name_here_is_answered_with_what_is_close(visit: Visitor) -> None:
    page = visit("about/")
    page.locator("input[role=combobox]").fill("coatee hchant")
    near = page.get_by_role("option").first
    expect(near).to_contain_text("Did you mean “coffee chat”?")
    expect(near).to_contain_text("coffee chat is")
    expect(page.get_by_role("option").last).to_have_text("Propose “coatee hchant” for the dictionary")
    near.click()
    page.wait_for_url("**/dictionary/coffee-chat/")
