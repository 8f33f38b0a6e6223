"""One address, one owner: entry before signpost before former address before covered term and alias."""

from dataclasses import replace
from typing import Any

import pytest

from dictionary.linking.addresses import Addresses, assign
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
    assert clashes(found) == ['go-on.aliases wants resume of the entry "résumé"']


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
    assert clashes(found) == ['go-on.aliases wants resume of the label "résumé"']


def test_a_former_address_comes_before_a_covered_term_and_an_alias() -> None:
    found = addresses_of(
        a={"aliases": ["life guide"]}, b={"covers": ["life guide"]}, mentor={"redirect_from": ["life-guide"]}
    )
    # Two entries claim the label besides, so that it has a signpost.
    assert clashes(found) == ['mentor.redirect_from wants life-guide of the label "life guide"']
    found = addresses_of(a={"aliases": ["life guide"]}, mentor={"redirect_from": ["life-guide"]})
    assert redirects(found) == {"life-guide": "mentor"}
    assert clashes(found) == ['a.aliases wants life-guide of "mentor" of mentor']


def test_two_former_addresses() -> None:
    found = addresses_of(coach={"redirect_from": ["guru"]}, mentor={"redirect_from": ["guru"]})
    assert redirects(found) == {"guru": "coach"}
    assert clashes(found) == ['mentor.redirect_from wants guru of "coach" of coach']


def test_covered_terms_and_aliases_are_of_one_rank() -> None:
    # They differ by an accent, so that no label is claimed twice.
    found = addresses_of(a={"aliases": ["resume"]}, b={"covers": ["résumé"]})
    assert redirects(found) == {"resume": "a"}
    assert clashes(found) == ['b.covers wants resume of "resume" of a']
    found = addresses_of(a={"covers": ["résumé"]}, b={"aliases": ["resume"]})
    assert redirects(found) == {"resume": "a#covers-resume"}
    assert clashes(found) == ['b.aliases wants resume of "résumé" of a']


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


@pytest.mark.parametrize("label", ["導師", "!!!", "index", "x" * 101])
def test_labels_that_cannot_be_an_address_have_none(label: str) -> None:
    found = addresses_of(a={"aliases": [closed(label)]}, b={"covers": [label, "other"]})
    assert list(found.redirects) == ["other"]
    assert found.signposts == {}
    assert found.clashes == ()


@pytest.mark.parametrize("slug", ["../evil", "a/b", "", "A", "index", "x" * 101, "a\n"])
def test_a_former_address_that_is_none_makes_no_page(slug: str) -> None:
    found = addresses_of(mentor={"redirect_from": [slug]})
    assert found.redirects == {}
    assert found.clashes == ()
