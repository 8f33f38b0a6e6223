"""The form on dictionaries that live elsewhere: what GitLab and Forgejo are handed, with scripts and without."""

from collections.abc import Iterator
from urllib.parse import parse_qsl, urlsplit

import pytest
from playwright.sync_api import Browser, Page, Route, expect

import builds
from builds import copy_project
from conftest import PREFIX
from dictionary.contributing import suggest
from dictionary.contributing.hosts import Repository
from dictionary.exports.form_data import host_data
from dictionary.model.entry import Entry
from forms import READY
from serving import served
from visiting import Visitor, visitor_of

DEFINITION = "A mentor is somebody who has been there before and helps you with it."
URLS = {
    "github": "https://github.com/example/words",
    "gitlab": "https://gitlab.com/group/sub/words",
    "forgejo": "https://codeberg.org/example/words",
}
FORMS = ("suggest-change", "new-entry", "comment")
ENTRY = Entry(slug="mentor", path="glossary/mentor.yml", headword="mentor", topics=())
FORM = """
name: Form
description: A form.
body:
  - {type: input, id: %s, attributes: {label: First}}
"""


@pytest.fixture(scope="module", params=["gitlab", "forgejo"])
def hosted(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, str]]:
    """A host, and the address of the site of a dictionary that lives there. Its forms know the ids alone."""
    host: str = request.param
    folder = tmp_path_factory.mktemp(host)
    project = copy_project(folder / "project")
    forms = project / ".github" / "ISSUE_TEMPLATE"
    forms.mkdir(parents=True, exist_ok=True)
    for form in FORMS:
        first = "headword" if form == "new-entry" else "entry"
        (forms / f"{form}.yml").write_text(FORM % first, encoding="utf-8")
    env = builds.environment(REPO_URL=URLS[host], REPO_HOST=host)
    with served(builds.build_strictly(project, folder / "site", env=env), PREFIX) as url:
        yield host, url


@pytest.fixture
def visit(browser: Browser, hosted: tuple[str, str]) -> Iterator[Visitor]:
    for visitor in visitor_of(browser, hosted[1], []):
        yield visitor
        visitor.faults[:] = [fault for fault in visitor.faults if f"asked for {URLS[hosted[0]]}" not in fault]


def stubbed(page: Page, host: str) -> list[str]:
    """The addresses that are asked of the host, which answers with a page of its own."""
    opened: list[str] = []

    def answer(route: Route) -> None:
        opened.append(route.request.url)
        route.fulfill(body="<h1>New issue</h1>", content_type="text/html")

    page.route(f"{URLS[host]}/**", answer)
    return opened


def test_continue_hands_over_what_the_host_can_take(hosted: tuple[str, str], visit: Visitor) -> None:
    host, _ = hosted
    page = visit.empty(width=390)
    opened = stubbed(page, host)
    page.goto(f"{visit.url}contribute/?entry=mentor")
    page.locator(READY).wait_for()
    page.locator("#field-definition").fill(DEFINITION)
    expect(page.locator("[data-summary]")).to_have_text("You will send: Definition.")
    name = {"gitlab": "GitLab", "forgejo": "codeberg.org"}[host]
    one_text = page.get_by_text(f"{name} has one box for all of it")
    expect(one_text).to_be_visible() if host == "gitlab" else expect(one_text).to_have_count(0)
    page.get_by_role("link", name=f"Continue on {name}").click()
    expect(page.get_by_role("heading", name="New issue")).to_be_visible()
    parts = urlsplit(opened[0])
    query = dict(parse_qsl(parts.query, strict_parsing=True))
    target = {"entry": "mentor", "page": "http://localhost/repo/dictionary/mentor/", "definition": DEFINITION}
    if host == "gitlab":
        assert parts.path == "/group/sub/words/-/issues/new"
        assert query.keys() == {"issue[title]", "issue[description]"}
        assert query["issue[title]"] == "Change: mentor"
        assert query["issue[description]"].startswith("### First\n\nmentor\n\n### page\n\nhttp://localhost/")
        assert query["issue[description]"].endswith(f"### definition\n\n{DEFINITION}\n")
    else:
        assert parts.path == "/example/words/issues/new"
        assert query.pop("template") == ".github/ISSUE_TEMPLATE/suggest-change.yml"
        assert query.pop("title") == "Change: mentor"
        assert query == {f"field:{id}": text for id, text in target.items()}


def test_without_javascript_two_routes_lead_on(hosted: tuple[str, str], visit: Visitor) -> None:
    host, _ = hosted
    page = visit.empty(java_script_enabled=False, width=390)
    opened = stubbed(page, host)
    page.goto(f"{visit.url}contribute/")
    name = {"gitlab": "GitLab", "forgejo": "codeberg.org"}[host]
    for link in ("Propose a word on", "Suggest a change on"):
        address = page.get_by_role("link", name=f"{link} {name}").get_attribute("href") or ""
        assert address.startswith(URLS[host])
    button = page.get_by_role("button", name=f"Continue on {name}")
    if host == "gitlab":
        # It could take no boxes: the link opens a text with all headings instead.
        expect(button).to_have_count(0)
        page.get_by_role("link", name="Propose a word on GitLab").click()
        text = dict(parse_qsl(urlsplit(opened[0]).query))["issue[description]"]
        assert text.startswith("### First\n\n\n\n### definition\n")
        return
    page.get_by_role("textbox", name="Word needed").fill("garden leave")
    page.get_by_role("textbox", name="Definition needed").fill("Garden leave is time at home.")
    button.click()
    expect(page.get_by_role("heading", name="New issue")).to_be_visible()
    query = {name: text for name, text in parse_qsl(urlsplit(opened[0]).query) if text}
    assert query == {
        "template": ".github/ISSUE_TEMPLATE/new-entry.yml",
        "title": "New entry:",
        "field:headword": "garden leave",
        "field:definition": "Garden leave is time at home.",
    }


CHANGES = [
    {"definition": "One (1) *star*: it's ~100 % & more? é 導師 🎉"},
    {"definition": "x" * 1500, "explanation": "a b\n\nc"},
    {"definition": "x" * 2500},
    {"definition": "x" * 9000},
]


def test_addresses_are_those_of_python_on_every_host(visit: Visitor) -> None:
    page = visit("contribute/")
    for host, url in URLS.items():
        for forms in (frozenset(FORMS), frozenset[str]()):
            repository = Repository(url=url, host=host, forms=forms)  # type: ignore[arg-type]
            found = page.evaluate(
                """async ([root, cases, host, title]) => {
                  const { hostAddress } = await import(`${root}assets/contribute-sending.js`);
                  const { sending } = (await (await fetch(`${root}api/v1/form.json`)).json()).result;
                  const forms = Object.fromEntries(
                    Object.entries(sending.forms).map(([form, boxes]) => [
                      form,
                      boxes.map((box) => ({ ...box, label: box.id })),
                    ]),
                  );
                  const base = { entry: "mentor", page: "https://example.org/m/" };
                  return cases.map((fields) =>
                    hostAddress("suggest-change", title, { ...base, ...fields }, { ...sending, forms, host }),
                  );
                }""",
                [visit.url, CHANGES, host_data(repository), "é" * 300],
            )
            expected = [
                suggest.suggest_change(repository, ENTRY, "https://example.org/m/", "é" * 300, fields)
                for fields in CHANGES
            ]
            assert [each["address"] for each in found] == expected
            whole = [
                text["definition"] in read_everything(each["address"])
                for text, each in zip(CHANGES, found, strict=True)
            ]
            assert [each["isWhole"] for each in found] == whole


def read_everything(address: str) -> str:
    """All that the query says, decoded twice: a page for signing in has the address in its own."""
    query = dict(parse_qsl(urlsplit(address).query))
    inner = dict(parse_qsl(urlsplit(query.get("return_to", "")).query))
    return " ".join((*query.values(), *inner.values()))
