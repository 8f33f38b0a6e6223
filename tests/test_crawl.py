"""Every finished site is crawled: all its addresses lead somewhere, and no page lacks what every page has.

Links in templates are checked by no builder, so a site is only known to hold together when it is built.
"""

import json
import re
from collections.abc import Iterator

import pytest

import crawl
from builds import Built
from crawl import Crawl, Element, Page

SITES = ("with_directory_urls", "without_directory_urls", "by_properdocs", "second_dictionary")

# What generators leave behind when something goes wrong: template syntax, explicit links that
# were not read, Python-Markdown's placeholders and its stash marks, Python's nothing.
LEFTOVERS = ("{{", "}}", "{%", "[[", "]]", "\x02", "\x03", "wzxhzdk", "klzzwxh", "<bound method", "Undefined")


@pytest.fixture(scope="module", params=SITES)
def site(request: pytest.FixtureRequest) -> Crawl:
    """Each of the finished sites, taken apart once."""
    built: Built = request.getfixturevalue(request.param)
    return Crawl(built)


def report(faults: Iterator[str]) -> str:
    return "\n".join(faults)


def test_every_address_leads_somewhere(site: Crawl) -> None:
    assert not report(crawl.dead_links(site))


def test_every_address_in_data_leads_somewhere(site: Crawl) -> None:
    assert not report(crawl.dead_data(site))


def test_a_crawl_finds_what_is_dead(site: Crawl) -> None:
    """The crawl itself can fail: each kind of dead address on a page of this site is noticed."""
    base = site.url_of("index.html")
    assert site.dead("no-such-page/", base) == "leads to no file"
    assert site.dead("#no-such-section", base) == "leads to no id of index.html"
    assert site.dead("/outside-the-sub-path/", base) == "leads to no file"
    assert site.dead("javascript:void(0)", base) == "is no web address"
    assert site.dead("", base) is None


def test_ids_are_unique_on_their_page(site: Crawl) -> None:
    assert not report(crawl.double_ids(site))


def test_links_inside_the_site_are_relative(site: Crawl) -> None:
    """The site must work wherever it is put, except what can only be absolute: canonical and og: addresses."""

    def absolute() -> Iterator[str]:
        for path, page in site.pages.items():
            for element in page.elements if not page.is_card else ():
                if _is_for_others(element) or element.attributes.get("property"):
                    continue
                for address in element.addresses():
                    if address.startswith(("http:", "https:", "//")) and site.is_own(address):
                        yield f"{path}:{element.line}: <{element.tag}> {address}"
                    # Only the 404 page is sent for addresses of any depth.
                    if address.startswith("/") and path != "404.html":
                        yield f"{path}:{element.line}: <{element.tag}> {address}"

    assert not report(absolute())


def test_the_404_page_works_at_any_depth(site: Crawl) -> None:
    page = site.pages["404.html"]
    deep = f"{site.url}a/b/c/no-such-page"
    # Addresses of one's own place are fine: "#section", and a form that asks this page again.
    addresses = [a for e in page.elements for a in e.addresses() if a and not a.startswith("#")]
    assert [address for address in addresses if site.dead(address, deep)] == []
    assert any(address.startswith("/repo/") for address in addresses)


def test_nothing_is_fetched_from_other_hosts(site: Crawl) -> None:
    def foreign() -> Iterator[str]:
        for path, page in site.pages.items():
            for element in page.elements:
                # A form goes where it says when a reader sends it, as a link does.
                is_fetched = element.tag not in ("a", "form") and not _is_for_others(element)
                for address in element.addresses() if is_fetched else ():
                    if address.startswith(("http:", "https:", "//")):
                        yield f"{path}:{element.line}: <{element.tag}> {address}"

    assert not report(foreign())


def test_every_page_has_one_heading_a_canonical_address_and_a_description(site: Crawl) -> None:
    def lacking() -> Iterator[str]:
        for page in site.real_pages():
            canonical = [link.attributes["href"] for link in page.all("link", rel="canonical")]
            described = [meta.attributes["content"].strip() for meta in page.all("meta", name="description")]
            if len(page.all("h1")) != 1:
                yield f"{page.path}: {len(page.all('h1'))} h1 elements"
            if canonical != [site.url_of(page.path)]:
                yield f"{page.path}: canonical {canonical}"
            if len(described) != 1 or not described[0]:
                yield f"{page.path}: description {described}"

    assert not report(lacking())
    assert len(site.pages["404.html"].all("h1")) == 1


def test_titles_tell_pages_apart(site: Crawl) -> None:
    titles: dict[str, list[str]] = {}
    for page in site.real_pages():
        title = re.search(r"<title>(.*?)</title>", site.text(page.path), re.DOTALL)
        assert title, page.path
        titles.setdefault(title[1].strip(), []).append(page.path)
    assert not {title: pages for title, pages in titles.items() if len(pages) > 1 or not title}


def test_redirects_and_signposts_are_kept_from_search_engines(site: Crawl) -> None:
    redirects = [page for page in site.pages.values() if page.is_redirect]
    signposts = [page for page in site.real_pages() if _is_signpost(page)]
    assert redirects
    assert signposts
    assert [page.path for page in (*redirects, *signposts) if not page.is_hidden] == []


def test_pages_of_live_entries_are_shown_to_search_engines(site: Crawl) -> None:
    hidden = {page.path for page in site.real_pages() if page.is_hidden and not _is_signpost(page)}
    retired = {
        _entry_page(site, slug) for slug in site.built.slugs if _data(site, slug)["result"]["status"] == "retired"
    }
    assert hidden <= retired


def test_a_redirect_names_the_page_it_leads_to(site: Crawl) -> None:
    for page in site.pages.values():
        if page.is_redirect:
            base = site.url_of(page.path)
            (target,) = {crawl.urljoin(base, a).partition("#")[0] for a in _refreshes(page)}
            (canonical,) = [link.attributes["href"] for link in page.all("link", rel="canonical")]
            links = {crawl.urljoin(base, link.attributes["href"]).partition("#")[0] for link in page.all("a")}
            assert {target} == links == {canonical}, page.path
            assert not site.pages[str(site.file_of(target))].is_redirect, page.path


def test_every_entry_has_its_page_its_data_and_its_edit_link(site: Crawl) -> None:
    assert site.built.slugs
    for slug in site.built.slugs:
        page = site.pages[_entry_page(site, slug)]
        data = _data(site, slug)
        assert data["result"]["id"] == slug
        assert data["result"]["uri"] == site.url_of(page.path)
        edit = f"/edit/main/{site.built.glossary}/{slug}.yml"
        assert any(link.attributes.get("href", "").endswith(edit) for link in page.all("a")), (slug, edit)


def test_an_entry_page_says_its_headword_and_definition(site: Crawl) -> None:
    for slug in site.built.slugs:
        page = site.pages[_entry_page(site, slug)]
        result = _data(site, slug)["result"]
        words = " ".join(" ".join(piece for piece in page.article if not piece.startswith("<")).split())
        assert result["headword"] in page.texts, slug
        # Links cut a sentence into pieces, so words are compared and not the line.
        assert not set(re.findall(r"\w+", result["definition"])) - set(re.findall(r"\w+", words)), slug
        (description,) = [meta.attributes["content"] for meta in page.all("meta", name="description")]
        assert description == result["definition"]


def test_the_browse_page_lists_every_entry_with_its_definition(site: Crawl) -> None:
    path = site.built.page(site.built.entries) if site.built.directory_urls else f"{site.built.entries}/index.html"
    page = site.pages[path]
    linked = {site.file_of(crawl.urljoin(site.url_of(path), a)) for e in _links_in_article(page) for a in e.addresses()}
    assert {_entry_page(site, slug) for slug in site.built.slugs} <= linked
    definitions = {_data(site, slug)["result"]["definition"] for slug in site.built.slugs}
    assert definitions <= set(page.texts)


def test_every_label_in_the_data_names_an_entry(site: Crawl) -> None:
    labels = json.loads(site.text("api/v1/labels.json"))["result"]
    assert {slug for slug in labels.values() if slug} <= set(site.built.slugs)
    assert len(labels) > len(site.built.slugs)


def test_links_to_entries_carry_the_entry(site: Crawl) -> None:
    """`data-entry` is what previews go by: it must name the entry that the address leads to."""
    found = 0
    for path, page in site.pages.items():
        for link in page.all("a") if not page.is_card else ():
            if "entry-link" in link.classes or "data-entry" in link.attributes:
                found += 1
                target = site.file_of(crawl.urljoin(site.url_of(path), link.attributes["href"]))
                assert "entry-link" in link.classes, (path, link)
                assert target == _entry_page(site, link.attributes["data-entry"]), (path, link)
    assert found > len(site.built.slugs)


def test_the_sitemap_names_every_page_that_may_be_found_and_no_other(site: Crawl) -> None:
    expected = {site.url_of(page.path) for page in site.real_pages() if not page.is_hidden}
    assert sorted(crawl.sitemap(site)) == sorted(expected)


FILLED_IN_BY_SCRIPTS = {
    *("data-other", "data-meanings", "data-apart", "data-wanted", "data-propose"),
    *("data-near", "data-all", "data-none", "data-outside-other"),
    *("data-form", "data-shown", "data-unknown", "data-contrast", "data-contrast-low"),
}
"""Attributes with strings whose braces a script fills in."""


def test_nothing_of_the_machinery_leaks_into_pages(site: Crawl) -> None:
    names = set(
        re.findall(r"\{[a-z_]+\}", (site.built.project / site.built.glossary / "_strings.yml").read_text("utf-8"))
    )

    def leaks() -> Iterator[str]:
        for path, page in site.pages.items():
            attributes = [
                value
                for element in page.elements
                for name, value in element.attributes.items()
                if name not in FILLED_IN_BY_SCRIPTS
            ]
            # The page of errors shows on purpose what must not be written.
            texts = [] if "/errors" in path else [text for text in page.texts if not text.startswith("@misc{")]
            for text in (*texts, *attributes):
                for leftover in (*LEFTOVERS, *names):
                    if leftover in text:
                        yield f"{path}: {leftover!r} in {text[:80]!r}"
                if text.strip() in ("None", "True", "False", "[]", "()", "{}") or "/None" in text:
                    yield f"{path}: {text!r}"

    assert names
    assert not report(leaks())


def _is_for_others(element: Element) -> bool:
    """An address for programs elsewhere, which no browser asks for."""
    return element.attributes.get("rel") == "canonical" or element.attributes.get("type") == "application/json+oembed"


def _is_signpost(page: Page) -> bool:
    return any("signpost-list" in element.classes for element in page.elements)


def _refreshes(page: Page) -> list[str]:
    return [address for meta in page.all("meta") for address in meta.addresses()]


def _entry_page(site: Crawl, slug: str) -> str:
    return site.built.page(f"{site.built.entries}/{slug}")


def _data(site: Crawl, slug: str) -> dict[str, dict[str, str]]:
    data: dict[str, dict[str, str]] = json.loads(site.text(f"api/v1/entries/{slug}.json"))
    return data


def _links_in_article(page: Page) -> list[Element]:
    return [element for element in page.all("a") if element.in_article]
