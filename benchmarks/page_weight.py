"""What a page weighs for somebody who has never been on the site: `page_weight.py SITE [PATH …]`, of a finished site.

Counted, in kB by `gzip -9`: the page, and what it names or imports of the site itself (styles, scripts, the icon).
What is asked for only when somebody types or points is left out. So is what the worker of `offline: kept` fetches when
the page is there and the browser has nothing to do: a line of its own says it.
"""

import argparse
import gzip
import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urlsplit

USUAL = ("", "dictionary/", "dictionary/informational-interview/", "articles/", "topics/")
_FIRST = re.compile(r"^const FIRST = (.+);$", re.MULTILINE)
_IMPORTS = re.compile(r"""(?:from|import)\s*["'](\.[^"']+)["']""")


class _Named(HTMLParser):
    """Addresses of what a page loads by itself."""

    def __init__(self) -> None:
        super().__init__()
        self.addresses: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "script" and given.get("src"):
            self.addresses.append(given["src"] or "")
        if tag == "link" and {"stylesheet", "icon", "preload", "modulepreload"} & set((given.get("rel") or "").split()):
            self.addresses.append(given.get("href") or "")


def loaded(page: Path) -> Iterator[Path]:
    """The page and all that it loads, each file once."""
    reader = _Named()
    reader.feed(page.read_text("utf-8"))
    waiting = [page, *(page.parent / urlsplit(address).path for address in reader.addresses)]
    seen: set[Path] = set()
    while waiting:
        file = waiting.pop(0).resolve()
        if file in seen or not file.is_file():
            continue
        seen.add(file)
        yield file
        if file.suffix == ".js":
            waiting += [file.parent / name for name in imported(file.read_text("utf-8"))]


def imported(script: str) -> list[str]:
    """Names of the scripts beside it that a script begins with."""
    return [address.removeprefix("./") for address in _IMPORTS.findall(script)]


def weight(files: Iterator[Path], kind: str) -> float:
    return sum(len(gzip.compress(file.read_bytes(), 9)) for file in files if file.suffix == kind or not kind) / 1000


def fetched_later(site: Path) -> float:
    """What the worker fetches once, after a first visit; the page that was opened it asks for again."""
    worker = site / "worker.js"
    named = _FIRST.search(worker.read_text("utf-8")) if worker.is_file() else None
    paths = json.loads(named[1]) if named else []
    files = [site / path / "index.html" if (site / path).is_dir() else site / path for path in paths]
    return weight(iter([worker, *files]), "") if named else 0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site", type=Path)
    parser.add_argument("paths", nargs="*", default=USUAL)
    given = parser.parse_args()
    print("| page | HTML | styles | scripts | all, kB |\n|---|--:|--:|--:|--:|")
    for path in given.paths:
        files = list(loaded(given.site / path / "index.html"))
        row = [f"{weight(iter(files), kind):.1f}" for kind in (".html", ".css", ".js", "")]
        print(f"| {path or 'home'} | {' | '.join(row)} |")
    if later := fetched_later(given.site):
        print(f"\nFetched later by the worker, once: {later:.1f} kB.")


if __name__ == "__main__":
    main()
