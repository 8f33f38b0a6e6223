"""Labels of one entry: what cannot be linked, and what stands there twice; entries that replace each other."""

import unicodedata
from collections.abc import Iterator

from dictionary.language.folding import fold_label
from dictionary.model.entry import Dictionary, Entry
from dictionary.model.findings import Finding
from dictionary.model.problems import FieldPath, shown
from dictionary.model.wordings import WORDINGS

_MOST_NAMED = 100
"""Entries of a circle in one message: more than a message has room for."""


def check_own_labels(entry: Entry) -> Iterator[Finding]:
    """Labels without a letter or digit, and labels written twice."""
    yield from _without_letters(entry)
    yield from _twice(entry)


def _without_letters(entry: Entry) -> Iterator[Finding]:
    labels: list[tuple[FieldPath, str, bool]] = [(("headword",), entry.headword, entry.autolink)]
    for name in ("aliases", "covers"):
        labels += (((name, n, "text"), named.text, named.autolink) for n, named in enumerate(getattr(entry, name)))
    labels += ((("forms", n), form, True) for n, form in enumerate(entry.forms))
    for field, label, is_open in labels:
        if is_open and not any(map(str.isalnum, label)):
            fix = f"write {{text: {_quoted(label)}, autolink: false}}, or remove it."
            if field[0] in ("headword", "forms"):
                fix = 'add a line "autolink: false".' if field[0] == "headword" else "remove it."
            yield Finding(
                entry,
                field,
                "E521",
                "label-without-letters",
                f'"{shown(label)}" has no letter or digit, so it would link wherever these signs stand.',
                fix,
            )


def _twice(entry: Entry) -> Iterator[Finding]:
    head = fold_label(entry.headword)
    first: dict[str, str] = {_key(entry.headword, head): "the headword"}
    folded: dict[str, str] = {head: entry.headword}
    named = [("aliases", n, a.text, "an alias", a.kind != "spelling") for n, a in enumerate(entry.aliases)]
    named += [("covers", n, c.text, "a covered term", False) for n, c in enumerate(entry.covers)]
    for name, number, label, what, is_for_links in named:
        same_for_links = fold_label(label)
        key = _key(label, same_for_links)
        if standing := first.get(key):
            yield Finding(
                entry,
                (name, number, "text"),
                "E303",
                "named-twice",
                f'"{shown(label)}" is {standing} of this entry already.',
                "keep one.",
            )
        elif is_for_links and (same := folded.get(same_for_links)):
            yield Finding(
                entry,
                (name, number, "text"),
                "W521",
                "label-links-already",
                f'"{shown(label)}" differs from "{shown(same)}" only in signs that do not count for links.',
                f"remove it, or write {{text: {_quoted(label)}, kind: spelling}} if readers should see it.",
            )
        first.setdefault(key, what)
        folded.setdefault(same_for_links, label)
    forms: set[str] = set()
    for number, form in enumerate(entry.forms):
        if form in forms:
            told = WORDINGS["named-twice"].said(text=shown(form))
            yield Finding(entry, ("forms", number), "E303", "named-twice", *told)
        forms.add(form)


def _quoted(label: str) -> str:
    """A label as a YAML text in quotes, short enough for a message."""
    return '"' + shown(label).replace("\\", "\\\\").replace('"', '\\"') + '"'


def _key(label: str, folded: str) -> str:
    """Labels that readers take for the same text; capitals count where they count for links."""
    return folded + "\n" + " ".join(unicodedata.normalize("NFC", label).casefold().split())


def check_succession(dictionary: Dictionary) -> Iterator[Finding]:
    """Retired entries that replace each other in a circle, so that readers never arrive."""
    entries = dictionary.entries
    done: set[str] = set()
    for start in entries:
        chain: dict[str, None] = {}
        slug = start
        while slug in entries and slug not in done and slug not in chain:
            chain[slug] = None
            slug = entries[slug].replaced_by or ""
        done.update(chain)
        if slug not in chain:
            continue
        circle = list(chain)[list(chain).index(slug) :]
        if len(circle) < 2:
            continue  # an entry that names itself is told already
        for number, member in enumerate(circle):
            following = (circle[(number + step) % len(circle)] for step in range(min(len(circle), _MOST_NAMED)))
            way = " → ".join((*following, member))
            yield Finding(
                entries[member],
                ("replaced_by",),
                "E302",
                "replaced-in-a-circle",
                f"Readers who follow this come back here: {shown(way)}.",
                "name an entry that is not retired.",
            )
