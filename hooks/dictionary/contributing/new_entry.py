"""A new entry: the name of its file, where its word is explained already, and the text to begin with."""

import re
import textwrap
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from dictionary.contributing.yaml_writing import WIDTH, field_lines
from dictionary.language.alphabet import is_address, is_slug, why_no_address
from dictionary.language.folding import fold_label
from dictionary.language.slugs import slug_of
from dictionary.linking.term_index import TermIndex
from dictionary.model.entry import Entry, Wanted
from dictionary.model.shapes import MapOf, Scalar, fields_of

HOW_TO_GO_ON = "Fix: change that file; or begin again with what sets your word apart in brackets behind it."
"""Said below where a word is explained."""
WANTED_TOO = (
    "It is in the list of wanted words as well. Fix: remove it from _wanted.yml; or, where an entry only covers it, "
    'take it out of "covers" there, and begin again.'
)
"""Said below where a word is explained."""
_OF_VOCABULARIES = re.compile(r" \(skos:\w+\)")


@dataclass(frozen=True, slots=True)
class NoName:
    """Why a word cannot be the name of a file, in plain words."""

    message: str
    fix: str


def file_name(headword: str, slug: str | None = None) -> str | NoName:
    """The slug of a new entry: the one that is wanted, or the one that its headword makes."""
    made = slug or slug_of(headword)
    if is_address(made):
        return made
    if slug or is_slug(made):
        message, fix = why_no_address(made)
        return NoName(f"{message}.", f"{fix} (--slug).")
    return NoName(
        f'No address can be made of "{headword}": it needs letters a to z or digits.',
        "give one with --slug, in lower-case letters, digits and hyphens.",
    )


def explained_in(headword: str, slug: str, entries: Mapping[str, Entry], index: TermIndex) -> Iterator[str]:
    """Where a word is explained already, a sentence for each entry."""
    for entry, name in explaining(headword, slug, entries, index):
        if entry.slug == slug:
            yield f'{entry.path} is there already: "{entry.headword}".'
        elif name is None:
            yield f'"{headword}" is explained in {entry.path}: it is a form of one of its names.'
        else:
            yield f'"{headword}" is explained in {entry.path}, {_as_what(name, entry)}.'
    for entry in entries.values():
        if slug in map(slug_of, entry.redirect_from) and entry.slug != slug:
            yield f'"{slug}" is a former address of {entry.path}.'


def explaining(
    headword: str, slug: str, entries: Mapping[str, Entry], index: TermIndex
) -> Iterator[tuple[Entry, str | None]]:
    """The entries that explain a word already, each with the name by which it does; None for a form of one."""
    wanted = fold_label(headword)
    by_label = set(index.resolve(headword))
    for entry in entries.values():
        named = [name for name in entry.names if fold_label(name) == wanted or slug_of(name) == slug]
        if named or entry.slug == slug or entry.slug in by_label:
            yield entry, named[0] if named else None


def wanted_as(headword: str, wanted: Wanted) -> str:
    """That a word is wanted, with what its entry should cover and the topics that it takes from there."""
    also = "" if fold_label(headword) == fold_label(wanted.headword) else f' under the name "{wanted.headword}"'
    return f'"{headword}" is wanted{also}: {wanted.cover}\nIts topics: {", ".join(wanted.topics)}.'


def _as_what(name: str, entry: Entry) -> str:
    if name == entry.headword:
        return f'with the headword "{name}"'
    if name in (alias.text for alias in entry.aliases):
        return f'as another name for it: "{name}"'
    if name in (term.text for term in entry.covers):
        return f'which covers "{name}"'
    return f'among its forms: "{name}"'


def starting_text(values: Mapping[str, Any], asked_for: Iterable[str], documented: Mapping[str, str]) -> str:
    """A file with these values, and remarks that say what each field is for.

    `asked_for` names fields that a finished entry needs: those without a value are there as remarks.
    `documented` maps fields to what they are for.
    """
    fields = fields_of(Entry)
    wanted = set(asked_for)
    lines: list[str] = []
    for name, spec in fields.items():
        if name in values:
            lines += ["", *_remark(documented.get(name, "")), *field_lines(spec, values[name])]
        elif name in wanted:
            lines += ["", *_remark(documented.get(name, "")), f"# {name}:{_hint(spec.shape)}"]
    rest = [name for name in fields if name not in values and name not in wanted]
    lines += ["", *_remark(f"Where they help: {', '.join(rest)}.")]
    return "".join(f"{line}\n" for line in lines[1:])


def _hint(shape: Any) -> str:
    match shape:
        case Scalar(text=text) if text and text.written == "block":
            return " |"
        case Scalar(choices=choices) if choices:
            return f" {' or '.join(choices)}"
        case Scalar() | MapOf():
            return ""
        case _:
            return " []"


def _remark(text: str) -> list[str]:
    return textwrap.wrap(
        _OF_VOCABULARIES.sub("", text), WIDTH, initial_indent="# ", subsequent_indent="# ", break_on_hyphens=False
    )
