"""The rules of style that run while one types find what those in Python find, in the same words."""

from pathlib import Path
from typing import Any

import yaml

from visiting import Visitor

_FOLDER = Path(__file__).parent.parent / "cases"
CASES: list[dict[str, Any]] = yaml.safe_load((_FOLDER / "live_checks.yml").read_text(encoding="utf-8"))
ERRORS: list[dict[str, Any]] = yaml.safe_load((_FOLDER / "live_errors.yml").read_text(encoding="utf-8"))
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


def test_all_cases_at_once(visit: Visitor) -> None:
    page = visit("contribute/")
    found = page.evaluate(_RUN, {"root": visit.url, "cases": CASES})
    wrong = [
        (case["fields"], sorted(said), sorted(case["finds"]))
        for case, said in zip(CASES, found, strict=True)
        if sorted(said) != sorted(case["finds"])
    ]
    assert wrong == []
