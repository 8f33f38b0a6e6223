"""The reader: nothing makes it fail, and what is written well comes back as it was."""

import dataclasses
import datetime
import json
import string
import unicodedata
from typing import Any

import jsonschema
import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

import yaml_of_editors
from dictionary.checking import checks
from dictionary.exports.schema import schema
from dictionary.language import hidden
from dictionary.linking import addresses
from dictionary.linking.term_index import build_index
from dictionary.model.entry import Entry
from dictionary.model.problems import Position, errors, in_reading_order
from dictionary.model.shapes import ListOf, MapOf, RecordOf, Scalar, Shape, fields_of
from dictionary.reading import loading
from dictionary.reading.pages import load_page
from dictionary.reading.positions import Places

PATH = "glossary/x.yml"
VOCABULARIES = {"topics": ("networking", "job-search"), "regions": ("US", "NO"), "audiences": ("students", "the new")}
SCHEMA = jsonschema.Draft7Validator(schema(*VOCABULARIES.values()))

# Signs that mean something to YAML or to the reader, pieces of entries, and anything at all.
PIECES = st.sampled_from(
    [
        *"\n\n\n:-?#&*!|>'\"%@`[]{},~ \t",
        *("---\n", "...\n", "  ", "- ", ": ", " #", "<<: ", "[[", "]]", "&a ", "*a ", "!!str ", "\r\n"),
        *("headword: ", "topics: [networking]\n", "definition: ", "aliases:\n", "  - ", "{text: ", "sources:"),
        *("region_notes: ", "status: published\n", "No", "2026-13-40", "1:1", "null", "true", "“a”", "é", "👩‍🏫"),
        *("\\u0000", '"\\x02"', "\x00", "\u2028", "\ufeff"),
    ]
)
HOSTILE = st.lists(PIECES | st.text(max_size=5), max_size=60).map("".join)


def assert_well_told(data: bytes) -> None:
    entry, problems = loading.load_entry(PATH, data, VOCABULARIES)
    assert (entry is None) == bool(problems)
    lines = data.decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for problem in problems:
        assert problem.path == PATH
        assert 1 <= problem.position.line <= len(lines)
        assert 1 <= problem.position.column <= len(lines[problem.position.line - 1]) + 1
        assert problem.position.column < problem.position.end_column
        assert str(problem).isprintable()
        assert problem.message and problem.fix
    assert in_reading_order(problems) == in_reading_order(reversed(problems))


@settings(max_examples=500, deadline=None)
@given(HOSTILE)
@example("? [a, b]\n: c")
@example("? {a: b}\n: c")
@example("headword: !!binary x")
@example("a: &a [*a]")
@example("region_notes: {[US]: x}")
@example("[" * 5000)
@example("- " * 5000)
@example("-  " * 5000)
@example("\n".join(" " * n + "a:" for n in range(500)))
@example("'" * 999)
@example("a: " * 999)
def test_no_text_makes_the_reader_fail(text: str) -> None:
    assert_well_told(text.encode("utf-8", "surrogatepass"))


@settings(deadline=None)
@given(st.binary(max_size=200))
@example("headword: mentor\n".encode("utf-16"))
@example("headword: mentor\n".encode("utf-32-be"))
@example(b"\xff" * 9)
@example(b"\xef\xbb\xbf")
def test_no_bytes_make_the_reader_fail(data: bytes) -> None:
    assert_well_told(data)


@settings(max_examples=200, deadline=None)
@given(HOSTILE)
def test_no_text_makes_the_other_files_fail(text: str) -> None:
    data = text.encode("utf-8", "surrogatepass")
    for name in loading.VOCABULARIES:
        named, problems = loading.load_vocabulary(f"glossary/_{name}.yml", data)
        assert all(isinstance(key, str) for key in named)
        assert all(problem.position.line >= 1 for problem in problems)
    content = b"---\n" + data + b"\n---\n# X\n"
    article, problems = load_page("docs/articles/x.md", content, "articles/x.md", VOCABULARIES, is_article=True)
    assert (article is None) == bool(errors(problems))
    assert all(problem.position.line >= 1 for problem in problems)


@settings(deadline=None)
@given(HOSTILE, st.lists(st.sampled_from(["aliases", "text", "tips", 0, 1, 99]), max_size=4), st.text(max_size=5))
def test_no_field_is_too_strange_to_be_looked_for(text: str, path: list[str | int], part: str) -> None:
    position = Places(text).of(tuple(path), part.strip())
    assert position.line >= 1
    assert position.column >= 1


def is_visible(text: str) -> bool:
    composed = unicodedata.normalize("NFC", text)
    return bool(text.strip()) and hidden.first(text) is None and hidden.first(composed) is None


def is_in_curly_quotes(text: str) -> bool:
    """A trap of its own, where the text has no straight quotes."""
    return text.strip()[:1] in set("“”„‘’‚«»") and text.strip()[-1:] in set("“”‘’«»")


WORDS = st.text(st.characters(exclude_categories=("Cc", "Cs", "Cn", "Zl", "Zp")), min_size=1, max_size=30)
TRAPS = st.sampled_from(["No", "1:1", "[[coach]]", "a: b", "the #1", "- x", "2026-11-23", "null", "C# “a” b"])
TEXTS = (WORDS | TRAPS).filter(is_visible).filter(lambda text: not is_in_curly_quotes(text))
BLOCKS = st.lists(TEXTS.map(str.strip), min_size=1, max_size=4).map("\n\n".join)
SLUGS = st.text(string.ascii_lowercase + string.digits, min_size=1, max_size=8)
ADDRESSES = SLUGS.map("https://example.org/{}".format)
DATES = st.dates(min_value=datetime.date(1000, 1, 1))


def values_of(shape: Shape) -> st.SearchStrategy[Any]:
    """Values in the form in which the reader keeps them."""
    match shape:
        case ListOf(item):
            unique = isinstance(item, Scalar) and bool(item.key_of)
            return st.lists(values_of(item), min_size=1, max_size=2, unique=unique).map(tuple)
        case MapOf(_, value):
            return st.dictionaries(st.sampled_from(VOCABULARIES["regions"]), values_of(value), min_size=1)
        case RecordOf(record):
            return records_of(record)
        case Scalar(of="flag"):
            return st.booleans()
        case Scalar(of="number"):
            return st.integers(1000, 9999)
        case Scalar(of="date"):
            return DATES
        case Scalar(choices=choices) if choices:
            return st.sampled_from(choices)
        case Scalar(key_of=str(key)) if key in VOCABULARIES:
            return st.sampled_from(VOCABULARIES[key])
        case Scalar(key_of=str()):
            return SLUGS
        case Scalar(web_address=True):
            return ADDRESSES
        case Scalar(text=text) if text and text.written == "block":
            return BLOCKS.map(lambda value: unicodedata.normalize("NFC", value).strip()).filter(bool)
        case _:
            return TEXTS.map(lambda value: " ".join(unicodedata.normalize("NFC", value).split())).filter(bool)


def records_of(record: type, **given: Any) -> st.SearchStrategy[Any]:
    fields = fields_of(record)
    required = {name: values_of(field.shape) for name, field in fields.items() if field.required}
    optional = {name: values_of(field.shape) for name, field in fields.items() if not field.required}
    return st.fixed_dictionaries(required, optional=optional).map(lambda values: record(**given, **values))


ENTRIES: st.SearchStrategy[Entry] = records_of(Entry, slug="x", path=PATH)


def written(value: Any, shorthand: bool) -> Any:
    """A value as YAML writes it; with `shorthand`, records that may be a plain text are one where they can."""
    if isinstance(value, tuple):
        return [written(item, shorthand) for item in value]
    if isinstance(value, dict):
        return {key: written(item, shorthand) for key, item in value.items()}
    if not dataclasses.is_dataclass(value):
        return value
    filled = {
        item.name: written(getattr(value, item.name), shorthand)
        for item in dataclasses.fields(value)
        if item.name in fields_of(type(value)) and getattr(value, item.name) != _default(item)
    }
    name = getattr(value, "SHORTHAND", None)
    return filled[name] if shorthand and list(filled) == [name] else filled


def _default(item: "dataclasses.Field[Any]") -> Any:
    return item.default_factory() if item.default_factory is not dataclasses.MISSING else item.default


@settings(max_examples=200, deadline=None)
@given(ENTRIES, st.booleans(), st.booleans())
def test_an_entry_that_is_written_as_yaml_is_read_as_it_was(entry: Entry, shorthand: bool, flow: bool) -> None:
    text = yaml.safe_dump(
        written(entry, shorthand), allow_unicode=True, sort_keys=False, default_flow_style=flow, width=60
    )
    assert loading.load_entry(PATH, text.encode(), VOCABULARIES) == (entry, [])
    crlf = text.replace("\n", "\r\n").encode()
    assert loading.load_entry(PATH, crlf, VOCABULARIES) == (entry, [])


@settings(max_examples=100, deadline=None)
@given(ENTRIES)
def test_an_entry_that_is_written_as_json_is_read_as_it_was(entry: Entry) -> None:
    text = json.dumps(written(entry, False), ensure_ascii=False, default=str)
    assert loading.load_entry(PATH, text.encode(), VOCABULARIES) == (entry, [])


@settings(max_examples=100, deadline=None)
@given(ENTRIES, st.booleans())
def test_the_form_of_what_can_be_read_fits_the_schema(entry: Entry, shorthand: bool) -> None:
    text = json.dumps(written(entry, shorthand), ensure_ascii=False, default=str)
    of_rules = {"allOf", "anyOf", "oneOf", "if", "maxItems", "minItems", "required", "const", "contains"}
    for error in SCHEMA.iter_errors(yaml_of_editors.load(text)):
        # Which fields go together is a matter of the checks.
        assert error.validator in of_rules, error.message


@pytest.mark.parametrize(
    ("path", "part", "nth", "place"),
    [
        (("headword",), "", 0, (1, 11, 17)),
        (("topics", 0), "", 0, (2, 10, 20)),
        (("aliases", 1), "", 0, (5, 5, 10)),
        (("aliases", 1, "text"), "", 0, (5, 5, 10)),
        (("aliases", 2), "", 0, (6, 5, 32)),
        (("aliases", 2, "text"), "", 0, (6, 12, 17)),
        (("region_notes", "NO"), "", 0, (15, 10, 16)),
        (("definition",), "", 0, (7, 13, 14)),
        (("definition",), "someone", 0, (9, 5, 12)),
        (("definition",), "is someone", 0, (8, 14, 16)),
        (("explanation",), "[[a]]", 0, (11, 7, 12)),
        (("explanation",), "[[a]]", 1, (13, 11, 16)),
        (("explanation",), "[[a]]", 2, (10, 14, 15)),  # there is no third: the field itself
        (("explanation",), "NO", 0, (10, 14, 15)),  # not in this field
        (("tips",), "", 0, (1, 1, 2)),  # there is no such field: the entry
        (("aliases", 9), "", 0, (4, 3, 4)),  # no such item: the list
        ((), "", 0, (1, 1, 2)),
    ],
)
def test_places(path: tuple[str | int, ...], part: str, nth: int, place: tuple[int, int, int]) -> None:
    text = """\
headword: mentor
topics: [networking]
aliases:
  - adviser
  - guide
  - {text: coach, kind: former}
definition: >-
    A mentor is
    someone who advises.
explanation: |
  Ask [[a]].

  And ask [[a]].
region_notes: {
  "NO":  Usual.
}
"""
    assert Places(text).of(path, part, nth) == Position(*place)


def test_a_file_that_cannot_be_read_has_only_a_beginning() -> None:
    assert Places("a: b: c").of(("a",)) == Position()


# Lines with one fault each; none of them is about another.
FAULTS = {
    "topics: [Networks]": "E204",
    "definition: A mentor helps": "S405",
    "tips: ['Ask [[xyzzy]].']": "E301",
    "mistakes: ['<b>Never</b> ask.', ~]": "E205",
    "see_also: [xyzzy]": "E301",
    "legal: perhaps": "E203",
    "added: soon": "E208",
    "pattern: ask: a mentor": "E103",
    "origin: @home": "E103",
    "examples: [A., B.": "E103",
    "forms: [*mentors]": "E107",
    "region_notes: {US: '![a](b)'}": "E407",
    "steps: [be the #1]": "E110",
    "xyzzy: 1": "E201",
    "audience:students": "E103",
    "not_in: ['a\u200bb']": "E108",
}
ALSO = {"mistakes: ['<b>Never</b> ask.', ~]": ["E406", "E406"], "region_notes: {US: '![a](b)'}": ["E407"]}


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(sorted(FAULTS)), unique=True))
@example(sorted(FAULTS))
@example(sorted(FAULTS, reverse=True))
def test_no_fault_hides_another_one(lines: list[str]) -> None:
    right = ["headword: mentor", "topics: [networking]", "definition: A mentor helps."]
    names = {line.partition(":")[0] for line in lines}
    text = "\n".join([*lines, *(line for line in right if line.partition(":")[0] not in names), ""])
    vocabularies = {name: b"".join(f"'{key}': x\n".encode() for key in keys) for name, keys in VOCABULARIES.items()}
    files = loading.Files(entries={PATH: text.encode()}, vocabularies=vocabularies)
    dictionary, problems = loading.load(files)
    checked = dictionary.for_checks()
    index = build_index(checked.entries.values())
    findings = checks.check(checked, index, addresses.assign(checked, index))
    problems += checks.problems_in(findings, lambda path: text)
    expected = [(n, code) for n, line in enumerate(lines, 1) for code in (FAULTS[line], *ALSO.get(line, ()))]
    assert sorted((problem.position.line, problem.code) for problem in problems) == sorted(expected)
