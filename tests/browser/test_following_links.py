"""The ways through the dictionary: every kind of link leads where its words say."""

import json
import re
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect

from page_types import PAGE_TYPES, PageType
from visiting import Visitor

ENTRY = "dictionary/informational-interview/"
ARTICLE = "articles/make-twenty-minutes-count/"


def heading(page: Page) -> Locator:
    return page.get_by_role("heading", level=1)


def section(page: Page, name: str) -> Locator:
    """What stands between a section's heading and the next one."""
    title = page.locator("article").get_by_role("heading", level=2, name=name)
    return title.locator("xpath=following-sibling::*[not(self::h2)][1]")


def data_of(built_site: Path, slug: str) -> dict[str, Any]:
    text = (built_site / f"api/v1/entries/{slug}.json").read_text(encoding="utf-8")
    result: dict[str, Any] = json.loads(text)["result"]
    return result


def lands_below_the_header(page: Page, target: Locator) -> None:
    """The target of a fragment can be seen: not behind what sticks to the top."""
    expect(target).to_be_in_viewport()
    header = page.locator(".site-head").bounding_box()
    box = target.bounding_box()
    assert header is not None
    assert box is not None
    assert box["y"] >= header["y"] + header["height"] - 1


def test_from_home_to_browse_to_an_entry(visit: Visitor) -> None:
    page = visit()
    page.get_by_role("main").get_by_role("link", name="Browse the dictionary").first.click()
    expect(heading(page)).to_have_text("Browse the dictionary")
    page.get_by_role("main").get_by_role("link", name="mentor", exact=True).click()
    expect(heading(page)).to_have_text("mentor")
    page.get_by_role("link", name="Browse the dictionary").first.click()
    expect(heading(page)).to_have_text("Browse the dictionary")


def test_a_letter_of_the_browse_page(visit: Visitor) -> None:
    page = visit("dictionary/")
    page.get_by_role("navigation", name="Letters").get_by_role("link", name="M", exact=True).click()
    lands_below_the_header(page, page.get_by_role("heading", name="M", exact=True))


@pytest.mark.parametrize("path", [ENTRY, ARTICLE])
def test_links_in_a_text_lead_to_the_entry_they_name(path: str, visit: Visitor, built_site: Path) -> None:
    page = visit(path)
    links = page.locator("article :is(p, li, dd) > a.entry-link")
    slugs = links.evaluate_all("links => links.map(link => link.dataset.entry)")
    assert len(slugs) >= 3
    assert len(set(slugs)) == len(slugs), "an entry is linked once on a page"
    for number in range(3):
        slug = slugs[number]
        names = data_of(built_site, slug)
        known = {names["headword"], *(alias["text"] for alias in names["aliases"] + names["covers"])}
        words = links.nth(number).inner_text()
        # An inflection at most: "interviews" for "interview".
        assert any(words.lower()[:4] == name.lower()[:4] for name in known), (words, known)
        links.nth(number).click()
        expect(heading(page)).to_have_text(names["headword"])
        page.goto(visit.url + path)


def test_see_also(visit: Visitor) -> None:
    page = visit(ENTRY)
    link = section(page, "See also").get_by_role("link").first
    name = link.inner_text()
    link.click()
    expect(heading(page)).to_have_text(name)


def test_more_on_and_back_by_the_entries_of_the_article(visit: Visitor) -> None:
    page = visit(ENTRY)
    link = section(page, "More on informational interview").get_by_role("link").first
    name = link.inner_text()
    link.click()
    expect(heading(page)).to_contain_text(name)
    page.get_by_role("region", name="In this article").get_by_role("link", name="informational interview").click()
    expect(heading(page)).to_have_text("informational interview")


def test_mentioned_in_lands_at_the_sentence(visit: Visitor) -> None:
    page = visit(ENTRY)
    item = page.get_by_role("region", name="Mentioned in").get_by_role("listitem").filter(has_text="under “").first
    quoted = item.locator(".quoted").inner_text()
    item.get_by_role("link").click()
    fragment = urlsplit(page.url).fragment
    assert fragment
    target = page.locator(f"[id='{fragment}']")
    lands_below_the_header(page, target)
    following = target.evaluate(
        """heading => {
          const section = [];
          for (let e = heading.nextElementSibling; e && !/^H[1-2]$/.test(e.tagName); e = e.nextElementSibling) {
            section.push(e.textContent);
          }
          return section.join(" ");
        }"""
    )
    assert words_of(quoted) in words_of(following)


def words_of(text: str) -> str:
    return " ".join(re.findall(r"\w+", text))


def test_previous_and_next_follow_the_alphabet(visit: Visitor) -> None:
    page = visit(ENTRY)
    neighbors = page.locator(".neighbors").get_by_role("link")
    assert neighbors.count() == 2
    name = neighbors.last.inner_text().splitlines()[-1]
    assert name > "informational interview"
    neighbors.last.click()
    expect(heading(page)).to_have_text(name)
    page.locator(".neighbors").get_by_role("link", name="informational interview").click()
    expect(heading(page)).to_have_text("informational interview")


def test_an_alias_and_a_covered_term_lead_to_their_entry(visit: Visitor) -> None:
    page = visit("dictionary/info-interview/")
    page.wait_for_url("**/dictionary/informational-interview/")
    expect(heading(page)).to_have_text("informational interview")
    page.goto(f"{visit.url}dictionary/certificate-of-sponsorship/")
    page.wait_for_url("**/dictionary/visa-sponsorship/#covers-certificate-of-sponsorship")
    lands_below_the_header(page, page.get_by_role("listitem").filter(has_text="certificate of sponsorship").first)


def test_a_signpost_leads_to_each_meaning(visit: Visitor) -> None:
    page = visit("dictionary/sponsor/")
    expect(heading(page)).to_have_text("sponsor")
    names = page.locator(".signpost-list dt").all_inner_texts()
    assert {"career sponsor", "visa sponsorship"} <= set(names)
    for name in names:
        page.locator(".signpost-list").get_by_role("link", name=name).click()
        expect(heading(page)).to_have_text(name)
        page.go_back()


@pytest.mark.parametrize("path", ["nothing", "dictionary/nothing-here/", "a/b/c/d.html"])
def test_page_not_found_leads_back(path: str, visit: Visitor) -> None:
    page = visit(path, may_be_missing=True)
    expect(heading(page)).to_have_text("Page not found")
    page.get_by_role("navigation", name="Letters").get_by_role("link", name="I", exact=True).click()
    page.wait_for_url("**/dictionary/#letter-i")
    page.goto(visit.url + path)
    page.get_by_role("main").get_by_role("link", name="Browse the dictionary").click()
    expect(heading(page)).to_have_text("Browse the dictionary")
    page.goto(visit.url + path)
    page.get_by_role("main").get_by_role("link", name="Go to the home page").click()
    assert page.url == visit.url


def test_the_copy_button_copies_the_words_and_says_so(visit: Visitor) -> None:
    page = visit(ENTRY, permissions=["clipboard-read", "clipboard-write"])
    script = page.locator("figure.script").nth(1)
    button = script.get_by_role("button", name="Copy")
    button.click()
    expect(script.get_by_role("button")).to_have_text("Copied")
    copied = page.evaluate("() => navigator.clipboard.readText()")
    assert copied.strip() == script.locator("blockquote").inner_text().strip()
    assert "Cop" not in copied


@pytest.mark.parametrize(
    ("path", "source"),
    [
        (ENTRY, "/edit/main/glossary/informational-interview.yml"),
        (ARTICLE, "/edit/main/docs/articles/make-twenty-minutes-count.md"),
    ],
)
def test_the_edit_link_leads_to_the_file(path: str, source: str, visit: Visitor) -> None:
    page = visit(path)
    link = page.get_by_role("link", name="Edit the source")
    assert (link.get_attribute("href") or "").endswith(source)


def test_a_list_of_entries_leads_to_them(visit: Visitor) -> None:
    page = visit("topics/")
    page.get_by_role("main").get_by_role("link", name="Networking", exact=True).click()
    expect(heading(page)).to_have_text("Networking")
    page.locator(".topic-list").get_by_role("link", name="weak ties").click()
    expect(heading(page)).to_have_text("weak ties")
    page.locator(".crumbs").get_by_role("link", name="Networking").click()
    expect(heading(page)).to_have_text("Networking")


def test_the_switch_of_colors_is_kept(visit: Visitor) -> None:
    page = visit(ENTRY, scheme="light")
    paper = "getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(paper)
    page.get_by_title("Switch to light colors").click()
    page.get_by_title("Switch to dark colors").click()
    page.wait_for_function(f"{paper} !== '{light}'")
    dark = page.evaluate(paper)
    page.goto(f"{visit.url}{ARTICLE}")
    # The page's script puts the colors in place; what is asked of the page before that is too early.
    page.wait_for_function(f"{paper} === '{dark}'")
    page.get_by_title("Follow the system's colors").click()
    page.wait_for_function(f"{paper} === '{light}'")


# ---- By keyboard ----------------------------------------------------------------------------------


def test_the_first_stop_skips_to_the_content(visit: Visitor) -> None:
    page = visit(ENTRY)
    page.keyboard.press("Tab")
    skip = page.locator(":focus")
    expect(skip).to_have_text("Skip to content")
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.locator(":focus").evaluate("element => Boolean(element.closest('article'))")


@pytest.mark.parametrize("page_type", PAGE_TYPES, ids=lambda page_type: page_type.name)
def test_every_stop_can_be_seen(page_type: PageType, visit: Visitor) -> None:
    """From the top: each focused element has a size, stands in the window, and shows that it has the focus."""
    page = page_type.open(visit, reduced_motion="reduce")
    before = page.evaluate("() => document.querySelectorAll('main a[href]').length")
    seen = []
    for _ in range(40):
        page.keyboard.press("Tab")
        stop = page.evaluate(_STOP)
        if stop is None:
            break
        seen.append(stop)
    assert before
    assert any(stop["inMain"] for stop in seen), "the content is reached"
    if not page_type.is_redirect:
        assert any(stop["looksUp"] for stop in seen), "a box in which words are looked up is reached"
    assert [stop for stop in seen if not (stop["marked"] and stop["visible"])] == []


# What has the focus, once it can be seen. A page may still be scrolling, so a stop is looked at again for a second
# before it counts as unseen.
_STOP = """async () => {
  const element = document.activeElement;
  if (!element || element === document.body) {
    return null;
  }
  const look = () => {
    // In a frame, what has the focus there is marked.
    const inside = element.contentDocument?.activeElement;
    const style = getComputedStyle(inside ?? element);
    const box = element.getBoundingClientRect();
    const isOutlined = style.outlineStyle === "auto" || parseFloat(style.outlineWidth) >= 2;
    return {
      name: element.ariaLabel || element.innerText || element.title || element.outerHTML.slice(0, 80),
      inMain: Boolean(element.closest("main")),
      looksUp: element.matches("[data-lookup] input, [data-browse] input"),
      marked: style.outlineStyle !== "none" && isOutlined,
      visible: box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight
        && box.right > 0 && box.left < innerWidth && style.visibility === "visible" && style.opacity !== "0",
    };
  };
  const end = performance.now() + 1000;
  let stop = look();
  while (!(stop.marked && stop.visible) && performance.now() < end) {
    await new Promise((resolve) => setTimeout(resolve, 20));
    stop = look();
  }
  return stop;
}"""
