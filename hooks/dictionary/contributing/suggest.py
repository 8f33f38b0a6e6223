"""Addresses by which readers change the dictionary: forms, editor, history, mail. All of them are built here.

A form gets its fields filled in by the query of its address: the key is the id of the
field in `.github/ISSUE_TEMPLATE/`. Where a dictionary has no such form, the address opens
a plain issue whose text holds the same. GitHub answers 414 above some 8 KB, and earlier when
the reader is signed out, for the login page encodes the address a second time. So an
address has a budget: up to 2,000 characters as it is, up to 6,000 by way of the login
page, and above that only the name of the entry is filled in.
"""

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args
from urllib.parse import quote, urlencode, urlsplit

from dictionary.language.slugs import slug_of
from dictionary.model.entry import Entry
from dictionary.reading.interface import Strings

DIRECT_BUDGET = 2_000
LOGIN_BUDGET = 6_000

Form = Literal["suggest-change", "new-entry", "comment"]
FORMS: tuple[Form, ...] = get_args(Form)
FILLED_IN: Mapping[Form, tuple[str, ...]] = {
    "suggest-change": ("entry", "page"),
    "new-entry": ("headword",),
    "comment": ("entry", "page"),
}
"""Ids of the fields that the site's own links fill in: a form that is translated keeps them."""

# The same places on the hosts that people use: {url} of the repository, {branch}, {path}.
_PLACES: Mapping[str, Mapping[str, str]] = {
    "github": {
        "form": "{url}/issues/new?template={form}.yml&",
        "issue": "{url}/issues/new?",
        "title": "title",
        "body": "body",
        "folder": ".github/ISSUE_TEMPLATE/{form}.yml",
        "edit": "{url}/edit/{branch}/{path}",
        "new": "{url}/new/{branch}/{folder}?filename=",
        "history": "{url}/commits/{branch}/{path}",
    },
    "gitlab": {
        "form": "{url}/-/issues/new?issuable_template={form}&",
        "issue": "{url}/-/issues/new?",
        "title": "issue[title]",
        "body": "issue[description]",
        "folder": ".gitlab/issue_templates/{form}.md",
        "edit": "{url}/-/edit/{branch}/{path}",
        "new": "{url}/-/new/{branch}/{folder}?file_name=",
        "history": "{url}/-/commits/{branch}/{path}",
    },
    "forgejo": {
        "form": "{url}/issues/new?template=.github/ISSUE_TEMPLATE/{form}.yml&",
        "issue": "{url}/issues/new?",
        "title": "title",
        "body": "body",
        "folder": ".github/ISSUE_TEMPLATE/{form}.yml",
        "edit": "{url}/_edit/{branch}/{path}",
        "new": "{url}/_new/{branch}/{folder}?filename=",
        "history": "{url}/commits/branch/{branch}/{path}",
    },
}
HOSTS = tuple(_PLACES)


@dataclass(frozen=True, slots=True, kw_only=True)
class Repository:
    """Where the dictionary's source lives."""

    url: str = ""
    """Address of the repository."""
    branch: str = "main"
    host: str = "github"
    """One of `HOSTS`: they spell the same places differently."""
    mail: str = ""
    """Address for people who have no account there; empty for none."""
    forms: frozenset[Form] = frozenset(FORMS)
    """The forms that the repository has (`forms_in`)."""

    def __post_init__(self) -> None:
        if self.host not in _PLACES:
            raise ValueError(f'"{self.host}" is not a host that we know: use one of {", ".join(HOSTS)}.')

    def place(self, name: str, **values: str) -> str:
        """One of the places above, with its braces filled in and encoded."""
        encoded = {key: quote(value) for key, value in values.items()}
        return _PLACES[self.host][name].format(url=self.url.rstrip("/"), branch=quote(self.branch), **encoded)


def forms_in(project: Path, host: str) -> frozenset[Form]:
    """The forms that a project has for a host; none for a host that is not known."""
    places = _PLACES.get(host)
    return frozenset(form for form in FORMS if places and (project / places["folder"].format(form=form)).is_file())


def edit(repository: Repository, entry: Entry) -> str:
    """The source of an entry, in the host's editor."""
    return repository.place("edit", path=entry.path)


def history(repository: Repository, entry: Entry) -> str:
    """All changes of an entry."""
    return repository.place("history", path=entry.path)


def new_file(repository: Repository, headword: str, folder: str) -> str:
    """An empty entry in the host's editor, for people who know it."""
    return repository.place("new", folder=folder) + quote(f"{slug_of(headword) or 'new-entry'}.yml")


def suggest_change(
    repository: Repository, entry: Entry, page: str, title: str, changes: Mapping[str, str] | None = None
) -> str:
    """The form for a change of one entry; `changes` maps fields to their new text."""
    needed = {"title": title, "entry": entry.slug, "page": page}
    return _form(repository, "suggest-change", needed, changes or {})


def comment(repository: Repository, entry: Entry, page: str, title: str) -> str:
    """The form for a remark about one entry."""
    return _form(repository, "comment", {"title": title, "entry": entry.slug, "page": page}, {})


def new_entry(repository: Repository, title: str, fields: Mapping[str, str] | None = None) -> str:
    """The form for a new entry."""
    return _form(repository, "new-entry", {"title": title}, fields or {})


def mail(repository: Repository, subject: str, body: str) -> str:
    """A letter to the editors, or nothing when there is no address."""
    if not repository.mail:
        return ""
    return f"mailto:{quote(repository.mail, safe='@')}?{urlencode({'subject': subject, 'body': body}, quote_via=quote)}"


def _form(repository: Repository, form: Form, needed: Mapping[str, str], optional: Mapping[str, str]) -> str:
    if form not in repository.forms:
        return _issue(repository, needed, optional)
    address = repository.place("form", form=form)
    whole = address + urlencode({**needed, **optional}, quote_via=quote)
    if len(whole) <= DIRECT_BUDGET:
        return whole
    if repository.host == "github":
        parts = urlsplit(whole)
        login = f"{parts.scheme}://{parts.netloc}/login?return_to={quote(whole, safe='')}"
        if len(login) <= LOGIN_BUDGET:
            return login
    return address + urlencode({key: value[:200] for key, value in needed.items()}, quote_via=quote)


def _issue(repository: Repository, needed: Mapping[str, str], optional: Mapping[str, str]) -> str:
    """A plain issue that says what a form would have been filled in with."""
    address = repository.place("issue")
    for fields in ({**needed, **optional}, {key: value[:200] for key, value in needed.items()}):
        body = "".join(f"{key}: {value}\n" for key, value in fields.items() if key != "title")
        query = {repository.place("title"): fields["title"], repository.place("body"): body}
        whole = address + urlencode({key: text for key, text in query.items() if text}, quote_via=quote)
        if len(whole) <= DIRECT_BUDGET:
            break
    return whole


WORD = "{word}"
"""Stands in an address for a word that a reader types; encoded there as `%7Bword%7D`."""


@dataclass(frozen=True, slots=True)
class Suggestions:
    """All ways to change one entry, as addresses; `mail` is empty where there is none."""

    change: str
    comment: str
    edit: str
    history: str
    new: str
    mail: str


def for_entry(repository: Repository, entry: Entry, page: str, t: Strings) -> Suggestions:
    """The links of an entry's page; `page` is its absolute address."""
    headword = entry.headword
    return Suggestions(
        change=suggest_change(repository, entry, page, t("form_title_change", headword=headword)),
        comment=comment(repository, entry, page, t("form_title_comment", headword=headword)),
        edit=edit(repository, entry),
        history=history(repository, entry),
        new=new_entry(repository, t("form_title_new", headword="")),
        mail=mail(repository, t("form_title_change", headword=headword), t("mail_body", page=page)),
    )


def for_word(repository: Repository, t: Strings) -> str:
    """The form for a new entry, with `WORD` where the browser puts what the reader typed."""
    return new_entry(repository, t("form_title_new", headword=WORD), {"headword": WORD})


def edit_root(repository: Repository, docs: str) -> str:
    """Where the builder's own edit links begin, relative to the repository: `edit/main/docs/`."""
    return repository.place("edit", path=f"{docs}/").removeprefix(f"{repository.url.rstrip('/')}/")


def edit_uri(path: str, docs: str = "docs") -> str:
    """Address of a source file for the builder's own edit links, which start in its docs folder."""
    return posixpath.relpath(path, docs)
