"""The list of all entries: its thumb index, its guide words and columns, and a page a letter where it is large."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

import builds
from axe import findings_everywhere
from builds import SITE_URL
from serving import served
from sharing import Shared
from visiting import Visitor, visitor_of

MOST = 20


def _large_site(folder: Path) -> Path:
    """The first dictionary, as if so few entries were many."""
    project = builds.copy_project(folder / "project")
    config = project / "mkdocs.yml"
    text = config.read_text("utf-8").replace("  dictionary:\n", f"  dictionary:\n    browse_most: {MOST}\n", 1)
    config.write_text(text, "utf-8")
    builds.build_strictly(project, folder / "site")
    return folder / "site"


@pytest.fixture
def look_large(browser: Browser, shared: Shared, idle_pages: list[Page]) -> Iterator[Visitor]:
    prefix = "/" + SITE_URL.split("/", 3)[3]
    with served(shared("large_list", _large_site), prefix) as url:
        yield from visitor_of(browser, url, idle_pages)


def guide_words(page: Page) -> list[str]:
    return page.locator("[data-guide-words] b").all_inner_texts()


def _covered(page: Page) -> int:
    return round(page.locator(".thumb").evaluate("strip => strip.getBoundingClientRect().bottom"))


def test_letters_without_entries_are_quiet(visit: Visitor) -> None:
    page = visit("dictionary/")
    letters = page.locator(".thumb li")
    assert "".join(letters.all_inner_texts()).startswith("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    linked = page.locator(".thumb li a").all_inner_texts()
    begun = {word[0].upper() for word in page.locator(".browse-list dt").all_inner_texts() if word[0].isascii()}
    assert {letter for letter in linked if letter.isalpha()} == {letter for letter in begun if letter.isalpha()}
    assert len(linked) < letters.count()


@pytest.mark.parametrize("width", [390, 1280])
def test_guide_words_are_the_first_and_last_headword_on_the_screen(width: int, visit: Visitor) -> None:
    page = visit("dictionary/#letter-m", width=width)
    expect(page.locator("[data-guide-words] b").first).not_to_be_empty()
    first, last = guide_words(page)
    in_view = page.locator(".browse-list > div").evaluate_all(
        """(all, line) => all.filter((item) => {
          const { top, bottom } = item.getBoundingClientRect();
          return bottom > line + 8 && top < innerHeight - 8;
        }).map((item) => item.querySelector("dt").textContent)""",
        _covered(page),
    )
    assert (first, last) == (in_view[0], in_view[-1])
    page.get_by_label("Find a word").fill("interview")
    page.evaluate("() => scrollTo(0, 0)")
    shown = page.locator(".browse-list > div:visible dt").all_inner_texts()
    expect(page.locator("[data-guide-words] b").first).to_have_text(shown[0])


def test_headwords_stand_in_two_columns_where_there_is_room(visit: Visitor) -> None:
    edges = "all => new Set(all.map((item) => Math.round(item.getBoundingClientRect().left))).size"
    page = visit("dictionary/", width=1280)
    assert page.locator(".browse-list > div").evaluate_all(edges) == 2
    page.set_viewport_size({"width": 390, "height": 800})
    assert page.locator(".browse-list > div").evaluate_all(edges) == 1


def test_only_what_changes_is_touched(visit: Visitor) -> None:
    page = visit("dictionary/")
    box = page.get_by_label("Find a word")
    box.fill("interview")
    page.evaluate(
        """() => {
          window.touched = 0;
          new MutationObserver((list) => { window.touched += list.length; })
            .observe(document.querySelector("main"), { subtree: true, childList: true, attributes: true });
        }"""
    )
    box.fill("interview ")
    assert page.evaluate("() => window.touched") == 0


def test_a_large_dictionary_has_a_page_for_each_letter(look_large: Visitor) -> None:
    page = look_large("dictionary/", java_script_enabled=False)
    assert page.locator(".browse-list").count() == 0
    seen: list[str] = []
    for address in page.locator(".volumes a").evaluate_all("all => all.map((link) => link.href)"):
        page.goto(address)
        assert page.locator(".site-tabs [aria-current]").inner_text() == "Dictionary"
        expect(page.locator(".thumb [aria-current]")).to_have_count(1)
        seen += page.locator(".browse-list dt").all_inner_texts()
    count = page.goto(f"{look_large.url}dictionary/") and page.locator(".lead").inner_text()
    assert len(seen) == len(set(seen)) == int(re.sub(r"\D", "", str(count)))


def test_a_large_dictionary_is_filtered_as_a_small_one(look_large: Visitor, visit: Visitor) -> None:
    answers = []
    for opened in (visit, look_large):
        page = opened("dictionary/")
        page.get_by_label("Find a word").fill("interview")
        page.get_by_label("Topic").select_option("networking")
        page.locator(".entry-list > div:visible dd:not(:empty)").first.wait_for()
        found = page.locator(".entry-list > div:visible")
        answers.append((sorted(found.locator("dt").all_inner_texts()), page.get_by_role("status").inner_text()))
    assert answers[0] == answers[1]


def test_a_large_dictionary_shows_more_at_a_press(look_large: Visitor) -> None:
    page = look_large("dictionary/")
    page.get_by_label("Order").select_option("mentioned")
    items = page.locator(".sorted-list > div")
    expect(items).to_have_count(24)
    page.get_by_role("button", name="Show more").click()
    expect(items.nth(24).locator("a")).to_be_focused()
    assert items.count() > 24
    page.get_by_role("button", name="Show all entries").click()
    expect(page.locator(".volumes")).to_be_visible()
    expect(items).to_have_count(0)


@pytest.mark.parametrize("path", ["dictionary/", "dictionary/letter/c/"])
def test_pages_of_a_large_dictionary_are_accessible(path: str, look_large: Visitor) -> None:
    page = look_large(path, reduced_motion="reduce")
    assert findings_everywhere(page) == []
