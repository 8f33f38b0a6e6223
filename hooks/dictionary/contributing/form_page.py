"""The fields of the form on the page: which come first, how each is filled in, what it is called.

Derived from the shapes of the model, so that a field that is new there stands in the form as well.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol
from urllib.parse import parse_qsl, urlsplit

from dictionary.contributing import suggest
from dictionary.contributing.forms import Form
from dictionary.contributing.hosts import Repository
from dictionary.model.entry import Dictionary, Entry
from dictionary.model.shapes import Field, ListOf, MapOf, RecordOf, Scalar, fields_of
from dictionary.reading.interface import Strings

MADE_FOR = 3
"""Told by the page and its data, and expected by the scripts (`contribute-arriving.js`): one more whenever a page or
data file that a browser has kept would not do for new scripts."""
EVERYDAY = ("headword", "definition", "topics", "explanation", "examples", "aliases", "sources", "contributors")
"""What most people have to say, in the order in which the form asks."""
_GROUPS: Mapping[str, tuple[str, ...]] = {
    "word": ("pos", "grammar", "register", "region", "pattern", "pronunciation", "forms", "covers"),
    "use": ("steps", "scripts", "tips", "mistakes"),
    "meaning": ("in_short", "senses", "confusables", "region_notes", "origin"),
    "around": ("see_also", "articles", "audience"),
}
"""The others, by what they are about; those that stand nowhere are for editors."""
_FOLDED = frozenset(("region", "register", "grammar", "autolink", "note", "examples", "form"))
"""Parts of records that few people need: shown on demand."""

Option = tuple[str, str]
"""A value and what readers call it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One box of a record, or the one box of a field."""

    name: str
    kind: str
    """`line`, `text`, `block`, `choice`, `keys` (several of a few), `entry`, `list`, `number` or `date`."""
    label: str
    required: bool = False
    options: tuple[Option, ...] = ()
    folded: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Control:
    """A field of the form."""

    name: str
    kind: str
    """That of a part, or one of several of a kind: `records`, `entries`, `articles`."""
    label: str
    hint: str
    example: str
    required: bool = False
    options: tuple[Option, ...] = ()
    parts: tuple[Part, ...] = ()
    """The boxes of a record."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Fields that belong together."""

    name: str
    title: str
    controls: tuple[Control, ...]


def everyday(dictionary: Dictionary, t: Strings) -> tuple[Control, ...]:
    """The fields that the form begins with."""
    return tuple(_control(fields_of(Entry)[name], dictionary, t) for name in EVERYDAY)


def more(dictionary: Dictionary, t: Strings) -> tuple[Group, ...]:
    """All other fields of entries."""
    fields = fields_of(Entry)
    named = {name for names in _GROUPS.values() for name in names}
    rest = tuple(name for name in fields if name not in named and name not in EVERYDAY)
    return tuple(
        Group(
            name=group,
            title=t.texts[f"form_group_{group}"],
            controls=tuple(_control(fields[name], dictionary, t) for name in names),
        )
        for group, names in {**_GROUPS, "editors": rest}.items()
    )


def _control(field: Field, dictionary: Dictionary, t: Strings) -> Control:
    name = field.name
    kind, options = _kind(field, dictionary, t)
    return Control(
        name=name,
        kind=kind,
        label=t.texts[f"field_{name}"],
        hint=t.texts[f"field_{name}_hint"],
        example=t.texts[f"field_{name}_example"],
        required=field.required or name == "definition",
        options=options,
        parts=tuple(_parts(field, dictionary, t)) if kind == "records" else (),
    )


def _kind(field: Field, dictionary: Dictionary, t: Strings) -> tuple[str, tuple[Option, ...]]:
    """How a field is filled in, and the values that it can have where these are few."""
    match field.shape:
        case Scalar() as shape:
            return _scalar_kind(field.name, shape, dictionary, t)
        case ListOf(Scalar(key_of="entries")):
            return "entries", ()
        case ListOf(Scalar(key_of="articles")):
            return "articles", _articles(dictionary)
        case ListOf(Scalar(key_of=str(vocabulary))):
            return "keys", _keys(vocabulary, dictionary)
        case ListOf(RecordOf()) | MapOf():
            return "records", ()
        case _:
            return "list", ()


def _scalar_kind(name: str, shape: Scalar, dictionary: Dictionary, t: Strings) -> tuple[str, tuple[Option, ...]]:
    if shape.of == "flag":
        return "choice", (("no", t.answer_no), ("yes", t.answer_yes))
    if shape.of in ("number", "date"):
        return shape.of, ()
    if shape.choices:
        return "choice", tuple((value, t.texts[f"{name}_{value}"]) for value in shape.choices)
    if shape.key_of == "entries":
        return "entry", ()
    if shape.key_of:
        return "choice", _keys(shape.key_of, dictionary)
    written = shape.text.written if shape.text else "plain"
    return {"block": "block", "plain": "line"}.get(written, "text"), ()


def _keys(vocabulary: str, dictionary: Dictionary) -> tuple[Option, ...]:
    return tuple((key, named.name) for key, named in getattr(dictionary, vocabulary).items())


def _articles(dictionary: Dictionary) -> tuple[Option, ...]:
    return tuple((slug, article.title) for slug, article in dictionary.articles.items())


def _parts(field: Field, dictionary: Dictionary, t: Strings) -> Iterator[Part]:
    """The boxes of one record, or of one note by region."""
    match field.shape:
        case ListOf(RecordOf(record)):
            fields = fields_of(record)
        case MapOf(key, value):
            fields = {"key": Field("key", key, True), "value": Field("value", value, True)}
        case _:
            fields = {}
    for name, part in fields.items():
        kind, options = _kind(part, dictionary, t)
        yield Part(
            name=name,
            kind="text" if field.name == "scripts" and name == "text" else kind,
            label=t.texts[f"part_{field.name}_{name}"],
            required=part.required,
            options=options,
            folded=name in _FOLDED and not (field.name == "pronunciation" and name in ("note", "form")),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class PlainForm:
    """Where the boxes of the page go without scripts."""

    action: str
    method: str
    hidden: tuple[Option, ...]
    """What is sent besides."""
    field: str = ""
    """What stands before the name of each box."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FormPage:
    """Everything that the page of the form shows."""

    made_for: int
    """The state of the scripts that it was made for."""
    everyday: tuple[Control, ...]
    more: tuple[Group, ...]
    host: str
    """The host of the repository, as people call it; empty where there is none."""
    has_boxes: bool
    """Whether the host has a box for each field; else one text holds everything, under headings."""
    new: str
    """Address of its form for a new entry; `change`, for a change of any entry."""
    change: str
    files: str
    """Address of the repository, where the files of all entries are."""
    mail: str
    receiver: str
    """Whose address takes what readers write; empty where none does."""
    plain: PlainForm | None


class _Settings(Protocol):
    """What is needed of a dictionary's settings."""

    @property
    def repository(self) -> Repository: ...
    @property
    def endpoint(self) -> str: ...
    @property
    def glossary(self) -> str: ...


def form_page(settings: _Settings, dictionary: Dictionary, t: Strings) -> FormPage:
    """The page of the form, for one dictionary."""
    repository, endpoint = settings.repository, settings.endpoint
    title = t("form_title_new", headword="").strip()
    has_host = bool(repository.url)
    return FormPage(
        made_for=MADE_FOR,
        everyday=everyday(dictionary, t),
        more=more(dictionary, t),
        host=host_name(repository),
        has_boxes=has_host and repository.has("new-entry") and repository.has("suggest-change"),
        new=suggest.new_entry(repository, title) if has_host else "",
        change=suggest.blank(repository, "suggest-change", t("form_title_change", headword="").strip())
        if has_host
        else "",
        files=repository.url,
        mail=suggest.mail(repository, title, ""),
        receiver=urlsplit(endpoint).netloc,
        plain=_plain(repository, endpoint, title),
    )


def host_name(repository: Repository) -> str:
    """The host as people call it: `GitHub`, `codeberg.org`."""
    return (repository.spelling.name or urlsplit(repository.url).netloc) if repository.url else ""


def _plain(repository: Repository, endpoint: str, title: str) -> PlainForm | None:
    form: Form = "new-entry"
    if endpoint:
        return PlainForm(action=endpoint, method="post", hidden=(("form", form), ("subject", title)))
    if repository.url and repository.has(form):
        host = repository.spelling
        address = urlsplit(repository.place(host.form, form=form))
        hidden = (*parse_qsl(address.query), ("title", title))
        return PlainForm(action=address._replace(query="").geturl(), method="get", hidden=hidden, field=host.field)
    return None
