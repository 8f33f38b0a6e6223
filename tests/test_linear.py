"""What was made linear says the same as the plain way to say it, and does not count in squares.

Steps are counted where a count says it; `make bench-hostile` measures the time.
"""

import re
from collections.abc import Iterator, Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dictionary.checking.label_checks import check_succession
from dictionary.checking.rules import Rules
from dictionary.checking.twins import _unlike
from dictionary.checking.word_checks import check_words
from dictionary.language.folding import fold_label
from dictionary.language.languages import ENGLISH
from dictionary.linking import addresses
from dictionary.linking.markdown_cost import readable, too_costly
from dictionary.linking.sections import covered_anchors
from dictionary.linking.signed_labels import SIGNS, SignedLabels
from dictionary.linking.term_index import build_index
from dictionary.model.entry import Alias, CoveredTerm, Dictionary, Entry


def _entry(slug: str, **fields: object) -> Entry:
    given: dict[str, object] = {"headword": slug, "topics": ("t",), "definition": f"{slug} is it.", **fields}
    return Entry(path=f"glossary/{slug}.yml", slug=slug, **given)  # type: ignore[arg-type]


def _dictionary(entries: Mapping[str, Entry]) -> Dictionary:
    return Dictionary(entries=entries, topics={}, regions={}, audiences={}, articles={})


def _by_pattern(labels: list[str], text: str) -> Iterator[tuple[int, int]]:
    """All labels in one pattern, the longest first, as it was done before: as slow as there are labels."""

    def written(char: str) -> str:
        return rf"(?:\\?{re.escape(char)}|\x02{ord(char)}\x03)" if char in SIGNS else re.escape(char)

    longest_first = sorted(labels, key=lambda label: (-len(label), label))
    pattern = r"(?<![\w\\])(?:" + "|".join("".join(map(written, label)) for label in longest_first) + r")(?!\w)"
    return (match.span() for match in re.finditer(pattern, text))


_SIGNED = st.text("ab*_~ (", min_size=1, max_size=5)
_PIECES = st.lists(
    st.sampled_from(["a", "b", "*", "_", "~", " ", "(", "\\*", "\\", "\x0242\x03", "\x0295\x03", "\x02"])
)


@given(st.lists(_SIGNED, min_size=1, max_size=6), _PIECES.map("".join))
def test_labels_with_signs_are_found_as_one_pattern_of_them_would(labels: list[str], text: str) -> None:
    assert list(SignedLabels(labels).spans(text)) == list(_by_pattern(labels, text))


def test_the_number_of_labels_with_signs_does_not_count() -> None:
    looked_up = 0

    class Counting(dict[str, object]):
        def get(self, key: str, default: object = None) -> object:
            nonlocal looked_up
            looked_up += 1
            return super().get(key, default)

    found = SignedLabels(f"a*{number}" for number in range(1000))
    waiting = [found._root]
    while waiting:
        node = waiting.pop()
        waiting += node.children.values()
        node.children = Counting(node.children)  # type: ignore[assignment]
    assert list(found.spans("a* " * 100)) == []
    assert looked_up <= 300


@given(st.dictionaries(st.sampled_from("abcdefgh"), st.sampled_from(["x", "y", "X", "z"]), min_size=1))
def test_of_equal_labels_two_are_enough_to_find_an_unlike_one(labels: Mapping[str, str]) -> None:
    folded = {slug: fold_label(label).lower() for slug, label in labels.items()}
    kept = _unlike(labels)
    assert len(kept) <= 2 * len(set(folded.values()))
    for slug, own in folded.items():
        expected = next((other for other, text in folded.items() if other != slug and text != own), None)
        assert next((other for other, text in kept if other != slug and text != own), None) == expected


@pytest.mark.parametrize("number", [2, 3, 300])
def test_every_entry_of_a_circle_is_told_with_a_message_of_one_line(number: int) -> None:
    entries = {f"w{n}": _entry(f"w{n}", status="retired", replaced_by=f"w{(n + 1) % number}") for n in range(number)}
    findings = list(check_succession(_dictionary(entries)))
    assert len(findings) == number
    assert findings[0].message.startswith("Readers who follow this come back here: w0 → w1 → w")
    assert max(len(finding.message) for finding in findings) < 200


def test_a_covered_term_that_stands_there_often_has_ids_of_its_own_and_short_ones() -> None:
    anchors = covered_anchors(_entry("x", covers=(CoveredTerm(text="a"),) * 500))
    assert len(set(anchors)) == 500
    assert max(map(len, anchors)) < 40


def test_a_phrase_guards_an_everyday_word_that_is_one_of_its_words() -> None:
    def told(*phrases: str) -> bool:
        entry = _entry("class", not_in=phrases)
        return any(finding.name == "everyday-words" for finding in check_words(entry, ENGLISH, Rules()))

    assert told() and told("classes begin") and told("outclass them")
    assert not told("first class ticket") and not told("class")


def test_one_signpost_stands_for_all_labels_of_one_address() -> None:
    entries = {
        slug: _entry(slug, aliases=tuple(Alias(text=text) for text in texts))
        for slug, texts in {"c": ("J.D.", "JD"), "b": ("JD",), "a": ("J.D.",)}.items()
    }
    dictionary = _dictionary(entries)
    assigned = addresses.assign(dictionary, build_index(entries.values()))
    assert {slug: {e.slug for e in s.entries} for slug, s in assigned.signposts.items()} == {"jd": {"a", "b", "c"}}


_MUCH = {
    "brackets": "[",
    "addresses": "](",
    "pictures": "![",
    "links": "[a](",
    "double brackets": "[[a ",
    "titles": '[a](b "',
    "emphasis": "*a*",
    "code": "` ",
    "tags": "<a ",
    "entities": "&amp;",
    "paragraphs": "\n\n",
}


@pytest.mark.parametrize("unit", _MUCH.values(), ids=_MUCH)
def test_more_markup_than_can_be_read_is_shown_as_text(unit: str) -> None:
    text = unit * 60_000
    place = too_costly(text)
    assert place is not None
    assert text[place : place + 2].strip("a!") or unit == "\n\n"
    assert too_costly(readable(text)) is None
    assert too_costly(unit * 20) is None
    assert readable(unit * 20) == unit * 20


@pytest.mark.parametrize(
    "text",
    [
        "| *a* | [b](c.md) | `d` |\n" * 5_000,
        "- *a* and [b](https://c.example/) or `d`\n" * 5_000,
        "A word, *another* and [one more](a.md) with <b>tags</b> &amp; signs.\n\n" * 5_000,
        "```\n" + "a[b] = *c << d;\n" * 200 + "```\n",
        "Long " * 100_000,
    ],
    ids=["table", "list", "paragraphs", "code", "words"],
)
def test_a_long_text_that_somebody_could_write_is_read(text: str) -> None:
    assert too_costly(text) is None
