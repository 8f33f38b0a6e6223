"""The words of the interface, all from one file, and the few rules of language around them."""

import datetime
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import yaml

from dictionary.entry import Entry
from dictionary.inflections import with_article
from dictionary.loading import decode
from dictionary.problems import Problem
from dictionary.yaml_faults import compose

_USED = re.compile(r"\bt\.([a-z_]+)|\bt\(['\"]([a-z_]+)")
# Keys that templates put together: t("pos_" ~ entry.pos).
_PREFIXES = {
    "pos_": ("noun", "verb", "adjective", "adverb", "phrase"),
    "grammar_": ("countable", "uncountable", "plural", "singular"),
    "register_": ("informal", "slang", "formal", "legal"),
    "authority_": ("official", "academic", "professional", "commercial", "press"),
    "question_": ("countable", "uncountable", "plural", "other"),
}


@dataclass(frozen=True)
class Strings:
    """The interface in one language. `t.browse` is a string; `t("browse_count", count=3)` fills it in."""

    texts: Mapping[str, str]
    language: str = "en"

    def __getattr__(self, key: str) -> str:
        try:
            return self.texts[key]
        except KeyError:
            raise AttributeError(f"the interface has no string {key!r}") from None

    def __call__(self, key: str, /, **values: object) -> str:
        """The string with its braces filled in. Raises KeyError for a string that does not exist."""
        text = self.texts[key]
        for name, value in values.items():
            text = text.replace(f"{{{name}}}", str(value))
        return text

    def count(self, key: str, number: int) -> str:
        """The singular or plural string: `count("topic_count", 1)`."""
        return self(f"{key}_{'one' if number == 1 else 'other'}", count=self.number(number))

    def number(self, number: int) -> str:
        """A number with its thousands set apart."""
        return f"{number:,}".replace(",", self.texts["thousands"])

    def date(self, day: datetime.date) -> str:
        """A day in words."""
        return self("date", month=self._months[day.month - 1], day=day.day, year=day.year)

    def question(self, entry: Entry) -> str:
        """The question that the entry answers: What is an informational interview?"""
        is_noun = entry.pos in (None, "noun") and entry.grammar is not None
        key = (entry.grammar if is_noun and entry.grammar != "singular" else None) or (
            "uncountable" if is_noun else "other"
        )
        named = with_article(entry.headword, self.language)
        return self(f"question_{key}", headword=entry.headword, with_article=named)

    @cached_property
    def _months(self) -> list[str]:
        return self.texts["months"].split()


def load_strings(path: str, data: bytes, language: str) -> tuple[Strings | None, list[Problem]]:
    """Read the file of interface strings; every string that a page template uses must be there."""
    text, problems = decode(path, data)
    node, faults = compose(text or "", path)
    problems += faults
    if not isinstance(node, yaml.MappingNode) or problems:
        return None, problems
    texts = {str(key.value): str(value.value) for key, value in node.value}
    problems = [
        Problem(
            path=path,
            code="E202",
            name="string-missing",
            message=f'The interface string "{key}" is missing.',
            fix=f'add a line "{key}: …".',
        )
        for key in sorted(used_strings() - texts.keys())
    ]
    return (None if problems else Strings(texts, language)), problems


def used_strings(folder: Path = Path(__file__).parent / "templates") -> set[str]:
    """Keys of all strings that the templates of a folder use."""
    used = {f"{prefix}{value}" for prefix, values in _PREFIXES.items() for value in values}
    for template in sorted(folder.rglob("*")):
        if template.suffix in (".j2", ".html", ".xml"):
            for whole, part in _USED.findall(template.read_text(encoding="utf-8")):
                key = whole or part
                if not key.endswith("_") and key not in ("count", "date", "number", "question"):
                    used.add(key)
    return used
