"""One address, one owner: entry before signpost before former address before covered term and alias.

What somebody wrote (`redirect_from`) clashes; what follows from a label gives way without a word.
"""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given as given_texts
from hypothesis import strategies as st

from dictionary.linking.addresses import Addresses, assign
from dictionary.linking.sections import covered_anchors
from dictionary.linking.term_index import build_index
from dictionary.model.entry import Dictionary
from linking_cases import entry


def addresses_of(**entries: dict[str, Any]) -> Addresses:
    """The addresses of a dictionary of these entries: slug → the fields that matter."""
    made = {}
    for name, fields in entries.items():
        slug = name.replace("_", "-")
        labeled = entry({"slug": slug, "headword": slug.replace("-", " "), **fields})
        made[slug] = replace(labeled, redirect_from=tuple(fields.get("redirect_from", ())))
    return addresses_in(made)


def addresses_in(entries: dict[str, Any]) -> Addresses:
    dictionary = Dictionary(entries=entries, topics={}, regions={}, audiences={}, articles={})
    return assign(dictionary, build_index(entries.values()))


def redirects(addresses: Addresses) -> dict[str, str]:
    """Address → where it leads."""
    return {
        slug: redirect.entry.slug + (f"#{redirect.anchor}" if redirect.anchor else "")
        for slug, redirect in addresses.redirects.items()
    }


def clashes(addresses: Addresses) -> list[str]:
    """Who wants which address in vain, by which field."""
    return [f"{c.entry.slug}.{c.field[0]} wants {c.slug} of {c.owner}" for c in addresses.clashes]


def closed(text: str) -> dict[str, Any]:
    return {"text": text, "autolink": False}


def test_former_addresses_aliases_and_covered_terms_lead_to_their_entry() -> None:
    found = addresses_of(mentor={"redirect_from": ["guru"], "aliases": ["wise adviser"], "covers": ["peer mentor"]})
    assert redirects(found) == {"guru": "mentor", "peer-mentor": "mentor#covers-peer-mentor", "wise-adviser": "mentor"}
    assert clashes(found) == []
    assert found.signposts == {}


def test_forms_and_plurals_have_no_address() -> None:
    found = addresses_of(mentor={"forms": ["mentoring"], "grammar": "countable"})
    assert redirects(found) == {}


def test_redirects_come_in_the_order_of_their_addresses() -> None:
    found = addresses_of(mentor={"aliases": ["guide", "adviser"]}, coach={"redirect_from": ["trainer", "boss"]})
    assert list(found.redirects) == ["adviser", "boss", "guide", "trainer"]


def test_an_entry_comes_before_the_signpost_of_its_label() -> None:
    found = addresses_of(lead={"autolink": False}, team_lead={"aliases": [closed("lead")]})
    assert list(found.signposts) == ["lead"]
    assert redirects(found) == {}
    assert clashes(found) == []


def test_an_entry_that_stands_at_a_contested_label_names_the_others() -> None:
    lead = entry({"slug": "lead", "headword": "lead", "autolink": False})
    team_lead = entry({"slug": "team-lead", "headword": "team lead", "aliases": [closed("lead")]})
    found = addresses_in({"lead": lead, "team-lead": team_lead})
    assert found.also_means(lead) == (team_lead,)
    assert found.also_means(team_lead) == ()


def test_an_entry_comes_before_a_former_address() -> None:
    found = addresses_of(mentor={}, coach={"redirect_from": ["mentor"]})
    assert clashes(found) == ['coach.redirect_from wants mentor of the entry "mentor"']
    assert redirects(found) == {}


def test_an_entry_comes_before_an_alias_that_only_looks_alike() -> None:
    found = addresses_of(resume={"headword": "résumé"}, go_on={"aliases": ["resume"]})
    assert clashes(found) == []
    assert redirects(found) == {}


def test_an_alias_needs_no_address_where_an_entry_has_the_same_label() -> None:
    found = addresses_of(cv={"aliases": ["résumé"]}, resume={"headword": "résumé"})
    assert clashes(found) == []
    assert redirects(found) == {}


def test_a_signpost_comes_before_a_former_address() -> None:
    found = addresses_of(
        job_lead={"aliases": [closed("lead")]},
        team_lead={"aliases": [closed("lead")], "redirect_from": ["lead"]},
    )
    assert [entry.slug for entry in found.signposts["lead"].entries] == ["job-lead", "team-lead"]
    assert clashes(found) == ['team-lead.redirect_from wants lead of the label "lead"']


def test_a_signpost_comes_before_the_aliases_that_made_it() -> None:
    found = addresses_of(job_lead={"aliases": [closed("lead")]}, team_lead={"aliases": [closed("Lead")]})
    assert redirects(found) == {}
    assert clashes(found) == []


def test_a_signpost_does_not_take_the_label_of_another_entry() -> None:
    found = addresses_of(
        cv={"aliases": [closed("résumé")]}, profile={"aliases": [closed("résumé")]}, go_on={"aliases": ["resume"]}
    )
    assert found.signposts["resume"].label == "résumé"
    assert clashes(found) == []
    assert redirects(found) == {}


def test_a_former_address_comes_before_a_covered_term_and_an_alias() -> None:
    found = addresses_of(
        a={"aliases": ["life guide"]}, b={"covers": ["life guide"]}, mentor={"redirect_from": ["life-guide"]}
    )
    # Two entries claim the label besides, so that it has a signpost.
    assert clashes(found) == ['mentor.redirect_from wants life-guide of the label "life guide"']
    found = addresses_of(a={"aliases": ["life guide"]}, mentor={"redirect_from": ["life-guide"]})
    assert redirects(found) == {"life-guide": "mentor"}
    assert clashes(found) == []


def test_two_former_addresses() -> None:
    found = addresses_of(coach={"redirect_from": ["guru"]}, mentor={"redirect_from": ["guru"]})
    assert redirects(found) == {"guru": "coach"}
    assert clashes(found) == ['mentor.redirect_from wants guru of "coach" of coach']


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # They differ by an accent, a sign or a space, so that no label is claimed twice.
        ({"aliases": ["resume"]}, {"covers": ["résumé"]}),
        ({"covers": ["résumé"]}, {"aliases": ["resume"]}),
        ({"aliases": ["J.D."]}, {"aliases": ["JD"]}),
        ({"covers": ["set-up"]}, {"covers": ["set/up"]}),
    ],
)
def test_an_address_that_two_labels_would_have_belongs_to_neither(one: dict[str, Any], other: dict[str, Any]) -> None:
    for given in ({"a": one, "b": other}, {"b": one, "a": other}):
        found = addresses_of(**given)
        assert redirects(found) == {}
        assert clashes(found) == []


def test_an_entry_may_be_named_like_the_sign_less_alias_of_another() -> None:
    found = addresses_of(c={}, cpp={"headword": "C plus plus", "aliases": ["C++"]})
    assert redirects(found) == {"c-plus-plus": "cpp"}
    assert clashes(found) == []


def test_one_entry_may_want_an_address_more_than_once() -> None:
    found = addresses_of(
        mentor={"redirect_from": ["life-guide", "mentor"], "aliases": ["life guide"], "covers": ["Life-Guide"]}
    )
    assert redirects(found) == {"life-guide": "mentor"}
    assert clashes(found) == []


def test_a_signpost_has_the_label_that_entries_claim_not_what_it_was_made_of() -> None:
    perk = {"grammar": "countable", "autolink": False}
    benefits = {"aliases": [closed("perks")]}
    for given in ({"perk": perk, "employee_benefits": benefits}, {"employee_benefits": benefits, "perk": perk}):
        found = addresses_of(**given)
        assert {slug: signpost.label for slug, signpost in found.signposts.items()} == {"perks": "perks"}
        assert redirects(found) == {}
        assert clashes(found) == []


def test_the_plurals_of_contested_labels_stand_under_them() -> None:
    lead = {"aliases": [closed("lead")], "grammar": "countable"}
    found = addresses_of(job_lead=lead, sales_lead={"aliases": [closed("leads")]}, team_lead=lead)
    assert {slug: [e.slug for e in signpost.entries] for slug, signpost in found.signposts.items()} == {
        "lead": ["job-lead", "team-lead"],
        "leads": ["job-lead", "sales-lead", "team-lead"],
    }


def test_labels_of_one_address_share_a_signpost() -> None:
    found = addresses_of(
        a={"aliases": [closed("résumé"), closed("resume")]},
        b={"aliases": [closed("résumé")]},
        c={"aliases": [closed("resume")]},
    )
    assert {slug: [e.slug for e in signpost.entries] for slug, signpost in found.signposts.items()} == {
        "resume": ["a", "c", "b"]
    }


@pytest.mark.parametrize("label", ["…", "!!!", "index", "con", "x" * 101, "導" * 34])
def test_labels_that_cannot_be_an_address_have_none(label: str) -> None:
    found = addresses_of(a={"aliases": [closed(label)]}, b={"covers": [label, "other"]})
    assert list(found.redirects) == ["other"]
    assert found.signposts == {}
    assert found.clashes == ()


def test_labels_in_other_scripts_have_addresses_and_signposts() -> None:
    found = addresses_of(
        mentor={"aliases": ["導師"], "covers": ["наставник"]},
        a={"aliases": [closed("師")]},
        b={"aliases": [closed("師")]},
    )
    assert redirects(found) == {"наставник": "mentor#covers-наставник", "導師": "mentor"}
    assert list(found.signposts) == ["師"]


def test_a_former_address_that_is_none_makes_no_page() -> None:
    found = addresses_of(mentor={"redirect_from": ["../evil", "", "index", "a\n"]})
    assert found.redirects == {}
    assert found.clashes == ()


@pytest.mark.parametrize("text", ["old_name", "Old-Name", "old.html", "folder/old", "Guide", "mentor.html", "Mentor"])
def test_former_addresses_are_kept_as_they_were(text: str) -> None:
    assert redirects(addresses_of(mentor={"redirect_from": [text]})) == {text: "mentor"}


@pytest.mark.parametrize(
    ("text", "path"), [("mentor/", None), ("old%20name/", "old name"), ("r%C3%A9sum%C3%A9", "résumé")]
)
def test_former_addresses_are_read_as_a_browser_shows_them(text: str, path: str | None) -> None:
    assert list(addresses_of(mentor={"redirect_from": [text]}).redirects) == ([path] if path else [])


@pytest.mark.parametrize("text", ["Coach", "coach.html", "COACH.HTM", "coach/index.html"])
def test_what_is_one_address_on_some_hosts_has_one_owner(text: str) -> None:
    found = addresses_of(mentor={"redirect_from": [text]}, coach={})
    assert redirects(found) == {}
    assert [clash.owner for clash in found.clashes] == ['the entry "coach"']


def test_former_addresses_that_only_capitals_tell_apart_have_one_owner() -> None:
    found = addresses_of(coach={"redirect_from": ["Guide", "GUIDE"]}, mentor={"redirect_from": ["guide.html"]})
    assert redirects(found) == {"GUIDE": "coach", "Guide": "coach"}
    assert clashes(found) == ['mentor.redirect_from wants guide.html of "coach" of coach']


@pytest.mark.parametrize(
    ("terms", "anchors"),
    [
        (["C++", "C#", "C"], ["covers-c-plus-plus", "covers-c-sharp", "covers-c"]),
        (["導師", "コーチ"], ["covers-導師", "covers-コーチ"]),
        (["peer mentor", "mentee"], ["covers-peer-mentor", "covers-mentee"]),
        (["résumé", "resume"], ["covers-resume", "covers-resume-a83a3132"]),
        (["…", "!"], ["covers-b4935894", "covers-bb7208bc"]),
        (["set-up", "set up", "set-up"], ["covers-set-up", "covers-set-up-ec153694", "covers-set-up-56fc30b0"]),
    ],
)
def test_every_covered_term_has_an_id_of_its_own(terms: list[str], anchors: list[str]) -> None:
    found = covered_anchors(entry({"slug": "x", "headword": "x", "covers": terms}))
    assert list(found) == anchors


@given_texts(st.lists(st.text(max_size=4) | st.sampled_from(["C", "c", "C++", "é", "e", "導"])))
def test_ids_of_covered_terms_are_unique_and_stay_when_more_terms_come(terms: list[str]) -> None:
    def anchors(given: list[str]) -> tuple[str, ...]:
        return covered_anchors(entry({"slug": "x", "headword": "x", "covers": given}))

    found = anchors(terms)
    assert len(set(found)) == len(terms)
    assert anchors([*terms, "one more"])[:-1] == found
    assert not any(char.isspace() for anchor in found for char in anchor)
