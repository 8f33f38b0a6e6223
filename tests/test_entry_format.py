"""Files in canonical form: golden cases, and what holds for every file."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from builds import FIRST_DICTIONARY, SECOND_DICTIONARY
from dictionary.contributing.block_width import narrowed, same_markdown
from dictionary.contributing.entry_format import formatted
from dictionary.contributing.entry_text import EntryTextError, canonical, canonical_of, fields_read
from dictionary.contributing.pasted_files import repaired
from dictionary.model.entry import Entry
from dictionary.model.shapes import fields_of
from entry_text_cases import SAMPLES
from entry_values import LETTERS, values

CASES = yaml.safe_load((Path(__file__).parent / "cases" / "formatted.yml").read_text("utf-8"))["cases"]
FILES = [*(FIRST_DICTIONARY / "glossary").glob("[!_]*.yml"), *(SECOND_DICTIONARY / "eintraege").glob("[!_]*.yml")]
PATH = "glossary/mentor.yml"
FIELDS = fields_of(Entry)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_a_file_is_put_in_order(case: Mapping[str, Any]) -> None:
    if "refused" in case:
        with pytest.raises(EntryTextError) as refused:
            formatted(case["before"], PATH)
        assert case["refused"] in str(refused.value)
        return
    after = formatted(case["before"], PATH)
    assert after == case["after"]
    assert formatted(after, PATH) == after


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_what_is_formatted_says_the_same_and_stays(path: Path) -> None:
    source = path.read_bytes().decode()
    language = "de" if SECOND_DICTIONARY in path.parents else "en"
    after = formatted(source, PATH, language)
    assert fields_read(after).entry == fields_read(source).entry
    assert formatted(after, PATH, language) == after
    windows = source.replace("\n", "\r\n")
    assert formatted(windows, PATH, language) == after.replace("\n", "\r\n")
    whole = canonical_of(fields_read(source).entry)
    assert formatted(whole, PATH, language) == whole


@pytest.mark.parametrize("name", FIELDS)
def test_canonical_files_are_in_canonical_form(name: str) -> None:
    for value in SAMPLES[name]:
        text = canonical({"headword": "mentor", "topics": ("networking",), name: value})
        after = formatted(text, PATH)
        assert formatted(after, PATH) == after


@settings(max_examples=150)
@given(
    st.lists(st.sampled_from(list(FIELDS)), unique=True).flatmap(
        lambda names: st.fixed_dictionaries(
            {name: values(FIELDS[name].shape) for name in {"headword", "topics", *names}}
        )
    ),
    st.randoms(use_true_random=False),
)
def test_any_file_that_is_right_is_put_in_order(given: dict[str, Any], random: Any) -> None:
    try:
        blocks = [canonical({name: value}) for name, value in given.items()]
        repaired("".join(blocks), "de")
    except EntryTextError:
        return  # it holds what only pasting leaves
    random.shuffle(blocks)
    after = formatted("".join(blocks), PATH, "de")
    assert formatted(after, PATH, "de") == after


@given(st.lists(LETTERS, max_size=300).map("".join))
def test_no_file_is_more_than_refused(text: str) -> None:
    for source in (text, f"headword: {text}\ntopics: [a]\n", f"headword: a\ntopics: [a]\ntips:\n  - {text}\n"):
        try:
            after = formatted(source, PATH)
        except EntryTextError as error:
            assert error.problems
        else:
            assert formatted(after, PATH) == after


@given(
    st.lists(
        st.sampled_from(
            [
                "word",
                "- item",
                "# a",
                "1. x",
                "> q",
                "\n",
                "\n\n",
                "  \n",
                "|",
                "    code",
                "***",
                "`a`",
                "=",
                "[a]: b",
                "```",
            ]
        ),
        max_size=60,
    ).map(" ".join)
)
def test_wrapping_changes_nothing_that_readers_see(text: str) -> None:
    assert same_markdown(text, narrowed(text, 20))


@pytest.mark.parametrize("tip", ["••-", "••", "• – x", "•- x", "– • x", "• * x", "•"])
def test_bullets_one_behind_the_other_are_taken_away_at_once(tip: str) -> None:
    text = canonical({"headword": "mentor", "topics": ("networking",), "tips": (tip,)})
    for language in ("en", "de"):
        after = formatted(text, PATH, language)
        assert formatted(after, PATH, language) == after
