"""The hosts of repositories, and how each spells the same places: forms, plain issues, files, histories.

What an address can fill in differs. GitHub takes the fields of a form by their ids. Forgejo (and Gitea, from which
it comes) takes them as `field:<id>`, and names the form by its whole path; it lists the forms of every folder that
it knows, so that those in `.github/` are enough and a second set in `.forgejo/` would be offered twice. GitLab has
no forms: one text box, filled in by `issue[description]`. An address that names a template there as well gets one
of the two, or both, or a question, as the version will have it; so ours name none, and say everything in the text.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

from dictionary.contributing.forms import FORM_FIELDS, FORMS, Form, FormField

DIRECT_BUDGET = 2_000
LOGIN_BUDGET = 6_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Host:
    """How one kind of host spells its places: `{url}` of the repository, `{branch}`, `{path}`, `{folder}`, `{form}`."""

    name: str = ""
    """What people call it; empty where each has a name of its own, which is that of its address."""
    form: str = ""
    """A form with fields; empty where the host has none."""
    template: str = ""
    """The file of a form in the repository."""
    field: str = ""
    """What stands before the id of a field in an address."""
    issue: str
    """An issue without a form."""
    title: str = "title"
    body: str = "body"
    """The names of its title and of its text in an address."""
    edit: str
    new: str
    history: str
    budget: int = DIRECT_BUDGET
    """Signs of an address that the host takes, also from readers who must sign in first."""
    login: str = ""
    """The page for signing in, with the address to go on to behind it; for longer addresses."""


HOSTS: Mapping[str, Host] = {
    "github": Host(
        name="GitHub",
        form="{url}/issues/new?template={form}.yml&",
        template=".github/ISSUE_TEMPLATE/{form}.yml",
        issue="{url}/issues/new?",
        edit="{url}/edit/{branch}/{path}",
        new="{url}/new/{branch}/{folder}?filename=",
        history="{url}/commits/{branch}/{path}",
        login="/login?return_to=",
    ),
    "gitlab": Host(
        name="GitLab",
        issue="{url}/-/issues/new?",
        title="issue[title]",
        body="issue[description]",
        edit="{url}/-/edit/{branch}/{path}",
        new="{url}/-/new/{branch}/{folder}?file_name=",
        history="{url}/-/commits/{branch}/{path}",
        # It remembers the address in the session while the reader signs in, so its web server alone sets a limit.
        budget=LOGIN_BUDGET,
    ),
    "forgejo": Host(
        form="{url}/issues/new?template=.github/ISSUE_TEMPLATE/{form}.yml&",
        template=".github/ISSUE_TEMPLATE/{form}.yml",
        field="field:",
        issue="{url}/issues/new?",
        edit="{url}/_edit/{branch}/{path}",
        new="{url}/_new/{branch}/{folder}?filename=",
        history="{url}/commits/branch/{branch}/{path}",
    ),
}


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
    fields: Mapping[Form, tuple[FormField, ...]] = field(default_factory=lambda: FORM_FIELDS, hash=False)
    """The fields of each form with their words: the headings of a plain issue are theirs."""

    def __post_init__(self) -> None:
        if self.host not in HOSTS:
            raise ValueError(f'"{self.host}" is not a host that we know: use one of {", ".join(HOSTS)}.')

    @property
    def spelling(self) -> Host:
        """How its host spells places."""
        return HOSTS[self.host]

    def has(self, form: Form) -> bool:
        """Whether an address can fill in the fields of this form, one by one."""
        return bool(self.spelling.form) and form in self.forms

    def place(self, pattern: str, **values: str) -> str:
        """A place of the host, with its braces filled in and encoded."""
        encoded = {key: quote(value) for key, value in values.items()}
        return pattern.format(url=self.url.rstrip("/"), branch=quote(self.branch), **encoded)


def forms_in(project: Path, host: str) -> frozenset[Form]:
    """The forms that a project has for a host; none for a host that is not known, or knows no forms."""
    template = HOSTS[host].template if host in HOSTS else ""
    return frozenset(form for form in FORMS if template and (project / template.format(form=form)).is_file())
