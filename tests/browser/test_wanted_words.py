"""From the list of wanted words to the form, filled in."""

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
    expect(page.locator(".wanted dt a")).to_have_count(4)
    page.get_by_role("link", name="elevator pitch").click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.locator("form[data-contribute] [name=headword]")).to_be_visible()
