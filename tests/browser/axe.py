"""axe-core in a page: every rule that it has by default, and the stricter contrast of WCAG AAA."""

from collections.abc import Iterator
from typing import Any

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

# Passes are asked for one element each: a page that axe could not read has none.
_RUN = """() => axe.run(document, {
  rules: {"color-contrast-enhanced": {enabled: true}},
  resultTypes: ["violations"],
})"""
_READ = {"color-contrast", "color-contrast-enhanced", "document-title", "html-has-lang"}


def findings(page: Page) -> list[str]:
    """What axe objects to, a line for each element."""
    page.evaluate(AXE_SCRIPT)
    results = page.evaluate(_RUN)
    assert {rule["id"] for rule in results["passes"]} >= _READ - {rule["id"] for rule in results["violations"]}
    return list(_lines(results["violations"]))


def _lines(rules: list[dict[str, Any]]) -> Iterator[str]:
    for rule in rules:
        for node in rule["nodes"]:
            reasons = [reason["message"] for kind in ("any", "all", "none") for reason in node[kind]]
            yield f"{rule['id']} at {node['target']}: {node['html'][:150]} ({'; '.join(reasons)[:300]})"
