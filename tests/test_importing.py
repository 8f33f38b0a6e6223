"""Glossaries of other makes: the same small one in each format, and what files may hold that cannot be brought.

The files are in `tests/cases/imports/`. What comes out is compared as entries, so that a case says what is meant and
not how it is written.
"""

import dataclasses
import io
import re
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from builds import copy_project
from dictionary.importing.bringing import Brought, Source, Wish, bring
from dictionary.importing.draft import Standing
from dictionary.importing.drafts import drafted
from dictionary.importing.mapping import guessed
from dictionary.importing.opening import records_of
from dictionary.importing.records import RefusedError
from dictionary.model.entry import Entry
from dictionary.reading.loading import load_entry
from project import configuration

CASES = Path(__file__).parent / "cases" / "imports"
EXPECTED: dict[str, Any] = yaml.safe_load((CASES / "expected.yml").read_text(encoding="utf-8"))
TOPICS = {"networking", "job-search", "resumes-applications"}


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A dictionary of something else, which stays as it is."""
    return copy_project(tmp_path_factory.mktemp("importing") / "project")


def quiet(what: str, number: int) -> None:
    """Nobody waits."""


def brought(project: Path, sources: dict[str, Source], **wish: Any) -> Brought:
    read = configuration(project)
    assert read.settings is not None
    return bring(project, read.settings, read.docs, sources, Wish(**wish), quiet)


def refused(project: Path, name: str, data: bytes | str, **wish: Any) -> list[str]:
    """What is said against a file."""
    given = data if isinstance(data, bytes) else data.encode()
    with pytest.raises(RefusedError) as error:
        brought(project, {name: Source(given)}, **wish)
    return [str(fault) for fault in error.value.faults]


def workbook(rows: list[list[Any]]) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def sources_of(name: str) -> dict[str, Source]:
    """The files of a case, by their names in its folder."""
    path = CASES / name
    if name == "columns.xlsx":
        import csv

        rows = list(csv.reader(io.StringIO((CASES / "columns.csv").read_text(encoding="utf-8"))))
        return {name: Source(workbook([list(row) for row in rows]))}
    if path.is_dir():
        return {f"{name}/{each.name}": Source(each.read_bytes(), is_page=True) for each in sorted(path.iterdir())}
    return {name: Source(path.read_bytes())}


def entries_of(found: Brought) -> dict[str, Entry]:
    entries = {}
    for path, data in found.texts.items():
        if not Path(path).name.startswith("_"):
            entry, problems = load_entry(path, data, {})
            assert entry is not None, problems
            entries[entry.slug] = entry
    return entries


def plain(value: Any, like: Any) -> Any:
    """A value of an entry as the file of expectations writes it: of records only what is written there."""
    if isinstance(value, tuple):
        likes = like if isinstance(like, list) and len(like) == len(value) else [None] * len(value)
        return [plain(item, each) for item, each in zip(value, likes, strict=True)] or None
    if dataclasses.is_dataclass(value):
        names = like if isinstance(like, dict) else [each.name for each in dataclasses.fields(value)]
        return {name: getattr(value, name) for name in names}
    return value.strip() if isinstance(value, str) else value


@pytest.mark.parametrize("name", EXPECTED["formats"])
def test_each_format_says_the_same(project: Path, name: str) -> None:
    others = EXPECTED["formats"][name]
    found = brought(project, sources_of(name))
    entries = entries_of(found)
    slugs = {slug: others.get(slug, {}).get("slug", slug) for slug in EXPECTED["entries"]}
    assert entries.keys() == set(slugs.values())
    for slug, fields in EXPECTED["entries"].items():
        entry = entries[slugs[slug]]
        meant = {**dict.fromkeys(("see_also", "redirect_from", "sources", "explanation", "pattern")), **fields}
        meant |= {field: value for field, value in others.get(slug, {}).items() if field != "slug"}
        is_one = {field: plain(getattr(entry, field), value) for field, value in meant.items()}
        assert is_one == meant, f"{name}: {slug}"


_MARKUP = re.compile(
    r"<\?.*?\?>|<(?!Term)/?[\w:]+[^<>]*>|https?://\S+|\w+:\w+|^\s*[\"\w@-]+\s*:|\"[@\w:-]+\":|:\w+:|@prefix.*", re.M
)
"""Names of fields, elements and roles are no words of a glossary."""


@pytest.mark.parametrize("name", EXPECTED["formats"])
def test_nothing_is_lost(project: Path, name: str) -> None:
    """Every word of a file stands in an entry or on the list of what is left to do."""
    sources = sources_of(name)
    found = brought(project, sources)
    kept = words("\n".join([found.to_do("x"), *(text.decode() for text in found.texts.values())]))
    for path, source in sources.items():
        if path.endswith("xlsx"):
            continue
        text = source.data.decode("utf-8-sig")
        lost = words(_MARKUP.sub(" ", text)) - kept
        assert lost <= NAMES_OF_FIELDS, f"{path}: {sorted(lost - NAMES_OF_FIELDS)}"


NAMES_OF_FIELDS = set(
    """term definition see also synonyms category source id begriff bedeutung siehe auch synonyme kategorie quelle
    anchor words of the workshop a list as site s data file has it topics in each them terms by their ids
    meaning known topic glossary sorted seealso name description related aka abbr sources title url skos dcterms
    purl org www w3 2004 02 core scheme conceptscheme concept import from src site bicycles example text term_id
    glossary_tooltip tags short_description full_link hovertext see_also slug references aliases abbreviation
    relatedterms http https preflabel inscheme antrieb words altlabel en admn preferredterm sts c2 n""".split()
)


def words(text: str) -> set[str]:
    return set(re.findall(r"[^\W_]\w*", text.casefold()))


def test_abbreviations_become_their_words(project: Path) -> None:
    entries = entries_of(brought(project, sources_of("abbreviations.md")))
    assert entries["bottom-bracket"].headword == "Bottom Bracket"
    assert [(alias.text, alias.kind) for alias in entries["bottom-bracket"].aliases] == [("BB", "abbreviation")]
    assert entries["rpm"].definition == "How often something turns in a minute."


def test_topics_are_folded_and_appended(project: Path) -> None:
    before = (project / "glossary" / "_topics.yml").read_text(encoding="utf-8")
    after = brought(project, sources_of("columns.csv")).texts["glossary/_topics.yml"].decode()
    assert after.startswith(before)
    assert yaml.safe_load(after.removeprefix(before)) == {
        key: {"name": name} for key, name in EXPECTED["topics"].items()
    }


ROWS = "Term,Definition\n" + "".join(f"a{number},b\n" for number in range(20_001))
BAD: dict[str, tuple[str, bytes | str, str]] = {
    "a spreadsheet that is none": ("t.xlsx", b"Term,Definition\n", r"t\.xlsx: The file is not what its name says"),
    "a spreadsheet named as texts": ("t.csv", b"PK\x03\x04rest", r"t\.csv: .*an archive.*\.xlsx"),
    "an archive that is no spreadsheet": ("t.xlsx", b"PK\x03\x04rest", r"no spreadsheet can be read"),
    "a page that says what went wrong": ("t.json", "<!DOCTYPE html><title>404</title>", r"it is a page of the web"),
    "no JSON": ("t.json", '[\n{"term": }]', r"t\.json:2:10: .*broken here"),
    "no YAML": ("t.yml", "- term: a\n  definition: b: c\n", r"t\.yml:2:\d+: .*broken here"),
    "no XML": ("t.tbx", "<tbx>\n<body></tbx>", r"t\.tbx:2:\d+: .*broken here"),
    "entities": ("t.tbx", '<!DOCTYPE t [<!ENTITY a "b">]><tbx>&a;</tbx>', r"defines entities"),
    "no Turtle": ("t.ttl", "@prefix a: <b> .\na:b a:c\n\n", r"t\.ttl.*broken here: \w.*[^.]\. Fix"),
    "a prefix that is not explained": ("t.ttl", "\n<a> a skos:Concept .\n", r't\.ttl:2: .*here: Prefix "skos:" not'),
    "a text without an end": ("t.ttl", '@prefix a: <b> .\na:b a:c "x\n.\n', r"t\.ttl:2: .*here: newline found in"),
    "no line of triples": ("t.nt", '<http://a/b> <http://a/c> "x" .\n<http://a\n', r"t\.nt:2: .*here: Invalid line"),
    "JSON-LD that ends": ("t.jsonld", '{"@context": {}, "@id": ', r"t\.jsonld:1: .*broken here: Expecting value"),
    "a sign that is none": ("t.csv", "Term,Definition\na,b\0c\n", r"t\.csv:2:4: Here is a sign that no text can hold"),
    "letters of the west": ("t.csv", "Wort,Erklärung\na,b\n".encode("cp1252"), r"--encoding windows-1252"),
    "names from another site": ("t.jsonld", '{"@context": "https://x.example/c"}', r"t\.jsonld:1: .*not asked"),
    "an unknown format": ("t.docx", b"x", r'that end with "\.docx"'),
    "an empty file": ("t.csv", b"\n", r"empty"),
    "no terms": ("t.csv", "Nummer,Definition\n1,b\n", r't\.csv:1: No column .*"Nummer", "Definition".*--map term=NAME'),
    "no meanings": ("t.csv", "Term,Nummer\na,1\n", r"what the terms mean.*--map definition=NAME"),
    "two columns of one name": ("t.csv", "Term,Term\na,b\n", r't\.csv:1:B: Two columns have the name "Term"'),
    "more cells than columns": ("t.csv", "Term,Definition\na,b\na,b,c\n", r"t\.csv:3:C: This row has 3 cells"),
    "a quote without an end": ("t.csv", 'Term,Definition\na,"b\n', r"t\.csv:\d: The table cannot be read"),
    "a formula": ("t.csv", 'Term,Definition\na,"=HYPERLINK(""x"")"\n', r"t\.csv:2:B: The cell holds a formula"),
    "a formula in a spreadsheet": (
        "t.xlsx",
        workbook([["Term", "Definition"], ["a", "A."], ["b", '=CONCATENATE("B", ".")']]),
        r"t\.xlsx:3:B: The cell holds a formula",
    ),
    "one term twice": ("t.csv", "Term,Definition\nhub,b\nrim,d\nHub,e\n", r't\.csv:4: "Hub" is here .*t\.csv:2'),
    "not UTF-8": ("t.csv", "Term,Definition\nRésumé,écrit\n".encode("cp1252"), r"t\.csv:2:2: .*UTF-8.*--encoding"),
    "UTF-16": ("t.csv", "Term,Definition\na,b\n".encode("utf-16"), r"utf-16"),
    "too many rows": ("t.csv", ROWS, r"t\.csv:20002: .*more than 20,000"),
    "terms in another language": ("t.csv", "Term_de,Definition_de\na,b\n", r"--language de"),
}  # fmt: skip


@pytest.mark.parametrize("case", BAD)
def test_what_cannot_be_brought_is_told(project: Path, case: str) -> None:
    name, data, said = BAD[case]
    faults = refused(project, name, data)
    assert re.search(said, faults[0]), faults
    assert " Fix: " in faults[0]


def test_a_hundred_thousand_rows_are_not_read_to_the_end(project: Path) -> None:
    rows = "Term,Definition\n" + "a,b\n" * 100_000 + '"'  # the quote at the end would be a fault of its own
    assert re.search(r"t\.csv:\d+: There are more than 20,000", refused(project, "t.csv", rows + "\n")[0])


def test_another_encoding_is_read_where_it_is_named(project: Path) -> None:
    data = "Term,Definition\nRésumé,A résumé is a page.\n".encode("cp1252")
    entries = entries_of(
        brought(project, {"t.csv": Source(data)}, encoding="windows-1252", topic="networking", language="en")
    )
    assert entries == {} or entries["resume"].headword == "Résumé"


def test_the_mapping_can_be_corrected(project: Path) -> None:
    data = b"Nummer,Wort,Text,Term\n1,pedal,A pedal is a step.,x\n"
    found = brought(
        project, {"t.csv": Source(data)}, fields={"Wort": "term", "Text": "definition"}, left=frozenset({"Term"})
    )
    assert entries_of(found)["pedal"].definition == "A pedal is a step."
    assert "Nummer: 1" in found.to_do("x")
    assert refused(project, "t.csv", data, fields={"Worte": "term"})[0].startswith(
        't.csv:2: There is no column or field "Worte"'
    )


def test_one_language_of_several(project: Path) -> None:
    said = refused(project, "v.ttl", (CASES / "vocabulary.ttl").read_bytes(), language="de")
    assert "--language en" in said[0]
    found = brought(project, sources_of("vocabulary.ttl"))
    assert "prefLabel@de: Tretlager" in found.to_do("x")


def test_several_meanings_of_a_word(project: Path) -> None:
    data = b"Term,Definition\nfork (of a road),A road parts.\nfork (of a bicycle),It holds a wheel. It has two legs.\n"
    entry = entries_of(brought(project, {"t.csv": Source(data)}))["fork"]
    assert [(sense.id, sense.label) for sense in entry.senses] == [
        ("of-a-road", "of a road"),
        ("of-a-bicycle", "of a bicycle"),
    ]
    assert "It has two legs." in (entry.explanation or "")


def test_what_an_entry_cannot_hold_is_told_or_changed(project: Path) -> None:
    text = (
        "# Hub\n\nA hub is `<b>` in the <em>middle</em> of a wheel. See ![a hub](hub.png) and [more](../more.md).\n\n"
        "## Heading {#own}\n\n<div markdown>\n\nA [reference][r] &amp; a < b.\n\n</div>\n\n"
        "{{% video 5 %}}<!-- note -->\n\n"
        '!!! note "Mind"\n    This [[hub]] and [[wheel|it]].\n\n[r]: https://hub.example\n'
    )
    found = brought(project, {"glossary/hub.md": Source(text.encode(), is_page=True)})
    entry = entries_of(found)["hub"]
    assert entry.definition == "A hub is <b> in the middle of a wheel."
    assert entry.explanation is not None
    for kept in (
        "`<b>`",
        "*middle*",
        "a hub",
        "**Heading**",
        "[reference](https://hub.example)",
        "**Mind**",
        "This hub and it.",
    ):
        assert kept in entry.explanation
    for lost in ("hub.png", "../more.md", "video 5", "note -->", "[[wheel|it]]"):
        assert lost not in entry.explanation
        assert lost in found.to_do("x")


BROKEN = [
    '"',
    "[[",
    "]]",
    "<b>",
    "</div>",
    "{{<",
    ">}}",
    "\n\n",
    ":",
    "- ",
    "|",
    "```",
    "\t",
    "*[x]: ",
    "\u202e",
    "![a](",
]
FILES = sorted(path for path in CASES.rglob("*") if path.is_file() and path.name != "expected.yml")


@given(
    path=st.sampled_from(FILES),
    changes=st.lists(st.tuples(st.floats(0, 1), st.sampled_from(BROKEN), st.integers(0, 30)), min_size=1, max_size=6),
)
def test_a_damaged_file_is_read_or_refused(path: Path, changes: list[tuple[float, str, int]]) -> None:
    """Something stands in it, or is missing, where it should not: never a fault of the program's own."""
    data = path.read_bytes()
    for place, text, gone in changes:
        at = int(place * len(data))
        data = data[:at] + text.encode() + data[at + gone :]
    try:
        records = records_of(path.name, data, quiet)
        drafted(records, guessed(records, "en", {}, frozenset()), Standing(), quiet)
    except RefusedError as error:
        assert all(fault.message and fault.fix for fault in error.faults)


def test_what_stands_between_the_terms_is_told(project: Path) -> None:
    text = (
        "Welcome.\n\n## A\n\nhub\n: A hub is a part with a<b and c>d, and <b>bold</b>.\n\nLook here.\n\nrim\n: Round.\n"
    )
    found = brought(project, {"t.md": Source(text.encode())})
    assert entries_of(found)["hub"].definition == "A hub is a part with a<b and c>d, and bold."
    assert "(t.md:1): (text): Welcome. Look here." in found.to_do("x")
    headings = "# G\n\nWelcome.\n\n## hub\n\nA hub is a part.\n\n## rim\n\nA rim is round.\n"
    found = brought(project, {"t.md": Source(headings.encode())})
    assert entries_of(found).keys() == {"hub", "rim"}
    assert "(t.md:2): (text): Welcome." in found.to_do("x")


def test_words_of_other_scripts_get_addresses(project: Path) -> None:
    data = "用語,定義,分類\n自転車,自転車は二輪の乗り物です。,乗り物\n".encode()
    found = brought(project, {"t.csv": Source(data)}, language="ja")
    ((slug, entry),) = entries_of(found).items()
    assert re.fullmatch(r"[a-z0-9-]+", slug)
    assert entry.headword == "自転車"
    assert re.search(r"(?m)^[a-z0-9-]+:\n  name: 乗り物$", found.texts["glossary/_topics.yml"].decode())
