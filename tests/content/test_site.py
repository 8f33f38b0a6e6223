"""The dictionary that is checked out, whatever it is: it builds strictly, and its site holds together."""

from functools import partial
from pathlib import Path

import jsonschema
import pytest

import crawl
import yaml_of_editors
from builds import PROJECT, Built, configuration, dictionary_settings
from crawl import Crawl, site_url
from dictionary.exports.schema import schema


@pytest.fixture(scope="module")
def site(checkout: Built) -> Crawl:
    return Crawl(checkout, site_url(checkout))


def test_every_address_leads_somewhere(site: Crawl) -> None:
    assert list(crawl.dead_links(site)) == []
    assert list(crawl.dead_data(site)) == []


def test_ids_are_unique_on_their_page(site: Crawl) -> None:
    assert list(crawl.double_ids(site)) == []


def test_every_entry_has_its_page_and_is_on_the_browse_page(site: Crawl) -> None:
    entries = site.built.entries
    browse = site.pages[site.built.page(entries)]
    assert site.built.slugs
    for slug in site.built.slugs:
        assert site.built.page(f"{entries}/{slug}") in site.pages, slug
        assert f"entry-{slug}" in browse.ids, slug


def test_every_page_has_one_heading_a_title_and_the_language_of_the_dictionary(site: Crawl) -> None:
    language = configuration(PROJECT)["theme"]["language"]
    for page in site.real_pages():
        assert len(page.all("h1")) == 1, page.path
        assert [element.attributes.get("lang") for element in page.all("html")] == [language], page.path
        assert page.all("meta", property="og:title"), page.path


def test_entries_fit_the_schema_that_editors_get() -> None:
    """The one place where each entry is read by another reader than the project's own."""
    folder = PROJECT / dictionary_settings(PROJECT).get("glossary", "glossary")
    vocabulary = partial(_keys, folder)
    validator = jsonschema.Draft7Validator(schema(*map(vocabulary, ("topics", "regions", "audiences"))))
    faults = [
        f"{path.name}: {error.json_path}: {error.message}"
        for path in sorted(folder.glob("[!_]*.yml"))
        for error in validator.iter_errors(yaml_of_editors.load(path.read_bytes()))
    ]
    assert faults == []


def _keys(folder: Path, name: str) -> list[str]:
    path = folder / f"_{name}.yml"
    return [*(yaml_of_editors.load(path.read_bytes()) or ())] if path.is_file() else []
