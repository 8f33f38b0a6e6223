"""What stands around every page: the menu of small screens, tabs, the list of contents, the switch of colors."""

import pytest
from playwright.sync_api import expect

from visiting import Visitor

ENTRY = "dictionary/informational-interview/"
# Of all that the Tab key can reach, what stands in the menu and is drawn.
_STOPS_IN_MENU = """() => [...document.querySelectorAll(".site-menu :is(a, button, input, [tabindex])")]
  .filter((stop) => stop.checkVisibility({ visibilityProperty: true })).length"""


# The second is a window of 1280 by 1024 at 400 %.
@pytest.mark.parametrize(("width", "height"), [(390, 800), (320, 256)])
def test_the_menu_is_opened_and_closed_by_keys(width: int, height: int, visit: Visitor) -> None:
    page = visit(ENTRY, width=width, height=height)
    button = page.get_by_role("button", name="Navigation")
    links = page.get_by_role("navigation", name="Navigation")
    assert page.evaluate(_STOPS_IN_MENU) == 0
    button.focus()
    for key in ("Enter", "Space"):
        page.keyboard.press(key)
        expect(links).to_be_visible()
        page.keyboard.press("Escape")
        expect(links).to_be_hidden()
        expect(button).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(links.get_by_role("link").first).to_be_focused()
    expect(links.get_by_role("link", name="Topics")).to_be_in_viewport()
    links.get_by_role("link", name="Topics").press("Enter")
    page.wait_for_url("**/topics/")
    assert page.evaluate(_STOPS_IN_MENU) == 0


def test_a_click_beside_the_menu_closes_it(visit: Visitor) -> None:
    page = visit(ENTRY, width=390)
    page.get_by_role("button", name="Navigation").click()
    links = page.get_by_role("navigation", name="Navigation")
    expect(links).to_be_visible()
    page.mouse.click(200, 780)
    expect(links).to_be_hidden()


@pytest.mark.parametrize("width", [390, 1280])
def test_without_scripts_every_part_of_the_site_can_be_reached(width: int, visit: Visitor) -> None:
    page = visit(ENTRY, width=width, java_script_enabled=False)
    menu_button = page.get_by_role("button", name="Navigation")
    if menu_button.is_visible():
        menu_button.click()
    page.get_by_role("link", name="Topics", exact=True).locator("visible=true").first.click()
    page.wait_for_url("**/topics/")


@pytest.mark.parametrize(
    ("path", "tab", "current"),
    [
        ("", "Home", "page"),
        ("dictionary/", "Dictionary", "page"),
        (ENTRY, "Dictionary", "true"),
        ("dictionary/sponsor/", "Dictionary", "true"),
        ("topics/networking/", "Topics", "true"),
        ("articles/make-twenty-minutes-count/", "Articles", "true"),
        ("contribute/wanted/", "Contribute", "true"),
    ],
)
def test_the_tab_of_a_page_is_marked(path: str, tab: str, current: str, visit: Visitor) -> None:
    page = visit(path)
    marked = page.locator(".site-tabs [aria-current]")
    expect(marked).to_have_count(1)
    expect(marked).to_have_text(tab)
    expect(marked).to_have_attribute("aria-current", current)


def test_the_list_of_contents_follows_the_text(visit: Visitor) -> None:
    page = visit(ENTRY)
    contents = page.get_by_role("navigation", name="Table of contents")
    contents.get_by_role("link", name="Tips").click()
    expect(contents.locator("[aria-current]")).to_have_text("Tips")
    expect(page.get_by_role("heading", name="Tips")).to_be_in_viewport()
    page.get_by_role("heading", level=1).scroll_into_view_if_needed()
    expect(contents.locator("[aria-current]")).to_have_count(0)


def test_chosen_colors_are_there_before_anything_is_drawn(visit: Visitor) -> None:
    page = visit(ENTRY, fresh=True)
    page.get_by_title("Switch to light colors").click()
    page.get_by_title("Switch to dark colors").click()
    # When the body begins to be read, nothing of it has been drawn.
    page.add_init_script(
        """new MutationObserver((_, watch) => {
          if (document.body) {
            window.atFirst = document.documentElement.dataset.mdColorScheme;
            watch.disconnect();
          }
        }).observe(document, { childList: true, subtree: true })"""
    )
    page.goto(f"{visit.url}about/")
    assert page.evaluate("() => window.atFirst") == "slate"


def test_colors_follow_the_system_while_a_page_is_open(visit: Visitor) -> None:
    page = visit(ENTRY)
    page.emulate_media(color_scheme="dark")
    page.locator(":root[data-md-color-scheme=slate]").wait_for()
    page.emulate_media(color_scheme="light")
    page.locator(":root[data-md-color-scheme=default]").wait_for()


@pytest.mark.parametrize("width", [320, 390, 768, 1280])
def test_the_name_of_the_site_is_whole_at_twice_the_size_of_text(width: int, visit: Visitor) -> None:
    page = visit(ENTRY, width=width)
    page.add_style_tag(content=":root { font-size: 40px !important; }")
    name = page.locator(".site-name")
    words = name.evaluate(
        """(link) => {
          const lines = (node, from, to) => {
            const range = document.createRange();
            range.setStart(node, from);
            range.setEnd(node, to);
            return range.getClientRects().length;
          };
          const node = link.querySelector("span").firstChild;
          return [...node.data.matchAll(/\\S+/g)].map((word) => lines(node, word.index, word.index + word[0].length));
        }"""
    )
    assert words == [1, 1], "a word stands in one line"
    box = name.bounding_box()
    assert box and box["x"] >= 0 and box["x"] + box["width"] <= width


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_current_letter_is_seen_in_forced_colors(scheme: str, visit: Visitor) -> None:
    page = visit("dictionary/", forced_colors="active", scheme=scheme)
    page.locator(".letters a[aria-current]").wait_for()
    grounds = page.locator(".letters a").evaluate_all(
        "all => all.map((each) => getComputedStyle(each).backgroundColor)"
    )
    assert len(set(grounds)) == 2
    assert grounds.count(grounds[0]) == 1


@pytest.mark.parametrize("width", [390, 768, 1024, 1280])
def test_the_strip_of_letters_leaves_its_headings_free(width: int, visit: Visitor) -> None:
    page = visit("dictionary/", width=width)
    strip = page.locator(".letters ul")
    tops = strip.locator("li").evaluate_all("all => all.map((each) => Math.round(each.getBoundingClientRect().top))")
    assert len(set(tops)) == 1, "one row"
    letter = strip.get_by_role("link", name="I", exact=True)
    letter.click()
    heading, above = page.locator(":target").bounding_box(), strip.bounding_box()
    assert heading and above and heading["y"] >= above["y"] + above["height"]
