"""The form of the page and the bot that reads what it sends, one after the other.

For every second entry of the first dictionary and every field: the field is filled in in Chromium, what the form would
send on each way (address of the host's form, letter, copied text) is read, parsed as the bot does, and written to the
file; the other entries are sent whole, as new ones.
"""

from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page

from builds import FIRST_DICTIONARY
from dictionary.contributing.entry_text import canonical
from dictionary.contributing.field_texts import text_of
from dictionary.contributing.forms import Form
from dictionary.contributing.issue_body import body_of, form_of, read_body
from dictionary.contributing.proposal import changed_file, changes_of, values_of
from dictionary.model.entry import Entry
from forms import READY
from suggesting import FIELDS, Chain
from visiting import Visitor

CHAIN = Chain(FIRST_DICTIONARY)
NAME = "Kim O'Neill-Şahin"
_SEND = """async (steps) => {
  const form = document.querySelector("[data-contribute]");
  const leave = (name, text) => {
    const box = form.elements.namedItem(name);
    const before = box.value;
    box.value = box.tagName === "INPUT" ? text.replaceAll("\\n", ", ") : text;
    box.dispatchEvent(new FocusEvent("focusout", { bubbles: true }));
    return before;
  };
  const address = (name) => form.querySelector(`[data-${name}]`)?.href ?? "";
  const sent = [];
  for (const { texts, stays } of steps) {
    const before = Object.entries(texts).map(([name, text]) => [name, leave(name, text)]);
    const text = form.querySelector("[data-text]").textContent;
    sent.push({ host: address("continue"), mail: address("mail"), text });
    if (!stays) {
      before.forEach(([name, value]) => leave(name, value));
    }
  }
  return sent;
}"""


def sent_by(page: Page, steps: list[Mapping[str, str]], stays: bool = False) -> list[dict[str, str]]:
    found: list[dict[str, str]] = page.evaluate(_SEND, [{"texts": dict(texts), "stays": stays} for texts in steps])
    return found


def bodies(form: Form, sent: Mapping[str, str]) -> dict[str, str]:
    """What arrives on each way: the body of an issue. An address or a letter that was too long asks for the copy."""
    query = parse_qs(urlsplit(sent["host"]).query, keep_blank_values=True)
    if "return_to" in query:
        query = parse_qs(urlsplit(query["return_to"][0]).query, keep_blank_values=True)
    fields = {id: texts[0] for id, texts in query.items() if id not in ("title", "template")}
    found = {"copy": sent["text"]}
    found["host"] = body_of(form, fields, CHAIN.forms[form])
    letter = parse_qs(urlsplit(sent["mail"]).query, keep_blank_values=True) if sent["mail"] else {}
    found["mail"] = letter["body"][0] if letter else sent["text"]
    return {way: body for way, body in found.items() if form_of(body, CHAIN.forms) == form}


def file_from(body: str, form: Form, entry: Entry | None) -> str:
    """The file that the bot would write; whoever sent it is told nothing."""
    body = body.replace("\n", "\r\n")
    assert form_of(body, CHAIN.forms) == form
    texts = read_body(body, CHAIN.forms[form]).texts
    changes = changes_of(texts, CHAIN.forms[form], entry, CHAIN.regions, CHAIN.language)
    assert not changes.complaints, changes.complaints
    if entry is None:
        return canonical(values_of(changes.texts, CHAIN.regions))
    source = CHAIN.files.entries[entry.path].decode()
    return changed_file(source, entry, changes.texts, CHAIN.regions)[0]


def is_whole(sent: Mapping[str, str], body: str) -> bool:
    return body.replace("\n", "") == sent["text"].replace("\n", "")


@pytest.mark.parametrize("slug", CHAIN.slugs[::2])
def test_a_change_of_any_field_arrives(slug: str, visit: Visitor) -> None:
    entry = CHAIN.dictionary.entries[slug]
    page = visit(f"contribute/?entry={slug}")
    page.locator(READY).wait_for()
    wanted: list[tuple[str, Any]] = []
    for field in FIELDS:
        value = CHAIN.other_value(entry, field)
        can_be_sent = page.locator(f"[data-contribute] [name={field}]").count() and field != "contributors"
        if can_be_sent and value is not None and value != getattr(entry, field):
            wanted.append((field, value))
    steps = [{field: text_of(field, value, CHAIN.regions)} for field, value in wanted]
    ways = 0
    for (field, value), sent in zip(wanted, sent_by(page, steps), strict=True):
        for way, body in bodies("suggest-change", sent).items():
            if way != "copy" and not is_whole(sent, body):
                continue  # too long for an address
            found = CHAIN.loaded(entry.path, file_from(body, "suggest-change", entry))
            assert getattr(found, field) == value, (field, way)
            assert [f for f in FIELDS if getattr(found, f) != getattr(entry, f)] == [field], way
            ways += 1
    assert ways > len(wanted) > 12


def test_a_name_is_added_to_those_of_others(visit: Visitor) -> None:
    page = visit("contribute/?entry=mentor")
    page.locator(READY).wait_for()
    entry = CHAIN.dictionary.entries["mentor"]
    (sent,) = sent_by(page, [{"definition": "A mentor is somebody who helps you to learn.", "contributors": NAME}])
    for body in bodies("suggest-change", sent).values():
        found = CHAIN.loaded(entry.path, file_from(body, "suggest-change", entry))
        assert found.contributors == (*entry.contributors, NAME)


@pytest.mark.parametrize("slug", CHAIN.slugs[1::2])
def test_a_whole_entry_arrives(slug: str, visit: Visitor) -> None:
    entry = CHAIN.dictionary.entries[slug]
    page = visit("contribute/")
    page.locator(READY).wait_for()
    boxes = set(page.locator("[data-contribute] [name]").evaluate_all("boxes => boxes.map((box) => box.name)"))
    texts = {field: text for field, text in CHAIN.texts(entry).items() if field in boxes}
    (sent,) = sent_by(page, [texts], stays=True)
    expected = {field: getattr(entry, field) for field in FIELDS if field in texts}
    for way, body in bodies("new-entry", sent).items():
        if way == "copy" or is_whole(sent, body):
            found = CHAIN.loaded(entry.path, file_from(body, "new-entry", None))
            assert {field: getattr(found, field) for field in expected} == expected, way
