"""What a script for other people's pages costs and does: ours, and wikipedia-preview, on the same page.

    .venv/bin/python benchmarks/embedding.py [--version 1.12.4]

Fetches the package with `npm pack` (Node is needed for nothing else), shows both scripts the same page in Chromium
(`CHROMIUM`, or what `scripts/browser.sh` finds), without a policy and under a strict one, and prints a table.
Nothing is asked of Wikipedia: its answers are made up here. Passes or fails on nothing.
"""

import argparse
import gzip
import json
import os
import subprocess
import tarfile
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page, Route, sync_playwright

from dictionary.exports import terms_script

PROJECT = Path(__file__).resolve().parent.parent
HOST, WORDS = "https://host.example/", "https://words.example/"
_POLICY = (
    "default-src 'none'; script-src 'self' {data}; style-src 'self'; connect-src 'self' {data}; "
    "require-trusted-types-for 'script'; trusted-types 'none'"
)
_WATCH = """window.violations = [];
document.addEventListener("securitypolicyviolation", (event) => violations.push(event.effectiveDirective));"""
_PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8">{policy}<title>A page</title>
<script src="watch.js"></script>{head}</head>
<body><main><h1>A page</h1><p>Find a {link} early.</p></main>{end}</body></html>"""
_TEXT = "A mentor is a person with experience who listens and gives honest advice."


@dataclass(frozen=True)
class Contender:
    """A script, what a page must hold for it, and what answers it gets."""

    name: str
    files: Mapping[str, bytes]
    """Address → content of all that readers load for it, before any answer."""
    head: str
    link: str
    end: str
    data: str
    """The host that a policy has to name, so that the script may ask for what it shows."""
    answer: bytes


def main() -> None:
    """Measure both and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--version", default="1.12.4", help="of wikipedia-preview")
    version = parser.parse_args().version
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        contenders = (ours(), wikipedia_preview(version, Path(folder)))
        browser = playwright.chromium.launch(executable_path=_chromium(), args=["--no-sandbox", "--disable-gpu"])
        print("| | bytes, gzipped | opens by pointer | by keyboard", end=" | ")
        print("under the policy: by pointer | by keyboard | violations |")
        print("|---|--:|---|---|---|---|--:|")
        for contender in contenders:
            print(f"| {' | '.join((contender.name, _bytes(contender), *_row(browser, contender)))} |")
        browser.close()


def ours() -> Contender:
    """terms.js with the card of one entry."""
    answer = {"result": {"headword": "mentor", "definition": _TEXT, "language": "en", "name": "Words"}}
    return Contender(
        name=f"terms.js {terms_script.newest()}",
        files={f"{WORDS}{terms_script.MOVING}": terms_script.releases()[terms_script.newest()]},
        head=f'<script defer src="{WORDS}{terms_script.MOVING}"></script>',
        link=f'<a href="{WORDS}dictionary/mentor/">mentor</a>',
        end="",
        data=WORDS.rstrip("/"),
        answer=json.dumps(answer).encode(),
    )


def wikipedia_preview(version: str, folder: Path) -> Contender:
    """The package as npm has it, with the call that its guide asks for in a file of its own."""
    subprocess.run(
        ["npm", "pack", "--silent", f"wikipedia-preview@{version}"], cwd=folder, check=True, capture_output=True
    )
    (archive,) = folder.glob("*.tgz")
    with tarfile.open(archive) as package:
        package.extractall(folder, filter="data")
    built = folder / "package" / "dist"
    summary = {
        "title": "Mentorship",
        "titles": dict.fromkeys(("canonical", "normalized", "display"), "Mentorship"),
        "pageid": 1,
        "lang": "en",
        "extract_html": f"<p>{_TEXT}</p>",
        "extract": _TEXT,
        "dir": "ltr",
        "type": "standard",
        "content_urls": {"desktop": {"page": "https://en.wikipedia.org/wiki/Mentorship"}},
        "items": [],
    }
    return Contender(
        name=f"wikipedia-preview {version}",
        files={
            f"{HOST}wikipedia-preview.js": (built / "wikipedia-preview.umd.cjs").read_bytes(),
            f"{HOST}wikipedia-preview.css": (built / "wikipedia-preview.css").read_bytes(),
        },
        head='<link rel="stylesheet" href="wikipedia-preview.css">',
        link=(
            '<a href="https://en.wikipedia.org/wiki/Mentorship" data-wikipedia-preview '
            'data-wp-title="Mentorship">mentor</a>'
        ),
        end='<script src="wikipedia-preview.js"></script><script src="start.js"></script>',
        data="https://en.wikipedia.org",
        answer=json.dumps(summary).encode(),
    )


def _chromium() -> str:
    if path := os.environ.get("CHROMIUM"):
        return path
    return subprocess.run(
        [PROJECT / "scripts" / "browser.sh"], check=True, text=True, capture_output=True
    ).stdout.strip()


def _bytes(contender: Contender) -> str:
    sizes = [f"{len(gzip.compress(content, 9, mtime=0)):,}" for content in contender.files.values()]
    return " + ".join(sizes)


def _row(browser: Browser, contender: Contender) -> list[str]:
    row = []
    for policy in ("", _POLICY.format(data=contender.data)):
        violations: list[str] = []
        for way in ("pointer", "keyboard"):
            page = _open(browser, contender, policy)
            if way == "pointer":
                page.locator("main a").hover()
            else:
                page.keyboard.press("Tab")
            page.wait_for_timeout(2000)
            row.append("yes" if _shows(page) else "no")
            violations += page.evaluate("violations")
            page.context.close()
    counted = {kind: violations.count(kind) for kind in sorted(set(violations))}
    return [*row, f"{len(violations)} ({', '.join(f'{kind}: {n}' for kind, n in counted.items())})" if counted else "0"]


def _open(browser: Browser, contender: Contender, policy: str) -> Page:
    meta = f'<meta http-equiv="Content-Security-Policy" content="{policy}">' if policy else ""
    body = _PAGE.format(policy=meta, head=contender.head, link=contender.link, end=contender.end)
    own = {
        HOST: body.encode(),
        f"{HOST}watch.js": _WATCH.encode(),
        f"{HOST}start.js": b"wikipediaPreview.init({});",
        **contender.files,
    }

    def answer(route: Route) -> None:
        url = route.request.url
        kind = {"js": "text/javascript", "css": "text/css"}.get(url.rpartition(".")[2], "text/html")
        if url in own:
            route.fulfill(body=own[url], content_type=kind)
        else:
            headers = {"Access-Control-Allow-Origin": "*"}
            route.fulfill(body=contender.answer, content_type="application/json", headers=headers)

    page = browser.new_page()
    page.route("**/*", answer)
    page.goto(HOST)
    page.wait_for_timeout(500)
    return page


def _shows(page: Page) -> bool:
    """Whether the text can be read now, in a shadow tree too."""
    return any(each.is_visible() for each in page.get_by_text("gives honest advice").all())


if __name__ == "__main__":
    main()
