"""The files beside the pages, of finished sites: each says what it should, and leads to what is there."""

import csv
import hashlib
import io
import json
import re
import xml.etree.ElementTree as ET
import zlib
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from urllib.parse import unquote, urlsplit

import jsonschema
import pytest

from builds import Built, build, build_strictly, copy_project, fingerprint
from crawl import site_url
from dictionary.exports import oembed, spreadsheet
from dictionary.exports.api_schema import RESULTS
from dictionary.exports.json_api import FILES
from dictionary.exports.web import Web
from dictionary.model.entry import Entry
from dictionary.site import Settings

OEMBED_MOST = 4_000


@pytest.fixture(params=["with_directory_urls", "without_directory_urls", "second_dictionary"])
def built(request: pytest.FixtureRequest) -> Built:
    found: Built = request.getfixturevalue(request.param)
    return found


def read(built: Built, path: str) -> Any:
    return json.loads((built.site / path).read_text("utf-8"))


def root_of(built: Built) -> str:
    return site_url(built).removesuffix("index.html")


def is_there(built: Built, address: str) -> bool:
    """Whether an absolute address leads to a file of the site."""
    root = root_of(built)
    assert address.startswith(root), address
    path = unquote(urlsplit(address[len(root) :]).path)
    target = built.site / path
    return target.is_file() or (target / "index.html").is_file()


# ---- The JSON files ----------------------------------------------------------------------------


def test_every_file_of_the_api_is_as_its_schema_says(built: Built) -> None:
    api = built.site / "api/v1"
    for name in RESULTS:
        schema = json.loads((api / "schema" / f"{name}.json").read_text("utf-8"))
        validator = jsonschema.Draft202012Validator(schema)
        validator.check_schema(schema)
        folder = {"entry": "entries", "card": "cards"}.get(name)
        one = built.site / FILES.get(name, f"api/v1/{name}.json")
        paths = [*(api / folder).glob("*.json")] if folder else [one]
        assert paths
        for path in paths:
            validator.validate(json.loads(path.read_text("utf-8")))


def test_a_schema_refuses_what_is_wrong(with_directory_urls: Built) -> None:
    schema = read(with_directory_urls, "api/v1/schema/entry.json")
    entry = read(with_directory_urls, "api/v1/entries/mentor.json")
    for name in ("definition", "uri", "senses"):
        wrong = {**entry, "result": {key: value for key, value in entry["result"].items() if key != name}}
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(wrong, schema, jsonschema.Draft202012Validator)


def test_the_list_of_entries_names_every_one_and_its_bytes(built: Built) -> None:
    listed = read(built, "api/v1/entries.json")["result"]
    assert [entry["id"] for entry in listed] == sorted(built.slugs, key=[e["id"] for e in listed].index)
    assert {entry["id"] for entry in listed} == set(built.slugs)
    for entry in listed:
        path = built.site / "api/v1/entries" / f"{entry['id']}.json"
        assert hashlib.sha256(path.read_bytes()).hexdigest() == entry["sha256"]
        assert is_there(built, entry["uri"])
    lines = (built.site / "api/v1/entries.jsonl").read_text("utf-8").splitlines()
    assert [json.loads(line)["id"] for line in lines] == [entry["id"] for entry in listed]


def test_the_index_leads_to_everything(built: Built) -> None:
    index = read(built, "api/v1/index.json")["result"]
    for address in (*index["files"].values(), *(topic["uri"] for topic in index["topics"].values())):
        assert is_there(built, address.replace("{id}", built.slugs[0])), address
    described = read(built, "api/v1/openapi.json")
    assert described["openapi"].startswith("3.1")
    for path in described["paths"]:
        assert (built.site / path.lstrip("/").replace("{id}", built.slugs[0])).is_file()


def test_a_site_without_an_address_offers_what_is_there_and_nothing_else(tmp_path: Path) -> None:
    project = copy_project(tmp_path / "project")
    settings = project / "mkdocs.yml"
    settings.write_text(re.sub("(?m)^site_url:.*\n", "", settings.read_text("utf-8")), "utf-8")
    site = build_strictly(project, tmp_path / "site")
    offered = json.loads((site / "api/v1/index.json").read_text("utf-8"))["result"]["files"]
    page = (site / "api/index.html").read_text("utf-8")
    told = (site / "llms.txt").read_text("utf-8")
    for name, path in FILES.items():
        target = site / path.replace("{id}", "mentor")
        is_there = target.is_file() or (target / "index.html").is_file()
        assert is_there == (name in offered) == (f"/{path}</" in page) == (f": /{path}\n" in told), name
    assert {"entries", "script"} <= offered.keys() < FILES.keys()


def test_an_entry_keeps_its_bytes_when_another_one_changes(tmp_path: Path) -> None:
    project = copy_project(tmp_path / "project")
    before = fingerprint(build_strictly(project, tmp_path / "before") / "api/v1/entries")
    entry = project / "glossary" / "mentor.yml"
    entry.write_text(
        entry.read_text("utf-8").replace("reviewed: 2026-", "pattern: find a mentor\nreviewed: 2026-", 1), "utf-8"
    )
    after = fingerprint(build_strictly(project, tmp_path / "after") / "api/v1/entries")
    assert {path for path in before if before[path] != after[path]} == {"mentor.json"}


# ---- For others --------------------------------------------------------------------------------


def test_the_spreadsheet_has_a_line_an_entry(built: Built) -> None:
    text = (built.site / "downloads/entries.csv").read_bytes().decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert {row["uri"] for row in rows} == {entry["uri"] for entry in read(built, "api/v1/entries.json")["result"]}
    assert all(row["headword"] for row in rows)


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@x", "\tx", "\rx"])
def test_no_spreadsheet_takes_a_word_for_a_formula(cell: str) -> None:
    assert spreadsheet._harmless(cell) == f"'{cell}"
    assert spreadsheet._harmless("a=b") == "a=b"


LINE = re.compile(r"(?x)(.+?)\s+(\S+)\s+(-?\d+)\s+?(\S*)\s+(.*)")
"""How Sphinx reads a line of an inventory."""


def inventory(built: Built) -> dict[tuple[str, str], tuple[str, str]]:
    head, project, version, note, rest = (built.site / "objects.inv").read_bytes().split(b"\n", 4)
    assert head == b"# Sphinx inventory version 2"
    assert project.startswith(b"# Project: ")
    assert version == b"# Version: "
    assert note == b"# The remainder of this file is compressed using zlib."
    found = {}
    for line in zlib.decompress(rest).decode().splitlines():
        match = LINE.fullmatch(line)
        assert match, line
        name, role, priority, address, shown = match.groups()
        assert priority == "-1"
        found[name, role] = (address, shown)
    return found


def test_the_inventory_leads_every_name_to_its_page(built: Built) -> None:
    found = inventory(built)
    for (name, role), (address, _) in found.items():
        assert is_there(built, root_of(built) + address), (name, role)
    for entry in read(built, "api/v1/entries.json")["result"]:
        address = entry["uri"].removeprefix(root_of(built))
        (label,) = [name for (name, role) in found if role == "std:label" and name.endswith(f":{entry['id']}")]
        assert found[label, "std:label"] == (address, entry["headword"])


@pytest.mark.parametrize("headword", ["mentor std:term -1 //elsewhere.example/ x", "my top 5 skills"])
def test_no_name_in_the_inventory_says_where_another_one_is(headword: str, tmp_path: Path) -> None:
    project = copy_project(tmp_path / "project")
    entry = project / "glossary" / "mentor.yml"
    text = re.sub("(?m)^headword: .*$", f"headword: {json.dumps(headword)}", entry.read_text("utf-8"))
    entry.with_name("another.yml").write_text(text, "utf-8")
    done = build(project, tmp_path / "site", strict=False)
    assert done.returncode == 0, done.stdout
    rest = (tmp_path / "site" / "objects.inv").read_bytes().split(b"zlib.\n", 1)[1]
    read = [
        re.match(r"(.+?)\s+(\S+)\s+(-?\d+)\s+?(\S*)\s+(.*)", line)
        for line in zlib.decompress(rest).decode().splitlines()
    ]
    assert all(line and line[2].startswith("std:") and line[3] == "-1" for line in read)
    assert {line[4] for line in read if line and line[1].lower() == "mentor"} == {"dictionary/mentor/"}
    assert "career:another" in {line[1] for line in read if line} or "another" in {
        line[4].split("/")[1] for line in read if line
    }


def test_the_inventory_knows_names_in_other_letters(with_directory_urls: Built) -> None:
    found = inventory(with_directory_urls)
    for name in ("mentor", "Mentor", "mentors", "résumé", "Résumé", "coffee chats"):
        assert (name, "std:term") in found
    assert found["sponsor", "std:term"][0] == "dictionary/sponsor/"


def test_the_scheme_of_concepts_is_whole(built: Built) -> None:
    graph = {node["id"]: node for node in read(built, "dictionary.jsonld")["@graph"]}
    entries = {entry["uri"]: entry for entry in read(built, "api/v1/entries.json")["result"]}
    (scheme,) = [node for node in graph.values() if node["type"] == "skos:ConceptScheme"]
    assert set(scheme["skos:hasTopConcept"]) == set(entries)
    for uri, entry in entries.items():
        node = graph[uri]
        assert node["skos:prefLabel"] == [entry["headword"]]
        kinds = [set(node.get(f"skos:{name}", ())) for name in ("prefLabel", "altLabel", "hiddenLabel")]
        assert sum(map(len, kinds)) == len(set.union(*kinds)), "no label of two kinds"
        for other in node.get("skos:related", ()):
            assert uri in graph[other]["skos:related"], "related is symmetric"
    turtle = (built.site / "dictionary.ttl").read_text("utf-8")
    assert turtle.count("a skos:Concept ;") == len(entries)


def test_other_texts_name_every_entry(built: Built) -> None:
    text = (built.site / "llms.txt").read_text("utf-8")
    for entry in read(built, "api/v1/entries.json")["result"]:
        assert f"]({entry['uri']}): " in text
    described = ET.fromstring((built.site / "opensearch.xml").read_text("utf-8"))
    (url,) = described.iter("{http://a9.com/-/spec/opensearch/1.1/}Url")
    assert url.attrib["template"].endswith("?word={searchTerms}")
    assert is_there(built, url.attrib["template"].split("?")[0])
    assert "/api/*\n  Access-Control-Allow-Origin: *\n" in (built.site / "_headers").read_text("utf-8")


# ---- Cards -------------------------------------------------------------------------------------


def page_of(built: Built, uri: str) -> str:
    target = built.site / unquote(uri.removeprefix(root_of(built)))
    return (target if target.is_file() else target / "index.html").read_text("utf-8")


def entries(built: Built) -> Iterator[dict[str, Any]]:
    yield from read(built, "api/v1/entries.json")["result"]


def test_every_page_of_an_entry_leads_to_its_card(built: Built) -> None:
    for entry in entries(built):
        head = page_of(built, entry["uri"])[:150_000]
        (link,) = re.findall(r'<link rel="alternate" type="application/json\+oembed"[^>]*>', head)
        address = re.search(r'href="([^"]+)"', link)
        assert address
        assert "?" not in address[1], "one program keeps such an address for the whole site"
        answer = read(built, address[1].removeprefix(root_of(built)))
        assert answer["version"] == "1.0"
        facts = read(built, f"api/v1/entries/{entry['id']}.json")["result"]["in_short"]
        assert (answer["type"], answer["width"], answer["height"]) == ("rich", 600, 400 + 40 * len(facts))
        assert len(answer["html"].encode()) < OEMBED_MOST
        assert answer["html"].startswith("<blockquote><a href=")
        assert "wp-embedded-content" not in answer["html"]
        frame = re.search(r'<iframe src="([^"#?]+)"', answer["html"])
        assert frame
        assert is_there(built, frame[1])


def test_a_card_allows_its_own_script_and_style_and_nothing_else(built: Built) -> None:
    page = (built.site / "embed" / built.slugs[0] / "index.html").read_text("utf-8")
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', page)
    assert policy
    assert set(policy[1].split("; ")) >= {f"{kind}-src &#39;self&#39;" for kind in ("style", "script")}
    assert "default-src &#39;none&#39;" in policy[1]
    assert re.findall(r"<style|style=|<script(?! src=)", page) == []
    for address in re.findall(r'<(?:script src|link rel="stylesheet" href)="([^"]+)"', page):
        assert (built.site / "embed" / built.slugs[0] / address).resolve().is_file()


@pytest.mark.parametrize("sign", ["a", "é", "<", "導", "👩"])
def test_a_long_definition_fits_into_an_answer(sign: str) -> None:
    entry = Entry(slug="x" * 80, path="", headword=sign * 100, topics=(), definition=sign * 5000)
    site: Any = SimpleNamespace(settings=Settings(name=f"The {sign} dictionary"))
    answer = oembed.html(entry, site, Web("https://dictionary.example/words/", lambda source: source))
    assert len(answer.encode()) < OEMBED_MOST
    assert "…</blockquote>" in answer


def test_pages_say_what_they_are_about(built: Built) -> None:
    def about(uri: str) -> dict[str, Any]:
        (text,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page_of(built, uri))
        return {node["@type"]: node for node in json.loads(text)["@graph"]}

    for entry in entries(built):
        found = about(entry["uri"])
        assert found["DefinedTerm"]["name"] == entry["headword"]
        assert found["DefinedTerm"]["@id"] == entry["uri"]
        steps = found["BreadcrumbList"]["itemListElement"]
        assert [step["position"] for step in steps] == [1, 2, 3]
        assert all(is_there(built, step["item"]) for step in steps)
    assert about(root_of(built)).keys() == {"DefinedTermSet"}


def test_what_a_site_has_of_its_own_stays_and_what_would_be_lost_is_said(tmp_path: Path) -> None:
    project = copy_project(tmp_path / "project")
    for name in ("_headers", "llms.txt", "opensearch.xml"):
        (project / "docs" / name).write_text("ours", "utf-8")
    site = build_strictly(project, tmp_path / "site")
    assert {(site / name).read_text("utf-8") for name in ("_headers", "llms.txt", "opensearch.xml")} == {"ours"}
    for name in ("embed/mentor.md", "oembed/x.json", "objects.inv", "dictionary.ttl", "downloads/entries.csv"):
        path = project / "docs" / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("# Ours", "utf-8")
    done = build(project, tmp_path / "other", strict=True)
    assert done.returncode != 0
    for name in ("embed/mentor", "oembed/x.json", "objects.inv", "dictionary.ttl", "downloads/entries.csv"):
        assert f'The address "{name}' in done.stdout, done.stdout[-3000:]
