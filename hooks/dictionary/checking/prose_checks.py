"""Advice on prose: which fields of an entry and which lines of a page it is sought in, and how it is told.

What can be said of a piece of prose stands in `remarks.py` and `spelling_checks.py`.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator

from dictionary.checking.remarks import Remark, on_variety, on_wording
from dictionary.checking.rules import Limit, Rules
from dictionary.checking.spelling_checks import Spelling
from dictionary.language import prose, sentences
from dictionary.language.characters import word_count
from dictionary.language.record import Language
from dictionary.model.entry import Entry, Page
from dictionary.model.findings import Finding
from dictionary.model.problems import FieldPath, Position, Problem, shown
from dictionary.model.walking import texts

_NO_PROSE = frozenset(
    "headword aliases covers forms pronunciation not_in redirect_from contributors sources pattern".split()
)
"""Fields with labels, names and formulas."""
_NO_PROSE_WITHIN = frozenset({"id", "label"})
_FEW_WORDS = 60
"""An explanation with fewer is not graded: a formula says nothing of it."""

_SHOWN_WORDS = 8


def check_prose(entry: Entry, language: Language, rules: Rules, spelling: Spelling | None = None) -> Iterator[Finding]:
    """All advice on the prose of one entry; on its spelling where there are words to compare with."""
    fields = [(field, text, prose.without_code(text)) for field, text in _fields(entry)]
    names = frozenset(name.lower() for name in entry.names)
    for field, text, plain in fields:
        remarks = [*on_wording(plain, language, rules, entry.status, names)]
        if not _is_of_a_region(entry, field):
            remarks += on_variety(plain, language, rules, entry.status, names)
        remarks += spelling.of(plain) if spelling else ()
        for remark in remarks:
            yield _finding(entry, field, text, remark)
    yield from _longest(entry, fields, language, rules.longest_sentence)
    yield from _grades(entry, language, rules)
    yield from _law(entry, fields, language, rules)


def check_page_prose(page: Page, language: Language, rules: Rules, spelling: Spelling | None) -> Iterator[Problem]:
    """Advice on the wording and spelling of a hand-written page, at its place in the file."""
    plain = prose.without_code(page.body)
    remarks = [*on_wording(plain, language, rules, "published", frozenset())]
    remarks += on_variety(plain, language, rules, "published", frozenset())
    remarks += spelling.of(plain) if spelling else ()
    starts = [0, *(match.end() for match in re.finditer("\n", page.body))]
    for remark in remarks:
        line = bisect_right(starts, remark.start)
        column = remark.start - starts[line - 1] + 1
        # A phrase may go on in the next line.
        length = len(page.body[remark.start : remark.end].partition("\n")[0])
        yield Problem(
            path=page.path,
            position=Position(line + page.body_line - 1, column, column + length),
            code=remark.code,
            name=remark.name,
            message=remark.message,
            fix=remark.fix,
            replacement=remark.replacement,
            level=remark.level if remark.level != "off" else None,
        )


def _fields(entry: Entry) -> Iterator[tuple[FieldPath, str]]:
    """The fields that hold sentences; of sources, the notes."""
    for field, text, _ in texts(entry):
        is_note = field[0] == "sources" and field[-1] == "note"
        is_term = field[0] == "confusables" and field[-1] == "term"
        if is_note or (field[0] not in _NO_PROSE and not is_term and field[-1] not in _NO_PROSE_WITHIN):
            yield field, text


def _is_of_a_region(entry: Entry, field: FieldPath) -> bool:
    """Whether a text is about one part of the world, and so may be written as there."""
    if field[0] == "senses" and isinstance(field[1], int):
        return bool(entry.senses[field[1]].region)
    return bool(entry.region) or field[0] in ("region_notes", "sources")


def _finding(entry: Entry, field: FieldPath, text: str, remark: Remark) -> Finding:
    part = text[remark.start : remark.end]
    # The same letters may stand before it; places are found by the pattern of `reading/positions.py`.
    before = re.compile(r"\s+".join(map(re.escape, part.split())) + r"(?!\w)")
    return Finding(
        entry,
        field,
        remark.code,
        remark.name,
        remark.message,
        remark.fix,
        remark.replacement,
        part=part,
        nth=sum(1 for match in before.finditer(text) if match.start() < remark.start),
        level=remark.level if remark.level != "off" else None,
        needs=("headword", "aliases", "covers", "status", "region"),
    )


def _longest(
    entry: Entry, fields: list[tuple[FieldPath, str, str]], language: Language, rule: Limit
) -> Iterator[Finding]:
    """The longest sentence of each field, where it is too long."""
    level = rule.severity(entry)
    for field, _, plain in fields if level else ():
        if field[-1] == "definition" or len(plain) < rule.most:
            continue  # a definition has a length of its own (S402)
        pieces = [" ".join(piece.split()) for piece in re.split(r"\n\s*\n|\n(?=\s*(?:[-*•|]|\d+\.))", plain)]
        found = [sentence for piece in pieces for sentence in sentences.split(piece, language.sentences)]
        longest = max(found, key=word_count, default="")
        if (count := word_count(longest)) > rule.most:
            begin = " ".join(longest.split()[:_SHOWN_WORDS])
            yield Finding(
                entry,
                field,
                rule.code,
                "longest-sentence",
                f'A sentence has {count} words; {rule.most} is the most: "{shown(begin)} …"',
                "cut it in two.",
                part=begin,
                level=level,
                needs=("status",),
            )


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
            years = grade(prose.word_lists(prose.without_code(text), language.sentences))
            if years >= rule.most + 1:
                yield Finding(
                    entry,
                    field,
                    rule.code,
                    name,
                    f"This asks for about {years:.0f} years of school; {rule.most} is the most.",
                    "use shorter sentences and everyday words.",
                    level=level,
                    needs=("status",),
                )


def _law(entry: Entry, fields: list[tuple[FieldPath, str, str]], language: Language, rules: Rules) -> Iterator[Finding]:
    """The first words of law in an entry that is not said to be about law."""
    rule = rules.legal_flag
    level = rule.severity(entry)
    pattern = prose.phrases(tuple(rule.of(dict.fromkeys(language.prose.legal, ""))))
    if entry.legal or not level or not pattern:
        return
    for field, text, plain in fields:
        if match := pattern.search(plain) if field[0] in ("explanation", "region_notes", "definition") else None:
            yield Finding(
                entry,
                field,
                rule.code,
                "legal-flag",
                f'The entry speaks of law ("{shown(text[match.start() : match.end()])}"), and does not say so.',
                "add a line legal: true, and an official source; or say it without words of law.",
                part=text[match.start() : match.end()],
                level=level,
                needs=("legal", "status"),
            )
            return
