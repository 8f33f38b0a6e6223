"""What tests of changed files share: a few values for every field, and what must not change."""

import datetime
from collections.abc import Mapping
from typing import Any

import yaml

from dictionary.contributing.file_layout import lines_of, spans
from dictionary.model.entry import Alias, Confusable, CoveredTerm, Entry, Fact, Pronunciation, Script, Sense, Source
from dictionary.model.shapes import ListOf, MapOf, RecordOf, Scalar, fields_of

LONG = 'A "long" sentence: one that says it\'s # 1, goes on for longer than a line holds, and ends - at last - here.'
TEXTS = ("No", "null", "2026-11-23", "1:1", "0x1F", "1e3", "#1", "a #b", "a: b", "- a", "* a", "[[a]]", "@a", "`a`")
TEXTS += (
    "%a",
    "!a",
    "&a",
    "*a*",
    "?",
    "? a",
    "{a}",
    "a\\b",
    "'a'",
    '"a"',
    '"a" it\'s',
    "“a”",
    "a:",
    ":a",
    "---",
    "...",
)
TEXTS += (
    f"{LONG[:79]} • bullet {LONG}",
    f"{LONG[:70]}" + " •" * 9 + LONG,
    "|",
    ">",
    "~",
    "=",
    "<<",
    "-",
    "é",
    "„a“",
    "a, b",
    "a]",
    LONG,
)
_RECORDS: Mapping[type, tuple[Any, ...]] = {
    Alias: (
        (Alias(text="CV", kind="abbreviation", region=("UK",)), Alias(text="a: b")),
        (Alias(text=LONG, grammar="plural", autolink=False),),
    ),
    CoveredTerm: ((CoveredTerm(text="No"), CoveredTerm(text="{a}", region=("US", "NO"))),),
    Pronunciation: ((Pronunciation(ipa="ˌsiː ˈviː", note="Say: the letters, all."),),),
    Fact: (
        (Fact(label="No", value="1:1", region=("US", "NO")), Fact(label="a: b", value=LONG)),
        (Fact(label=LONG, value="One week"),),
    ),
    Sense: (
        (
            Sense(id="a", label="No", definition=LONG, region=("US",), examples=("One.", "- two", LONG)),
            Sense(id="b", label="b", definition="Short."),
        ),
    ),
    Script: ((Script(situation="a: b", text=LONG), Script(situation=LONG, text="#1")),),
    Confusable: ((Confusable(entry="mentor", difference=LONG), Confusable(term="No", difference="*a*")),),
    Source: (
        (Source(title="A: b", publisher="No", year=2007, url="https://example.com/a#b", authority="press", note=LONG),),
    ),
}


def _samples(shape: Any) -> tuple[Any, ...]:
    match shape:
        case Scalar(of="flag"):
            return (True, False)
        case Scalar(of="date"):
            return (datetime.date(2001, 2, 3),)
        case Scalar(choices=choices) if choices:
            return choices
        case Scalar(key_of=str()):
            return ("job-search", "no")
        case Scalar(text=text) if text and text.written == "block":
            return ("One.", "One,\n# two.\n\n- three: four\n  - five\n\n    code \n\n> six", LONG)
        case Scalar():
            return TEXTS
        case ListOf(RecordOf(record)):
            return _RECORDS[record]
        case ListOf(Scalar(key_of=str())):
            return (("no", "job-search", "coffee-chat"), ("a",))
        case ListOf():
            return (TEXTS, ("One.",), ("a few", "words"))
        case MapOf():
            return ({"UK": LONG, "NO": "a: b", "US": "Short."},)
    raise AssertionError(shape)


SAMPLES: Mapping[str, tuple[Any, ...]] = {name: _samples(spec.shape) for name, spec in fields_of(Entry).items()}


def assert_only_this_changed(before: str, after: str, name: str) -> None:
    """All lines outside of one field are the same, byte by byte, but for the end of the last line."""
    assert _outside(before, name) == _outside(after, name)


def _outside(text: str, name: str) -> list[str]:
    lines = lines_of(text.removeprefix("\ufeff"))
    node = yaml.compose("".join(line.rstrip("\r\n") + "\n" for line in lines), Loader=yaml.CSafeLoader)
    own = {
        number for span in spans(node, lines) or [] if span.key.value == name for number in range(span.start, span.end)
    }
    kept = [line for number, line in enumerate(lines) if number not in own]
    return ["\ufeff" * text.startswith("\ufeff"), *(line.rstrip("\r\n") for line in kept)]
