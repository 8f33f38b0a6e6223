"""What Python says of the text of fields, of pasted text and of style, the browser says too: one page, all cases."""

import random
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Page

from dictionary.contributing.pasted import cleaned
from visiting import Visitor

CASES = Path(__file__).parent.parent / "cases"


class _Plain(yaml.SafeLoader):
    """Days stay texts: in a form they are."""


_Plain.yaml_implicit_resolvers = {
    sign: [(tag, pattern) for tag, pattern in found if not tag.endswith(":timestamp")]
    for sign, found in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
TEXTS: dict[str, Any] = yaml.load((CASES / "field_texts.yml").read_text(encoding="utf-8"), Loader=_Plain)
_PASTED = yaml.safe_load((CASES / "pasted.yml").read_text(encoding="utf-8"))
PASTED: list[dict[str, str]] = _PASTED["cases"]
LABELS: list[dict[str, Any]] = _PASTED["labels"]
SAYS = {
    "empty": "empty",
    "unknown": "no field",
    "hidden": "nobody can see",
    "bullet": "hyphen",
    "choice": "noun former",
    "flag": "yes or no",
    "date-form": "year first",
    "date-impossible": "calendar",
    "field-missing": "text",
    "key-missing": "name",
    "key-unknown": "words",
    "twice": "second time",
    "not-a-number": "year",
    "not-a-web-address": "web address",
    "region-missing": "region",
}
"""The browser's name of a fault → what the message in Python has in it."""
_RUN = """async ({ root, texts, pasted }) => {
  const { textOf, valueOf } = await import(`${root}assets/contribute-texts.js`);
  const { cleaned } = await import(`${root}assets/contribute-pasted.js`);
  const data = (await (await fetch(`${root}api/v1/form.json`)).json()).result;
  data.keys.regions = texts.regions;
  const read = ({ field, text }) => {
    try {
      return { value: valueOf(field, text, data) };
    } catch ({ wording, line }) {
      return { wording, line };
    }
  };
  return {
    written: texts.both.map(({ field, value }) => textOf(field, value, data)),
    read: [...texts.both, ...texts.read].map(read),
    refused: texts.refused.map(read),
    pasted: pasted.map(({ pasted, language }) => cleaned(pasted, language)),
    again: pasted.map(({ cleaned: text, language }) => cleaned(text, language)),
  };
}"""


@pytest.fixture(scope="module")
def results() -> dict[str, Any]:
    return {}


@pytest.fixture
def found(visit: Visitor, results: dict[str, Any]) -> dict[str, Any]:
    """What the browser makes of all cases, asked once."""
    page: Page = visit("contribute/")
    if not results:
        results.update(page.evaluate(_RUN, {"root": visit.url, "texts": TEXTS, "pasted": PASTED}))
    return results


def test_values_are_written(found: dict[str, Any]) -> None:
    expected = [case["text"] for case in TEXTS["both"]]
    assert list(zip(expected, found["written"], strict=True)) == [(text, text) for text in expected]


def test_texts_are_read(found: dict[str, Any]) -> None:
    cases = [*TEXTS["both"], *TEXTS["read"]]
    wrong = [
        (case["field"], case["text"], result)
        for case, result in zip(cases, found["read"], strict=True)
        if result != {"value": case["value"]}
    ]
    assert wrong == []


def test_texts_are_refused(found: dict[str, Any]) -> None:
    wrong = [
        (case, result)
        for case, result in zip(TEXTS["refused"], found["refused"], strict=True)
        if "value" in result or result["line"] != case.get("line", 1) or case["says"] not in SAYS[result["wording"]]
    ]
    assert wrong == []


def test_pasted_text_is_cleaned(found: dict[str, Any]) -> None:
    wrong = [(case, text) for case, text in zip(PASTED, found["pasted"], strict=True) if text != case["cleaned"]]
    assert wrong == []
    wrong = [(case, text) for case, text in zip(PASTED, found["again"], strict=True) if text != case["cleaned"]]
    assert wrong == []


_PIECES = [
    *"ab1 \n\t•·–—§o-*+…“”„‘’‚‟.)#:",
    *"\u00a0\u2007\u2009\u202f\u3000\u200b\u200c\u200d\u200e\u00ad\ufeff\u2060\u2028\u2029\u0085\r\x0b\x0c\x1f\uf0b7\uf0a7\ufffc",
    *"ﬁé\u0301خקनक्ไ❤\ufe0f👩💻🏴\U000e0067\U000e007f\u2011\u2800⠃",
    *("\n• ", "\n- ", "\n1. ", "\n2)\t", "\n*\t", "job", " an offer", "\n\n", "„so“", "‚so‘", "1\ufe0f\u20e3"),
]


def test_the_name_of_a_field_is_taken_off_as_in_python(visit: Visitor) -> None:
    page = visit("contribute/")
    run = """async ([root, cases]) => {
      const { withoutLabel } = await import(`${root}assets/contribute-pasted.js`);
      return cases.map(({ text, labels }) => withoutLabel(text, labels ?? ["Definition", "definition"]));
    }"""
    assert page.evaluate(run, [visit.url, LABELS]) == [case["cleaned"] for case in LABELS]


def test_made_up_texts_are_cleaned_as_in_python(visit: Visitor) -> None:
    """A thousand texts of signs that matter, the same ones each time."""
    chance = random.Random(7)
    texts = ["".join(chance.choices(_PIECES, k=chance.randint(1, 14))) for _ in range(1000)]
    page = visit("contribute/")
    run = """async ([root, texts]) => {
      const { cleaned } = await import(`${root}assets/contribute-pasted.js`);
      return texts.map((text, number) => cleaned(text, ["en", "de"][number % 2]));
    }"""
    found = page.evaluate(run, [visit.url, texts])
    pairs = zip(texts, found, strict=True)
    wrong = [(text, got) for number, (text, got) in enumerate(pairs) if got != cleaned(text, ("en", "de")[number % 2])]
    assert [(ascii(text), ascii(got), ascii(cleaned(text))) for text, got in wrong[:5]] == []
