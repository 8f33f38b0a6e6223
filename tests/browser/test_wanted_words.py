"""From the list of wanted words to the form, filled in."""

from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

from test_form import READY, host_address
from visiting import Visitor

PAGE = "contribute/wanted/"


@pytest.mark.parametrize(("word", "topics"), [("small talk", ["networking", "job-search"]), ("401(k)", ["job-search"])])
def test_a_wanted_word_opens_the_form_filled_in(word: str, topics: list[str], visit: Visitor) -> None:
    page = visit(PAGE, width=390, height=844)
    page.get_by_role("link", name=word, exact=True).click()
    page.locator(READY).wait_for()
    expect(page.locator("[name=headword]")).to_have_value(word)
    for topic in topics:
        expect(page.locator(f"input[type=checkbox][value={topic}]")).to_be_checked()
    sent = host_address(page)
    assert sent["headword"] == word
    assert sorted(sent["topics"].replace(",", " ").split()) == sorted(topics)


def test_a_topic_leads_to_the_words_that_it_wants(visit: Visitor) -> None:
    page = visit("topics/networking/")
    page.get_by_role("link", name="wanted here").click()
    page.wait_for_url("**/contribute/wanted/#topic-networking")
    expect(page.get_by_role("heading", name="Networking", exact=True)).to_be_in_viewport()


def test_without_scripts_the_list_is_whole_and_leads_to_the_plain_form(visit: Visitor) -> None:
    page = visit(PAGE, java_script_enabled=False)
    expect(page.locator(".wanted dt a:not(.without-script)")).to_have_count(4)
    plain = page.locator(".wanted dt", has_text="elevator pitch").get_by_role("link", name="Continue on GitHub")
    sent = parse_qs(urlsplit(plain.get_attribute("href") or "").query)
    assert sent["headword"] == ["elevator pitch"]
    assert sent["topics"] == ["networking"]
    page.get_by_role("link", name="elevator pitch").click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.locator("form[data-contribute] [name=headword]")).to_be_visible()


# ---- Where somebody looks for one --------------------------------------------------------------------

SAYS = "“elevator pitch” is wanted: nobody has written it yet. Write it"


@pytest.mark.parametrize("typed", ["elevator pitch", "Lift-pitch", "what is an elevator speech?"])
def test_the_look_up_says_that_a_word_is_wanted(typed: str, visit: Visitor) -> None:
    page = visit()
    page.get_by_role("combobox", name="Look up a career term").fill(typed)
    page.get_by_role("option", name=SAYS).click()
    page.locator(READY).wait_for()
    expect(page.locator("[name=headword]")).to_have_value("elevator pitch")
    expect(page.locator("input[type=checkbox][value=networking]")).to_be_checked()


def test_the_look_up_offers_to_propose_what_nobody_has_thought_of(visit: Visitor) -> None:
    page = visit()
    page.get_by_role("combobox", name="Look up a career term").fill("xylophone zq")
    page.get_by_role("option", name="Propose “xylophone zq” for the dictionary").click()
    page.locator(READY).wait_for()
    expect(page.locator("[name=headword]")).to_have_value("xylophone zq")


@pytest.mark.parametrize("address", ["dictionary/elevator-pitch/", "dictionary/lift-pitch.html", "elevator_speech"])
def test_the_page_for_what_is_not_there_says_that_a_word_is_wanted(address: str, visit: Visitor) -> None:
    page = visit(address, may_be_missing=True)
    page.get_by_role("main").get_by_role("link", name=SAYS).click()
    page.locator(READY).wait_for()
    expect(page.locator("[name=headword]")).to_have_value("elevator pitch")


def test_the_filter_says_that_a_word_is_wanted(visit: Visitor) -> None:
    page = visit("dictionary/?word=small%20talk")
    page.locator("[data-browse-empty]").get_by_role("link", name="“small talk” is wanted").click()
    page.locator(READY).wait_for()
    expect(page.locator("[name=headword]")).to_have_value("small talk")
    page.go_back()
    page.get_by_label("Find a word").fill("xylophone zq")
    expect(page.locator("[data-browse-empty]").get_by_role("link", name="Propose this word")).to_be_visible()
