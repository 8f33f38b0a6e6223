"""What is wrong with the labels of one entry as words of their language.

Codes are tabled in `model/problems.py`.
"""

import re
from collections.abc import Iterator

from dictionary.checking.rules import Rules
from dictionary.language.everyday_words import is_everyday
from dictionary.language.folding import fold_label, tokens
from dictionary.language.record import Language
from dictionary.linking.term_index import MOST_PARTS, forms_of
from dictionary.model.entry import Entry
from dictionary.model.findings import Finding
from dictionary.model.problems import FieldPath, shown
from dictionary.model.wordings import WORDINGS

_BETWEEN = re.compile(r"(?<=\S)(?:[,;،؛] |\s[/|]\s|[，；、])\s*[^\W_]")
"""What stands between two names in a row; 1,000 and TCP/IP are one."""
_BEHIND = re.compile(r"\([^()]*\)\s*\Z")
"""What is said of a name in parentheses."""
_LONGEST = 200
"""Of a row that is looked at; a longer one is told already."""


def check_words(entry: Entry, language: Language, rules: Rules) -> Iterator[Finding]:
    """Labels that are too long to be looked for, and open labels that are everyday words."""
    for field, text in (*((field, text) for field, text, _ in _labels(entry)), *_phrases(entry)):
        # A word or sign has one character at least.
        if len(text) > MOST_PARTS and len(tokens(text)[0]) > MOST_PARTS:
            yield Finding(
                entry,
                field,
                "E320",
                "label-too-long",
                f'"{shown(text)}" has more than {MOST_PARTS} words and signs: no text is searched for it.',
                "shorten it to the words that readers meet.",
            )
    yield from _several(entry, rules)
    yield from _everyday(entry, language, rules)


def _several(entry: Entry, rules: Rules) -> Iterator[Finding]:
    rule = rules.names_in_one
    level = rule.severity(entry)
    allowed = {label.lower() for label in rule.allow}
    for field, text, _ in _labels(entry) if level else ():
        if (
            field[0] != "headword"
            and len(text) <= _LONGEST
            and _BETWEEN.search(_BEHIND.sub("", text))
            and text.lower() not in allowed
        ):
            message, fix = WORDINGS["names-in-one"].said(text=shown(text))
            yield Finding(entry, field, rule.code, "names-in-one", message, fix, level=level, needs=("status",))


def _everyday(entry: Entry, language: Language, rules: Rules) -> Iterator[Finding]:
    level = rules.everyday_words.severity(entry)
    if level is None:
        return
    for field, text, is_open in _labels(entry):
        if is_open and is_everyday(text, language.everyday) and not _is_guarded(text, entry):
            wording = "everyday-name"
            if field == ("headword",) or (field[0] == "forms" and entry.autolink):
                wording = "everyday-headword"
            elif field[0] == "forms":
                wording = "everyday-form"
            message, fix = WORDINGS[wording].said(text=shown(text))
            yield Finding(
                entry,
                field,
                rules.everyday_words.code,
                "everyday-words",
                message,
                fix,
                level=level,
                needs=("status", "autolink", "not_in"),
            )


def _is_guarded(label: str, entry: Entry) -> bool:
    """Whether a phrase says where an everyday word means something else: it is one of the phrase's words."""
    return any(label.lower() in fold_label(phrase).lower().split(" ") for phrase in entry.not_in)


def _labels(entry: Entry) -> Iterator[tuple[FieldPath, str, bool]]:
    """The labels that an entry writes down, and whether each may link by itself."""
    yield ("headword",), entry.headword, entry.autolink
    for number, alias in enumerate(entry.aliases):
        yield ("aliases", number, "text"), alias.text, alias.autolink
    for number, covered in enumerate(entry.covers):
        yield ("covers", number, "text"), covered.text, covered.autolink
    for number, (form, _, is_open) in enumerate(forms_of(entry)):
        yield ("forms", number), form, is_open


def _phrases(entry: Entry) -> Iterator[tuple[FieldPath, str]]:
    for number, phrase in enumerate(entry.not_in):
        yield ("not_in", number), phrase
