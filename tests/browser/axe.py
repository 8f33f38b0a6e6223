"""axe-core in a page: every rule that it has by default, and the stricter contrast of WCAG AAA."""

from collections.abc import Iterator
from typing import Any

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

SCHEMES = {"light": "default", "dark": "slate"}
"""What a reader's system asks for → what the theme calls it."""
WIDTHS = (390, 1280)

# The contrast of AAA in place of that of AA: what passes the one passes the other.
# Passes are asked for one element each: a page that axe could not read has none.
_RUN = """() => axe.run(document, {
  rules: {"color-contrast": {enabled: false}, "color-contrast-enhanced": {enabled: true}},
  resultTypes: ["violations"],
})"""
_READ = {"color-contrast-enhanced", "document-title", "html-has-lang"}


def findings(page: Page) -> list[str]:
    """What axe objects to, a line for each element."""
    if not page.evaluate("() => 'axe' in window"):
        page.add_script_tag(content=AXE_SCRIPT)
    results = page.evaluate(_RUN)
    assert {rule["id"] for rule in results["passes"]} >= _READ - {rule["id"] for rule in results["violations"]}
    return list(_lines(results["violations"]))


def findings_everywhere(page: Page) -> list[str]:
    """The same in both schemes, on a phone and on a large screen."""
    found = []
    for scheme in SCHEMES:
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        if page.locator("[data-md-color-scheme]").count():
            page.locator(f":root[data-md-color-scheme={SCHEMES[scheme]}]").wait_for()
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            found += [f"{scheme} at {width}: {finding}" for finding in findings(page)]
    return found


def _lines(rules: list[dict[str, Any]]) -> Iterator[str]:
    for rule in rules:
        for node in rule["nodes"]:
            reasons = [reason["message"] for kind in ("any", "all", "none") for reason in node[kind]]
            yield f"{rule['id']} at {node['target']}: {node['html'][:150]} ({'; '.join(reasons)[:300]})"
