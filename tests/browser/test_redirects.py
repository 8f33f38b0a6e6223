"""An alias or a former address leads on with the section and the query with which a reader came."""

import pytest
from playwright.sync_api import expect

from visiting import Visitor

ALIAS = "dictionary/info-interview/"
ENTRY = "dictionary/informational-interview/"
COVERED = "dictionary/certificate-of-sponsorship/"


@pytest.mark.parametrize(
    ("path", "leads_to"),
    [
        (ALIAS, ENTRY),
        (f"{ALIAS}#tips", f"{ENTRY}#tips"),
        (f"{ALIAS}?from=mail", f"{ENTRY}?from=mail"),
        (f"{ALIAS}?a=1&b=%C3%A9#what-to-say", f"{ENTRY}?a=1&b=%C3%A9#what-to-say"),
        (f"{ALIAS}#tips?a=1", f"{ENTRY}#tips?a=1"),
        # What cannot be decoded is handed on as it is.
        (f"{ALIAS}?word=%E9#%E9", f"{ENTRY}?word=%E9#%E9"),
        (COVERED, "dictionary/visa-sponsorship/#covers-certificate-of-sponsorship"),
        (f"{COVERED}#tips", "dictionary/visa-sponsorship/#tips"),
        (f"{COVERED}?a=1", "dictionary/visa-sponsorship/?a=1#covers-certificate-of-sponsorship"),
        ("dictionary/c-sharp/", "dictionary/transferable-skills/#covers-c-sharp"),
        ("dictionary/導師/#steps", "dictionary/transferable-skills/#steps"),
        ("dictionary/Portable_Skills/#sources", "dictionary/transferable-skills/#sources"),
        ("dictionary/skills/portable.html?a=1", "dictionary/transferable-skills/?a=1"),
        ("dictionary/Transferable-Skills/", "dictionary/transferable-skills/"),
    ],
)
def test_section_and_query_are_kept(path: str, leads_to: str, visit: Visitor) -> None:
    page = visit.empty()
    page.goto(visit.url + path, wait_until="commit")
    page.wait_for_url(visit.url + leads_to)
    expect(page.locator("h1.headword")).to_be_visible()
    # Settled: no second redirect comes after the first one.
    visit.settle(page)
    assert page.url == visit.url + leads_to


def test_going_back_does_not_meet_the_redirect_again(visit: Visitor) -> None:
    page = visit("about/")
    page.goto(f"{visit.url}{ALIAS}#tips", wait_until="commit")
    page.wait_for_url(f"{visit.url}{ENTRY}#tips")
    page.go_back()
    page.wait_for_url(f"{visit.url}about/")


@pytest.mark.parametrize("scripts", [True, False])
def test_where_the_script_does_not_run_the_page_still_leads_on(scripts: bool, visit: Visitor) -> None:
    page = visit.empty(java_script_enabled=scripts)
    page.route("**/redirect.js", lambda route: route.fulfill(body=""))
    page.goto(f"{visit.url}{COVERED}#tips", wait_until="commit")
    page.wait_for_url("**/dictionary/visa-sponsorship/#covers-certificate-of-sponsorship")


def test_a_strict_policy_lets_it_run(visit: Visitor) -> None:
    """The script is a file of the site's own: nothing in the page itself needs to be allowed."""
    page = visit.empty()

    def with_policy(route: object) -> None:
        answer = route.fetch()  # type: ignore[attr-defined]
        headers = {
            **answer.headers,
            "content-security-policy": "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:",
        }
        route.fulfill(response=answer, headers=headers)  # type: ignore[attr-defined]

    page.route(f"**/{ALIAS}*", with_policy)
    page.goto(f"{visit.url}{ALIAS}#tips", wait_until="commit")
    page.wait_for_url(f"{visit.url}{ENTRY}#tips")
