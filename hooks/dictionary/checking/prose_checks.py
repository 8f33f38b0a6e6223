"""Advice on prose: which fields of an entry and which lines of a page it is sought in, and how it is told.

What can be said of a piece of prose stands in `remarks.py` and `spelling_checks.py`.
"""

import re
from collections.abc import Iterable, Iterator

from dictionary.checking.remark import in_field, on_page
from dictionary.checking.remarks import Wording
from dictionary.checking.rules import Limit, Rule, Rules
from dictionary.checking.spelling_checks import Spelling
from dictionary.language import prose, sentences
from dictionary.language.characters import word_count
from dictionary.language.record import Language
from dictionary.model.entry import Entry, Page, Text
from dictionary.model.findings import Finding
from dictionary.model.problems import FieldPath, Problem, shown
from dictionary.model.wordings import WORDINGS

_NEEDED = ("headword", "aliases", "covers", "status", "region")
"""Fields by which it is told what may be said."""
_NO_PROSE = frozenset(
    "headword aliases covers forms pronunciation not_in redirect_from contributors sources pattern".split()
)
"""Fields with labels, names and formulas."""
_NO_PROSE_WITHIN = frozenset({"id", "label", "source"})
_OF_LAW = frozenset({"explanation", "region_notes", "definition", "in_short"})
"""Where an entry states what it has to state; an example may speak of anything."""
_FEW_WORDS = 60
"""An explanation with fewer is not graded: a formula says nothing of it."""

_ROUGHLY = 3
"""Years by which an estimate from a first look may be wrong."""
_SHOWN_WORDS = 8
_SURE_ENDS = re.compile(r"(?<=[a-z]{4}[.?!])\s+(?=[A-Z])")
"""Where surely a sentence ends: behind a word that is longer than abbreviations are."""


def binds(rules: Rules) -> bool:
    """Whether a rule on prose can stop a build."""
    on_prose = (
        rules.longest_sentence,
        rules.definition_grade,
        rules.explanation_grade,
        rules.kind_words,
        rules.worn_phrases,
        rules.spelling_variety,
        rules.legal_flag,
    )
    return any("error" in (rule.published, rule.stub, rule.retired) for rule in on_prose)


class ProseChecks:
    """Advice on prose by one set of rules; on its spelling where there are words to compare with."""

    def __init__(self, language: Language, rules: Rules, spelling: Spelling | None = None) -> None:
        self._language, self._rules, self._spelling = language, rules, spelling
        self._wording = Wording(language, rules)
        self._law = prose.phrases(tuple(rules.legal_flag.of(dict.fromkeys(language.prose.legal, ""))))

    def of_entry(self, entry: Entry, all_texts: Iterable[tuple[FieldPath, str, Text]]) -> Iterator[Finding]:
        """All advice on one entry. `all_texts` are its texts (`walking.texts`)."""
        written = list(_fields(all_texts))
        has_code = prose.has_code("\n".join(text for _, text in written))
        fields = [(field, text, prose.without_code(text) if has_code else text) for field, text in written]
        whole = "\n".join(plain for _, _, plain in fields)
        there = prose.word_set(whole)
        # One look at the whole entry tells what need not be sought in each of its fields.
        is_worded = self._wording.may_speak_of(there)
        spelling = self._spelling if self._spelling and self._spelling.may_speak_of(whole) else None
        names = frozenset(name.lower() for name in entry.names)
        for field, text, plain in fields if is_worded or spelling else ():
            if is_worded and self._wording.may_speak_of(prose.word_set(plain)):
                said = self._wording.of(plain, entry.status, names, not _is_of_a_region(entry, field))
                yield from in_field(entry, field, text, said, _NEEDED)
            if spelling:
                yield from in_field(entry, field, text, spelling.of(plain), _NEEDED)
        yield from _longest(entry, fields, self._language, self._rules.longest_sentence)
        yield from _grades(entry, self._language, self._rules)
        if self._law.may_be_in(there):
            yield from _unsaid_law(entry, fields, self._law, self._rules.legal_flag)

    def of_page(self, page: Page) -> Iterator[Problem]:
        """Advice on the wording and spelling of a hand-written page, at its place in the file."""
        plain = prose.without_code(page.body)
        remarks = [*self._wording.of(plain, "published", frozenset(), is_general=True)]
        remarks += self._spelling.of(plain) if self._spelling else ()
        yield from on_page(page.path, page.body, remarks, lines_before=page.body_line - 1)


def _fields(all_texts: Iterable[tuple[FieldPath, str, Text]]) -> Iterator[tuple[FieldPath, str]]:
    """The fields that hold sentences; of sources, the notes."""
    for field, text, _ in all_texts:
        is_note = field[0] == "sources" and field[-1] == "note"
        is_term = field[0] == "confusables" and field[-1] == "term"
        if is_note or (field[0] not in _NO_PROSE and not is_term and field[-1] not in _NO_PROSE_WITHIN):
            yield field, text


def _is_of_a_region(entry: Entry, field: FieldPath) -> bool:
    """Whether a text is about one part of the world, and so may be written as there."""
    if field[0] == "senses" and isinstance(field[1], int):
        return bool(entry.senses[field[1]].region)
    if field[0] == "in_short" and isinstance(field[1], int) and entry.in_short[field[1]].region:
        return True
    return bool(entry.region) or field[0] in ("region_notes", "sources")


def _longest(
    entry: Entry, fields: list[tuple[FieldPath, str, str]], language: Language, rule: Limit
) -> Iterator[Finding]:
    """The longest sentence of each field, where it is too long."""
    level = rule.severity(entry)
    for field, _, plain in fields if level else ():
        if field[-1] == "definition" or plain.count(" ") + plain.count("\n") < rule.most:
            continue  # a definition has a length of its own (S402)
        pieces = [" ".join(piece.split()) for piece in re.split(r"\n\s*\n|\n(?=\s*(?:[-*•|]|\d+\.))", plain)]
        if max(map(_roughly, pieces), default=0) <= rule.most:
            continue
        found = [sentence for piece in pieces for sentence in sentences.split(piece, language.sentences)]
        longest = max(found, key=word_count, default="")
        if (count := word_count(longest)) > rule.most:
            begin = " ".join(longest.split()[:_SHOWN_WORDS])
            told = WORDINGS["longest-sentence"].said(words=count, most=rule.most, text=shown(begin))
            yield Finding(
                entry,
                field,
                rule.code,
                "longest-sentence",
                *told,
                part=begin,
                level=level,
                needs=("status",),
            )


def _roughly(paragraph: str) -> int:
    """At least as many words as the longest sentence has, for no sentence ends elsewhere than at a sign."""
    return max(word_count(piece) for piece in _SURE_ENDS.split(paragraph))


def _grades(entry: Entry, language: Language, rules: Rules) -> Iterator[Finding]:
    grade = language.prose.grade
    if grade is None:
        return
    graded: list[tuple[Limit, str, FieldPath, str]] = []
    if entry.definition:
        graded.append((rules.definition_grade, "definition-grade", ("definition",), entry.definition))
    graded += [
        (rules.definition_grade, "definition-grade", ("senses", n, "definition"), sense.definition)
        for n, sense in enumerate(entry.senses)
    ]
    if entry.explanation and word_count(entry.explanation) >= _FEW_WORDS:
        graded.append((rules.explanation_grade, "explanation-grade", ("explanation",), entry.explanation))
    for rule, name, field, text in graded:
        if level := rule.severity(entry):
            plain = prose.without_code(text)
            if grade(prose.rough_lists(plain)) < rule.most - _ROUGHLY:
                continue
            years = grade(prose.word_lists(plain, language.sentences))
            if years >= rule.most + 1:
                yield Finding(
                    entry,
                    field,
                    rule.code,
                    name,
                    *WORDINGS["grade"].said(years=f"{years:.0f}", most=rule.most),
                    level=level,
                    needs=("status",),
                )


def _unsaid_law(
    entry: Entry, fields: list[tuple[FieldPath, str, str]], law: prose.Phrases, rule: Rule
) -> Iterator[Finding]:
    """The first words of law in an entry that is not said to be about law."""
    level = rule.severity(entry)
    for field, text, plain in fields if level and not entry.legal else ():
        match = next(law.finditer(plain), None) if field[0] in _OF_LAW else None
        if match:
            part = text[match.start() : match.end()]
            yield Finding(
                entry,
                field,
                rule.code,
                "legal-flag",
                *WORDINGS["legal-flag"].said(text=shown(part)),
                part=part,
                level=level,
                needs=("legal", "status"),
            )
            return
