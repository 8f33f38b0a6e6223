"""The page on which texts are searched: passages of entries and articles, asked for when somebody searches."""

import json
from urllib.parse import parse_qs, urlsplit

import pytest
import yaml
from playwright.sync_api import Locator, Page, Route, expect

from builds import PROJECT
from visiting import Visitor

WORDS = yaml.safe_load((PROJECT / "tests" / "cases" / "text_words.yml").read_text("utf-8"))


def box(page: Page) -> Locator:
    return page.get_by_role("searchbox", name="Search all texts")


def passages(page: Page) -> Locator:
    return page.locator(".passages li")


def test_words_are_told_apart_as_in_python(visit: Visitor) -> None:
    found = visit().evaluate(
        """async ([root, texts]) => {
          const { textWords } = await import(`${root}assets/texts.js`);
          return texts.map(textWords);
        }""",
        [visit.url, [text for text, _ in WORDS]],
    )
    assert found == [words for _, words in WORDS]


def test_nothing_is_asked_for_before_there_is_a_word(visit: Visitor) -> None:
    page = visit("search/")
    visit.settle(page)
    assert [address for address in visit.requests if "/api/" in address] == []
    with page.expect_response("**/api/v1/texts.json"):
        box(page).fill("interview")


@pytest.mark.parametrize("width", [390, 1280])
def test_a_passage_leads_to_its_section(width: int, visit: Visitor) -> None:
    page = visit("search/", width=width)
    page.keyboard.press("/")
    expect(box(page)).to_be_focused()
    page.keyboard.type("honest advice")
    page.keyboard.press("Enter")
    expect(passages(page).first.locator("mark").first).to_be_visible()
    assert parse_qs(urlsplit(page.url).query) == {"word": ["honest advice"]}
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    link = passages(page).get_by_role("link").first
    path = urlsplit(link.get_attribute("href") or "").path
    link.press("Enter")
    page.wait_for_url(f"**{path}**")
    page.go_back()
    expect(box(page)).to_have_value("honest advice")
    expect(passages(page).first).to_be_visible()


def test_a_phrase_as_it_was_pasted_comes_first(visit: Visitor) -> None:
    page = visit("dictionary/weak-ties/")
    text = page.locator(".explanation p").first.inner_text()
    phrase = " ".join(text.split()[3:11])
    page.goto(f"{visit.url}search/")
    box(page).focus()
    page.keyboard.insert_text(phrase)
    first = passages(page).first
    expect(first.get_by_role("link")).to_contain_text("weak ties")
    assert phrase.split()[-1].strip(".,;:") in first.inner_text()


def test_articles_are_found_by_their_headings(visit: Visitor) -> None:
    page = visit("articles/make-twenty-minutes-count/")
    heading = page.locator("article h2[id]").first
    anchor, text = heading.get_attribute("id"), heading.inner_text().replace("¶", "").strip()
    page.goto(f"{visit.url}search/?word={text}")
    link = page.locator(f'.passages a[href*="make-twenty-minutes-count/#{anchor}"]')
    expect(link).to_contain_text(text)


def test_nothing_of_sources_and_what_mentions_an_entry_is_found(visit: Visitor) -> None:
    page = visit("search/")
    for word in ("Granovetter 1973 American Journal of Sociology", "zibzab"):
        box(page).fill(word)
        page.locator("form[data-texts] [role=status]:not(:empty)").wait_for()
        shown = passages(page).all_inner_texts()
        assert not any("American Journal of Sociology" in each for each in shown)


def test_what_is_not_there_can_be_proposed(visit: Visitor) -> None:
    page = visit("search/?word=zibzab")
    status = page.locator("form[data-texts] [role=status]")
    expect(status).to_have_text("No text has “zibzab”.")
    propose = page.get_by_role("link", name="Not found? Propose this word")
    assert "contribute/?word=zibzab" in (propose.get_attribute("href") or "")


def test_more_are_shown_on_demand(visit: Visitor) -> None:
    page = visit("search/?word=job")
    expect(passages(page)).to_have_count(10)
    page.get_by_role("button", name="Show more passages").click()
    expect(passages(page)).to_have_count(20)
    assert passages(page).nth(10).get_by_role("link").evaluate("link => link === document.activeElement")
    links = passages(page).get_by_role("link").evaluate_all("links => links.map((link) => link.href)")
    assert len(set(links)) == 20


@pytest.mark.parametrize(
    ("typed", "written"),
    [("resumes", "résumé"), ("INTERVIEWS", "interview"), ("intervew", "interview"), ("recruit", "recruiter")],
)
def test_accents_forms_and_mistakes_do_not_count(typed: str, written: str, visit: Visitor) -> None:
    page = visit(f"search/?word={typed}")
    expect(passages(page).locator("mark", has_text=written).first).to_be_visible()


def test_without_a_network_it_says_so_and_tries_again(visit: Visitor) -> None:
    page = visit("search/", fresh=True)
    failing = True

    def answer(route: Route) -> None:
        if failing:
            route.fulfill(status=200, body=json.dumps({"result": None}), content_type="application/json")
        else:
            route.continue_()

    page.route("**/api/v1/**", answer)
    box(page).fill("interview")
    status = page.locator("form[data-texts] [role=status]")
    expect(status).to_contain_text("could not be loaded")
    failing = False
    page.get_by_role("button", name="Search", exact=True).click()
    expect(passages(page).first).to_be_visible()


@pytest.mark.parametrize(
    "result", [7, [], {"parts": 5, "count": "x"}, {"parts": ["", "s"], "fillers": [3], "count": 9}]
)
def test_files_of_another_shape_find_nothing(result: object, visit: Visitor) -> None:
    page = visit("search/", fresh=True)
    page.route(
        "**/api/v1/**",
        lambda route: route.fulfill(body=json.dumps({"result": result}), content_type="application/json"),
    )
    box(page).fill("interview")
    page.locator("form[data-texts] [role=status]:not(:empty)").wait_for()
    assert passages(page).count() == 0


def test_texts_of_scripts_without_spaces_are_found_by_pairs(visit: Visitor) -> None:
    text = "面接の準備は前日までに済ませます。"
    shown = visit().evaluate(
        """async ([root, text]) => {
          const { passageOf, ranked, textWords } = await import(`${root}assets/texts.js`);
          const known = new Map(textWords(text).map((word) => [word, [1, 0, 9]]));
          const { texts, said } = ranked({ count: 5, fillers: new Set() }, known, "準備");
          const found = { title: "面接", names: [], passages: [["", "", text]] };
          return [texts.length, passageOf(found, said, "準備").pieces];
        }""",
        [visit.url, text],
    )
    assert shown[0] == 1
    assert [piece["text"] for piece in shown[1] if piece["isHit"]] == ["準備"]


def test_it_works_under_a_strict_policy(visit: Visitor) -> None:
    """No code is compiled, from text or from bytes, and no other host is asked. The theme has scripts inline."""
    page = visit.empty(fresh=True)

    def with_policy(route: Route) -> None:
        policy = "script-src 'self' 'unsafe-inline'; connect-src 'self'; worker-src 'none'; object-src 'none'"
        answer = route.fetch()
        meta = f'<head><meta http-equiv="Content-Security-Policy" content="{policy}">'
        body = answer.text().replace("<head>", meta, 1)
        assert meta in body
        route.fulfill(response=answer, body=body)

    page.route("**/search/*", with_policy)
    page.goto(f"{visit.url}search/?word=honest%20advice")
    expect(passages(page).first).to_be_visible()


@pytest.mark.parametrize("width", [390, 1280])
def test_without_scripts_it_leads_to_the_list(width: int, visit: Visitor) -> None:
    page = visit("search/", width=width, java_script_enabled=False)
    expect(page.get_by_text("Searching texts needs JavaScript")).to_be_visible()
    expect(box(page)).to_be_hidden()
    page.get_by_role("main").get_by_role("link", name="Browse the dictionary").click()
    page.wait_for_url("**/dictionary/")
