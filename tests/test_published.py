"""What a site says of its past, and that nothing of it is lost: feed, changes, ids that entries had, cards for Anki."""

import datetime
import io
import json
import re
import sqlite3
import xml.etree.ElementTree as ET
import zipfile
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

import publish
from builds import FIRST_DICTIONARY, SITE_URL, Built, build, build_strictly, copy_project
from crawl import site_url
from dictionary.assembly import assemble
from dictionary.exports import anki, changes, feed
from dictionary.exports.web import Web
from dictionary.model.ledger import Change, Ledger, Published
from dictionary.reading.ledger import load_ledger
from dictionary.site import Settings, Site

WEB = Web("https://dictionary.example/words/", lambda source: source.replace(".md", "/"))
ATOM = "{http://www.w3.org/2005/Atom}"
DAY = datetime.date(2026, 12, 1)


@pytest.fixture(params=["with_directory_urls", "without_directory_urls", "second_dictionary"])
def built(request: pytest.FixtureRequest) -> Built:
    found: Built = request.getfixturevalue(request.param)
    return found


@pytest.fixture(scope="module")
def site() -> Site:
    found = assemble(FIRST_DICTIONARY, Settings(name="The <First> & only")).site
    assert found
    return found


def result(built: Built, path: str) -> Any:
    return json.loads((built.site / path).read_text("utf-8"))["result"]


def ledger_of(built: Built) -> Ledger:
    file = built.project / built.glossary / "_ledger.yml"
    return load_ledger(str(file), file.read_bytes() if file.is_file() else b"{}")[0]


# ---- No address vanishes -------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["with_directory_urls", "without_directory_urls"])
def test_an_id_that_an_entry_had_goes_on_to_be_answered(name: str, request: pytest.FixtureRequest) -> None:
    built: Built = request.getfixturevalue(name)
    assert result(built, "api/v1/entries/shadowing-day.json") == {"id": "shadowing-day", "redirect_to": "job-shadowing"}
    assert (built.site / "embed/shadowing-day/index.html").read_bytes() == (
        built.site / "embed/job-shadowing/index.html"
    ).read_bytes()
    assert (built.site / "oembed/shadowing-day.json").read_bytes() == (
        built.site / "oembed/job-shadowing.json"
    ).read_bytes()
    for address in ("shadowing-day", "wise-adviser"):
        page = (built.site / built.page(f"dictionary/{address}")).read_text("utf-8")
        assert re.search(r'http-equiv="refresh" content="0; url=[^"]*(?:job-shadowing|mentor)', page)
    assert "job-shadowing" in (built.site / "dictionary/Shadowing_Day.html").read_text("utf-8")
    # Labels are no ids.
    assert not (built.site / "api/v1/entries/wise-adviser.json").exists()


def test_every_published_id_has_its_files(built: Built) -> None:
    slugs = {*built.slugs, *ledger_of(built)}
    for slug in slugs:
        assert result(built, f"api/v1/entries/{slug}.json")["id"] == slug
        assert (built.site / f"embed/{slug}/index.html").is_file()
        assert (built.site / f"oembed/{slug}.json").is_file()
        assert (built.site / built.page(f"{built.entries}/{slug}")).is_file()


def test_a_build_refuses_to_lose_an_address_and_says_what_to_do(tmp_path: Path) -> None:
    project = copy_project(tmp_path / "project")
    lost = project / "glossary" / "weak-ties.yml"
    text = lost.read_text("utf-8")
    lost.unlink()
    for path in (*(project / "glossary").glob("[!_]*.yml"), *(project / "docs").rglob("*.md")):
        path.write_text(re.sub(r"\[\[weak-ties(?:\|([^]]*))?\]\]", r"\1", path.read_text("utf-8")), "utf-8")
    done = build(project, tmp_path / "site")
    assert done.returncode != 0
    assert re.search(r"_ledger\.yml:\d+:1: error\[E308 address-lost\] .* put glossary/weak-ties\.yml back", done.stdout)
    # What is served meanwhile is the rest, without a traceback.
    served = build(project, tmp_path / "served", strict=False)
    assert served.returncode == 0, served.stdout
    told = json.loads((tmp_path / "served" / "changes.json").read_text("utf-8"))["result"]
    assert next(each["uri"] for each in told if each["id"] == "weak-ties").endswith("/dictionary/")
    retired = re.sub(r"(?m)^status: .*\n", "", text) + "status: retired\nreplaced_by: networking\n"
    lost.write_text(retired, "utf-8")
    site = build_strictly(project, tmp_path / "site")
    answer = json.loads((site / "api/v1/entries/weak-ties.json").read_text("utf-8"))["result"]
    assert (answer["status"], answer["redirect_to"]) == ("retired", "networking")


# ---- Changes and feed ----------------------------------------------------------------------------


def test_changes_are_told_the_newest_first(with_directory_urls: Built) -> None:
    told = result(with_directory_urls, "changes.json")
    assert [each["date"] for each in told] == sorted((each["date"] for each in told), reverse=True)
    ledger = ledger_of(with_directory_urls)
    assert len(told) == sum(len(record.changes) for record in ledger.values())
    assert told[0] == {
        "change": "meaning_changed",
        "date": "2026-11-25",
        "id": "mentor",
        "uri": f"{SITE_URL}dictionary/mentor/",
        "headword": "mentor",
        "definition": ledger["mentor"].meaning,
        "before": {"definition": "A mentor is a person who has done what you want to do & tells you <how>."},
    }
    moved = {each["id"]: each for each in told if each["date"] <= "2026-11-24" and "shadowing" in each["id"]}
    assert moved["job-shadowing"]["former_id"] == "shadowing-day"
    assert moved["job-shadowing"]["before"] == {"headword": "shadowing day"}
    assert (moved["shadowing-day"]["change"], moved["shadowing-day"]["redirect_to"]) == ("added", "job-shadowing")
    # As it was then.
    (added,) = [each for each in told if each["id"] == "mentor" and each["change"] == "added"]
    assert added["definition"] == told[0]["before"]["definition"]


def test_a_feed_is_as_its_specification_says(built: Built) -> None:
    """RFC 4287: what a feed and an entry must have, once; ids are for ever; times are those of RFC 3339."""
    root = ET.fromstring((built.site / "feed.xml").read_text("utf-8"))
    here = site_url(built).removesuffix("index.html")
    assert root.tag == f"{ATOM}feed"
    (own,) = [link for link in root.findall(f"{ATOM}link") if link.get("rel") == "self"]
    assert own.get("href") == f"{here}feed.xml" == root.findtext(f"{ATOM}id")
    assert root.find(f"{ATOM}author/{ATOM}name") is not None
    entries = root.findall(f"{ATOM}entry")
    ids = [each.findtext(f"{ATOM}id") for each in entries]
    assert len(set(ids)) == len(ids) == min(feed.MOST, len(result(built, "changes.json")))
    for each in (root, *entries):
        for name in ("id", "title", "updated"):
            (found,) = each.findall(f"{ATOM}{name}")
            assert found.text
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT00:00:00Z", each.findtext(f"{ATOM}updated") or "")
    for each in entries:
        (link,) = each.findall(f"{ATOM}link")
        assert (link.get("rel"), link.get("type")) == ("alternate", "text/html")
        (content,) = each.findall(f"{ATOM}content")
        assert content.get("type") == "html"
    updated = [each.findtext(f"{ATOM}updated") or "" for each in entries]
    assert updated == sorted(updated, reverse=True)
    if updated:
        assert root.findtext(f"{ATOM}updated") == updated[0]


def test_every_page_leads_to_the_feed_and_the_home_page_for_people_too(built: Built) -> None:
    for page in built.site.rglob("*.html"):
        html = page.read_text("utf-8")
        if "site-head" in html:
            assert (
                len(re.findall(r'<link rel="alternate" type="application/atom\+xml"[^>]* href="[^"]*feed.xml"', html))
                == 1
            )
    assert re.search(r'<a href="[^"]*feed.xml"', (built.site / "index.html").read_text("utf-8"))


def of(site: Site, ledger: Ledger) -> Site:
    return replace(site, ledger=ledger)


CHANGES = (
    Change(date=DAY, what="added"),
    Change(date=DAY, what="renamed", former="old", before="old & <new>", after="mentor"),
    Change(date=DAY, what="renamed", former="older", before="mentor", after="mentor"),
    Change(date=DAY, what="meaning-changed", before="One <b>.", after="Two ]]> &amp;."),
    Change(date=DAY, what="retired", successor="networking"),
    Change(date=DAY, what="returned"),
)


def test_every_kind_of_change_is_said_in_words(site: Site) -> None:
    ledger = {"mentor": Published(headword="mentor", meaning="Two ]]> &amp;.", changes=CHANGES)}
    root = ET.fromstring(feed.feed(of(site, ledger), WEB))
    titles = [each.findtext(f"{ATOM}title") for each in root.findall(f"{ATOM}entry")]
    assert titles == [
        "“mentor” is back",
        "“mentor” was retired",
        "“mentor”: the definition has changed",
        "“mentor” has a new address",
        "“old & <new>” is now called “mentor”",
        "New: old & <new>",
    ]
    texts = [each.findtext(f"{ATOM}content") or "" for each in root.findall(f"{ATOM}entry")]
    assert "In its place: networking" in texts[1]
    assert "<del>One &lt;b&gt;.</del>" in texts[2]
    assert "<ins>Two ]]&gt; &amp;amp;.</ins>" in texts[2]
    assert texts[-1] == "<p>One &lt;b&gt;.</p>"
    assert root.findtext(f"{ATOM}title") == "The <First> & only: what is new and what has changed"


def test_what_no_xml_may_hold_is_left_out(site: Site) -> None:
    ledger = {"mentor": Published(headword="a\x0b\ufffe\ud800b", meaning="\x00.", changes=CHANGES[:1])}
    root = ET.fromstring(feed.feed(of(site, ledger), WEB))
    assert root.findtext(f"{ATOM}entry/{ATOM}title") == "New: ab"


def test_a_feed_is_no_longer_than_readers_need(site: Site) -> None:
    record = Published(headword="x", meaning="X.", changes=CHANGES[:1] * (feed.MOST + 5))
    root = ET.fromstring(feed.feed(of(site, {"mentor": record}), WEB))
    assert len(root.findall(f"{ATOM}entry")) == feed.MOST
    assert len(changes.told(of(site, {"mentor": record}))) == feed.MOST + 5


def test_a_site_that_does_not_know_its_address_has_no_feed(site: Site) -> None:
    build: Any = SimpleNamespace(site=site)
    nowhere = Web.of(None, lambda source: source)
    assert [*feed.files(build, nowhere)] == []
    assert [path for path, _ in changes.files(build, nowhere)] == ["changes.json"]


# ---- Cards for Anki ------------------------------------------------------------------------------


def notes(package: bytes) -> Mapping[str, list[str]]:
    """Word → the fields of its note."""
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        assert archive.namelist() == ["collection.anki2", "media"]
        data = archive.read("collection.anki2")
    with sqlite3.connect(":memory:") as database:
        database.deserialize(data)
        rows = database.execute("SELECT flds, guid FROM notes").fetchall()
    assert len({guid for _, guid in rows}) == len(rows)
    return {fields.split("\x1f")[0]: fields.split("\x1f") for fields, _ in rows}


def test_the_deck_has_a_card_an_entry(built: Built) -> None:
    found = notes((built.site / "downloads/entries.apkg").read_bytes())
    assert len(found) == len([e for e in result(built, "api/v1/entries.json") if e["status"] != "retired"])


def test_a_card_carries_nothing_out_that_an_entry_holds(site: Site) -> None:
    hostile = (
        "<script>alert(1)</script> [sound:x.mp3] [latex]\\input{/etc/passwd}[/latex] {{Word}} \\(x\\) [$]x[/$] \"'&"
    )
    mentor = replace(site.dictionary.entries["mentor"], definition=hostile, examples=(hostile,))
    odd = replace(site, dictionary=replace(site.dictionary, entries={"mentor": mentor}))
    fields = notes(anki.package(odd, WEB))["mentor"]
    for field in fields[:3]:
        assert not re.search(r"[\[\]{}\\<>\"']", field)
    assert fields[1].startswith("&lt;script&gt;alert(1)&lt;/script&gt; &#91;sound:x.mp3&#93;")


def test_the_deck_is_the_same_each_time_and_a_card_keeps_its_name(site: Site) -> None:
    def guids(package: bytes) -> dict[str, str]:
        with zipfile.ZipFile(io.BytesIO(package)) as archive, sqlite3.connect(":memory:") as database:
            database.deserialize(archive.read("collection.anki2"))
            return {flds.split("\x1f")[0]: guid for flds, guid in database.execute("SELECT flds, guid FROM notes")}

    one = anki.package(site, WEB)
    assert anki.package(site, WEB) == one
    entries = {slug: entry for slug, entry in site.dictionary.entries.items() if slug != "mentor"}
    fewer = anki.package(replace(site, dictionary=replace(site.dictionary, entries=entries)), WEB)
    assert fewer != one
    assert guids(fewer) == {word: guid for word, guid in guids(one).items() if word != "mentor"}
    elsewhere = anki.package(site, Web("https://other.example/", WEB.path))
    assert not set(guids(elsewhere).values()) & set(guids(one).values())


# ---- The command ---------------------------------------------------------------------------------


def test_the_command_says_what_is_new_writes_it_once_and_needs_no_history(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    project = copy_project(tmp_path / "project")
    ledger = project / "glossary" / "_ledger.yml"
    before = ledger.read_bytes()
    assert publish.main(["--check"], project) == 0
    entry = project / "glossary" / "mentor.yml"
    entry.write_text(entry.read_text("utf-8").replace("headword: mentor\n", "headword: Mentor\n", 1), "utf-8")
    (project / "glossary" / "coach.yml").write_text(
        "headword: coach\ntopics: [networking]\ndefinition: A coach is somebody who trains you.\n", "utf-8"
    )
    assert publish.main(["--check", "--on", "2026-12-01"], project) == 1
    assert ledger.read_bytes() == before
    said = capsys.readouterr().out
    assert "coach was added (2026-12-01).\nmentor has another name (2026-12-01).\n" in said
    assert "Fix: run `make ledger`." in said
    assert publish.main(["--on", "2026-12-01"], project) == 0
    once = ledger.read_bytes()
    assert b"date: 2026-12-01\n      what: renamed\n      before: mentor\n      after: Mentor\n" in once
    assert publish.main([], project) == 0
    assert ledger.read_bytes() == once
    assert capsys.readouterr().out.endswith("glossary/_ledger.yml is up to date.\n")


def test_the_command_begins_a_ledger_where_there_is_none(tmp_path: Path) -> None:
    project = copy_project(tmp_path / "project")
    ledger = project / "glossary" / "_ledger.yml"
    ledger.unlink()
    assert publish.main(["--on", "2026-12-01"], project) == 0
    read, problems = load_ledger("_ledger.yml", ledger.read_bytes())
    assert (problems, len(read)) == ([], 26)
    assert {str(change.date) for record in read.values() for change in record.changes} == {"2026-11-23"}


def test_the_command_writes_nothing_while_something_is_wrong(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    project = copy_project(tmp_path / "project")
    ledger = project / "glossary" / "_ledger.yml"
    before = ledger.read_bytes()
    (project / "glossary" / "coach.yml").write_text("headword: coach\n", "utf-8")
    assert publish.main([], project) == 1
    assert "Fix: run `make check`" in capsys.readouterr().out
    assert ledger.read_bytes() == before
    with pytest.raises(SystemExit) as refused:
        publish.main(["--on", "2026-13-01"], project)
    assert refused.value.code == 2
    assert "write it like 2026-12-01" in capsys.readouterr().err
