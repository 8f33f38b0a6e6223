"""The forms of a repository, and the one that an issue was sent through by what the host says of it."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from dictionary.contributing.forms import FORMS, Form, FormField, fields_in, labels_in

_FILE = ".github/ISSUE_TEMPLATE/{form}.yml"
_EDITORS = frozenset(("OWNER", "MEMBER", "COLLABORATOR"))


def forms_of(project: Path) -> dict[Form, tuple[FormField, ...]]:
    """The fields of each form, with the words of its file."""
    return {form: fields_in(form, _source(project, form)) for form in FORMS}


def form_by_labels(issue: Mapping[str, Any], project: Path) -> Form | None:
    """The form of which an issue has the labels; None for the issues of editors, who may label any of them."""
    if issue.get("author_association") in _EDITORS:
        return None
    given = issue.get("labels")
    names = {str(label.get("name")) for label in given if isinstance(label, dict)} if isinstance(given, list) else set()
    labels = {form: labels_in(_source(project, form)) for form in FORMS}
    return next((form for form in FORMS if labels[form] and labels[form] <= names), None)


def _source(project: Path, form: Form) -> str | None:
    path = project / _FILE.format(form=form)
    return path.read_text(encoding="utf-8") if path.is_file() else None
