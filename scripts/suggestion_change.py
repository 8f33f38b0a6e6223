"""A change of an entry that somebody suggests: which entry is meant, and its file with the change."""

import re
from collections.abc import Mapping

from dictionary.contributing import entry_text
from dictionary.contributing.proposal import Complaint, changed_file, changes_of, headings_of
from dictionary.exports import suggestion_reply
from dictionary.language.alphabet import is_address
from dictionary.model.problems import shown
from suggestion_answer import ready, said, to_mend
from suggestion_now import Now, draft_of
from suggestion_result import Result

_ENTRY = re.compile(r"(?:https?://[^\s?#]+/|/?\w+/)?([a-z0-9-]+)(?:\.yml|/?(?:[?#]\S*)?)")
"""The file of an entry, or the address of its page, with what phones and newsletters hang to it."""
_LINKED = re.compile(r"\[[^\[\]]*\]\((\S+)\)")
_ROUND, _BEHIND = " \t\"'“”‘’«»„`*<>[]", ".,;:"
"""What people put around a word or an address that they name, and behind it."""


def changed_entry(base: Result, now: Now, texts: Mapping[str, str]) -> Result:
    slug = _slug_meant(now, texts.get("entry", "").strip())
    path = f"{now.glossary}/{slug}.yml"
    if not is_address(slug) or path not in now.files.entries or not _is_plain_file(now, path):
        return to_mend(base, now, [_no_entry(now, slug)])
    assert now.assembly.site
    entry = now.assembly.site.dictionary.entries.get(slug)
    if entry is None:
        return said(base, suggestion_reply.unreadable(now.strings))
    changes = changes_of(texts, now.fields, entry, now.regions, now.language, now.vocabularies, now.called)
    if not changes.texts and not changes.complaints and not _is_filled(texts):
        heading = headings_of(now.fields).get("what", now.heading("definition"))
        return to_mend(base, now, [Complaint(heading, "Nothing is written here.", "write what should change.")])
    if not changes.texts and not changes.complaints:
        return said(base, suggestion_reply.thanks(now.strings))
    source = now.files.entries[path].decode("utf-8")
    try:
        text, different = changed_file(source, entry, changes.texts, now.regions)
    except entry_text.EntryTextError:
        return said(base, suggestion_reply.unreadable(now.strings))
    if text == source and not changes.complaints:
        return said(base, suggestion_reply.unchanged(now.strings))
    title = f"Change {slug}: {', '.join(different)}"
    return ready(
        base, now, draft_of(now, path, text, entry.headword, different), title, changes.complaints, changes.remarks
    )


def _is_filled(texts: Mapping[str, str]) -> bool:
    """Whether anything is written besides what it is about."""
    return any(text.strip() for id, text in texts.items() if id not in ("entry", "page"))


def _slug_meant(now: Now, written: str) -> str:
    """The entry that somebody names by its file, its address or a name of it, where it can be no other."""
    assert now.assembly.site
    site = now.assembly.site
    bare = written.strip(_ROUND).rstrip(_BEHIND).rstrip(_ROUND)
    linked = _LINKED.fullmatch(written)
    for form in dict.fromkeys((written, bare, linked[1] if linked else bare)):
        found = _ENTRY.fullmatch(form)
        if found and found[1] in site.dictionary.entries:
            return found[1]
    named = {slug for label in (written, bare) for slug in site.index.resolve(label)}
    return named.pop() if len(named) == 1 else written


def _is_plain_file(now: Now, path: str) -> bool:
    """Not a symbolic link, nor below one: the file that would be written is the one that was named."""
    folder = (now.project / now.glossary).resolve()
    file = now.project / path
    return not file.is_symlink() and file.resolve() == folder / file.name


def _no_entry(now: Now, slug: str) -> Complaint:
    heading = headings_of(now.fields)["entry"]
    assert now.assembly.site
    site = now.assembly.site
    # Somebody may have written the name of the entry, or its whole address.
    guesses = [*site.index.resolve(slug), *site.index.closest(slug.rstrip("/").rpartition("/")[2])]
    known = [guess for guess in dict.fromkeys(guesses) if guess in site.dictionary.entries][:3]
    fix = f"did you mean {' or '.join(known)}?" if known else "write the last part of the address of the entry's page."
    message = f'There is no entry "{shown(slug)}".' if slug else "This does not say which entry it is about."
    return Complaint(heading, message, fix)
