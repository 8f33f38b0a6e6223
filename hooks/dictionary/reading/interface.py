"""The words of the interface, all from one file, and the few rules of language around them."""

import datetime
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from pathlib import Path
from typing import ClassVar

import yaml

from dictionary.language.languages import language as language_of
from dictionary.model.entry import Entry
from dictionary.model.problems import Position, Problem, errors
from dictionary.model.shapes import ListOf, MapOf, RecordOf, Shape, fields_of
from dictionary.model.wordings import BRACES
from dictionary.model.wordings import STRINGS as WORDINGS_AS_STRINGS
from dictionary.reading.decoding import decode
from dictionary.reading.interface_checks import read_texts
from dictionary.reading.positions import position_of
from dictionary.reading.yaml_faults import compose

_TEMPLATES = tuple(Path(__file__).parents[1] / room / "templates" for room in ("pages", "exports"))


def parts_of(shape: Shape) -> tuple[str, ...]:
    """The boxes that the form has for one record of a field, or for one note by region; none for other fields."""
    match shape:
        case ListOf(RecordOf(record)):
            return tuple(fields_of(record))
        case MapOf():
            return ("key", "value")
    return ()


# Strings that Python code asks for: dates, numbers, titles of forms and generated pages.
_USED_BY_CODE = frozenset(
    "date cite_date months thousands form_title_change form_title_comment form_title_new mail_body "
    "browse browse_description letter_title letter_description "
    "topics topics_description articles_index articles_description contribute contribute_description "
    "errors_title errors_description wanted_title wanted_description signpost_title signpost_description "
    "mentioned_in mentioned_more_one mentioned_more_other related reading_time_one reading_time_other "
    "topic_count_one topic_count_other wanted_count_one wanted_count_other wanted_here_one "
    "wanted_here_other cite_permalink embed_link embed_card embed_quotation permalink "
    "feed_title change_added change_renamed change_moved change_meaning change_retired change_returned "
    "change_before change_after change_successor search_title search_description embedding embedding_description "
    "api api_description book_contents book_cover edition_of go_home offline_note "
    "offline_note_undated offline_missing_title offline_missing colors_light colors_dark colors_system".split()
)
_USED = re.compile(r"(?<![.\w])t(?:\.([a-z_]+)|\(['\"]([a-z_]+))")
FORM_WORDS = frozenset(
    "also_called confusables covered examples in_short mistakes origin region_notes scripts see_also senses sources "
    "steps suggest tips form_copied form_copy_by_hand form_draft_left form_draft_restored form_draft_taken "
    "form_explained form_known form_lead_change form_mail_paste form_mended form_no_entry form_preview_definition "
    "form_send_done form_send_failed form_send_refused form_send_stalled form_send_unreachable form_sending "
    "form_preview_headword form_sent_already form_sent_before form_draft_gone form_gone form_put_back "
    "form_similar form_summary form_summary_empty form_summary_unchanged form_title_page_change form_what "
    "authority_official authority_academic authority_professional authority_commercial authority_press "
    "grammar_countable grammar_uncountable grammar_plural grammar_singular pos_noun pos_verb pos_adjective "
    "pos_adverb pos_phrase register_informal register_slang register_formal register_legal".split()
)
"""Strings that the scripts of the form show; a test compares them with the scripts."""
# Keys that templates put together: t("pos_" ~ entry.pos).
_PREFIXES = {
    "pos_": ("noun", "verb", "adjective", "adverb", "phrase"),
    "grammar_": ("countable", "uncountable", "plural", "singular"),
    "register_": ("neutral", "informal", "slang", "formal", "legal"),
    "authority_": ("official", "academic", "professional", "commercial", "press"),
    "question_": ("countable", "uncountable", "plural", "other"),
    # What `exports/suggestion_reply.py` asks for.
    "reply_": tuple(
        (
            "thanks unchanged unreadable to_mend how_to_mend opened refused touched changes removed advice stub editors"
        ).split()
    ),
    "kind_": ("synonym", "spelling", "abbreviation", "former"),
    "status_": ("stub", "published", "retired"),
    "answer_": ("yes", "no"),
    # What `pages/embedding.py` and `exports/offered.py` list, for the pages about showing entries and about files.
    "embedding_in_": tuple(
        f"{system}{part}"
        for system in "wordpress drupal ghost notion sites canvas moodle html sphinx mkdocs".split()
        for part in ("", "_note")
    ),
    "embedding_way_": tuple(f"{way}{part}" for way in ("preview", "card", "quotation") for part in ("", "_hint")),
    "embedding_theme_": tuple("background color accent border radius width font".split()),
    "api_group_": tuple("entries downloads changes vocabulary pages descriptions".split()),
    "api_file_": tuple(
        "index entries entry lines labels csv anki book one_page changes feed turtle linked inventory script release "
        "card frame oembed openapi schema source llms search".split()
    ),
    # The files of `pages/recipe_files/`.
    "api_recipe_": ("sphinx", "docusaurus", "hugo", "html", "jupyter"),
    "form_group_": ("word", "use", "meaning", "around", "editors"),
    "field_": tuple(f"{name}{part}" for name in fields_of(Entry) for part in ("", "_hint", "_example")),
    "part_": tuple(f"{name}_{part}" for name, field in fields_of(Entry).items() for part in parts_of(field.shape)),
}


@dataclass(frozen=True)
class Strings:
    """The interface in one language. `t.browse` is a string; `t("browse_count", count=3)` fills it in."""

    texts: Mapping[str, str]
    language: str = "en"
    jinja_pass_arg: ClassVar[None] = None
    """Asked for by the template engine at each call; it is no string of the interface."""

    def __post_init__(self) -> None:
        # Each page asks for a hundred; the names of fields and methods stay what they are.
        own = {*vars(self), *dir(type(self))}
        vars(self).update({key: text for key, text in self.texts.items() if key not in own})

    def __getattr__(self, key: str) -> str:
        try:
            return self.texts[key]
        except KeyError:
            raise AttributeError(f"the interface has no string {key!r}") from None

    def __call__(self, key: str, /, **values: object) -> str:
        """The string with its braces filled in. Raises KeyError for a string that does not exist."""
        # All braces in one pass: a value may hold braces of its own.
        return BRACES.sub(lambda match: str(values.get(match[1], match[0])), self.texts[key])

    def count(self, key: str, number: int) -> str:
        """The singular or plural string: `count("topic_count", 1)`."""
        return self(f"{key}_{'one' if number == 1 else 'other'}", count=self.number(number))

    def number(self, number: int) -> str:
        """A number with its thousands set apart."""
        return f"{number:,}".replace(",", self.texts["thousands"])

    def date(self, day: datetime.date) -> str:
        """A day in words."""
        return self("date", month=self._months[day.month - 1], day=day.day, year=day.year)

    def date_cited(self, day: datetime.date) -> str:
        """The same as a list of sources has it: the year first."""
        return self("cite_date", month=self._months[day.month - 1], day=day.day, year=day.year)

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
    """Read the file of interface strings. Every string that the templates of pages and theme use must be there.

    `theme` is the folder of the theme's templates; without it, no string is called superfluous.
    """
    folders = (*_TEMPLATES, theme) if theme else _TEMPLATES
    needed = frozenset(used_strings(*folders) | _USED_BY_CODE | FORM_WORDS)
    strings, problems = _read(path, data, language, needed, theme is not None and theme.is_dir())
    return strings, list(problems)


# Hundreds of texts, which seldom change between two looks at a dictionary: while serving, and while mending.
@lru_cache(maxsize=4)
def _read(
    path: str, data: bytes, language: str, needed: frozenset[str], is_complete: bool
) -> tuple[Strings | None, tuple[Problem, ...]]:
    text, problems = decode(path, data)
    if text is None:
        return None, tuple(problems)
    node, problems = compose(text, path)
    if problems or not isinstance(node, yaml.MappingNode):
        return None, tuple(map(_for_strings, problems)) or (_not_strings(path, node),)
    texts, problems = read_texts(path, node, needed, WORDINGS_AS_STRINGS.keys(), is_complete)
    return (None if errors(problems) else Strings(texts, language)), tuple(problems)


def _for_strings(problem: Problem) -> Problem:
    """The advice for an empty file is to delete it; this one is needed."""
    if problem.code != "E101":
        return problem
    return replace(problem, fix="copy the file from the dictionary that you started from, and translate it.")


def _not_strings(path: str, node: yaml.Node | None) -> Problem:
    return Problem(
        path=path,
        position=position_of(node) if node else Position(),
        code="E105",
        name="not-fields",
        message="This should be texts of the interface, one a line, each with a name, a colon and the text.",
        fix='write it like "browse: Browse".',
    )


def used_strings(*folders: Path) -> set[str]:
    """Keys of all strings that the templates of folders use, our own where none is given."""
    used = {f"{prefix}{value}" for prefix, values in _PREFIXES.items() for value in values}
    for folder in folders or _TEMPLATES:
        for place, _, names in os.walk(folder):
            for name in names:
                if name.endswith((".j2", ".html", ".xml")):
                    template = Path(place, name)
                    state = template.stat()
                    used |= _used_in(template, state.st_mtime_ns, state.st_size)
    return used


@lru_cache(maxsize=512)
def _used_in(template: Path, changed: int, size: int) -> frozenset[str]:
    """What one template uses; it is read again only where its time or size is another one."""
    keys = {whole or part for whole, part in _USED.findall(template.read_text(encoding="utf-8"))}
    return frozenset(key for key in keys - {"count", "date", "number", "question"} if not key.endswith("_"))
