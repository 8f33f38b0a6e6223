"""Look-up on the home page, the filter of the browse page, and the page for what is not there."""

from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from conftest import Visitor

SHOWN = ".entry-list > div:visible"


def shown(page: Page) -> list[str]:
    return page.locator(f"{SHOWN} dt").all_inner_texts()


def filtered(page: Page, word: str) -> list[str]:
    page.get_by_label("Find a word").fill(word)
    return shown(page)


@pytest.mark.parametrize("typed", ["coffe chat", "Coffee-Chat", "virtual cofee", "COFFEE CHAT"])
def test_home_opens_the_only_answer_whatever_way_it_is_typed(visit: Visitor, typed: str) -> None:
    page = visit()
    box = page.get_by_role("combobox", name="Look up a career term")
    box.fill(typed)
    expect(page.get_by_role("option", name="coffee chat").first).to_be_visible()
    box.press("Enter")
    page.wait_for_url("**/dictionary/coffee-chat/")


def test_home_suggests_and_is_used_with_the_arrow_keys(visit: Visitor) -> None:
    page = visit()
    box = page.get_by_role("combobox", name="Look up a career term")
    box.fill("job")
    expect(box).to_have_attribute("aria-expanded", "true")
    first = page.get_by_role("option").first
    headword = first.inner_text().split("\n")[0].strip()
    box.press("ArrowDown")
    expect(first).to_have_attribute("aria-selected", "true")
    expect(box).to_have_attribute("aria-activedescendant", "lookup-list-0")
    box.press("Escape")
    expect(page.get_by_role("listbox")).to_be_hidden()
    box.fill("job ")
    expect(first).to_be_visible()
    box.press("ArrowDown")
    box.press("Enter")
    page.wait_for_url("**/dictionary/*/")
    assert page.locator("h1").inner_text() in headword


def test_home_without_one_answer_goes_on_to_browse(visit: Visitor) -> None:
    page = visit()
    page.get_by_role("combobox", name="Look up a career term").fill("netw")
    page.get_by_role("button", name="Look up").click()
    page.wait_for_url("**/dictionary/?word=netw")
    assert "networking" in shown(page)
    assert len(shown(page)) < page.locator(".entry-list > div").count()


def test_entry_of_the_day_is_the_same_for_everyone_on_a_date(visit: Visitor) -> None:
    def entry_on(day: str, reader: Page) -> str:
        reader.clock.set_fixed_time(f"{day}T12:00:00")
        reader.goto(visit.url)
        link = reader.locator("[data-entry-of-the-day] a")
        expect(link).to_be_visible()
        return link.inner_text()

    one, other = (visit.empty(timezone_id="UTC") for _ in range(2))
    days = [f"2026-11-{number:02}" for number in range(10, 20)]
    found = [entry_on(day, one) for day in days]
    assert len(set(found)) == len(days), "no entry twice within a round"
    assert entry_on(days[0], other) == found[0]


def test_filter_counts_names_accents_hyphens_and_mistakes(visit: Visitor) -> None:
    page = visit("dictionary/")
    everything = len(shown(page))
    assert filtered(page, "informationals") == ["informational interview"]
    assert filtered(page, "thank you") == ["thank-you note"]
    assert "mentor" in filtered(page, "mentorshp")
    assert filtered(page, "chaser e-mail") == ["follow-up email"]
    expect(page.get_by_role("status")).to_have_text("1 entry")
    page.get_by_role("button", name="Show all entries").click()
    expect(page.get_by_role("status")).to_have_text(f"{everything} entries")


def test_facets_combine_count_and_stand_in_the_address(visit: Visitor) -> None:
    page = visit("dictionary/")
    page.get_by_label("Topic").select_option("networking")
    by_topic = shown(page)
    page.get_by_label("For whom").select_option("newcomers")
    both = shown(page)
    assert both and set(both) < set(by_topic)
    chosen = page.get_by_label("For whom").locator("option:checked").inner_text()
    assert chosen.endswith(f"({len(both)})")
    assert parse_qs(urlsplit(page.url).query) == {"topic": ["networking"], "audience": ["newcomers"]}
    again = visit(page.url.removeprefix(visit.url))
    assert shown(again) == both


def test_orders(visit: Visitor) -> None:
    page = visit("dictionary/")
    by_name = shown(page)
    page.get_by_label("Order").select_option("mentioned")
    mentions = page.locator(".sorted-list > div").evaluate_all("all => all.map(one => Number(one.dataset.mentions))")
    assert mentions == sorted(mentions, reverse=True) and mentions[0] > mentions[-1]
    page.get_by_label("Order").select_option("reviewed")
    reviewed = page.locator(".sorted-list > div").evaluate_all("all => all.map(one => one.dataset.reviewed)")
    assert reviewed == sorted(reviewed, reverse=True)
    page.get_by_label("Order").select_option("")
    assert shown(page) == by_name


def test_letters_follow_the_scroll(visit: Visitor) -> None:
    page = visit("dictionary/", width=390, height=700)
    for letter in ("C", "J", "W"):
        page.locator(f"#letter-{letter.lower()}").evaluate("heading => heading.scrollIntoView({block: 'start'})")
        current = page.locator(".letters a[aria-current=true]")
        expect(current).to_have_text(letter)
        expect(current).to_be_in_viewport()


def test_going_back_restores_filter_and_place(visit: Visitor) -> None:
    page = visit("dictionary/", width=390, height=700)
    page.get_by_label("Find a word").fill("job")
    remembered = shown(page)
    page.get_by_role("link", name=remembered[-1], exact=True).scroll_into_view_if_needed()
    place = page.evaluate("scrollY")
    assert place > 0
    page.get_by_role("link", name=remembered[-1], exact=True).click()
    page.wait_for_url("**/dictionary/*/")
    page.go_back()
    expect(page.get_by_label("Find a word")).to_have_value("job")
    assert shown(page) == remembered
    page.wait_for_function(f"Math.abs(scrollY - {place}) < 60")


def test_what_other_choices_hide_is_told_and_shown(visit: Visitor) -> None:
    page = visit("dictionary/")
    page.get_by_label("Find a word").fill("coffee chat")
    topics = page.get_by_label("Topic")
    topics.evaluate("""list => {
      list.value = [...list.options].find((option) => option.disabled).value;
      list.dispatchEvent(new Event("input", { bubbles: true }));
    }""")
    expect(page.get_by_role("status")).to_have_text("0 entries. 1 entry outside these filters")
    expect(page.locator("[data-browse-empty]")).to_be_hidden()
    page.get_by_role("button", name="Show them too").click()
    assert shown(page) == ["coffee chat"]
    expect(page.get_by_role("status")).to_have_text("1 entry")
    expect(page.get_by_role("button", name="Show them too")).to_be_hidden()
    expect(page.get_by_label("Find a word")).to_be_focused()


def test_nothing_found_names_what_is_close_and_proposes_the_word(visit: Visitor) -> None:
    page = visit("dictionary/?word=zebra%20hipp%20xx")
    expect(page.get_by_role("status")).to_have_text("0 entries")
    propose = page.locator("[data-browse-empty]").get_by_role("link", name="Propose this word")
    address = urlsplit(propose.get_attribute("href") or "")
    assert address.path.endswith("/contribute/")
    assert parse_qs(address.query) == {"word": ["zebra hipp xx"]}


def test_not_found_names_the_closest_entries(visit: Visitor) -> None:
    page = visit("dictionary/informational-intervew/", may_be_missing=True)
    page.get_by_role("main").get_by_role("link", name="informational interview").click()
    page.wait_for_url("**/dictionary/informational-interview/")


def test_not_found_proposes_the_word(visit: Visitor) -> None:
    page = visit("dictionary/quantum-leave-of-turtles/", may_be_missing=True)
    propose = page.get_by_role("main").get_by_role("link", name="Propose this word")
    assert "word=quantum%20leave%20of%20turtles" in (propose.get_attribute("href") or "")


def test_typed_words_are_folded_as_readers_of_any_script_type_them(visit: Visitor) -> None:
    folded = {
        "Łódź": "lodz",
        "œuvre": "oeuvre",
        "Øre": "ore",
        "ĐỒNG": "dong",
        "İstanbul ışık": "istanbul isik",
        "401(k)": "401k",
        "ＡＰＩ": "api",
        "men\u00adtor": "mentor",
        "می\u200cخواهم": "میخواهم",
        "مُرشِد": "مرشد",
        "नौकर की": "नौकर की",  # vowel signs are no accents
        "が か": "が か",
    }
    page = visit.empty()
    page.goto(f"{visit.url}dictionary/")
    found = page.evaluate(
        """async (texts) => {
          const { fold } = await import(new URL("../assets/fold.js", location.href));
          return texts.map(fold);
        }""",
        list(folded),
    )
    assert dict(zip(folded, found, strict=True)) == folded


def test_browse_with_a_thousand_entries_filters_them_all(visit: Visitor) -> None:
    """Smooth is measured in benchmarks; here, that the number changes nothing in what is found."""
    page = visit.empty()
    page.goto(f"{visit.url}dictionary/")
    found = page.evaluate(
        """async () => {
          const { fold, rank } = await import(new URL("../assets/fold.js", location.href));
          const labels = Array.from({ length: 1000 }, (_, number) => fold(`term number ${number} résumé`));
          return labels.filter((label) => rank(fold("Number-99"), [label]) < Infinity).length;
        }"""
    )
    assert found == 11
