"""Every address that readers follow to change something, parsed back against the fields of the form it opens.

That the forms of the checkout have these fields is asked in `tests/content/`.
"""

from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
import yaml
from hypothesis import given as given_texts
from hypothesis import strategies as st

from builds import FIRST_DICTIONARY
from dictionary.contributing import suggest
from dictionary.contributing.suggest import FILLED_IN, FORMS, Repository, forms_in
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
    assert len(address) <= (suggest.LOGIN_BUDGET if is_login else suggest.DIRECT_BUDGET * 2)
    query = check(address)
    assert query["entry"] == "coffee-chat"
    assert query.get("definition", "") in ("", definition)


@pytest.mark.parametrize(
    ("host", "edit", "history"),
    [
        ("github", "/edit/trunk/glossary/coffee-chat.yml", "/commits/trunk/glossary/coffee-chat.yml"),
        ("gitlab", "/-/edit/trunk/glossary/coffee-chat.yml", "/-/commits/trunk/glossary/coffee-chat.yml"),
        ("forgejo", "/_edit/trunk/glossary/coffee-chat.yml", "/commits/branch/trunk/glossary/coffee-chat.yml"),
    ],
)
def test_hosts_spell_the_same_places_differently(host: str, edit: str, history: str) -> None:
    repository = Repository(url="https://code.example.org/words/", branch="trunk", host=host)
    links = suggest.for_entry(repository, ENTRY, PAGE, strings())
    assert links.edit == f"https://code.example.org/words{edit}"
    assert links.history == f"https://code.example.org/words{history}"


def test_an_unknown_host_is_refused_with_the_known_ones() -> None:
    with pytest.raises(ValueError, match="github, gitlab, forgejo"):
        Repository(url="https://example.org", host="sourceforge")


PLAIN_ISSUES = {
    "github": ("https://code.example.org/words/issues/new", "title", "body"),
    "gitlab": ("https://code.example.org/words/-/issues/new", "issue[title]", "issue[description]"),
    "forgejo": ("https://code.example.org/words/issues/new", "title", "body"),
}


@pytest.mark.parametrize("host", suggest.HOSTS)
def test_without_forms_a_plain_issue_says_the_same(host: str) -> None:
    repository = Repository(url="https://code.example.org/words", host=host, forms=frozenset())
    place, title, body = PLAIN_ISSUES[host]
    links = suggest.for_entry(repository, ENTRY, PAGE, strings())
    for address in (links.change, links.comment):
        assert address.partition("?")[0] == place
        query = parse_qs(urlsplit(address).query, strict_parsing=True)
        assert query.keys() == {title, body}
        assert "coffee chat" in query[title][0]
        assert query[body] == [f"entry: coffee-chat\npage: {PAGE}\n"]
    assert parse_qs(urlsplit(links.new).query).keys() == {title}
    by_word = suggest.for_word(repository, strings()).replace("%7Bword%7D", "garden%20leave")
    assert parse_qs(urlsplit(by_word).query)[body] == ["headword: garden leave\n"]


def test_a_plain_issue_keeps_to_the_budget_too() -> None:
    repository = Repository(url="https://github.com/example/words", forms=frozenset())
    address = suggest.suggest_change(repository, ENTRY, PAGE, "Change", {"definition": "a " * 5000})
    assert len(address) <= suggest.DIRECT_BUDGET
    assert parse_qs(urlsplit(address).query)["body"] == [f"entry: coffee-chat\npage: {PAGE}\n"]


def test_forms_are_found_where_each_host_looks_for_them(tmp_path: Path) -> None:
    assert forms_in(tmp_path, "github") == frozenset()
    for path in (".github/ISSUE_TEMPLATE/comment.yml", ".gitlab/issue_templates/new-entry.md"):
        (tmp_path / path).parent.mkdir(parents=True)
        (tmp_path / path).touch()
    assert forms_in(tmp_path, "github") == forms_in(tmp_path, "forgejo") == {"comment"}
    assert forms_in(tmp_path, "gitlab") == {"new-entry"}
    assert forms_in(tmp_path, "sourceforge") == frozenset()
