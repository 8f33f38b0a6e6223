"""What is answered to a suggestion: everything that is wrong with it, in the words of the form, or what goes on."""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from dictionary.contributing import form_words
from dictionary.contributing.forms import MORE
from dictionary.contributing.proposal import Complaint, headings_of
from dictionary.exports import suggestion_reply
from dictionary.exports.link_impact import as_markdown, impact, linked
from dictionary.model.problems import Problem, errors, shown
from suggestion_now import Draft, Now
from suggestion_result import Result

_LACKING = re.compile(r'needs the field "(\w+)"')
_KEY = re.compile(r"([a-z_]+):")


def said(base: Result, reply: str) -> Result:
    return replace(base, state="thanks", replies={"said": reply})


def to_mend(base: Result, now: Now, complaints: Iterable[Complaint]) -> Result:
    return replace(base, state="to-mend", replies={"said": suggestion_reply.to_mend(now.strings, complaints)})


def ready(
    base: Result, now: Now, draft: Draft, title: str, complaints: Iterable[Complaint], remarks: Collection[str] = ()
) -> Result:
    """The result for a draft: everything that is wrong with it, in one reply, or what goes on.

    `remarks` are lines for the editors.
    """
    if wrong := [*complaints, *_complaints(now, draft)]:
        return to_mend(base, now, wrong)
    needed = {problem.message for problem in draft.for_publication}
    own = (problem for problem in draft.problems if problem.path == draft.path and problem.message not in needed)
    advice = [_in_form(now, problem) for problem in own]
    replies = suggestion_reply.proposals(
        now.strings,
        draft.headword,
        draft.changes,
        headings_of(now.fields),
        advice,
        [_in_form(now, problem) for problem in draft.for_publication],
        draft.missing,
        remarks,
    )
    title = title if len(title) <= 72 else f"{title[:71].rpartition(',')[0] or title[:71]} …"
    return replace(
        base,
        state="ready",
        replies=replies,
        path=draft.path,
        text=draft.text,
        title=title,
        summary=_impact(now, draft),
    )


def _impact(now: Now, draft: Draft) -> str:
    """What the file does to the links of the dictionary, for those who review it."""
    assert now.assembly.site and draft.after.site
    return as_markdown(impact(linked(now.assembly.site), linked(draft.after.site)), draft.after.site)


def _complaints(now: Now, draft: Draft) -> Iterator[Complaint]:
    """The errors by the fields of the form that they are about; those in another file by that file."""
    keys: list[str] = []
    for line in draft.text.split("\n"):
        key = _KEY.match(line)
        keys.append(key[1] if key else (keys[-1] if keys else ""))
    # A name that two entries claim is told in both files.
    is_told = any(problem.code == "E305" for problem in draft.problems if problem.path == draft.path)
    for found in errors(draft.problems):
        problem = _in_form(now, found)
        if problem.path != draft.path:
            if is_told and problem.code in ("E305", "E307"):
                continue
            yield Complaint(now.heading("headword"), f"{_place(now, problem.path)}: {problem.message}", problem.fix)
            continue
        lacking = _LACKING.search(found.message)
        id = lacking[1] if lacking else keys[min(problem.position.line, len(keys)) - 1]
        heading = now.heading(id)
        named = f"{now.labels.get(id, id)}: " if heading == now.heading(MORE) and id else ""
        yield Complaint(heading, f"{named}{problem.message}", problem.fix)


def _in_form(now: Now, problem: Problem) -> Problem:
    """A problem in the words of the form."""
    message, fix = form_words.in_form(problem.message, problem.fix, now.labels)
    if problem.code == "E204":  # a key that a vocabulary does not have
        names = [keys for vocabulary, keys in now.vocabularies.items() if vocabulary != "entries"]
        known = {key: name for keys in names for key, name in keys.items() if "," not in name}
        # The longest first: the whole of "HR newcomers", not its "newcomers".
        keys = "|".join(map(re.escape, sorted(known, key=len, reverse=True)))
        fix = re.sub(rf"(?<![\w-])(?:{keys})(?![\w-])", lambda key: known.get(key[0], ""), fix)
    return replace(problem, message=message, fix=fix)


def _place(now: Now, path: str) -> str:
    """Another file, as people call it who know none."""
    assert now.assembly.site
    entries = now.assembly.site.dictionary.entries.values()
    return next((f'In the entry "{shown(entry.headword)}"' for entry in entries if entry.path == path), path)
