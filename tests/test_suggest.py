"""Every address that readers follow to change something, parsed back against the fields of the form it opens.

That the forms of the checkout have these fields is asked in `tests/content/`.
"""

from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, quote, unquote, urlsplit

import pytest
import yaml
from hypothesis import given as given_texts
from hypothesis import strategies as st

from builds import FIRST_DICTIONARY
from dictionary.contributing import suggest
from dictionary.contributing.forms import FILLED_IN, FORM_FIELDS, FORMS, Form
from dictionary.contributing.hosts import DIRECT_BUDGET, HOSTS, LOGIN_BUDGET, Repository, forms_in
from dictionary.contributing.issue_body import form_of as form_of_text
from dictionary.contributing.issue_body import read_body
from dictionary.model.entry import Entry
from dictionary.model.shapes import fields_of
from dictionary.reading.interface import Strings

REPOSITORY = Repository(url="https://github.com/example/career-dictionary", mail="editors@example.org")
ENTRY = Entry(slug="coffee-chat", path="glossary/coffee-chat.yml", headword="coffee chat", topics=("networking",))
PAGE = "https://example.org/dictionary/coffee-chat/"


def strings() -> Strings:
    return Strings(yaml.safe_load((FIRST_DICTIONARY / "glossary/_strings.yml").read_text(encoding="utf-8")))


def form_of(address: str) -> tuple[dict[str, str], str]:
    """The query of a form's address, and the form it opens."""
    parts = urlsplit(address)
    if parts.path == "/login":
        parts = urlsplit(parse_qs(parts.query, strict_parsing=True)["return_to"][0])
    assert parts.path.endswith("/issues/new")
    query = {
        key: values[0] for key, values in parse_qs(parts.query, strict_parsing=True, keep_blank_values=True).items()
    }
    return query, query.pop("template")


def check(address: str) -> dict[str, str]:
    """Every key of the address is the title, a field that every form has, or a field of entries; gives the query."""
    query, form = form_of(address)
    (filled_in,) = (FILLED_IN[name] for name in FORMS if form == f"{name}.yml")
    assert query.keys() <= {"title", *filled_in, *fields_of(Entry)}
    return query


def test_links_of_an_entry_open_their_forms_for_that_entry() -> None:
    links = suggest.for_entry(REPOSITORY, ENTRY, PAGE, strings())
    for address in (links.change, links.comment):
        query = check(address)
        assert (query["entry"], query["page"]) == ("coffee-chat", PAGE)
        assert "coffee chat" in query["title"]
    check(links.new)
    assert links.edit == "https://github.com/example/career-dictionary/edit/main/glossary/coffee-chat.yml"
    assert links.history == "https://github.com/example/career-dictionary/commits/main/glossary/coffee-chat.yml"
    assert links.mail.startswith("mailto:editors@example.org?subject=")
    assert PAGE in unquote(links.mail)


def test_a_word_can_be_filled_in_by_the_browser() -> None:
    address = suggest.for_word(REPOSITORY, strings())
    assert address.count("%7Bword%7D") == 2
    assert check(address.replace("%7Bword%7D", "garden%20leave"))["headword"] == "garden leave"


def test_without_a_mail_address_there_is_no_mail() -> None:
    assert suggest.for_entry(Repository(url=REPOSITORY.url), ENTRY, PAGE, strings()).mail == ""


@given_texts(st.text(max_size=12_000), st.text(min_size=1, max_size=300))
def test_addresses_stay_within_the_budget_and_name_the_entry(definition: str, title: str) -> None:
    definition = definition.encode("utf-8", "ignore").decode("utf-8")
    title = title.encode("utf-8", "ignore").decode("utf-8")
    address = suggest.suggest_change(REPOSITORY, ENTRY, PAGE, title, {"definition": definition})
    is_login = urlsplit(address).path == "/login"
    assert len(address) <= (LOGIN_BUDGET if is_login else DIRECT_BUDGET * 2)
    query = check(address)
    assert query["entry"] == "coffee-chat"
    assert query.get("definition", "") in ("", definition)


def repository_on(host: str, url: str = "https://code.example.org/group/sub/words/", **parts: Any) -> Repository:
    return Repository(url=url, host=host, **parts)


@pytest.mark.parametrize(
    ("host", "edit", "history", "new"),
    [
        ("github", "/edit/{}", "/commits/{}", "/new/{}?filename=a-b.yml"),
        ("gitlab", "/-/edit/{}", "/-/commits/{}", "/-/new/{}?file_name=a-b.yml"),
        ("forgejo", "/_edit/{}", "/commits/branch/{}", "/_new/{}?filename=a-b.yml"),
    ],
)
@pytest.mark.parametrize("branch", ["trunk", "next/words", "a b#c"])
def test_hosts_spell_the_same_places_differently(host: str, edit: str, history: str, new: str, branch: str) -> None:
    repository = repository_on(host, branch=branch)
    links = suggest.for_entry(repository, ENTRY, PAGE, strings())
    root, place = "https://code.example.org/group/sub/words", quote(branch)
    assert links.edit == root + edit.format(f"{place}/glossary/coffee-chat.yml")
    assert links.history == root + history.format(f"{place}/glossary/coffee-chat.yml")
    assert suggest.new_file(repository, "A b", "glossary") == root + new.format(f"{place}/glossary")


def test_an_unknown_host_is_refused_with_the_known_ones() -> None:
    with pytest.raises(ValueError, match="github, gitlab, forgejo"):
        Repository(url="https://example.org", host="sourceforge")


# ---- What each host makes of an address ------------------------------------------------------------

LABELS = {
    form: tuple(replace(field, label=f"The {field.id.title()}") for field in fields)
    for form, fields in FORM_FIELDS.items()
}


def opened_on(host: str, address: str) -> tuple[str, Form | None, dict[str, str]]:
    """The title, the form and its texts that the host shows for an address, by the rules of that host."""
    parts = urlsplit(address)
    query = {key: values[0] for key, values in parse_qs(parts.query, strict_parsing=True).items()}
    match host:
        case "gitlab":
            # Two parameters, and no template: with one, versions differ in what they show.
            assert parts.path.endswith("/words/-/issues/new")
            assert query.keys() == {"issue[title]", "issue[description]"}
            body = query["issue[description]"].strip()
            form = form_of_text(body, LABELS)
            return query["issue[title]"], form, dict(read_body(body, LABELS[form]).texts) if form else {}
        case "forgejo":
            # The whole path of the form, and each field as `field:<id>`; all other parameters are passed over.
            folder, _, name = query.pop("template").rpartition("/")
            assert folder == ".github/ISSUE_TEMPLATE"
            prefix = "field:"
        case _:
            name, prefix = query.pop("template"), ""
    assert parts.path.endswith("/words/issues/new")
    (form,) = (each for each in FORMS if name == f"{each}.yml")
    title = query.pop("title")
    assert all(key.startswith(prefix) for key in query)
    texts = {key.removeprefix(prefix): text for key, text in query.items()}
    assert texts.keys() <= {field.id for field in LABELS[form]}
    return title, form, texts


@pytest.mark.parametrize("host", HOSTS)
def test_each_host_shows_what_an_address_fills_in(host: str) -> None:
    repository = repository_on(host, fields=LABELS)
    links = suggest.for_entry(repository, ENTRY, PAGE, strings())
    target = {"entry": "coffee-chat", "page": PAGE}
    assert opened_on(host, links.change) == ("Change: coffee chat", "suggest-change", target)
    assert opened_on(host, links.comment) == ("Comment: coffee chat", "comment", target)
    assert opened_on(host, links.new)[1:] == ("new-entry", {})
    assert opened_on(host, suggest.blank(repository, "suggest-change", "Change"))[1:] == ("suggest-change", {})
    by_word = suggest.for_word(repository, strings()).replace("%7Bword%7D", "garden%20leave")
    assert opened_on(host, by_word) == ("New entry: garden leave", "new-entry", {"headword": "garden leave"})
    changes = {"definition": "One & (more) 100 % #1: é 導師?", "aliases": "a (UK)\nb", "more": "tips: -"}
    address = suggest.suggest_change(repository, ENTRY, PAGE, "Change", changes)
    assert opened_on(host, address) == ("Change", "suggest-change", {**target, **changes})


@pytest.mark.parametrize("host", HOSTS)
@pytest.mark.parametrize("length", [1_000, 3_000, 30_000])
def test_no_address_is_longer_than_its_host_takes(host: str, length: int) -> None:
    repository = repository_on(host, fields=LABELS)
    address = suggest.suggest_change(repository, ENTRY, PAGE, "é" * 500, {"definition": "a" * length})
    if urlsplit(address).path.endswith("/login"):
        assert host == "github" and len(address) <= LOGIN_BUDGET
        address = parse_qs(urlsplit(address).query)["return_to"][0]
    else:
        assert len(address) <= {"github": DIRECT_BUDGET, "forgejo": DIRECT_BUDGET, "gitlab": LOGIN_BUDGET}[host]
    title, form, texts = opened_on(host, address)
    assert (len(title), form, texts["entry"]) == (200, "suggest-change", "coffee-chat")
    assert ("definition" in texts) == (length < (DIRECT_BUDGET if host == "forgejo" else LOGIN_BUDGET) - 2_000)


@pytest.mark.parametrize("host", ["github", "forgejo"])
def test_without_forms_a_plain_issue_says_the_same(host: str) -> None:
    repository = repository_on(host, forms=frozenset(), fields=LABELS)
    links = suggest.for_entry(repository, ENTRY, PAGE, strings())
    for address in (links.change, links.comment):
        assert address.partition("?")[0] == "https://code.example.org/group/sub/words/issues/new"
        query = parse_qs(urlsplit(address).query, strict_parsing=True)
        assert query.keys() == {"title", "body"}
        assert "coffee chat" in query["title"][0]
        assert query["body"][0].startswith(f"### The Entry\n\ncoffee-chat\n\n### The Page\n\n{PAGE}\n\n### ")
    (body,) = parse_qs(urlsplit(links.new).query)["body"]
    assert form_of_text(body, LABELS) == "new-entry"


def test_a_plain_issue_keeps_to_the_budget_too() -> None:
    repository = Repository(url="https://github.com/example/words", forms=frozenset())
    address = suggest.suggest_change(repository, ENTRY, PAGE, "Change", {"definition": "a " * 5000})
    assert len(address) <= DIRECT_BUDGET
    assert parse_qs(urlsplit(address).query)["body"] == [f"### entry\n\ncoffee-chat\n\n### page\n\n{PAGE}\n"]


def test_forms_are_found_where_each_host_looks_for_them(tmp_path: Path) -> None:
    assert forms_in(tmp_path, "github") == frozenset()
    for path in (".github/ISSUE_TEMPLATE/comment.yml", ".gitlab/issue_templates/new-entry.md"):
        (tmp_path / path).parent.mkdir(parents=True)
        (tmp_path / path).touch()
    assert forms_in(tmp_path, "github") == forms_in(tmp_path, "forgejo") == {"comment"}
    # Its templates have no fields that an address could fill in.
    assert forms_in(tmp_path, "gitlab") == frozenset()
    assert forms_in(tmp_path, "sourceforge") == frozenset()
