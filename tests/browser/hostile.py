"""A dictionary in which every text field of an entry holds a hostile text: the project, not yet built.

One entry, topic, region and article for each text of `tests/cases/hostile_strings.yml`, and one of each
with harmless words, the control: a page with a hostile text must have the same elements as its page.

Each field ends with a *mark*, a word that stands nowhere else. A field that a text in it, or in the
field before, could hide from readers would lack its mark.
"""

import datetime
import re
import shutil
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from builds import copy_project
from dictionary.language.folding import tokens
from dictionary.language.slugs import is_page_name, slug_of
from dictionary.linking.term_index import MOST_PARTS
from dictionary.model.entry import Entry
from dictionary.model.problems import FieldPath, Problem
from dictionary.model.shapes import ListOf, MapOf, RecordOf, Scalar, Shape, fields_of
from dictionary.reading.loading import VOCABULARIES, load_entry

CASES = Path(__file__).resolve().parent.parent / "cases" / "hostile_strings.yml"
CONTROL = "control"
CONTROL_TEXT = "harmless"
MENTIONED = "mentioned-entry"
QUOTED = "quoted-entry"
OTHERS = {
    # Mentioned in the definition of each entry, and in each article.
    MENTIONED: "mentioned entry",
    # Mentioned in the explanation of each entry.
    QUOTED: "quoted entry",
    # The first and the last in the alphabet, so that all others have a neighbor on both sides.
    "first-entry": "a a a first entry",
    "last-entry": "(\U00020000) last entry",
    "retired-entry": "retired entry",
}
"""Harmless entries besides the control."""
OTHER_TOPIC = "other"
NAMES_A_SOURCE: FieldPath = ("in_short", 0, "source")
"""Says what the title of a source says."""
NOT_BOTH: tuple[FieldPath, ...] = (("confusables", 0, "term"), ("confusables", 1, "entry"))
"""A confusable has either an entry or a term: the first the one, the second the other."""

Put = Callable[[FieldPath, Scalar], object]
"""Says what to write into a text field."""


@dataclass(frozen=True, slots=True)
class Case:
    """One text and the entry that carries it."""

    number: int
    name: str
    text: str

    @property
    def slug(self) -> str:
        """Of its entry, topic, region and article."""
        return f"{CONTROL if self.name == CONTROL else 'hostile'}-{self.number:03}"

    def mark(self, place: str) -> str:
        """The word at the end of a field."""
        return f"mark{self.number:03}{re.sub('[^a-z0-9]', '', place)}"


@dataclass(frozen=True, slots=True)
class Carrier:
    """A case's entry as data: what each of its text fields says, and what the loader refused."""

    case: Case
    data: Mapping[str, Any]
    texts: Mapping[FieldPath, str]
    refused: Mapping[FieldPath, tuple[Problem, ...]] = field(default_factory=dict)

    def plain(self, place: str) -> str:
        """A plain text outside the entry: the hostile one, if the loader takes it in a plain field."""
        text = CONTROL_TEXT if ("headword",) in self.refused else self.case.text
        return f"{text} {self.case.mark(place)}"


@dataclass(frozen=True, slots=True)
class HostileProject:
    """The project's folder, and what stands in it."""

    folder: Path
    carriers: tuple[Carrier, ...]
    """The control is the first."""


def cases() -> list[Case]:
    """The control, then all hostile texts."""
    texts = yaml.safe_load(CASES.read_text(encoding="utf-8"))["texts"]
    named = [(CONTROL, CONTROL_TEXT), *((item["name"], item["text"] * item.get("times", 1)) for item in texts)]
    return [Case(number, name, text) for number, (name, text) in enumerate(named)]


def unloadable() -> list[Case]:
    """Texts that the loader lets into no field, for the records of entries."""
    texts = yaml.safe_load(CASES.read_text(encoding="utf-8"))["records"]
    return [Case(number, item["name"], item["text"]) for number, item in enumerate(texts)]


def written() -> list[Mapping[str, str]]:
    """Values in YAML's own signs, each with the code of the problem that it must be."""
    found: list[Mapping[str, str]] = yaml.safe_load(CASES.read_text(encoding="utf-8"))["written"]
    return found


def place(path: FieldPath) -> str:
    """A field in words: `sources.0.note`."""
    return ".".join(map(str, path))


def value_of(case: Case, path: FieldPath, scalar: Scalar) -> str:
    """The hostile text and the mark; in the second item of a list, the text alone."""
    path = ("sources", 0, "title") if path == NAMES_A_SOURCE else path
    mark = case.mark(place(path))
    if path[-1] == 1:
        return case.text
    if scalar.web_address:
        return f"https://example.org/{''.join(case.text.split())}/{mark}"
    match scalar.text and scalar.text.written:
        case "block":
            return f"{case.text} of a quoted entry\n\n{mark}"
        case "sentence":
            return f"{case.text} of a mentioned entry {mark}"
    return f"{case.text} {mark}"


def entry_data(case: Case, put: Put) -> dict[str, Any]:
    """An entry with every field of the model, its text fields filled by `put`."""
    data = _record(Entry, case, put, ())
    twice = {
        name: [dict(_record_in(name, case, put, number)) for number in (0, 1)] for name in ("confusables", "aliases")
    }
    for name, number, field_name in NOT_BOTH:
        del twice[str(name)][int(number)][field_name]
    twice["aliases"][1]["kind"] = "former"
    return data | twice | {"status": "published", "autolink": False}


def _record_in(name: str, case: Case, put: Put, number: int) -> Mapping[str, Any]:
    shape = fields_of(Entry)[name].shape
    assert isinstance(shape, ListOf)
    value: Mapping[str, Any] = _value(shape.item, case, put, (name, number))
    return value


def _record(record: type, case: Case, put: Put, path: FieldPath) -> dict[str, Any]:
    return {name: _value(spec.shape, case, put, (*path, name)) for name, spec in fields_of(record).items()}


def _value(shape: Shape, case: Case, put: Put, path: FieldPath) -> Any:
    match shape:
        case Scalar(choices=(_, *_)):
            # Not the first: where there is a usual choice, it is the first and shows nothing.
            return shape.choices[-1]
        case Scalar(key_of="entries"):
            return MENTIONED
        case Scalar(key_of=str()):
            return case.slug
        case Scalar(of="flag"):
            return True
        case Scalar(of="number"):
            return 2026
        case Scalar(of="date"):
            return datetime.date(2026, 11, 23)
        case Scalar():
            return put(path, shape)
        case ListOf(item):
            return [_value(item, case, put, (*path, number)) for number in range(2 if isinstance(item, Scalar) else 1)]
        case MapOf(_, item):
            return {case.slug: _value(item, case, put, (*path, case.slug))}
        case RecordOf(record):
            return _record(record, case, put, path)


def carrier(case: Case) -> Carrier:
    """The entry of a case, with the text in every field in which the loader takes it."""
    refused = _refused(case, list(texts_of(case)))
    put = _put(case, refused)
    return Carrier(case, entry_data(case, put), texts_of(case, put), refused)


def _refused(case: Case, fields: Collection[FieldPath]) -> dict[FieldPath, tuple[Problem, ...]]:
    """Those of the fields in which the loader does not take the text, by halving them."""
    hostile = set(fields)
    found = problems_of(case, entry_data(case, _put(case, [path for path in texts_of(case) if path not in hostile])))
    if not found:
        return {}
    if len(hostile) == 1:
        return {hostile.pop(): tuple(found)}
    ordered = list(fields)
    middle = len(ordered) // 2
    return _refused(case, ordered[:middle]) | _refused(case, ordered[middle:])


def _put(case: Case, harmless_in: Collection[FieldPath]) -> Put:
    """The text in every field but some."""
    harmless = Case(case.number, CONTROL, CONTROL_TEXT)
    return lambda path, scalar: value_of(harmless if path in harmless_in else case, path, scalar)


def record_of(record: type, data: Mapping[str, Any]) -> Any:
    """Data as a record, whatever its texts say: the way around the loader."""
    shapes = {name: spec.shape for name, spec in fields_of(record).items()}
    return record(**{name: _of(shapes[name], value) if name in shapes else value for name, value in data.items()})


def _of(shape: Shape, value: Any) -> Any:
    match shape:
        case ListOf(item):
            return tuple(_of(item, member) for member in value)
        case MapOf(_, item):
            return {key: _of(item, member) for key, member in value.items()}
        case RecordOf(record):
            return record_of(record, value)
    return value


def texts_of(case: Case, put: Put | None = None) -> dict[FieldPath, str]:
    """What each text field of a case's entry says."""
    found: dict[FieldPath, str] = {}

    def remember(path: FieldPath, scalar: Scalar) -> str:
        found[path] = str(put(path, scalar) if put else value_of(case, path, scalar))
        return found[path]

    entry_data(case, remember)
    return {path: text for path, text in found.items() if path not in NOT_BOTH}


def problems_of(case: Case, data: Mapping[str, Any]) -> list[Problem]:
    """What the loader says of an entry."""
    vocabularies = {key: [case.slug] for key in VOCABULARIES}
    return load_entry(f"glossary/{case.slug}.yml", dumped(data).encode(), vocabularies)[1]


def dumped(data: object) -> str:
    """As YAML that says the same."""
    return yaml.dump(data, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=100_000)


def make_project(folder: Path, plugins: str = "[]") -> HostileProject:
    """Write the whole project; its builds cannot be strict."""
    copy_project(folder)
    config = folder / "mkdocs.yml"
    config.write_text(config.read_text("utf-8").replace("plugins: []", f"plugins: {plugins}"), "utf-8")
    for old in ("glossary", "docs/articles"):
        kept = folder / old / "_strings.yml"
        strings = kept.read_bytes() if kept.exists() else None
        shutil.rmtree(folder / old)
        (folder / old).mkdir()
        if strings is not None:
            kept.write_bytes(strings)
    carriers = tuple(carrier(case) for case in cases())
    for name, text in _files(carriers):
        (folder / name).write_text(text, encoding="utf-8")
    return HostileProject(folder, carriers)


def _files(carriers: tuple[Carrier, ...]) -> Iterator[tuple[str, str]]:
    for vocabulary in VOCABULARIES:
        named = {
            one.case.slug: {part: one.plain(f"{vocabulary}{part}") for part in ("name", "description")}
            for one in carriers
        }
        yield f"glossary/_{vocabulary}.yml", dumped({OTHER_TOPIC: "Other", **named})
    for slug, headword in OTHERS.items():
        other = {"headword": headword, "topics": [OTHER_TOPIC], "definition": f"The {headword} is harmless."}
        if slug.startswith("retired"):
            other |= {"status": "retired", "replaced_by": MENTIONED}
        yield f"glossary/{slug}.yml", dumped(other)
    before = carriers[-1]
    for one in carriers:
        # A label that two entries claim: each has the one of the entry before as well.
        shared = [{"text": carrier.plain("shared"), "autolink": False} for carrier in (before, one)]
        yield f"glossary/{one.case.slug}.yml", dumped({**one.data, "aliases": [*one.data["aliases"], *shared]})
        yield f"docs/articles/{one.case.slug}.md", article(one)
        before = one
    yield "docs/index.md", "---\ntemplate: home.html\n---\nWelcome.\n"
    yield "docs/about.md", "# About\n\n" + "\n".join(f"- [[{one.case.slug}]]" for one in carriers) + "\n"


def article(carrier: Carrier) -> str:
    """An article with the text in its front matter. Its body is the author's own Markdown."""
    source = {part: carrier.plain(f"articlesource{part}") for part in ("title", "publisher", "note")}
    front = {
        **{part: carrier.plain(f"article{part}") for part in ("title", "description", "author")},
        "sources": [{"authority": "press", "year": 2026, **source}],
    }
    return f"---\n{dumped(front)}---\n\n# An article\n\n## A section\n\nIt speaks of the mentioned entry.\n"


@dataclass(frozen=True)
class HostileSite:
    """The finished site."""

    project: HostileProject
    folder: Path
    url: str

    @property
    def carriers(self) -> tuple[Carrier, ...]:
        return self.project.carriers

    def entry(self, one: Carrier) -> str:
        return f"{self.url}dictionary/{one.case.slug}/"

    def article(self, one: Carrier) -> str:
        return f"{self.url}articles/{one.case.slug}/"

    def topic(self, one: Carrier) -> str:
        return f"{self.url}topics/{one.case.slug}/"

    def label(self, one: Carrier, field: str) -> str | None:
        """The page at the address of a label, which ends with the field's mark; None for a very long one."""
        found = [path.name for path in (self.folder / "dictionary").glob(f"*{one.case.mark(field)}")]
        wanted = slug_of(one.plain(field))
        # No text is searched for a label of very many parts, so several entries cannot claim it.
        is_label = field != "shared" or len(tokens(one.plain(field))[0]) <= MOST_PARTS
        assert found == ([wanted] if is_page_name(wanted) and is_label else []), one.case.name
        return f"{self.url}dictionary/{wanted}/" if found else None
