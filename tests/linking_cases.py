"""The golden cases of the linker: `tests/cases/linking/*.yml`, shared with the browser script."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from dictionary.language.languages import language
from dictionary.linking.term_index import TermIndex, build_index
from dictionary.model.entry import Alias, CoveredTerm, Entry

FOLDER = Path(__file__).parent / "cases" / "linking"
_MARK = re.compile(r"⟦([^|⟧]*)\|([^⟧]*)⟧")


@dataclass(frozen=True)
class Case:
    """One case, with the index of its file."""

    id: str
    index: TermIndex
    data: Mapping[str, Any]
    entries: tuple[Entry, ...] = ()

    @property
    def text(self) -> str:
        """The input of a plain case: what is marked, without its marks."""
        return _MARK.sub(r"\1", self.data["marked"])


def cases(kind: str) -> Iterator[Case]:
    """All cases that have the key `kind`: `marked` (plain text) or `markdown`."""
    for path in sorted(FOLDER.glob("*.yml")):
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
        entries = tuple(entry(fields) for fields in content["entries"])
        index = build_index(entries, language(content.get("language", "en")))
        for data in content["cases"]:
            if kind in data:
                yield Case(f"{path.stem}: {data['name']}", index, data, entries)


def entry(fields: Mapping[str, Any]) -> Entry:
    """An entry from the few fields that matter for linking."""

    def labeled(kind: type, name: str) -> tuple[Any, ...]:
        items = fields.get(name, ())
        return tuple(kind(text=item) if isinstance(item, str) else kind(**item) for item in items)

    return Entry(
        slug=fields["slug"],
        path=f"glossary/{fields['slug']}.yml",
        headword=fields["headword"],
        topics=(),
        pos=fields.get("pos"),
        grammar=fields.get("grammar"),
        autolink=fields.get("autolink", True),
        forms=tuple(fields.get("forms", ())),
        not_in=tuple(fields.get("not_in", ())),
        aliases=labeled(Alias, "aliases"),
        covers=labeled(CoveredTerm, "covers"),
        tips=tuple(fields.get("tips", ())),
    )
