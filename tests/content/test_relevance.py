"""What the dictionary that is checked out answers: to look-ups (`relevance.yml`) and searches (`relevance_texts.yml`).

A query whose entries this dictionary does not have is left out. Every third query of each kind was set aside and not
looked at while the engine was tuned; both parts have to reach the same.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
import yaml
from playwright.sync_api import Browser, Page

from builds import Built
from crawl import site_url
from serving import served
from visiting import Visitor, visitor_of

pytestmark = pytest.mark.browser

KINDS: dict[str, dict[Any, Any]] = yaml.safe_load(Path(__file__).with_name("relevance.yml").read_text("utf-8"))
SEARCHES: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("relevance_texts.yml").read_text("utf-8"))
FIRST, WITHIN_THREE = 0.97, 1.0
SEARCHED_WITHIN_THREE = 0.9
_ASK = """async ([root, texts]) => {
  const { answers, prepared } = await import(`${root}assets/names.js`);
  const index = prepared((await (await fetch(`${root}api/v1/names.json`)).json()).result);
  return texts.map((text) => answers(index, text).map(({ entry }) => entry.id));
}"""

_SEARCH = """async ([root, texts]) => {
  const { Texts } = await import(`${root}assets/texts-files.js`);
  const files = new Texts(`${root}api/v1/texts.json`);
  const found = [];
  for (const text of texts) {
    const { answers } = await (await files.search(text)).next(10);
    found.push(answers.map(({ text: { path } }) => path));
  }
  return found;
}"""


@pytest.fixture
def visit(browser: Browser, checkout: Built, idle_pages: list[Page]) -> Iterator[Visitor]:
    with served(checkout.site, urlsplit(site_url(checkout)).path) as url:
        yield from visitor_of(browser, url, idle_pages)


def queries(slugs: set[str]) -> list[tuple[str, str, list[str], bool]]:
    """Kind, what is typed, what is right, whether it was set aside."""
    found = []
    for kind, pairs in KINDS.items():
        for number, (typed, expected) in enumerate(pairs.items()):
            right = [expected] if isinstance(expected, str) else list(expected)
            if slugs.issuperset(right):
                found.append((kind, str(typed), right, number % 3 == 2))
    return found


def is_right(kind: str, right: list[str], got: list[str], most: int) -> bool:
    if kind == "comparisons":  # both, in either order
        return set(right) <= set(got[: max(2, most)])
    return bool(set(right) & set(got[:most]))


def test_the_right_entry_comes_first(visit: Visitor, checkout: Built) -> None:
    asked = queries(set(checkout.slugs))
    if (checkout.site / "api/v1/names").is_dir():
        pytest.skip("a dictionary whose names come in parts is not asked as a whole")
    answers = visit().evaluate(_ASK, [visit.url, [typed for _, typed, _, _ in asked]])
    for is_aside in (False, True):
        part = [(*query, got) for query, got in zip(asked, answers, strict=True) if query[3] is is_aside]
        wrong = [(kind, typed, got[:3]) for kind, typed, right, _, got in part if not is_right(kind, right, got, 1)]
        far = [typed for kind, typed, right, _, got in part if not is_right(kind, right, got, 3)]
        assert len(wrong) <= (1 - FIRST) * len(part), json.dumps(wrong, ensure_ascii=False, indent=1)
        assert len(far) <= (1 - WITHIN_THREE) * len(part), far


def test_a_search_finds_the_right_passages(visit: Visitor, checkout: Built) -> None:
    asked = []
    for typed, expected in SEARCHES.items():
        right = [expected] if isinstance(expected, str) else expected
        if set(checkout.slugs).issuperset(right):
            asked.append((typed, right))
    answers = visit().evaluate(_SEARCH, [visit.url, [typed for typed, _ in asked]])
    wrong = [
        (typed, paths[:3])
        for (typed, right), paths in zip(asked, answers, strict=True)
        if not {path.rstrip("/").removesuffix(".html").split("/")[-1] for path in paths[:3]} & set(right)
    ]
    assert len(wrong) <= (1 - SEARCHED_WITHIN_THREE) * len(asked), json.dumps(wrong, indent=1)
