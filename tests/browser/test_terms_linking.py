"""`terms.js` links plain text as the site itself does: the golden cases of the linker, by the published script."""

import json
import re
from collections.abc import Iterator, Mapping
from itertools import groupby
from random import Random
from typing import Any
from urllib.parse import urlsplit

import pytest
import yaml
from markdown import Markdown
from playwright.sync_api import Browser, Page, Route

from dictionary.exports import terms_script
from dictionary.exports.labels import labels
from dictionary.linking.mentions import find_mentions
from linking_cases import FOLDER, Case, cases

HOST = "https://host.example/"
SITE = "https://dictionary.example"
_LINK = """async ({ site, text, linked }) => {
  const root = `${site}/`;
  delete document[root];
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
  const all = JSON.parse(files); // which keeps a label like __proto__
  window.fetch = async (address) => ({ json: async () => all[new URL(address).pathname.split("/")[1]] });
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
    page.evaluate(_ANSWER_AT_ONCE, json.dumps(files))
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
            "({ file, texts }) => texts.map(linker(JSON.parse(file)))",
            {"file": json.dumps(file_of(found)), "texts": texts},
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


# ---- Finished pages ------------------------------------------------------------------------------

UNMET: dict[str, str] = yaml.safe_load((FOLDER.parent / "terms_unmet.yml").read_text("utf-8")) or {}
"""Cases of Markdown whose finished page is linked otherwise, each with the reason."""
_LINK_HTML = """async ({ site, html, linked }) => {
  const root = `${site}/`;
  delete document[root];
  document.body.innerHTML = linked.map((slug) => `<a href="${root}dictionary/${slug}/"></a>`).join("");
  const part = document.body.appendChild(document.createElement("div"));
  part.id = "text";
  part.innerHTML = html;
  const before = part.textContent;
  const had = new Set(part.querySelectorAll("a"));
  const script = document.createElement("script");
  script.src = `${root}v1/terms.js`;
  script.dataset.autolink = "#text";
  const loaded = new Promise((resolve) => script.addEventListener("load", resolve));
  document.body.append(script);
  await loaded;
  await new Promise((resolve) => setTimeout(resolve));
  const links = [...part.querySelectorAll("a")].filter(({ href }) => href.startsWith(`${root}dictionary/`));
  return {
    links: links.map((link) => `${link.textContent.trim().replace(/\\s+/g, " ")} -> ${link.href.split("/").at(-2)}`),
    isSame: part.textContent === before,
  };
}"""
MARKDOWN = [case for case in cases("markdown") if "[[" not in case.data["markdown"]]
"""Without double brackets, which mean nothing on pages of others."""


def test_what_the_linker_finds_in_markdown_the_script_finds_in_the_page_that_is_made_of_it(page: Page) -> None:
    names = {case.id.partition(":")[0]: case for case in MARKDOWN}
    files = {name: file_of([case]) for name, case in names.items()}
    page.evaluate(_ANSWER_AT_ONCE, json.dumps(files))
    wrong = {}
    for case in MARKDOWN:
        site = f"{SITE}/{case.id.partition(':')[0]}"
        html = Markdown(extensions=["tables", "fenced_code", *case.data.get("extensions", [])]).convert(
            case.data["markdown"]
        )
        html = re.sub(r'"(?:\.\.|)/dictionary/([\w-]+)\.md', rf'"{site}/dictionary/\1/', html)
        linked = [case.data["own"]] if "own" in case.data else []
        found = page.evaluate(_LINK_HTML, {"site": site, "html": html, "linked": linked})
        assert found["isSame"]
        expected = [" ".join(link.split()) for link in case.data["links"]]
        if found["links"] != expected:
            wrong[case.id] = (found["links"], expected, html)
    assert wrong.keys() == UNMET.keys(), {id: each for id, each in wrong.items() if id not in UNMET}
