"""House style: what each rule of `checking/rules.py` finds in one entry.

Every finding has the name and the level of its rule; where a rule is off for the status of
an entry, nothing is looked for.
"""

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import replace

from dictionary.checking.markup import markup_in, markup_in_name, markup_in_plain
from dictionary.checking.rules import Rule, Rules
from dictionary.language import inflections, sentences
from dictionary.language.characters import is_unspaced, word_count
from dictionary.language.record import Language
from dictionary.language.writing import WordsOf, is_latin
from dictionary.linking.mentions import find_mentions
from dictionary.linking.term_index import build_index, claims_of
from dictionary.model.entry import Entry
from dictionary.model.findings import Finding
from dictionary.model.problems import FieldPath, shown
from dictionary.model.walking import Placed
from dictionary.model.wordings import WORDINGS

_NAMES = ("headword", "aliases", "covers", "forms", "grammar", "pos")
"""The fields that say what an entry is called."""
_NAMED = ("headword", "aliases", "covers")
"""Those whose names are looked at one by one."""


def check_style(
    entry: Entry, language: Language, rules: Rules, today: datetime.date, fields: Iterable[Placed] = ()
) -> Iterator[Finding]:
    """All rules, one entry. `language` says what counts as a word, a sentence and a form of a name.

    `fields` are the texts of the entry (`walking.texts`).
    """
    if entry.definition:
        yield from _definition(entry, ("definition",), entry.definition, language, rules)
    for number, sense in enumerate(entry.senses):
        yield from _definition(entry, ("senses", number, "definition"), sense.definition, language, rules)
    yield from _marked_names(entry, rules)
    yield from _marked_texts(entry, fields, rules)
    if entry.explanation:
        yield from _explanation(entry, entry.explanation, language, rules)
    yield from _required(entry, rules)
    yield from _counts(entry, rules)
    yield from _facts(entry, rules)
    yield from _dates(entry, rules, today)


def _breach(
    rule: Rule,
    name: str,
    entry: Entry,
    field: FieldPath,
    wording: str = "",
    part: str = "",
    needs: tuple[str, ...] = (),
    **values: object,
) -> Iterator[Finding]:
    """What to say of a rule that is not kept: nothing, where it is off.

    The words are those of `wording` (the name of the rule where it has only one), filled in with the values.
    """
    level = rule.severity(entry)
    if level:
        message, fix = WORDINGS[wording or name].said(**values)
        yield Finding(entry, field, rule.code, name, message, fix, part=part, level=level, needs=needs)


def _definition(entry: Entry, field: FieldPath, definition: str, language: Language, rules: Rules) -> Iterator[Finding]:
    most = rules.definition_length.most
    words = word_count(definition)
    if words > most:
        yield from _breach(rules.definition_length, "definition-length", entry, field, words=words, most=most)
    if len(sentences.split(definition, language.sentences)) != 1:
        yield from _breach(rules.definition_sentences, "definition-sentences", entry, field)
    if not sentences.ends_with_period(definition, language.sentences):
        yield from _breach(rules.definition_period, "definition-period", entry, field)
    if rules.definition_markup.severity(entry) and (markup := markup_in(definition, entry.names)):
        yield from _breach(
            rules.definition_markup,
            "definition-markup",
            entry,
            field,
            part=markup,
            needs=_NAMES,
            text=shown(markup),
        )
    if rules.definition_headword.severity(entry) and not _names_itself(definition, entry, language):
        yield from _breach(
            rules.definition_headword,
            "definition-headword",
            entry,
            field,
            needs=_NAMES,
            text=shown(entry.headword),
        )


def _marked_names(entry: Entry, rules: Rules) -> Iterator[Finding]:
    """Names with a link, HTML or Markdown in them, which readers would see as signs."""
    named: list[tuple[FieldPath, str]] = [(("headword",), entry.headword)]
    named += ((("aliases", number, "text"), alias.text) for number, alias in enumerate(entry.aliases))
    named += ((("covers", number, "text"), covered.text) for number, covered in enumerate(entry.covers))
    for field, name in named if rules.definition_markup.severity(entry) else ():
        if markup := markup_in_name(name):
            yield from _marked(entry, field, rules, "name-markup", markup)


def _marked_texts(entry: Entry, fields: Iterable[Placed], rules: Rules) -> Iterator[Finding]:
    """The same for the texts that are shown as they are written: examples, scripts, facts, titles of sources."""
    for field, text, written in fields if rules.definition_markup.severity(entry) else ():
        if written.written == "plain" and field[0] not in _NAMED and (markup := markup_in_plain(text)):
            yield from _marked(entry, field, rules, "plain-markup", markup)


def _marked(entry: Entry, field: FieldPath, rules: Rules, wording: str, markup: str) -> Iterator[Finding]:
    return _breach(
        rules.definition_markup,
        "definition-markup",
        entry,
        field,
        wording,
        part=markup,
        needs=("status",),
        text=shown(markup),
    )


def _names_itself(definition: str, entry: Entry, language: Language) -> bool:
    """Whether a definition has a name of its entry in it; where inflections are unknown, something like it."""
    if _stands_in(entry.headword, definition):
        return True
    words = WordsOf(definition)
    is_known = language.inflector is not inflections.none
    # The headword comes first, so that plurals are rarely made again here.
    if any(_is_in(words, claim.label, is_known) for claim in claims_of(entry, language.inflector)):
        return True
    # Where a word begins and ends, the linker knows for every script; it takes longer.
    alone = build_index([replace(entry, not_in=())], language)
    return any(mention.term.claims for mention in find_mentions(definition, alone))


def _stands_in(label: str, text: str) -> bool:
    """Whether a label surely is in a text as it is written, between spaces: the most common case, and the fastest."""
    return label.replace(" ", "").isalpha() and f" {label} ".lower() in f" {text} ".lower()


def _is_in(words: WordsOf, label: str, is_known: bool) -> bool:
    if any(map(is_unspaced, label)):  # nobody knows for sure where such a word ends
        return words.has_letters(label)
    return words.has(label) or (not (is_known and is_latin(label)) and words.has_stem(label))


def _explanation(entry: Entry, explanation: str, language: Language, rules: Rules) -> Iterator[Finding]:
    length, average = rules.explanation_length, rules.sentence_length
    if not (length.severity(entry) or average.severity(entry)):
        return
    words = word_count(explanation)
    if not length.least <= words <= length.most:
        yield from _breach(
            length,
            "explanation-length",
            entry,
            ("explanation",),
            "explanation-short" if words < length.least else "explanation-long",
            words=words,
            least=length.least,
            most=length.most,
        )
    mean = words / max(len(sentences.split(" ".join(explanation.split()), language.sentences)), 1)
    if mean > average.most:
        yield from _breach(
            average,
            "sentence-length",
            entry,
            ("explanation",),
            mean=round(mean),
            most=average.most,
        )


def _required(entry: Entry, rules: Rules) -> Iterator[Finding]:
    for name in rules.required_fields.fields:
        # One of several meanings has a definition of its own.
        if not getattr(entry, name) and not (name == "definition" and entry.senses):
            yield from _breach(
                rules.required_fields,
                "required-fields",
                entry,
                (),
                "required-published" if entry.status == "published" else "required",
                needs=(name,),
                status=entry.status,
                field_name=name,
            )
    if entry.legal and not any(source.authority == "official" for source in entry.sources):
        yield from _breach(
            rules.legal_source,
            "legal-source",
            entry,
            ("sources",),
            needs=("sources", "legal"),
        )
    if entry.status == "retired" and not entry.replaced_by:
        yield from _breach(
            rules.retired_successor,
            "retired-successor",
            entry,
            ("status",),
            needs=("replaced_by",),
        )


def _counts(entry: Entry, rules: Rules) -> Iterator[Finding]:
    for name, most in rules.items_most.items.items():
        if len(getattr(entry, name)) > most:
            yield from _breach(
                rules.items_most,
                "items-most",
                entry,
                (name, most),
                "items-most" if most > 1 else "items-most-one",
                field_name=name,
                most=most,
            )
    for name, least in rules.items_least.items.items():
        if 0 < len(getattr(entry, name)) < least:
            yield from _breach(
                rules.items_least,
                "items-least",
                entry,
                (name,),
                needs=(name,),
                field_name=name,
                status=entry.status,
                least=least,
            )


def _facts(entry: Entry, rules: Rules) -> Iterator[Finding]:
    """Rows of "in short" that are not short."""
    for number, fact in enumerate(entry.in_short):
        for rule, part, text in ((rules.fact_label, "label", fact.label), (rules.fact_value, "value", fact.value)):
            if (words := word_count(text)) > rule.most:
                field = ("in_short", number, part)
                yield from _breach(rule, f"fact-{part}", entry, field, words=words, most=rule.most)


def _dates(entry: Entry, rules: Rules, today: datetime.date) -> Iterator[Finding]:
    # Somewhere on earth it is tomorrow already.
    latest = today if today == datetime.date.max else today + datetime.timedelta(days=1)
    for name in ("added", "reviewed"):
        day = getattr(entry, name)
        if day and day > latest:
            yield from _breach(
                rules.dates_not_in_future,
                "dates-not-in-future",
                entry,
                (name,),
                field_name=name,
                day=day,
            )
