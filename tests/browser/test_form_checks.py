"""The rules of style that run while one types find what those in Python find, in the same words."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from visiting import Visitor

_FOLDER = Path(__file__).parent.parent / "cases"
CASES: list[dict[str, Any]] = yaml.safe_load((_FOLDER / "live_checks.yml").read_text(encoding="utf-8"))
ERRORS: list[dict[str, Any]] = yaml.safe_load((_FOLDER / "live_errors.yml").read_text(encoding="utf-8"))
STRAYS: list[tuple[str, str]] = yaml.safe_load((_FOLDER / "stray_signs.yml").read_text(encoding="utf-8"))
NEAR: list[tuple[str, list[str], list[str]]] = yaml.safe_load((_FOLDER / "near_words.yml").read_text(encoding="utf-8"))
_SIMILAR = """async ({ root, cases }) => {
  const { Catalog } = await import(`${root}assets/contribute-catalog.js`);
  const { fold } = await import(`${root}assets/fold.js`);
  return cases.map(([typed, names]) => {
    const entryOf = (name) => ({ id: name, headword: name, names: [name], labels: [fold(name)] });
    const entries = names.map(String).map(entryOf);
    return new Catalog(entries, new URL(root)).similar(typed).map(({ id }) => id);
  });
}"""
_RUN = """async ({ root, cases }) => {
  const { findings } = await import(`${root}assets/contribute-checks.js`);
  const data = (await (await fetch(`${root}api/v1/form.json`)).json()).result;
  const numbered = Object.entries(data.rules);
  const withLevels = (strict) => Object.fromEntries(numbered.map(([name, rule]) => {
    const levels = Object.fromEntries(["published", "stub", "retired"].map((status) => {
      const isOff = rule[status] === "off";
      return [status, isOff ? "off" : strict && status === "published" ? "error" : "advice"];
    }));
    return [name, { ...rule, ...levels }];
  }));
  const asRecords = (list) => list?.map((item) => (typeof item === "string" ? { text: item } : item));
  return cases.map(({ fields, strict }) => {
    const values = { ...fields, aliases: asRecords(fields.aliases) ?? [], covers: asRecords(fields.covers) ?? [] };
    const found = findings(values, { ...data, rules: withLevels(strict) }).filter(({ code }) => code);
    return found.map(({ field, name, level, message }) => `${field} ${name} ${level}: ${message}`);
  });
}"""
_FAULTS = """async ({ root, cases, names }) => {
  const { findings } = await import(`${root}assets/contribute-checks.js`);
  const { Catalog } = await import(`${root}assets/contribute-catalog.js`);
  const data = (await (await fetch(`${root}api/v1/form.json`)).json()).result;
  const catalog = await Catalog.from(`${root}api/v1/lookup.json`, new URL(root));
  const asRecords = (list) => list?.map((item) => (typeof item === "string" ? { text: item } : item));
  return cases.map(({ fields: { slug = "", ...fields } }) => {
    const values = { ...fields, aliases: asRecords(fields.aliases) ?? [], covers: asRecords(fields.covers) ?? [] };
    const found = findings(values, data, { catalog, slug });
    return found.filter(({ name }) => names.includes(name)).map(({ field, name }) => `${field} ${name}`);
  });
}"""


def test_what_is_surely_wrong(visit: Visitor) -> None:
    page = visit("contribute/")
    names = sorted({find.split()[1] for case in ERRORS for find in case["finds"]})
    found = page.evaluate(_FAULTS, {"root": visit.url, "cases": ERRORS, "names": names})
    wrong = [
        (case["fields"], sorted(said), sorted(case["finds"]))
        for case, said in zip(ERRORS, found, strict=True)
        if sorted(said) != sorted(case["finds"])
    ]
    assert wrong == []


@pytest.mark.parametrize(
    ("headword", "finds"),
    [
        ("tutor", []),
        ("mentor", ["word-explained"]),
        ("mentors", ["word-explained"]),
        ("Hiring managers", ["word-explained"]),
        ("networker", []),
        ("Job Offers", ["word-explained"]),
        ("面试", ["word-without-address"]),
        ("面试 (mianshi)", ["word-without-address"]),
        ("наставник", ["word-without-address"]),
        ("con", ["word-without-address"]),
        ("a" * 101, ["word-too-long"]),
        ("A mentor is somebody who has done more than you have. " * 3, ["word-too-long"]),
        ("Łódź résumé ﬁt", []),
        ("☕", ["label-without-letters"]),
        ("C#", ["word-explained"]),
        ("C!", []),
        ("C", []),
        ("401(k)", []),
        ("!!!", ["word-without-letters"]),
        ("&", ["label-without-letters"]),
        ("+", ["label-without-letters"]),
        ("<>", ["word-without-letters"]),
        ("-", ["word-without-letters"]),
        ("—", ["word-without-letters"]),
        ("https://example.org/mentor", ["word-is-address"]),
        ("www.example.org", ["word-is-address"]),
        ("ada@example.org", ["word-is-contact"]),
        ("+1 (555) 123-4567", ["word-is-contact"]),
        ("0170/1234567", ["word-is-contact"]),
        ("24/7", []),
        ("9001:2015", []),
        ("a @ b", []),
    ],
)
def test_what_a_new_word_cannot_be(headword: str, finds: list[str], visit: Visitor) -> None:
    page = visit("contribute/")
    names = [
        "word-explained",
        "word-without-address",
        "word-without-letters",
        "word-is-address",
        "word-is-contact",
        "word-too-long",
        "definition-markup",
        "label-without-letters",
    ]
    cases = [{"fields": {"headword": headword}}]
    (found,) = page.evaluate(_FAULTS, {"root": visit.url, "cases": cases, "names": names})
    assert sorted(found) == [f"headword {name}" for name in finds]


def test_which_names_may_be_meant(visit: Visitor) -> None:
    page = visit("contribute/")
    found = page.evaluate(_SIMILAR, {"root": visit.url, "cases": NEAR})
    assert [(typed, offered) for (typed, *_), offered in zip(NEAR, found, strict=True)] == [
        (typed, offered) for typed, _, offered in NEAR
    ]


def test_a_name_is_only_a_name_and_a_text_no_book(visit: Visitor) -> None:
    page = visit("contribute/")
    wrong = ["[Ada](https://x.example)", "ada@x.example", "www.x.example", "<b>Ada</b>", "A" * 501, "Ada 0170/12 34 56"]
    wrong += ["[[mentor]]", "**Ada**", "`Ada`", "x.example/in/ada"]
    cases = [{"fields": {"headword": "tutor", "contributors": [name]}} for name in ("Ada L.", "Class of 2019", *wrong)]
    cases += [{"fields": {"headword": "tutor", "contributors": [name]}} for name in ("☕", "—", "艾达")]
    cases.append({"fields": {"headword": "tutor", "explanation": "A tutor may cost you. " * 3000}})
    names = ["name-alone", "name-without-letters", "text-too-long"]
    found = page.evaluate(_FAULTS, {"root": visit.url, "cases": cases, "names": names})
    bare = [["contributors name-without-letters"]] * 2
    assert found == [
        [],
        [],
        *[["contributors name-alone"]] * len(wrong),
        *bare,
        [],
        ["explanation text-too-long"],
    ]


def test_what_cannot_be_a_former_address(visit: Visitor) -> None:
    page = visit("contribute/")
    right = ["old-name", "old_name", "folder/old/", "old.html", "r%C3%A9sum%C3%A9", "Old-Name"]
    wrong = ["https://example.org/old", "/old", "old?x", "old#y", "a//b", "a:b", ".", "index", 'a"b', " /x"]
    cases = [{"fields": {"headword": "tutor", "redirect_from": [each]}} for each in (*right, *wrong)]
    found = page.evaluate(_FAULTS, {"root": visit.url, "cases": cases, "names": ["former-address"]})
    told = [each for each, said in zip((*right, *wrong), found, strict=True) if said]
    assert told == wrong


def test_all_cases_at_once(visit: Visitor) -> None:
    page = visit("contribute/")
    found = page.evaluate(_RUN, {"root": visit.url, "cases": CASES})
    wrong = [
        (case["fields"], sorted(said), sorted(case["finds"]))
        for case, said in zip(CASES, found, strict=True)
        if sorted(said) != sorted(case["finds"])
    ]
    assert wrong == []


def test_what_is_left_of_texts_with_signs_at_their_ends(visit: Visitor) -> None:
    page = visit("contribute/")
    script = """async ({ root, cases }) => {
      const { withoutStrays } = await import(`${root}assets/contribute-strays.js`);
      return cases.map(([text]) => [text, withoutStrays(text)]);
    }"""
    assert page.evaluate(script, {"root": visit.url, "cases": STRAYS}) == [list(case) for case in STRAYS]
