"""Which field of another glossary is which of ours: guessed by its name, in the languages people write, or told.

The names are those of common exports and formats; nothing here reads a value.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from dictionary.importing.records import BODY, SECTION, Fault, Place, Record, RefusedError
from dictionary.language.names_elsewhere import FIELDS, plain_name

_NAMES = {
    what: {"explanation": f"{BODY}|", "topics": f"{SECTION}|"}.get(what, "") + names
    for what, names in FIELDS.items()
    if what not in ("in_short", "pronunciation", "review_by")  # nothing is made of these
}
TARGETS = tuple(_NAMES)
"""What a field of another glossary can become."""
_ONE = frozenset({"term", "definition", "pos", "expansion"})
_LANGUAGE = re.compile(r"(.+?)\s*(?:@|[\s_.:-]*[\[(]|[\s_.-]+)([A-Za-z]{2,3}(?:[-_][A-Za-z]{2,4})?)\s*[\])]?")
# What stands behind a name and is no language, though it is as short as one.
_NO_LANGUAGE = frozenset("id of to by as no url pos tag key alt aka see for pdf web".split())


@dataclass(frozen=True, slots=True)
class FieldMapping:
    """Field → what it becomes, and which language is brought."""

    fields: Mapping[str, str]
    other_languages: frozenset[str]
    """Fields that are in another language."""
    language: str

    def of(self, target: str) -> list[str]:
        """The fields that become this, the best first."""
        return [name for name, found in self.fields.items() if found == target]


def target_of(name: str) -> str:
    """What a field becomes by its name; empty where nobody knows."""
    return _known().get(plain_name(parted(name)[0]), ("", 0))[0]


@cache
def parted(name: str) -> tuple[str, str]:
    """A field without its language, and its language: `definition_de` → `definition`, `de`."""
    match = _LANGUAGE.fullmatch(name.strip())
    is_marked = match is not None and ("@" in name or match[2].lower() not in _NO_LANGUAGE)
    if match and is_marked and plain_name(name) not in _known() and ("@" in name or plain_name(match[1]) in _known()):
        return match[1].strip(), match[2].replace("_", "-")
    return name.strip(), ""


def guessed(records: Iterable[Record], language: str, told: Mapping[str, str], left: frozenset[str]) -> FieldMapping:
    """The mapping of all fields; `told` says field → target where the guess is wrong, `left` which stay away.

    Raises `RefusedError` where no field holds the terms, or what they mean, or a field that was named is not there.
    """
    records = [*records]
    found = Counter(name for record in records for name in record.values)
    first = {name: record for record in reversed(records) for name in record.values}
    _check_names(records, {*told, *left}, found)
    others = {name for name in found if not _is_in(parted(name)[1], language) and name not in told}
    fields: dict[str, str] = dict(told)
    named = [name for name in found if name not in others and name not in left and name not in told]
    named.sort(key=lambda name: _known().get(plain_name(parted(name)[0]), ("", 999))[1])
    for name in named:
        target = target_of(name)
        if target in _ONE and target in (fields[each] for each in fields if _together(records, each, name)):
            target = "explanation" if target == "definition" else ""
        if target:
            fields[name] = target
    mapping = FieldMapping(fields, frozenset(others - left), language)
    _check_complete(mapping, records, found, first)
    return mapping


def _together(records: list[Record], one: str, other: str) -> bool:
    """Whether two fields stand in one record: of one file, or of several that call the same by two names."""
    return any(one in record.values and other in record.values for record in records)


def _check_names(records: list[Record], named: set[str], found: Counter[str]) -> None:
    for name in sorted(named - found.keys()):
        message = f'There is no column or field "{name}".'
        fix = f"name one of these: {', '.join(found)}."
        raise RefusedError(Fault(records[0].place, message, fix))


def _check_complete(
    mapping: FieldMapping, records: list[Record], found: Counter[str], first: Mapping[str, Record]
) -> None:
    """Each file must have a field for terms, and one for what they mean; the pages of a folder count as one."""
    by_file: dict[str, set[str]] = {}
    for record in records:
        path = record.place.path.rpartition("/")[0] if record.is_page else record.place.path
        by_file.setdefault(path, set()).update(record.values)
    for path, names in by_file.items():
        targets = {mapping.fields.get(name, "") for name in names}
        listed = ", ".join(f'"{name}"' for name in found if name in names)
        place = Place(path or first[next(iter(names))].place.path, 1)
        if not targets & {"term", "abbreviation"}:
            languages = sorted({parted(name)[1] for name in names if target_of(name) == "term"} - {""})
            if languages:
                message = f'There are no terms in the language "{mapping.language}", only in {", ".join(languages)}.'
                raise RefusedError(Fault(place, message, f"add --language {languages[0]}."))
            message = f"No column or field holds the terms: there are {listed}."
            raise RefusedError(Fault(place, message, "say which one does: --map term=NAME."))
        if not targets & {"definition", "explanation", "expansion"}:
            languages = sorted({parted(name)[1] for name in names if target_of(name) == "definition"} - {""})
            if languages:
                message = (
                    f'No term says what it means in the language "{mapping.language}", only in {", ".join(languages)}.'
                )
                raise RefusedError(Fault(place, message, f"add --language {languages[0]}."))
            message = f"No column or field says what the terms mean: there are {listed}."
            raise RefusedError(Fault(place, message, "say which one does: --map definition=NAME."))


def _is_in(tag: str, language: str) -> bool:
    """Whether a field with this language, or none, is one of those that are brought."""
    return not tag or tag.partition("-")[0].lower() == language.partition("-")[0].lower()


@cache
def _known() -> dict[str, tuple[str, int]]:
    """Name → target and rank: the more exact a name, the lower."""
    known: dict[str, tuple[str, int]] = {}
    for target, names in _NAMES.items():
        for rank, name in enumerate(names.split("|")):
            known.setdefault(plain_name(name), (target, rank))
    return known
