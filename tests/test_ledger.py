"""The ledger: what was published, and when. Nothing here asks a clock, a history or the checkout."""

import datetime
import unicodedata
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dictionary.contributing.ledger_text import ledger_text
from dictionary.language.alphabet import is_address
from dictionary.linking.addresses import Addresses, assign
from dictionary.linking.term_index import build_index
from dictionary.model.entry import Alias, Dictionary, Entry, Sense
from dictionary.model.ledger import Change, Ledger, Published, followed, meaning_of, updated
from dictionary.reading import last_good
from dictionary.reading.files import find_files
from dictionary.reading.ledger import load_ledger

PATH = "glossary/_ledger.yml"
DAY = datetime.date(2026, 12, 1)
LATER = datetime.date(2026, 12, 24)
WORDS = ("mentor", "coach", "guide", "adviser", "sponsor")


def entry(slug: str, **fields: object) -> Entry:
    given = {"headword": slug, "definition": f"A {slug} helps you.", "topics": (), **fields}
    return Entry(slug=slug, path=f"glossary/{slug}.yml", **given)  # type: ignore[arg-type]


def dictionary_of(*entries: Entry) -> Dictionary:
    slugs = {each.slug: each for each in entries}
    return Dictionary(entries=slugs, topics={}, regions={}, audiences={}, articles={})


def addresses_of(dictionary: Dictionary, ledger: Ledger) -> Addresses:
    return assign(dictionary, build_index(dictionary.entries.values()), ledger)


def publish(ledger: Ledger, *entries: Entry, on: datetime.date = DAY) -> Ledger:
    """The ledger after a site with these entries was published."""
    dictionary = dictionary_of(*entries)
    return updated(ledger, dictionary, addresses_of(dictionary, ledger).leads(), on)


def happened(ledger: Ledger, slug: str) -> list[str]:
    return [change.what for change in ledger[slug].changes]


# ---- What is noticed -----------------------------------------------------------------------------


def test_an_entry_is_added_on_its_own_day_but_never_later_than_it_is_published() -> None:
    early, late = datetime.date(2026, 1, 1), datetime.date(2027, 1, 1)
    found = publish({}, entry("mentor", added=early), entry("coach", added=late), entry("guide"))
    assert {slug: record.changes for slug, record in found.items()} == {
        "coach": (Change(date=DAY, what="added"),),
        "guide": (Change(date=DAY, what="added"),),
        "mentor": (Change(date=early, what="added"),),
    }


def test_another_definition_is_another_meaning() -> None:
    found = publish(publish({}, entry("mentor")), entry("mentor", definition="A mentor listens."), on=LATER)
    assert found["mentor"].changes[1:] == (
        Change(date=LATER, what="meaning-changed", before="A mentor helps you.", after="A mentor listens."),
    )
    assert found["mentor"].meaning == "A mentor listens."


def test_the_meaning_is_that_of_all_senses_and_no_matter_of_line_ends() -> None:
    one = Sense(id="us", label="US", definition="A long\n account.")
    two = Sense(id="uk", label="UK", definition="A page.")
    assert meaning_of(entry("cv", definition=None, senses=(one, two))) == "US: A long account. UK: A page."
    before = publish({}, entry("cv", definition="A  cv\nis."))
    assert publish(before, entry("cv", definition="A cv is.")) == before
    after = publish(publish({}, entry("cv", senses=(one,))), entry("cv", senses=(one, two)))
    assert happened(after, "cv") == ["added", "meaning-changed"]


def test_another_headword_is_another_name() -> None:
    found = publish(publish({}, entry("mentor")), entry("mentor", headword="Mentor"), on=LATER)
    assert found["mentor"].changes[1:] == (Change(date=LATER, what="renamed", before="mentor", after="Mentor"),)


def test_another_address_is_another_name_and_the_old_one_leads_there() -> None:
    moved = entry("guide", redirect_from=("mentor",), definition="A mentor helps you.")
    found = publish(publish({}, entry("mentor")), moved, on=LATER)
    assert found["guide"].changes == (
        Change(date=LATER, what="renamed", former="mentor", before="mentor", after="guide"),
    )
    assert found["mentor"].moved_to == "guide"
    assert happened(found, "mentor") == ["added"]
    # The redirect may go: the ledger remembers it.
    forgetful = replace(moved, redirect_from=())
    assert publish(found, forgetful) == found
    addresses = addresses_of(dictionary_of(forgetful), found)
    assert addresses.redirects["mentor"].entry == addresses.former["mentor"] == forgetful
    assert addresses.lost == ()


def test_an_entry_that_goes_into_another_one_is_retired() -> None:
    both = publish({}, entry("mentor"), entry("guide"))
    found = publish(both, entry("guide", redirect_from=("mentor",)), on=LATER)
    assert found["mentor"].changes[1:] == (Change(date=LATER, what="retired", successor="guide"),)
    assert found["mentor"].moved_to == "guide"
    assert happened(found, "guide") == ["added"]


def test_one_that_becomes_the_alias_of_another_one_leads_there_too() -> None:
    both = publish({}, entry("mentor"), entry("guide"))
    found = publish(both, entry("guide", aliases=(Alias(text="mentor"),)), on=LATER)
    assert found["mentor"].moved_to == "guide"
    alone = publish(found, entry("guide"))
    assert alone["mentor"].moved_to == "guide"
    assert "mentor" not in (*alone["guide"].former, *alone["guide"].others)


def test_retired_and_back() -> None:
    ledger = publish({}, entry("mentor"), entry("guide"))
    retired = entry("mentor", status="retired", replaced_by="guide", definition="Obsolete.")
    ledger = publish(ledger, retired, entry("guide"), on=LATER)
    assert ledger["mentor"].changes[1:] == (Change(date=LATER, what="retired", successor="guide"),)
    assert ledger["mentor"].retired
    ledger = publish(ledger, entry("mentor"), entry("guide"), on=LATER)
    assert happened(ledger, "mentor") == ["added", "retired", "returned", "meaning-changed"]
    assert not ledger["mentor"].retired


def test_renames_make_a_chain_and_may_be_taken_back() -> None:
    ledger = publish({}, entry("mentor"))
    ledger = publish(ledger, entry("guide", redirect_from=("mentor",)))
    ledger = publish(ledger, entry("coach", redirect_from=("guide",)))
    assert (ledger["mentor"].moved_to, ledger["guide"].moved_to, ledger["coach"].moved_to) == ("coach", "coach", None)
    ledger = publish(ledger, entry("mentor", redirect_from=("coach",)))
    assert (ledger["mentor"].moved_to, ledger["guide"].moved_to, ledger["coach"].moved_to) == (None, "mentor", "mentor")
    assert ledger["mentor"].changes[-2] == Change(
        date=DAY, what="renamed", former="coach", before="coach", after="mentor"
    )


def test_a_new_entry_at_an_old_address_is_back() -> None:
    ledger = publish(publish({}, entry("mentor")), entry("guide", redirect_from=("mentor",)))
    ledger = publish(ledger, entry("guide"), entry("mentor"), on=LATER)
    assert ledger["mentor"].moved_to is None
    assert happened(ledger, "mentor") == ["added", "returned"]


def test_addresses_of_labels_outlive_them_until_somebody_else_has_them() -> None:
    ledger = publish({}, entry("mentor", aliases=(Alias(text="wise adviser"),), redirect_from=("Old_Name.html",)))
    assert (ledger["mentor"].others, ledger["mentor"].former) == (("wise-adviser",), ("Old_Name.html",))
    plain = entry("mentor")
    assert publish(ledger, plain) == ledger
    assert addresses_of(dictionary_of(plain), ledger).redirects.keys() == {"wise-adviser", "Old_Name.html"}
    other = entry("coach", aliases=(Alias(text="wise adviser"),))
    both = publish(ledger, plain, other)
    assert (both["mentor"].others, both["coach"].others) == ((), ("wise-adviser",))
    # Two claim it: the site by itself would give it to neither.
    contested = addresses_of(
        dictionary_of(
            entry("mentor", aliases=(Alias(text="J.D.", autolink=False),)),
            entry("coach", aliases=(Alias(text="JD", autolink=False),)),
        ),
        {"mentor": replace(ledger["mentor"], others=("jd",))},
    )
    assert contested.redirects["jd"].entry.slug == "mentor"


def test_what_nobody_looked_after_is_lost_and_stays_known() -> None:
    ledger = publish({}, entry("mentor"), entry("guide"))
    assert addresses_of(dictionary_of(entry("guide")), ledger).lost == ("mentor",)
    assert publish(ledger, entry("guide")) == ledger


def test_a_way_that_goes_round_ends() -> None:
    def moved(to: str | None) -> Published:
        return Published(headword="x", meaning="x", moved_to=to)

    ledger = {"a": moved("b"), "b": moved("c"), "c": moved("b"), "d": moved("e"), "e": moved(None), "f": moved("x")}
    assert followed(ledger, {"e"}) == {"a": None, "b": None, "c": None, "d": "e", "e": "e", "f": None}
    assert followed(ledger, {"x"})["f"] == "x"
    long = {str(number): moved(str(number + 1)) for number in range(50_000)}
    assert set(followed(long, {"50000"}).values()) == {"50000"}


# ---- The file ------------------------------------------------------------------------------------

TEXTS = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs")), min_size=1).map(
    lambda text: " ".join(unicodedata.normalize("NFC", text).split())
)
SLUGS = st.from_regex(r"[a-z0-9]{1,6}(-[a-z0-9]{1,4}){0,2}", fullmatch=True).filter(is_address)
DATES = st.dates(datetime.date(1990, 1, 1), datetime.date(2100, 1, 1))
CHANGES = st.builds(
    Change,
    date=DATES,
    what=st.sampled_from(["added", "renamed", "meaning-changed", "retired", "returned"]),
    former=st.none() | SLUGS,
    successor=st.none() | SLUGS,
    before=st.none() | TEXTS.filter(bool),
    after=st.none() | TEXTS.filter(bool),
)
RECORDS = st.builds(
    Published,
    headword=TEXTS.filter(bool),
    meaning=TEXTS.filter(bool),
    retired=st.booleans(),
    former=st.lists(SLUGS, unique=True).map(tuple),
    others=st.lists(SLUGS, unique=True).map(tuple),
    changes=st.lists(CHANGES, max_size=3).map(tuple),
    moved_to=st.none(),
)


@given(st.dictionaries(SLUGS, RECORDS, max_size=4))
def test_what_is_written_is_read_back_and_written_alike(ledger: dict[str, Published]) -> None:
    text = ledger_text(ledger)
    read, problems = load_ledger(PATH, text.encode())
    assert (read, problems) == (ledger, [])
    assert ledger_text(dict(reversed(read.items()))) == text


@pytest.mark.parametrize("slug", ["no", "null", "401k", "1e5", "2026", "0x1f", "on", "12-3"])
def test_addresses_that_look_like_something_else(slug: str) -> None:
    ledger = {
        slug: Published(headword="yes", meaning='It is: "so" # really', changes=(Change(date=DAY, what="added"),))
    }
    assert load_ledger(PATH, ledger_text(ledger).encode()) == (ledger, [])


def test_an_empty_ledger_is_a_file_that_can_be_read() -> None:
    assert load_ledger(PATH, ledger_text({}).encode()) == ({}, [])


def test_while_serving_a_broken_ledger_is_taken_as_it_was(tmp_path: Path) -> None:
    file = tmp_path / PATH
    file.parent.mkdir()
    file.write_text(ledger_text(publish({}, entry("mentor"))), "utf-8")
    before = find_files(tmp_path, "glossary")
    file.write_text("mentor: [", "utf-8")
    now = find_files(tmp_path, "glossary")
    assert last_good.with_kept(now, {PATH}, before, "glossary").ledger == before.ledger
    assert last_good.with_kept(now, set(), before, "glossary").ledger == now.ledger
    assert last_good.remembered(now, {PATH}, before, "glossary").ledger == before.ledger
    assert last_good.remembered(now, {PATH}, None, "glossary").ledger is None


# ---- Whatever happens ----------------------------------------------------------------------------


@st.composite
def histories(draw: st.DrawFn) -> list[list[Entry]]:
    """Sites that follow one another, each without lost addresses: what is gone is named by something."""
    sites: list[list[Entry]] = []
    known: dict[str, str] = {}
    for _ in range(draw(st.integers(1, 5))):
        slugs = draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=4, unique=True))
        gone = [slug for slug in known if slug not in slugs]
        homes = {slug: draw(st.sampled_from(slugs)) for slug in gone}
        site = [
            entry(
                slug,
                headword=draw(st.sampled_from([slug, slug.title()])),
                definition=draw(st.sampled_from(["One.", "Two."])),
                status=draw(st.sampled_from(["published", "retired"])),
                redirect_from=tuple(former for former, home in homes.items() if home == slug),
            )
            for slug in slugs
        ]
        known |= dict.fromkeys(slugs, "")
        sites.append(site)
    return sites


def after(sites: list[list[Entry]]) -> Ledger:
    ledger: Ledger = {}
    for number, site in enumerate(sites):
        ledger = publish(ledger, *site, on=DAY + datetime.timedelta(number))
    return ledger


@given(histories())
def test_what_is_published_twice_is_published_once(sites: list[list[Entry]]) -> None:
    ledger = after(sites)
    assert publish(ledger, *sites[-1], on=LATER) == ledger


@given(histories())
def test_the_order_of_entries_and_of_the_ledger_does_not_matter(sites: list[list[Entry]]) -> None:
    shuffled = [list(reversed(site)) for site in sites]
    assert after(shuffled) == after(sites)
    ledger = after(sites[:-1])
    turned: Mapping[str, Published] = dict(reversed(ledger.items()))
    assert ledger_text(publish(turned, *sites[-1])) == ledger_text(publish(ledger, *sites[-1]))


@given(histories())
def test_no_address_is_ever_forgotten_and_each_leads_to_an_entry(sites: list[list[Entry]]) -> None:
    ledger: Ledger = {}
    for site in sites:
        before, ledger = ledger, publish(ledger, *site)
        assert before.keys() | {each.slug for each in site} == ledger.keys()
        for slug, record in before.items():
            assert ledger[slug].changes[: len(record.changes)] == record.changes, "nothing of the past is changed"
        # Even where entries no longer name their former addresses.
        dictionary = dictionary_of(*(replace(each, redirect_from=()) for each in site))
        addresses = addresses_of(dictionary, ledger)
        assert addresses.lost == ()
        assert dictionary.entries.keys() | addresses.former.keys() == ledger.keys()
        ends = followed(ledger, dictionary.entries)
        assert {slug: addresses.former[slug].slug for slug in addresses.former} == {
            slug: ends[slug] for slug in addresses.former
        }


@given(histories())
def test_one_step_says_where_an_entry_went(sites: list[list[Entry]]) -> None:
    ledger = after(sites)
    standing = {each.slug for each in sites[-1]}
    for slug, record in ledger.items():
        assert (record.moved_to is None) == (slug in standing)
        assert record.moved_to is None or record.moved_to in standing
        assert record.changes[0].what in ("added", "renamed")
