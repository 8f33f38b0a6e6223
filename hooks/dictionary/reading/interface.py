"""The words of the interface, all from one file, and the few rules of language around them."""

import datetime
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import yaml

from dictionary.language.languages import language as language_of
from dictionary.model.entry import Entry
from dictionary.model.problems import Problem
from dictionary.reading.loading import decode
from dictionary.reading.positions import position_of
from dictionary.reading.yaml_faults import compose

_TEMPLATES = Path(__file__).parents[1] / "pages" / "templates"
# Strings that Python code asks for: dates, numbers, titles of forms and generated pages.
_USED_BY_CODE = frozenset(
    "date months thousands form_title_change form_title_comment form_title_new mail_body browse browse_description "
    "topics topics_description articles_index articles_description signpost_title signpost_description "
    "mentioned_in".split()
)
_USED = re.compile(r"(?<![.\w])t(?:\.([a-z_]+)|\(['\"]([a-z_]+))")
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
        # All braces in one pass: a value may hold braces of its own.
        return re.sub(r"\{(\w+)\}", lambda match: str(values.get(match[1], match[0])), self.texts[key])

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
        """The question that the entry answers: What is a sourdough?"""
        is_noun = entry.pos in (None, "noun") and entry.grammar is not None
        key = (entry.grammar if is_noun and entry.grammar != "singular" else None) or (
            "uncountable" if is_noun else "other"
        )
        named = language_of(self.language).with_article(entry.headword)
        return self(f"question_{key}", headword=entry.headword, with_article=named)

    @cached_property
    def _months(self) -> list[str]:
        return self.texts["months"].split()


def load_strings(
    path: str, data: bytes, language: str, theme: Path | None = None
) -> tuple[Strings | None, list[Problem]]:
    """Read the file of interface strings. Every string that the templates of pages and theme use must be there."""
    text, problems = decode(path, data)
    if text is None:
        return None, problems
    node, problems = compose(text, path)
    if node is None or problems:
        return None, problems
    if not isinstance(node, yaml.MappingNode):
        message = "This should be strings, one a line, each with a name, a colon and a text."
        return None, [_problem(path, node, "E105", "not-fields", message, 'write it like "browse: Browse".')]
    texts: dict[str, str] = {}
    for key, value in node.value:
        if key.value in texts:
            message = f'"{key.value}" is here a second time.'
            problems.append(_problem(path, key, "E106", "field-twice", message, "keep one of the two."))
        elif not isinstance(value, yaml.ScalarNode):
            message = f'"{key.value}" needs a text.'
            problems.append(
                _problem(path, value, "E203", "not-a-text", message, "write one text, in quotes if need be.")
            )
        else:
            texts[key.value] = value.value
    needed = used_strings(_TEMPLATES) | (used_strings(theme) if theme else set()) | _USED_BY_CODE
    for missing in sorted(needed - texts.keys()):
        message = f'The interface string "{missing}" is missing.'
        problems.append(_problem(path, node, "E202", "string-missing", message, f'add a line "{missing}: …".'))
    if len(texts.get("months", "").split()) != 12 and "months" in texts:
        message = '"months" needs the names of twelve months.'
        problems.append(_problem(path, node, "E203", "months", message, "write twelve names with spaces between them."))
    return (None if problems else Strings(texts, language)), problems


def _problem(path: str, node: yaml.Node, code: str, name: str, message: str, fix: str) -> Problem:
    return Problem(path=path, position=position_of(node), code=code, name=name, message=message, fix=fix)


def used_strings(folder: Path = _TEMPLATES) -> set[str]:
    """Keys of all strings that the templates of a folder use; empty for a folder that does not exist."""
    used = {f"{prefix}{value}" for prefix, values in _PREFIXES.items() for value in values}
    for template in sorted(folder.rglob("*")):
        if template.suffix in (".j2", ".html", ".xml"):
            for whole, part in _USED.findall(template.read_text(encoding="utf-8")):
                key = whole or part
                if not key.endswith("_") and key not in ("count", "date", "number", "question"):
                    used.add(key)
    return used
