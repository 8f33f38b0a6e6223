"""What somebody who sent a suggestion is told, as Markdown: in the dictionary's words, with the checks' messages.

Whatever comes from them is shown as it is (`plain_markdown.py`): it makes no link, calls nobody
and closes nothing.
"""

from collections.abc import Iterable, Mapping

from dictionary.contributing.proposal import Complaint
from dictionary.exports.plain_markdown import code, plain
from dictionary.model.problems import Problem, shown
from dictionary.reading.interface import Strings

LINK = "%LINK%"
"""Stands in a reply for the pull request, which is made later: `%` is escaped in everything that is contributed."""
_MOST = 20


def thanks(t: Strings) -> str:
    """For a remark or a comment: nothing can be made of it by itself."""
    return t.reply_thanks


def unchanged(t: Strings) -> str:
    """Everything that was sent stands there already."""
    return t.reply_unchanged


def unreadable(t: Strings) -> str:
    """What is in the dictionary now has an error, so nothing can be checked."""
    return t.reply_unreadable


def to_mend(t: Strings, complaints: Iterable[Complaint]) -> str:
    """What is wrong, by the fields of the form, and how to send it again."""
    by_field: dict[str, list[str]] = {}
    for complaint in dict.fromkeys(complaints):
        by_field.setdefault(complaint.field, []).append(
            f"  - {plain(complaint.message)} {plain(_sentence(complaint.fix))}"
        )
    lines = [line for field, found in by_field.items() for line in (f"- **{plain(field)}**", *_some(found))]
    return _joined(t.reply_to_mend, "\n".join(lines), t.reply_how_to_mend)


def proposals(
    t: Strings,
    headword: str,
    changes: Mapping[str, str | None],
    headings: Mapping[str, str],
    advice: Iterable[Problem],
    for_publication: Iterable[Problem] = (),
    missing: Iterable[str] = (),
    remarks: Iterable[str] = (),
) -> dict[str, str]:
    """The reply for each way to go on: the pull request is open, workflows may open none, or an editor works on it.

    `missing` names the fields without which an entry stays a stub, `for_publication` is what else keeps it one,
    `remarks` are lines that belong to no field.
    """
    word = plain(shown(headword))
    lines = []
    for id, text in changes.items():
        name = _named(t, headings, id)
        lines.append(f"- {name}: {t.reply_removed}" if text is None else f"- {name}")
    told = [_joined(t.reply_changes, "\n".join(lines))]
    lacking = [f"- {_named(t, headings, id)}" for id in missing]
    lacking = _some([*lacking, *(f"- {plain(each.message)}" for each in for_publication)])
    hints = _some([f"- {plain(each.message)} {plain(_sentence(each.fix))}" for each in advice])
    left = _some([f"- {plain(shown(line))}" for line in remarks])
    for title, found in ((t.reply_editors, left), (t.reply_stub, lacking), (t.reply_advice, hints)):
        told += [_joined(title, "\n".join(found))] if found else []
    return {
        "opened": _joined(t("reply_opened", headword=word, link=LINK), *told),
        "refused": _joined(t("reply_refused", headword=word, link=LINK), *told),
        "touched": _joined(t("reply_touched", headword=word, link=LINK)),
    }


def _named(t: Strings, headings: Mapping[str, str], id: str) -> str:
    """A field as the form calls it, or as the site does; files alone call it by its id."""
    name = headings.get(id) or t.texts.get(f"field_{id}")
    return f"**{plain(name)}**" if name else code(id)


def _some(lines: list[str]) -> list[str]:
    return lines if len(lines) <= _MOST else [*lines[:_MOST], "  - …"]


def _sentence(fix: str) -> str:
    return fix[:1].upper() + fix[1:]


def _joined(*parts: str) -> str:
    return "\n\n".join(filter(None, parts))
