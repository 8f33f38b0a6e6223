"""House style: which rules a dictionary keeps, how strictly, and with which numbers.

The setting `extra.dictionary.rules` of mkdocs.yml names rules by the fields of `Rules`,
with hyphens. A rule is written as a level (`error`, `advice` or `off`), or as fields:

    rules:
      definition-period: off
      definition-length: {published: error, stub: advice, most: 30}

`level` sets all statuses for which the rule is not off by itself, or all where it is off for
each; `published`, `stub` and `retired` set one. What is not written keeps its default,
which is advice at most: nobody's build fails because of a rule that nobody asked for. What holds
for everybody (the form of files, references, addresses, safety) is no rule of style and not found
here.
"""

import dataclasses
import difflib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, Literal, get_args

from dictionary.model.entry import Entry, Status
from dictionary.model.problems import FieldPath, Severity, shown
from dictionary.model.shapes import ListOf, fields_of

Level = Literal["error", "advice", "off"]
_LEVELS = get_args(Level)
_STATUSES: tuple[Status, ...] = get_args(Status)


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule that is kept or not: its level for entries of each status."""

    code: str
    published: Level = "advice"
    stub: Level = "advice"
    retired: Level = "advice"

    def severity(self, entry: Entry) -> Severity | None:
        """How much a breach weighs in this entry; None where the rule is off."""
        level: Level = getattr(self, entry.status)
        return None if level == "off" else level


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit(Rule):
    """A rule with a number that must not be exceeded."""

    most: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Range(Limit):
    """A rule with a smallest and a largest number."""

    least: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemCounts(Rule):
    """A rule with a number for each of some lists of an entry."""

    items: Mapping[str, int]
    """Field → number of items."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RequiredFields(Rule):
    """A rule with names of fields."""

    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Allowance(Rule):
    """A rule with exceptions."""

    allow: tuple[str, ...] = ()
    """What this dictionary writes all the same."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrases(Allowance):
    """A rule with a list of phrases, which is that of the language, less some and with others."""

    also: Mapping[str, str] = field(default_factory=dict)
    """Further phrase → what to write instead; empty where nothing is."""

    def of(self, listed: Mapping[str, str]) -> Mapping[str, str]:
        """The list of a language as this dictionary wants it; phrases in lower case."""
        allowed = {phrase.lower() for phrase in self.allow}
        also = {phrase.lower(): better for phrase, better in self.also.items()}
        return {phrase: better for phrase, better in {**listed, **also}.items() if phrase not in allowed}


_PUBLISHED_ONLY: Mapping[str, Level] = {"stub": "off", "retired": "off"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """The rules of one dictionary. The defaults are those of a dictionary that says nothing."""

    definition_sentences: Rule = Rule("S401")
    """A definition is one sentence."""
    definition_length: Limit = Limit("S402", most=30)
    """It has at most so many words."""
    definition_headword: Rule = Rule("S403")
    """It contains the headword or another name of the entry."""
    definition_markup: Rule = Rule("S404")
    """It is plain text: no links, no Markdown."""
    definition_period: Rule = Rule("S405")
    """It ends with a period, or what its script has instead."""
    sentence_length: Limit = Limit("S406", most=20, **_PUBLISHED_ONLY)
    """The sentences of an explanation have at most so many words on average."""
    explanation_length: Range = Range("S407", least=120, most=300, **_PUBLISHED_ONLY)
    """An explanation has so many words."""
    legal_source: Rule = Rule("S408", **_PUBLISHED_ONLY)
    """An entry with `legal: true` has a source with `authority: official`."""
    items_most: ItemCounts = ItemCounts(
        "S409",
        items=MappingProxyType({"in_short": 4, "examples": 3, "steps": 8, "tips": 5, "mistakes": 5, "see_also": 5}),
    )
    """Lists have at most so many items."""
    items_least: ItemCounts = ItemCounts(
        "S410", items=MappingProxyType({"in_short": 2, "see_also": 2}), **_PUBLISHED_ONLY
    )
    """Lists that are there have at least so many items."""
    required_fields: RequiredFields = RequiredFields(
        "S411",
        fields=("pos", "definition", "explanation", "examples", "sources", "see_also", "reviewed", "contributors"),
        **_PUBLISHED_ONLY,
    )
    """Fields that an entry must have, besides the few that every entry needs."""
    retired_successor: Rule = Rule("S413", published="off", stub="off")
    """A retired entry says where readers should go (`replaced_by`)."""
    dates_not_in_future: Rule = Rule("S412")
    """`added` and `reviewed` are days that have come."""
    everyday_words: Rule = Rule("S414")
    """A label that links by itself is no word that everybody uses every day."""
    longest_sentence: Limit = Limit("S415", most=45, **_PUBLISHED_ONLY)
    """No sentence of an entry has more words."""
    definition_grade: Limit = Limit("S416", most=16, **_PUBLISHED_ONLY)
    """A definition asks for so many years of school at most, by the formula of its language."""
    explanation_grade: Limit = Limit("S417", most=10, **_PUBLISHED_ONLY)
    """The same for the explanation."""
    kind_words: Phrases = Phrases("S418")
    """No word leaves people out or makes them small."""
    worn_phrases: Phrases = Phrases("S419")
    """No phrase is used that has been worn out."""
    spelling_variety: Phrases = Phrases("S420", published="off", stub="off", retired="off")
    """General texts are spelled as in the main country of their language: American in English."""
    legal_flag: Phrases = Phrases("S421", stub="off", retired="off")
    """An entry that speaks of law says `legal: true`."""
    names_in_one: Allowance = Allowance("S422")
    """An alias, a covered term or a listed form is one name, not several with commas between them."""
    fact_label: Limit = Limit("S423", most=12)
    """What a row of "in short" tells is named in at most so many words."""
    fact_value: Limit = Limit("S424", most=20)
    """The fact itself has at most so many words."""


@dataclass(frozen=True, slots=True)
class SettingFault:
    """What is wrong in the setting, in plain words."""

    path: FieldPath
    """Where, below `rules`: `("definition-length", "most")`."""
    message: str
    fix: str
    at_key: bool = False
    """Whether it is the name that is wrong, not the value."""

    @property
    def where(self) -> str:
        """The place in words: `rules.definition-length.most`."""
        return ".".join(("rules", *map(str, self.path)))


@dataclass(slots=True)
class _Faults:
    found: list[SettingFault] = field(default_factory=list)

    def add(self, path: FieldPath, message: str, fix: str, at_key: bool = False) -> None:
        self.found.append(SettingFault(path, message, fix, at_key))


def name_of(attribute: str) -> str:
    """Field of `Rules` → name in mkdocs.yml and in messages."""
    return attribute.replace("_", "-")


DEFAULTS: Mapping[str, Rule] = {name_of(item.name): item.default for item in dataclasses.fields(Rules)}  # type: ignore[misc]
"""Name of a rule → the rule as it is where nothing is said."""


def rules_from(value: object) -> tuple[Rules, tuple[SettingFault, ...]]:
    """The rules that the setting describes, and everything that is wrong in it. Never raises.

    `value` is what YAML makes of `extra.dictionary.rules`, None where there is no such setting.
    A rule with a fault keeps its default.
    """
    faults = _Faults()
    if value is None:
        return Rules(), ()
    if not isinstance(value, Mapping):
        faults.add((), "The rules are fields, one a line.", 'write it like "definition-length: advice".')
        return Rules(), tuple(faults.found)
    read: dict[str, Any] = {}
    for name, given in value.items():
        if name in DEFAULTS:
            read[name.replace("-", "_")] = _rule(name, given, faults)
        else:
            fix = _did_you_mean(name, list(DEFAULTS))
            faults.add((name,), f'There is no rule "{shown(str(name))}".', fix, at_key=True)
    return Rules(**read), tuple(faults.found)


def _rule(name: str, given: object, faults: _Faults) -> Rule:
    default = DEFAULTS[name]
    if not isinstance(given, Mapping):
        given = {"level": given}
        at: FieldPath = (name,)
    else:
        at = ()
    before = len(faults.found)
    allowed = ("level", *_STATUSES, *_options(default))
    changes: dict[str, Any] = {}
    for key, value in given.items():
        path = at or (name, key)
        if key == "level":
            meant = [status for status in _STATUSES if getattr(default, status) != "off"] or _STATUSES
            for status in meant:
                if status not in given:
                    changes[status] = _level(value, path, faults)
        elif key in _STATUSES:
            changes[key] = _level(value, path, faults)
        elif key in allowed:
            changes[key] = _option(key, value, path, default, faults)
        else:
            message = f'The rule "{name}" has no setting "{shown(str(key))}".'
            faults.add(path, message, _did_you_mean(key, list(allowed)), at_key=True)
    if len(faults.found) > before:
        return default
    rule = dataclasses.replace(default, **changes)
    if isinstance(rule, Range) and rule.least > rule.most:
        message = f'"least" ({rule.least}) is greater than "most" ({rule.most}).'
        faults.add((name, "least" if "least" in given else "most"), message, "exchange the two numbers.")
        return default
    return rule


def _options(rule: Rule) -> Iterator[str]:
    """What a rule has besides its levels."""
    return (item.name for item in dataclasses.fields(rule) if item.name not in ("code", *_STATUSES))


def _level(value: object, path: FieldPath, faults: _Faults) -> object:
    if value is False:  # `off` without quotes, to YAML
        return "off"
    if value not in _LEVELS or not isinstance(value, str):
        message = f'"{_told(value)}" is not a level.'
        if not any(fault.path == path for fault in faults.found):
            faults.add(path, message, "write error, advice or off.")
    return value


def _option(key: str, value: object, path: FieldPath, rule: Rule, faults: _Faults) -> object:
    if isinstance(rule, ItemCounts):
        lists = [name for name, spec in fields_of(Entry).items() if isinstance(spec.shape, ListOf)]
        if not isinstance(value, Mapping):
            faults.add(path, f'"{key}" needs a number for each field.', "write it like items: {examples: 3}.")
            return value
        for name, number in value.items():
            if name not in lists:
                message = f'"{shown(str(name))}" is not a field with a list.'
                faults.add((*path, name), message, _did_you_mean(name, lists), at_key=True)
            else:
                _number(number, (*path, name), faults)
        return dict(value)
    if isinstance(rule, RequiredFields):
        if not isinstance(value, (list, tuple)):
            faults.add(path, f'"{key}" needs a list.', "write it like fields: [definition, sources].")
            return value
        known = list(fields_of(Entry))
        for number, name in enumerate(value):
            if name not in known:
                message = f'There is no field "{shown(str(name))}" in entries.'
                faults.add((*path, number), message, _did_you_mean(name, known))
        return tuple(value)
    if isinstance(rule, Allowance):
        return _phrases(key, value, path, faults)
    return _number(value, path, faults)


def _phrases(key: str, value: object, path: FieldPath, faults: _Faults) -> object:
    if key == "allow":
        if not (isinstance(value, list) and all(isinstance(phrase, str) for phrase in value)):
            faults.add(path, '"allow" needs a list of words.', "write it like allow: [win-win, deep dive].")
            return value
        return tuple(value)
    if not (isinstance(value, Mapping) and all(isinstance(text, str) for pair in value.items() for text in pair)):
        fix = 'write it like also: {synergy: "working together"}.'
        faults.add(path, '"also" needs phrases, each with what to write instead.', fix)
        return value
    return {" ".join(phrase.split()): better for phrase, better in value.items() if phrase.strip()}


def _number(value: object, path: FieldPath, faults: _Faults) -> object:
    if not isinstance(value, int) or isinstance(value, bool) or value < 1:
        faults.add(path, f'"{_told(value)}" is not a number of things.', "write a whole number, at least 1.")
    return value


def _told(value: object) -> str:
    """A value of the setting as YAML writes it, near enough to be known again."""
    words = {True: "on", False: "off", None: ""}
    return words[value] if value is None or isinstance(value, bool) else shown(str(value))


def _did_you_mean(name: object, known: list[str]) -> str:
    wanted = str(name).lower().replace("_", "-" if "-" in "".join(known) else "_")
    close = difflib.get_close_matches(wanted, known, n=1, cutoff=0.6)
    return f"did you mean {close[0]}?" if close else f"use one of: {', '.join(known)}."
