"""Addresses by which readers change the dictionary: forms, editor, history, mail. All of them are built here.

A form gets its fields filled in by the query of its address: the key is the id of the
field in `.github/ISSUE_TEMPLATE/`. Where a dictionary has no such form, the address opens
a plain issue whose text holds the same. GitHub answers 414 above some 8 KB, and earlier when
the reader is signed out, for the login page encodes the address a second time. So an
address has a budget: up to 2,000 characters as it is, up to 6,000 by way of the login
page, and above that only the name of the entry is filled in.
"""

import posixpath
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from urllib.parse import quote, urlencode, urlsplit

from dictionary.contributing.forms import Form
from dictionary.contributing.hosts import LOGIN_BUDGET, Repository
from dictionary.contributing.issue_body import body_of, headed
from dictionary.language.slugs import slug_of
from dictionary.model.entry import Entry
from dictionary.reading.interface import Strings

_SHORT = 200
"""Signs of a title, and of what is filled in where an address would become too long. Hosts take 255 for a title."""


def edit(repository: Repository, entry: Entry) -> str:
    """The source of an entry, in the host's editor."""
    return repository.place(repository.spelling.edit, path=entry.path)


def history(repository: Repository, entry: Entry) -> str:
    """All changes of an entry."""
    return repository.place(repository.spelling.history, path=entry.path)


def new_file(repository: Repository, headword: str, folder: str) -> str:
    """An empty entry in the host's editor, for people who know it."""
    return repository.place(repository.spelling.new, folder=folder) + quote(f"{slug_of(headword) or 'new-entry'}.yml")


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


def blank(repository: Repository, form: Form, title: str) -> str:
    """A form in which nothing is filled in but its title."""
    return _form(repository, form, {"title": title}, {})


def _form(repository: Repository, form: Form, needed: Mapping[str, str], optional: Mapping[str, str]) -> str:
    """The address of a form with its fields filled in; `needed` stays where not everything fits."""
    needed = {**needed, "title": needed["title"][:_SHORT]}
    if not repository.has(form):
        return _issue(repository, form, needed, optional)
    host = repository.spelling
    address = repository.place(host.form, form=form)
    whole = address + _query(_by_id(host.field, {**needed, **optional}))
    if len(whole) <= host.budget:
        return whole
    if host.login:
        parts = urlsplit(whole)
        login = f"{parts.scheme}://{parts.netloc}{host.login}{quote(whole, safe='')}"
        if len(login) <= LOGIN_BUDGET:
            return login
    return address + _query(_by_id(host.field, _shortened(needed)))


def _by_id(prefix: str, fields: Mapping[str, str]) -> dict[str, str]:
    return {name if name == "title" else f"{prefix}{name}": text for name, text in fields.items()}


def _issue(repository: Repository, form: Form, needed: Mapping[str, str], optional: Mapping[str, str]) -> str:
    """An issue whose text is what the form would have sent; with every heading where the reader has yet to write."""
    host, fields = repository.spelling, repository.fields[form]
    address = repository.place(host.issue)
    for texts in ({**needed, **optional}, _shortened(needed)):
        body = headed(texts, fields, all_headings=not optional)
        whole = address + _query({host.title: texts["title"], host.body: body})
        if len(whole) <= host.budget:
            break
    return whole


def _shortened(fields: Mapping[str, str]) -> dict[str, str]:
    return {name: text[:_SHORT] for name, text in fields.items()}


def _query(values: Mapping[str, str]) -> str:
    return urlencode(values, quote_via=quote, safe="")


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


def for_wanted(repository: Repository, headword: str, topics: Collection[str], t: Strings) -> str:
    """The form for a wanted word, filled in without a script, or a letter; empty where neither is possible."""
    title = t("form_title_new", headword=headword)
    fields = {"headword": headword, "topics": ", ".join(topics)}
    if repository.url:
        return new_entry(repository, title, fields)
    return mail(repository, title, body_of("new-entry", fields, repository.fields["new-entry"]))


def edit_root(repository: Repository, docs: str) -> str:
    """Where the builder's own edit links begin, relative to the repository: `edit/main/docs/`."""
    return repository.place(repository.spelling.edit, path=f"{docs}/").removeprefix(f"{repository.url.rstrip('/')}/")


def edit_uri(path: str, docs: str = "docs") -> str:
    """Address of a source file for the builder's own edit links, which start in its docs folder."""
    return posixpath.relpath(path, docs)
