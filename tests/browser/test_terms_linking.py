"""`terms.js` links plain text as the site itself does: the golden cases of the linker, by the published script."""

import json
from collections.abc import Iterator, Mapping
from itertools import groupby
from random import Random
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, Route

from dictionary.exports import terms_script
from dictionary.exports.labels import labels
from dictionary.linking.mentions import find_mentions
from linking_cases import Case, cases

HOST = "https://host.example/"
SITE = "https://dictionary.example"
_LINK = """async ({ site, text, linked }) => {
  const root = `${site}/`;
  delete document[Symbol.for(root)];
  document.body.replaceChildren();
  for (const slug of linked) {
    const link = document.body.appendChild(document.createElement("a"));
    link.href = `${root}dictionary/${slug}/`;
  }
  const part = document.body.appendChild(document.createElement("p"));
  part.id = "text";
  part.textContent = text;
  const script = document.createElement("script");
  script.src = `${root}v1/terms.js`;
  script.dataset.autolink = "#text";
  const loaded = new Promise((resolve) => script.addEventListener("load", resolve));
  document.body.append(script);
  await loaded;
  await new Promise((resolve) => setTimeout(resolve));
  const slug = ({ href }) => href.slice(`${root}dictionary/`.length, -1);
  const marked = [...part.childNodes].map((node) =>
    node.nodeType === Node.TEXT_NODE ? node.data : `⟦${node.textContent}|${slug(node)}⟧`,
  );
  return { marked: marked.join(""), text: part.textContent };
}"""
_ANSWER_AT_ONCE = """(files) => {
  window.fetch = async (address) => ({ json: async () => files[new URL(address).pathname.split("/")[1]] });
}"""


def groups() -> Iterator[tuple[str, list[Case]]]:
    """The cases of each file."""
    for name, found in groupby(cases("marked"), key=lambda case: case.id.partition(":")[0]):
        yield name, list(found)


GROUPS = dict(groups())


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    """A page of another site; the dictionary's script can be had below every first part of an address."""
    script = terms_script.releases()[terms_script.newest()].decode()

    def answer(route: Route) -> None:
        is_script = urlsplit(route.request.url).path.endswith("/v1/terms.js")
        kind = "text/javascript" if is_script else "text/html"
        route.fulfill(content_type=f"{kind}; charset=utf-8", body=script if is_script else "<!doctype html><body>")

    context = browser.new_context()
    context.route("**/*", answer)
    page = context.new_page()
    page.goto(HOST)
    files = {name: file_of(found) for name, found in GROUPS.items()}
    page.evaluate(_ANSWER_AT_ONCE, json.loads(json.dumps(files)))
    yield page
    context.close()


def file_of(found: list[Case]) -> Mapping[str, Any]:
    file = labels(found[0].index, found[0].entries)
    file["rules"]["page_ending"] = "/"
    return file


@pytest.mark.parametrize("name", GROUPS)
def test_the_golden_cases(name: str, page: Page) -> None:
    wrong = []
    for case in GROUPS[name]:
        linked = [*case.data.get("linked", ()), *filter(None, [case.data.get("own")])]
        found = page.evaluate(_LINK, {"site": f"{SITE}/{name}", "text": case.text, "linked": linked})
        # A page knows no lone surrogates; everything else stays as it was.
        assert found["text"] == case.text
        if found["marked"] != case.data["marked"]:
            wrong.append((case.id, found["marked"], case.data["marked"]))
    assert wrong == []


# ---- Made-up texts -------------------------------------------------------------------------------

_SIGNS = (
    " |\n|\u00a0|-|\u2011|\u2013|\u2014|'|’|s|'s|.|. |, |/|(|)|\"|“|#|@|:|://|www.|\u00ad|\u200b|\u200d|\u0301|_|*|é|"
    "日本|語|の|😀|𝒳|1|¹|a/b|/x|~/|C:\\|?|&|Ｍ|ก|เ"
).split("|")


def text_of(random: Random, found: list[Case]) -> str:
    """Words of the cases of a file, with signs between them that matter to labels."""
    words = [word for case in found for word in case.text.split()]
    pieces = []
    for _ in range(random.randint(1, 14)):
        pieces.append(random.choice(words) if random.random() < 0.7 else "")
        pieces.append(" " if random.random() < 0.6 else random.choice(_SIGNS))
    return "".join(pieces)


def in_browser(text: str, place: int) -> int:
    """A place in a text as JavaScript counts: characters beyond the first plane are two."""
    return len(text[:place].encode("utf-16-le")) // 2


def test_made_up_texts(page: Page) -> None:
    random = Random(11)
    source = (terms_script.FOLDER / "linker.js").read_text("utf-8")
    page.evaluate(f"() => {{ {source}; window.linker = linker; }}")
    wrong = []
    for name, found in GROUPS.items():
        texts = [text_of(random, found) for _ in range(30)]
        said = page.evaluate(
            "({ file, texts }) => { const mentions = linker(file); return texts.map(mentions); }",
            {"file": json.loads(json.dumps(file_of(found))), "texts": texts},
        )
        for text, mentions in zip(texts, said, strict=True):
            expected = [
                [in_browser(text, mention.start), in_browser(text, mention.end), mention.target]
                for mention in find_mentions(text, found[0].index)
                if mention.target
            ]
            if expected != [mention for mention in mentions if mention[2]]:
                wrong.append((name, text, expected, mentions))
    assert wrong == []
