"""What a change does to links, each kind of change in a small dictionary."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from markdown import Markdown

import impact as command
from builds import FIRST_DICTIONARY
from crawl import Page
from dictionary.assembly import assemble
from dictionary.exports.link_impact import EntryImpact, Impact, as_markdown, impact, linked
from dictionary.site import Settings, Site

JOB = "headword: job offer\ntopics: [offers-pay]\ndefinition: A job offer is a promise of work.\n"
OFFER = "headword: {0}\ntopics: [offers-pay]\ndefinition: The word {0} is a proposal.\n"
TALK = (
    "headword: talk\ntopics: [networking]\ndefinition: A talk is what you give.\ntips: [{0}]\nsee_also: [job-offer]\n"
)
BASE = {
    "job-offer.yml": JOB,
    "talk.yml": TALK.format("Ask for a job offer. Say what a bid is."),
    "docs/page.md": "# Page\n\nA job offer and a bid.\n",
}


def site_of(folder: Path, files: Mapping[str, str]) -> Site:
    (folder / "glossary").mkdir(parents=True)
    for file in (FIRST_DICTIONARY / "glossary").glob("_[!l]*.yml"):  # all but the ledger of its entries
        (folder / "glossary" / file.name).write_bytes(file.read_bytes())
    for name, text in files.items():
        path = folder / (name if "/" in name else f"glossary/{name}")
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    site = assemble(folder, Settings(name="Test")).site
    assert site
    return site


def compared(
    folder: Path,
    changes: Mapping[str, str | None],
    before: Mapping[str, str | None] = {},
) -> tuple[Impact, str]:
    old = {name: text for name, text in {**BASE, **before}.items() if text is not None}
    new = {name: text for name, text in {**old, **changes}.items() if text is not None}
    now = site_of(folder / "now", new)
    found = impact(linked(site_of(folder / "then", old)), linked(now))
    return found, as_markdown(found, now)


def test_nothing_changes(tmp_path: Path) -> None:
    found, text = compared(tmp_path, {})
    assert found == Impact()
    assert text == "## What becomes of the links\n\nNo link changes.\n"


def test_an_entry_is_added(tmp_path: Path) -> None:
    found, text = compared(tmp_path, {"bid.yml": OFFER.format("bid")})
    (entry,) = found.entries
    assert entry == EntryImpact("bid", "bid", "added", gained=("docs/page.md", "glossary/talk.yml"))
    assert "- Adding *bid* links it from 2 pages (<code>docs/page.md</code>, <code>glossary/talk.yml</code>)." in text


def test_an_entry_takes_links_from_another_one(tmp_path: Path) -> None:
    longer = {"docs/page.md": "# Page\n\nA firm job offer.\n"}
    found, text = compared(tmp_path, {"firm-job-offer.yml": OFFER.format("firm job offer")}, longer)
    added = next(entry for entry in found.entries if entry.change == "added")
    assert added.taken == {"job-offer": 1}
    kept = next(entry for entry in found.entries if entry.slug == "job-offer")
    assert (kept.change, kept.lost) == ("kept", ("docs/page.md",))
    assert "it takes links that led elsewhere: 1 from <code>job-offer</code>" in text


def test_an_entry_is_removed(tmp_path: Path) -> None:
    found, text = compared(tmp_path, {"bid.yml": None}, {"bid.yml": OFFER.format("bid")})
    (entry,) = found.entries
    assert (entry.change, entry.lost) == ("removed", ("docs/page.md", "glossary/talk.yml"))
    assert found.dead == ("bid",)
    assert "Removing *bid* takes its links from 2 pages" in text
    assert "These addresses lead nowhere now: <code>dictionary/bid</code>" in text


@pytest.mark.parametrize("keeps", [True, False])
def test_an_entry_is_renamed(keeps: bool, tmp_path: Path) -> None:
    new = JOB + ("redirect_from: [job-offer]\n" if keeps else "")
    found, text = compared(
        tmp_path,
        {
            "job-offer.yml": None,
            "offer-of-work.yml": new,
            "talk.yml": BASE["talk.yml"].replace("[job-o", "[offer-of-work]#"),
        },
    )
    (entry,) = found.entries
    assert entry == EntryImpact("offer-of-work", "job offer", "renamed", "job-offer")
    assert found.dead == (() if keeps else ("job-offer",))
    assert "*job offer* was <code>job-offer</code> and is <code>offer-of-work</code> now." in text


def test_an_alias_is_added_that_another_entry_has(tmp_path: Path) -> None:
    found, text = compared(tmp_path, {"job-offer.yml": JOB + "aliases: [bid]\n"}, {"bid.yml": OFFER.format("bid")})
    assert [(c.label, set(c.slugs)) for c in found.collisions if c.label == "bid"] == [("bid", {"bid", "job-offer"})]
    assert "*bid* is claimed by several entries" in text
    lost = next(entry for entry in found.entries if entry.slug == "bid")
    assert lost.lost == ("docs/page.md", "glossary/talk.yml")
    assert found.unmentioned == ("bid",)
    assert found.unreachable == ("bid",)
    assert "Only the lists and the search lead to: *bid*" in text


def test_a_label_is_freed(tmp_path: Path) -> None:
    found, _ = compared(
        tmp_path,
        {"job-offer.yml": JOB},
        {"bid.yml": OFFER.format("bid"), "job-offer.yml": JOB + "aliases: [bid]\n"},
    )
    assert "bid" in found.freed
    assert found.collisions == ()


def test_autolink_is_turned_off(tmp_path: Path) -> None:
    found, text = compared(tmp_path, {"job-offer.yml": JOB + "autolink: false\n"})
    (entry,) = found.entries
    assert (entry.change, entry.lost) == ("kept", ("docs/page.md", "glossary/talk.yml"))
    assert found.unmentioned == ("job offer",)
    assert found.unreachable == ()  # somebody names it in see_also
    assert "*job offer* is no longer linked from 2 pages" in text


def test_a_page_changes(tmp_path: Path) -> None:
    found, text = compared(tmp_path, {"docs/page.md": "# Page\n", "docs/other.md": "# Other\n\nA job offer.\n"})
    (entry,) = found.entries
    assert (entry.gained, entry.lost) == (("docs/other.md",), ("docs/page.md",))
    said = "is linked from 1 page more (<code>docs/other.md</code>), and is no longer linked from 1 page ("
    assert f"*job offer* {said}<code>docs/page.md</code>)." in text
    off = {"docs/page.md": "---\nautolink: false\n---\n# Page\n\nA job offer.\n"}
    assert compared(tmp_path / "off", off)[0].entries[0].lost == ("docs/page.md",)


def test_a_new_entry_that_nobody_mentions(tmp_path: Path) -> None:
    found, text = compared(tmp_path, {"zest.yml": OFFER.format("zest")})
    assert found.unmentioned == found.unreachable == ("zest",)
    assert "Adding *zest* links it from no page." in text


def test_nothing_contributed_is_taken_for_markup(tmp_path: Path) -> None:
    hostile = "headword: 'x <img src=y> @all | **b** [c](javascript:d)'\ntopics: [offers-pay]\ndefinition: This is x.\n"
    _, text = compared(tmp_path, {"hostile.yml": hostile})
    page = Page("x", Markdown(extensions=["tables"]).convert(text))
    assert {element.tag for element in page.elements} <= {"h2", "ul", "li", "em", "code"}


def test_the_command_needs_an_earlier_time(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    site_of(tmp_path / "project", BASE)
    (tmp_path / "project" / "mkdocs.yml").write_text("site_name: X\nsite_url: https://x.example/\n", encoding="utf-8")
    assert command.main(["--from", "HEAD"], tmp_path / "project") == 2
    assert "no git repository" in capsys.readouterr().err
