"""What programs of others make of the past of a site and of its words: feedparser, and Anki itself."""

import json
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from builds import FIRST_DICTIONARY, SITE_URL, Built
from dictionary.assembly import assemble
from dictionary.exports import anki, feed
from dictionary.exports.web import Web
from dictionary.site import Settings, Site

FOLLOW = Path(__file__).parent / "peers" / "follow.py"
HOSTILE = (
    '<script>alert(1)</script><img src=x onerror="alert(1)"> [sound:x.mp3] [anki:play:a:0] '
    "[anki:tts lang=en]x[/anki:tts] [latex]\\input{/etc/passwd}[/latex] [$]x[/$] {{Source}} {{c1::x}} \\(x\\)"
)


def followed(python: str, *sites: Path) -> dict[str, Any]:
    done = subprocess.run([python, FOLLOW, *sites], check=False, text=True, capture_output=True)
    assert done.returncode == 0, done.stderr[-3000:]
    found: dict[str, Any] = json.loads(done.stdout)
    return found


@pytest.mark.parametrize("name", ["with_directory_urls", "second_dictionary"])
def test_a_site_is_followed_and_learned(name: str, python: str, request: pytest.FixtureRequest) -> None:
    built: Built = request.getfixturevalue(name)
    found = followed(python, built.site)
    told = json.loads((built.site / "changes.json").read_text("utf-8"))["result"]
    assert (found["feed"]["bozo"], found["feed"]["version"]) == (False, "atom10")
    entries = found["feed"]["entries"]
    assert [each["link"] for each in entries] == [each["uri"] for each in told][: feed.MOST]
    assert ["-".join(f"{part:02}" for part in each["updated"]) for each in entries] == [each["date"] for each in told][
        : feed.MOST
    ]
    cards = len(found["anki"]["answers"])
    assert found["anki"]["first"] == {"new": cards, "updated": 0, "known": 0, "refused": 0, "cards": cards}
    assert found["anki"]["second"] == {"new": 0, "updated": 0, "known": cards, "refused": 0, "cards": cards}
    assert len(found["anki"]["decks"]) == 1


def test_a_feed_reader_shows_a_changed_meaning(python: str, with_directory_urls: Built) -> None:
    newest = followed(python, with_directory_urls.site)["feed"]["entries"][0]
    assert newest["title"] == "“mentor”: the definition has changed"
    assert newest["link"] == f"{SITE_URL}dictionary/mentor/"
    assert (
        "<del>A mentor is a person who has done what you want to do &amp; tells you &lt;how&gt;.</del>"
        in newest["html"]
    )


@pytest.fixture(scope="module")
def site() -> Site:
    found = assemble(FIRST_DICTIONARY, Settings(name="First")).site
    assert found
    return found


def deck(site: Site, folder: Path) -> Path:
    """A folder with what is followed in it, from a site that was not built."""
    web = Web("https://dictionary.example/", lambda source: source)
    (folder / "downloads").mkdir(parents=True)
    (folder / anki.PATH).write_bytes(anki.package(site, web))
    (folder / feed.PATH).write_text(feed.feed(site, web), "utf-8")
    return folder


def test_anki_carries_nothing_out_that_an_entry_holds(python: str, site: Site, tmp_path: Path) -> None:
    mentor = replace(site.dictionary.entries["mentor"], definition=HOSTILE, examples=(HOSTILE,), headword=HOSTILE)
    odd = replace(site, dictionary=replace(site.dictionary, entries={"mentor": mentor}))
    found = followed(python, deck(odd, tmp_path / "site"))["anki"]
    (answer,) = found["answers"].values()
    assert found["sounds"] == 0
    assert "<script" not in answer
    assert "<img" not in answer
    assert answer.count("&#91;sound:x.mp3&#93;") == 3
    assert answer.count("&#123;&#123;Source&#125;&#125;") == 3


def test_anki_brings_a_card_up_to_date(python: str, site: Site, tmp_path: Path) -> None:
    deck(site, tmp_path / "before")
    mentor = replace(
        site.dictionary.entries["mentor"],
        definition="A mentor listens.",
        reviewed=site.dictionary.entries["mentor"].reviewed.replace(year=2030),  # type: ignore[union-attr]
    )
    later = replace(site, dictionary=replace(site.dictionary, entries={**site.dictionary.entries, "mentor": mentor}))
    deck(later, tmp_path / "after")
    both = tmp_path / "both"
    shutil.copytree(tmp_path / "before", both)
    shutil.copyfile(tmp_path / "after" / anki.PATH, both / "downloads" / "later.apkg")
    found = followed(python, both, both / "downloads" / "later.apkg")["anki"]
    cards = len(site.dictionary.entries)
    assert found["later"] == {"new": 0, "updated": cards, "known": 0, "refused": 0, "cards": cards}
    assert "A mentor listens." in found["answers"]["mentor"]
