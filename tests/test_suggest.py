"""Every address that readers follow to change something, parsed back against the form it opens."""

from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
import yaml
from hypothesis import given as given_texts
from hypothesis import strategies as st

from dictionary.contributing import suggest
from dictionary.contributing.suggest import Repository
from dictionary.model.entry import Entry
from dictionary.model.shapes import fields_of
from dictionary.reading.interface import Strings

PROJECT = Path(__file__).resolve().parent.parent
FORMS = PROJECT / ".github" / "ISSUE_TEMPLATE"
REPOSITORY = Repository(url="https://github.com/example/career-dictionary", mail="editors@example.org")
ENTRY = Entry(slug="coffee-chat", path="glossary/coffee-chat.yml", headword="coffee chat", topics=("networking",))
PAGE = "https://example.org/dictionary/coffee-chat/"


def strings() -> Strings:
    return Strings(yaml.safe_load((PROJECT / "glossary/_strings.yml").read_text(encoding="utf-8")))


def form_of(address: str) -> tuple[dict[str, str], dict[str, dict[str, object]]]:
    """The query of a form's address, and the fields of the form it opens: id → field."""
    parts = urlsplit(address)
    if parts.path == "/login":
        parts = urlsplit(parse_qs(parts.query, strict_parsing=True)["return_to"][0])
    assert parts.path.endswith("/issues/new")
    query = {
        key: values[0] for key, values in parse_qs(parts.query, strict_parsing=True, keep_blank_values=True).items()
    }
    form = yaml.safe_load((FORMS / query.pop("template")).read_text(encoding="utf-8"))
    return query, {field["id"]: field for field in form["body"] if field["type"] != "markdown"}


def check(address: str) -> dict[str, str]:
    """Every key of the address is the title or a text field of the form; gives the query."""
    query, fields = form_of(address)
    for key in query.keys() - {"title"}:
        assert fields[key]["type"] in ("input", "textarea"), key
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


def test_field_ids_of_the_forms_are_keys_of_entries() -> None:
    known = fields_of(Entry).keys() | {"entry", "page", "what", "comment"}
    for form in ("suggest-change", "new-entry", "comment"):
        body = yaml.safe_load((FORMS / f"{form}.yml").read_text(encoding="utf-8"))["body"]
        assert {field["id"] for field in body if field["type"] != "markdown"} <= known
    assert yaml.safe_load((FORMS / "config.yml").read_text(encoding="utf-8"))["blank_issues_enabled"] is False


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
