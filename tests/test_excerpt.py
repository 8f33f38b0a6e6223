"""Which piece of the dictionary home shows."""

from pathlib import Path

import pytest

from dictionary.assembly import assemble
from dictionary.pages.excerpt import FOLLOWING, excerpt
from dictionary.site import Settings, Site

CASES = Path(__file__).parent / "cases" / "first_dictionary" / "glossary"


def site_of(folder: Path, entries: dict[str, str]) -> Site:
    glossary = folder / "glossary"
    glossary.mkdir()
    for name in ("strings", "regions", "audiences"):
        (glossary / f"_{name}.yml").write_bytes((CASES / f"_{name}.yml").read_bytes())
    (glossary / "_topics.yml").write_text("birds:\n  name: Birds\n  description: All about birds.\n", "utf-8")
    for slug, more in entries.items():
        text = f"headword: {slug}\ntopics: [birds]\ndefinition: A {slug} is a bird.\n{more}"
        (glossary / f"{slug}.yml").write_text(text, "utf-8")
    assembly = assemble(folder, Settings(name="Birds"))
    assert assembly.site, assembly.problems
    return assembly.site


PLAIN = "examples: [One., Two.]\nstatus: published\n"
BIRDS = dict.fromkeys(("auk", "bittern", "coot", "dunlin", "egret", "finch", "gull", "heron", "ibis"), PLAIN)


def test_the_entry_that_home_names_and_those_after_it(tmp_path: Path) -> None:
    found = excerpt(site_of(tmp_path, BIRDS), "bittern")
    assert found and found.entry.slug == "bittern"
    assert [entry.slug for entry in found.following] == ["coot", "dunlin", "egret", "finch", "gull", "heron"][
        :FOLLOWING
    ]
    assert found.last.slug == "heron"


@pytest.mark.parametrize("named", [None, "no-such-bird", 5])
def test_otherwise_the_one_that_shows_most(tmp_path: Path, named: object) -> None:
    site = site_of(tmp_path, BIRDS | {"heron": f"{PLAIN}pattern: a heron stands\naliases: [hernshaw]\n"})
    found = excerpt(site, named)
    assert found and found.entry.slug == "heron"
    assert found.last.slug == "ibis"


def test_of_those_that_are_as_good_always_the_same(tmp_path: Path) -> None:
    site = site_of(tmp_path, BIRDS)
    assert excerpt(site) == excerpt(site)


def test_nothing_where_nothing_is_finished(tmp_path: Path) -> None:
    site = site_of(tmp_path, {"auk": "status: stub\n"})
    assert excerpt(site) is None
