"""An issue → what is to be done about it. Changes no file and asks no network; contributed text is data here."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any

from dictionary.assembly import Assembly, assemble, found_files
from dictionary.contributing import entry_text, form_words
from dictionary.contributing.editor_line import ENTRY_SCHEMA, with_editor_line
from dictionary.contributing.forms import MORE, Form, FormField
from dictionary.contributing.issue_body import MOST, disguised, disguised_in, form_of, half_of, read_body
from dictionary.contributing.new_entry import explaining
from dictionary.contributing.proposal import Changes, Complaint, changed_file, changes_of, headings_of, values_of
from dictionary.exports import suggestion_reply
from dictionary.exports.link_impact import as_markdown, impact, linked
from dictionary.language.alphabet import is_address
from dictionary.language.folding import fold_label
from dictionary.language.slugs import slug_of
from dictionary.model.entry import Entry
from dictionary.model.problems import Problem, errors, shown
from dictionary.model.shapes import fields_of
from dictionary.reading.files import Files
from dictionary.reading.interface import Strings
from project import PROJECT, Configuration, configuration
from suggestion_forms import form_by_labels, forms_of
from suggestion_result import Result

_HALF = re.compile("[\ud800-\udfff]")
_APART = "or write in brackets behind your word what sets it apart."
_OF_SHARED_NAMES = ("E304", "E305", "W302")
_MOST_NAMED = 3
_ADDRESS = re.compile(r"https?:/|\bwww\.|\]\(")
_WORD = re.compile(r"[\w-]+")
_ENTRY = re.compile(r"(?:https?://[^\s?#]+/|\w+/)?([a-z0-9-]+)(?:\.yml|/?(?:#\S*)?)")
"""The file of an entry, or the address of its page."""
_KEY = re.compile(r"([a-z_]+):")


class UnreadableError(Exception):
    """Why nothing can be said about an issue: the dictionary itself cannot be read."""


class EventError(ValueError):
    """A file that is not the event of an issue."""


@dataclass(frozen=True, slots=True)
class _Now:
    """The dictionary as it stands, and the form that something was sent through."""

    project: Path
    read: Configuration
    files: Files
    assembly: Assembly
    fields: tuple[FormField, ...]

    @property
    def glossary(self) -> str:
        assert self.read.settings
        return Path(self.read.settings.glossary).as_posix()

    @property
    def regions(self) -> Collection[str]:
        assert self.assembly.site
        return self.assembly.site.dictionary.regions

    @property
    def vocabularies(self) -> Mapping[str, Mapping[str, str]]:
        assert self.assembly.site
        known = self.assembly.site.dictionary
        vocabularies = {"topics": known.topics, "regions": known.regions, "audiences": known.audiences}
        return {name: {key: each.name for key, each in keys.items()} for name, keys in vocabularies.items()}

    @property
    def strings(self) -> Strings:
        assert self.assembly.site
        return self.assembly.site.strings

    @property
    def language(self) -> str:
        assert self.read.settings
        return self.read.settings.language

    @property
    def labels(self) -> Mapping[str, str]:
        """Field of an entry → what the form calls it."""
        texts = self.strings.texts
        return {**{name: texts[f"field_{name}"] for name in fields_of(Entry)}, **headings_of(self.fields)}

    def heading(self, id: str) -> str:
        headings = headings_of(self.fields)
        return headings.get(id) or headings[MORE]

    def with_file(self, path: str, text: str) -> Assembly:
        """The dictionary as it would be with this file."""
        assert self.read.settings
        files = replace(self.files, entries=dict(sorted({**self.files.entries, path: text.encode()}.items())))
        return assemble(self.project, self.read.settings, self.read.docs, files=files)


@dataclass(frozen=True, slots=True)
class _Draft:
    """A file as it would be, and what the checks say of it."""

    path: str
    text: str
    headword: str
    changes: Mapping[str, str | None]
    problems: tuple[Problem, ...]
    """New ones: in the file, and those that it makes elsewhere."""
    after: Assembly
    """The dictionary with this file."""
    for_publication: tuple[Problem, ...] = ()
    """What keeps a new entry from being more than a stub, besides fields that are not there."""
    missing: tuple[str, ...] = ()
    """Fields without which it is a stub."""


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
            return _dressed(base, _now(project, forms[meant[0]]), meant[1])
        gone = half_of(body, forms)
        if gone:
            return _headless(base, _now(project, (gone,)), gone)
        labeled = form_by_labels(issue, project)
        return _without_headings(base, _now(project, forms[labeled]), labeled) if labeled else base
    if lines := disguised(body, forms[form]):
        return _dressed(base, _now(project, forms[form]), lines)
    now = _now(project, forms[form])
    if len(body) > MOST:
        whole = Complaint(forms[form][0].heading, "This is longer than an entry can be.", "send less of it.")
        return _to_mend(base, now, [whole])
    texts = read_body(body, now.fields).texts
    if form == "comment":
        return _said(base, suggestion_reply.thanks(now.strings))
    return _changed(base, now, texts) if form == "suggest-change" else _new(base, now, texts)


def _headless(base: Result, now: _Now, gone: FormField) -> Result:
    message = f'The heading "{gone.heading}" is not there any more.'
    fix = "write it back in a line of its own, with three # and a space before it, and your answer below."
    return _to_mend(base, now, [Complaint(gone.heading, message, fix)])


def _without_headings(base: Result, now: _Now, form: Form) -> Result:
    if form == "comment":  # people read it
        return _said(base, suggestion_reply.thanks(now.strings))
    headings = ", ".join(f'"### {field.heading}"' for field in now.fields)
    message = "The headings of the form are not there any more, so nothing can be told apart."
    fix = f"write back those that you need, each in a line of its own, and your answer below: {headings}."
    return _to_mend(base, now, [Complaint(now.fields[0].heading, message, fix)])


def _dressed(base: Result, now: _Now, lines: Iterable[tuple[FormField, str]]) -> Result:
    """Headings that look like those of the form, and are none: what stands below would end up in another field."""
    complaints = [
        Complaint(
            field.heading,
            f'The heading "{field.heading}" is written another way: "{shown(line)}".',
            f'write it as the form does, "### {field.heading}", in a line of its own, and your answer below.',
        )
        for field, line in lines
    ]
    return _to_mend(base, now, complaints)


def _now(project: Path, fields: tuple[FormField, ...]) -> _Now:
    read = configuration(project)
    if read.settings is None:
        raise UnreadableError("The settings of the site cannot be read: run make check.")
    files = found_files(project, read.settings, read.docs)
    assembly = assemble(project, read.settings, read.docs, files=files)
    if assembly.site is None:
        raise UnreadableError("The words of the interface cannot be read: run make check.")
    return _Now(project, read, files, assembly, fields)


# ---- A change of an entry ----------------------------------------------------------------------------


def _changed(base: Result, now: _Now, texts: Mapping[str, str]) -> Result:
    slug = _slug_meant(now, texts.get("entry", "").strip())
    path = f"{now.glossary}/{slug}.yml"
    if not is_address(slug) or path not in now.files.entries or not _is_plain_file(now, path):
        return _to_mend(base, now, [_no_entry(now, slug)])
    assert now.assembly.site
    entry = now.assembly.site.dictionary.entries.get(slug)
    if entry is None:
        return _said(base, suggestion_reply.unreadable(now.strings))
    changes = changes_of(texts, now.fields, entry, now.regions, now.language, now.vocabularies)
    if not changes.texts and not changes.complaints:
        return _said(base, suggestion_reply.thanks(now.strings))
    source = now.files.entries[path].decode("utf-8")
    try:
        text, different = changed_file(source, entry, changes.texts, now.regions)
    except entry_text.EntryTextError:
        return _said(base, suggestion_reply.unreadable(now.strings))
    if text == source and not changes.complaints:
        return _said(base, suggestion_reply.unchanged(now.strings))
    title = f"Change {slug}: {', '.join(different)}"
    return _ready(base, now, _draft(now, path, text, entry.headword, different), title, changes.complaints)


def _slug_meant(now: _Now, written: str) -> str:
    """The entry that somebody names by its file, its address or its headword, where it can be no other."""
    assert now.assembly.site
    site = now.assembly.site
    found = _ENTRY.fullmatch(written)
    if found and found[1] in site.dictionary.entries:
        return found[1]
    named = {
        entry.slug for entry in site.dictionary.entries.values() if fold_label(entry.headword) == fold_label(written)
    }
    return named.pop() if len(named) == 1 else written


def _is_plain_file(now: _Now, path: str) -> bool:
    """Not a symbolic link, nor below one: the file that would be written is the one that was named."""
    folder = (now.project / now.glossary).resolve()
    file = now.project / path
    return not file.is_symlink() and file.resolve() == folder / file.name


def _no_entry(now: _Now, slug: str) -> Complaint:
    heading = headings_of(now.fields)["entry"]
    assert now.assembly.site
    site = now.assembly.site
    # Somebody may have written the name of the entry, or its whole address.
    guesses = [*site.index.resolve(slug), *site.index.closest(slug.rstrip("/").rpartition("/")[2])]
    known = [guess for guess in dict.fromkeys(guesses) if guess in site.dictionary.entries][:3]
    fix = f"did you mean {' or '.join(known)}?" if known else "write the last part of the address of the entry's page."
    message = f'There is no entry "{shown(slug)}".' if slug else "This does not say which entry it is about."
    return Complaint(heading, message, fix)


# ---- A new entry -------------------------------------------------------------------------------------


def _new(base: Result, now: _Now, texts: Mapping[str, str]) -> Result:
    changes = changes_of(texts, now.fields, None, now.regions, now.language, now.vocabularies)
    headword = " ".join((changes.texts.get("headword") or "").split())
    slug = slug_of(headword)
    path = f"{now.glossary}/{slug}.yml"
    explained = list(_explained(now, headword, slug)) if headword else []
    complaints = [*changes.complaints, *_lacking(now, changes), *_of_word(now, headword, slug, path), *explained]
    if any(changes.texts.get(id) is None for id in ("headword", "topics")) or not is_address(slug):
        return _to_mend(base, now, complaints)  # nothing that the checks could look at
    draft = _fullest(now, path, headword, changes)
    if explained:  # what else is said of its name is for people who know the files
        draft = replace(draft, problems=tuple(p for p in draft.problems if p.code not in _OF_SHARED_NAMES))
    return _ready(base, now, draft, f"Add {slug}", complaints)


def _of_word(now: _Now, headword: str, slug: str, path: str) -> Iterator[Complaint]:
    """Why a word cannot be that of an entry."""
    heading = now.heading("headword")
    if headword and not is_address(slug):
        message = f'"{shown(headword)}" cannot be made an address.'
        own = now.heading("aliases")
        fix = f'write how it is said in letters a to z, and its own spelling below "{own}".'
        yield Complaint(heading, message, fix)
    elif path in now.files.entries or (now.project / path).is_symlink():
        message = f'There is an entry with the address "{slug}" already.'
        yield Complaint(heading, message, f"suggest a change of it instead, {_APART}")
    if _ADDRESS.search(headword):
        fix = f'write the word alone; addresses go into "{now.heading("sources")}".'
        yield Complaint(heading, "This is a web address, not a word.", fix)


def _explained(now: _Now, headword: str, slug: str) -> Iterator[Complaint]:
    """Entries at other addresses that explain a word already, under another name or inside of their text."""
    assert now.assembly.site
    site = now.assembly.site
    found = explaining(headword, slug, site.dictionary.entries, site.index)
    for entry in islice((entry for entry, _ in found if entry.slug != slug), _MOST_NAMED):
        message = f'"{shown(headword)}" is explained already, in the entry "{shown(entry.headword)}".'
        yield Complaint(now.heading("headword"), message, f"suggest a change of that entry instead, {_APART}")


def _lacking(now: _Now, changes: Changes) -> Iterator[Complaint]:
    """What an entry cannot be without, whatever is known of it."""
    for id, fix in (
        ("headword", "write the word."),
        ("definition", "write one full sentence that says what it means."),
        ("topics", "write one or more of our topics: {topics}."),
    ):
        if changes.texts.get(id) is None and not (id == "definition" and changes.texts.get("senses")):
            yield Complaint(now.heading(id), "This is empty.", fix.format(topics=", ".join(_names(now, "topics"))))


def _fullest(now: _Now, path: str, headword: str, changes: Changes) -> _Draft:
    """A published entry where what was sent is enough for one, else a stub. Who names a status gets that one."""
    values = values_of(changes.texts, now.regions)

    def draft(**more: object) -> _Draft:
        text = entry_text.canonical({**values, **more})
        if (now.project / ENTRY_SCHEMA).is_file():
            text = with_editor_line(text, now.glossary)
        return _draft(now, path, text, headword, changes.texts)

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


# ---- Both --------------------------------------------------------------------------------------------


def _draft(now: _Now, path: str, text: str, headword: str, changes: Mapping[str, str | None]) -> _Draft:
    """A file, with what the checks say of the dictionary that holds it and did not say before."""
    elsewhere = {(p.path, p.position, p.code) for p in now.assembly.problems if p.path != path}
    here = {(p.code, p.message) for p in now.assembly.problems if p.path == path}
    after = now.with_file(path, text)
    new = (
        problem
        for problem in after.problems
        if (
            (problem.code, problem.message) not in here
            if problem.path == path
            else (problem.path, problem.position, problem.code) not in elsewhere
        )
    )
    return _Draft(path, text, headword, changes, tuple(new), after)


def _impact(now: _Now, draft: _Draft) -> str:
    """What the file does to the links of the dictionary, for those who review it."""
    assert now.assembly.site and draft.after.site
    return as_markdown(impact(linked(now.assembly.site), linked(draft.after.site)), draft.after.site)


def _ready(base: Result, now: _Now, draft: _Draft, title: str, complaints: Iterable[Complaint]) -> Result:
    """The result for a draft: everything that is wrong with it, in one reply, or what goes on."""
    if wrong := [*complaints, *_complaints(now, draft)]:
        return _to_mend(base, now, wrong)
    advice = [_in_form(now, problem) for problem in draft.problems if problem.path == draft.path]
    replies = suggestion_reply.proposals(
        now.strings,
        draft.headword,
        draft.changes,
        headings_of(now.fields),
        advice,
        [_in_form(now, problem) for problem in draft.for_publication],
        draft.missing,
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


def _complaints(now: _Now, draft: _Draft) -> Iterator[Complaint]:
    """The errors by the fields of the form that they are about; those in another file by that file."""
    keys: list[str] = []
    for line in draft.text.split("\n"):
        key = _KEY.match(line)
        keys.append(key[1] if key else (keys[-1] if keys else ""))
    # A name that two entries claim is told in both files.
    told = {problem.code for problem in draft.problems if problem.path == draft.path} & {"E305"}
    for problem in map(partial(_in_form, now), errors(draft.problems)):
        if problem.path != draft.path:
            if problem.code in told:
                continue
            yield Complaint(now.heading("headword"), f"{_place(now, problem.path)}: {problem.message}", problem.fix)
            continue
        id = keys[min(problem.position.line, len(keys)) - 1]
        heading = now.heading(id)
        named = f"{now.labels.get(id, id)}: " if heading == now.heading(MORE) and id else ""
        yield Complaint(heading, f"{named}{problem.message}", problem.fix)


def _in_form(now: _Now, problem: Problem) -> Problem:
    """A problem in the words of the form."""
    message, fix = form_words.in_form(problem.message, problem.fix, now.labels)
    if problem.code == "E204":  # a key that a vocabulary does not have
        known = {key: name for keys in now.vocabularies.values() for key, name in keys.items() if "," not in name}
        fix = _WORD.sub(lambda word: known.get(word[0], word[0]), fix)
    return replace(problem, message=message, fix=fix)


def _names(now: _Now, vocabulary: str) -> list[str]:
    """What people can write for the keys of a vocabulary: their names, where these make no list of several."""
    return [key if "," in name else name for key, name in now.vocabularies[vocabulary].items()]


def _place(now: _Now, path: str) -> str:
    """Another file, as people call it who know none."""
    assert now.assembly.site
    entries = now.assembly.site.dictionary.entries.values()
    return next((f'In the entry "{shown(entry.headword)}"' for entry in entries if entry.path == path), path)


def _said(base: Result, reply: str) -> Result:
    return replace(base, state="thanks", replies={"said": reply})


def _to_mend(base: Result, now: _Now, complaints: Iterable[Complaint]) -> Result:
    return replace(base, state="to-mend", replies={"said": suggestion_reply.to_mend(now.strings, complaints)})
