"""A new entry that somebody suggests: what keeps it from being one, and the fullest file that it makes."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import islice

from dictionary.contributing import entry_text
from dictionary.contributing.editor_line import ENTRY_SCHEMA, with_editor_line
from dictionary.contributing.new_entry import explaining
from dictionary.contributing.proposal import Changes, Complaint, changes_of, values_of
from dictionary.language.alphabet import is_address
from dictionary.language.slugs import slug_of
from dictionary.model.problems import errors, shown
from dictionary.model.wordings import WORDINGS
from suggestion_answer import ready, to_mend
from suggestion_now import Draft, Now, draft_of, names_of
from suggestion_result import Result

_OF_SHARED_NAMES = ("E304", "E305", "W302")
_MOST_NAMED = 3
_ADDRESS = re.compile(r"https?:/|\bwww\.|\]\(")


def new_entry(base: Result, now: Now, texts: Mapping[str, str]) -> Result:
    changes = changes_of(texts, now.fields, None, now.regions, now.language, now.vocabularies, now.called)
    headword = " ".join((changes.texts.get("headword") or "").split())
    slug = slug_of(headword)
    path = f"{now.glossary}/{slug}.yml"
    explained = list(_explained(now, headword, slug)) if headword else []
    told = {complaint.field for complaint in changes.complaints}
    lacking = (complaint for complaint in _lacking(now, changes) if complaint.field not in told)
    complaints = [*changes.complaints, *lacking, *_of_word(now, headword, slug, path), *explained]
    if any(changes.texts.get(id) is None for id in ("headword", "topics")) or not is_address(slug):
        return to_mend(base, now, complaints)  # nothing that the checks could look at
    draft = _fullest(now, path, headword, changes)
    if explained:  # what else is said of its name is for people who know the files
        draft = replace(draft, problems=tuple(p for p in draft.problems if p.code not in _OF_SHARED_NAMES))
    return ready(base, now, draft, f"Add {slug}", complaints, changes.remarks)


def _of_word(now: Now, headword: str, slug: str, path: str) -> Iterator[Complaint]:
    """Why a word cannot be that of an entry."""
    heading = now.heading("headword")
    if headword and not is_address(slug):
        is_word = any(map(str.isalnum, headword))
        wording = WORDINGS["word-without-address" if is_word else "word-without-letters"]
        yield Complaint(heading, *wording.said(text=shown(headword), field_name=now.heading("aliases")))
    elif path in now.files.entries or (now.project / path).is_symlink():
        message = f'There is an entry with the address "{slug}" already.'
        fix = "suggest a change of it instead, or write in brackets behind your word what sets it apart."
        yield Complaint(heading, message, fix)
    if _ADDRESS.search(headword):
        yield Complaint(heading, *WORDINGS["word-is-address"].said(field_name=now.heading("sources")))


def _explained(now: Now, headword: str, slug: str) -> Iterator[Complaint]:
    """Entries at other addresses that explain a word already, under another name or inside of their text."""
    assert now.assembly.site
    site = now.assembly.site
    found = explaining(headword, slug, site.dictionary.entries, site.index)
    for entry in islice((entry for entry, _ in found if entry.slug != slug), _MOST_NAMED):
        told = WORDINGS["word-explained"].said(text=shown(headword), entry=shown(entry.headword))
        yield Complaint(now.heading("headword"), *told)


def _lacking(now: Now, changes: Changes) -> Iterator[Complaint]:
    """What an entry cannot be without, whatever is known of it."""
    for id, fix in (
        ("headword", "write the word."),
        ("definition", "write one full sentence that says what it means."),
        ("topics", "write one or more of our topics: {topics}."),
    ):
        if changes.texts.get(id) is None and not (id == "definition" and changes.texts.get("senses")):
            yield Complaint(now.heading(id), "This is empty.", fix.format(topics=", ".join(names_of(now, "topics"))))


def _fullest(now: Now, path: str, headword: str, changes: Changes) -> Draft:
    """A published entry where what was sent is enough for one, else a stub. Who names a status gets that one."""
    values = values_of(changes.texts, now.regions)

    def draft(**more: object) -> Draft:
        text = entry_text.canonical({**values, **more})
        if (now.project / ENTRY_SCHEMA).is_file():
            text = with_editor_line(text, now.glossary)
        return draft_of(now, path, text, headword, changes.texts)

    if "status" in changes.texts:
        return draft()
    published = draft(status="published")
    if not errors(published.problems):
        return published
    stub = draft()
    known = {(problem.code, problem.message) for problem in errors(stub.problems)}
    lacking = [problem for problem in errors(published.problems) if (problem.code, problem.message) not in known]
    assert now.read.settings
    needed = now.read.settings.rules.required_fields.fields
    missing = (id for id in needed if not values.get(id) and not (id == "definition" and values.get("senses")))
    others = tuple(problem for problem in lacking if problem.name != "required-fields")
    return replace(stub, for_publication=others, missing=tuple(missing) if len(others) < len(lacking) else ())
