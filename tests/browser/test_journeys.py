"""What a reader does, from beginning to end, by what is written on the page."""

from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Page, expect

from conftest import Visitor


def opens_the_form_of(page: Page, slug: str) -> None:
    """The link "Suggest a change" leads to the form, for this entry."""
    link = page.get_by_role("link", name="Suggest a change", exact=True)
    address = urlsplit(link.get_attribute("href") or "")
    assert address.path.endswith("/contribute/")
    assert parse_qs(address.query) == {"entry": [slug]}


def test_by_touch(visit: Visitor) -> None:
    page = visit(width=390, height=844, has_touch=True, is_mobile=True)
    # A misspelled alias: "information interview" is another name of the entry.
    page.get_by_label("Look up a career term").first.fill("informtion interview")
    page.get_by_role("option", name="informational interview").tap()
    page.wait_for_url("**/dictionary/informational-interview/")
    link = page.locator(".explanation a.entry-link").first
    word, slug = link.inner_text(), link.get_attribute("data-entry")
    link.tap()
    expect(page.locator("#entry-preview")).to_be_visible()
    page.get_by_role("link", name="Open the entry").tap()
    page.wait_for_url(f"**/dictionary/{slug}/")
    assert word
    page.get_by_role("link", name="Browse the dictionary").first.tap()
    page.wait_for_url("**/dictionary/")
    page.get_by_label("Find a word").fill("job")
    target = page.get_by_role("main").get_by_role("link", name="job search", exact=True)
    target.scroll_into_view_if_needed()
    place = page.evaluate("scrollY")
    target.tap()
    page.wait_for_url("**/dictionary/job-search/")
    opens_the_form_of(page, "job-search")
    page.go_back()
    expect(page.get_by_label("Find a word")).to_have_value("job")
    page.wait_for_function(f"Math.abs(scrollY - {place}) < 60")


def test_by_keyboard_alone(visit: Visitor) -> None:
    page = visit()

    def tab_to(wanted: str, most: int = 80) -> None:
        """Press Tab until the focused element holds a text."""
        for _ in range(most):
            page.keyboard.press("Tab")
            text = page.evaluate(
                "(document.activeElement.innerText || document.activeElement.getAttribute('aria-label') || "
                "document.activeElement.labels?.[0]?.innerText || '').trim()"
            )
            if wanted in text:
                return
        raise AssertionError(f"no Tab stop says {wanted!r}")

    tab_to("Look up a career term")
    page.keyboard.type("informtion interview")
    expect(page.get_by_role("option", name="informational interview")).to_be_visible()
    page.keyboard.press("Enter")
    page.wait_for_url("**/dictionary/informational-interview/")
    word = page.locator(".explanation a.entry-link").first.inner_text()
    tab_to(word)
    expect(page.locator("#entry-preview")).to_be_visible()
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "informational-interview" not in url)
    tab_to("Browse the dictionary")
    page.keyboard.press("Enter")
    page.wait_for_url("**/dictionary/")
    tab_to("Find a word")
    page.keyboard.type("job search")
    tab_to("job search")
    page.keyboard.press("Enter")
    page.wait_for_url("**/dictionary/job-search/")
    tab_to("Suggest a change", most=200)
    opens_the_form_of(page, "job-search")
    page.go_back()
    expect(page.get_by_label("Find a word")).to_have_value("job search")


def test_without_javascript(visit: Visitor) -> None:
    page = visit(width=390, height=844, java_script_enabled=False)
    page.get_by_label("Look up a career term").first.fill("informational interview")
    page.get_by_role("button", name="Look up").click()
    page.wait_for_url("**/dictionary/?word=informational+interview")
    page.get_by_role("main").get_by_role("link", name="informational interview", exact=True).click()
    page.wait_for_url("**/dictionary/informational-interview/")
    link = page.locator(".explanation a.entry-link").first
    slug = link.get_attribute("data-entry")
    link.click()
    page.wait_for_url(f"**/dictionary/{slug}/")
    opens_the_form_of(page, slug or "")
    page.go_back()
    page.wait_for_url("**/dictionary/informational-interview/")
