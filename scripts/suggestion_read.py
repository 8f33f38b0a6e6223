"""An issue → what is to be done about it. Changes no file and asks no network; contributed text is data here."""

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from dictionary.contributing.forms import Form, FormField
from dictionary.contributing.issue_body import MOST, disguised, disguised_in, form_of, half_of, read_body
from dictionary.contributing.proposal import Complaint
from dictionary.exports import suggestion_reply
from dictionary.model.problems import shown
from project import PROJECT
from suggestion_answer import said, to_mend
from suggestion_change import changed_entry
from suggestion_forms import form_by_labels, forms_of
from suggestion_new import new_entry
from suggestion_now import Now, UnreadableError, now_of
from suggestion_result import Result

__all__ = ["EventError", "UnreadableError", "read_issue"]

_HALF = re.compile("[\ud800-\udfff]")


class EventError(ValueError):
    """A file that is not the event of an issue."""


def read_issue(event: Mapping[str, Any], project: Path = PROJECT) -> Result:
    """What is to be done about the issue of an event. Raises EventError, UnreadableError."""
    try:
        issue = event["issue"]
        user = issue["user"]
        base = Result(issue=int(issue["number"]), state="nothing", login=str(user["login"]), account=int(user["id"]))
        # Half of a pair, which JSON can hold and no file.
        body = _HALF.sub("", str(issue.get("body") or ""))
        is_open = issue.get("state", "open") == "open" and "pull_request" not in issue
    except (KeyError, TypeError, ValueError, AttributeError):
        raise EventError("This is not the event of an issue.") from None
    if not is_open:
        return base
    forms = forms_of(project)
    form = form_of(body, forms)
    if form is None:
        if meant := disguised_in(body, forms):
            return _dressed(base, now_of(project, forms[meant[0]]), meant[1])
        gone = half_of(body, forms)
        if gone:
            return _headless(base, now_of(project, (gone,)), gone)
        labeled = form_by_labels(issue, project)
        return _without_headings(base, now_of(project, forms[labeled]), labeled) if labeled else base
    if lines := disguised(body, forms[form]):
        return _dressed(base, now_of(project, forms[form]), lines)
    now = now_of(project, forms[form])
    if len(body) > MOST:
        whole = Complaint(forms[form][0].heading, "This is longer than an entry can be.", "send less of it.")
        return to_mend(base, now, [whole])
    texts = read_body(body, now.fields).texts
    if form == "comment":
        return said(base, suggestion_reply.thanks(now.strings))
    return changed_entry(base, now, texts) if form == "suggest-change" else new_entry(base, now, texts)


def _headless(base: Result, now: Now, gone: FormField) -> Result:
    message = f'The heading "{gone.heading}" is not there any more.'
    fix = "write it back in a line of its own, with three # and a space before it, and your answer below."
    return to_mend(base, now, [Complaint(gone.heading, message, fix)])


def _without_headings(base: Result, now: Now, form: Form) -> Result:
    if form == "comment":  # people read it
        return said(base, suggestion_reply.thanks(now.strings))
    headings = ", ".join(f'"### {field.heading}"' for field in now.fields)
    message = "The headings of the form are not there any more, so nothing can be told apart."
    fix = f"write back those that you need, each in a line of its own, and your answer below: {headings}."
    return to_mend(base, now, [Complaint(now.fields[0].heading, message, fix)])


def _dressed(base: Result, now: Now, lines: Iterable[tuple[FormField, str]]) -> Result:
    """Headings that look like those of the form, and are none: what stands below would end up in another field."""
    complaints = [
        Complaint(
            field.heading,
            f'The heading "{field.heading}" is written another way: "{shown(line)}".',
            f'write it as the form does, "### {field.heading}", in a line of its own, and your answer below.',
        )
        for field, line in lines
    ]
    return to_mend(base, now, complaints)
