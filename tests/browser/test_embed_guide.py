"""The guide for people who show entries on pages of their own, and its snippets on such pages."""

import html
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from axe import SCHEMES, WIDTHS, findings, findings_everywhere
from builds import SITE_URL
from hostile import HostileSite
from serving import served
from visiting import Visitor

PREVIEW, CARD, QUOTATION = "A link with a preview", "A card", "A quotation"
in_both_schemes = pytest.mark.parametrize("scheme", SCHEMES)
at_both_widths = pytest.mark.parametrize("width", WIDTHS)


def box(page: Page) -> Locator:
    """The box in which an entry is looked up."""
    return page.get_by_role("combobox", name="Which entry?")


def snippet(page: Page, name: str) -> str:
    """The text to be copied under a name."""
    return page.locator(f'[data-copy="Copy: {name}"] code').first.inner_text()


def choose(page: Page, name: str) -> None:
    box(page).fill(name)
    page.get_by_role("option").first.wait_for()
    box(page).press("ArrowDown")
    box(page).press("Enter")
    expect(page.locator("[data-says]")).to_have_text(f"Shown below: {name}")


def text(locator: Locator) -> str:
    return locator.inner_text().strip()


# ---- An entry is chosen -------------------------------------------------------------------------


@at_both_widths
def test_an_entry_is_chosen_with_the_keyboard_alone(width: int, visit: Visitor) -> None:
    page = visit("embed/", width=width)
    before = snippet(page, CARD)
    choose(page, "mentor")
    assert snippet(page, PREVIEW).startswith(f'<a href="{SITE_URL}dictionary/mentor/">mentor</a>\n<script defer src=')
    assert f'src="{SITE_URL}embed/mentor/"' in snippet(page, CARD)
    assert snippet(page, "Address of the card") == f"{SITE_URL}embed/mentor/"
    assert snippet(page, "Permanent address") == f"{SITE_URL}dictionary/mentor/"
    assert '<p dir="auto">A mentor is' in snippet(page, QUOTATION)
    assert before != snippet(page, CARD)
    # What is to be seen is the same entry, on this site wherever it is put.
    assert page.locator(".live [data-entry-link]").first.evaluate("link => link.href") == (
        f"{visit.url}dictionary/mentor/"
    )
    expect(page.frame_locator("iframe").get_by_role("heading", name="mentor")).to_be_visible()
    expect(page.locator(".live blockquote")).to_contain_text("A mentor is")
    assert page.url == f"{visit.url}embed/?entry=mentor"
    expect(page.get_by_role("listbox")).to_be_hidden()
    expect(box(page)).to_be_focused()


def test_enter_takes_what_is_surely_meant_and_asks_otherwise(visit: Visitor) -> None:
    page = visit("embed/")
    box(page).fill("mentor")
    box(page).press("Enter")
    expect(page.locator("[data-says]")).to_have_text("Shown below: mentor")
    box(page).fill("i")
    page.get_by_role("option").nth(1).wait_for()
    box(page).press("Enter")
    expect(page.locator("[data-embedding-box] [role=status]")).to_have_text("Choose one of the entries in the list.")
    assert page.url.endswith("?entry=mentor")
    box(page).press("Escape")
    expect(page.get_by_role("listbox")).to_be_hidden()


def test_an_entry_is_chosen_by_touch(visit: Visitor) -> None:
    page = visit("embed/", width=390, has_touch=True, is_mobile=True)
    box(page).tap()
    box(page).press_sequentially("weak t")
    page.get_by_role("option").first.tap()
    expect(page.locator("[data-says]")).to_have_text("Shown below: weak ties")
    assert "/dictionary/weak-ties/" in snippet(page, PREVIEW)


def test_the_page_of_an_entry_leads_here_with_that_entry_chosen(visit: Visitor) -> None:
    page = visit("dictionary/visa-sponsorship/")
    page.locator("summary", has_text="Show this entry on your page").click()
    page.get_by_role("link", name="See each of them live").click()
    expect(page.locator("[data-says]")).to_have_text("Shown below: visa sponsorship")
    assert "/dictionary/visa-sponsorship/" in snippet(page, PREVIEW)
    assert box(page).input_value() == "visa sponsorship"


def test_a_retired_entry_gives_way_to_the_one_in_its_place(look: Visitor) -> None:
    page = look("embed/?entry=retired-entry")
    expect(page.locator("[data-says]")).to_have_text("Shown below: mentioned entry")
    assert f"{SITE_URL}embed/mentioned-entry/" in snippet(page, CARD)
    assert page.url.endswith("?entry=mentioned-entry")


@pytest.mark.parametrize("named", ["no-such-entry", "%3Cimg%20src%3Dx%3E", "..%2Findex", "%E9", "x" * 3000])
def test_an_entry_that_is_not_there_is_said_and_the_first_one_stays(named: str, visit: Visitor) -> None:
    page = visit(f"embed/?entry={named}", may_be_missing=True)
    expect(page.locator("[data-embedding-box] [role=status]")).to_contain_text("There is no entry")
    assert "<img" not in page.locator("[data-embedding-box] [role=status]").inner_html()
    assert SITE_URL in snippet(page, PREVIEW)


def test_what_the_script_writes_is_what_python_writes(look: Visitor, hostile_site: HostileSite) -> None:
    """Of entries that hold everything that means anything to HTML, chosen one after the other."""
    slugs = [path.stem for path in sorted(hostile_site.project.folder.glob("glossary/[!_]*.yml"))][:60:6]
    page = look(f"embed/?entry={slugs[0]}")
    for slug in slugs:
        page.goto(f"{look.url}embed/?entry={slug}")
        expect(page.locator("[data-says]")).not_to_be_empty()
        entry = (hostile_site.folder / "dictionary" / slug / "index.html").read_text("utf-8")
        _, _, rest = entry.partition("Show this entry on your page")
        expected = [html.unescape(found) for found in re.findall(r"<code>(.*?)</code>", rest, re.DOTALL)]
        shown = [snippet(page, PREVIEW).split("\n<script ")[0], snippet(page, CARD), snippet(page, QUOTATION)]
        assert [" ".join(text.split()) for text in shown] == [" ".join(text.split()) for text in expected][-3:]


def test_the_card_is_dark_or_light_where_that_is_asked(visit: Visitor) -> None:
    page = visit("embed/?entry=mentor")
    expect(page.locator("[data-says]")).not_to_be_empty()
    page.get_by_label("Colors of the card").select_option("Always dark")
    assert f'src="{SITE_URL}embed/mentor/?theme=dark"' in snippet(page, CARD)
    paper = "getComputedStyle(document.body).backgroundColor"
    expect(page.frame_locator("iframe").locator("html[data-theme=dark]")).to_be_visible()
    (frame,) = [frame for frame in page.frames if "/embed/mentor/" in frame.url]
    assert frame.evaluate(paper) == "rgb(18, 23, 21)"
    page.get_by_label("Colors of the card").select_option("As the reader's device has them")
    assert f'src="{SITE_URL}embed/mentor/"' in snippet(page, CARD)


def test_without_scripts_the_first_entry_is_there_and_so_is_everything_else(visit: Visitor) -> None:
    page = visit("embed/", java_script_enabled=False)
    for name in (PREVIEW, CARD, QUOTATION):
        assert SITE_URL in snippet(page, name)
    expect(page.get_by_role("row", name="WordPress")).to_be_visible()
    expect(page.get_by_role("combobox", name="Which entry?")).to_be_hidden()
    expect(page.locator("[data-theme-form]")).to_be_hidden()
    assert snippet(page, "Style sheet").startswith(":root {")


# ---- Something is copied ------------------------------------------------------------------------


@pytest.mark.parametrize("name", [PREVIEW, CARD, QUOTATION, "Address of the card", "Newest version", "Style sheet"])
def test_a_button_says_what_it_copies_and_when_it_is_done(name: str, visit: Visitor) -> None:
    page = visit("embed/?entry=mentor", permissions=["clipboard-read", "clipboard-write"])
    expect(page.locator("[data-says]")).not_to_be_empty()
    button = page.get_by_role("button", name=f"Copy: {name}", exact=True)
    button.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == snippet(page, name)
    assert page.locator("button[aria-live=polite]", has_text="Copied").count() == 1


# ---- The preview, and its colors ----------------------------------------------------------------


def preview(page: Page) -> Locator:
    return page.locator("#term-card")


def test_the_preview_is_live_here(visit: Visitor) -> None:
    page = visit("embed/?entry=mentor")
    expect(page.locator("[data-says]")).not_to_be_empty()
    page.locator("[data-way=preview] .live a").focus()
    expect(preview(page)).to_contain_text("A mentor is")
    page.keyboard.press("Escape")
    expect(preview(page)).to_have_count(0)
    page.locator("[data-way=preview] .live a").hover()
    expect(preview(page)).to_be_visible()


@in_both_schemes
@at_both_widths
def test_the_preview_takes_the_colors_that_are_tried(scheme: str, width: int, visit: Visitor) -> None:
    """On a piece of a page of either kind, whatever the reader's own scheme is."""
    page = visit("embed/", scheme=scheme, width=width)
    page.mouse.move(0, 0)  # where nothing moves under it when the page is scrolled
    colors = """document.querySelector('#term-card').shadowRoot.querySelector('div').computedStyleMap &&
      (({backgroundColor, color, borderRadius}) => [backgroundColor, color, borderRadius])(
        getComputedStyle(document.querySelector('#term-card').shadowRoot.querySelector('div')))"""
    for kind, background, text in (
        ("light", "rgb(253, 252, 249)", "rgb(29, 31, 33)"),
        ("dark", "rgb(27, 35, 32)", "rgb(236, 232, 223)"),
    ):
        page.locator(f"[data-sample={kind}] [data-show-preview]").press("Enter")
        expect(preview(page)).to_be_visible()
        assert page.evaluate(colors) == [background, text, "8px"]
    page.locator("[data-property='--term-card-background'][data-scheme=dark]").fill("#402060")
    page.get_by_label("Roundness of corners").fill("20")
    page.locator("[data-sample=dark] [data-show-preview]").press("Enter")
    expect(preview(page)).to_be_visible()
    assert page.evaluate(colors) == ["rgb(64, 32, 96)", "rgb(236, 232, 223)", "20px"]
    sheet = snippet(page, "Style sheet")
    assert "    --term-card-background: #402060;" in sheet
    assert "  --term-card-radius: 20px;" in sheet
    # A link elsewhere on the page has the colors that the preview has by itself.
    page.keyboard.press("Escape")
    page.locator("[data-way=preview] .live a").focus()
    expect(preview(page)).to_be_visible()
    assert page.evaluate("document.documentElement.style.length") == 0


def test_colors_that_cannot_be_read_are_said_to_be_so(visit: Visitor) -> None:
    page = visit("embed/")
    says = page.locator("[data-sample=light] output")
    expect(says).to_have_text(re.compile(r"^Contrast \d+\.\d to 1: easy to read\.$"))
    page.locator("[data-property='--term-card-color'][data-scheme=light]").fill("#f0f0f0")
    expect(says).to_have_text("Contrast 1.1 to 1: hard to read. It should be 4.5 to 1 or more.")


def test_the_style_sheet_of_the_script_is_that_of_the_page(visit: Visitor) -> None:
    assert snippet(visit("embed/"), "Style sheet") == snippet(visit("embed/", java_script_enabled=False), "Style sheet")


def test_nothing_of_the_page_needs_inline_styles(visit: Visitor) -> None:
    """Under a policy that allows style sheets of the site alone. (The theme's own inline scripts are left to it.)"""
    page = visit.empty(fresh=True)
    page.add_init_script(
        "addEventListener('securitypolicyviolation', (event) => (window.refused ??= []).push(event.sourceFile))"
    )

    def guarded(route: object) -> None:
        answer = route.fetch()  # type: ignore[attr-defined]
        policy = "style-src 'self'; script-src 'self' 'unsafe-inline'"
        route.fulfill(response=answer, headers={**answer.headers, "content-security-policy": policy})  # type: ignore[attr-defined]

    page.route("**/embed/", guarded)
    page.goto(f"{visit.url}embed/")
    page.locator("[data-sample=dark] [data-show-preview]").click()
    expect(preview(page)).to_be_visible()
    page.locator("[data-property='--term-card-background'][data-scheme=dark]").fill("#402060")
    refused = page.evaluate("window.refused ?? []")
    assert [file for file in refused if "embedding" in file or "terms" in file] == []
    assert page.locator("main .md-content [style]").count() == 0
    visit.faults[:] = [fault for fault in visit.faults if "Content Security Policy" not in fault]


# ---- Nothing to object to -----------------------------------------------------------------------


def test_the_guide_with_an_entry_chosen_and_its_preview_open(visit: Visitor) -> None:
    page = visit("embed/?entry=visa-sponsorship", reduced_motion="reduce")
    expect(page.locator("[data-says]")).not_to_be_empty()
    assert findings_everywhere(page) == []
    page.locator("[data-sample=light] [data-show-preview]").click()
    expect(preview(page)).to_be_visible()
    assert findings(page) == []


@in_both_schemes
def test_the_open_list_of_entries(scheme: str, visit: Visitor) -> None:
    page = visit("embed/", scheme=scheme, width=WIDTHS[0])
    box(page).fill("inter")
    page.get_by_role("option").first.wait_for()
    page.keyboard.press("ArrowDown")
    assert findings(page) == []


def test_the_files_with_their_examples_open(visit: Visitor) -> None:
    page = visit("api/", reduced_motion="reduce")
    for summary in page.locator(".offered-file summary").all():
        summary.click()
    assert findings_everywhere(page) == []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


# ---- On a page of somebody else -----------------------------------------------------------------

# What people have around it: a page without any care for small screens or dark ones would prove nothing.
BLOG = """<!doctype html><html lang="en"><meta charset="utf-8"><link rel="icon" href="data:,"><title>A blog</title>
<meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark">
<link rel="icon" href="data:,">
<style>{style}</style><main><h1>A blog</h1><p>Before.</p>
{snippet}
<p>After: a mentor helps.</p></main></html>"""


@contextmanager
def pasted(visit: Visitor, folder: Path, snippets: Mapping[str, str]) -> Iterator[str]:
    """The address of a page of another origin with snippets in it."""
    # The site of the tests is served at another address than it was built for.
    whole = "\n".join(text for name, text in snippets.items() if name != "style").replace(SITE_URL, visit.url)
    (folder / "index.html").write_text(BLOG.format(style=snippets.get("style", ""), snippet=whole), "utf-8")
    with served(folder, "/") as address:
        yield address.replace("127.0.0.1", "localhost")
        # That page itself is of another host.
        own = f"asked for {address.replace('127.0.0.1', 'localhost')}"
        visit.faults[:] = [fault for fault in visit.faults if own not in fault]


def guide_for(visit: Visitor, slug: str) -> Page:
    page = visit(f"embed/?entry={slug}")
    expect(page.locator("[data-says]")).not_to_be_empty()
    return page


def fits(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))


@in_both_schemes
@at_both_widths
def test_a_pasted_link_has_its_preview(scheme: str, width: int, visit: Visitor, tmp_path: Path) -> None:
    guide = guide_for(visit, "mentor")
    with pasted(visit, tmp_path, {PREVIEW: snippet(guide, PREVIEW)}) as address:
        page = visit.empty(scheme=scheme, width=width)
        page.goto(address)
        page.get_by_role("link", name="mentor", exact=True).focus()
        expect(preview(page)).to_contain_text("A mentor is")
        expect(preview(page)).to_contain_text("Career Dictionary")
        card = "getComputedStyle(document.querySelector('#term-card').shadowRoot.querySelector('div'))"
        dark = page.evaluate(f"{card}.backgroundColor")
        assert dark == {"light": "rgb(255, 255, 255)", "dark": "rgb(18, 18, 18)"}[scheme]
        within = page.evaluate(
            "(({left, right}) => left >= 0 && right <= innerWidth)"
            "(document.querySelector('#term-card').getBoundingClientRect())"
        )
        assert within
        assert fits(page)
        assert page.get_by_role("link", name="mentor", exact=True).get_attribute("href") == (
            f"{visit.url}dictionary/mentor/"
        )
        page.screenshot(path=tmp_path / "seen.png")


@in_both_schemes
@at_both_widths
@pytest.mark.parametrize("with_script", [False, True])
def test_a_pasted_card(scheme: str, width: int, with_script: bool, visit: Visitor, tmp_path: Path) -> None:
    guide = guide_for(visit, "visa-sponsorship")
    given = {CARD: snippet(guide, CARD)} | ({"script": snippet(guide, "Newest version")} if with_script else {})
    with pasted(visit, tmp_path, given) as address:
        page = visit.empty(scheme=scheme, width=width)
        page.goto(address)
        card = page.frame_locator("iframe").locator("body")
        expect(card.get_by_role("link", name="visa sponsorship", exact=True)).to_be_visible()
        expect(card.get_by_role("link", name="CC BY 4.0")).to_be_visible()
        (frame,) = [frame for frame in page.frames if frame != page.main_frame]
        frame.wait_for_load_state()  # its style sheet is a file of its own
        paper = frame.evaluate("getComputedStyle(document.body).backgroundColor")
        assert paper == {"light": "rgb(253, 252, 249)", "dark": "rgb(18, 23, 21)"}[scheme]
        assert fits(page)
        if with_script:
            # As high as what stands in it, not the 400 pixels of the snippet.
            page.wait_for_function("document.querySelector('iframe').height !== '400'")
            inside = frame.evaluate("Math.ceil(document.documentElement.getBoundingClientRect().height)")
            assert page.evaluate("document.querySelector('iframe').clientHeight") == inside


@in_both_schemes
@at_both_widths
def test_a_pasted_quotation(scheme: str, width: int, visit: Visitor, tmp_path: Path) -> None:
    guide = guide_for(visit, "mentor")
    with pasted(visit, tmp_path, {QUOTATION: snippet(guide, QUOTATION)}) as address:
        page = visit.empty(scheme=scheme, width=width)
        page.goto(address)
        expect(page.locator("blockquote")).to_contain_text("A mentor is")
        for name in ("mentor", "Career Dictionary", "CC BY 4.0"):
            expect(page.get_by_role("link", name=name, exact=True)).to_be_visible()
        assert fits(page)


def test_the_fixed_version_loads_and_another_file_in_its_place_does_not(visit: Visitor, tmp_path: Path) -> None:
    guide = guide_for(visit, "mentor")
    link = snippet(guide, PREVIEW).split("\n")[0]
    fixed = next(text for text in guide.locator("[data-copied-text] code").all_inner_texts() if "integrity=" in text)
    with pasted(visit, tmp_path, {"link": link, "script": fixed}) as address:
        page = visit.empty()
        page.goto(address)
        page.get_by_role("link", name="mentor", exact=True).focus()
        expect(preview(page)).to_contain_text("A mentor is")
        other = visit.empty(fresh=True)

        def changed(route: object) -> None:
            answer = route.fetch()  # type: ignore[attr-defined]
            route.fulfill(response=answer, body=f"{answer.text()} ")  # type: ignore[attr-defined]

        other.route("**/terms.js", changed)
        other.goto(address)
        other.get_by_role("link", name="mentor", exact=True).focus()
        other.wait_for_timeout(300)
        expect(preview(other)).to_have_count(0)
    refused = [fault for fault in visit.faults if "integrity" in fault]
    assert refused
    visit.faults[:] = [fault for fault in visit.faults if fault not in refused]


def test_links_make_themselves_where_that_is_asked(visit: Visitor, tmp_path: Path) -> None:
    guide = guide_for(visit, "weak-ties")
    with pasted(visit, tmp_path, {"script": snippet(guide, "Links that make themselves")}) as address:
        page = visit.empty()
        page.goto(address)
        expect(page.get_by_role("link", name="mentor", exact=True)).to_have_attribute(
            "href", f"{visit.url}dictionary/mentor/"
        )


@in_both_schemes
def test_the_style_sheet_colors_the_preview_of_another_page(scheme: str, visit: Visitor, tmp_path: Path) -> None:
    guide = guide_for(visit, "mentor")
    given = {"style": snippet(guide, "Style sheet"), PREVIEW: snippet(guide, PREVIEW)}
    with pasted(visit, tmp_path, given) as address:
        page = visit.empty(scheme=scheme)
        page.goto(address)
        page.get_by_role("link", name="mentor", exact=True).focus()
        expect(preview(page)).to_be_visible()
        card = "getComputedStyle(document.querySelector('#term-card').shadowRoot.querySelector('div'))"
        assert (
            page.evaluate(f"{card}.backgroundColor")
            == {
                "light": "rgb(253, 252, 249)",
                "dark": "rgb(27, 35, 32)",
            }[scheme]
        )
